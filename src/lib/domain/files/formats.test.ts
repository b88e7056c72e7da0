import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { dbfOf, GPX, KML, latin1, shpOf, TOPOJSON, utf16, zipOf } from './brought.fixture.ts';
import { inDegrees } from './coordinates.ts';
import { uniformStream } from '../statistics/random.ts';
import { LARGEST_FILE_BYTES, openFile, textOfBytes } from './formats.ts';
import { geometryOf } from './geopackage.ts';

/** Made by GDAL's ogr2ogr: two layers in UTM, one in degrees, and a table. */
const GEOPACKAGE = new Uint8Array(
	gunzipSync(readFileSync(new URL('../../../../tests/fixtures/layers.gpkg.gz', import.meta.url)))
);
const REGION = [-94.1, 44.4, -92.7, 45.5] as const;
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function opened(name: string, bytes: Uint8Array) {
	const read = await openFile(name, bytes);
	if (!read.ok) throw new Error(read.problem.code);
	return read.value;
}

async function shapes(name: string, bytes: Uint8Array, turned = false) {
	const { kind, value, format } = await opened(name, bytes);
	if (kind !== 'shapes') throw new Error('These are shapes.');
	const degrees = await inDegrees(value, REGION, turned);
	if (!degrees.ok) throw new Error(degrees.problem.code);
	return { format, leftOut: value.leftOut, ...degrees.value };
}

async function problem(name: string, bytes: Uint8Array) {
	const read = await openFile(name, bytes);
	return read.ok ? null : read.problem;
}

describe('text of bytes', () => {
	const text = '{"name": "Ñandú, Hmong—ǁ"}';
	it.each([
		['UTF-8', bytesOf(text), 'utf-8'],
		['UTF-8 with a mark', bytesOf(`\uFEFF${text}`), 'utf-8'],
		['UTF-16', utf16(text), 'utf-16'],
		['UTF-16 of big machines', utf16(text, 'be'), 'utf-16'],
		['UTF-16 without a mark', utf16('{"name": "Nandu"}', 'le', false), 'utf-16'],
		['the same of big machines', utf16('{"name": "Nandu"}', 'be', false), 'utf-16']
	])('is read in %s', (_, bytes, encoding) => {
		const read = textOfBytes(bytes);
		expect(read.encoding).toBe(encoding);
		expect([text, '{"name": "Nandu"}']).toContain(read.text);
	});

	it('that is no UTF-8 is read as Windows writes it', () => {
		expect(textOfBytes(latin1('Caf\u00e9 5'))).toEqual({
			text: 'Caf\u00e9 5',
			encoding: 'latin-1'
		});
	});
});

const RING = [
	[-93.31, 44.99],
	[-93.31, 45],
	[-93.3, 45],
	[-93.3, 44.99],
	[-93.31, 44.99]
] as const;

/** The same corners by PROJ 9: `cs2cs EPSG:4269` to EPSG:26915, ESRI:103734 and EPSG:3857. */
const PROJECTED = [
	[
		'UTM zone 15 North, in meters',
		[475563.0083, 4981886.2656],
		[475567.2579, 4982997.1379],
		[476355.4109, 4982994.1712],
		[476351.2983, 4981883.2989]
	],
	[
		'Hennepin County coordinates, in feet',
		[518974.2021, 172526.2656],
		[518970.9017, 176172.462],
		[521557.8419, 176174.9632],
		[521561.5924, 172528.7673]
	],
	[
		'Web Mercator, in meters',
		[-10387221.6859, 5619947.3282],
		[-10387221.6859, 5621521.4862],
		[-10386108.491, 5621521.4862],
		[-10386108.491, 5619947.3282]
	]
] as const;

describe('coordinates', () => {
	it.each(PROJECTED)('in %s are found out and turned into degrees', async (name, ...corners) => {
		const ring = [...corners, corners[0]];
		const read = await shapes('a.zip', zipOf({ 'a.shp': shpOf([ring]) }));
		expect(read.system).toBe(name);
		const { coordinates } = read.shapes[0]!.geometry as { coordinates: number[][][] };
		coordinates[0]!.forEach(([x, y], at) => {
			// A ten-millionth of a degree is a centimeter.
			expect(x).toBeCloseTo(RING[at]![0], 7);
			expect(y).toBeCloseTo(RING[at]![1], 7);
		});
	});

	it.each([
		['a code', 'urn:ogc:def:crs:EPSG::26915'],
		['another code of it', 'EPSG:32615']
	])('are those that the file says by %s', async (_, name) => {
		const [, corner] = PROJECTED[0];
		const file = {
			type: 'FeatureCollection',
			crs: { type: 'name', properties: { name } },
			features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: corner } }]
		};
		const read = await shapes('a.geojson', bytesOf(JSON.stringify(file)));
		expect(read.system).toBe('UTM zone 15 North, in meters');
	});

	it('are those that the file beside a Shapefile defines', async () => {
		// As ESRI writes it for the neighboring zone: 3 degrees west of its middle line lies the region's.
		const prj =
			'PROJCS["NAD_1983_UTM_Zone_15N",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-93.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
		const [, ...corners] = PROJECTED[0];
		const ring = [...corners, corners[0]];
		const read = await shapes('a.zip', zipOf({ 'a.shp': shpOf([ring]), 'a.prj': prj }));
		expect(read.system).toBe('UTM zone 15 North, in meters');
	});

	it('that are turned say so, and are turned by a yes', async () => {
		const file = { type: 'Point', coordinates: [44.99, -93.31] };
		const { kind, value } = await opened('a.geojson', bytesOf(JSON.stringify(file)));
		if (kind !== 'shapes') throw new Error('This is a shape.');
		expect(await inDegrees(value, REGION, false)).toMatchObject({
			problem: { code: 'file-turned' }
		});
		expect(await inDegrees(value, REGION, true)).toMatchObject({
			value: { shapes: [{ geometry: { coordinates: [-93.31, 44.99] } }] }
		});
	});

	it('of nowhere that is known are named with what is', async () => {
		const file = { type: 'Point', coordinates: [9_000_000, 77] };
		const { kind, value } = await opened('a.geojson', bytesOf(JSON.stringify(file)));
		if (kind !== 'shapes') throw new Error('This is a shape.');
		expect(await inDegrees(value, REGION, false)).toMatchObject({
			problem: { code: 'file-coordinates-unknown', params: { x: 9_000_000, y: 77 } }
		});
	});
});

describe('a Shapefile in a package', () => {
	it('gives shapes with their names, and says which have none', async () => {
		const package_ = zipOf({
			'sub/wards.shp': shpOf([RING, null]),
			'sub/wards.DBF': dbfOf('NAME', ['Ca\u00f1ada', 'later']),
			'__MACOSX/._wards.shp': 'rubbish'
		});
		const read = await shapes('wards.zip', package_);
		expect(read.format).toBe('shapefile');
		expect(read.shapes).toMatchObject([
			{ number: 1, properties: { NAME: 'Ca\u00f1ada' }, geometry: { coordinates: [RING] } }
		]);
		expect(read.leftOut).toEqual([
			{ number: 2, name: 'later', problem: { code: 'feature-without-shape', params: {} } }
		]);
		expect(read.system).toBeNull();
	});

	it('may come as its main part alone, without names', async () => {
		expect((await shapes('wards.shp', shpOf([RING]))).shapes).toHaveLength(1);
	});

	it('whose records lead nowhere is damaged, and nobody waits', async () => {
		const bytes = shpOf([RING]);
		new DataView(bytes.buffer).setInt32(104, -4);
		expect(await problem('a.zip', zipOf({ 'a.shp': bytes }))).toEqual({
			code: 'file-damaged',
			params: { format: 'shapefile' }
		});
	});

	it('is read without its table where that is damaged', async () => {
		const dbf = dbfOf('NAME', ['x']);
		new DataView(dbf.buffer).setUint32(4, 4_000_000_000, true);
		const read = await shapes('a.zip', zipOf({ 'a.shp': shpOf([RING]), 'a.dbf': dbf }));
		expect(read.shapes[0]?.properties).toEqual({});
	});
});

describe('other formats', () => {
	it('KML and KMZ give placemarks', async () => {
		for (const [name, bytes] of [
			['wards.kml', bytesOf(KML)],
			['wards.kml', utf16(KML.replace(' encoding="UTF-8"', ''))],
			['wards.kmz', zipOf({ 'doc.kml': KML })]
		] as const) {
			const read = await shapes(name, bytes);
			expect(read.shapes).toMatchObject([
				{ properties: { name: 'Ward 5', WARD: '5' }, geometry: { type: 'Polygon' } }
			]);
			expect(read.leftOut.map((each) => each.name)).toEqual(['Ward 6']);
		}
	});

	it('GPX gives way points and tracks', async () => {
		const read = await shapes('walk.gpx', bytesOf(GPX));
		expect(read.shapes.map(({ geometry }) => (geometry as { type: string }).type).sort()).toEqual([
			'LineString',
			'Point'
		]);
	});

	it('TopoJSON is unfolded', async () => {
		const read = await shapes('wards.topojson', bytesOf(TOPOJSON));
		expect(read.shapes).toMatchObject([{ properties: { WARD: '5' } }]);
		const [ring] = (read.shapes[0]!.geometry as { coordinates: number[][][] }).coordinates;
		expect(ring!.map(([x, y]) => [Number(x!.toFixed(6)), Number(y!.toFixed(6))])).toEqual([
			[-93.31, 44.99],
			[-93.3, 44.99],
			[-93.3, 45],
			[-93.31, 45],
			[-93.31, 44.99]
		]);
	});

	it('GeoJSON may have a feature a line', async () => {
		const feature = (name: string) =>
			JSON.stringify({
				type: 'Feature',
				properties: { name },
				geometry: { type: 'Point', coordinates: [-93.3, 45] }
			});
		const text = `\u001E${feature('A')}\n\u001E${feature('B')}\n`;
		expect((await shapes('list.geojson', bytesOf(text.slice(1)))).shapes).toHaveLength(2);
	});

	it('a workbook is a table, dates as days and numbers as they are', async () => {
		const workbook = writeXlsxFile([
			[{ value: 'GEOID' }, { value: 'Filed' }, { value: 'Rent' }],
			[
				{ value: 27053000101, type: Number },
				{ value: new Date(Date.UTC(2024, 4, 9)), type: Date, format: 'yyyy-mm-dd' },
				{ value: 1250.5, type: Number }
			]
		]);
		const bytes = new Uint8Array(await workbook.toBuffer());
		const { kind, value } = await opened('list.xlsx', bytes);
		expect(kind).toBe('table');
		expect(value).toMatchObject({
			columns: ['GEOID', 'Filed', 'Rent'],
			rows: [{ line: 2, fields: ['27053000101', '2024-05-09', '1250.5'] }]
		});
	});
});

describe('a GeoPackage', () => {
	it('gives all layers in the coordinates of the first, and names the others', async () => {
		const read = await shapes('layers.gpkg', GEOPACKAGE);
		expect(read).toMatchObject({ format: 'gpkg', system: 'UTM zone 15 North, in meters' });
		expect(read.shapes.map(({ properties }) => properties)).toEqual([
			{ WARD: '5', note: 'Ñandú' },
			{ WARD: '6' },
			{ name: 'Stop', rent: '1200.5' }
		]);
		expect(read.leftOut.map(({ number, name, problem }) => [number, name, problem.code])).toEqual([
			[3, '', 'feature-without-shape'],
			[0, 'elsewhere', 'layer-of-other-coordinates'],
			[0, 'cases', 'layer-without-shapes']
		]);
		const [five, six, stop] = read.shapes.map(({ geometry }) => geometry) as {
			readonly type: string;
			readonly coordinates: number[][][] & number[];
		}[];
		expect(five!.type).toBe('Polygon');
		expect(six!.coordinates).toHaveLength(2);
		expect(stop).toEqual({
			type: 'Point',
			coordinates: [expect.closeTo(-93.305, 6), expect.closeTo(44.995, 6)]
		});
	});

	const head = (flags: number) => [0x47, 0x50, 0, flags, 0, 0, 0, 0];
	const numbers = (...all: readonly number[]) => [...new Uint8Array(new Float64Array(all).buffer)];
	const count = (number: number) => [...new Uint8Array(new Uint32Array([number]).buffer)];
	const wkb = (code: number, ...rest: readonly number[]) => [1, ...count(code), ...rest];
	const cell = (flags: number, ...rest: readonly number[]) =>
		Uint8Array.from([...head(flags), ...rest]);
	const big = (value: number) => {
		const view = new DataView(new ArrayBuffer(8));
		view.setFloat64(0, value);
		return [...new Uint8Array(view.buffer)];
	};

	const line = {
		type: 'LineString',
		coordinates: [
			[1, 2],
			[3, 4]
		]
	};

	it.each([
		['a point', cell(1, ...wkb(1, ...numbers(1, 2))), { type: 'Point', coordinates: [1, 2] }],
		[
			'the other way round',
			cell(0, 0, 0, 0, 0, 1, ...big(1), ...big(2)),
			{ type: 'Point', coordinates: [1, 2] }
		],
		[
			'with a box before it',
			cell(0b11, ...numbers(1, 1, 2, 2), ...wkb(1, ...numbers(1, 2))),
			{ type: 'Point', coordinates: [1, 2] }
		],
		[
			'with heights and measures',
			cell(1, ...wkb(3002, ...count(2), ...numbers(1, 2, 9, 9, 3, 4, 9, 9))),
			line
		],
		['with heights', cell(1, ...wkb(1002, ...count(2), ...numbers(1, 2, 9, 3, 4, 9))), line],
		['with measures', cell(1, ...wkb(2002, ...count(2), ...numbers(1, 2, 9, 3, 4, 9))), line],
		[
			'with heights as PostGIS writes them',
			cell(1, ...wkb(0xa000_0002, ...count(4326), ...count(2), ...numbers(1, 2, 9, 3, 4, 9))),
			line
		],
		[
			'a collection',
			cell(
				1,
				...wkb(
					7,
					...count(2),
					...wkb(1, ...numbers(1, 2)),
					...wkb(2, ...count(1), ...numbers(3, 4))
				)
			),
			{
				type: 'GeometryCollection',
				geometries: [
					{ type: 'Point', coordinates: [1, 2] },
					{ type: 'LineString', coordinates: [[3, 4]] }
				]
			}
		],
		['a curve, by its name alone', cell(1, ...wkb(10)), { type: 'CurvePolygon' }],
		['marked empty', cell(0b1_0001), null],
		['a point that is nowhere', cell(1, ...wkb(1, ...numbers(NaN, NaN))), null],
		['nothing', null, null],
		['text', 'POINT(1 2)', 'broken'],
		['other bytes', Uint8Array.from([1, 2, 3]), 'broken'],
		['a box of no known size', cell(0b1111), 'broken'],
		['cut off', cell(1, ...wkb(1, ...numbers(1))), 'broken'],
		['more than there is', cell(1, ...wkb(2, ...count(4e9))), 'broken'],
		[
			'nested without end',
			cell(1, ...Array.from({ length: 20 }, () => wkb(7, ...count(1))).flat()),
			'broken'
		]
	])('has shapes in cells: %s', (_, bytes, geometry) => {
		expect(geometryOf(bytes)).toEqual(geometry);
	});
});

describe('a file that cannot be read says what it is', () => {
	it.each([
		['a GeoPackage cut off', GEOPACKAGE.slice(0, 20_000), 'file-damaged'],
		['a database of something else', latin1(`SQLite format 3\0${' '.repeat(200)}`), 'file-damaged'],
		['a PDF', bytesOf('%PDF-1.7'), 'file-format-not-read'],
		['a page', bytesOf('<!DOCTYPE html><html></html>'), 'file-format-not-read'],
		['broken KML', bytesOf('<kml><Placemark>'), 'file-damaged'],
		['empty KML', bytesOf('<kml/>'), 'file-empty'],
		['a broken package', latin1('PK\x03\x04rubbish'), 'file-damaged'],
		['a package of pictures', zipOf({ 'a.png': 'x' }), 'file-package-empty'],
		['deep JSON', bytesOf('['.repeat(100_000)), 'file-too-deep'],
		['deep XML', bytesOf(`<kml>${'<a>'.repeat(5000)}`), 'file-too-deep'],
		['cut JSON', bytesOf('{"type": "Polygon"'), 'file-not-json'],
		['nothing', bytesOf(''), 'table-empty']
	])('%s', async (_, bytes, code) => {
		expect((await problem('list', bytes))?.code).toBe(code);
	});

	it('before it is read where it is too large, packed or unpacked', async () => {
		expect(await problem('a.csv', new Uint8Array(LARGEST_FILE_BYTES + 1))).toEqual({
			code: 'file-too-big',
			params: { megabytes: 11, limit: 10 }
		});
		const random = uniformStream(1, 'bytes');
		const bomb = zipOf({ 'a.csv': Uint8Array.from({ length: 100_000 }, () => random() * 256) });
		// What its list of contents says that the one file comes to.
		const list = bomb.findIndex((_byte, at) => bomb[at] === 0x50 && bomb[at + 2] === 1);
		new DataView(bomb.buffer).setUint32(list + 24, 61_000_000, true);
		expect((await problem('a.zip', bomb))?.code).toBe('file-unpacks-too-big');
	});

	it('and never throws, whatever is done to its bytes', async () => {
		const files: readonly (readonly [string, Uint8Array])[] = [
			['a.kml', bytesOf(KML)],
			['a.gpx', bytesOf(GPX)],
			['a.topojson', bytesOf(TOPOJSON)],
			['a.kmz', zipOf({ 'doc.kml': KML })],
			['a.zip', zipOf({ 'a.shp': shpOf([RING, null]), 'a.dbf': dbfOf('NAME', ['x', 'y']) })],
			['a.shp', shpOf([RING, RING])],
			['a.csv', bytesOf('name;latitude;longitude\n"a";45,1;-93,2\n')],
			['a.gpkg', GEOPACKAGE]
		];
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...files),
				fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
				fc.nat(100),
				async ([name, whole], changes, cut) => {
					const bytes = whole.slice(0, Math.ceil(whole.length * (1 - cut / 400)));
					for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
					const read = await openFile(name, bytes);
					expect(read.ok || read.problem.code.length > 0).toBe(true);
				}
			),
			{ numRuns: 300 }
		);
	});
});
