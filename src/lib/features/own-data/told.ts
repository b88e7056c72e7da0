/** What the lists of this device say of places: their figures, and a section of a report. */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { KeptList, ListCard } from '$lib/app/device/own-data-store';
import type { OwnList } from '$lib/domain/own-data/list';
import {
	decodeMeasure,
	unitOf,
	usualMeasure,
	type Measure,
	decodeOwnFigure,
	measureOf
} from '$lib/domain/own-data/measures';
import type { PlaceRef } from '$lib/domain/places/place';
import type { Estimate } from '$lib/domain/statistics/estimate';
import type { AddedSection, ReportSource } from '$lib/domain/report/model';
import type { OwnTractFigure } from '$lib/domain/report/tract-files';
import { useMessages } from '$lib/i18n';
import { thisPlace } from '#words/past.ts';
import { ownData } from '#words/own-data.ts';
import { takeAlong } from '#words/take-along.ts';
import { myLists, dayOf, ownFigureText, ownFigureTitle } from './my-lists.svelte';

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
			const measure = usualOf(kept);
			const answer = await atlas.worker.ask(
				'ownFigures',
				{ ...askedOf(kept, measure, null), tracts: false, places, reach, plan },
				signal ? { signal } : {}
			);
			return answer.ok ? [{ card, list, measure, figures: answer.value.places }] : [];
		})
	);
	return told.flat();
}

/** What a list is shown as where no view names it. */
function usualOf({ card, list }: KeptList): Measure {
	return decodeMeasure(card.measure, list) ?? usualMeasure(list);
}

function askedOf({ card, list }: KeptList, measure: Measure, month: number | null) {
	return {
		asked: { key: `${card.id} ${card.version}`, list },
		question: { measure, month, fewest: card.fewest }
	};
}

/* Figures of all tracts, for files. */

export type TractFigureOfList = OwnTractFigure & {
	readonly source: ReportSource;
	/** What has to be known of them. */
	readonly notes: readonly string[];
	/** What a rate is set against. */
	readonly per: Measure['per'];
};

/**
 * @param code what a view shows of a list; null for every list of the device as it is usually shown
 * @returns none where this device has no such list. Throws where the worker cannot tell.
 */
export async function tractFiguresOfLists(
	atlas: Pick<Atlas, 'worker' | 'view'>,
	code: string | null
): Promise<TractFigureOfList[]> {
	const { estimate } = useMessages();
	const lists = myLists();
	const ref = decodeOwnFigure(code ?? '');
	const ids =
		code === null ? (await lists.ready()).map(({ id }) => id) : ref === null ? [] : [ref.list];
	const kept = (await Promise.all(ids.map((id) => lists.list(id)))).filter((each) => each !== null);
	const { reach, plan } = atlas.view;
	return Promise.all(
		kept.map(async (each): Promise<TractFigureOfList> => {
			const { card, list } = each;
			const measure = ref ? measureOf(ref, list, usualMeasure(list)) : usualOf(each);
			const month = ref?.month ?? null;
			const answer = await atlas.worker.ask('ownFigures', {
				...askedOf(each, measure, month),
				tracts: true,
				places: [],
				reach,
				plan
			});
			if (!answer.ok) throw new Error(answer.problem.code);
			const source = ownData.report.source({
				name: card.name,
				day: dayOf(card.updated, estimate.numbers),
				rows: card.rows
			});
			return {
				list: card.name,
				title: ownFigureTitle(card, list, measure, month, estimate.numbers),
				about: source,
				unit: unitOf(measure, list),
				estimates: answer.value.tracts,
				per: measure.per,
				notes: card.fewest > 1 ? [ownData.report.withheldNote({ fewest: card.fewest })] : [],
				source: {
					id: card.id,
					publisher: takeAlong.ownPublisher,
					title: card.name,
					tables: [],
					licence: '',
					url: null,
					sentence: source,
					terms: '',
					care: ''
				}
			};
		})
	);
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
