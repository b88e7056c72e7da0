import { describe, expect, it } from 'vitest';
import { KML, latin1, utf16 } from '../files/brought.fixture.ts';
import type { ImportPlacesQuestion } from './places-file.ts';
import { importPlaces, MOST_FEATURES } from './places-file.ts';

const REGION = [-94.1, 44.4, -92.7, 45.5] as const;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A square of about 800 by 1,100 meters. */
const square = (x = -93.31, y = 44.99, side = 0.01) => ({
	type: 'Polygon',
	coordinates: [
		[
			[x, y],
			[x + side, y],
			[x + side, y + side],
			[x, y + side],
			[x, y]
		]
	]
});
const feature = (geometry: unknown, properties: unknown = null, id?: unknown): unknown => ({
	type: 'Feature',
	...(id === undefined ? {} : { id }),
	properties,
	geometry
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

type Choices = Partial<ImportPlacesQuestion>;

const asked = (file: unknown, choices: Choices = {}): ImportPlacesQuestion => ({
	name: 'brought.geojson',
	bytes: file instanceof Uint8Array ? file : bytesOf(JSON.stringify(file)),
	turned: false,
	region: REGION,
	meters: null,
	nameProperty: null,
	join: false,
	...choices
});
const read = (file: unknown, choices?: Choices) => importPlaces(asked(file, choices));

async function taken(file: unknown, choices?: Choices) {
	const answer = await read(file, choices);
	if (!answer.ok) throw new Error(answer.problem.code);
	return answer.value;
}

const namesOf = ({ places }: { places: readonly { name: string | null }[] }) =>
	places.map(({ name }) => name);
const outOf = ({ understood }: Awaited<ReturnType<typeof taken>>) =>
	understood.leftOut.map(({ number, name, problem }) => [number, name, problem.code]);

const bowTie = {
	type: 'Polygon',
	coordinates: [
		[
			[-93.3, 45],
			[-93.2, 45.1],
			[-93.2, 45],
			[-93.3, 45.1],
			[-93.3, 45]
		]
	]
};

describe('places of a file', () => {
	it('are its features, with their names and outlines', async () => {
		const file = collection(
			feature(square(), { name: 'Block 5' }),
			feature(square(), { NAME: 12 }),
			feature(square(), {}, 'c'),
			feature(square())
		);
		const { places } = await taken(file);
		expect(places.map(({ name }) => name)).toEqual(['Block 5', '12', 'c', null]);
		// 0.01° is about 788.5 m of longitude and 1111.4 m of latitude here.
		expect(places[0]!.outline.squareMeters / 1e6).toBeCloseTo(0.7885 * 1.1114, 2);
	});

	it.each([
		[
			'with a mark at its start',
			bytesOf(`\uFEFF${JSON.stringify(feature(square(), { name: 'A' }))}`)
		],
		['in UTF-16', utf16(JSON.stringify(feature(square(), { name: 'A' })))]
	])('are read %s', async (_, bytes) => {
		expect(namesOf(await taken(bytes))).toEqual(['A']);
	});

	it('keep letters that were stored in an old way, and say so', async () => {
		const bytes = latin1(JSON.stringify(feature(square(), { name: 'Ca\u00f1ada' })));
		const answer = await taken(bytes);
		expect(namesOf(answer)).toEqual(['Ca\u00f1ada']);
		expect(answer.understood.encoding).toBe('latin-1');
	});

	it('may be a bare geometry, a collection of them, or come from other programs', async () => {
		expect((await taken(square())).places).toHaveLength(1);
		const two = { type: 'GeometryCollection', geometries: [square(), square()] };
		expect((await taken(two)).places).toHaveLength(2);
		expect(namesOf(await taken(bytesOf(KML), { name: 'wards.kml' }))).toEqual(['Ward 5']);
	});

	it('leave out what has no shape, by number and name, and take the rest', async () => {
		const answer = await taken(
			collection(
				feature(square(), { name: 'Precinct 1' }),
				feature(null, { name: 'Precinct 2 (not drawn yet)' }),
				feature(square(-93.3), { name: 'Precinct 3' })
			)
		);
		expect(namesOf(answer)).toEqual(['Precinct 1', 'Precinct 3']);
		expect(outOf(answer)).toEqual([[2, 'Precinct 2 (not drawn yet)', 'feature-without-shape']]);
	});

	it('leave out empty shapes, shapes elsewhere and shapes that cross themselves', async () => {
		const answer = await taken(
			collection(
				feature({ type: 'Polygon', coordinates: [] }, { name: 'empty' }),
				feature(square(), { name: 'ok' }),
				feature(square(-95, 45.1, 0.1), { name: 'outside' }),
				feature(bowTie, { name: 'bow' }),
				7,
				{ type: 'Faeture', geometry: square(), id: 9 }
			)
		);
		expect(namesOf(answer)).toEqual(['ok']);
		expect(outOf(answer)).toEqual([
			[1, 'empty', 'polygon-empty'],
			[3, 'outside', 'polygon-outside-region'],
			[4, 'bow', 'polygon-crosses-itself'],
			[5, '', 'feature-broken'],
			[6, '9', 'feature-broken']
		]);
	});

	it('are taken where only the word that says so is missing', async () => {
		const file = collection(
			feature(square(), { name: 'One' }),
			{ properties: { name: 'Two' }, geometry: square(-93.3) },
			feature(square(-93.29), { name: 'Three' })
		);
		expect(namesOf(await taken(file))).toEqual(['One', 'Two', 'Three']);
	});

	it('of a collection in a feature are one place of its parts', async () => {
		const geometry = {
			type: 'GeometryCollection',
			geometries: [square(-93.31), square(-93.28)]
		};
		const { places } = await taken(collection(feature(geometry, { name: 'Ward 5 (two parts)' })));
		expect(places).toHaveLength(1);
		expect(places[0]!.outline.geometry.coordinates).toHaveLength(2);
		expect(places[0]!.outline.squareMeters / 1e6).toBeCloseTo(2 * 0.7885 * 1.1114, 2);
	});

	it('may be areas and points in one file, each and all together', async () => {
		const file = collection(
			feature(square(), { name: 'area' }),
			feature({ type: 'Point', coordinates: [-93.2, 45] }, { name: 'point' })
		);
		const { places, together } = await taken(file, { meters: 400 });
		expect(places.map(({ question }) => question.kind)).toEqual(['drawn', 'reach']);
		const circle = Math.PI * 0.4 ** 2;
		const outline = together?.outline;
		expect(outline?.ok && outline.value.squareMeters / 1e6).toBeCloseTo(
			0.7885 * 1.1114 + circle,
			2
		);
	});

	it('are named by the likeliest property where none is called a name, or by the one picked', async () => {
		const wards = collection(
			...[1, 2, 3, 4, 5, 6].map((ward) =>
				feature(square(-93.33 + ward * 0.012), { BDNUM: `B${ward}`, WARD: `${ward}`, CITY: 'x' })
			)
		);
		const answer = await taken(wards);
		expect(answer.nameProperty).toBe('WARD');
		expect(namesOf(answer)[0]).toBe('Ward 1');
		expect(answer.nameChoices).toEqual([
			{ property: 'WARD', samples: ['1', '2', '3'] },
			{ property: 'BDNUM', samples: ['B1', 'B2', 'B3'] }
		]);
		const byNumber = await taken(wards, { nameProperty: 'BDNUM' });
		expect(namesOf(byNumber)).toEqual(['B1', 'B2', 'B3', 'B4', 'B5', 'B6']);
	});

	it('of one name can be joined', async () => {
		const precincts = collection(
			feature(square(-93.31), { PRECINCT: '5-2' }),
			feature(square(-93.27), { PRECINCT: '5-2' }),
			feature(square(-93.3, 45.01), { PRECINCT: '5-3' }),
			feature(square(-93.25, 45.01), { PRECINCT: '5-4' })
		);
		const apart = await taken(precincts);
		expect(apart.places).toHaveLength(4);
		expect(apart.sharedNames).toBe(1);
		const joined = await taken(precincts, { join: true });
		expect(namesOf(joined)).toEqual(['Precinct 5-2', 'Precinct 5-3', 'Precinct 5-4']);
		expect(joined.places[0]!.outline.geometry.coordinates).toHaveLength(2);
	});

	it('are rows of a table with latitude and longitude; 0, 0 is no place', async () => {
		const table = 'name,latitude,longitude\nOffice,44.99,-93.3\nLost,0,0\nNowhere,,\n';
		const answer = await taken(bytesOf(table), { name: 'list.csv', meters: 800 });
		expect(namesOf(answer)).toEqual(['Office']);
		expect(outOf(answer)).toEqual([
			[3, 'Lost', 'row-at-zero'],
			[4, 'Nowhere', 'row-without-point']
		]);
		expect(answer.understood.byLine).toBe(true);
	});

	it.each([
		[{ hello: 'world' }, 'file-not-geojson'],
		[collection(), 'file-empty'],
		[feature(null), 'feature-without-shape'],
		[feature({ type: { toString: 1 }, coordinates: [] }), 'file-geometry-unknown'],
		[{ type: 'Circle', coordinates: [] }, 'file-geometry-unknown'],
		[{ type: 'Point', coordinates: [-93.3, 45] }, 'file-needs-distance'],
		[bowTie, 'polygon-crosses-itself'],
		[square(-0.1, 51.5, 0.1), 'polygon-outside-region'],
		[square(44.99, -93.31), 'file-turned'],
		[square(9_000_000, 77, 500), 'file-coordinates-unknown'],
		[bytesOf('name,rent\nA,5\n'), 'file-table-without-points'],
		[bytesOf('{"type": '), 'file-not-json']
	])('are none where %j holds none, and it says why', async (file, code) => {
		const name = file instanceof Uint8Array ? 'brought' : 'brought.geojson';
		expect(await read(file, { name })).toMatchObject({ ok: false, problem: { code } });
	});

	it('that are turned are read by a yes', async () => {
		expect((await taken(square(44.99, -93.31), { turned: true })).places).toHaveLength(1);
	});

	it('are not too many', async () => {
		const features = Array.from({ length: MOST_FEATURES + 1 }, () => feature(square()));
		expect(await read(collection(...features))).toMatchObject({
			problem: {
				code: 'file-too-many-features',
				params: { features: MOST_FEATURES + 1, limit: MOST_FEATURES }
			}
		});
	});

	const circles = (count: number) => ({
		type: 'GeometryCollection',
		geometries: Array.from({ length: count }, (_, at) => ({
			type: 'MultiPoint',
			coordinates: Array.from({ length: 1000 }, (_each, i) => [-93.5 + i * 1e-4, 44.9 + at * 1e-3])
		}))
	});

	it('of which all together takes too long says how far it came', async () => {
		const late = await read(circles(20), { meters: 800 });
		if (late.ok) throw new Error('This takes too long.');
		expect(late.problem.code).toBe('file-too-tangled');
		expect(late.problem.params.places).toBe(20);
		expect(late.problem.params.measured).toBeGreaterThan(2);
	});

	it('can be let go while it is read', async () => {
		let pauses = 0;
		const left = await importPlaces(asked(circles(4), { meters: 800 }), {
			pause: () => {
				pauses++;
				return Promise.resolve();
			},
			aborted: () => pauses > 1
		});
		expect(pauses).toBe(2);
		expect(left).toMatchObject({ problem: { code: 'run-aborted' } });
	});

	it('may have places that are sound while all of them together are too much', async () => {
		const many = await read(
			{
				type: 'GeometryCollection',
				geometries: Array.from({ length: 300 }, (_, at) => ({
					type: 'Point',
					coordinates: [-93.9 + (at % 20) * 0.04, 44.5 + Math.floor(at / 20) * 0.04]
				}))
			},
			{ meters: 800 }
		);
		if (!many.ok) throw new Error(many.problem.code);
		expect(many.value.places).toHaveLength(300);
		expect(many.value.together?.outline).toMatchObject({
			problem: { code: 'reach-too-many-corners', params: { corners: 76_800 } }
		});
	});
});
