/**
 * Fills of the classes. The line is blue and is never to be mistaken for a class, so sequential
 * ramps run from sand to plum, with lightness in one direction; diverging ones run from teal over
 * neutral paper to brown. No red–green. Tests hold the ramps to monotone lightness, distance between
 * neighbors under three simulated color vision deficiencies, and order in greyscale.
 */
import type { ClassScale } from '../catalog/types.ts';
import type { Theme } from '../scene/scene.ts';

/**
 * Ramps by number of classes, spread evenly in CIELAB along one ramp a theme; a test spreads them
 * again. Written out because the library that spreads them costs the first visit more than they do.
 */
export const SEQUENTIAL: Readonly<Record<Theme, readonly (readonly string[])[]>> = {
	light: [
		['#cf6e46'],
		['#f7e6bd', '#471236'],
		['#f7e6bd', '#cf6e46', '#471236'],
		['#f7e6bd', '#e69c58', '#ab4543', '#471236'],
		['#f7e6bd', '#eeb268', '#cf6e46', '#943446', '#471236'],
		['#f7e6bd', '#f2bf72', '#e08a4b', '#bd5240', '#862a47', '#471236']
	],
	dark: [
		['#c86f44'],
		['#4a3b2c', '#fdeec2'],
		['#4a3b2c', '#c86f44', '#fdeec2'],
		['#4a3b2c', '#a1543e', '#e59854', '#fdeec2'],
		['#4a3b2c', '#8b4e3d', '#c86f44', '#eeaf64', '#fdeec2'],
		['#4a3b2c', '#7d4a3c', '#b4593f', '#dd8548', '#f3bd6d', '#fdeec2']
	]
};

/** Low half, neutral, high half; each half runs outward from the neutral color, by its length. */
const DIVERGING: Readonly<
	Record<
		Theme,
		{
			readonly low: readonly (readonly string[])[];
			readonly neutral: string;
			readonly high: readonly (readonly string[])[];
		}
	>
> = {
	light: {
		low: [['#4f9c9c'], ['#a9d3cf', '#0d5c63'], ['#a9d3cf', '#4f9c9c', '#0d5c63']],
		neutral: '#f1ebdd',
		high: [['#c57a3c'], ['#efc38f', '#7a3b12'], ['#efc38f', '#c57a3c', '#7a3b12']]
	},
	dark: {
		low: [['#56a6a5'], ['#2d6a6d', '#b3e3de'], ['#2d6a6d', '#56a6a5', '#b3e3de']],
		neutral: '#3a342b',
		high: [['#cf8a48'], ['#8a5628', '#fbd9a8'], ['#8a5628', '#cf8a48', '#fbd9a8']]
	}
};

/** One fill a class, lowest class first, as CSS hex. */
export function scaleColors(
	scale: Pick<ClassScale, 'breaks' | 'kind' | 'neutralClass'>,
	theme: Theme
): string[] {
	const classes = scale.breaks.length + 1;
	if (scale.kind === 'sequential' || scale.neutralClass === null) {
		return [...spread(SEQUENTIAL[theme], classes)];
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

/** The ramp of this many classes. Throws RangeError for more classes than colors can tell apart. */
function spread(ramps: readonly (readonly string[])[], count: number): readonly string[] {
	if (count === 0) return [];
	const ramp = ramps[count - 1];
	if (!ramp) throw new RangeError(`no colors for ${count} classes`);
	return ramp;
}
