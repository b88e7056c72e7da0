/** From an answer to a report of several places: two to four side by side, or a set of many. */
import type { BesideRole, CompareAnswer, MeasuredPlace } from '../profile/answer.ts';
import { reportPlace } from './build-report.ts';
import { DIFFERENCE_CANDIDATES, familyOf, isCore, LEADS } from './candidates.ts';
import { compareAll } from './comparisons.ts';
import { MOST_SIDE_BY_SIDE, pairingsOf, referenceOf } from './pairings.ts';
import { rankedFinding, setFinding } from './findings-comparison.ts';
import { changesFindings } from './findings-changes.ts';
import { affectedFinding, flagFinding } from './findings-people.ts';
import type { ReportVoice } from './messages.ts';
import type { PlaceName, Report, ReportFinding } from './model.ts';
import { namesInTitle } from './names.ts';
import { chosen } from './selection.ts';
import { sharedParts, titled, type ReportOptions } from './shared-parts.ts';
import { keyTable } from './tables.ts';
import { changesNotClear } from './unknowns.ts';

/**
 * The report of a comparison. Throws RangeError for fewer than two places.
 *
 * @param beside larger areas shown with them; a set of many is held against the region
 * @param setTitle what a ready-made set is called: "Stations of the Blue Line Extension"
 */
export function buildComparisonReport(
	answer: CompareAnswer,
	beside: readonly { readonly role: BesideRole; readonly place: MeasuredPlace }[],
	nameOf: (ref: string) => PlaceName,
	voice: ReportVoice,
	options: ReportOptions & { readonly setTitle?: string }
): Report {
	if (answer.places.length < 2) throw new RangeError('A comparison needs two places.');
	const places = answer.places.map((asked) => reportPlace(asked, 'place', nameOf));
	const larger = beside.map((each) => reportPlace(each.place, each.role, nameOf));
	const few = places.length <= MOST_SIDE_BY_SIDE;
	const reference = referenceOf(larger);
	const comparisons = compareAll(
		pairingsOf({ kind: 'comparison', places: [...places, ...larger] })
	);
	const differences = DIFFERENCE_CANDIDATES.flatMap(
		({ figure }) =>
			(few
				? rankedFinding(figure, places, comparisons, voice)
				: setFinding(figure, places, reference, comparisons, voice)) ?? []
	).sort((a, b) => tierOf(a) - tierOf(b) || b.strength - a.strength);
	const people = few
		? places.flatMap((place, i) =>
				[
					flagFinding(place, answer.places[i]?.pressure ?? null, voice) ?? [],
					affectedFinding(place, voice, i === 0) ?? []
				]
					.flat()
					.map((finding) => ({ ...finding, id: `${finding.id}:${place.ref}` }))
			)
		: [];
	const changes = few ? changesFindings(places, comparisons, voice) : [];
	const same = differences.filter(({ strength }) => strength === 0).map(({ title }) => title);
	const title = titled(
		options.setTitle ?? voice.report.comparisonTitle({ places: namesInTitle(places) }),
		voice
	);
	return {
		kind: 'comparison',
		question: answer.question,
		title,
		places: [...places, ...larger],
		...chosen([...people, ...differences, ...changes]),
		unknowns: [
			...(same.length > 0 ? [voice.report.sameEverywhere({ titles: same })] : []),
			...(few ? changesNotClear(places, changes, voice) : []),
			voice.report.unknowns.notCounted
		],
		table: keyTable([...places, ...larger], title, comparisons, voice),
		...sharedParts(
			places.map((place, i) => ({ place, measured: answer.places[i]! })),
			comparisons,
			{ title, voice, options }
		)
	};
}

/** What always leads, then what bears on exposure, then the rest. */
function tierOf({ figure, strength }: ReportFinding): number {
	if (strength > 0 && familyOf(figure) === LEADS) return 0;
	return isCore(figure) ? 1 : 2;
}
