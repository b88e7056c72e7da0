/** What the figures of places are called, in the page's language. */
import type { ProfileFigureDefinition } from '../domain/places/topics.ts';
import type { FigureNames } from '../domain/report/messages.ts';
import { figureWords } from '#words/figures.ts';
import { indicatorWords } from '#words/indicators.ts';

export function figureTitle({
	id,
	measure
}: Pick<ProfileFigureDefinition, 'id' | 'measure'>): string {
	switch (measure.kind) {
		case 'census-2020':
			return figureWords.counted2020({ title: figureWords.counts[measure.of] });
		case 'census-2020-share':
			return figureWords.counted2020({
				title: figureWords.cutOtherwise2020[measure.of] ?? indicatorWords[measure.indicator].title
			});
		case 'count':
			return figureWords.others[id] ?? id;
		case 'record':
			return figureWords.records[measure.record];
		case 'indicator': {
			const { title } = indicatorWords[measure.indicator];
			// Where the 2020 count has an indicator's name: see `PROFILE_FIGURES`.
			return id.endsWith('_survey') ? figureWords.surveyed({ title }) : title;
		}
	}
}

export const figureNames: FigureNames = { ...figureWords, title: figureTitle };
