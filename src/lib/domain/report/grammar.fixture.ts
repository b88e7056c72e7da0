/** What the sentences of a report must keep to, whatever the figures. */
import { expect } from 'vitest';
import type { ReportVoice } from './messages.ts';
import type { Report } from './model.ts';
import { topicTables } from './tables.ts';

/** Every text of a report that a person reads. */
export function textsOf(report: Report, voice: ReportVoice): string[] {
	return [
		report.title,
		report.subtitle,
		...[...report.findings, ...report.moreFindings].flatMap(({ sentence, spoken, title }) => [
			sentence,
			spoken,
			title
		]),
		...report.unknowns,
		...report.method,
		...report.notes,
		...report.sources.map(({ sentence }) => sentence),
		report.map.title,
		report.map.alt,
		report.citation.plain,
		...[report.table, ...topicTables(report, voice)].flatMap(({ caption, columns, rows }) => [
			caption,
			...columns,
			...rows.flatMap(({ header, cells }) => [
				header,
				...cells.flatMap((cell) =>
					cell.kind === 'text' ? [cell.text] : [cell.text.value, cell.text.margin, cell.text.spoken]
				)
			])
		])
	];
}

/** What grammar forbids, by rule. */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
	['a slip of the code', /NaN|null|undefined|Infinity|\[object|\{|\}/],
	['two spaces', / {2}/],
	['two full stops or commas', /\.\.|,,|;;|::|\. ?\.|,\./],
	['a space before a stop', / [.,;:]/],
	['empty brackets', /\(\s*\)|“”/],
	['doubled units', /%%|\$\$|points? points?|%\s*percent|± ±|households households/],
	['a hyphen for a minus', /(^|\s)-\d/],
	['one of many', /(?<![.,\d])1(\.0)? (points|tracts|years|places|comparisons|miles)\b/],
	['many of one', /(?<![.,\d])(?!1(\.0)? )\d[\d.,]* (point|tract|year|place|comparison)\b(?! of)/],
	['one that are', /\b1 are\b|\b(?:[2-9]|\d{2,}) is in\b|There are 1 renter/],
	['a promise of harm', /will be displaced/i],
	['a doubled word', /\b(the|in|of|a|is|are|than|and) \1\b/i]
];

export function expectGrammar(texts: readonly string[]): void {
	const found = texts.flatMap((text) =>
		FORBIDDEN.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${what}: “${text}”`)
	);
	expect(found).toEqual([]);
}

export function expectSentences({ findings, moreFindings, unknowns, method, notes }: Report): void {
	const sentences = [
		...[...findings, ...moreFindings].flatMap(({ sentence, spoken }) => [sentence, spoken]),
		...unknowns,
		...method,
		...notes
	];
	expect(sentences.filter((each) => !/^[A-Z“$\d].*\.$/s.test(each))).toEqual([]);
}

/** Words that only a passed test gives a right to. */
export const CLAIM = /clearly (higher|lower)|\b(rose|fell) by\b/g;
