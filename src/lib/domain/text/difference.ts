/** The difference of two figures in words: "+4.1 points", "± 3.2". */
import type { Unit } from '../statistics/census.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { formatValue, marginSize, type EstimateWords } from './format.ts';

/**
 * Value and margin of a difference between two figures of `unit`; null where either is missing.
 * Differences of shares and of changes are percentage points, which are said once.
 */
export function differenceText(
	{ value, moe }: Estimate,
	unit: Unit,
	words: EstimateWords
): { readonly value: string; readonly margin: string } | null {
	if (value === null || moe === null) return null;
	if (unit === 'dollars' || unit === 'count') {
		const plus = Math.round(value) > 0 ? '+' : '';
		return {
			value: plus + formatValue(value, unit, words),
			margin: words.plusMinus({ margin: marginSize(moe, unit, words) })
		};
	}
	const size = (points: number) =>
		new Intl.NumberFormat(words.numbers, {
			minimumFractionDigits: 1,
			maximumFractionDigits: 1
		}).format(points);
	const small = moe > 0 && !/[1-9]/.test(size(moe * 100));
	return {
		value: formatValue(value, 'share-change', words, { decimals: 1 }),
		margin: words.plusMinus({
			margin: small ? words.lessThan({ margin: size(0.1) }) : size(moe * 100)
		})
	};
}
