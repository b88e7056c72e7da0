/** From the worker's answers to a report in the page's language. */
import type { LinesFile, PlacesFile } from '$lib/core/catalog/built';
import type {
	BesideRole,
	CompareAnswer,
	MeasuredPlace,
	ProfileAnswer
} from '$lib/core/profile/answer';
import { buildComparisonReport } from '$lib/core/report/build-comparison';
import { buildReport } from '$lib/core/report/build-report';
import type { PlaceName, Report } from '$lib/core/report/model';
import { reportPlaceName } from '$lib/core/report/place-names';
import type { ReportOptions } from '$lib/core/report/shared-parts';
import { MOST_SIDE_BY_SIDE } from '$lib/core/report/pairings';
import { boundsTogether } from '$lib/core/report/map-window';
import type { Bounds } from '$lib/core/geo/planar-area';
import { placeName } from '$lib/core/text/place-names';
import { useMessages } from '$lib/i18n';
import { useReportMessages } from '$lib/i18n/report';
import { reportVoice } from '$lib/i18n/report-voice';

/** What a report is made from, as it arrived. */
export type Gathered = {
	readonly places: PlacesFile;
	readonly lines: LinesFile;
	readonly answer:
		| { readonly kind: 'place'; readonly of: ProfileAnswer }
		| {
				readonly kind: 'comparison';
				readonly of: CompareAnswer;
				readonly beside: readonly { readonly role: BesideRole; readonly place: MeasuredPlace }[];
		  };
};

export function composeReport(gathered: Gathered, options: ReportOptions): Report {
	const { answer } = gathered;
	const name = (ref: string) => nameIn(gathered, ref);
	const voice = reportVoice(answer.of.question);
	if (answer.kind === 'place') return buildReport(answer.of, name, voice, options);
	const { places, question } = answer.of;
	const [set] = question.places;
	const many = places.length > MOST_SIDE_BY_SIDE && set !== undefined;
	return buildComparisonReport(answer.of, answer.beside, name, voice, {
		...options,
		...(many ? { setTitle: name(set).title } : {})
	});
}

/** What a place of these answers is called. */
export function nameIn({ places, lines, answer }: Gathered, ref: string): PlaceName {
	const { plan, reach } = answer.of.question;
	return reportPlaceName(
		ref,
		{ places, lines, plan, reach },
		useMessages().placeNames,
		useReportMessages().inText
	);
}

/** "Within half a mile of the station, Minneapolis"; empty for several places. */
export function placeDetail({ places, lines, answer }: Gathered): string {
	if (answer.kind === 'comparison') return '';
	const { plan, reach, place } = answer.of.question;
	return placeName(place, { places, lines, plan, reach }, useMessages().placeNames).detail;
}

/** All that the map must show: the places themselves, without those they are held against. */
export function boundsOf({ answer }: Gathered): Bounds | null {
	return answer.kind === 'place'
		? answer.of.place.bounds
		: boundsTogether(answer.of.places.map(({ bounds }) => bounds));
}
