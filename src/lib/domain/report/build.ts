/** From answers to a report, of one place or of several: findings, map, method, notes, sources, what it cannot say. */
import { NEWEST_PERIOD } from '../statistics/census.ts';
import type { MarginBasis, MissingQuality } from '../statistics/estimate.ts';
import type {
	ReferenceRole,
	CompareAnswer,
	MeasuredPlace,
	ProfileAnswer
} from '../places/atlas-places.ts';
import { periodLabel } from '../text/format.ts';
import {
	CHANGE_CANDIDATES,
	DIFFERENCE_CANDIDATES,
	KEY_ROWS,
	LEADS,
	familyOf,
	isCore,
	balanceOf,
	MOST_CHANGES,
	MOST_DIFFERENCES,
	type Topic,
	MOST_SIDE_BY_SIDE,
	compareAll,
	figureOf,
	heldAgainst,
	pairingsOf,
	referenceOf,
	type Comparisons
} from './comparisons.ts';
import { citationOf, reportSources } from './citation.ts';
import type { ProfileFigure } from '../places/profile.ts';
import type { ReportVoice } from './messages.ts';
import {
	type ReportPlaceName,
	type Report,
	type ReportFinding,
	type ReportPlace
} from './model.ts';
import {
	changeFindings,
	changesFindings,
	differenceFindings,
	rankedFinding,
	setFinding,
	affectedFinding,
	flagFinding
} from './findings.ts';
import { recordFindings } from './findings-records.ts';
import { keyTable } from './tables.ts';
import { namesInTitle } from './figure-words.ts';
import { reliability } from '../statistics/error.ts';
import { isCalled } from '../statistics/compare.ts';

/* What reports of one place and of several have in common: map, method, notes, sources, citation. */

export type ReportOptions = {
	/** ISO day: no clock in here. */
	readonly date: string;
	/** Link that brings anyone back to the same view. */
	readonly link: string;
	/** From the manifest of the figures. */
	readonly dataVersion: string;
};

/** What a page may speak of; files hold more. */
const SHOWN: ReadonlySet<string> = new Set([
	...KEY_ROWS,
	...DIFFERENCE_CANDIDATES.map(({ figure }) => figure),
	...CHANGE_CANDIDATES
]);

export type ShownPlace = {
	readonly place: ReportPlace;
	readonly measured: MeasuredPlace;
};

/** The title says where the rules of the method are not its own. */
function titled(title: string, { report, method }: ReportVoice): string {
	return method.changed === null ? title : report.rulesChanged({ title });
}

function sharedParts(
	shown: readonly ShownPlace[],
	comparisons: Comparisons,
	{
		title,
		voice,
		options
	}: { readonly title: string; readonly voice: ReportVoice; readonly options: ReportOptions }
): Pick<
	Report,
	| 'subtitle'
	| 'map'
	| 'method'
	| 'notes'
	| 'rulesChanged'
	| 'sources'
	| 'fileSources'
	| 'citation'
	| 'dataVersion'
	| 'link'
	| 'date'
	| 'tests'
> {
	const period = periodLabel(NEWEST_PERIOD);
	const words = voice.report;
	const names = shown.map(({ place }) => place.name);
	const inText = words.list(names.length > 4 ? [] : names.map((name) => name.inText));
	const [first] = shown;
	const definitions = first?.place.figures.map(({ definition }) => definition) ?? [];
	const { tally } = comparisons;
	return {
		subtitle: words.subtitle({ period }),
		map: {
			title: titled(
				words.mapTitle({
					place: names.length > 4 ? title : words.list(names.map((name) => name.title)),
					method: voice.method.name
				}),
				voice
			),
			alt: mapAlt(
				words.mapAlt({
					place: inText === '' ? title : inText,
					method: voice.method.name,
					classes: classesTogether(shown).map(({ class: id, tracts }) => ({
						name: voice.method.className(id),
						tracts
					}))
				}),
				voice
			)
		},
		method: words.method({
			period,
			tests: tally.tested,
			falseAtMost: tally.falseAtMost,
			method: voice.method.name,
			adjusted: voice.method.adjusted,
			flags: shown.some(({ place }) => place.flag !== null),
			apportioned: shown.some(({ measured }) =>
				measured.profile.notes.some(({ code }) => code === 'apportioned')
			)
		}),
		// First, so that nobody takes a changed method for the standard one.
		notes: [
			...(voice.method.changed === null ? [] : [voice.method.changed]),
			...notesOf(shown, voice)
		],
		rulesChanged: voice.method.changed,
		sources: reportSources(
			definitions.filter(({ id }) => SHOWN.has(id)),
			voice
		),
		fileSources: reportSources(definitions, voice),
		citation: citationOf({ title, version: options.dataVersion, ...options }, words),
		dataVersion: options.dataVersion,
		link: options.link,
		date: options.date,
		tests: tally
	};
}

function mapAlt(text: string, { method }: ReportVoice): string {
	return method.changed === null ? text : `${text} ${method.changed}`;
}

/** Tracts of all places by class; a tract of two places is counted for each. */
function classesTogether(
	shown: readonly ShownPlace[]
): { readonly class: string; readonly tracts: number }[] {
	const counts = new Map<string, number>();
	for (const { id, tracts } of shown.flatMap(({ measured }) => measured.pressure?.classes ?? [])) {
		if (tracts > 0) counts.set(id, (counts.get(id) ?? 0) + tracts);
	}
	return [...counts].map(([id, tracts]) => ({ class: id, tracts }));
}

function notesOf(shown: readonly ShownPlace[], voice: ReportVoice): string[] {
	const words = voice.report;
	const many = shown.length > 1;
	const said = new Map<string, string[]>();
	for (const { place, measured } of shown) {
		for (const each of measured.profile.notes) {
			const { code } = each;
			// Of many places, what is said of each with numbers is said of all that it holds of, without;
			// and how many borders have changed is not worth a line for each of two.
			const short =
				(code === 'small-parts' && shown.length > MOST_SIDE_BY_SIDE) ||
				(code === 'carried-boundaries' && many);
			const note = short ? words.setNote[code] : words.note(each);
			said.set(note, [...(said.get(note) ?? []), place.name.title]);
		}
	}
	const notes = [...said].map(([note, places]) =>
		many && places.length < shown.length
			? words.notePlace({ place: words.list(places), note })
			: note
	);
	for (const method of ['modelled-income', 'mean-of-medians'] as const) {
		const titles = KEY_ROWS.filter((id) =>
			shown.some(({ place }) => figureOf(place, id)?.method === method)
		).flatMap((id) => {
			const [first] = shown;
			const figure = first && figureOf(first.place, id);
			return figure ? [voice.figures.title(figure.definition)] : [];
		});
		if (titles.length > 0) notes.push(words.methodNote[method]({ titles }));
	}
	return [...notes, ...marginNotes(shown, voice)];
}

/** Which margins of what a page may speak of were modelled, and that some were raised. */
function marginNotes(shown: readonly ShownPlace[], voice: ReportVoice): string[] {
	const words = voice.report.marginNote;
	const figures = (ids: readonly string[], basis: MarginBasis) =>
		ids.flatMap((id) => {
			const held = shown.flatMap(({ place }) => figureOf(place, id) ?? []);
			return held.find(({ estimate }) => estimate.moeBasis === basis) ?? [];
		});
	const titles = figures(KEY_ROWS, 'modelled').map(({ definition }) =>
		voice.figures.title(definition)
	);
	const changes = figures(CHANGE_CANDIDATES, 'modelled').length > 0;
	const raised = figures([...SHOWN], 'sampling-floor').length > 0;
	const modelled = titles.length > 0 || changes;
	if (shown.length > 1) return modelled || raised ? [words.ofMany] : [];
	return [
		...(modelled ? [words.modelled({ titles, changes })] : []),
		...(raised ? [words.raised] : [])
	];
}

/* From an answer to a report of one place. */

/**
 * The report of a place. Pure: the same answer, names, words and options give the same report.
 *
 * @param nameOf names of all places of the answer, by reference
 */
export function buildReport(
	answer: ProfileAnswer,
	nameOf: (ref: string) => ReportPlaceName,
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
		changeFindings(place, against, comparisons, voice),
		recordFindings(place, voice)
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
function reportPlace(
	{ ref, profile, pressure, outline }: MeasuredPlace,
	role: ReportPlace['role'],
	nameOf: (ref: string) => ReportPlaceName
): ReportPlace {
	const flag = pressure?.flag ?? null;
	return { ref, role, name: nameOf(ref), figures: profile.figures, flag, outline };
}

/* From an answer to a report of several places: two to four side by side, or a set of many. */

/**
 * The report of a comparison. Throws RangeError for fewer than two places.
 *
 * @param beside larger areas shown with them; a set of many is held against the region
 * @param setTitle what a ready-made set is called: "Stations of the Blue Line Extension"
 */
export function buildComparisonReport(
	answer: CompareAnswer,
	beside: readonly { readonly role: ReferenceRole; readonly place: MeasuredPlace }[],
	nameOf: (ref: string) => ReportPlaceName,
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
				ofPlace(
					place,
					[
						flagFinding(place, answer.places[i]?.pressure ?? null, voice) ?? [],
						affectedFinding(place, voice, i === 0) ?? []
					].flat()
				)
			)
		: [];
	const changes = few ? changesFindings(places, comparisons, voice) : [];
	const records = few
		? places.flatMap((place) => ofPlace(place, recordFindings(place, voice)))
		: [];
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
		...chosen([...people, ...differences, ...changes, ...records]),
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

/** Findings of one place among several, told apart by it. */
function ofPlace({ ref }: ReportPlace, findings: readonly ReportFinding[]): ReportFinding[] {
	return findings.map((finding) => ({ ...finding, id: `${finding.id}:${ref}` }));
}

/** What always leads, then what bears on exposure, then the rest. */
function tierOf({ figure, strength }: ReportFinding): number {
	if (strength > 0 && familyOf(figure) === LEADS) return 0;
	return isCore(figure) ? 1 : 2;
}

/* What a report cannot say, in sentences: as much part of it as what it can. */

const MISSING: readonly MissingQuality[] = [
	'not-computable',
	'not-published',
	'not-applicable',
	'place-too-small',
	'withheld'
];

/** Figures that a reader would ask about: the key rows and what bears on exposure. */
const ASKED: readonly string[] = [
	...new Set([
		...KEY_ROWS,
		...DIFFERENCE_CANDIDATES.filter(({ core }) => core).map(({ figure }) => figure)
	])
];

function unknownsOf(
	place: ReportPlace,
	findings: readonly ReportFinding[],
	voice: ReportVoice
): string[] {
	const { unknowns } = voice.report;
	const asked = ASKED.flatMap((id) => figureOf(place, id) ?? []);
	const titles = (list: readonly ProfileFigure[]) =>
		list.map(({ definition }) => voice.figures.title(definition));
	const sentences = MISSING.flatMap((quality) => {
		const missing = asked.filter(({ estimate }) => estimate.quality === quality);
		return missing.length === 0 ? [] : [unknowns.missing({ titles: titles(missing), quality })];
	});
	const shaky = asked.filter(({ estimate }) => reliability(estimate) === 'too-uncertain');
	if (shaky.length > 0) sentences.push(unknowns.tooUncertain({ titles: titles(shaky) }));
	const bare = asked.filter(({ estimate }) => reliability(estimate) === 'unknown');
	if (bare.length > 0) sentences.push(unknowns.noMargin({ titles: titles(bare) }));
	sentences.push(
		...withoutDifference(findings, voice),
		...changesNotClear([place], findings, voice)
	);
	sentences.push(unknowns.notCounted);
	return sentences;
}

/** Figures that were tested and differ from none of the larger areas. */
function withoutDifference(findings: readonly ReportFinding[], voice: ReportVoice): string[] {
	const tested = findings.filter(
		({ kind, figure, strength, comparisons }) =>
			kind === 'difference' &&
			isCore(figure) &&
			strength === 0 &&
			comparisons.length > 0 &&
			comparisons.every(({ direction }) => direction !== 'not-tested')
	);
	const [first] = tested;
	if (first === undefined) return [];
	const places = first.comparisons.flatMap(({ name }) => name?.inText ?? []);
	return [voice.report.unknowns.noDifference({ titles: tested.map(({ title }) => title), places })];
}

/** Changes of which nothing certain can be said in any of the places, whatever their figures show. */
function changesNotClear(
	places: readonly ReportPlace[],
	findings: readonly ReportFinding[],
	voice: ReportVoice
): string[] {
	const clear = new Set(
		findings.filter(({ strength }) => strength > 0).map(({ figure }) => figure)
	);
	const open = CHANGE_CANDIDATES.filter((id) => !clear.has(id)).flatMap((id) =>
		places
			.slice(0, 1)
			.flatMap((place) => figureOf(place, id) ?? [])
			.map(({ definition }) => voice.figures.title(definition))
	);
	return open.length === 0 ? [] : [voice.report.unknowns.changes({ titles: open })];
}

/*
 * Which findings a report shows before anybody has pinned or dropped any. What is told must be
 * balanced: a report that tells where a place stands worse also tells where it stands clearly better
 * in the same topic, and the other way round, however many stronger findings wait.
 */

type Side = 'worse' | 'better';

/** The flag, who would be affected, and the strongest of the rest; the others wait to be pinned. */
function chosen(all: readonly ReportFinding[]): Pick<Report, 'findings' | 'moreFindings'> {
	const shown = balanced(strongest(all), all);
	return {
		findings: all.filter((finding) => shown.has(finding)),
		moreFindings: all.filter((finding) => !shown.has(finding))
	};
}

function strongest(all: readonly ReportFinding[]): Set<ReportFinding> {
	const people = all.filter(isOfPeople);
	const places = new Set(people.map(({ place }) => place)).size;
	const room: Record<ReportFinding['kind'], number> = {
		flag: Infinity,
		affected: Infinity,
		// What is said of a third and a fourth place takes the room of others, and so does a long table.
		difference: places === 0 ? 1 : MOST_DIFFERENCES - Math.floor(1.5 * Math.max(0, places - 2)),
		change: places > 3 ? 0 : MOST_CHANGES,
		// Nothing is claimed with them: a person picks.
		record: 0
	};
	const shown = new Set<ReportFinding>();
	const spokenFor = new Set<string>();
	for (const finding of all) {
		const { kind, figure, strength } = finding;
		const leads = isOfPeople(finding) || (strength > 0 && !spokenFor.has(familyOf(figure)));
		if (!leads || room[kind] <= 0) continue;
		room[kind] -= 1;
		spokenFor.add(familyOf(figure));
		shown.add(finding);
	}
	return shown;
}

/** Brings in the other side of every topic that is told from one side only, in place of what can be spared. */
function balanced(
	strongest: ReadonlySet<ReportFinding>,
	all: readonly ReportFinding[]
): ReadonlySet<ReportFinding> {
	const shown = new Set(strongest);
	for (const waiting of all) {
		if (shown.has(waiting) || !adds(waiting, shown)) continue;
		const spared = [...shown].reverse().find((each) => canBeSpared(each, waiting, shown));
		if (spared) shown.delete(spared);
		shown.add(waiting);
	}
	return shown;
}

/** It tells a side of a topic of which only the other is told. */
function adds(finding: ReportFinding, shown: ReadonlySet<ReportFinding>): boolean {
	const { topic, sides } = sidesOf(finding);
	if (topic === null) return false;
	const told = toldIn(topic, shown);
	return told.size > 0 && [...sides].some((side) => !told.has(side));
}

/** Without it every topic is told from as many sides as with it, and nothing that always leads is lost. */
function canBeSpared(
	finding: ReportFinding,
	instead: ReportFinding,
	shown: ReadonlySet<ReportFinding>
): boolean {
	if (finding.kind !== instead.kind || familyOf(finding.figure) === LEADS) return false;
	const { topic, sides } = sidesOf(finding);
	if (topic === null || sides.size === 0) return true;
	const rest = toldIn(topic, new Set([...shown, instead].filter((each) => each !== finding)));
	const all = toldIn(topic, new Set([...shown, instead]));
	return all.size < 2 || rest.size === all.size;
}

function toldIn(topic: Topic, shown: ReadonlySet<ReportFinding>): ReadonlySet<Side> {
	const told = new Set<Side>();
	for (const finding of shown) {
		const found = sidesOf(finding);
		if (found.topic === topic) for (const side of found.sides) told.add(side);
	}
	return told;
}

/** Where the figure is better on one side than on the other, which of them the finding tells. */
function sidesOf({ id, figure, comparisons }: ReportFinding): {
	readonly topic: Topic | null;
	readonly sides: ReadonlySet<Side>;
} {
	const balance = balanceOf(figure);
	// Several places stand on both sides of each other, which one sentence tells.
	if (balance === null || !/^(?:difference|change):/.test(id))
		return { topic: null, sides: new Set() };
	const sides = comparisons.flatMap(({ direction }): Side[] =>
		isCalled(direction) ? [direction === balance.worse ? 'worse' : 'better'] : []
	);
	return { topic: balance.topic, sides: new Set(sides) };
}

function isOfPeople({ kind }: ReportFinding): boolean {
	return kind === 'flag' || kind === 'affected';
}
