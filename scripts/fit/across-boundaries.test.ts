/** What is fitted on tracts that were split, merged or kept in 2020, against the files themselves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cachedTable, carriedTable } from '../../src/lib/domain/indicators/derived-tables.ts';
import type { TractCrosswalk } from '../../src/lib/domain/indicators/figures.ts';
import {
	FITTED,
	type CarryingFit,
	type PooledIncomeFit
} from '../../src/lib/domain/statistics/fitted.ts';
import { readCrosswalkInput } from '../build/places.ts';
import { buildCrosswalk } from '../build/weights.ts';
import { readFigures } from '../data/figures.ts';
import { REGION_DIR } from '../data/region.ts';
import { fitCarrying, fitPooledIncome } from './across-boundaries.ts';

let crosswalk: TractCrosswalk;
let income: PooledIncomeFit;
let carrying: CarryingFit;

beforeAll(async () => {
	crosswalk = await buildCrosswalk(readCrosswalkInput());
	const older = readFigures('2015-2019');
	const newer = readFigures('2016-2020');
	income = fitPooledIncome({ older, newer, newest: readFigures('2019-2023'), crosswalk });
	carrying = fitCarrying({
		carried: carriedTable(cachedTable(older), crosswalk),
		published: newer,
		crosswalk
	});
}, 120_000);

/** Numbers of a file of figures by tract; what is no number is left out. */
function numbers(file: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
	const [header = '', ...lines] = readFileSync(join(REGION_DIR, 'figures', file), 'utf8')
		.trim()
		.split('\n');
	const names = header.split(',');
	return new Map(
		lines.map((line) => {
			const cells = line.split(',');
			const found = cells.flatMap((cell, i): [string, number][] =>
				i > 0 && /^[\d.]+\+?$/.test(cell) ? [[names[i] ?? '', parseFloat(cell)]] : []
			);
			return [cells[0] ?? '', new Map(found)];
		})
	);
}

const standardDeviation = (values: readonly number[]): number => {
	const center = values.reduce((a, b) => a + b, 0) / values.length;
	return Math.sqrt(values.reduce((sum, each) => sum + (each - center) ** 2, 0) / values.length);
};

describe('what carrying across changed boundaries adds', () => {
	it('is, of home values, 0.213 in logs where 0.069 would be without', () => {
		const before = numbers('acs5-2015-2019.csv');
		const after = numbers('acs5-2016-2020.csv');
		const changed: number[] = [];
		const unchanged: number[] = [];
		crosswalk.to.forEach((geoid, row) => {
			let sum = 0;
			let known = 0;
			let all = 0;
			for (const { from, meanWeight } of crosswalk.overlaps[row] ?? []) {
				const value = before.get(crosswalk.from[from] ?? '')?.get('B25077_001E');
				all += meanWeight;
				if (value === undefined) continue;
				sum += meanWeight * value;
				known += meanWeight;
			}
			const now = after.get(geoid)?.get('B25077_001E');
			if (now === undefined || known < all / 2 || known === 0) return;
			const list = (crosswalk.largestOverlap[row] ?? 0) < 0.98 ? changed : unchanged;
			list.push(Math.log(sum / known / now));
		});
		const found = carrying.evidence.medians.B25077_001;
		expect(found).toMatchObject({
			changedTracts: changed.length,
			unchangedTracts: unchanged.length
		});
		expect(found?.changed).toBeCloseTo(standardDeviation(changed), 3);
		expect(found?.unchanged).toBeCloseTo(standardDeviation(unchanged), 3);
		expect(found?.changed).toBeCloseTo(0.213, 2);
		expect(found?.unchanged).toBeCloseTo(0.069, 2);
		expect(carrying.constants.medians.B25077_001).toBeCloseTo(
			Math.sqrt(0.2126 ** 2 - 0.0695 ** 2),
			3
		);
	});

	it('is, of the share that rents, 0.44 in logs where 0.19 would be without', () => {
		const { changed, unchanged, changedTracts, unchangedTracts } =
			carrying.evidence.renterShareInLogs;
		expect(changed).toBeCloseTo(0.44, 2);
		expect(unchanged).toBeGreaterThan(0.16);
		expect(unchanged).toBeLessThan(0.2);
		expect(changedTracts + unchangedTracts).toBeGreaterThan(700);
	});

	it('is told of medians, counts and shares, each larger than nothing', () => {
		const { medians, counts, shares } = carrying.constants;
		expect(Object.keys(medians)).toEqual(['B25077_001', 'B25064_001', 'B19013_001']);
		for (const extra of [...Object.values(medians), ...Object.values(counts), shares]) {
			expect(extra).toBeGreaterThan(0.05);
			expect(extra).toBeLessThan(0.5);
		}
		expect(shares).toBeGreaterThan(0.15);
		expect(shares).toBeLessThan(0.25);
	});
});

describe('the model of pooled incomes', () => {
	it('has the constants that the figures give now', () => {
		expect(FITTED.pooledIncome).toEqual(income);
	});

	it('holds on 62 tracts that were split: no bias beyond its own error', () => {
		const { splitTracts, bias, spreadOfSplit, spreadOfUnchanged, unchangedTracts } =
			income.evidence;
		expect(splitTracts).toBe(62);
		expect(unchangedTracts).toBeGreaterThan(500);
		expect(Math.abs(bias)).toBeLessThan((1.645 * spreadOfSplit) / Math.sqrt(splitTracts));
		expect(spreadOfSplit).toBeLessThan(spreadOfUnchanged);
		expect(income.constants.modelError).toBeGreaterThan(0.01);
		expect(income.constants.modelError).toBeLessThan(0.03);
	});

	it('finds the same income at 185 % of poverty in poor and in well-off tracts; spreads of the means do not', () => {
		const rows = [...numbers('acs5-2019-2023.csv').values()]
			.flatMap((row) => {
				const median = row.get('B19013_001E');
				const poor = row.get('C17002_002-006P');
				const households = row.get('B11001_001E') ?? 0;
				return median && poor && households ? [{ median, poor, households }] : [];
			})
			.sort((a, b) => a.median - b.median);
		const quarter = Math.floor(rows.length / 4);
		/** Income that as many people of these tracts have less than as are under the line. */
		const line = (part: typeof rows, spread: number) => {
			const weight = part.reduce((sum, { households }) => sum + households, 0);
			const share = part.reduce((sum, each) => sum + each.households * each.poor, 0) / weight;
			let [low, high] = [1000, 500_000];
			for (let step = 0; step < 60; step++) {
				const at = (low + high) / 2;
				const below = part.reduce(
					(sum, { median, households }) =>
						sum + households * logistic(Math.log(at / median) / spread),
					0
				);
				if (below / weight > share) high = at;
				else low = at;
			}
			return low;
		};
		const rise = (spread: number) =>
			line(rows.slice(-2 * quarter, -quarter), spread) / line(rows.slice(0, quarter), spread);
		expect(rise(FITTED.pooledIncome.constants.spread)).toBeGreaterThan(0.9);
		expect(rise(FITTED.pooledIncome.constants.spread)).toBeLessThan(1.1);
		expect(rise(0.6)).toBeGreaterThan(1.15);
		expect(income.evidence.slopeWithOwnSpreads).toBeGreaterThan(0.2);
		expect(Math.abs(income.evidence.slopeWithSpread)).toBeLessThan(0.01);
	});
});

/** Normal distribution to 2e-4 (H. Tocher's logistic form with a cubic term). */
function logistic(z: number): number {
	return 1 / (1 + Math.exp(-1.5976 * z - 0.070566 * z ** 3));
}
