import { describe, expect, it } from 'vitest';
import { sideOf } from './side.ts';

const passed = { state: 'passed', comparison: '>', margin: 0.1 } as const;

describe('the side of a line that a value lies on', () => {
	it('is above where a test that asks for more is met, and below where one for less is', () => {
		expect(sideOf(passed, true)).toBe('above');
		expect(sideOf({ ...passed, comparison: '>=' }, true)).toBe('above');
		expect(sideOf({ ...passed, comparison: '<' }, true)).toBe('below');
		expect(sideOf({ ...passed, comparison: '<=' }, true)).toBe('below');
		expect(sideOf({ state: 'failed', comparison: '>', margin: -0.1 }, true)).toBe('below');
		expect(sideOf({ state: 'failed', comparison: '<', margin: -0.1 }, true)).toBe('above');
	});

	it('is said to be near where no number can be set', () => {
		expect(sideOf(passed, false)).toBe('just-above');
		expect(sideOf({ ...passed, comparison: '<' }, false)).toBe('just-below');
	});

	it('is neither on the line, nor where the method rounds the distance away', () => {
		expect(sideOf({ ...passed, comparison: '>=', margin: 0 }, false)).toBe('same');
		expect(sideOf({ state: 'failed', comparison: '>', margin: 0 }, false)).toBe('same');
		expect(sideOf({ ...passed, comparison: '>=', margin: -0.0004 }, true)).toBe('same');
	});

	it('is not known where nothing was compared', () => {
		expect(sideOf({ ...passed, state: 'no-data' }, true)).toBeNull();
		expect(sideOf({ ...passed, state: 'off' }, true)).toBeNull();
		expect(sideOf({ ...passed, margin: null }, true)).toBeNull();
	});
});
