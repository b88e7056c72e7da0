/** Lists of one's own against the region's real places: what people write is found, and where it lies. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProfileSources } from '../../scripts/build/files.ts';
import { readPlaces } from '../../scripts/data/places.ts';
import { PROJECT_DIR } from '../../scripts/data/region.ts';
import { readSearchSources } from '../../scripts/find/find.ts';
import { blockGroupRow, Ground } from '../../src/lib/domain/own-data/ground.ts';
import { readListFile } from '../../src/lib/domain/own-data/read.ts';
import type { PlaceIndex } from '../../src/lib/domain/places/place-index.ts';

const CASES = ['../shared/cases', '../../shared/cases']
	.map((each) => path.join(PROJECT_DIR, each))
	.find((each) => existsSync(each));

let ground: Ground;
let index: PlaceIndex;
beforeAll(async () => {
	({ index } = await readProfileSources());
	const { places, gazetteer } = await readSearchSources();
	ground = new Ground({ places, gazetteer, index });
});

describe('block groups of the region', () => {
	it('are found by their number, as they are counted from 1 in each tract', () => {
		const ids = readPlaces('block-groups-2020')
			.features.map(({ id }) => id)
			.sort();
		ids.forEach((id, row) => {
			expect(blockGroupRow(index, id)).toBe(row);
		});
		const [first = ''] = ids;
		expect(blockGroupRow(index, `${first.slice(0, 11)}0`)).toBeNull();
		expect(blockGroupRow(index, `${first.slice(0, 11)}9`)).toBeNull();
	});
});

describe('what people write', () => {
	it.each([
		['2100 W Broadway Ave', '', -93.30678, 45.00304],
		['2100 West Broadway Avenue, Minneapolis, MN 55411', '', -93.30678, 45.00304],
		['3300 Penn Ave N', 'Minneapolis', -93.30815, 45.01505],
		['1901 penn avenue north apt 3', '', -93.30831, 44.99876],
		['2500 26th ave n', 'Mpls', -93.31206, 45.0061],
		['3025 Emerson Ave. N., #2', '', -93.29443, 45.01154]
	])('“%s” is a house', (cell, city, longitude, latitude) => {
		const found = ground.address(cell, city, '');
		if (!found.ok) throw new Error(found.problem.code);
		expect(Math.hypot(found.value[0] - longitude, found.value[1] - latitude)).toBeLessThan(5e-4);
	});

	it('a street that several cities have is asked for by its city', () => {
		const streets = ground.address('100 Main St', '', '');
		expect(streets).toMatchObject({ problem: { code: 'row-address-ambiguous' } });
		expect(ground.address('1 Nowhere Row', 'Minneapolis', '')).toMatchObject({
			problem: { code: 'row-address-unknown' }
		});
	});

	it('a tract of 2010 is shared out among those that it became, and none of it is lost', () => {
		for (const cell of ['27053104900', '1049']) {
			expect(ground.tract(cell)).toEqual({ ok: true, value: 'former:27053104900' });
		}
		const parts = ground.partsOf('former:27053104900');
		expect(parts.map(([geoid]) => geoid)).toEqual(['27053104901', '27053104902']);
		expect(parts.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 9);
	});

	it.each(['city:Minneapolis', 'zip:55411', 'county:053'])('the shares of %s add up', (key) => {
		const parts = ground.partsOf(key);
		expect(parts.length).toBeGreaterThan(2);
		expect(parts.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 9);
	});
});

describe.skipIf(CASES === undefined)('examples of awkward lists', () => {
	const textOf = (name: string) => readFileSync(path.join(CASES ?? '', name), 'utf8');
	const read = (name: string, text: string) =>
		readListFile(
			{
				name,
				bytes: new TextEncoder().encode(text),
				turned: false,
				region: [-94.1, 44.4, -92.7, 45.5],
				chosen: []
			},
			() => Promise.resolve({ ok: true, value: ground })
		);

	it('every line of tract ids as people copy them finds its tract', async () => {
		const lines = textOf('tract-ids-as-people-copy-them.txt').trim();
		const list = await read('tracts.txt', `tract\n${lines}`);
		expect(list).toMatchObject({ value: { lost: [], placed: { way: { by: 'tract' } } } });
	});

	it('ids that a spreadsheet shortened are refused, with the cause', async () => {
		expect(await read('sci-id.csv', textOf('sci-id.csv'))).toMatchObject({
			value: { placed: null, problem: { code: 'column-ids-shortened' } }
		});
	});
});
