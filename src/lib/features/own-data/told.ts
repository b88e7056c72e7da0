/** What the lists of this device say of places: their figures, and a section of a report. */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { ListCard } from '$lib/app/device/own-data-store';
import type { OwnList } from '$lib/domain/own-data/list';
import { decodeMeasure, usualMeasure, type Measure } from '$lib/domain/own-data/measures';
import type { PlaceRef } from '$lib/domain/places/place';
import type { Estimate } from '$lib/domain/statistics/estimate';
import type { AddedSection } from '$lib/domain/report/model';
import { useMessages } from '$lib/i18n';
import { thisPlace } from '#words/past.ts';
import { ownData } from '#words/own-data.ts';
import { myLists } from './my-lists.svelte';
import { dayOf, ownFigureText, ownFigureTitle } from './words';

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

/** What the lists say of a place, as a section of its report. */
export async function ownDataSection(place: string, atlas: Atlas): Promise<AddedSection> {
	const { estimate } = useMessages();
	const words = ownData.report;
	const told = await figuresOfLists(atlas, [place]);
	const withheld = Math.max(0, ...told.map(({ card }) => (card.fewest > 1 ? card.fewest : 0)));
	return {
		id: 'own-data',
		heading: words.heading,
		lines: [
			...told.flatMap(({ card, list, measure, figures }) =>
				figures.map(({ figure }) => {
					const { value, margin } = ownFigureText(figure, measure, list, estimate);
					const title = ownFigureTitle(card, list, measure, null, estimate.numbers);
					return words.line({ title, place: thisPlace, value: `${value} ${margin}`.trim() });
				})
			),
			...(told.length === 0 ? [ownData.none] : []),
			...(withheld > 0 ? [words.withheldNote({ fewest: withheld })] : [])
		],
		chart: null,
		toldHeading: '',
		told: [],
		sources: told.map(({ card }) =>
			words.source({
				name: card.name,
				day: dayOf(card.updated, estimate.numbers),
				rows: card.rows
			})
		)
	};
}
