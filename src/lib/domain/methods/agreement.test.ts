import { describe, expect, it } from 'vitest';
import * as methodWords from '#words/methods.ts';
import { AGREEMENT_LEVELS, agreementLevel, lookedAt } from './agreement.ts';

const level = (flagged: number, looked: number) =>
	AGREEMENT_LEVELS[agreementLevel(flagged, looked)] ?? 'nobody looked';

describe('how far methods agree', () => {
	it('is a matter of those that could look', () => {
		expect(level(3, 3)).toBe('all');
		expect(level(3, 4)).toBe('half-or-more');
		expect(level(2, 2)).toBe('all');
		expect(level(2, 4)).toBe('half-or-more');
		expect(level(1, 3)).toBe('fewer-than-half');
		expect(level(1, 4)).toBe('fewer-than-half');
		expect(level(0, 2)).toBe('none');
		expect(level(0, 0)).toBe('nobody looked');
	});

	it('is never “all” of one', () => {
		expect(level(1, 1)).toBe('half-or-more');
	});

	it('counts out whoever says nothing', () => {
		const agreement = {
			methods: ['corridor-pressure', 'bates', 'governing'],
			flaggedBy: [[]],
			silent: [['governing']],
			outside: [['governing']]
		} as const;
		expect(lookedAt(agreement, 0)).toBe(2);
	});

	it('is said with who does not look, and where those look', () => {
		const { agreement } = methodWords.others;
		const governing = { method: 'governing', name: 'Governing test' } as const;
		const freeman = { method: 'freeman', name: 'Freeman 2005' } as const;
		expect(agreement({ flagged: 3, looked: 3, outside: [governing] })).toBe(
			'Agreement: 3 of 3 methods that could look flag this tract. Governing test looks only inside Minneapolis.'
		);
		expect(agreement({ flagged: 0, looked: 2, outside: [governing, freeman] })).toBe(
			'Agreement: none of 2 methods that could look flags this tract. Governing test looks only inside Minneapolis and Freeman 2005 looks only inside Minneapolis and Saint Paul.'
		);
		expect(agreement({ flagged: 1, looked: 4, outside: [] })).toBe(
			'Agreement: 1 of 4 methods that could look flags this tract.'
		);
		expect(agreement({ flagged: 0, looked: 0, outside: [] })).toBe(
			'Agreement: no method could look at this tract.'
		);
	});
});
