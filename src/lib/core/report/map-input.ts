/** What the map of a report is drawn from: plain rings and final words, whoever holds them. */
import type { LonLat } from '../geo/equal-area.ts';

/** Polygons of rings of longitude and latitude, as a GeoJSON MultiPolygon holds them. */
export type MapRings = readonly (readonly (readonly LonLat[])[])[];

export type MapArea = {
	readonly rings: MapRings;
	/** Index into `classes`, or null where there is no data. */
	readonly class: number | null;
	/** Too uncertain to rely on: hatched. */
	readonly uncertain: boolean;
};

export type MapClass = {
	readonly label: string;
	/** `#rrggbb` on screen; the print keeps the hue and sets the lightness. */
	readonly color: string;
	/** "12 tracts" */
	readonly count: string;
};

export type MapInput = {
	readonly title: string;
	/** Full sentence for those who cannot see it. */
	readonly alt: string;
	readonly areas: readonly MapArea[];
	/** The class that means least first: it is drawn lightest. */
	readonly classes: readonly MapClass[];
	/** Legend rows of areas without data and of hatched ones; null where there are none. */
	readonly noData: { readonly label: string; readonly count: string } | null;
	readonly uncertain: { readonly label: string; readonly count: string } | null;
	readonly lines: readonly (readonly LonLat[])[];
	readonly stations: readonly { readonly name: string; readonly lngLat: LonLat }[];
	/** Outlines of the places of the report, drawn over everything. */
	readonly outlines: readonly MapRings[];
	/** West, south, east, north in degrees that must be seen; a margin is added. */
	readonly bounds: readonly [number, number, number, number];
	readonly words: {
		readonly place: string;
		readonly line: string;
		readonly north: string;
		readonly miles: (p: { count: number }) => string;
		readonly source: string;
		/** Citation and link, burnt into the picture that stands alone. */
		readonly citation: string;
	};
};

/** Width of a letter page within its margins, in CSS pixels. */
export const MAP_WIDTH = 672;
