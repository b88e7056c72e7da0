/** The figures of a report as rows that files share: a row a figure, three cells a place. */
import { reliability } from '../statistics/reliability.ts';
import type { ProfileFigure } from '../places/profile.ts';
import type { ProfileTopicId } from '../places/topics.ts';
import type { Report, ReportPlace } from './model.ts';
import type { FigureNames } from './messages.ts';
import { periodOf, tablesOf } from './sources.ts';
import type { EstimateWords } from '../text/format.ts';
import type { FileWords } from './file-words.ts';

/** A number, a text, or nothing. */
export type FileCell = number | string | null;

export type FigureRow = {
	readonly id: string;
	readonly topic: ProfileTopicId;
	readonly cells: readonly FileCell[];
};

export type FileVoice = {
	readonly figures: FigureNames;
	readonly files: FileWords;
	readonly estimate: EstimateWords;
	readonly topics: Readonly<Record<ProfileTopicId, string>>;
};

/** Columns: what the figure is, then value, margin and what to know for each place. */
export function figureHeader({ places }: Report, { files }: FileVoice): string[] {
	const { columns } = files;
	return [
		columns.figure,
		columns.title,
		columns.topic,
		columns.unit,
		columns.period,
		columns.tables,
		...places.flatMap(({ name }) => {
			const place = { place: name.title };
			return [files.value(place), files.margin(place), files.state(place)];
		})
	].map(harmless);
}

export function figureRows(report: Report, voice: FileVoice): FigureRow[] {
	const { places } = report;
	const [first] = places;
	return (first?.figures ?? []).map(({ definition }, i) => ({
		id: definition.id,
		topic: definition.topic,
		cells: [
			definition.id,
			harmless(voice.figures.title(definition)),
			voice.topics[definition.topic],
			voice.files.units[definition.unit],
			periodOf(definition, voice.figures),
			tablesOf(definition, voice.figures).join(' '),
			...places.flatMap((place) => placeCells(place, i, voice))
		]
	}));
}

function placeCells(place: ReportPlace, at: number, voice: FileVoice): FileCell[] {
	const figure = place.figures[at];
	if (figure === undefined) return [null, null, null];
	const { value, moe } = figure.estimate;
	return [rounded(value), rounded(moe), stateOf(figure, voice)];
}

/** How firm a figure is, why it has no margin, or why there is none at all. */
function stateOf({ estimate, method }: ProfileFigure, { files, estimate: words }: FileVoice) {
	const { value, quality, moeReason, moeBasis } = estimate;
	const parts =
		value === null
			? [words.missing[quality as keyof EstimateWords['missing']]]
			: [
					files.reliability[reliability(estimate)],
					...(moeReason === null || moeReason === 'full-count' ? [] : [words.noMargin[moeReason]]),
					...(moeBasis === undefined ? [] : [words.marginBasis[moeBasis]]),
					...(method === 'exact' ? [] : [files.methods[method]])
				];
	return parts.join('; ');
}

/** Six decimals are far below every margin. */
export function rounded(value: number | null): number | null {
	return value === null ? null : Number(value.toFixed(6)) + 0;
}

/*
 * Cells that a spreadsheet would run. Text from people's files and names could begin with a sign
 * that starts a formula; an apostrophe before it makes it text again. Numbers stay numbers.
 *
 * Source: OWASP, "CSV Injection".
 */

/** Also the full-width signs, which some programs read alike. */
const RUNS = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NUMBER = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i;

export function harmless(text: string): string {
	return RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
