import { describe, expect, it } from 'vitest';
import { adjust } from './sensitivity.ts';
import { NO_ADJUSTMENT } from './questions.ts';
import { methodById } from './definitions/index.ts';
import { notesOf, REGION_METHODS, regionNotes } from './region-inputs.ts';

describe('notes beside the tests of a method', () => {
	it('are with the tests whose figures they speak of', () => {
		expect(notesOf(methodById('corridor-pressure'))).toEqual([
			{ note: 'overlapping-periods', tests: ['bachelors-change', 'home-value-change'] },
			{ note: 'mixed-home-values', tests: ['home-value-change'] },
			{ note: 'approximate-region-medians', tests: ['rent-change', 'income-change'] },
			{
				note: 'no-earlier-margins',
				tests: ['rent-change', 'income-change', 'bachelors-change', 'home-value-change']
			}
		]);
		const bates = new Map(notesOf(methodById('bates')).map(({ note, tests }) => [note, tests]));
		expect(bates.get('low-income-proxy')).toEqual(['low-income']);
		expect(bates.get('mixed-home-values')).toEqual([
			'appreciation-high-t0-t1',
			'appreciation-high-tm-t1'
		]);
		expect(bates.get('short-window')).toBeNull();
		const freeman = notesOf(methodById('freeman'));
		expect(freeman.find(({ note }) => note === 'homes-counted-later')?.tests).toEqual([
			'recent-homes-begin'
		]);
	});

	it('leave no note of a method out, as long as its tests are on', () => {
		for (const id of REGION_METHODS) {
			expect(notesOf(methodById(id)).map(({ note }) => note)).toEqual(regionNotes(id));
		}
	});

	it('go with a test that is switched off', () => {
		const without = adjust(methodById('corridor-pressure'), {
			...NO_ADJUSTMENT,
			off: ['home-value-change']
		});
		if (!without.ok) throw new Error(without.problem.code);
		const notes = notesOf(without.value);
		expect(notes.some(({ note }) => note === 'mixed-home-values')).toBe(false);
		expect(notes.find(({ note }) => note === 'overlapping-periods')?.tests).toEqual([
			'bachelors-change'
		]);
	});
});
