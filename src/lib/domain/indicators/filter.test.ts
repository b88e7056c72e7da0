import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, knownWithoutMargin, missing, openEnded } from '../statistics/estimate.ts';
import { CLEARLY, countMeeting, meeting, MEETS, OUT, type MetCondition } from './filter.ts';

const condition = (
	estimates: MetCondition['estimates'],
	is: 'min' | 'max',
	value: number,
	unit: MetCondition['unit'] = 'share'
): MetCondition => ({ estimates, unit, is, value });

describe('conditions on figures', () => {
	it('are met at their limit, and clearly only beyond 2.576 standard errors of it', () => {
		// 0.1 over the limit: a 90 % margin of 0.0638 is 2.576 standard errors of 0.0388.
		const at = [known(0.5, 0.1), known(0.6, 0.0638), known(0.6, 0.0639), known(0.4999, 0.001)];
		expect([...meeting([condition(at, 'min', 0.5)], 4)]).toEqual([MEETS, CLEARLY, MEETS, OUT]);
		expect([...meeting([condition(at, 'max', 0.5)], 4)]).toEqual([MEETS, OUT, OUT, MEETS]);
	});

	it('must all be met, and are as sure as the least sure of them', () => {
		const rent = [known(0.9, 0.01), known(0.9, 0.01), known(0.9, 0.01)];
		const rise = [known(0.5, 0.01), known(0.01, 0.2), known(-0.1, 0.01)];
		const both = [condition(rent, 'min', 0.5), condition(rise, 'min', 0, 'relative-change')];
		const met = meeting(both, 3);
		expect([...met]).toEqual([CLEARLY, MEETS, OUT]);
		expect(countMeeting(met)).toEqual({ meet: 2, clearly: 1 });
	});

	it('are not met by what is not known, nor claimed of what has no margin', () => {
		const figures = [
			missing('not-published'),
			knownWithoutMargin(0.9, 'not-carried'),
			openEnded(3500, 'top-coded'),
			openEnded(2500, 'bottom-coded')
		];
		expect([...meeting([condition(figures, 'min', 0.5)], 4)]).toEqual([OUT, MEETS, CLEARLY, OUT]);
		expect([...meeting([condition(figures, 'max', 4000)], 4)]).toEqual([OUT, MEETS, OUT, CLEARLY]);
	});

	it('leave out no more tracts with one fewer, and none without any', () => {
		const figures = fc.array(
			fc.record({
				value: fc.double({ min: 0, max: 1, noNaN: true }),
				moe: fc.double({ min: 0, max: 0.5, noNaN: true })
			}),
			{ minLength: 1, maxLength: 8 }
		);
		fc.assert(
			fc.property(
				figures,
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.boolean(),
				(all, limit, up) => {
					const estimates = all.map(({ value, moe }) => known(value, moe));
					const one = condition(estimates, 'min', limit);
					const two = condition(estimates, up ? 'min' : 'max', 0.5);
					const more = meeting([one], all.length);
					meeting([one, two], all.length).forEach((each, row) => {
						expect(each).toBeLessThanOrEqual(more[row]!);
						expect(each !== OUT).toBe(
							all[row]!.value >= limit && (up ? all[row]!.value >= 0.5 : all[row]!.value <= 0.5)
						);
					});
					expect([...meeting([], all.length)].every((each) => each === CLEARLY)).toBe(true);
				}
			)
		);
	});
});
