import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	counts,
	estimates,
	marginless,
	missings,
	nonzeroCounts,
	partsOfWholes
} from './arbitrary.fixture.ts';
import { known, knownWithoutMargin, missing, openEnded } from './make.ts';
import { complement, product, ratio, relativeChange, scaled, share } from './ratio.ts';
import { reliability } from './reliability.ts';

describe('share', () => {
	it('gives the published share', () => {
		const single = share(known(203119, 5070), known(630498, 831.11));
		expect(single.value).toBeCloseTo(0.32216, 5);
		expect(single.moe).toBeCloseTo(0.00803, 5);
	});

	it('falls back to the margin of a ratio where the root is not real', () => {
		const part = known(90, 5);
		const whole = known(100, 40);
		expect(share(part, whole)).toEqual(ratio(part, whole));
		expect(share(part, whole).moe).toBeCloseTo(Math.sqrt(25 + 0.81 * 1600) / 100, 12);
	});

	it('does not call a whole exact because it equals its part', () => {
		expect(share(known(2, 3), known(2, 3)).moe).toBeCloseTo(Math.SQRT2 * 1.5, 12);
	});

	it('is never more uncertain than the ratio of the same figures, and lies in 0–1', () => {
		fc.assert(
			fc.property(partsOfWholes, ([part, whole]) => {
				const p = share(part, whole);
				expect(p.value).toBeGreaterThanOrEqual(0);
				expect(p.value).toBeLessThanOrEqual(1);
				expect(p.moe ?? Infinity).toBeLessThanOrEqual((ratio(part, whole).moe ?? 0) + 1e-12);
			})
		);
	});

	it('does not change where part and whole are scaled alike', () => {
		fc.assert(
			fc.property(partsOfWholes, fc.integer({ min: 2, max: 9 }), ([part, whole], k) => {
				const once = share(part, whole);
				const again = share(scaled(part, k), scaled(whole, k));
				expect(again.value).toBeCloseTo(once.value ?? NaN, 12);
				expect(again.moe).toBeCloseTo(once.moe ?? NaN, 6);
			})
		);
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
				for (const operation of [share, ratio, product, relativeChange])
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

	it('says nothing of a share whose whole has no margin', () => {
		const p = share(known(30, 10), knownWithoutMargin(100, 'not-carried'));
		expect(p.moe).toBeNull();
		expect(p.leastMoe).toBeUndefined();
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
