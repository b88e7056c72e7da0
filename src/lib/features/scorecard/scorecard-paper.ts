/** What stands on the page of a scorecard, part by part, for the screen, the printer and the document. */
import {
	factOf,
	THEME_FIGURES,
	toHalves,
	type CriterionResult,
	type ProjectFact,
	type Scorecard,
	type ScorecardResult,
	type Spread,
	type ThemeResult
} from '$lib/domain/knowledge/scorecards';
import { figureNamed } from '$lib/domain/places/compared';
import type { MeasuredPlace, ProfileAnswer } from '$lib/domain/places/atlas-places';
import type { PlaceRef } from '$lib/domain/places/place';
import { reliability } from '$lib/domain/statistics/error';
import { periodOf, reportSources, sourceLine } from '$lib/domain/report/citation';
import { figureText } from '$lib/domain/text/format';
import {
	columnWidths,
	type DocumentPart,
	type TextRun
} from '$lib/features/report/files/document-parts';
import { keptSheet } from '$lib/features/report/paper';
import { useMessages } from '$lib/i18n';
import { figureNames, figureTitle } from '$lib/i18n/figures';
import { useReportMessages } from '$lib/i18n/report';
import { language } from '#words/language.ts';
import * as profileWords from '#words/profile.ts';
import { credit, facts as factWords, result as words, sheet, themes } from '#words/scorecard.ts';

export type ScorecardPart =
	| DocumentPart
	/** Criteria with everybody's scores, which the screen also draws as dots. */
	| {
			readonly kind: 'criteria';
			readonly items: readonly {
				readonly runs: readonly TextRun[];
				readonly scores: readonly number[];
			}[];
	  };

export type ScorecardInput = {
	readonly card: Scorecard;
	readonly result: ScorecardResult;
	/** Figures of the project's place; null where none was chosen, or until they are there. */
	readonly answer: ProfileAnswer | null;
	readonly hasPlace: boolean;
	readonly nameOfPlace: (ref: PlaceRef) => string;
	readonly dataVersion: string;
	/** Today, in words. */
	readonly day: string;
};

/** A cell of a table that says nothing. */
const NOTHING: readonly TextRun[] = [{ text: '' }];

/** Facts that are told of a project, in this order; the others have places of their own. */
const TOLD: readonly ProjectFact[] = ['address', 'developer', 'homes', 'rents', 'subsidy'];

/** Names by sheet; people of the same name, or of none, are numbered. */
export function namesOfSheets(
	sheets: readonly { readonly id: string; readonly name: string }[]
): ReadonlyMap<string, string> {
	const seen = new Map<string, number>();
	return new Map(
		sheets.map(({ id, name }) => {
			const at = (seen.get(name) ?? 0) + 1;
			seen.set(name, at);
			const many = sheets.filter((each) => each.name === name).length > 1;
			if (name === '') return [id, many ? sheet.unnamedNumber({ at }) : sheet.unnamed];
			return [id, at > 1 ? sheet.numbered({ name, at }) : name];
		})
	);
}

export function scorecardParts(input: ScorecardInput): readonly ScorecardPart[] {
	const { card, result, answer, hasPlace } = input;
	const names = namesOfSheets(result.people.map(({ sheet: id, name }) => ({ id, name })));
	return [
		said(words.made({ day: input.day }), true),
		heading(words.facts),
		...factParts(input),
		heading(words.found),
		...foundParts(card, result, names),
		...(result.score === null ? [] : [themeTable(result)]),
		...result.themes.flatMap((theme) => [
			heading(themes[theme.theme]),
			...criteriaParts(theme, names),
			...(hasPlace ? figureParts(theme, answer, input) : [])
		]),
		...(hasPlace ? [said(words.figuresNote, true)] : [said(words.noPlace, true)]),
		...(result.people.length === 0
			? []
			: [
					heading(words.who),
					bullets(
						result.people.map(({ sheet: id, scored, abstained }) =>
							words.person({
								name: names.get(id) ?? '',
								scored,
								abstained,
								of: result.criteria
							})
						)
					)
				]),
		heading(words.limits),
		bullets([
			...words.limitsText,
			...(result.uncounted > 0 ? [words.uncounted({ count: result.uncounted })] : []),
			...(result.ofOtherWords > 0 ? [words.otherWords({ count: result.ofOtherWords })] : []),
			...(result.unsettled > 0 ? [words.unsettled({ count: result.unsettled })] : []),
			...(answer ? [words.source({ version: input.dataVersion })] : []),
			credit
		]),
		...(answer ? sourceParts(result, answer) : [])
	];
}

/** Whose the figures beside the themes are, on what terms, and what records miss. */
function sourceParts({ themes: all }: ScorecardResult, { place }: ProfileAnswer): DocumentPart[] {
	const definitions = all.flatMap(({ theme }) =>
		THEME_FIGURES[theme].map((id) => figureNamed(place.profile, id).definition)
	);
	const { report, screen } = useReportMessages();
	const sources = reportSources(definitions, { figures: figureNames, report });
	return sources.length === 0
		? []
		: [heading(screen.paper.sources), bullets(sources.map(sourceLine))];
}

function heading(text: string): DocumentPart {
	return { kind: 'heading', text };
}

function said(text: string, soft = false): DocumentPart {
	return { kind: 'paragraph', runs: [soft ? { text, soft } : { text }] };
}

function bullets(texts: readonly string[]): DocumentPart {
	return { kind: 'list', ordered: false, small: true, items: texts.map((text) => [{ text }]) };
}

function factParts({ card, nameOfPlace }: ScorecardInput): readonly DocumentPart[] {
	const place = factOf(card, 'place');
	const told = [
		...(place === '' ? [] : [['place', nameOfPlace(place)] as const]),
		...TOLD.map((fact) => [fact, factOf(card, fact)] as const)
	].filter(([, text]) => text !== '');
	const link = factOf(card, 'link');
	const from = [factOf(card, 'source'), factOf(card, 'day')].filter((text) => text !== '');
	const source: TextRun[] = [
		...(from.length === 0 ? [] : [{ text: from.join(', ') }]),
		...(link === '' ? [] : [{ text: from.length === 0 ? '' : ' ' }, linkRun(link)])
	].filter(({ text }) => text !== '');
	return [
		...(told.length === 0 && source.length === 0
			? [said(words.factsNone)]
			: [
					{
						kind: 'list',
						ordered: false,
						small: false,
						items: [
							...told.map(([fact, text]): TextRun[] => [
								{ text: `${factWords[fact]}: `, bold: true },
								{ text }
							]),
							...(source.length === 0
								? []
								: [[{ text: `${factWords.source}: `, bold: true }, ...source]])
						]
					} as const,
					said(source.length === 0 ? words.factsNoSource : words.factsNote, true)
				])
	];
}

/** Only what is an address of the web becomes a link: whoever wrote the file wrote the text. */
function linkRun(text: string): TextRun {
	return /^https?:\/\/[^\s]+$/i.test(text) ? { text, link: text } : { text };
}

type Names = ReadonlyMap<string, string>;

function foundParts(
	card: Scorecard,
	result: ScorecardResult,
	names: Names
): readonly DocumentPart[] {
	const meaning = said(
		words.meaning({ low: factOf(card, 'low'), high: factOf(card, 'high') }),
		true
	);
	const { score, unweighted, spread } = result;
	const weighing = factOf(card, 'weighing');
	const weights = said(weighing === '' ? words.weighingNone : words.weighing({ words: weighing }));
	if (result.people.length === 0) return [said(words.nobody), meaning];
	if (score === null || spread === null) return [said(words.nothing), meaning, weights];
	const about = toHalves(score);
	const [only] = result.people.filter((person) => person.score !== null);
	const lead: TextRun[] =
		spread.people === 1
			? [{ text: words.alone({ name: names.get(only!.sheet) ?? '', score: about }), bold: true }]
			: [
					{ text: words.together({ people: spread.people, score: about }), bold: true },
					{
						text: ` ${words.range({ ...halves(spread), agreement: spread.agreement })} ${words.agreement[spread.agreement]}`
					}
				];
	const same = result.isUnweighted
		? words.allSame
		: unweighted === null
			? ''
			: words.unweighted({ score: toHalves(unweighted) });
	return [
		{ kind: 'paragraph', runs: lead },
		said([words.covered({ share: result.covered }), same].filter((text) => text !== '').join(' ')),
		weights,
		meaning
	];
}

function halves({ low, high }: { readonly low: number; readonly high: number }) {
	return { low: toHalves(low), high: toHalves(high) };
}

function themeTable({ themes: all }: ScorecardResult): DocumentPart {
	const { columns } = words;
	return {
		kind: 'table',
		caption: words.table,
		table: {
			corner: columns.theme,
			widths: columnWidths(3, [0.34]),
			columns: [columns.weight, columns.score, columns.range].map((text) => [{ text, bold: true }]),
			rows: all.map((theme) => ({
				header: [{ text: themes[theme.theme], bold: true }],
				cells: [
					[{ text: words.weight(theme) }],
					...(theme.score === null || theme.spread === null
						? [[{ text: words.noScore, soft: true }], NOTHING]
						: [
								[{ text: words.about({ score: toHalves(theme.score) }), bold: true }],
								rangeLines(theme.spread)
							])
				]
			}))
		}
	};
}

function rangeLines(spread: Spread): readonly TextRun[] {
	if (spread.people === 1) return [{ text: words.oneOnly, soft: true }];
	return [{ text: words.fromTo(halves(spread)) }, { text: words.rangeNote(spread), soft: true }];
}

function criteriaParts(theme: ThemeResult, names: Names): readonly ScorecardPart[] {
	if (theme.criteria.length === 0) return [said(words.noCriteria, true)];
	return [
		{
			kind: 'criteria',
			items: theme.criteria.map((each) => ({
				runs: criterionRuns(each, names),
				scores: each.scores.map(({ score }) => score)
			}))
		}
	];
}

function criterionRuns(criterion: CriterionResult, names: Names): readonly TextRun[] {
	const { spread, scores, abstained, silent } = criterion;
	const nameOf = (id: string) => names.get(id) ?? '';
	const told = [
		spread ? words.spread(spread) : words.noScores,
		spread && spread.people > 1 ? `${capital(words.agreementShort[spread.agreement])}.` : '',
		scores.length === 0
			? ''
			: words.scoresBy({
					all: scores.map(({ sheet: id, score }) => ({ name: nameOf(id), score }))
				}),
		words.abstained({ names: abstained.map(({ sheet: id }) => nameOf(id)) }),
		words.silent({ count: silent })
	];
	const reasons = [...scores, ...abstained]
		.filter(({ reason }) => reason !== '')
		.map(({ sheet: id, reason }) => words.reasons({ name: nameOf(id), reason }));
	return [
		{ text: criterion.words, bold: true },
		{ text: ` ${words.criterionWeight({ weight: criterion.weight })} ` },
		{ text: told.filter((text) => text !== '').join(' ') },
		...(criterion.isApart ? [{ text: ` ${words.isApart}`, soft: true }] : []),
		...(reasons.length === 0 ? [] : [{ text: ` ${reasons.join(' ')}`, soft: true }])
	];
}

function capital(text: string): string {
	return text.charAt(0).toLocaleUpperCase(language.locale) + text.slice(1);
}

/* Figures of the place beside a theme. */

function figureParts(
	{ theme }: ThemeResult,
	answer: ProfileAnswer | null,
	{ nameOfPlace }: ScorecardInput
): readonly DocumentPart[] {
	const ids = THEME_FIGURES[theme];
	if (!answer) return [];
	const beside = answer.beside.filter(({ role }) => role !== 'corridor');
	return [
		{
			kind: 'table',
			caption: words.figures({
				theme: themes[theme],
				place: nameOfPlace(answer.place.ref)
			}),
			table: {
				corner: words.figure,
				widths: columnWidths(1 + beside.length, [0.4]),
				columns: [
					[{ text: useMessages().place.here, bold: true }],
					...beside.map(({ role, place }): TextRun[] => [
						{
							text: role === 'region' ? profileWords.roleNames.region : nameOfPlace(place.ref),
							bold: true
						}
					])
				],
				rows: ids.map((id) => {
					const { definition } = figureNamed(answer.place.profile, id);
					return {
						header: [
							{ text: figureTitle(definition) },
							{ text: periodOf(definition, figureNames), soft: true }
						],
						cells: [answer.place, ...beside.map(({ place }) => place)].map((place, at) =>
							// A count of a part says nothing beside that of the whole.
							at > 0 && definition.unit === 'count' ? NOTHING : figureLines(place, id)
						)
					};
				})
			}
		}
	];
}

function figureLines(place: MeasuredPlace, id: string): readonly TextRun[] {
	const { estimate, definition } = figureNamed(place.profile, id);
	const t = useMessages();
	const { value, margin } = figureText(estimate, definition.unit, t.estimate);
	const firm = reliability(estimate);
	const uncertain = firm === 'too-uncertain';
	return [
		{ text: value, bold: !uncertain },
		{ text: margin, soft: true },
		{ text: uncertain ? t.reliabilityWords[firm].word : '', soft: true }
	].filter(({ text }) => text !== '');
}

/* The document to edit. */

/** @param title of the page; @param date ISO day */
export async function scorecardDocx(
	parts: readonly ScorecardPart[],
	{ title, date, foot }: { readonly title: string; readonly date: string; readonly foot: string }
): Promise<Uint8Array<ArrayBuffer>> {
	const { paperDocx } = await import('$lib/features/report/files/docx');
	return paperDocx(
		{
			kind: 'report',
			title,
			parts: parts.map((part): DocumentPart =>
				part.kind === 'criteria'
					? {
							kind: 'list',
							ordered: false,
							small: false,
							items: part.items.map(({ runs }) => runs)
						}
					: part
			),
			sheet: keptSheet(),
			landscape: false,
			foot: () => foot,
			date,
			publisher: useMessages().common.appName,
			map: { title, alt: title }
		},
		{ language: language.locale, qrAlt: '' },
		{ map: null, chart: null, code: null }
	);
}
