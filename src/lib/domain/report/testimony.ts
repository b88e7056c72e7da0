/**
 * Starting points for three kinds of testimony, filled from a report and from a person's own words:
 * blocks of text that screens, print and documents lay out alike.
 */
import { policiesFor, type PolicyId } from './policies.ts';
import type { Report } from './model.ts';
import type { ReportWords } from './edits.ts';

/** How long a text takes to be read aloud. */

/** Words a minute at which a hearing can follow: slower than talk. */
const WORDS_A_MINUTE = 130;
/** Ours: a figure such as "1,086" or "$1,276" takes about as long to say as this many words. */
const WORDS_A_FIGURE = 3;
/** What a hearing usually gives a speaker. */
export const ORAL_SECONDS = 180;

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
	| { readonly kind: 'numbers'; readonly items: readonly BigNumber[] }
	| { readonly kind: 'chart'; readonly chart: TestimonyChart };

export type Testimony = {
	readonly kind: TestimonyKind;
	readonly title: string;
	readonly blocks: readonly TestimonyBlock[];
	/** As plain text, to copy and to edit. */
	readonly text: string;
	readonly time: ReadingTime;
	/** It can be read aloud in the three minutes of a hearing. */
	readonly fits: boolean;
};

/** A written comment says more than can be listened to. */
const MOST_WRITTEN = 8;
const MOST_FACTS = 4;
const MOST_ASKS = 3;

export function draftTestimony(
	kind: TestimonyKind,
	report: Report,
	own: ReportWords,
	words: TestimonyMessages
): Testimony {
	const blocks = { oral, written, 'fact-sheet': factSheet }
		[kind](report, own, words)
		.filter((block) => !isEmpty(block));
	const title = own.title.trim() || report.title;
	const text = textOf(blocks);
	const time = readingTime(text);
	return { kind, title, blocks, text, time, fits: time.seconds <= ORAL_SECONDS };
}

/** The place's name as it stands in a sentence. */
function placeOf(report: Report): string {
	const own = report.places.filter(({ role }) => role === 'place');
	const [first] = own;
	return own.length === 1 && first !== undefined ? first.name.inText : report.title;
}

function opening(report: Report, own: ReportWords, words: TestimonyMessages): TestimonyBlock {
	return {
		kind: 'paragraph',
		text: words.opening({
			hearing: own.hearing.trim(),
			speaker: own.speaker.trim(),
			place: placeOf(report)
		})
	};
}

/** The asks of the person, or policies that the findings speak for. */
function asks(report: Report, own: ReportWords, words: TestimonyMessages): string[] {
	const written = paragraphs(own.ask);
	if (written.length > 0) return written;
	return policiesFor(report)
		.slice(0, MOST_ASKS)
		.map(({ policy }) => words.policyAsk[policy]);
}

/** Findings as long as time is left, in the words in which they are said aloud. */
function oral(report: Report, own: ReportWords, words: TestimonyMessages): TestimonyBlock[] {
	const before = [opening(report, own, words), ...storyOf(own)];
	const after: TestimonyBlock[] = [
		{ kind: 'paragraph', text: [words.askLead, ...asks(report, own, words)].join(' ') },
		{ kind: 'paragraph', text: words.sourceSpoken },
		{ kind: 'paragraph', text: words.thanks }
	];
	const said: string[] = [];
	for (const { spoken } of report.findings) {
		const tried = [...said, spoken].join(' ');
		const all = textOf([...before, { kind: 'paragraph', text: tried }, ...after]);
		if (said.length > 0 && readingTime(all).seconds > ORAL_SECONDS) break;
		said.push(spoken);
	}
	return [...before, { kind: 'paragraph', text: said.join(' ') }, ...after];
}

function written(report: Report, own: ReportWords, words: TestimonyMessages): TestimonyBlock[] {
	return [
		{ kind: 'paragraph', text: own.date },
		opening(report, own, words),
		...storyOf(own),
		{ kind: 'heading', text: words.headings.findings },
		{
			kind: 'list',
			items: report.findings
				.slice(0, MOST_WRITTEN)
				.map(({ sentence, period, tables }) =>
					words.findingWithSource({ sentence, period, tables })
				)
		},
		{ kind: 'heading', text: words.headings.unknown },
		{ kind: 'list', items: report.unknowns },
		{ kind: 'heading', text: words.headings.ask },
		{ kind: 'list', items: asks(report, own, words) },
		{ kind: 'paragraph', text: words.notAdvice },
		{ kind: 'heading', text: words.headings.sources },
		{ kind: 'list', items: report.sources.map(({ sentence }) => sentence) },
		{ kind: 'paragraph', text: report.citation.plain },
		{ kind: 'paragraph', text: own.speaker }
	];
}

function factSheet(report: Report, own: ReportWords, words: TestimonyMessages): TestimonyBlock[] {
	return [
		{ kind: 'heading', text: words.headings.findings },
		{ kind: 'list', items: report.findings.slice(0, MOST_FACTS).map(({ sentence }) => sentence) },
		...storyOf(own).slice(0, 1),
		{ kind: 'heading', text: words.headings.ask },
		{ kind: 'list', items: asks(report, own, words) },
		{ kind: 'heading', text: words.headings.method },
		{ kind: 'paragraph', text: report.method.slice(0, 2).join(' ') },
		{ kind: 'paragraph', text: report.citation.plain }
	];
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

export type TestimonyMessages = {
	/** Hearing and speaker may be empty. */
	readonly opening: (p: { hearing: string; speaker: string; place: string }) => string;
	readonly askLead: string;
	readonly policyAsk: Readonly<Record<PolicyId, string>>;
	readonly sourceSpoken: string;
	readonly thanks: string;
	readonly notAdvice: string;
	readonly findingWithSource: (p: {
		sentence: string;
		period: string;
		tables: readonly string[];
	}) => string;
	readonly headings: {
		readonly findings: string;
		readonly unknown: string;
		readonly ask: string;
		readonly method: string;
		readonly sources: string;
	};
};
