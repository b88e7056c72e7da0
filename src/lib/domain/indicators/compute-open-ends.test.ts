/** A median of which only a bound is known stays one through every step that is computed from it. */
import { describe, expect, it } from 'vitest';
import { dollarFactor } from '../statistics/combine.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { known, openEnded } from '../statistics/estimate.ts';
import { NOTHING_CUT } from '../statistics/fitted.ts';
import { withModelledMargins } from './derived-tables.ts';
import { type TractWeights, tractFigures, weightedFigures } from './figures.ts';
import { NEW_RENTS, RENT, bare, columns, indicator, none, tables } from './compute.fixture.ts';
import { computeIndicator } from './compute.ts';

const factor = dollarFactor(2014, 2023);
const CAP = { now: 3500, then: 2000 };

const change = indicator('rent-change', 'relative-change', {
	kind: 'change',
	of: RENT.id,
	from: '2010-2014',
	to: '2019-2023',
	as: 'relative'
});

describe('a tract’s capped rent', () => {
	/** The tract's rents of both periods, each with the bins of `NEW_RENTS`. */
	const ofTract = (now: Estimate, then: Estimate) =>
		tractFigures(
			tables(
				columns({ ...NEW_RENTS, B25064_001: [now, now] }),
				columns({ ...NEW_RENTS, B25064_001: [then, then] })
			),
			0
		);
	const rentIn = (vintage: '2019-2023' | '2010-2014', now: Estimate, then: Estimate) =>
		computeIndicator(RENT, vintage, ofTract(now, then), none).estimate;
	const changeOf = (now: Estimate, then: Estimate) =>
		computeIndicator(change, '2019-2023', ofTract(now, then), () => RENT).estimate;

	it('is a number up to the cap itself, and only a bound one dollar above', () => {
		const at = rentIn('2019-2023', known(CAP.now, 90), bare(900));
		expect(at).toMatchObject({ value: CAP.now, moe: 90, quality: 'value' });
		const above = rentIn('2019-2023', known(CAP.now + 1, 90), bare(900));
		expect(above).toEqual(openEnded(CAP.now, 'top-coded'));
	});

	it('keeps the margin that it has where its own bins say no more than "or more"', () => {
		const dear = { ...NEW_RENTS, B25063_005: [bare(20)], B25063_006: [bare(400)] };
		const fitted: Estimate = { ...known(2400, 300), moeBasis: 'modelled' };
		const figures = tractFigures(tables(columns({ ...dear, B25064_001: [fitted] }, 1)), 0);
		expect(computeIndicator(RENT, '2019-2023', figures, none).estimate).toEqual(fitted);
	});

	it('stays a bound in dollars of another year, whatever its bins say', () => {
		// Its bins could give a margin to a rent without a published one, but not to a bound.
		const fitted: Estimate = { ...known(CAP.then + 1, 70), moeBasis: 'modelled' };
		const then = rentIn('2010-2014', known(1200, 80), fitted);
		expect(then.quality).toBe('top-coded');
		expect(then.moe).toBeNull();
		expect(then.value).toBeCloseTo(CAP.then * factor, 9);
	});

	it('makes the change a bound: at least where it ends, at most where it began', () => {
		const ends = changeOf(known(CAP.now + 1, 90), bare(900));
		expect(ends.quality).toBe('top-coded');
		expect(ends.value).toBeCloseTo(CAP.now / (900 * factor) - 1, 12);
		const began = changeOf(known(1200, 80), bare(CAP.then + 1));
		expect(began.quality).toBe('bottom-coded');
		expect(began.value).toBeCloseTo(1200 / (CAP.then * factor) - 1, 12);
	});

	it('leaves nothing to say of the change where both ends are bounds', () => {
		expect(changeOf(known(CAP.now + 1, 90), bare(CAP.then + 1)).value).toBeNull();
	});
});

describe('a bound that comes without a margin', () => {
	it('is given no modelled one, as a number is', () => {
		// As the file of 2010–2014 has it: "2,000+", and no margins at all.
		const bound = { ...openEnded(CAP.then, 'top-coded'), moeReason: 'not-carried' } as const;
		const older = columns({ ...NEW_RENTS, B25064_001: [bound, bare(900)] });
		const modelled = withModelledMargins(tables(columns(NEW_RENTS), older)).get('2010-2014');
		expect(modelled?.estimate(0, 'B25064_001')).toEqual(bound);
		expect(modelled?.estimate(1, 'B25064_001')).toMatchObject({ value: 900, moeBasis: 'modelled' });
	});
});

describe('a place’s rent that falls into an open bin', () => {
	const whole: TractWeights = {
		tracts: [0, 1],
		households: [1, 1],
		people: [1, 1],
		cut: NOTHING_CUT
	};
	const MOSTLY_DEAR = {
		...NEW_RENTS,
		B25063_005: [bare(20), bare(20)],
		B25063_006: [bare(400), bare(400)]
	};
	const ofPlace = (now: typeof NEW_RENTS, then: typeof NEW_RENTS) => {
		const older = { ...then, B25064_001: [bare(900), bare(1100)] };
		return weightedFigures(tables(columns(now), columns(older)), whole);
	};
	const computed = (now: typeof NEW_RENTS, then: typeof NEW_RENTS) =>
		computeIndicator(change, '2019-2023', ofPlace(now, then), () => RENT);
	/** Means of the tracts' published medians, weighted alike: the other way to measure both ends. */
	const byMeans = (1200 + 1500) / 2 / (((900 + 1100) / 2) * factor) - 1;

	it('is only a bound', () => {
		const rent = computeIndicator(RENT, '2019-2023', ofPlace(MOSTLY_DEAR, NEW_RENTS), none);
		expect(rent.method).toBe('exact');
		expect(rent.estimate).toEqual(openEnded(2000, 'top-coded'));
	});

	it('is compared from bins where both periods lie in closed ones', () => {
		const { estimate, method } = computed(NEW_RENTS, NEW_RENTS);
		expect(method).toBe('exact');
		// The same bins at both ends, so only prices changed.
		expect(estimate.value).toBeCloseTo(1 / factor - 1, 12);
	});

	it.each([
		['ends there', MOSTLY_DEAR, NEW_RENTS],
		['begins there', NEW_RENTS, MOSTLY_DEAR],
		['is there at both ends', MOSTLY_DEAR, MOSTLY_DEAR]
	])('is compared by means of tract medians, and marked, where it %s', (_, now, then) => {
		const { estimate, method } = computed(now, then);
		expect(method).toBe('mean-of-medians');
		expect(estimate.quality).toBe('value');
		expect(estimate.value).toBeCloseTo(byMeans, 9);
	});
});
