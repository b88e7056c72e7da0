/** From an answer to a report of one place. */
import { sharedParts, type ReportOptions } from './shared-parts.ts';
import type { BesidePlace, PlaceAnswer } from './answer.ts';
import { familyOf, MOST_CHANGES, MOST_DIFFERENCES } from './candidates.ts';
import { compareAll } from './comparisons.ts';
import { changeFindings } from './findings-change.ts';
import { differenceFindings } from './findings-difference.ts';
import { affectedFinding, flagFinding } from './findings-people.ts';
import type { ReportVoice } from './messages.ts';
import type { PlaceName, Report, ReportFinding, ReportPlace } from './model.ts';
import { keyTable, topicTables } from './tables.ts';
import { unknownsOf } from './unknowns.ts';

/** Findings lead with city and region; the corridor is in the tables. */
const HELD_AGAINST: readonly BesidePlace['role'][] = ['city', 'region'];

/**
 * The report of a place. Pure: the same answer, names, words and options give the same report.
 *
 * @param nameOf names of all places of the answer, by reference
 */
export function buildReport(
	answer: PlaceAnswer,
	nameOf: (ref: string) => PlaceName,
	voice: ReportVoice,
	options: ReportOptions
): Report {
	const { place: asked, beside, question } = answer;
	const place: ReportPlace = {
		ref: asked.ref,
		role: 'place',
		name: nameOf(asked.ref),
		figures: asked.profile.figures,
		flag: asked.flag,
		outline: asked.outline
	};
	const larger = beside
		.filter(({ ref }) => ref !== asked.ref)
		.map(({ role, ref, profile, flag }): ReportPlace => {
			return { ref, role, name: nameOf(ref), figures: profile.figures, flag, outline: null };
		});
	const against = larger.filter((each) => HELD_AGAINST.some((role) => role === each.role));
	const comparisons = compareAll([
		...against.map((other) => ({ place, other })),
		{ place, other: null }
	]);
	const all = [
		flagFinding(place, asked.classes, voice) ?? [],
		affectedFinding(place, voice) ?? [],
		differenceFindings(place, against, comparisons, voice),
		changeFindings(place, against, comparisons, voice)
	].flat();
	const places = [place, ...larger];
	return {
		kind: 'place',
		question,
		title: voice.report.title({ place: place.name.title }),
		places,
		...chosen(all),
		unknowns: unknownsOf(place, all, voice),
		table: keyTable(places, comparisons, voice),
		topics: topicTables(places, comparisons, voice),
		...sharedParts([{ place, profile: asked.profile, classes: asked.classes }], comparisons, {
			title: voice.report.title({ place: place.name.title }),
			voice,
			options
		})
	};
}

/** The flag, who would be affected, and the strongest of the rest; the others wait to be pinned. */
export function chosen(all: readonly ReportFinding[]): Pick<Report, 'findings' | 'moreFindings'> {
	const room: Record<ReportFinding['kind'], number> = {
		flag: Infinity,
		affected: Infinity,
		difference: MOST_DIFFERENCES,
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
