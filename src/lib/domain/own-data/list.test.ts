import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOfText } from '../files/table.ts';
import { understandColumns } from './columns.ts';
import { monthsOf, placeRows, readList, writeList, type OwnList } from './list.ts';
import { readListFile } from './read.ts';
import { GEOIDS, GROUND, homesOf } from './town.fixture.ts';

async function placed(text: string) {
	const table = tableOfText(text);
	if (!table.ok) throw new Error(table.problem.code);
	return placeRows(table.value, understandColumns(table.value, GROUND), GROUND);
}

async function lostOf(text: string) {
	const result = await placed(text);
	return result.ok
		? result.value.leftOut.map(({ number, problem }) => `${number}: ${problem.code}`)
		: result.problem.code;
}

describe('rows in their places', () => {
	it('names every row that found none, by its line', async () => {
		expect(await lostOf('lat,lon\n44.91,-93.39\n0,0\n,\n10,10\nx,-93.39')).toEqual([
			'3: row-at-zero',
			'5: row-outside',
			'6: row-without-point'
		]);
		expect(await lostOf('GEOID,n\n27053000100,1\n27053999999,2\n,3')).toEqual([
			'3: row-tract-unknown',
			'4: row-place-empty'
		]);
		expect(await lostOf('zip,n\n55411,1\n55412-1234,2\n99999,3')).toEqual(['4: row-zip-unknown']);
		expect(await lostOf('GEOID,n\n27053999998,1\n27053999999,2')).toBe('list-without-places');
	});

	it('finds house numbers and corners, and asks for the city where two have the number', async () => {
		const list = await placed(
			'address,city\n2150 Penn Ave N,Millbrook\nPenn & Lowry,\n"50 Main St, Eastfield MN 55412",\n50 Main St,\n50 Main Street,Millbrook\n7 Nowhere Rd,'
		);
		if (!list.ok) throw new Error(list.problem.code);
		expect(list.value.leftOut.map(({ number, problem }) => [number, problem.code])).toEqual([
			[5, 'row-address-ambiguous'],
			[7, 'row-address-unknown']
		]);
		const { x } = list.value.list;
		expect(x.map((each) => Math.round(each / 1e4))).toEqual([-9339, -9339, -9333, -9339]);
	});

	it('spreads a tract of 2010 and a ZIP code by homes', async () => {
		const list = await placed('tract\n1049\n27053000100');
		if (!list.ok) throw new Error(list.problem.code);
		const all = homesOf(1) + homesOf(2);
		const [former] = list.value.list.areas;
		expect(former?.key).toBe('former:27053104900');
		expect(former?.parts.map(([, share]) => share)).toEqual([
			expect.closeTo(homesOf(1) / all, 6),
			expect.closeTo(homesOf(2) / all, 6)
		]);
	});

	it('knows a list that was counted by area, and names areas that stand there twice', async () => {
		const rows = GEOIDS.slice(0, 6).map((geoid) => `${geoid},2`);
		const list = await placed(['GEOID,n', ...rows, '53000100,7'].join('\n'));
		if (!list.ok) throw new Error(list.problem.code);
		expect(list.value.list.counted).toBe(true);
		expect(list.value.twice).toEqual(['tract:27053000100']);
	});

	it('ends where somebody wants it no more', async () => {
		const table = tableOfText('lat,lon\n44.91,-93.39');
		if (!table.ok) throw new Error(table.problem.code);
		const columns = understandColumns(table.value, GROUND);
		const ended = await placeRows(table.value, columns, GROUND, { aborted: () => true });
		expect(ended).toMatchObject({ problem: { code: 'run-aborted' } });
	});
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const ASKED = { turned: false, region: [-94, 44, -92, 46], chosen: [] } as const;
const ground = () => Promise.resolve({ ok: true, value: GROUND } as const);

describe('files as lists', () => {
	it('takes points of a map file with what they say', async () => {
		const point = (x: number, at: number) => ({
			type: 'Feature',
			properties: { rent: 900 + at, filed: '2024-03-01' },
			geometry: { type: 'Point', coordinates: [x, 44.91] }
		});
		const area = { ...point(0, 0), geometry: { type: 'Polygon', coordinates: [] } };
		const json = {
			type: 'FeatureCollection',
			features: [point(-93.39, 0), point(-93.38, 1), area]
		};
		const read = await readListFile(
			{ ...ASKED, name: 'a.geojson', bytes: bytesOf(JSON.stringify(json)) },
			ground
		);
		expect(read).toMatchObject({
			value: {
				rows: 2,
				placed: { list: { at: [-1, -1], columns: [{ name: 'rent', values: [900, 901] }] } },
				understood: { leftOut: [{ number: 3, problem: { code: 'shape-not-a-point' } }] }
			}
		});
	});

	it('takes tracts of a map file by their ids', async () => {
		const json = {
			type: 'FeatureCollection',
			features: ['27053000100', '27053000200'].map((GEOID) => ({
				type: 'Feature',
				properties: { GEOID, evictions: 4 },
				geometry: { type: 'Polygon', coordinates: [] }
			}))
		};
		const read = await readListFile(
			{ ...ASKED, name: 'a.geojson', bytes: bytesOf(JSON.stringify(json)) },
			ground
		);
		expect(read).toMatchObject({ value: { placed: { way: { by: 'tract' } } } });
	});

	it('gives the columns also where no row has a place, so that somebody can choose', async () => {
		const read = await readListFile(
			{ ...ASKED, name: 'a.csv', bytes: bytesOf('a,b\n1,x\n2,y') },
			ground
		);
		expect(read).toMatchObject({
			value: { placed: null, problem: { code: 'list-without-places' }, columns: [{}, {}] }
		});
	});
});

/** Cells that break readers, and tables made of them. */
const cell = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.constantFrom(
		'27053000100',
		'2.7053E+10',
		'=HYPERLINK("x")',
		'<script>',
		'2150 Penn Ave N',
		'Penn & Lowry',
		'55411',
		'-666666666',
		'250,000+',
		'2024-02-31',
		'NaN',
		'1e999',
		'"',
		''
	)
);
const head = fc.oneof(
	cell,
	fc.constantFrom('GEOID', 'lat', 'lon', 'address', 'zip', 'city', 'date', 'bg')
);
const hostile = fc
	.tuple(
		fc.array(head, { minLength: 1, maxLength: 5 }),
		fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
		fc.constantFrom(',', ';', '\t', '|')
	)
	.map(([names, rows, sign]) => [names, ...rows].map((row) => row.join(sign)).join('\n'));

describe('whatever somebody brings', () => {
	it('is read or refused, no row of it vanishes, and nothing is thrown', async () => {
		await fc.assert(
			fc.asyncProperty(hostile, async (text) => {
				const read = await readListFile({ ...ASKED, name: 'a.csv', bytes: bytesOf(text) }, ground);
				if (!read.ok || read.value.kind !== 'table' || !read.value.placed) return;
				const { placed, rows, lost } = read.value;
				expect(placed.list.at.length + lost.length).toBe(rows);
				// What is kept can be handed on and read again.
				expect(readList(writeList({ ...about, list: placed.list })).ok).toBe(true);
			}),
			{ numRuns: 2000 }
		);
	});
});

/* The file in which a list is handed on. */

const rowOf = fc.record({
	area: fc.integer({ min: -1, max: 1 }),
	x: fc.integer({ min: -94e6, max: -92e6 }),
	y: fc.integer({ min: 44e6, max: 46e6 }),
	month: fc.integer({ min: -1, max: 24_500 }),
	value: fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((each) => each + 0))
});
const lists = fc.array(rowOf, { minLength: 1, maxLength: 30 }).map((rows): OwnList => ({
	areas: [
		{ key: 'tract:27053000100', parts: [['27053000100', 1]] },
		{
			key: 'zip:55411',
			parts: [
				['27053000100', 0.25],
				['27053000200', 0.75]
			]
		}
	],
	at: rows.map(({ area }) => area),
	x: rows.map(({ x }) => x),
	y: rows.map(({ y }) => y),
	months: rows.map(({ month }) => month),
	columns: [{ name: 'Rent', unit: 'dollars', values: rows.map(({ value }) => value) }],
	counted: false,
	leftOut: 2
}));
const about = {
	id: 'abc1',
	name: 'Evictions',
	updated: '2026-05-01T12:00:00Z',
	fewest: 5,
	measure: 'count'
};

describe('a list handed on', () => {
	it('comes back as it was', () => {
		fc.assert(
			fc.property(lists, (list) => {
				expect(readList(writeList({ ...about, list }))).toEqual({
					ok: true,
					value: { ...about, list }
				});
			})
		);
	});

	it('holds a hundred thousand rows', () => {
		const rows = Array.from({ length: 100_000 }, (_, at) => at);
		const list: OwnList = {
			areas: [],
			at: rows.map(() => -1),
			x: rows.map((at) => -93_300_000 - at),
			y: rows.map((at) => 45_000_000 + at),
			months: rows.map(() => 24_290),
			columns: [{ name: 'Rent', unit: 'dollars', values: rows }],
			counted: false,
			leftOut: 0
		};
		expect(readList(writeList({ ...about, list })).ok).toBe(true);
	});

	it.each([
		['columns of other lengths', (list: OwnList) => ({ ...list, x: [1] })],
		['an area that is not there', (list: OwnList) => ({ ...list, at: list.at.map(() => 7) })],
		[
			'a share over one',
			(list: OwnList) => ({ ...list, areas: [{ key: 'zip:1', parts: [['27053000100', 2]] }] })
		],
		['a number that is none', (list: OwnList) => ({ ...list, x: list.x.map(() => NaN) })]
	])('with %s is refused', (_, broken) => {
		const [list] = fc.sample(
			lists.filter(({ at }) => at.length > 1),
			1
		);
		const text = writeList({ ...about, list: broken(list!) as OwnList });
		expect(readList(text)).toMatchObject({ problem: { code: 'import/wrong' } });
	});

	it('tells months with how many rows', () => {
		expect(monthsOf({ months: [24_290, -1, 24_289, 24_290] })).toEqual([
			[24_289, 1],
			[24_290, 2]
		]);
		expect(monthsOf({ months: null })).toEqual([]);
	});
});
