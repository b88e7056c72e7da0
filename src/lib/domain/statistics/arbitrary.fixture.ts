/** Synthetic estimates for property tests. */
import fc from 'fast-check';
import type { Estimate } from './estimate.ts';
import { known, knownWithoutMargin, missing, openEnded } from './estimate.ts';

const amount = (max: number) => fc.double({ min: 0, max, noNaN: true, noDefaultInfinity: true });
const whole = (max: number) => fc.integer({ min: 0, max });

export const counts: fc.Arbitrary<Estimate> = fc
	.tuple(whole(5000), whole(800))
	.map(([value, moe]) => known(value, moe));

export const nonzeroCounts: fc.Arbitrary<Estimate> = fc
	.tuple(fc.integer({ min: 1, max: 5000 }), whole(800))
	.map(([value, moe]) => known(value, moe));

export const missings: fc.Arbitrary<Estimate> = fc
	.constantFrom('not-computable', 'not-published', 'not-applicable')
	.map((quality) => missing(quality));

export const marginless: fc.Arbitrary<Estimate> = fc
	.tuple(amount(5000), fc.constantFrom('not-carried', 'too-few-cases', 'full-count'))
	.map(([value, reason]) => knownWithoutMargin(value, reason));

const open: fc.Arbitrary<Estimate> = fc
	.tuple(amount(5000), fc.constantFrom('top-coded', 'bottom-coded'))
	.map(([bound, quality]) => openEnded(bound, quality));

const partlyKnown: fc.Arbitrary<Estimate> = fc
	.tuple(amount(5000), fc.integer({ min: 1, max: 800 }))
	.map(([value, leastMoe]) => ({
		...knownWithoutMargin(value, 'input-without-margin'),
		leastMoe
	}));

export const estimates: fc.Arbitrary<Estimate> = fc.oneof(
	{ weight: 4, arbitrary: counts },
	marginless,
	partlyKnown,
	open,
	missings
);

/** A part and the whole that holds it. */
export const partsOfWholes: fc.Arbitrary<readonly [Estimate, Estimate]> = fc
	.tuple(
		fc.integer({ min: 1, max: 5000 }),
		fc.double({ min: 0, max: 1, noNaN: true }),
		whole(800),
		whole(800)
	)
	.map(([total, part, moePart, moeTotal]) => [
		known(Math.round(total * part), moePart),
		known(total, moeTotal)
	]);
