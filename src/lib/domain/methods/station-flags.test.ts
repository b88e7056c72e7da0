import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, knownWithoutMargin, missing } from '../statistics/estimate.ts';
import { RenterDraws } from './station-flags.ts';
import { stationFlag, type FlagSampling } from './station-flags.ts';

const renters = [known(400, 80), known(100, 40), known(1000, 200), known(600, 100)];

/** Every tract keeps its count, and is flagged in the draws that `flagged` names. */
function still(
	draws: number,
	flagged: (row: number, draw: number) => boolean,
	counts: readonly number[] = [400, 100, 1000, 600]
): FlagSampling {
	const words = Math.ceil(draws / 32);
	const bits = new Uint32Array(counts.length * words);
	counts.forEach((_, row) => {
		for (let draw = 0; draw < draws; draw++) {
			const at = row * words + Math.floor(draw / 32);
			if (flagged(row, draw)) bits[at] = (bits[at] ?? 0) + 2 ** (draw % 32);
		}
	});
	return {
		flags: { draws, words, bits },
		rentersOf: (row) => Array.from({ length: draws }, () => counts[row] ?? 0)
	};
}

const always = still(100, () => true);
const never = still(100, () => false);

describe('the share of a station area', () => {
	it('counts every tract with the homes that it has inside', () => {
		const weights = { rows: [0, 1, 2], households: [0.5, 1, 0.1] };
		// 200 + 100 + 100 renters, of which the first two tracts hold 300.
		const flag = stationFlag(weights, renters, (row) => row < 2, null);
		expect(flag.renters.value).toBeCloseTo(400, 12);
		expect(flag.renters.moe).toBeCloseTo(Math.hypot(40, 40, 20), 12);
		expect(flag.share).toBeCloseTo(0.75, 12);
		expect(flag.tracts).toEqual([0, 1, 2]);
		expect(flag.flaggedTracts).toEqual([0, 1]);
	});

	it('counts the homes of a tract that is hardly in it, but does not name it', () => {
		const weights = { rows: [1, 2], households: [1, 0.0999] };
		const flag = stationFlag(weights, renters, (row) => row === 2, null);
		expect(flag.tracts).toEqual([1]);
		expect(flag.flaggedTracts).toEqual([]);
		expect(flag.renters.value).toBeCloseTo(199.9, 9);
	});

	it('says when it is too small, and nothing where nobody rents or figures are missing', () => {
		const few = stationFlag({ rows: [1], households: [0.49] }, renters, () => true, always);
		expect(few).toMatchObject({ fewRenters: true, call: 'flagged', flagged: true });
		const nobody = stationFlag({ rows: [], households: [] }, renters, () => true, always);
		expect(nobody).toMatchObject({ call: null, flagged: false, share: null, range: null });
		const unknown = stationFlag(
			{ rows: [0], households: [1] },
			[missing('not-published')],
			() => true,
			always
		);
		expect(unknown).toMatchObject({ call: null, flagged: false, share: null });
	});
});

describe('the flag of a station area', () => {
	const one = { rows: [0], households: [1] };

	it('is not called without draws, whatever the published classes say', () => {
		expect(stationFlag(one, renters, () => true, null)).toMatchObject({
			call: null,
			flagged: false,
			share: 1,
			range: null,
			flagShareOfDraws: null
		});
	});

	it('is called from 80 of 100 draws on, and may be from 20 on', () => {
		const callAt = (flagging: number) =>
			stationFlag(
				one,
				renters,
				() => true,
				still(100, (_, draw) => draw < flagging)
			);
		expect(callAt(80)).toMatchObject({ call: 'flagged', flagged: true, flagShareOfDraws: 0.8 });
		expect(callAt(79)).toMatchObject({ call: 'may-be-flagged', flagged: false });
		expect(callAt(20)).toMatchObject({ call: 'may-be-flagged', flagged: false });
		expect(callAt(19)).toMatchObject({ call: 'not-flagged', flagged: false });
	});

	it('takes one half of the renter households as enough in a draw, and less as not', () => {
		const halves = { rows: [0, 3], households: [0.3, 0.2] };
		const first = still(100, (row) => row === 0);
		expect(stationFlag(halves, renters, () => false, first).flagShareOfDraws).toBe(1);
		const less = { rows: [0, 3], households: [0.299, 0.2] };
		expect(stationFlag(less, renters, () => false, first).flagShareOfDraws).toBe(0);
	});

	it('ranges over all that the classes of its tracts leave open', () => {
		// One tract that a third of the draws flag: none or all of its renters.
		const third = still(99, (_, draw) => draw % 3 === 0);
		expect(stationFlag(one, renters, () => false, third)).toMatchObject({
			share: 0,
			range: { low: 0, high: 1 },
			call: 'may-be-flagged'
		});
		// 5th to 95th percentile: what 4 of 100 draws give is outside.
		const rarely = still(100, (_, draw) => draw < 4);
		expect(stationFlag(one, renters, () => false, rarely).range).toEqual({ low: 0, high: 0 });
		expect(stationFlag(one, renters, () => false, never).range).toEqual({ low: 0, high: 0 });
		expect(stationFlag(one, renters, () => true, always).range).toEqual({ low: 1, high: 1 });
	});

	it('agrees with a count by hand over any classes and homes', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 10 })), {
					minLength: 1,
					maxLength: 6
				}),
				fc.array(fc.nat(63), { minLength: 20, maxLength: 70 }),
				(tracts, flagged) => {
					const counts = tracts.map(([count]) => count);
					const weights = {
						rows: tracts.map((_, row) => row),
						households: tracts.map(([, tenths]) => tenths / 10)
					};
					const on = (row: number, draw: number) =>
						Math.floor((flagged[draw] ?? 0) / 2 ** row) % 2 === 1;
					const flag = stationFlag(
						weights,
						counts.map((count) => known(count, 1)),
						() => false,
						still(flagged.length, on, counts)
					);
					const shares = flagged.map((_, draw) => {
						let all = 0;
						let part = 0;
						tracts.forEach(([count, tenths], row) => {
							all += count * tenths;
							if (on(row, draw)) part += count * tenths;
						});
						return part / all;
					});
					if (Number.isNaN(shares[0])) {
						expect(flag.call).toBeNull();
						return;
					}
					// Exact halves are sums of tenths here and there; either side of rounding will do.
					const surely = shares.filter((share) => share > 0.5 + 1e-9).length / shares.length;
					const atMost = shares.filter((share) => share > 0.5 - 1e-9).length / shares.length;
					expect(flag.flagShareOfDraws).toBeGreaterThanOrEqual(surely);
					expect(flag.flagShareOfDraws).toBeLessThanOrEqual(atMost);
					const sorted = shares.toSorted((a, b) => a - b);
					const position = 0.05 * (sorted.length - 1);
					const [low, next] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
					expect(flag.range?.low).toBeGreaterThanOrEqual((low ?? 0) - 1e-9);
					expect(flag.range?.low).toBeLessThanOrEqual((next ?? 1) + 1e-9);
				}
			),
			{ numRuns: 300 }
		);
	});
});

describe('draws of renter households', () => {
	const options = { draws: 4000, seed: 7 };

	it('spread as the margin says, around the count, and never below zero', () => {
		const draws = new RenterDraws(
			'renters',
			['a', 'b'],
			[known(1000, 164.5), known(20, 60)],
			options
		);
		const [first, second] = [draws.of(0), draws.of(1)];
		const mean = first.reduce((sum, each) => sum + each, 0) / first.length;
		const sd = Math.sqrt(first.reduce((sum, each) => sum + (each - mean) ** 2, 0) / first.length);
		// Standard error 100; four standard errors of mean and spread over 4,000 draws.
		expect(Math.abs(mean - 1000)).toBeLessThan(6.4);
		expect(Math.abs(sd - 100)).toBeLessThan(4.5);
		expect(Math.min(...second)).toBe(0);
		expect(Math.max(...second)).toBeGreaterThan(80);
	});

	it('stay the same where there is no margin, and are nobody where there is no count', () => {
		const draws = new RenterDraws(
			'renters',
			['a', 'b'],
			[knownWithoutMargin(30, 'full-count'), missing('not-published')],
			options
		);
		expect(new Set(draws.of(0))).toEqual(new Set([30]));
		expect(new Set(draws.of(1))).toEqual(new Set([0]));
	});
});
