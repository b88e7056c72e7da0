/** Colors of the classes of a figure, and of a method’s classes; those of the ground are in `ground-palette.ts`. */
import type { Theme } from './scene.ts';
import type { ClassScale } from '../indicators/catalog.ts';
import type { ClassDefinition } from '../methods/definitions/method.ts';

/*
 * Fills of the classes. The line is blue and is never to be mistaken for a class, so sequential
 * ramps run from sand to plum, with lightness in one direction; diverging ones run from teal over
 * neutral paper to brown. More is darker in both themes, so that a picture of one reads like the other;
 * by night all of it is dimmed. No red–green. Tests hold the ramps to monotone lightness, distance between
 * neighbors under three simulated color vision deficiencies, and order in greyscale.
 */

/**
 * Ramps by number of classes, spread evenly in CIELAB along one ramp a theme; a test spreads them
 * again. Written out because the library that spreads them costs the first visit more than they do.
 */
export const SEQUENTIAL: Readonly<Record<Theme, readonly (readonly string[])[]>> = {
	light: [
		['#d8825e'],
		['#faeccb', '#5e1d46'],
		['#faeccb', '#d8825e', '#5e1d46'],
		['#faeccb', '#ebab72', '#b95957', '#5e1d46'],
		['#faeccb', '#f1bf82', '#d8825e', '#a44758', '#5e1d46'],
		['#faeccb', '#f4ca8c', '#e69c66', '#c96756', '#983c58', '#5e1d46']
	],
	dark: [
		['#af5f42'],
		['#dccb9f', '#4a123c'],
		['#dccb9f', '#af5f42', '#4a123c'],
		['#dccb9f', '#c6834e', '#913f43', '#4a123c'],
		['#dccb9f', '#ce975a', '#af5f42', '#7f3148', '#4a123c'],
		['#dccb9f', '#d3a262', '#bf7444', '#9f4a3f', '#74294a', '#4a123c']
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
		low: [['#6caeac'], ['#bcded9', '#24706f'], ['#bcded9', '#6caeac', '#24706f']],
		neutral: '#f4efe4',
		high: [['#d08c52'], ['#f3cf9f', '#8f4e24'], ['#f3cf9f', '#d08c52', '#8f4e24']]
	},
	dark: {
		low: [['#4d9090'], ['#93bab5', '#0d555c'], ['#93bab5', '#4d9090', '#0d555c']],
		neutral: '#d3ccbc',
		high: [['#b56f38'], ['#d9ad79', '#6f3510'], ['#d9ad79', '#b56f38', '#6f3510']]
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

/*
 * Fills of a method's classes: warm for those that point at an area, quiet for the others, never red
 * against green. Silent classes (no data, out of the method's scope) have no fill but the pattern
 * that says "no figure".
 */

const FLAGS: Readonly<Record<Theme, readonly string[]>> = {
	light: ['#933a62', '#d27358', '#e8a568', '#c49a45', '#e6cc90', '#b27692'],
	dark: ['#7a2048', '#bb5340', '#d18845', '#a87d2c', '#c9a35c', '#96546f']
};
const OTHERS: Readonly<Record<Theme, readonly string[]>> = {
	light: ['#f7e5b6', '#aecbd8', '#9c90be', '#ebe7dd'],
	dark: ['#d9c697', '#86a5b4', '#7d70a0', '#c9c4b8']
};

/** Colors of the classes that are drawn, and each class's place among them. */
export type MethodColors = {
	readonly colors: readonly string[];
	/** By class of the method: index into `colors`, or −1 where the class is silent. */
	readonly indexOf: readonly number[];
};

export function methodColors(
	{ classes }: { readonly classes: readonly Pick<ClassDefinition, 'kind'>[] },
	theme: Theme
): MethodColors {
	const others = classes.filter(({ kind }) => kind === 'no-flag').length;
	const colors: string[] = [];
	let flag = 0;
	let other = 0;
	const indexOf = classes.map(({ kind }) => {
		if (kind === 'silent') return -1;
		if (kind === 'flag') colors.push(FLAGS[theme][flag++]!);
		// The last class is always the quietest, however many stand before it.
		else if (++other === others) colors.push(OTHERS[theme].at(-1)!);
		else colors.push(OTHERS[theme][other - 1]!);
		return colors.length - 1;
	});
	return { colors, indexOf };
}
