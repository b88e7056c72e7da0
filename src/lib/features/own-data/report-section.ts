/** What the lists of this device say of a place, as a section of its report. */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { AddedSection } from '$lib/domain/report/model';
import { useMessages } from '$lib/i18n';
import { thisPlace } from '#words/past.ts';
import { ownData } from '#words/own-data.ts';
import { figuresOfLists } from './figures-of';
import { dayOf, ownFigureText, ownFigureTitle } from './words';

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
