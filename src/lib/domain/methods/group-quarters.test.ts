import { describe, expect, it } from 'vitest';
import { known, missing } from '../statistics/estimate.ts';
import { quartersNotes } from './region-inputs.ts';

const note = (people: number | null, households: number | null, share: number | null) => {
	const of = (value: number | null) =>
		value === null ? missing('not-published') : known(value, 0);
	return quartersNotes({
		people: [of(people)],
		households: [of(households)],
		groupQuarters: [of(share)]
	}).get(0);
};

describe('a note on group quarters', () => {
	it('is made above a tenth of the people, and not at it', () => {
		expect(note(3000, 1200, 0.1)).toBeUndefined();
		expect(note(3000, 1200, 0.1001)).toEqual({
			row: 0,
			people: 3000,
			households: 1200,
			share: 0.1001
		});
	});

	it('is made above eight people a household counted, also where nobody lives in one', () => {
		expect(note(800, 100, 0)).toBeUndefined();
		expect(note(801, 100, 0)).toMatchObject({ share: 0 });
		expect(note(414, 0, null)).toMatchObject({ households: 0, share: null });
	});

	it('is not made where nobody lives, or nothing is known', () => {
		expect(note(0, 0, 0.9)).toBeUndefined();
		expect(note(null, 100, 0.9)).toBeUndefined();
		expect(note(500, null, null)).toBeUndefined();
	});
});
