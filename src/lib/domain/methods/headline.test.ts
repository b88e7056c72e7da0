import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headlineOf } from './headline.ts';

const other = (share: number) => [{ class: 'other', share }];

describe('the headline of an area', () => {
	it('is the published class from half of the draws on', () => {
		expect(headlineOf('own', 0.5, other(0.5))).toEqual({ kind: 'published', class: 'own' });
		expect(headlineOf('own', 1, [])).toEqual({ kind: 'published', class: 'own' });
	});

	it('is the published class where no draws say anything', () => {
		expect(headlineOf('own', null, [])).toEqual({ kind: 'published', class: 'own' });
	});

	it('is the likelier class where it leads by ten points and has half of the draws', () => {
		expect(headlineOf('own', 0.4, other(0.6))).toEqual({
			kind: 'likelier',
			class: 'other',
			share: 0.6,
			published: { class: 'own', share: 0.4 }
		});
		// It leads by far, but most draws give other classes still.
		expect(headlineOf('own', 0.2, other(0.45)).kind).toBe('two-readings');
	});

	it('is both readings where neither leads clearly, most draws first', () => {
		// Tract 204: another class is likelier, 53 to 46.
		expect(headlineOf('own', 0.46, other(0.53))).toEqual({
			kind: 'two-readings',
			readings: [
				{ class: 'other', share: 0.53 },
				{ class: 'own', share: 0.46 }
			]
		});
		// No other class is likelier, yet fewer than half of the draws give this one.
		expect(headlineOf('own', 0.45, other(0.3))).toMatchObject({
			kind: 'two-readings',
			readings: [{ class: 'own' }, { class: 'other' }]
		});
	});

	it('never is a class that fewer than half of the draws give', () => {
		fc.assert(
			fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
				const own = Math.min(a, b) / 1000;
				const most = (Math.max(a, b) - Math.min(a, b)) / 1000;
				const headline = headlineOf('own', own, other(most));
				if (headline.kind === 'published') expect(own).toBeGreaterThanOrEqual(0.5);
				if (headline.kind === 'likelier') expect(headline.share).toBeGreaterThanOrEqual(0.5);
				if (headline.kind === 'two-readings') {
					const [first, second] = headline.readings;
					expect(first.share).toBeGreaterThanOrEqual(second.share);
					expect(new Set([first.class, second.class])).toEqual(new Set(['own', 'other']));
				}
			})
		);
	});
});
