import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counts, estimates, missings } from './arbitrary.fixture.ts';
import { difference, sum, weightedSum } from './combine.ts';
import type { Estimate } from './estimate.ts';
import { known, knownWithoutMargin, missing, openEnded } from './estimate.ts';
import { missingAmong } from './combine.ts';

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
