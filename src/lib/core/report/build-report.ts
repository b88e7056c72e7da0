/** From an answer to a report of one place. */
import { sharedParts, titled, type ReportOptions } from './shared-parts.ts';
import type { MeasuredPlace, ProfileAnswer } from '../profile/answer.ts';
import { compareAll } from './comparisons.ts';
import { heldAgainst, pairingsOf } from './pairings.ts';
import { changeFindings } from './findings-change.ts';
import { differenceFindings } from './findings-difference.ts';
import { affectedFinding, flagFinding } from './findings-people.ts';
import type { ReportVoice } from './messages.ts';
import type { PlaceName, Report, ReportPlace } from './model.ts';
import { chosen } from './selection.ts';
import { keyTable } from './tables.ts';
import { unknownsOf } from './unknowns.ts';

/**
 * The report of a place. Pure: the same answer, names, words and options give the same report.
 *
 * @param nameOf names of all places of the answer, by reference
 */
export function buildReport(
	answer: ProfileAnswer,
	nameOf: (ref: string) => PlaceName,
	voice: ReportVoice,
	options: ReportOptions
): Report {
	const { place: asked, beside, question } = answer;
	const place = reportPlace(asked, 'place', nameOf);
	const larger = beside
		.filter((each) => each.place.ref !== asked.ref)
		.map((each) => reportPlace(each.place, each.role, nameOf));
	const places = [place, ...larger];
	const against = heldAgainst(places);
	const comparisons = compareAll(pairingsOf({ kind: 'place', places }));
	const all = [
		flagFinding(place, asked.pressure, voice) ?? [],
		affectedFinding(place, voice) ?? [],
		differenceFindings(place, against, comparisons, voice),
		changeFindings(place, against, comparisons, voice)
	].flat();
	const title = titled(voice.report.title({ place: place.name.title }), voice);
	return {
		kind: 'place',
		question,
		title,
		places,
		...chosen(all),
		unknowns: unknownsOf(place, all, voice),
		table: keyTable(places, title, comparisons, voice),
		...sharedParts([{ place, measured: asked }], comparisons, {
			title,
			voice,
			options
		})
	};
}

/** A measured place as reports hold it. */
export function reportPlace(
	{ ref, profile, pressure, outline }: MeasuredPlace,
	role: ReportPlace['role'],
	nameOf: (ref: string) => PlaceName
): ReportPlace {
	const flag = pressure?.flag ?? null;
	return { ref, role, name: nameOf(ref), figures: profile.figures, flag, outline };
}
