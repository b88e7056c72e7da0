/** Colors of the map: of the ground, of the classes of a figure, and of a method’s classes. */
import type { Theme } from './scene.ts';
import type { ClassScale } from '../indicators/types.ts';
import type { ClassDefinition } from '../methods/definitions/method.ts';

/*
 * Colors of everything on the map but the class fills: warm paper by day, warm ink by night. The
 * fills carry the figures, so all ground is quiet, and the line's blue is the only strong hue here.
 */

export type MapPalette = {
	readonly land: string;
	readonly water: string;
	readonly waterline: string;
	readonly park: string;
	/** Streets close in, the rim that sets them off from any fill, and those that carry buses from afar. */
	readonly street: string;
	readonly streetCasing: string;
	readonly streetFar: string;
	readonly highway: string;
	readonly tractLine: string;
	readonly neighborhoodLine: string;
	readonly cityLine: string;
	readonly countyLine: string;
	/** Names of cities, neighborhoods and counties, and the paper around their letters. */
	readonly label: string;
	readonly labelSoft: string;
	readonly halo: string;
	/** The planned line, the paper around it, and the ring of a station's dot. */
	readonly line: string;
	readonly lineCasing: string;
	readonly stationFill: string;
	readonly stationLabel: string;
	readonly area: string;
	readonly metroLine: string;
	readonly droppedRoute: string;
	/** Outline of the selected place and of the one under the pointer, each inside a casing. */
	readonly selection: string;
	readonly selectionCasing: string;
	/** Places of one's own or compared, by tone; each has its own dashes too. */
	readonly places: readonly [string, string, string, string];
	/** A line that somebody imagines. */
	readonly plan: string;
	/** What residents know. */
	readonly account: string;
	/** A drawing in the making. */
	readonly drawing: string;
	/** Ground and ink of the "no data" dots. */
	readonly noDataGround: string;
	readonly noDataInk: string;
	/** The two strokes of the hatch over uncertain figures: one shows on light fills, one on dark. */
	readonly hatchInk: string;
	readonly hatchPaper: string;
};

export const MAP_PALETTES: Readonly<Record<Theme, MapPalette>> = {
	light: {
		land: '#faf7f1',
		water: '#cddde2',
		waterline: '#b3c9d1',
		park: '#e2e8d6',
		street: '#fffdf8',
		streetCasing: '#a8926e',
		streetFar: '#4a3520',
		highway: '#efe2c6',
		tractLine: '#fffdf8',
		neighborhoodLine: '#8b7d68',
		cityLine: '#6e614e',
		countyLine: '#574b3a',
		label: '#3f362a',
		labelSoft: '#574d40',
		halo: '#fffaf0',
		line: '#08438a',
		lineCasing: '#fffaf0',
		stationFill: '#fffdf8',
		stationLabel: '#0a2f5c',
		area: '#08438a',
		metroLine: '#6d7785',
		droppedRoute: '#7c6a5a',
		selection: '#17120b',
		selectionCasing: '#fffdf8',
		places: ['#6d1a5f', '#00545e', '#7a4300', '#17120b'],
		plan: '#6d1a5f',
		account: '#8a2c0d',
		drawing: '#6d1a5f',
		noDataGround: '#efe9dd',
		noDataInk: '#978a76',
		hatchInk: '#231d16',
		hatchPaper: '#fffdf8'
	},
	dark: {
		land: '#1d1913',
		water: '#4a6b7c',
		waterline: '#6d8c9b',
		park: '#66735a',
		street: '#b3a58a',
		streetCasing: '#17120c',
		streetFar: '#fff3df',
		highway: '#8f8169',
		tractLine: '#14100b',
		neighborhoodLine: '#8d8069',
		cityLine: '#a89a82',
		countyLine: '#c3b59c',
		label: '#f4eee3',
		labelSoft: '#d9cfbe',
		halo: '#17130d',
		line: '#8fbcf5',
		lineCasing: '#0d1420',
		stationFill: '#0d1420',
		stationLabel: '#d6e7ff',
		area: '#8fbcf5',
		metroLine: '#8b97a8',
		droppedRoute: '#a8957f',
		selection: '#fffaf0',
		selectionCasing: '#0d0a06',
		places: ['#f2b3e4', '#84dbe3', '#f3c07a', '#fffaf0'],
		plan: '#f2b3e4',
		account: '#ffb59a',
		drawing: '#f2b3e4',
		noDataGround: '#29241c',
		noDataInk: '#7d725f',
		hatchInk: '#0d0a06',
		hatchPaper: '#fff8ea'
	}
};

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
