import { describe, expect, it } from 'vitest';
import { MAP_PALETTES, type MapPalette } from './palette.ts';

/** Relative luminance, 0–1 (WCAG 2.2). */
function luminance(hex: string): number {
	const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5]
		.map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
	const [dark = NaN, light = NaN] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (light + 0.05) / (dark + 0.05);
}

type Single = Exclude<keyof MapPalette, 'places'>;

const PAIRS: readonly (readonly [Single, Single, number])[] = [
	// Each stroke lies in a casing of the other kind, so that it shows on any fill.
	['selection', 'selectionCasing', 7],
	['line', 'lineCasing', 4.5],
	['area', 'lineCasing', 4.5],
	['line', 'stationFill', 4.5],
	['plan', 'lineCasing', 4.5],
	['plan', 'halo', 4.5],
	['drawing', 'selectionCasing', 4.5],
	// Text reads against the paper around its letters.
	['label', 'halo', 7],
	['labelSoft', 'halo', 4.5],
	['stationLabel', 'halo', 7],
	['droppedRoute', 'halo', 4.5],
	['hatchInk', 'hatchPaper', 7],
	['noDataInk', 'noDataGround', 2.5]
];

describe.each(['light', 'dark'] as const)('the %s palette', (theme) => {
	const palette = MAP_PALETTES[theme];

	it.each(PAIRS)('sets %s off from %s by %d:1', (a, b, least) => {
		expect(contrast(palette[a], palette[b])).toBeGreaterThanOrEqual(least);
	});

	it('sets each place of one’s own off from its casing by 4.5:1', () => {
		for (const color of palette.places) {
			expect(contrast(color, palette.selectionCasing)).toBeGreaterThanOrEqual(4.5);
		}
	});

	it('is made of six-digit hex colors, which textures and tests can read', () => {
		for (const color of Object.values(palette).flat()) expect(color).toMatch(/^#[0-9a-f]{6}$/);
	});
});
