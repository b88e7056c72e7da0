/** Colors of everything on the map but the class fills. */
import type { Theme } from './scene.ts';

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
