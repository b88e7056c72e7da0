/** Comparisons that can be had with one tap. */
import type { PlaceRef } from '$lib/domain/places/place';
import { REGION } from '$lib/domain/region';

/** Orders of the chart's rows. */
export const CHART_ORDERS = ['given', 'descending', 'ascending'] as const;
export type ChartOrder = (typeof CHART_ORDERS)[number];

const { main, formerRoute, compared } = REGION.lines;
const stationsOf = (line: string): PlaceRef => `stations:${line}`;

type ReadyMade = {
	readonly id: 'this-line' | 'routes' | 'open-lines' | 'whole';
	readonly places: readonly PlaceRef[];
};

const ALL: readonly ReadyMade[] = [
	{ id: 'this-line', places: [`each:${main}`] },
	{ id: 'routes', places: [main, ...(formerRoute === null ? [] : [formerRoute])].map(stationsOf) },
	{ id: 'open-lines', places: [main, ...compared].map(stationsOf) },
	{ id: 'whole', places: [stationsOf(main), `corridor:${main}`, 'region'] }
];

/** Those that the region has lines for. */
export const READY_MADE = ALL.filter(({ id, places }) => id === 'this-line' || places.length > 1);

/** Whether two lists name the same places in the same order. */
export function samePlaces(a: readonly PlaceRef[], b: readonly PlaceRef[]): boolean {
	return a.length === b.length && a.every((ref, at) => ref === b[at]);
}
