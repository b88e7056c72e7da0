/** Figures and places as they stand in the sentences and titles of a report. */
import type { Unit } from '../statistics/census.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { figureText, isTooWide } from '../text/format.ts';
import type { ReportVoice } from './messages.ts';
import { fail, ok } from '../result.ts';
import type { Problem, Result } from '../result.ts';
import type { ReportPlaceName, ReportFinding, ReportPlace } from './model.ts';
import { parsePlace } from '../places/place.ts';
import type { PlaceRef } from '../places/place.ts';
import { placeName } from '../places/names.ts';
import type { PlaceNameSources, PlaceNameWords } from '../places/names.ts';

/* Figures as they stand in the sentences of a report: with margin, and never a margin of "0". */

export type InlineFigure = {
	/** "71% ± 11 points", "$3,500 or more"; the words of its state where there is no value. */
	readonly shown: string;
	/** "71 percent, plus or minus 11 points" */
	readonly spoken: string;
};

/** A figure within a sentence. An approximate one says so. */
export function inlineFigure(
	estimate: Estimate,
	unit: Unit,
	voice: ReportVoice,
	approximate = false
): InlineFigure {
	const { value, margin, spoken } = figureText(estimate, unit, voice.estimate);
	const about = (figure: string) => (approximate ? voice.report.about({ figure }) : figure);
	const shown =
		estimate.value === null
			? value
			: estimate.bound !== undefined || isTooWide(estimate, unit)
				? voice.report.withRemark({ figure: value, remark: margin })
				: estimate.moe === null
					? value
					: `${value} ${margin}`;
	return { shown: about(shown), spoken: about(spoken) };
}

/**
 * The size of a change without its sign, for "rose by …"; null where the digits shown would be zero.
 */
export function inlineSize(
	estimate: Estimate,
	unit: Unit,
	voice: ReportVoice,
	approximate: boolean
): InlineFigure | null {
	if (estimate.value === null) return null;
	const size = { ...estimate, value: Math.abs(estimate.value) };
	const words =
		unit === 'share-change'
			? inlineFigure(size, unit, pointsWithoutSign(voice), approximate)
			: inlineFigure(size, unit === 'relative-change' ? 'share' : unit, voice, approximate);
	return roundsToZero(size, unit, voice) ? null : words;
}

/** The digits shown are all zero: nothing that a finding can be made of. */
export function roundsToZero(estimate: Estimate, unit: Unit, voice: ReportVoice): boolean {
	return estimate.value !== null && !/[1-9]/.test(figureText(estimate, unit, voice.estimate).value);
}

/** Points carry a plus sign where they are a change; a size has none. */
function pointsWithoutSign(voice: ReportVoice): ReportVoice {
	const { points } = voice.estimate;
	return {
		...voice,
		estimate: {
			...voice.estimate,
			points: ({ value, count }) => points({ value: value.replace(/^[+−-]/, ''), count })
		}
	};
}

/*
 * Somebody's own wording of a finding with the figure staying live. They see and write the figure
 * itself, "71% ± 11 points of our neighbors who rent pay too much"; what is kept has the finding's slots
 * in braces instead, "{figure} of our neighbors …", so that other figures come with other data.
 */

export type TemplateProblem = Problem<
	/** The number would be lost. Parameter `figure`, as it must stand. */
	| 'template-without-figure'
	/** Parameter `name`. */
	| 'template-unknown-placeholder'
	| 'template-empty'
	/** Parameters `length`, `limit`. */
	| 'template-too-long'
>;

export const LONGEST_TEMPLATE = 600;

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** What a wording is of; a finding that does not hold its figure in digits need not hold it reworded. */
type Worded = Pick<ReportFinding, 'slots'> & Partial<Pick<ReportFinding, 'sentence'>>;

/** The wording with the finding's present figures in it. */
export function fillTemplate(
	template: string,
	{ slots, sentence }: Worded
): Result<string, TemplateProblem> {
	const text = template.replace(/\s+/g, ' ').trim();
	if (text === '') return fail('template-empty');
	if (text.length > LONGEST_TEMPLATE) {
		return fail('template-too-long', { length: text.length, limit: LONGEST_TEMPLATE });
	}
	const names = [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
	const unknown = names.find((name) => !Object.hasOwn(slots, name));
	if (unknown !== undefined) return fail('template-unknown-placeholder', { name: unknown });
	const { figure = '' } = slots;
	const needed = sentence === undefined || placeOf(sentence, figure) !== null;
	if (needed && !names.includes('figure')) return fail('template-without-figure', { figure });
	return ok(text.replace(PLACEHOLDER, (_, name: string) => slots[name.trim()] ?? ''));
}

/** What somebody wrote, with the finding's figures and names tied to the data wherever it holds them. */
export function templateFrom(text: string, finding: Worded): Result<string, TemplateProblem> {
	const template = tied(text.replace(/\s+/g, ' ').trim(), finding.slots);
	const filled = fillTemplate(template, finding);
	return filled.ok ? ok(template) : filled;
}

/** The finding's own sentence with its figures as placeholders. */
export function templateOf({ sentence, slots }: Pick<ReportFinding, 'sentence' | 'slots'>): string {
	return tied(sentence, slots);
}

function tied(text: string, slots: Worded['slots']): string {
	// Longer texts first, so that "47% ± 2 points" is not cut by a "7% ± 2 points"; of two alike the figure.
	const order = Object.entries(slots).sort(([, a], [, b]) => b.length - a.length);
	return order.reduce((rest, [name, value]) => {
		const at = rest.includes(`{${name}}`) ? null : placeOf(rest, value);
		return at === null ? rest : `${rest.slice(0, at)}{${name}}${rest.slice(at + value.length)}`;
	}, text);
}

/** Where a figure stands in a text by itself, and not as part of a longer number; null where it does not. */
function placeOf(text: string, value: string): number | null {
	if (value === '') return null;
	for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
		const [before, after] = [text.slice(0, at), text.slice(at + value.length)];
		const cut = /[\d$][.,]?$/.test(before) && /^[\d$]/.test(value);
		const longer = /^(?:[.,]?\d|%)/.test(after) && /\d$/.test(value);
		if (!cut && !longer) return at;
	}
	return null;
}

/* Several places in one line of a title. */

/** "Crystal", "the station areas of the line": the first as a title begins, the others as in a sentence. */
export function namesInTitle(places: readonly Pick<ReportPlace, 'name'>[]): string[] {
	return places.map(({ name }, at) => (at === 0 ? name.title : name.inText));
}

/* Names of the places of a report: as headings have them, and as they stand in a sentence. */

/** How names stand after "in" or "than in". Names that people gave themselves stand as they are. */
export type InTextWords = {
	readonly region: string;
	readonly station: (p: { name: string }) => string;
	readonly stations: (p: { line: string }) => string;
	/** As a heading, where it stands before a colon. */
	readonly stationsTitle: (p: { line: string }) => string;
	readonly corridor: (p: { line: string }) => string;
	readonly tract: (p: { name: string }) => string;
	readonly tracts: (p: { count: number }) => string;
	readonly near: (p: { name: string }) => string;
	readonly area: string;
};

export function reportPlaceName(
	ref: PlaceRef,
	sources: PlaceNameSources,
	words: PlaceNameWords,
	inText: InTextWords
): ReportPlaceName {
	const title = placeName(ref, sources, words).name;
	const place = parsePlace(ref);
	const line = (id: string) =>
		words.lines[id] ?? sources.lines?.lines.find((each) => each.id === id)?.name ?? title;
	switch (place?.kind) {
		case 'region':
			return { title, inText: inText.region };
		case 'station':
			return {
				title,
				short: placeName(ref, sources, { ...words, station: ({ name }) => name }).name,
				inText: inText.station({ name: title })
			};
		case 'stations':
			return {
				title: inText.stationsTitle({ line: line(place.id) }),
				inText: inText.stations({ line: line(place.id) })
			};
		case 'corridor':
			return { title, inText: inText.corridor({ line: line(place.id) }) };
		case 'tracts':
			if (place.name) return { title, inText: title };
			return {
				title,
				inText:
					place.geoids.length > 1
						? inText.tracts({ count: place.geoids.length })
						: inText.tract({ name: title })
			};
		case 'near':
			return { title, inText: place.name || inText.near({ name: title }) };
		case 'area':
			return { title, inText: place.name || inText.area };
		default:
			return { title, inText: title };
	}
}
