import { describe, expect, it } from 'vitest';
import { METHOD_IDS, methodById } from '../methods/definitions/index.ts';
import { contrast, lightness } from '../scale/color-vision.fixture.ts';
import { methodColors, scaleColors, SEQUENTIAL } from './palette.ts';
import { MAP_PALETTES, type MapPalette } from './ground-palette.ts';

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

/** Strokes that mean something, each with the rim that it lies in. */
const STROKES: readonly (readonly [Single, Single])[] = [
	['line', 'lineCasing'],
	['area', 'lineCasing'],
	['plan', 'lineCasing'],
	['selection', 'selectionCasing'],
	['drawing', 'selectionCasing']
];

/** Every fill that a map may have, of figures and of methods. */
function fillsOf(theme: 'light' | 'dark'): string[] {
	const diverging = scaleColors(
		{ breaks: [1, 2, 3, 4], kind: 'diverging', neutralClass: 2 },
		theme
	);
	const methods = METHOD_IDS.flatMap((id) => methodColors(methodById(id), theme).colors);
	return [...new Set([...SEQUENTIAL[theme].flat(), ...diverging, ...methods])];
}

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

	it.each(STROKES)('sets %s in %s off from every fill by 3:1, one or the other', (stroke, rim) => {
		for (const fill of [...fillsOf(theme), palette.land]) {
			const best = Math.max(contrast(palette[stroke], fill), contrast(palette[rim], fill));
			expect(best, fill).toBeGreaterThanOrEqual(3);
		}
	});

	it('is darker for more, as the other theme is', () => {
		for (const ramp of SEQUENTIAL[theme]) {
			const order = ramp.map(lightness);
			expect(order).toEqual([...order].sort((a, b) => b - a));
		}
		for (const id of METHOD_IDS) {
			const method = methodById(id);
			const { colors, indexOf } = methodColors(method, theme);
			const first = method.classes.findIndex(({ kind }) => kind === 'flag');
			const quiet = method.classes.findLastIndex(({ kind }) => kind === 'no-flag');
			if (first < 0 || quiet < 0) continue;
			const [flag, rest] = [first, quiet].map((at) => lightness(colors[indexOf[at]!]!));
			expect(flag, id).toBeLessThan(rest! - 20);
		}
	});

	it('tells streets from any fill by themselves or by their rim', () => {
		for (const fill of [...fillsOf(theme), palette.land]) {
			for (const color of [palette.street, palette.highway]) {
				const best = Math.max(contrast(color, fill), contrast(palette.streetCasing, fill));
				expect(best, `${color} on ${fill}`).toBeGreaterThanOrEqual(1.4);
			}
		}
	});

	it('is made of six-digit hex colors, which textures and tests can read', () => {
		for (const color of Object.values(palette).flat()) expect(color).toMatch(/^#[0-9a-f]{6}$/);
	});
});
