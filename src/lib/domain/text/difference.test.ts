import { describe, expect, it } from 'vitest';
import { estimate as words } from '#words/common.ts';
import type { Unit } from '../statistics/census.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { differenceText } from './format.ts';

const difference = (value: number | null, moe: number | null): Estimate => ({
	value,
	moe,
	quality: value === null ? 'not-computable' : 'value',
	moeReason: moe === null ? 'no-value' : null
});

describe('differences in words', () => {
	it.each<[number, number, Unit, string, string]>([
		[0.041, 0.032, 'share', '+4.1 points', '± 3.2'],
		[-0.1, 0.05, 'relative-change', '−10.0 points', '± 5.0'],
		[0, 0.01, 'share-change', '0.0 points', '± 1.0'],
		[120, 80.4, 'dollars', '+$120', '± $80'],
		[-1234, 500, 'count', '−1,234', '± 500']
	])('%d ± %d of %s', (value, moe, unit, shown, margin) => {
		expect(differenceText(difference(value, moe), unit, words)).toEqual({ value: shown, margin });
	});

	it('are not said where a value or a margin is missing', () => {
		expect(differenceText(difference(null, null), 'share', words)).toBeNull();
		expect(differenceText(difference(0.1, null), 'share', words)).toBeNull();
	});
});
