/** Comparisons that can be had with one tap. */
import type { PlaceRef } from '$lib/domain/places/place';

/** Orders of the chart's rows. */
export const CHART_ORDERS = ['given', 'descending', 'ascending'] as const;
export type ChartOrder = (typeof CHART_ORDERS)[number];

export const READY_MADE = [
	{ id: 'this-line', places: ['each:blue-line-extension'] },
	{
		id: 'routes',
		places: ['stations:blue-line-extension', 'stations:blue-line-extension-2016']
	},
	{
		id: 'open-lines',
		places: ['stations:blue-line-extension', 'stations:green-line', 'stations:blue-line']
	},
	{
		id: 'whole',
		places: ['stations:blue-line-extension', 'corridor:blue-line-extension', 'region']
	}
] as const satisfies readonly { readonly id: string; readonly places: readonly PlaceRef[] }[];

/** Whether two lists name the same places in the same order. */
export function samePlaces(a: readonly PlaceRef[], b: readonly PlaceRef[]): boolean {
	return a.length === b.length && a.every((ref, at) => ref === b[at]);
}
