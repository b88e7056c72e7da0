/** What is said of the past: the sentences follow the records, claim no more, and never call a gap a zero. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastSaid } from '#words/past.ts';
import { en } from '#words/index.ts';
import { knownWithoutMargin, missing, type Estimate } from '../statistics/estimate.ts';
import { deedDecade, DEED_DECADES, saidOfThePast } from './records.ts';

const recorded = (value: number) => knownWithoutMargin(value, 'from-records');
const said = (covenants: Estimate | undefined, red: Estimate | undefined) =>
	saidOfThePast(
		(id) => (id === 'covenants' ? covenants : red),
		'the Elm station area',
		pastSaid,
		en.estimate
	);
const NONE = missing('not-published');

describe('of a place', () => {
	it('lots are told as they are counted, and about where land was counted', () => {
		expect(said(recorded(338), undefined)).toEqual([
			'338 lots in the Elm station area carried a racial covenant. That is a clause in the deed that barred people of color.'
		]);
		expect(said(recorded(1), undefined)[0]).toMatch(/^1 lot in /);
		expect(said(recorded(1550.6), undefined)[0]).toMatch(/^About 1,551 lots in /);
		expect(said(recorded(0.2), undefined)[0]).toMatch(/^About 1 lot in /);
	});

	it('none found is not none, and what was not read is not zero', () => {
		expect(said(recorded(0), undefined)[0]).toMatch(/^No lot .* None found is not none\.$/);
		expect(said(NONE, undefined)[0]).toMatch(/^No deeds were read .*nothing is known/);
		expect(said(undefined, recorded(0))[0]).toMatch(/^No land .* was marked red/);
		expect(said(undefined, NONE)[0]).toMatch(/do not reach/);
	});

	it('a little is never told as nothing, nor nothing as a little', () => {
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
				const [sentence = ''] = said(undefined, recorded(share));
				expect(sentence).not.toMatch(/^0%/);
				expect(sentence.startsWith('No land')).toBe(share === 0);
				expect(sentence.startsWith('Less than 1%')).toBe(share > 0 && share < 0.01);
			})
		);
	});

	it('no sentence leads from then to now', () => {
		fc.assert(
			fc.property(
				fc.option(fc.double({ min: 0, max: 5000, noNaN: true })),
				fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
				(lots, share) => {
					const text = said(
						lots === null ? NONE : recorded(lots),
						share === null ? NONE : recorded(share)
					).join(' ');
					expect(text).not.toMatch(/because|caus|led to|therefore|today’s/i);
				}
			)
		);
	});
});

it('every year is in the decade that it ends in or before, and in no earlier one', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1850, max: 2026 }), (year) => {
			const at = deedDecade(year);
			expect(year).toBeLessThanOrEqual(DEED_DECADES[at]!);
			if (at > 0) expect(year).toBeGreaterThan(DEED_DECADES[at - 1]!);
		})
	);
});
