/** Numbers as they stand on screen, back to figures that can be compared. */
import { expect } from 'vitest';
import { en } from '#words/index.ts';
import type { Figure } from './tract-figures.ts';

/** The atlas's files keep four decimals, so that a number may be rounded twice on its way. */
const KEPT = 0.00005;

/** `value` in dollars, counts or shares 0–1, and how much the last digit shown is worth. */
export type ShownNumber = { readonly value: number; readonly lastDigit: number };

/** Reads "$1,144", "43%", "± 17 points", "−3.4 points", "48.0%"; null where there is no digit. */
export function shownNumber(text: string): ShownNumber | null {
	const match = /([−-]?)\s*\$?(\d[\d,]*)(?:\.(\d+))?\s*(%|point)?/.exec(text);
	if (!match) return null;
	const [, sign, whole = '', decimals = '', unit] = match;
	const scale = unit ? 0.01 : 1;
	const value = Number(`${whole.replaceAll(',', '')}.${decimals || '0'}`) * scale;
	return { value: sign ? -value : value, lastDigit: 10 ** -decimals.length * scale };
}

/** Fails unless the text shows this number, rounded to the digits that it has. */
function expectShown(text: string, expected: number, what: string): void {
	const shown = shownNumber(text);
	expect(shown, `${what} should show ${expected}, but reads "${text}"`).not.toBeNull();
	expect(
		Math.abs(shown!.value - expected),
		`${what} should be ${expected}, but reads "${text}"`
	).toBeLessThanOrEqual(shown!.lastDigit / 2 + KEPT + 1e-9);
}

/** Fails unless value and margin show this figure; a missing figure must show no number at all. */
export function expectFigure(
	shown: { readonly value: string; readonly margin: string },
	expected: Figure,
	what: string
): void {
	if (expected.value === null) {
		expect(
			shownNumber(shown.value),
			`${what} has no figure, but reads "${shown.value}"`
		).toBeNull();
		expect(shown.value.trim(), `${what} should say why there is no figure`).not.toBe('');
		return;
	}
	expectShown(shown.value, expected.value, what);
	if (expected.modelled) {
		expect(shown.margin, `the margin of ${what}`).toMatch(/^±|at least|at most|No margin/);
	} else if (expected.moe === 1) {
		expect(shown.margin, `the margin of ${what}`).toContain(en.estimate.tooWide);
	} else if (expected.moe === null) {
		expect(shown.margin, `${what} has no margin`).not.toMatch(/±/);
	} else {
		expect(shown.margin, `the margin of ${what}`).toMatch(/^±/);
		expectShown(shown.margin, expected.moe, `the margin of ${what}`);
	}
}
