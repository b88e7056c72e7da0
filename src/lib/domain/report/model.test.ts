import { describe, expect, it } from 'vitest';
import { reportSubject, subjectKey, WHOLE_LINE } from './model.ts';

describe('what a report is about', () => {
	it.each([
		['the place that is open', { place: 'station:penn', compare: [] }, 'station:penn'],
		[
			'the open place before a comparison',
			{ place: 'station:penn', compare: ['region', 'city:Crystal'] },
			'station:penn'
		],
		['the whole line where nothing is chosen', { place: null, compare: [] }, WHOLE_LINE],
		['the one place of a comparison', { place: null, compare: ['region'] }, 'region']
	])('%s', (_, view, place) => {
		expect(reportSubject(view)).toEqual({ kind: 'place', place });
	});

	it('several places side by side, or each station of a line', () => {
		for (const compare of [['region', 'city:Crystal'], ['each:blue-line-extension']]) {
			expect(reportSubject({ place: null, compare })).toEqual({
				kind: 'comparison',
				places: compare
			});
		}
	});

	it('is the same under another name', () => {
		const named = subjectKey({ kind: 'place', place: 'tracts:053003300,053003200~Ours' });
		expect(named).toBe(subjectKey({ kind: 'place', place: 'tracts:053003300,053003200~Yours' }));
		expect(named).not.toBe(subjectKey({ kind: 'comparison', places: ['tracts:053003300'] }));
	});
});
