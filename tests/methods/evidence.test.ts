/**
 * The built file of evidence against a path of its own: the back-test worked out here from the tables
 * under `figures`, and what an independent study of the same figures found.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCrosswalkInput } from '../../scripts/build/places.ts';
import { buildCrosswalk } from '../../scripts/build/weights.ts';
import type { WholeManifest } from '../../src/lib/domain/indicators/built-files.ts';
import type { WithInterval } from '../../src/lib/domain/evidence/statistics.ts';
import type { EvidenceFile } from '../../src/lib/domain/evidence/file.ts';
import { OwnFigures, quantile, type Median, type Year } from './carried-figures.ts';
import { before, cell, now } from './independent.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(`static/${path}`, 'utf8'));
const { evidence: built } = read('data/manifest.json') as WholeManifest;
const evidence = read(built.path) as EvidenceFile;
const { backTest, greenLine } = evidence;
if (!backTest || !greenLine) throw new Error('This region has both.');
const crosswalk = await buildCrosswalk(readCrosswalkInput());
const figures = new OwnFigures(crosswalk, () => '');
const rows = figures.geoids.map((_, row) => row);

/** Not apart by more than 90 % of their errors together; an interval is 2 · 1.645 errors wide. */
function agrees(
	ours: WithInterval,
	[value, low, high]: readonly [number, number, number]
): boolean {
	const theirs = (high - low) / 3.29;
	return Math.abs(ours.value - value) <= 1.645 * Math.hypot(ours.error, theirs);
}

describe('the back-test', () => {
	test('of the count of vulnerability tests, worked out from the tables', () => {
		const counted = (column: string) => (row: number) => figures.countBefore(row, [column]);
		const share = (over: readonly string[], under: readonly string[]) => ({
			tracts: rows.map((row) => figures.countBefore(row, over) / figures.countBefore(row, under)),
			region: total(over) / total(under)
		});
		const white = share(['B03002_003E'], ['B01003_001E']);
		const degree = share(['B15003_022E', 'B15003_023-025E'], ['B15003_001E']);
		const turned = ({ tracts, region }: typeof white) => ({
			tracts: tracts.map((value) => 1 - value),
			region: 1 - region
		});
		const tests = [
			share(['B25003_003E'], ['B25003_002E', 'B25003_003E']),
			turned(white),
			turned(degree),
			share(['B25070_007-010E'], ['B25070_002-006E', 'B25070_007-010E']),
			poverty()
		];
		const count = rows.map(
			(row) => tests.filter(({ tracts, region }) => (tracts[row] ?? NaN) > region).length
		);
		const people = rows.map((row) => cell(now.get(figures.geoids[row] ?? ''), 'B03002_001E'));
		// Against the tract in the middle, not the region: another yardstick that must hardly matter.
		const later = [
			growth('B25064_001E', 2019),
			growth('B19013_001E', 2019),
			growth('B25077_001E', 2019),
			rows.map(
				(row) =>
					degreesNow(figures.geoids[row] ?? '') -
					(counted('B15003_022E')(row) + counted('B15003_023-025E')(row)) /
						counted('B15003_001E')(row)
			)
		];
		const early = [growth('B25064_001E', 2014, 2019), growth('B19013_001E', 2014, 2019)];
		const middle = later.map((changes) => quantile(changes, 0.5));
		const kept = rows.filter(
			(row) =>
				(people[row] ?? 0) >= 500 &&
				[...later, ...early].every((changes) => !Number.isNaN(changes[row]))
		);
		const came = (row: number) =>
			later.filter((changes, at) => (changes[row] ?? NaN) > (middle[at] ?? NaN)).length >= 3;
		let rightly = 0;
		let pairs = 0;
		for (const a of kept.filter(came)) {
			for (const b of kept.filter((row) => !came(row))) {
				pairs++;
				const lead = (count[a] ?? 0) - (count[b] ?? 0);
				rightly += lead > 0 ? 1 : lead === 0 ? 0.5 : 0;
			}
		}
		const ours = backTest.rankings.find(
			({ teller, outcome }) => teller === 'vulnerability-count' && outcome === 'later-pressure'
		);
		expect(Math.abs(kept.length - backTest.tracts)).toBeLessThan(10);
		expect(Math.abs(rightly / pairs - (ours?.auc.value ?? NaN))).toBeLessThan(0.015);
	});

	test.each([
		['vulnerability-count', 'later-pressure', 'all', [0.62, 0.59, 0.66]],
		['pressure-then', 'later-pressure', 'all', [0.52, 0.49, 0.54]],
		['pressure-then', 'later-pressure', 'vulnerable', [0.41, 0.41, 0.41]],
		['low-assessed-value', 'later-pressure', 'all', [0.63, 0.63, 0.63]],
		['neighbors-income-growth', 'later-pressure', 'all', [0.58, 0.58, 0.58]],
		['model-of-four', 'later-pressure', 'all', [0.63, 0.63, 0.63]],
		['vulnerability-count', 'loss-of-low-income', 'all', [0.53, 0.53, 0.53]],
		['vulnerability-count', 'loss-of-black-residents', 'all', [0.46, 0.46, 0.46]],
		['low-rent-beside-neighbors', 'rent-rise-from-first', 'all', [0.68, 0.68, 0.68]],
		['low-rent-beside-neighbors', 'rent-rise-from-middle', 'all', [0.54, 0.54, 0.54]]
	] as const)('ranks by %s for %s among %s as an independent run did', (...expected) => {
		const [teller, outcome, among, theirs] = expected;
		const ours = backTest.rankings.filter(
			(each) => each.teller === teller && each.outcome === outcome && each.among === among
		);
		expect(ours.map(({ auc }) => agrees(auc, theirs))).toEqual([true]);
	});

	test.each([
		['flag-near-half', 0.48, 0.3],
		['flag-near-one', 0.48, 0.3],
		['pressure-among-vulnerable', 0.4, 0.59]
	] as const)(
		'%s: later pressure came as often as an independent run says',
		(flag, flagged, others) => {
			const ours = backTest.rates.find((each) => each.flag === flag);
			expect(ours && agrees(ours.flagged.share, [flagged, flagged, flagged])).toBe(true);
			expect(ours && agrees(ours.others.share, [others, others, others])).toBe(true);
			expect(backTest.base).toBeCloseTo(0.37, 1);
		}
	);
});

describe('along the Green Line', () => {
	test('27 tracts lie at its stations', () => {
		expect(greenLine.near).toBe(27);
	});

	test.each([
		['income', 0.01, -0.08, 0.11],
		['rent', 0.1, 0.03, 0.17],
		['renter-households', 0.16, 0.07, 0.23],
		['home-value', -0.12, -0.21, -0.04],
		['black-share', -0.02, -0.08, 0.05]
	] as const)('%s differs from like tracts as an independent run says', (...expected) => {
		const [id, value, low, high] = expected;
		const theirs = [value, low, high] as const;
		const ours = greenLine.changes.find((each) => each.id === id);
		expect(ours && agrees(ours.difference, theirs)).toBe(true);
	});
});

test('the file is small', () => {
	expect(built.gzipBytes).toBeLessThan(40_000);
});

/** Sum over the region in 2015–2019. */
function total(columns: readonly string[]): number {
	let sum = 0;
	for (const row of before.values()) for (const column of columns) sum += cell(row, column);
	return sum;
}

/** Shares under 185 % of poverty are published as such, and are of the people that are asked. */
function poverty(): { tracts: number[]; region: number } {
	const under = new Map<string, number>();
	let poor = 0;
	let asked = 0;
	for (const [geoid, row] of before) {
		const people = cell(row, 'C17002_001E');
		const share = people === 0 ? 0 : cell(row, 'C17002_002-006P');
		under.set(geoid, people * share);
		poor += people * share;
		asked += people;
	}
	const { overlaps, from } = crosswalk;
	return {
		tracts: rows.map((row) => {
			let sum = 0;
			let people = 0;
			for (const overlap of overlaps[row] ?? []) {
				const geoid = from[overlap.from] ?? '';
				sum += overlap.countWeight * (under.get(geoid) ?? NaN);
				people += overlap.countWeight * cell(before.get(geoid), 'C17002_001E');
			}
			return sum / people;
		}),
		region: poor / asked
	};
}

function growth(column: Median, from: Year, to: Year = 2023): number[] {
	return rows.map((row) => {
		const start = figures.median(row, column, from);
		const end = figures.median(row, column, to);
		return end.value / start.value - 1;
	});
}

function degreesNow(geoid: string): number {
	const row = now.get(geoid);
	const degrees = ['022', '023', '024', '025'].map((at) => cell(row, `B15003_${at}E`));
	return degrees.reduce((sum, value) => sum + value, 0) / cell(row, 'B15003_001E');
}
