/** Why assessors' values of 2014 are not the first date of the Bates typology (docs/methods.md). */
import { deviation, mean, rank } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { readFigures } from '../../scripts/data/figures.ts';

const assessed = readFigures('assessed-2014');
const earlier = readFigures('2015-2019');
const later = readFigures('2019-2023');

/** Tracts whose code is the same in both vintages and that have all three values. */
const tracts = assessed.geoids.flatMap((geoid, row) => {
	const at = [earlier.rowOf(geoid), later.rowOf(geoid)] as const;
	if (at[0] === undefined || at[1] === undefined) return [];
	const first = assessed.estimate(row, 'MD_EMV_2014_2019USD').value;
	const middle = earlier.estimate(at[0], 'B25077_001').value;
	const last = later.estimate(at[1], 'B25077_001').value;
	return first && middle && last ? [{ first, middle, last }] : [];
});
const gap = tracts.map(({ first, middle }) => Math.log(middle / first));
const rise = tracts.map(({ middle, last }) => Math.log(last / middle));
const mixed = tracts.map(({ first, last }) => Math.log(last / first));

function correlation(x: readonly number[], y: readonly number[]): number {
	const [meanX, meanY] = [mean(x) ?? NaN, mean(y) ?? NaN];
	const together = mean(x.map((value, at) => (value - meanX) * (y[at]! - meanY))) ?? NaN;
	const spread = (values: readonly number[], own: number) =>
		Math.sqrt(mean(values.map((value) => (value - own) ** 2)) ?? NaN);
	return together / (spread(x, meanX) * spread(y, meanY));
}

describe('assessors’ values of 2014', () => {
	it('rank tracts much as owners’ answers do', () => {
		expect(tracts.length).toBeGreaterThan(600);
		const ranks = (pick: (tract: (typeof tracts)[number]) => number) => [...rank(tracts.map(pick))];
		expect(
			correlation(
				ranks(({ first }) => first),
				ranks(({ middle }) => middle)
			)
		).toBeGreaterThan(0.9);
	});

	it('differ from these by more than values moved since', () => {
		expect(deviation(gap)!).toBeGreaterThan(deviation(rise)!);
	});

	it('would make a rise that follows the gap more closely than what owners report', () => {
		expect(correlation(mixed, gap)).toBeGreaterThan(0.6);
		expect(correlation(mixed, rise)).toBeLessThan(0.5);
	});
});
