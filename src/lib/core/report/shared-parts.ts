/** What reports of one place and of several have in common: map, method, notes, sources, citation. */
import type { MarginBasis } from '../estimate/estimate.ts';
import type { MeasuredPlace } from '../profile/answer.ts';
import { periodLabel } from '../text/period.ts';
import { CHANGE_CANDIDATES, DIFFERENCE_CANDIDATES, KEY_ROWS } from './candidates.ts';
import { citationOf } from './citation.ts';
import { figureOf, type Comparisons } from './comparisons.ts';
import { MOST_SIDE_BY_SIDE } from './pairings.ts';
import type { ReportVoice } from './messages.ts';
import { NEWEST_PERIOD, type Report, type ReportPlace } from './model.ts';
import { reportSources } from './sources.ts';

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
export function titled(title: string, { report, method }: ReportVoice): string {
	return method.changed === null ? title : report.rulesChanged({ title });
}

export function sharedParts(
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
			words
		),
		fileSources: reportSources(definitions, words),
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
			// Of many places, what is said of each with numbers is said of all that it holds of, without.
			const short = code === 'small-parts' || code === 'carried-boundaries';
			const note =
				short && shown.length > MOST_SIDE_BY_SIDE ? words.setNote[code] : words.note(each);
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
			return first === undefined ? [] : (figureOf(first.place, id)?.definition.title ?? []);
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
	const titles = figures(KEY_ROWS, 'modelled').map(({ definition }) => definition.title);
	const changes = figures(CHANGE_CANDIDATES, 'modelled').length > 0;
	const raised = figures([...SHOWN], 'sampling-floor').length > 0;
	return [
		...(titles.length > 0 || changes ? [words.modelled({ titles, changes })] : []),
		...(raised ? [words.raised] : [])
	];
}
