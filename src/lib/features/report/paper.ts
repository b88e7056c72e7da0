/** What is laid out on a page: the parts of a report that its paper shows, and what goes with them. */
import type {
	AddedSection,
	Report,
	ReportFinding,
	ReportTable,
	TableCell
} from '$lib/domain/report/model';
import { asksOf } from '$lib/domain/report/policies';
import type { PolicyFit } from '$lib/domain/report/policies';

/** A report without the figures that only files hold. */
export type Paper = Pick<
	Report,
	| 'title'
	| 'subtitle'
	| 'findings'
	| 'unknowns'
	| 'table'
	| 'method'
	| 'notes'
	| 'sources'
	| 'citation'
	| 'dataVersion'
	| 'link'
	| 'date'
> & {
	readonly asks: readonly PolicyFit[];
	/** More places than stand beside each other. */
	readonly many: boolean;
	/**
	 * Several places fill the first page with findings: what can be broken anywhere follows them there,
	 * and map and table, which cannot, share the second.
	 */
	readonly mapLast: boolean;
	/** So many of them that smaller letters keep the page to two. */
	readonly crowded: boolean;
	readonly added: readonly AddedSection[];
};

/** Places that stand in columns, with those that they are held against. */
const MOST_COLUMNS = 5;
/** Three, with the region. */
const CROWDED = 4;

export function paperOf(report: Report): Paper {
	const { title, subtitle, findings, unknowns, table, method, notes, sources } = report;
	const { citation, dataVersion, link, date } = report;
	const many = report.places.length > MOST_COLUMNS;
	const mapLast = report.kind === 'comparison' && !many;
	return {
		title,
		subtitle,
		findings,
		unknowns,
		table,
		method,
		notes,
		sources,
		citation,
		dataVersion,
		link,
		date,
		asks: asksOf(report),
		many,
		mapLast,
		crowded: mapLast && report.places.length >= CROWDED,
		added: report.added ?? []
	};
}

/** The sentence in three, so that its own figure can be set apart; the last two may be empty. */
export function aroundFigure({
	sentence,
	slots
}: Pick<ReportFinding, 'sentence' | 'slots'>): readonly [string, string, string] {
	const figure = slots.figure ?? '';
	const at = figure === '' ? -1 : sentence.indexOf(figure);
	if (at < 0) return [sentence, '', ''];
	return [sentence.slice(0, at), figure, sentence.slice(at + figure.length)];
}

/** Paragraphs of what somebody has written. */
export function paragraphsOf(text: string): string[] {
	return text
		.split(/\n\s*\n/)
		.map((each) => each.trim())
		.filter((each) => each !== '');
}

type Head = { readonly title: string; readonly detail: string };
type FigureCell = Extract<TableCell, { kind: 'figure' }>;

/** A table as it is laid out. Period and tables stand below what they are of, not in columns. */
export type LaidOutTable = {
	readonly corner: string;
	readonly columns: readonly Head[];
	readonly rows: readonly (Head & { readonly cells: readonly FigureCell[] })[];
};

/** @param byPlace places in rows, figures in columns */
export function turned(
	{ columns, rows }: ReportTable,
	byPlace: boolean,
	corner: string
): LaidOutTable {
	const figures = rows.map(({ header, cells }) => ({
		title: header,
		detail: cells.flatMap((cell) => (cell.kind === 'text' ? [cell.text] : [])).join(', '),
		cells: cells.flatMap((cell) => (cell.kind === 'figure' ? [cell] : []))
	}));
	const places = columns
		.slice(1, 1 + (figures[0]?.cells.length ?? 0))
		.map((title): Head => ({ title, detail: '' }));
	if (!byPlace) return { corner: columns[0] ?? '', columns: places, rows: figures };
	return {
		corner,
		columns: figures.map(({ title }) => ({ title, detail: '' })),
		rows: places.map((place, at) => ({
			...place,
			cells: figures.flatMap(({ cells }) => cells[at] ?? [])
		}))
	};
}

/** The line at the foot of every printed page. Page margins take their text from the root element. */

const PROPERTY = '--running-foot';

/** Sets the line; gives back how to take it away again. */
export function runningFoot(text: string): () => void {
	const { style } = document.documentElement;
	style.setProperty(PROPERTY, `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`);
	return () => {
		style.removeProperty(PROPERTY);
	};
}

/* The paper that pages and files are made for, which the device keeps. */

export const PAPER_SIZES = ['letter', 'a4'] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];

const KEPT_SHEET = 'rootline.paper';

/** Where nobody chose: places are counted in census tracts, so they lie where paper is letter. */
export function keptSheet(): PaperSize {
	try {
		return localStorage.getItem(KEPT_SHEET) === 'a4' ? 'a4' : 'letter';
	} catch (error) {
		// Storage that is blocked keeps no choice.
		if (error instanceof DOMException) return 'letter';
		throw error;
	}
}

export function keepSheet(sheet: PaperSize): void {
	try {
		localStorage.setItem(KEPT_SHEET, sheet);
	} catch (error) {
		// Storage that is blocked or full keeps no choice; this page has it all the same.
		if (!(error instanceof DOMException)) throw error;
	}
}

/** The ISO day where the reader is. */
export function today(): string {
	const now = new Date();
	const two = (part: number) => String(part).padStart(2, '0');
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
