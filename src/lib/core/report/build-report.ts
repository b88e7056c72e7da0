/** From an answer to a report of one place. */
import { sharedParts, type ReportOptions } from './shared-parts.ts';
import type { MeasuredPlace, ProfileAnswer } from '../profile/answer.ts';
import { familyOf, MOST_CHANGES, MOST_DIFFERENCES } from './candidates.ts';
import { compareAll } from './comparisons.ts';
import { heldAgainst, pairingsOf } from './pairings.ts';
import { changeFindings } from './findings-change.ts';
import { differenceFindings } from './findings-difference.ts';
import { affectedFinding, flagFinding } from './findings-people.ts';
import type { ReportVoice } from './messages.ts';
import type { PlaceName, Report, ReportFinding, ReportPlace } from './model.ts';
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
	const title = voice.report.title({ place: place.name.title });
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

/** The flag, who would be affected, and the strongest of the rest; the others wait to be pinned. */
export function chosen(all: readonly ReportFinding[]): Pick<Report, 'findings' | 'moreFindings'> {
	const people = all.filter(({ kind }) => kind === 'flag' || kind === 'affected');
	const places = new Set(people.map(({ place }) => place)).size;
	const room: Record<ReportFinding['kind'], number> = {
		flag: Infinity,
		affected: Infinity,
		// What is said of a third and a fourth place takes the room of others.
		difference: MOST_DIFFERENCES - Math.max(0, places - 2),
		change: MOST_CHANGES
	};
	const findings: ReportFinding[] = [];
	const moreFindings: ReportFinding[] = [];
	const spokenFor = new Set<string>();
	for (const finding of all) {
		const { kind, figure, strength } = finding;
		const ofPeople = kind === 'flag' || kind === 'affected';
		const leads = ofPeople || (strength > 0 && !spokenFor.has(familyOf(figure)));
		if (leads && room[kind] > 0) {
			room[kind] -= 1;
			spokenFor.add(familyOf(figure));
			findings.push(finding);
		} else moreFindings.push(finding);
	}
	return { findings, moreFindings };
}
