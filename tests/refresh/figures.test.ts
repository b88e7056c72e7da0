import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseFigures, readFigures } from '../../scripts/data/figures.ts';
import { readRegionFile } from '../../scripts/data/region.ts';
import { acsTable, changesOfFigures } from '../../scripts/refresh/acs.ts';
import type { Asking } from '../../scripts/refresh/ask.ts';
import { changedClasses } from '../../scripts/refresh/refresh.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { isMedian } from '../../src/lib/domain/statistics/census.ts';
import { tractCount } from '../../src/lib/domain/indicators/figures.ts';
import { censusServer, type CensusServer, type Fault } from '../fixtures/census-server.ts';

const SHIPPED = readRegionFile('figures', 'acs5-2019-2023.csv');
const shipped = readFigures('2019-2023');

let server: CensusServer;
let asking: Asking & { readonly said: string[] };
beforeAll(async () => {
	server = await censusServer({ 2023: SHIPPED });
});
afterAll(() => server.close());
beforeEach(() => {
	server.asked.length = 0;
	server.faults.clear();
	const said: string[] = [];
	const cache = mkdtempSync(join(tmpdir(), 'rootline-refresh-'));
	asking = { cache, pace: 0, key: '', said, say: (line) => said.push(line) };
});
afterEach(() => {
	rmSync(asking.cache, { recursive: true, force: true });
});

const asked = (counties: Readonly<Record<string, string>> = REGION.counties) => ({
	period: '2019-2023' as const,
	state: REGION.state,
	counties,
	header: SHIPPED.split('\n', 1)[0]!.split(','),
	tracts: new Set(shipped.geoids.filter((geoid) => Object.hasOwn(counties, geoid.slice(2, 5)))),
	base: server.base
});
const [SMALLEST = ['', '']] = Object.entries(REGION.counties)
	.map(([code, name]) => ({ code, name }))
	.sort((a, b) => sizeOf(a.code) - sizeOf(b.code))
	.map(({ code, name }) => [code, name] as const);
const ONE_COUNTY = { [SMALLEST[0]]: SMALLEST[1] };

function sizeOf(county: string): number {
	return shipped.geoids.filter((geoid) => geoid.slice(2, 5) === county).length;
}

describe('figures from the Bureau’s answers', { timeout: 300_000 }, () => {
	test('are the ones that ship, value by value, and everything has a margin', async () => {
		const faults: readonly Fault[] = ['busy', 'broken', 'cut off', 'page', 'empty row'];
		faults.forEach((fault, at) => server.faults.set(3 + 7 * at, fault));
		const text = await acsTable(asked(), asking);
		const table = parseFigures('2019-2023', text);
		expect(table.geoids).toEqual(shipped.geoids);
		const wrong: string[] = [];
		let compared = 0;
		for (const variable of shipped.variables) {
			for (const row of shipped.geoids.keys()) {
				const then = shipped.estimate(row, variable);
				const asIs = variable.endsWith('P') || isMedian(variable) || variable === 'B19301_001';
				const now = asIs ? table.estimate(row, variable) : tractCount(table, row, variable);
				const value = variable.endsWith('P') && now.value !== null ? round3(now.value) : now.value;
				const margin = then.moeReason === 'not-carried' || then.moe === now.moe;
				// A share of nobody is no figure, whatever was published of it.
				const nobody =
					variable.startsWith('C17002') && table.estimate(row, 'C17002_001').value === 0;
				const lacking = now.value === null && (then.value === null || nobody);
				if (!lacking && (value !== then.value || !margin || now.quality !== then.quality))
					wrong.push(`${shipped.geoids[row]} ${variable}: ${JSON.stringify([then, now])}`);
				compared += 1;
			}
		}
		expect(wrong.slice(0, 5)).toEqual([]);
		expect(compared).toBe(784 * shipped.variables.length);
		const header = text.split('\n', 1)[0]!.split(',');
		expect(header.filter((name) => name.endsWith('M'))).toHaveLength((header.length - 1) / 2);
		expect(header).toContain('B19001_017M');
		// The margin of a poverty share comes from its cells; it has none among the figures that ship.
		expect(table.estimate(0, 'C17002_002-003P').moe).toBeGreaterThan(0);
		expect(shipped.estimate(0, 'C17002_002-003P').moe).toBeNull();
	});

	test('are asked for in questions of at most 50 names, each county by itself', async () => {
		await acsTable(asked(ONE_COUNTY), asking);
		for (const address of server.asked) {
			const names = new URL(address, server.base).searchParams.get('get')!.split(',');
			expect(names.length).toBeLessThanOrEqual(50);
			expect(names[0]).toBe('NAME');
			expect(address).toMatch(new RegExp(`&for=tract:\\*&in=state:27%20county:${SMALLEST[0]}$`));
		}
		const names = server.asked.flatMap((address) =>
			address.split('get=')[1]!.split('&')[0]!.split(',')
		);
		expect(names).toEqual(expect.arrayContaining(['B25064_001EA', 'B25064_001MA', 'B19001_001M']));
	});

	test('are not asked for twice: an interrupted run goes on', async () => {
		server.faults.set(4, 'not published');
		await expect(acsTable(asked(ONE_COUNTY), asking)).rejects.toThrow('404');
		expect(server.asked).toHaveLength(5);
		await acsTable(asked(ONE_COUNTY), asking);
		const all = new Set(server.asked);
		expect(server.asked).toHaveLength(all.size + 1);
	});

	test.each<readonly [Fault, string]>([
		['bad key', 'refuses the key in CENSUS_API_KEY'],
		['not published', 'this table or period is not published'],
		['other names', 'unknown variable']
	])('a %s ends it at once, in one sentence', async (fault, sentence) => {
		server.faults.set(0, fault);
		await expect(acsTable(asked(ONE_COUNTY), asking)).rejects.toThrow(sentence);
		expect(server.asked).toHaveLength(1);
	});

	test('a service that stays broken is left after six tries, and the key is never said', async () => {
		for (let at = 0; at < 20; at += 1) server.faults.set(at, 'broken');
		const secret = { ...asking, key: 'my-secret' };
		await expect(acsTable(asked(ONE_COUNTY), secret)).rejects.toThrow('6 times in a row');
		expect(server.asked).toHaveLength(6);
		expect(server.asked[0]).toContain('&key=my-secret');
		expect(asking.said.join('\n')).not.toContain('my-secret');
	});

	test('tracts that the region does not know are refused', async () => {
		const { tracts, ...rest } = asked(ONE_COUNTY);
		const [first = '', ...others] = tracts;
		const fewer = { ...rest, tracts: new Set(others) };
		await expect(acsTable(fewer, asking)).rejects.toThrow(
			`1 have no boundary here, 0 have no figures, ${first}`
		);
	});
});

test('what changed is said in sentences', () => {
	const before = 'GEOID,B25064_001E,B19013_001E\n1,900,50000\n2,,60000\n3,-,70000\n';
	const after =
		'GEOID,B19013_001E,B19013_001M,B25064_001E,B25064_001M\n1,50000,9,950,8\n2,60000,9,800,8\n3,71000,9,-,**\n';
	expect(changesOfFigures(before, after)).toEqual([
		'3 tracts, 2 figures, 2 of them with margins.',
		'median rent missing in 1 tracts, was 2; 2 of 3 values changed.',
		'median income missing in 0 tracts, was 0; 1 of 3 values changed.',
		'3 of 6 figures that both have differ, in 2 tables.'
	]);
});

test('tracts with another class than before are counted, new tracts are not', () => {
	expect(changedClasses({ 1: 'a', 2: 'b', 3: 'a' }, { 1: 'a', 2: 'a', 4: 'b' })).toBe(
		'1 of 3 classes changed.'
	);
});

function round3(value: number): number {
	return Math.round(value * 1000) / 1000;
}
