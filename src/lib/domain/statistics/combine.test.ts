import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	counts,
	estimates,
	missings,
	marginless,
	nonzeroCounts,
	partsOfWholes
} from './arbitrary.fixture.ts';
import {
	difference,
	sum,
	weightedSum,
	missingAmong,
	complement,
	product,
	ratio,
	relativeChange,
	share
} from './combine.ts';
import { type Estimate, known, knownWithoutMargin, missing, openEnded } from './estimate.ts';
import { FITTED } from './fitted.ts';
import { reliability } from './error.ts';

function expectClose(actual: Estimate, expected: Estimate) {
	expect(actual.quality).toBe(expected.quality);
	expect(actual.value).toBeCloseTo(expected.value ?? NaN, 6);
	expect(actual.moe).toBeCloseTo(expected.moe ?? NaN, 6);
}

describe('sum', () => {
	it('gives the published sum of two counts', () => {
		const males = sum([known(10154024, 3778), known(9712936, 3911)]);
		expect(males.value).toBe(19866960);
		expect(males.moe).toBeCloseTo(5437.757350231803, 9);
	});

	it('counts only the largest margin of the zeros', () => {
		const total = sum([known(0, 22), known(0, 22), known(0, 29), known(41, 37)]);
		expect(total.value).toBe(41);
		expect(total.moe).toBeCloseTo(47.01063709417264, 12);
	});

	it('is zero with the largest margin where every part is zero', () => {
		expect(sum([known(0, 12), known(0, 19)])).toEqual({
			value: 0,
			moe: 19,
			quality: 'zero',
			moeReason: null
		});
	});

	it('does not depend on the order of its parts', () => {
		fc.assert(
			fc.property(
				fc
					.array(counts, { minLength: 1 })
					.chain((parts) =>
						fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length }))
					),
				([parts, shuffled]) => expectClose(sum(shuffled), sum(parts))
			)
		);
	});

	it('never loses margin: the whole is at least as uncertain as any part', () => {
		fc.assert(
			fc.property(fc.array(counts, { minLength: 1 }), (parts) => {
				const largest = Math.max(...parts.map((part) => part.moe ?? 0));
				expect(sum(parts).moe ?? -1).toBeGreaterThanOrEqual(largest - 1e-9);
			})
		);
	});

	it('never has more margin than the margins laid end to end', () => {
		fc.assert(
			fc.property(fc.array(counts, { minLength: 1 }), (parts) => {
				const endToEnd = parts.reduce((total, part) => total + (part.moe ?? 0), 0);
				expect(sum(parts).moe ?? Infinity).toBeLessThanOrEqual(endToEnd + 1e-9);
			})
		);
	});

	it('has no value where any part has none, and says which', () => {
		fc.assert(
			fc.property(fc.array(estimates), missings, fc.nat(), (others, gap, position) => {
				const parts = others.toSpliced(position % (others.length + 1), 0, gap);
				const total = sum(parts);
				expect(total.value).toBeNull();
				expect(total.moeReason).toBe('no-value');
				expect(missingAmong(parts).map((one) => one.index)).toContain(
					position % (others.length + 1)
				);
			})
		);
	});

	it('keeps the reason that weighs most', () => {
		const gaps = [missing('not-applicable'), missing('not-computable'), missing('not-published')];
		expect(sum(gaps).quality).toBe('not-published');
		expect(sum(gaps.slice(0, 2)).quality).toBe('not-computable');
		expect(sum(gaps.slice(0, 1)).quality).toBe('not-applicable');
	});

	it('has a value but no margin where a part has no margin', () => {
		const total = sum([known(10, 5), knownWithoutMargin(20, 'too-few-cases')]);
		expect(total).toEqual({
			value: 30,
			moe: null,
			quality: 'value',
			moeReason: 'input-without-margin',
			leastMoe: 5
		});
		const carried = knownWithoutMargin(7, 'not-carried');
		expect(sum([carried, carried]).moeReason).toBe('not-carried');
	});

	it('knows the least that its margin can be, which is never more than what it is', () => {
		fc.assert(
			fc.property(fc.array(counts, { minLength: 2 }), fc.nat(), (parts, position) => {
				const i = position % parts.length;
				const hidden = knownWithoutMargin(parts[i]?.value ?? 0, 'too-few-cases');
				const partly = sum(parts.with(i, hidden));
				expect(partly.moe).toBeNull();
				expect(partly.leastMoe ?? 0).toBeLessThanOrEqual((sum(parts).moe ?? 0) + 1e-9);
			})
		);
	});

	it('takes full counts as exact', () => {
		const counted = knownWithoutMargin(100, 'full-count');
		expect(sum([counted, counted])).toEqual(knownWithoutMargin(200, 'full-count'));
		expect(sum([counted, known(10, 4)])).toEqual(known(110, 4));
		expect(sum([])).toEqual(knownWithoutMargin(0, 'full-count'));
	});

	it('is open-ended where a part is, and says nothing where they point both ways', () => {
		const most = openEnded(100, 'bottom-coded');
		const least = openEnded(3500, 'top-coded');
		expect(sum([known(1, 1), least])).toEqual(openEnded(3501, 'top-coded'));
		expect(difference(known(5000, 1), least)).toEqual(openEnded(1500, 'bottom-coded'));
		expect(sum([most, least])).toEqual(missing('not-computable'));
	});
});

describe('weightedSum', () => {
	const weights = fc.double({ min: 0.01, max: 1, noNaN: true });

	it('equals the sum where every weight is 1', () => {
		fc.assert(
			fc.property(fc.array(counts), (parts) => {
				expect(weightedSum(parts.map((estimate) => ({ estimate, weight: 1 })))).toEqual(sum(parts));
			})
		);
	});

	it('scales: value and margin go with a common factor', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(counts, weights), { minLength: 1 }), weights, (parts, k) => {
				const once = weightedSum(parts.map(([estimate, weight]) => ({ estimate, weight })));
				const scaledSum = weightedSum(
					parts.map(([estimate, weight]) => ({ estimate, weight: weight * k }))
				);
				expectClose(
					scaledSum,
					once.value === 0
						? known(0, (once.moe ?? 0) * k)
						: known((once.value ?? 0) * k, (once.moe ?? 0) * k)
				);
			})
		);
	});

	it('weighs each margin', () => {
		const half = weightedSum([
			{ estimate: known(100, 30), weight: 0.5 },
			{ estimate: known(200, 40), weight: 0.5 }
		]);
		expect(half).toEqual(known(150, 25));
	});

	it('does not ask for what has no weight', () => {
		const total = weightedSum([
			{ estimate: missing('not-published'), weight: 0 },
			{ estimate: known(8, 3), weight: 1 }
		]);
		expect(total).toEqual(known(8, 3));
	});
});

const FACTOR = FITTED.medians.factor;

describe('share', () => {
	it('gives the published share', () => {
		const single = share(known(203119, 5070), known(630498, 831.11));
		expect(single.value).toBeCloseTo(0.32216, 5);
		expect(single.moe).toBeCloseTo(0.00803, 5);
	});

	it('falls back to the margin of a ratio where the root is not real', () => {
		const part = known(9000, 50);
		const whole = known(10_000, 4000);
		expect(share(part, whole)).toEqual(ratio(part, whole));
		expect(share(part, whole).moe).toBeCloseTo(Math.sqrt(2500 + 0.81 * 4000 ** 2) / 10_000, 12);
	});

	it('is never surer than a sample of its size can be, and says where that floor was used', () => {
		// Tract 27139080204: the root comes out at 1.9 points for 253 households.
		const p = share(known(128, 72), known(253, 142));
		const root = Math.sqrt(72 ** 2 - (128 / 253) ** 2 * 142 ** 2) / 253;
		expect(root).toBeLessThan(0.02);
		const floor = 1.645 * FACTOR * Math.sqrt(((128 / 253) * (125 / 253) * 7) / 253);
		expect(floor).toBeGreaterThan(0.2);
		expect(p).toMatchObject({ moeBasis: 'sampling-floor' });
		expect(p.moe).toBeCloseTo(floor, 12);
		expect(reliability(p)).not.toBe('reliable');
		expect(share(known(203119, 5070), known(630498, 831.11)).moeBasis).toBeUndefined();
	});

	it('has at 100 and 0 percent the margin of its empty side', () => {
		// Tract 27053104901: 726 ± 136 households, all of which rent; none ± 13 own.
		expect(share(known(726, 136), known(726, 136))).toEqual({ ...known(1, 13 / 726) });
		expect(share(known(0, 9), known(726, 136)).moe).toBeCloseTo(9 / 726, 12);
	});

	it('never claims more than the whole scale as its margin', () => {
		expect(share(known(2, 3), known(2, 3)).moe).toBe(1);
		fc.assert(
			fc.property(partsOfWholes, ([part, whole]) => {
				const p = share(part, whole);
				expect(p.value).toBeGreaterThanOrEqual(0);
				expect(p.value).toBeLessThanOrEqual(1);
				expect(p.moe).toBeLessThanOrEqual(1);
			})
		);
	});

	it('has at least the margin of its formula and of its sample, and no other', () => {
		const insideParts = fc
			.record({
				whole: fc.integer({ min: 2, max: 5000 }),
				part: fc.nat(5000),
				moePart: fc.integer({ min: 1, max: 800 }),
				moeWhole: fc.nat(800)
			})
			.map((made) => ({ ...made, part: 1 + (made.part % (made.whole - 1)) }));
		fc.assert(
			fc.property(insideParts, ({ whole, part, moePart, moeWhole }) => {
				const p = part / whole;
				const radicand = moePart ** 2 - p ** 2 * moeWhole ** 2;
				const other = moePart ** 2 + p ** 2 * moeWhole ** 2;
				const root = Math.sqrt(radicand >= 0 ? radicand : other) / whole;
				const floor = 1.645 * FACTOR * Math.sqrt((p * (1 - p) * 7) / whole);
				expect(share(known(part, moePart), known(whole, moeWhole)).moe).toBeCloseTo(
					Math.min(1, Math.max(root, floor)),
					10
				);
			})
		);
	});

	it('without published margins has the margin of its sample, and says that it is modelled', () => {
		const bare = (value: number) => knownWithoutMargin(value, 'not-carried');
		const p = share(bare(30), known(100, 20), { designFactor: 2 });
		expect(p.moe).toBeCloseTo(1.645 * 2 * Math.sqrt((0.3 * 0.7 * 7) / 100), 12);
		expect(p.moeBasis).toBe('modelled');
		expect(share(bare(0), bare(100))).toMatchObject({ moe: 0.13, moeBasis: 'modelled' });
		const counted = share(
			knownWithoutMargin(30, 'full-count'),
			knownWithoutMargin(100, 'full-count')
		);
		expect(counted).toEqual(knownWithoutMargin(0.3, 'full-count'));
	});

	it('adds what is uncertain beyond the sample in quadrature', () => {
		const sampled = share(known(300, 40), known(1000, 60));
		const apportioned = share(known(300, 40), known(1000, 60), { spread: 0.1 });
		const beyond = 1.645 * 0.1 * Math.sqrt(0.3 * 0.7);
		expect(apportioned.moe).toBeCloseTo(Math.hypot(sampled.moe ?? 0, beyond), 12);
	});

	it('is not computable of nothing', () => {
		expect(share(known(0, 12), known(0, 12))).toEqual(missing('not-computable'));
	});

	it('has a complement of the same margin, and twice the complement is the share', () => {
		fc.assert(
			fc.property(partsOfWholes, ([part, whole]) => {
				const p = share(part, whole);
				expect(complement(p).moe).toBe(p.moe);
				expect(complement(complement(p)).value).toBeCloseTo(p.value ?? NaN, 12);
			})
		);
	});
});

describe('ratio, product, change', () => {
	it('gives the published ratio', () => {
		const result = ratio(known(226840, 5556), known(203119, 5070));
		expect(result.value).toBeCloseTo(1.117, 3);
		expect(result.moe).toBeCloseTo(0.039, 3);
	});

	it('gives the published product', () => {
		const result = product(known(74506512, 228238), known(0.824, 0.001));
		expect(result.value).toBeCloseTo(61393366, -0.5);
		expect(Math.round(result.moe ?? 0)).toBe(202289);
	});

	it('gives the published percent change', () => {
		const result = relativeChange(known(139301, 4047), known(135173, 3860));
		expect((result.value ?? 0) * 100).toBeCloseTo(3.0538643072211165, 11);
		expect((result.moe ?? 0) * 100).toBeCloseTo(4.198069852261231, 11);
	});

	it('multiplies either way round', () => {
		fc.assert(
			fc.property(counts, counts, (a, b) => {
				expect(product(a, b)).toEqual(product(b, a));
			})
		);
	});

	it('undoes a ratio by the product of its values', () => {
		fc.assert(
			fc.property(counts, nonzeroCounts, (a, b) => {
				expect(product(ratio(a, b), b).value).toBeCloseTo(a.value ?? NaN, 6);
			})
		);
	});

	it('has no value where an input has none', () => {
		fc.assert(
			fc.property(estimates, missings, (any, gap) => {
				for (const operation of [share, ratio, product, relativeChange]) {
					expect(operation(any, gap).value).toBeNull();
					expect(operation(gap, any).value).toBeNull();
				}
			})
		);
	});

	it('has no invented margin where an input has none', () => {
		fc.assert(
			fc.property(nonzeroCounts, marginless, (sampled, bare) => {
				fc.pre(bare.moeReason !== 'full-count' && (bare.value ?? 0) > 0.001);
				for (const operation of [ratio, product, relativeChange])
					expect(operation(sampled, bare).moe).toBeNull();
			})
		);
	});

	it('is at most what it seems from an open-ended start, at least from an open-ended end', () => {
		const rent = known(1000, 50);
		const open = openEnded(2000, 'top-coded');
		expect(relativeChange(known(3000, 50), open)).toEqual(openEnded(0.5, 'bottom-coded'));
		expect(relativeChange(open, rent)).toEqual(openEnded(1, 'top-coded'));
		expect(relativeChange(open, open)).toEqual(missing('not-computable'));
	});

	it('from a figure without margin is at least as uncertain as its other end', () => {
		const older = knownWithoutMargin(1000, 'not-carried');
		const change = relativeChange(known(1100, 250), older);
		expect(change.moeReason).toBe('input-without-margin');
		expect(change.leastMoe).toBeCloseTo(0.25, 12);
		expect(reliability(change)).toBe('too-uncertain');
		expect(reliability(relativeChange(known(1100, 10), older))).toBe('unknown');
	});

	it('is more certain where the periods overlap', () => {
		const apart = relativeChange(known(120, 12), known(100, 10));
		const overlapping = relativeChange(known(120, 12), known(100, 10), { sharedYears: 1 });
		expect(overlapping.value).toBe(apart.value);
		expect(overlapping.moe).toBeCloseTo((apart.moe ?? 0) * Math.sqrt(0.8), 12);
	});

	it('is not computable from zero', () => {
		expect(relativeChange(known(10, 5), known(0, 12))).toEqual(missing('not-computable'));
	});
});
