/** The finding of a trace or a place as the sentence that leads the panel, and what stands beside it. */
import type { PlacesFile } from '$lib/domain/indicators/built-files';
import { isAdjusted, type MethodsQuestion, type TraceAnswer } from '$lib/domain/methods/questions';
import { finding, wholePercent, type Finding } from '$lib/domain/methods/trace';
import { flagText, type StationFlag } from '$lib/domain/methods/station-flags';
import { QUARTERS_CUTS, regionSource, type QuartersNote } from '$lib/domain/methods/region-inputs';
import { methodById, type MethodId } from '$lib/domain/methods/definitions';
import { tractNumber } from '$lib/domain/places/names';
import { formatValue, periodLabel, figureText } from '$lib/domain/text/format';
import type { Messages, MethodMessages, ProfileMessages } from '$lib/i18n';
import { indicatorWords } from '#words/indicators.ts';
import type { QuartersParams } from '#words/method-screens.ts';
import type { ProfileAnswer } from '$lib/domain/places/atlas-places';
import { reasonsOf, type CalledFigure, type CalledFigures } from '$lib/domain/places/reasons';
import { tractOf } from '$lib/domain/view/view';

/** "Jordan tract 1016", with the city where there is no neighborhood. */
export function tractName(
	m: MethodMessages,
	{ tracts, cities, neighborhoods }: PlacesFile,
	row: number
) {
	const within =
		neighborhoods[tracts.neighborhood[row] ?? -1] ?? cities[tracts.city[row] ?? -1] ?? '';
	return m.finding.tract({ within, number: tractNumber(tracts.geoid[row] ?? '') });
}

export function findingOf({ question, trace }: TraceAnswer): Finding {
	return finding(trace, methodById(question.method));
}

export function findingSentence(
	t: Messages,
	m: MethodMessages,
	answer: TraceAnswer,
	places: PlacesFile
): string {
	const { question, trace } = answer;
	const found = findingOf(answer);
	const count = (people: number) => formatValue(people, 'count', t.estimate);
	const { silence } = found;
	return m.finding.sentence({
		place: tractName(m, places, trace.row),
		method: question.method,
		methodName: m.methodWords[question.method].name,
		class: found.class,
		headline: found.headline,
		quarters: quartersWords(t, answer.quarters),
		adjusted: isAdjusted(question.adjustment),
		counts: found.counts.map(({ group, passed, of }) => ({ group, count: passed, of })),
		sure: found.sure && { ...found.sure, partly: heldStill(answer).length > 0 },
		silence:
			silence?.why === 'few-people'
				? {
						why: 'few-people',
						people: silence.people === null ? null : count(silence.people),
						needed: count(silence.needed)
					}
				: silence?.why === 'missing-figures'
					? {
							why: 'missing-figures',
							groups: silence.groups.map(({ group, missing, of }) => ({
								group,
								count: missing,
								of
							}))
						}
					: silence
	});
}

/** What a method says of a station area: whether it is flagged, and the share behind that. */
export function stationSentence(
	t: Messages,
	m: MethodMessages,
	{
		station,
		flag,
		question: { method, adjustment }
	}: {
		/** Its name. */
		readonly station: string;
		readonly flag: StationFlag | null;
		readonly question: Pick<MethodsQuestion, 'method' | 'adjustment'>;
	}
): string {
	if (flag?.share == null) return m.stationTrace.noShare({ station });
	const text = flagText(flag, t.estimate);
	if (text === null) return m.stationTrace.working({ station });
	return m.stationTrace.finding({
		station,
		...text,
		adjusted: isAdjusted(adjustment),
		method: method === 'corridor-pressure' ? null : m.methodWords[method].name
	});
}

/** The numbers of a note on group quarters, set. */
function quartersWords(t: Messages, note: QuartersNote | null): QuartersParams | null {
	if (note === null) return null;
	const { share, people, households } = note;
	const count = (of: number) => formatValue(of, 'count', t.estimate);
	return {
		share:
			share !== null && share > QUARTERS_CUTS.share
				? formatValue(share, 'share', t.estimate)
				: null,
		people: count(people),
		households: count(households)
	};
}

/** How many of the methods that could look at a tract flag it, in a sentence. */
export function agreementSentence(m: MethodMessages, { question, trace, others }: TraceAnswer) {
	const own = finding(trace, methodById(question.method));
	const all = [
		{
			method: question.method,
			flagged: trace.flagged,
			silent: own.kind === 'silent',
			outside: own.silence?.why === 'out-of-scope'
		},
		...others
	];
	return m.others.agreement({
		flagged: all.filter(({ flagged }) => flagged).length,
		looked: all.filter(({ silent }) => !silent).length,
		outside: all
			.filter(({ outside }) => outside)
			.map(({ method }) => ({ method, name: m.methodWords[method].name }))
	});
}

/** How firm the class is, and what the other draws gave where it is not; sentences in order. */
export function sureSentences(t: Messages, m: MethodMessages, answer: TraceAnswer): string[] {
	const { sure, kind } = findingOf(answer);
	if (kind === 'silent') return [];
	if (sure === null) return [m.confidence.unknown];
	const { method } = answer.question;
	const held = heldStill(answer).length;
	const modelled = modelledFigures(answer).length;
	const names: Readonly<Record<string, { name: string }>> = m.methodClasses[method];
	const others = answer.trace.otherClasses.map(({ class: id, share }) => {
		const percent = wholePercent(share);
		return m.trace.otherClass({
			name: names[id]?.name ?? id,
			percent: percent < 1 ? m.trace.underOne : formatValue(percent / 100, 'share', t.estimate)
		});
	});
	return [
		m.confidence.meaning[sure.level],
		...(others.length > 0 && sure.level !== 'firm'
			? [m.trace.otherClasses({ classes: m.trace.list(others) })]
			: []),
		...(modelled > 0
			? [m.confidence.modelled({ count: modelled, of: figuresBehind(answer).length })]
			: []),
		...(held > 0 ? [m.confidence.held({ count: held, of: figuresBehind(answer).length })] : [])
	];
}

/** Survey figures of this tract that the tests read, each named once: "Median gross rent, 2010–2014". */
function figuresBehind({ question, trace }: TraceAnswer): string[] {
	const read = trace.tests
		.flatMap(({ inputs }) => inputs)
		.filter(({ estimate }) => estimate.moeReason !== 'full-count');
	return [...new Set(read.flatMap(({ input }) => figureName(question.method, input) ?? []))];
}

/** Those of them that were held still in every draw, because they have no margin. */
export function heldStill(answer: TraceAnswer): string[] {
	return named(answer, answer.trace.heldFixed);
}

/** Those of them whose margin is a fitted one. */
export function modelledFigures(answer: TraceAnswer): string[] {
	return named(answer, answer.trace.modelled);
}

function named(answer: TraceAnswer, inputs: readonly string[]): string[] {
	const names = new Set(inputs.flatMap((input) => figureName(answer.question.method, input) ?? []));
	return figuresBehind(answer).filter((name) => names.has(name));
}

/** Indicator and period that an input is taken from: "Median gross rent, 2010–2014"; null for what is no figure. */
export function figureName(method: MethodId, input: string): string | null {
	const source = regionSource(method, input);
	if (source === null) return null;
	return `${indicatorWords[source.indicator].title}, ${periodLabel(source.vintage)}`;
}

/* What the method says of a place in one sentence, with its margin. */

export function placeFindingSentence(
	t: Messages,
	m: MethodMessages,
	{ finding }: ProfileMessages,
	{ question, place }: Pick<ProfileAnswer, 'question' | 'place'>
): string {
	const { method } = question;
	const { pressure } = place;
	if (!pressure) return finding.flagsNothing({ method: m.methodWords[method].name });
	const { renters } = pressure.flag;
	const [only] = pressure.classes;
	const { headline } = pressure;
	if (tractOf(question.place) && only) {
		return m.finding.short({
			place: finding.thisTract,
			method,
			class: only.id,
			headline: headline ?? { kind: 'published', class: only.id },
			quarters: quartersWords(t, pressure.quarters[0] ?? null)
		});
	}
	const text = flagText(pressure.flag, t.estimate);
	if (text === null || renters.value === null) return finding.noShare;
	const where =
		method !== 'corridor-pressure'
			? finding.whereMethod({ method: m.methodWords[method].name })
			: isAdjusted(question.adjustment)
				? finding.whereAdjusted
				: finding.where;
	const people = withMargin(figureText(renters, 'count', t.estimate), renters.moe);
	if (text.extent === 'all') return finding.all({ renters: people, where });
	if (text.extent === 'none') return finding.none({ renters: people, where });
	return finding.some({ renters: people, ...text, where });
}

/** One reason: its lead ("Who could be hurt.") and what the figures say. */
export type ReasonText = { readonly lead: string; readonly text: string };

/**
 * Who could be hurt, what is rising, how sure: each told from figures of the place itself, beside the
 * region's. Empty where there is nothing to hold it against, or the method asks other things.
 */
export function reasonTexts(
	t: Messages,
	{ reasons: words }: ProfileMessages,
	answer: ProfileAnswer
): readonly ReasonText[] {
	const found = reasonsOf(answer, t.estimate);
	if (!found) return [];
	const named = <Id extends string>(
		figures: CalledFigures<Id>,
		names: Readonly<Record<Id, string>>
	) => {
		const texts = (each: readonly CalledFigure<Id>[]) =>
			each.map(({ id, figure: { estimate, definition } }) => {
				const { value, margin } = figureText(estimate, definition.unit, t.estimate);
				const figure = estimate.moe === null || estimate.moe === 0 ? value : `${value} ${margin}`;
				return words.withFigure({ what: names[id], figure });
			});
		return {
			higher: texts(figures.higher),
			lower: texts(figures.lower),
			// What is not clear is named without figures, so that nobody reads a difference into them.
			unclear: figures.unclear.map(({ id }) => names[id]),
			untested: figures.untested.map(({ id }) => names[id])
		};
	};
	return [
		{
			lead: words.exposedLead,
			text: words.exposed(named(found.exposed, words.exposedNames))
		},
		{ lead: words.risingLead, text: words.rising(named(found.rising, words.risingNames)) },
		{ lead: words.sureLead, text: found.sure ? words.sure(found.sure) : words.unsure }
	];
}

/** Draws put the place on either side of the half from which a station area is flagged. */
export function isUnclear({ question, place }: Pick<ProfileAnswer, 'question' | 'place'>): boolean {
	return tractOf(question.place) === null && place.pressure?.flag.call === 'may-be-flagged';
}

/** "1,086 ± 177" */
function withMargin(text: { value: string; margin: string }, moe: number | null): string {
	return moe === null || moe === 0 ? text.value : `${text.value} ${text.margin}`;
}
