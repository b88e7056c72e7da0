/**
 * Reads the examples of awkward files that may lie beside the project. Each kind of fault has a test of
 * its own beside the code that copes with it; this one holds the examples themselves against it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PROJECT_DIR } from '../../scripts/data/region.ts';
import { inDegrees } from '../../src/lib/domain/files/coordinates.ts';
import { openFile } from '../../src/lib/domain/files/formats.ts';
import { accountsOfFile } from '../../src/lib/domain/knowledge/import-accounts.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { importLine, importPlaces } from '../../src/lib/domain/places/places-file.ts';

const FOLDER = ['../shared/cases', '../../shared/cases']
	.map((each) => path.join(PROJECT_DIR, each))
	.find((each) => existsSync(each));
const REGION = [-94.1, 44.4, -92.7, 45.5] as const;

const brought = (name: string) => ({
	name,
	bytes: new Uint8Array(readFileSync(path.join(FOLDER ?? '', name))),
	turned: false,
	region: REGION
});

async function outcome(name: string, choices = {}) {
	const asked = { ...brought(name), meters: HALF_MILE, nameProperty: null, join: false };
	const read = await importPlaces({ ...asked, ...choices });
	if (!read.ok) return read.problem.code;
	const { places, understood } = read.value;
	const out = understood.leftOut.map(({ number, problem }) => `${number}: ${problem.code}`);
	return [...places.map((place) => place.name), ...out].join(', ');
}

describe.skipIf(FOLDER === undefined)('files as people have them', () => {
	it.each([
		['bom.geojson', 'North blocks'],
		['utf16.geojson', 'North blocks'],
		['null-geometry.geojson', 'Precinct 1, Precinct 3, 2: feature-without-shape'],
		['like-own-export.geojson', 'Station area, 2: feature-without-shape'],
		['feature-geometrycollection.geojson', 'Ward 5 (two parts)'],
		['missing-type.geojson', 'One, Two, Three'],
		['empty-poly.geojson', 'ok, 2: polygon-empty'],
		['one-out-one-in.geojson', 'in, 2: polygon-outside-region'],
		['mixed.geojson', 'area, point'],
		['swapped.geojson', 'file-turned'],
		['unnamed-wards.geojson', 'Ward 1, Ward 2, Ward 3, Ward 4, Ward 5, Ward 6'],
		['geometry-type-is-an-object.geojson', 'file-geometry-unknown']
	])('%s gives places: %s', async (name, said) => {
		expect(await outcome(name)).toBe(said);
	});

	it('parts of one precinct are joined', async () => {
		expect(await outcome('multipart-precincts.geojson', { join: true })).toMatch(
			/^Precinct 5-2, Precinct 5-3\b/
		);
	});

	it.each([
		'line-far-too-long.geojson',
		'line-2000-vertices.geojson',
		'points-2000-with-reach.geojson',
		'lines-500-with-reach.geojson'
	])('%s is measured or refused', async (name) => {
		const said = await outcome(name);
		expect(said).not.toMatch(/undefined/);
	});

	it('a kind that is no word gets one sentence from the maker of lines, too', async () => {
		expect(await importLine(brought('geometry-type-is-an-object.geojson'))).toMatchObject({
			problem: { code: 'file-geometry-unknown' }
		});
	});

	it('an account at 0, 0 is left out by its line', async () => {
		const asked = { ...brought('accounts-null-island.csv'), at: '2026-05-01T12:00:00Z' };
		expect(await accountsOfFile(asked)).toMatchObject({
			value: { understood: { leftOut: [{ number: 2, problem: { code: 'row-at-zero' } }] } }
		});
	});
});

/** GDAL’s own program, where it is installed: what most GeoPackages are made with. */
const OGR = 'ogr2ogr';
const hasGdal = spawnSync(OGR, ['--version']).status === 0;

describe.skipIf(!hasGdal)('GeoPackages that GDAL makes', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'geopackages-'));
	afterAll(() => rmSync(folder, { recursive: true }));
	const corners = [
		[-93.31, 44.99],
		[-93.3, 44.99],
		[-93.3, 45],
		[-93.31, 45],
		[-93.31, 44.99]
	];
	const ward = (number: string, geometry: unknown) => ({
		type: 'Feature',
		properties: { WARD: number },
		geometry
	});
	const wards = {
		type: 'FeatureCollection',
		features: [
			ward('5', { type: 'Polygon', coordinates: [corners] }),
			ward('6', {
				type: 'MultiPolygon',
				coordinates: [[corners], [corners.map(([x, y]) => [x! - 0.02, y])]]
			}),
			ward('7', null)
		]
	};

	async function made(name: string, text: string, ...options: readonly string[]) {
		const [from, to] = [
			path.join(folder, name),
			path.join(folder, `${options.join('').replace(/\W/g, '')}.gpkg`)
		];
		writeFileSync(from, text);
		execFileSync(OGR, ['-f', 'GPKG', to, from, ...options], { stdio: 'pipe' });
		const read = await openFile('a.gpkg', new Uint8Array(readFileSync(to)));
		if (!read.ok) throw new Error(read.problem.code);
		return read.value;
	}

	it.each([
		['EPSG:4326', null],
		['EPSG:26915', 'UTM zone 15 North, in meters'],
		['EPSG:3857', 'Web Mercator, in meters'],
		['ESRI:103734', 'Hennepin County coordinates, in feet'],
		// Known by its words alone.
		['EPSG:26993', 'NAD83 / Minnesota South']
	])('in %s lie where they lay', async (code, system) => {
		const opened = await made('wards.geojson', JSON.stringify(wards), '-t_srs', code);
		if (opened.kind !== 'shapes') throw new Error('These are shapes.');
		const degrees = await inDegrees(opened.value, REGION, false);
		if (!degrees.ok) throw new Error(degrees.problem.code);
		expect(degrees.value.system).toBe(system);
		const [five, six] = degrees.value.shapes;
		expect([five, six].map((each) => each?.properties)).toEqual([{ WARD: '5' }, { WARD: '6' }]);
		const { coordinates } = five!.geometry as { coordinates: number[][][] };
		expect(coordinates[0]).toEqual(
			corners.map((corner) => corner.map((degrees): unknown => expect.closeTo(degrees, 5)))
		);
		expect(opened.value.leftOut).toMatchObject([
			{ number: 3, problem: { code: 'feature-without-shape' } }
		]);
	});

	it('without a shape in them are a table', async () => {
		const opened = await made('cases.csv', 'tract,cases\n27053000100,4\n27053000300,\n');
		expect(opened).toMatchObject({
			kind: 'table',
			value: {
				columns: ['tract', 'cases'],
				rows: [{ fields: ['27053000100', '4'] }, { fields: ['27053000300', ''] }]
			}
		});
	});
});
