// Rounded figures are true of the estimate, whatever it is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, knownWithoutMargin, openEnded } from '../statistics/estimate.ts';
import { soundsApart, spokenFigure, spokenOfAll, type SpokenFigure } from './rounding.ts';

const share = fc.double({ min: 0.0001, max: 1, noNaN: true });
const of = (value: number) => knownWithoutMargin(value, 'full-count');
const amountOf = ({ amount }: SpokenFigure) =>
	amount.kind === 'share' ? amount.count / amount.of : amount.value;

function isTrue(said: SpokenFigure, value: number, close: number): boolean {
	const amount = amountOf(said);
	if (said.side === 'more-than') return value > amount;
	if (said.side === 'less-than') return value < amount;
	return Math.abs(amount - value) <= close + 1e-9;
}

describe('a rounded figure', () => {
	it.each([
		[0.71, 'about', 7 / 10],
		[0.47, 'less-than', 1 / 2],
		[0.335, 'about', 1 / 3],
		[0.25, 'about', 1 / 4],
		[0.05, 'about', 1 / 20],
		[0.99, 'more-than', 9 / 10],
		[0.001, 'less-than', 1 / 100]
	] as const)('a share of %d is said as %s %d', (value, side, amount) => {
		const said = spokenFigure(of(value), 'share')!;
		expect([said.side, amountOf(said)]).toEqual([side, amount]);
	});

	it.each([
		[1276, 'dollars', 1300],
		[226_565, 'dollars', 230_000],
		[1086, 'count', 1100],
		[84, 'count', 80],
		[0.389, 'relative-change', 40],
		[-0.034, 'share-change', 3]
	] as const)('%d %s is said as about %d', (value, unit, amount) => {
		expect(spokenFigure(of(value), unit)).toMatchObject({
			side: 'about',
			amount: { value: amount }
		});
	});

	it('of a share is true of it', () => {
		fc.assert(
			fc.property(share, (value) => isTrue(spokenFigure(of(value), 'share')!, value, 0.02))
		);
	});

	it('of dollars and households is within a twentieth, and within five of few', () => {
		fc.assert(
			fc.property(fc.integer({ min: 10, max: 2_000_000 }), (value) =>
				(['dollars', 'count'] as const).every((unit) =>
					isTrue(spokenFigure(of(value), unit)!, value, Math.max(5, value / 20))
				)
			)
		);
	});

	it('is not made of nothing, of no value, or of what has an open end', () => {
		expect(spokenFigure(known(0, 0.1), 'share')).toBeNull();
		expect(spokenFigure(openEnded(3500, 'top-coded'), 'dollars')).toBeNull();
		expect(spokenFigure(of(0.0001), 'share-change')).toBeNull();
	});

	it('never sounds higher than one that it is lower than', () => {
		fc.assert(
			fc.property(share, share, (a, b) => {
				const [first, second] = [spokenFigure(of(a), 'share')!, spokenFigure(of(b), 'share')!];
				return a >= b || !soundsApart(first, second, 'higher');
			})
		);
	});

	it('of several at once is true of each', () => {
		const some = fc.array(share, { minLength: 1, maxLength: 4 });
		const amounts = fc.array(fc.integer({ min: 20, max: 900_000 }), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(some, amounts, fc.constantFrom('more-than', 'less-than'), (a, b, side) => {
				const shares = spokenOfAll(a.map(of), 'share', side);
				const dollars = spokenOfAll(b.map(of), 'dollars', side);
				return (
					(shares === null || a.every((value) => isTrue(shares, value, 0))) &&
					(dollars === null || b.every((value) => isTrue(dollars, value, 0)))
				);
			})
		);
	});
});
