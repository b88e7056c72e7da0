/**
 * Fills of the classes. The line is blue and is never to be mistaken for a class, so sequential
 * ramps run from sand to plum, with lightness in one direction; diverging ones run from teal over
 * neutral paper to brown. No red–green. Tests hold the ramps to monotone lightness, distance between
 * neighbors under three simulated color vision deficiencies, and order in greyscale.
 */
import { interpolateLab, piecewise } from 'd3-interpolate';
import { color } from 'd3-color';
import type { ClassScale } from '../catalog/types.ts';
import type { Theme } from '../scene/scene.ts';

const SEQUENTIAL: Readonly<Record<Theme, readonly string[]>> = {
	light: ['#f7e6bd', '#f2bf72', '#e08a4b', '#bd5240', '#862a47', '#471236'],
	dark: ['#4a3b2c', '#7d4a3c', '#b4593f', '#dd8548', '#f3bd6d', '#fdeec2']
};

/** Low half, neutral, high half; each half runs outward from the neutral color. */
const DIVERGING: Readonly<
	Record<
		Theme,
		{ readonly low: readonly string[]; readonly neutral: string; readonly high: readonly string[] }
	>
> = {
	light: {
		low: ['#a9d3cf', '#4f9c9c', '#0d5c63'],
		neutral: '#f1ebdd',
		high: ['#efc38f', '#c57a3c', '#7a3b12']
	},
	dark: {
		low: ['#2d6a6d', '#56a6a5', '#b3e3de'],
		neutral: '#3a342b',
		high: ['#8a5628', '#cf8a48', '#fbd9a8']
	}
};

/** One fill a class, lowest class first, as CSS hex. */
export function scaleColors(
	scale: Pick<ClassScale, 'breaks' | 'kind' | 'neutralClass'>,
	theme: Theme
): string[] {
	const classes = scale.breaks.length + 1;
	if (scale.kind === 'sequential' || scale.neutralClass === null) {
		return spread(SEQUENTIAL[theme], classes);
	}
	const { low, neutral, high } = DIVERGING[theme];
	// Both sides step alike, so that equal distances from the middle look equally far.
	const steps = Math.max(scale.neutralClass, classes - 1 - scale.neutralClass);
	return [
		...spread(low, steps).slice(0, scale.neutralClass).reverse(),
		neutral,
		...spread(high, steps).slice(0, classes - 1 - scale.neutralClass)
	];
}

/** `count` colors spread evenly along a ramp; its ends are kept. */
function spread(ramp: readonly string[], count: number): string[] {
	if (count === 0) return [];
	if (count === 1) return [ramp[Math.floor(ramp.length / 2)]!];
	const along = piecewise(interpolateLab, [...ramp]);
	return Array.from({ length: count }, (_, at) => color(along(at / (count - 1)))!.formatHex());
}
