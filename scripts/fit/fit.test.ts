import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FITTED } from '../../src/lib/domain/statistics/fitted.ts';
import { REGION_DIR } from '../data/region.ts';
import { FITTED_FILE, fitAll, fittedText } from './fit.ts';

/** The figures as they lie on disk, read by hand: the oracle calls nothing of what it checks. */
type Row = Readonly<Record<string, string>>;
let rows: readonly Row[] = [];

beforeAll(() => {
	const text = readFileSync(join(REGION_DIR, 'figures', 'acs5-2019-2023.csv'), 'utf8');
	const [header = '', ...lines] = text.trim().split('\n');
	const names = header.split(',');
	rows = lines.map((line) => {
		const cells = line.split(',');
		return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
	});
});

const number = (cell: string | undefined): number | null =>
	cell !== undefined && /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : null;

const RENT_BINS = [
	['B25063_003-005E', null, 200],
	['B25063_006-007E', 200, 300],
	['B25063_008-009E', 300, 400],
	['B25063_010-011E', 400, 500],
	['B25063_012-013E', 500, 600],
	['B25063_014-015E', 600, 700],
	['B25063_016-017E', 700, 800],
	['B25063_018E', 800, 900],
	['B25063_019E', 900, 1000],
	['B25063_020E', 1000, 1250],
	['B25063_021E', 1250, 1500],
	['B25063_022E', 1500, 2000],
	['B25063_023-026E', 2000, null]
] as const;

/** Margin of the median rent by the formula with a design factor, or null where it has none. */
function formulaMargin(row: Row, factor: number): number | null {
	const counts = RENT_BINS.map(([column]) => number(row[column]) ?? 0);
	const total = counts.reduce((sum, count) => sum + count, 0);
	const error = factor * 0.5 * Math.sqrt(7 / total);
	const ends = [0.5 - error, 0.5 + error].map((rank) => {
		let left = rank * total;
		for (const [i, count] of counts.entries()) {
			const [, from, to] = RENT_BINS[i]!;
			if (count > 0 && left <= count)
				return from === null || to === null ? null : from + (left / count) * (to - from);
			left -= count;
		}
		return null;
	});
	const [low, high] = ends;
	return low == null || high == null || error >= 0.5 ? null : (1.645 * (high - low)) / 2;
}

const rootMeanSquare = (values: readonly number[]): number =>
	Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

describe('the constants fitted to published margins', () => {
	it('are those of the figures as they are now', async () => {
		expect(readFileSync(FITTED_FILE, 'utf8')).toBe(fittedText(await fitAll()));
	});

	it('give medians of rent margins as large as the published ones', () => {
		const pairs = rows.flatMap((row) => {
			const published = number(row.B25064_001M);
			const formula = formulaMargin(row, FITTED.medians.factor);
			return published === null || formula === null ? [] : [{ published, formula }];
		});
		expect(pairs.length).toBeGreaterThan(500);
		const ratio =
			rootMeanSquare(pairs.map(({ formula }) => formula)) /
			rootMeanSquare(pairs.map(({ published }) => published));
		expect(ratio).toBeGreaterThan(0.9);
		expect(ratio).toBeLessThan(1.1);
	});

	it('rest on what the figures show: 594 tracts, 1.49 in the middle, 1.67, 1.76 in large tracts', () => {
		const ratios = rows.flatMap((row) => {
			const published = number(row.B25064_001M);
			const formula = formulaMargin(row, 1);
			return published === null || formula === null ? [] : [published / formula];
		});
		expect(ratios).toHaveLength(594);
		ratios.sort((a, b) => a - b);
		expect(FITTED.medians.median).toBeCloseTo(((ratios[296] ?? 0) + (ratios[297] ?? 0)) / 2, 2);
		expect(FITTED.medians).toMatchObject({ figures: 594 });
		expect(FITTED.medians.median).toBeCloseTo(1.49, 2);
		expect(FITTED.medians.factor).toBeCloseTo(1.67, 1);
		expect(FITTED.medians.largeTracts.median).toBeCloseTo(1.76, 1);
	});

	it('agree with the factors of the household tables, and are larger where people are counted', () => {
		for (const table of ['B25003', 'B25070', 'B25034', 'B25038'])
			expect(FITTED.shares[table]?.factor).toBeGreaterThan(1.5);
		for (const table of ['B25003', 'B25070', 'B25034', 'B25038'])
			expect(FITTED.shares[table]?.factor).toBeLessThan(1.9);
		// People of one household answer alike, most of all about race.
		expect(FITTED.shares.B03002?.factor).toBeGreaterThan(2.5);
	});

	it('know the margin that the Bureau gives a zero', () => {
		const margins = rows.flatMap((row) => {
			const own = Object.keys(row).flatMap((name) =>
				name.endsWith('E') && row[name] === '0' ? (number(row[`${name.slice(0, -1)}M`]) ?? []) : []
			);
			return own.length > 0 ? [Math.max(...own)] : [];
		});
		expect(margins.filter((moe) => moe === 13).length).toBeGreaterThan(100);
		expect(margins.filter((moe) => moe > FITTED.zeroMargin.moe).length).toBeLessThan(8);
		expect(FITTED.zeroMargin.moe).toBe(13);
	});
});
