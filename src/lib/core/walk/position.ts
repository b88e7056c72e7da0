/**
 * Places in an order that can be changed apart and still merge: a text between any two others
 * (fractional positions, digits 0–9 and a–z read as the part behind a point).
 *
 * Source: D. Greenspan, "Implementing Fractional Indexing" (2020).
 */

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** No trailing zero, so that there is always room before. */
export const POSITION = /^[0-9a-z]*[1-9a-z]$/;
export const LONGEST_POSITION = 2000;

/**
 * A position after `low` and before `high`; null stands for the open end. Throws where `low` is not
 * before `high`.
 */
export function positionBetween(low: string | null, high: string | null): string {
	if (low !== null && high !== null && low >= high) throw new Error(`${low} is not before ${high}`);
	return between(low ?? '', high);
}

function between(low: string, high: string | null): string {
	if (high !== null) {
		let shared = 0;
		while (shared < high.length && (low[shared] ?? '0') === high[shared]) shared++;
		if (shared > 0) return high.slice(0, shared) + between(low.slice(shared), high.slice(shared));
	}
	const lowDigit = low === '' ? 0 : DIGITS.indexOf(low[0]!);
	const highDigit = high === null ? DIGITS.length : DIGITS.indexOf(high[0]!);
	if (highDigit - lowDigit > 1) return DIGITS[Math.round((lowDigit + highDigit) / 2)]!;
	if (high !== null && high.length > 1) return high[0]!;
	return DIGITS[lowDigit]! + between(low.slice(1), null);
}
