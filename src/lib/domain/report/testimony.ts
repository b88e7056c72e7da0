/**
 * Starting points for three kinds of testimony, filled from a report and from a person's own words:
 * blocks of text that screens, print and documents lay out alike.
 */
import { likelyRange, figureInLine, periodLabel, type EstimateWords } from '../text/format.ts';
import type { CompareQuestion } from '../places/atlas-places.ts';
import { isCalled } from '../statistics/compare.ts';
import { reliability } from '../statistics/error.ts';
import {
	DIFFERENCE_CANDIDATES,
	LEADS,
	MOST_SIDE_BY_SIDE,
	compareAll,
	familyOf,
	figureOf,
	referenceOf,
	strengthOf,
	type DifferenceFigureId
} from './comparisons.ts';
import {
	asksOf,
	nextMeeting,
	type PolicyDecision,
	type PolicyFit,
	type PolicyId
} from './policies.ts';
import type { ComparedWith } from './messages.ts';
import { NEWEST_PERIOD } from '../statistics/census.ts';
import type { Report, ReportFinding, ReportPlace } from './model.ts';
import { NO_EDITS, type ReportEdits, type ReportWords } from './edits.ts';
import { sourceLine } from './citation.ts';
import {
	spokenFacts,
	spokenPlace,
	type SpokenFact,
	type SpokenPlace,
	type SpokenRecord,
	type SpokenWords
} from './spoken.ts';

/** How long a text takes to be read aloud. */

/** Words a minute at which a hearing can follow: slower than talk. */
const WORDS_A_MINUTE = 130;
/** Ours: a figure in digits, "1,300" or "2019", takes about as long to say as this many words. */
const WORDS_A_FIGURE = 3;

/** Minutes that hearings give a speaker. */
export const SPEECH_MINUTES = [1, 2, 3, 5] as const;
export type SpeechMinutes = (typeof SPEECH_MINUTES)[number];
/** What a hearing usually gives. */
export const USUAL_MINUTES: SpeechMinutes = 3;

export type ReadingTime = { readonly words: number; readonly seconds: number };

export function readingTime(text: string): ReadingTime {
	const tokens = text.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token));
	const figures = tokens.filter((token) => /\d/.test(token)).length;
	const spoken = tokens.length + figures * (WORDS_A_FIGURE - 1);
	return { words: tokens.length, seconds: Math.round((spoken / WORDS_A_MINUTE) * 60) };
}

export const TESTIMONY_KINDS = ['oral', 'written', 'fact-sheet'] as const;
export type TestimonyKind = (typeof TESTIMONY_KINDS)[number];

/** A figure set large, with what makes it one: everything is final text. */
export type BigNumber = {
	/** "71% ± 11 points" */
	readonly value: string;
	/** What it is of: "of renters pay 30% or more of their income for rent and utilities". */
	readonly what: string;
	/** "2019–2023" */
	readonly period: string;
	/** "Clearly higher than in Crystal (47% ± 2 points)."; empty where it is compared with nothing. */
	readonly compared: string;
};

/** One bar of a chart; positions are shares of the axis, 0 at its start and 1 at its end. */
export type ChartBar = {
	readonly label: string;
	/** "71% ± 11 points" */
	readonly value: string;
	/** Where the bar ends. */
	readonly end: number;
	/** The range that the margin of error leaves; null where there is no margin. */
	readonly range: { readonly low: number; readonly high: number } | null;
	/** The place that the page is about, and not one that it is held against. */
	readonly own: boolean;
};

export type TestimonyChart = {
	readonly title: string;
	readonly bars: readonly ChartBar[];
	/** What stands at the ends of the axis: "0%" and "100%". */
	readonly axis: { readonly start: string; readonly end: string };
	/** What the bars and their ranges are, in a sentence or two. */
	readonly note: string;
};

export type TestimonyBlock =
	| { readonly kind: 'heading'; readonly text: string }
	| { readonly kind: 'paragraph'; readonly text: string }
	| { readonly kind: 'list'; readonly items: readonly string[] }
	/** Small print for whoever has the page in hand; of a speech it is not read aloud. */
	| { readonly kind: 'notes'; readonly title: string; readonly items: readonly string[] }
	| { readonly kind: 'numbers'; readonly items: readonly BigNumber[] }
	| { readonly kind: 'chart'; readonly chart: TestimonyChart };

export type Testimony = {
	readonly kind: TestimonyKind;
	readonly title: string;
	readonly blocks: readonly TestimonyBlock[];
	/** As plain text, to copy and to edit. */
	readonly text: string;
	readonly time: ReadingTime;
	/** It can be read aloud in the minutes given. */
	readonly fits: boolean;
};

/** Two pages hold no more beside what is not known, asks and sources. */
const MOST_WRITTEN = 7;
const MOST_NUMBERS = 4;
const MOST_UNKNOWN = 4;
/** Of many places, one chart on one page shows no more. */
const MOST_BARS = 13;
/** Facts that a speech tells at most: beyond, nobody keeps them in mind. */
const MOST_FACTS: Readonly<Record<SpeechMinutes, number>> = { 1: 3, 2: 5, 3: 6, 5: 9 };
const MOST_SPOKEN_ASKS: Readonly<Record<SpeechMinutes, number>> = { 1: 1, 2: 2, 3: 3, 5: 3 };

export type TestimonyOptions = {
	/** What the hearing gives; of a speech only. */
	readonly minutes?: SpeechMinutes;
	/** Findings taken off or put in order stay so in a speech. */
	readonly edits?: ReportEdits;
};

type Made = {
	readonly report: Report;
	readonly own: ReportWords;
	readonly words: TestimonyMessages;
	readonly minutes: SpeechMinutes;
	readonly edits: ReportEdits;
};

export function draftTestimony(
	kind: TestimonyKind,
	report: Report,
	own: ReportWords,
	words: TestimonyMessages,
	{ minutes = USUAL_MINUTES, edits = NO_EDITS }: TestimonyOptions = {}
): Testimony {
	const blocks = { oral, written, 'fact-sheet': factSheet }
		[kind]({ report, own, words, minutes, edits })
		.filter((block) => !isEmpty(block))
		.filter(
			(block, at, all) => block.kind !== 'heading' || (all[at + 1]?.kind ?? 'heading') !== 'heading'
		);
	const title = own.title.trim() || report.title;
	const text = textOf(blocks);
	const time = readingTime(textOf(blocks.filter((block) => block.kind !== 'notes')));
	return { kind, title, blocks, text, time, fits: time.seconds <= 60 * minutes };
}

function ownPlaces({ places }: Report): ReportPlace[] {
	return places.filter(({ role }) => role === 'place');
}

function subjectOf({ report, words }: Made): string {
	const { question } = report;
	const [set] = 'places' in question ? (question as CompareQuestion).places : [];
	return words.place({
		places: ownPlaces(report).map(spokenPlace),
		line: set?.startsWith('each:') === true ? set.slice('each:'.length) : null
	});
}

function opening(made: Made): TestimonyBlock {
	const { own, words } = made;
	const [hearing, speaker] = [own.hearing.trim(), own.speaker.trim()];
	return { kind: 'paragraph', text: words.opening({ hearing, speaker, place: subjectOf(made) }) };
}

/** A policy as it is asked for, with who decides on it as far as it is known. */
export function askText(
	{ policy, decisions }: Pick<PolicyFit, 'policy' | 'decisions'>,
	today: string,
	words: Pick<TestimonyMessages, 'policyAsk' | 'decides'>,
	said: 'spoken' | 'written' | 'short' = 'written',
	hearing = ''
): string {
	const who = decisions.map((decision) =>
		words.decides[said === 'written' ? said : 'spoken']({
			...decision,
			next: nextMeeting(decision, today),
			hearing: said === 'spoken' ? hearing : ''
		})
	);
	return [words.policyAsk[policy], ...(said === 'short' ? [] : who)].join(' ');
}

/** The asks of the person, or policies that the findings speak for. */
function asks({ report, own, words }: Made, said: 'spoken' | 'written' | 'short'): string[] {
	const written = paragraphs(own.ask);
	if (written.length > 0) return written;
	return asksOf(report).map((fit) => askText(fit, report.date, words, said, own.hearing));
}

/** In writing, under their heading; nothing where no finding speaks for any and nobody wrote one. */
function asked(made: Made, after: readonly TestimonyBlock[] = []): TestimonyBlock[] {
	const items = asks(made, 'written');
	if (items.length === 0) return [];
	const { ask } = made.words.headings;
	return [{ kind: 'heading', text: ask }, { kind: 'list', items }, ...after];
}

/** Facts as long as time is left, in the words in which they are said aloud. */
function oral(made: Made): TestimonyBlock[] {
	const { report, own, words, minutes, edits } = made;
	const dropped = droppedFigures(report, edits);
	const facts = spokenFacts(report, words.spoken, { ordered: edits.order.length > 0, dropped });
	const onPage = new Set(report.findings.map(({ figure }) => figure));
	// A long speech also tells what the page has no room for.
	const told =
		minutes === 5
			? facts
			: facts.filter(({ figure }) => report.kind !== 'place' || onPage.has(figure));
	const ownAsk = paragraphs(own.ask).length > 0;
	const asked = ownAsk
		? [asks(made, 'spoken')]
		: // Who decides goes before the first two facts do, and so do a second and a third ask.
			(['spoken', 'short'] as const).flatMap((said) => {
				const all = asks(made, said).slice(0, MOST_SPOKEN_ASKS[minutes]);
				return all.map((_, at) => all.slice(0, all.length - at));
			});
	const speech = (chosen: readonly SpokenFact[], asking: readonly string[]): TestimonyBlock[] => [
		opening(made),
		...storyOf(own),
		...chosen.map(({ text }): TestimonyBlock => ({ kind: 'paragraph', text })),
		{
			kind: 'paragraph',
			text: words.sourceSpoken({
				newest: chosen.every(({ period, records }) => records !== null || period === newest),
				records: [...new Set(chosen.flatMap(({ records }) => records ?? []))]
			})
		},
		...(asking.length === 0
			? []
			: [{ kind: 'paragraph', text: [words.askLead, ...asking].join(' ') } as const]),
		{ kind: 'paragraph', text: words.thanks }
	];
	const fits = (chosen: readonly SpokenFact[], asking: readonly string[]) =>
		readingTime(textOf(speech(chosen, asking))).seconds <= 60 * minutes;
	const asking = asked.find((each) => fits(told.slice(0, 2), each)) ?? asked.at(-1) ?? [];
	const chosen: SpokenFact[] = [];
	for (const fact of told) {
		if (chosen.length >= MOST_FACTS[minutes]) break;
		if (fits([...chosen, fact], asking)) chosen.push(fact);
		else if (chosen.length === 0) chosen.push(fact);
	}
	const said = new Set(chosen.map(({ id }) => id));
	const behind = [...report.findings, ...report.moreFindings].filter(({ id }) => said.has(id));
	return [...speech(chosen, asking), ...recordSources(report, behind, words.headings.notRead)];
}

const newest = periodLabel(NEWEST_PERIOD);

/** Exact figures with margins and sources; who is here and what they bear, before what the method says. */
function written(made: Made): TestimonyBlock[] {
	const { report, own, words } = made;
	return [
		{ kind: 'paragraph', text: own.date === '' ? '' : words.day({ date: own.date }) },
		{
			kind: 'paragraph',
			text: words.openingWritten({ hearing: own.hearing.trim(), place: subjectOf(made) })
		},
		...storyOf(own),
		{ kind: 'heading', text: words.headings.findings },
		{
			kind: 'list',
			items: [
				...againstRegion(made).map(({ figure, place, value, against, period, tables }) => ({
					sentence: words.besideRegion({ figure, place, value, against }),
					period,
					tables
				})),
				...inReadableOrder(report, made.edits),
				...(ownPlaces(report).length > MOST_SIDE_BY_SIDE ? clearBesides(report, made.edits) : [])
			]
				.slice(0, MOST_WRITTEN)
				.map(({ sentence, period, tables }) =>
					words.findingWithSource({ sentence, period, tables })
				)
		},
		{ kind: 'heading', text: words.headings.unknown },
		{ kind: 'list', items: report.unknowns.slice(-MOST_UNKNOWN) },
		...asked(made, [{ kind: 'paragraph', text: words.notAdvice }]),
		{ kind: 'heading', text: words.headings.sources },
		{ kind: 'list', items: report.sources.map(sourceLine) },
		{ kind: 'paragraph', text: report.citation.plain },
		{ kind: 'paragraph', text: own.speaker }
	];
}

/** What somebody pinned or put in order stays there; else what bears on renters, then who they are. */
function inReadableOrder({ findings }: Report, { order }: ReportEdits): readonly ReportFinding[] {
	if (order.length > 0) return findings;
	const rank = ({ kind, figure, strength, pinned }: ReportFinding) =>
		pinned
			? 0
			: familyOf(figure) === LEADS && strength > 0
				? 1
				: kind === 'affected'
					? 2
					: kind === 'flag'
						? 3
						: 4;
	return findings.toSorted((a, b) => rank(a) - rank(b));
}

type AgainstRegion = {
	readonly figure: DifferenceFigureId;
	readonly place: string;
	readonly value: string;
	readonly against: readonly (ComparedWith & { readonly direction: 'higher' | 'lower' })[];
	readonly period: string;
	readonly tables: readonly string[];
};

/**
 * Of a few places beside each other, what is clearly above or below the region: of the strongest such
 * figure, and of what renters can pay before others. Their report holds them against each other only.
 */
function againstRegion({ report, words, edits }: Made): AgainstRegion[] {
	const own = ownPlaces(report);
	const region = referenceOf(report.places);
	if (report.kind === 'place' || own.length > MOST_SIDE_BY_SIDE || region === null) return [];
	const dropped = droppedFigures(report, edits);
	const comparisons = compareAll(own.map((place) => ({ place, other: region })));
	const findings = [...report.findings, ...report.moreFindings];
	const called = DIFFERENCE_CANDIDATES.filter(({ figure }) => !dropped.has(figure)).flatMap(
		({ figure, core }) =>
			own.flatMap((place) => {
				const pair = comparisons.of(figure, place.ref)[0];
				const found = figureOf(place, figure);
				const { direction } = pair ?? {};
				const known = findings.find((each) => each.figure === figure);
				if (
					!pair?.estimate ||
					!found ||
					!known ||
					(direction !== 'higher' && direction !== 'lower')
				)
					return [];
				return [
					{
						figure,
						core,
						place,
						found,
						known,
						theirs: pair.estimate,
						direction,
						strength: strengthOf(pair)
					}
				];
			})
	);
	const rank = ({ figure, core }: { figure: string; core: boolean }) =>
		familyOf(figure) === LEADS ? 0 : core ? 1 : 2;
	const [first] = called.toSorted((a, b) => rank(a) - rank(b) || b.strength - a.strength);
	return called
		.filter(({ figure }) => figure === first?.figure)
		.map(({ figure, place, found: { estimate, definition }, theirs, direction }) => ({
			figure,
			place: place.name.inText,
			value: figureInLine(estimate, definition.unit, words.estimate),
			against: [
				{
					place: region.name.inText,
					figure: figureInLine(theirs, definition.unit, words.estimate),
					direction
				}
			],
			period: first?.known.period ?? '',
			tables: first?.known.tables ?? []
		}));
}

/** Clear differences that are not on the page, though nobody has taken them off: one of a kind. */
function clearBesides(report: Report, edits: ReportEdits): ReportFinding[] {
	const told = new Set(
		[...report.findings.map(({ figure }) => figure), ...droppedFigures(report, edits)].map(familyOf)
	);
	return report.moreFindings.filter(({ figure, kind, strength }) => {
		const family = familyOf(figure);
		if (kind !== 'difference' || strength === 0 || told.has(family)) return false;
		return told.add(family);
	});
}

/** Figures of findings that somebody has taken off the page. */
function droppedFigures({ moreFindings }: Report, edits: ReportEdits): ReadonlySet<string> {
	const dropped = moreFindings.filter(({ id }) => edits.findings[id]?.dropped === true);
	return new Set(dropped.map(({ figure }) => figure));
}

/* A fact sheet: one page with numbers set large, one chart, what is asked for, and the source. */

function factSheet(made: Made): TestimonyBlock[] {
	const { report, own, words } = made;
	return [
		{ kind: 'numbers', items: bigNumbers(made) },
		...chartOf(made),
		...storyOf(own).slice(0, 1),
		...asked(made),
		{ kind: 'heading', text: words.headings.method },
		{ kind: 'paragraph', text: words.sheetMethod },
		...recordSources(report, report.findings),
		{ kind: 'paragraph', text: report.citation.plain }
	];
}

/** Whose records the page tells of, of when, by which license, and what they miss. */
function recordSources(
	{ fileSources }: Report,
	findings: readonly ReportFinding[],
	title = ''
): TestimonyBlock[] {
	const told = new Set(findings.flatMap(({ source }) => source ?? []));
	const items = fileSources.filter(({ id }) => told.has(id)).map(sourceLine);
	return [{ kind: 'notes', title, items }];
}

const FIGURES: ReadonlyMap<string, DifferenceFigureId> = new Map(
	DIFFERENCE_CANDIDATES.map(({ figure }) => [figure, figure])
);

function bigNumbers(made: Made): BigNumber[] {
	const { report, words, edits } = made;
	const told = new Set<string>();
	const first = againstRegion(made).map(({ figure, place, value, against, period }) => {
		told.add(familyOf(figure));
		const what = words.numberOf.figure({ figure, place });
		return { value, what, period, compared: words.numberOf.compared({ against }) };
	});
	const many = ownPlaces(report).length > MOST_SIDE_BY_SIDE;
	const rest = [...inReadableOrder(report, edits), ...clearBesides(report, edits)]
		.filter(({ kind, figure }) => {
			if (kind !== 'difference') return true;
			const family = familyOf(figure);
			return told.has(family) ? false : told.add(family);
		})
		.flatMap((finding): BigNumber[] => {
			const { kind, estimate, unit, period, reworded, sentence, slots } = finding;
			const value = figureInLine(estimate, unit, words.estimate);
			const several = ownPlaces(report).length > 1;
			const place = several ? placeOf(report, finding) : null;
			if (reworded) return [{ value: slots.figure ?? value, what: sentence, period, compared: '' }];
			if (kind === 'record')
				return [{ value: slots.figure ?? value, what: sentence, period, compared: '' }];
			if (kind === 'affected') {
				if (estimate.value === null || reliability(estimate) === 'too-uncertain') return [];
				return [{ value, what: words.numberOf.renters({ place }), period, compared: '' }];
			}
			const figure = FIGURES.get(finding.figure);
			if (kind !== 'difference' || !figure) return [];
			const called = (direction: 'higher' | 'lower') =>
				finding.comparisons.filter((each) => each.direction === direction);
			if (many) {
				const count = called('higher').length;
				if (count === 0) return [];
				const of = ownPlaces(report).length;
				return [
					{
						value: words.numberOf.ofPlaces({ count, of }),
						what: words.numberOf.above({ figure, place: place ?? '' }),
						period,
						compared: words.numberOf.below({ count: called('lower').length })
					}
				];
			}
			const against = finding.comparisons.flatMap(({ name, estimate: theirs, direction }) =>
				name === null || theirs === null || !isCalled(direction)
					? []
					: [{ place: name.inText, figure: figureInLine(theirs, unit, words.estimate), direction }]
			);
			if (against.length === 0) return [];
			return [
				{
					value,
					what: words.numberOf.figure({ figure, place }),
					period,
					compared: words.numberOf.compared({ against })
				}
			];
		});
	return [...first, ...rest].slice(0, MOST_NUMBERS);
}

function placeOf({ places }: Report, { place }: ReportFinding): string | null {
	return places.find(({ ref }) => ref === place)?.name.inText ?? null;
}

/** Bars of the places against city and region, each with the range that its margin leaves. */
function chartOf({ report, words }: Made): TestimonyBlock[] {
	const shares = [...report.findings, ...report.moreFindings].flatMap(({ figure, unit }) =>
		unit === 'share' && FIGURES.has(figure) ? [figure] : []
	);
	const several = ownPlaces(report).length > 1;
	const figures = [...new Set(['burdened_share', ...shares])];
	const larger = report.places.filter(({ role }) => role === 'city' || role === 'region');
	const shown = [...ownPlaces(report).slice(0, MOST_BARS), ...larger];
	const bars = (figure: string) =>
		shown.flatMap((place): ChartBar[] => {
			const found = figureOf(place, figure);
			if (found?.estimate.value == null || found.estimate.ofTracts) return [];
			if (reliability(found.estimate) === 'too-uncertain') return [];
			const { unit } = found.definition;
			return [
				{
					label: several ? words.chart.label(spokenPlace(place)) : place.name.title,
					value: figureInLine(found.estimate, unit, words.estimate),
					end: found.estimate.value,
					range: likelyRange(found.estimate, unit),
					own: place.role === 'place'
				}
			];
		});
	const figure = figures.find((each) => {
		const drawn = bars(each);
		return drawn.some(({ own }) => own) && drawn.length > 1;
	});
	const named = figure === undefined ? undefined : FIGURES.get(figure);
	if (named === undefined) return [];
	const drawn = bars(named);
	return [
		{
			kind: 'chart',
			chart: {
				title: words.chart.title({ figure: named, period: periodOfChart(shown, named) }),
				bars: drawn,
				axis: words.chart.axis,
				note: words.chart.note({ leftOut: ownPlaces(report).length + larger.length - drawn.length })
			}
		}
	];
}

function periodOfChart([place]: readonly ReportPlace[], figure: string): string {
	const vintage = place && figureOf(place, figure)?.definition.vintage;
	return vintage ? periodLabel(vintage) : '';
}

function storyOf(own: ReportWords): TestimonyBlock[] {
	return paragraphs(own.story).map((text) => ({ kind: 'paragraph', text }));
}

function paragraphs(text: string): string[] {
	return text
		.split(/\n\s*\n/)
		.map((each) => each.replace(/\s+/g, ' ').trim())
		.filter((each) => each !== '');
}

function isEmpty(block: TestimonyBlock): boolean {
	switch (block.kind) {
		case 'heading':
		case 'paragraph':
			return block.text.trim() === '';
		case 'list':
		case 'notes':
		case 'numbers':
			return block.items.length === 0;
		case 'chart':
			return block.chart.bars.length === 0;
	}
}

/** A block as plain text: a chart as its bars in words. */
function blockText(block: TestimonyBlock): string {
	switch (block.kind) {
		case 'heading':
		case 'paragraph':
			return block.text;
		case 'list':
			return block.items.map((item) => `• ${item}`).join('\n');
		case 'notes':
			return [block.title, ...block.items].filter((line) => line !== '').join('\n');
		case 'numbers':
			return block.items
				.map(({ value, what, period, compared }) =>
					`• ${value} ${what} (${period}). ${compared}`.trimEnd()
				)
				.join('\n');
		case 'chart':
			return [
				block.chart.title,
				...block.chart.bars.map(({ label, value }) => `• ${label}: ${value}`),
				block.chart.note
			].join('\n');
	}
}

function textOf(blocks: readonly TestimonyBlock[]): string {
	return blocks
		.map(blockText)
		.filter((text) => text.trim() !== '')
		.join('\n\n');
}

/* The words around testimony, as core asks for them. */

/** `next`: the next meeting as ISO day; `hearing`: who is spoken to, where somebody is. */
export type DecisionTold = PolicyDecision & {
	readonly next: string | null;
	readonly hearing?: string;
};

export type TestimonyMessages = {
	readonly estimate: EstimateWords;
	readonly spoken: SpokenWords;
	/** Hearing and speaker may be empty. */
	readonly opening: (p: { hearing: string; speaker: string; place: string }) => string;
	/** In writing, where the name stands below. */
	readonly openingWritten: (p: { hearing: string; place: string }) => string;
	/** One of several places held against the region, with exact figures. */
	readonly besideRegion: (p: {
		figure: DifferenceFigureId;
		place: string;
		value: string;
		against: readonly ComparedWith[];
	}) => string;
	/** What the testimony is about; `line` is the id of a line whose stations stand side by side. */
	readonly place: (p: { places: readonly SpokenPlace[]; line: string | null }) => string;
	readonly askLead: string;
	readonly policyAsk: Readonly<Record<PolicyId, string>>;
	/** Who decides, and by when as far as it is known. */
	readonly decides: Readonly<Record<'spoken' | 'written', (p: DecisionTold) => string>>;
	/** Where the figures come from and what is said of them; `newest`: all of the survey are of its newest period. */
	readonly sourceSpoken: (p: { newest: boolean; records: readonly SpokenRecord[] }) => string;
	readonly thanks: string;
	readonly notAdvice: string;
	/** An ISO day as people write it. */
	readonly day: (p: { date: string }) => string;
	readonly findingWithSource: (p: {
		sentence: string;
		period: string;
		tables: readonly string[];
	}) => string;
	/** What a number set large is of; the place only where there are several. */
	readonly numberOf: {
		readonly renters: (p: { place: string | null }) => string;
		readonly figure: (p: { figure: DifferenceFigureId; place: string | null }) => string;
		readonly compared: (p: {
			against: readonly { place: string; figure: string; direction: 'higher' | 'lower' }[];
		}) => string;
		readonly ofPlaces: (p: { count: number; of: number }) => string;
		readonly above: (p: { figure: DifferenceFigureId; place: string }) => string;
		readonly below: (p: { count: number }) => string;
	};
	readonly chart: {
		readonly title: (p: { figure: DifferenceFigureId; period: string }) => string;
		readonly axis: TestimonyChart['axis'];
		/** A bar's name where several places have one. */
		readonly label: (p: SpokenPlace) => string;
		/** `leftOut`: places without a bar. */
		readonly note: (p: { leftOut: number }) => string;
	};
	readonly sheetMethod: string;
	readonly headings: {
		readonly findings: string;
		readonly unknown: string;
		readonly ask: string;
		readonly method: string;
		readonly sources: string;
		/** Of a speech: what stands below it. */
		readonly notRead: string;
	};
};
