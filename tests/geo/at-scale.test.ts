/** Weights and sums by a database, against those of the build: the same to the ninth digit. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
	countsOf,
	MISSING,
	openEngine,
	readScaleInput,
	statements,
	type Engine,
	type ScaleInput
} from '../../scripts/build/at-scale.ts';
import { buildPlaces } from '../../scripts/build/places.ts';
import { buildCrosswalk } from '../../scripts/build/weights.ts';
import {
	tractCount,
	weightedFigures,
	type PlaceWeights,
	type TractCrosswalk
} from '../../src/lib/domain/indicators/figures.ts';
import { carriedTable } from '../../src/lib/domain/indicators/derived-tables.ts';
import { RACE_GROUPS, type SurveyPeriod } from '../../src/lib/domain/statistics/census.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';

const NEWEST: SurveyPeriod = '2019-2023';
const OLDER: SurveyPeriod = '2015-2019';
const CLOSE = 1e-9;

let folder = '';
let engine: Engine;
let input: ScaleInput;
let places: readonly PlaceWeights[];
let crosswalk: TractCrosswalk;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rootline-at-scale-'));
	const all = await readScaleInput();
	const only = <T>(tables: ReadonlyMap<string, T>, period: string) =>
		new Map([...tables].filter(([each]) => each === period));
	input = { ...all, figures: only(all.figures, NEWEST), figures2010: only(all.figures2010, OLDER) };
	engine = await openEngine(folder);
	await engine.write(input);
	await engine.run();
	places = (await buildPlaces(input.places)).weights;
	crosswalk = await buildCrosswalk(input.crosswalk);
});
afterAll(() => {
	engine.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Numbers by name on both sides; one that only one side has must be next to nothing. */
function expectSame(
	ours: ReadonlyMap<string, number>,
	theirs: ReadonlyMap<string, number>,
	least: number
): void {
	expect(ours.size).toBeGreaterThan(least);
	const apart: string[] = [];
	for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
		const [one, other] = [ours.get(key) ?? 0, theirs.get(key) ?? 0];
		if (!(Math.abs(one - other) <= CLOSE * Math.max(1, Math.abs(one))))
			apart.push(`${key}: ${one} and ${other}`);
	}
	expect(apart).toEqual([]);
}

async function numbers(sql: string): Promise<Map<string, number>> {
	const rows = await engine.rows(sql);
	return new Map(rows.map((row) => [row.slice(0, -1).join(' '), Number(row.at(-1))]));
}

describe('by a database', () => {
	it('a place holds the same part of every tract', async () => {
		const ours = new Map<string, number>();
		for (const [row, { tracts, households, people, groups }] of places.entries()) {
			const columns = [households, people, ...groups];
			for (const [at, basis] of ['households', 'people', ...RACE_GROUPS].entries())
				for (const [i, tract] of tracts.entries())
					ours.set(`${row} ${tract} ${basis}`, columns[at]![i]!);
		}
		expectSame(ours, await numbers('SELECT place, tract, basis, weight FROM weights'), 20_000);
	});

	it('the same was counted there, and as much of it is cut', async () => {
		const counted = new Map<string, number>();
		const cuts = new Map<string, number>();
		for (const [row, place] of places.entries()) {
			counted.set(`${row} households`, place.housingUnits2020);
			counted.set(`${row} people`, place.people2020);
			for (const [g, name] of RACE_GROUPS.entries())
				counted.set(`${row} ${name}`, place.groups2020[g]!);
			for (const basis of ['households', 'people'] as const) {
				cuts.set(`${row} tract ${basis}`, place.cut.tracts[basis]);
				cuts.set(`${row} block group ${basis}`, place.cut.blockGroups[basis]);
			}
		}
		expectSame(counted, await numbers('SELECT place, basis, count FROM counted'), 1000);
		const basis = "basis IN ('households', 'people')";
		expectSame(
			cuts,
			await numbers(`SELECT place, unit, basis, cut FROM cuts WHERE ${basis}`),
			1000
		);
	});

	it('tracts of 2010 go to the same tracts of 2020', async () => {
		const by = (weight: 'countWeight' | 'meanWeight') =>
			new Map(
				crosswalk.overlaps.flatMap((row, tract) =>
					row.map((overlap) => [`${tract} ${overlap.from}`, overlap[weight]] as const)
				)
			);
		for (const [ours, theirs] of [
			['countWeight', 'count_weight'],
			['meanWeight', 'mean_weight']
		] as const) {
			const sql = `SELECT tract, old_tract, ${theirs} FROM carrying`;
			expectSame(by(ours), await numbers(sql), 780);
		}
	});

	it('counts of places and of changed tracts are the same, with their margins', async () => {
		const ours = new Map<string, Estimate>();
		const table = input.figures.get(NEWEST)!;
		for (const [row, place] of places.entries()) {
			const figures = weightedFigures(new Map([[NEWEST, table]]), place);
			for (const variable of countsOf(table))
				ours.set(`place ${row} ${NEWEST} ${variable}`, figures.count([variable], NEWEST));
		}
		const carried = carriedTable(input.figures2010.get(OLDER)!, crosswalk);
		for (const tract of carried.geoids.keys())
			for (const variable of countsOf(input.figures2010.get(OLDER)!))
				ours.set(`tract ${tract} ${OLDER} ${variable}`, tractCount(carried, tract, variable));

		const rows = await engine.rows('SELECT * FROM sums');
		const theirs = new Map(rows.map((row) => [row.slice(0, 4).join(' '), row.slice(4)]));
		expect(theirs.size).toBe(ours.size);
		const near = (one: number | null, other: unknown) =>
			one === null
				? other === null
				: typeof other === 'number' && Math.abs(one - other) <= CLOSE * Math.max(1, Math.abs(one));
		const apart = [...ours].flatMap(([key, { value, moe, quality }]) => {
			const [theirValue = NaN, theirMargin = NaN, missing = NaN] = theirs.get(key) ?? [];
			const why = value === null ? MISSING.indexOf(quality as never) : 0;
			const same = near(value, theirValue) && near(moe, theirMargin) && missing === why;
			return same
				? []
				: [`${key}: ${value} ± ${moe}, ${String(theirValue)} ± ${String(theirMargin)}`];
		});
		expect(apart).toEqual([]);
		expect([...ours.values()].filter(({ moe }) => moe !== null).length).toBeGreaterThan(10_000);
	});
});

it('the statements use no function that Spark does not have', () => {
	const sql = readFileSync(join(import.meta.dirname, '../../scripts/build/at-scale.sql'), 'utf8');
	const called = [...sql.replace(/^--.*$/gm, '').matchAll(/\b([a-z_]\w*)\(/g)].map(
		([, name]) => name
	);
	expect([...new Set(called)].sort()).toEqual([
		'coalesce',
		'count',
		'greatest',
		'least',
		'max',
		'sqrt',
		'sum'
	]);
	expect(statements().every(({ table }) => table !== '')).toBe(true);
});

it('a machine that the database has no program for is told so in one sentence', async () => {
	vi.doMock('@duckdb/node-api', () => {
		throw new Error('Error loading duckdb native binding: unsupported arch');
	});
	await expect(openEngine(folder)).rejects.toThrow(
		/^DuckDB has no program for this machine \(\w+, \w+\).*`npm run build` makes the same/
	);
	vi.doUnmock('@duckdb/node-api');
});
