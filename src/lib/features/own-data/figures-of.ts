/** The figures of all lists of this device, of the places that are asked for. */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { ListCard } from '$lib/app/device/own-data-store';
import type { OwnList } from '$lib/domain/own-data/list';
import { decodeMeasure, usualMeasure, type Measure } from '$lib/domain/own-data/measures';
import type { PlaceRef } from '$lib/domain/places/place';
import type { Estimate } from '$lib/domain/statistics/estimate';
import { myLists } from './my-lists.svelte';

export type FiguresOfList = {
	readonly card: ListCard;
	readonly list: OwnList;
	readonly measure: Measure;
	/** Of the places that could be measured. */
	readonly figures: readonly { readonly ref: PlaceRef; readonly figure: Estimate }[];
};

/** By name of the list; what the worker cannot tell is left out. */
export async function figuresOfLists(
	atlas: Pick<Atlas, 'worker' | 'view'>,
	places: readonly PlaceRef[],
	signal?: AbortSignal
): Promise<FiguresOfList[]> {
	const lists = myLists();
	const { reach, plan } = atlas.view;
	const told = await Promise.all(
		(await lists.ready()).map(async ({ id }) => {
			const kept = await lists.list(id);
			if (!kept) return [];
			const { card, list } = kept;
			const measure = decodeMeasure(card.measure, list) ?? usualMeasure(list);
			const answer = await atlas.worker.ask(
				'ownFigures',
				{
					asked: { key: `${id} ${card.version}`, list },
					question: { measure, month: null, fewest: card.fewest },
					tracts: false,
					places,
					reach,
					plan
				},
				signal ? { signal } : {}
			);
			return answer.ok ? [{ card, list, measure, figures: answer.value.places }] : [];
		})
	);
	return told.flat();
}
