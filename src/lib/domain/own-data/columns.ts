/**
 * What each column of a list holds, as far as its name and cells tell: where a row is, when it was,
 * or a figure. A guess that a person can correct; nothing is dropped by it.
 */
import { askedAddress, askedZip } from '../places/found-text.ts';
import { figureOfCell, type Table } from '../files/table.ts';
import { LATITUDE, LONGITUDE } from '../files/shapes.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { isCornerText, type Ground } from './ground.ts';

export const COLUMN_KINDS = [
	'tract',
	'block-group',
	'zip',
	'place',
	'longitude',
	'latitude',
	'address',
	'date',
	'number',
	'text'
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export type ColumnProblem = Problem<
	/** Parameter `example`: a spreadsheet wrote long ids with few digits; which tracts they were is lost. */
	'column-ids-shortened'
>;

export type Column = {
	readonly name: string;
	readonly kind: ColumnKind;
	/** Cells that are not empty. */
	readonly filled: number;
	/** Of the cells looked at, the share 0–1 that can be read as the kind. */
	readonly fit: number;
	readonly problem: ColumnProblem | null;
	/** The first cells that are not empty. */
	readonly examples: readonly string[];
	/** Numbers with a sign of money. */
	readonly dollars: boolean;
};

/** So many cells of a column are looked at, spread over all of its rows. */
const LOOKED_AT = 400;
const EXAMPLES = 3;
/** Share of the cells that must read as a kind that the column’s name does not tell of, … */
const MOSTLY = 0.8;
/** … and where it does. */
const SOME = 0.3;

const NAMED: Readonly<Partial<Record<ColumnKind, RegExp>>> = {
	tract: /geo_?id|\btract|^ct\b|fips|census/i,
	'block-group': /block.?group|^bg\b|geo_?id/i,
	zip: /\bzip|postal|zcta/i,
	place: /city|town|municipal|neighborhood|neighbourhood|community|^place$|county|station/i,
	address: /address|street|location|corner|intersection|^where$|^addr/i,
	date: /date|month|^when$|filed|opened|closed|_at$|day/i
};

/**
 * @param ground what tracts, ZIP codes and names there are
 * @param chosen kinds that a person chose, by column; null where the guess holds
 */
export function understandColumns(
	table: Table,
	ground: Ground,
	chosen: readonly (ColumnKind | null)[] = []
): Column[] {
	return table.columns.map((name, at) => understandColumn(table, at, name, ground, chosen[at]));
}

function understandColumn(
	{ rows, decimal }: Table,
	at: number,
	name: string,
	ground: Ground,
	chosen: ColumnKind | null | undefined
): Column {
	const cells: string[] = [];
	for (const { fields } of rows) {
		const cell = fields[at]?.trim() ?? '';
		if (cell !== '') cells.push(cell);
	}
	const step = Math.max(1, Math.floor(cells.length / LOOKED_AT));
	const seen = cells.filter((_, row) => row % step === 0);
	const shareOf = (is: (cell: string) => boolean) =>
		seen.length === 0 ? 0 : seen.filter(is).length / seen.length;
	const reads: Readonly<Record<ColumnKind, (cell: string) => boolean>> = {
		tract: (cell) => ground.isTract(cell),
		'block-group': (cell) => ground.isBlockGroup(cell),
		zip: (cell) => ground.isZip(askedZip(cell)),
		place: (cell) => ground.placeNamed(cell) !== null,
		longitude: (cell) => isFigure(cell, decimal),
		latitude: (cell) => isFigure(cell, decimal),
		address: (cell) =>
			(askedAddress(cell) !== null && /\p{L}{2}|\d(?:st|nd|rd|th)\b/iu.test(cell)) ||
			isCornerText(cell),
		date: (cell) => isDateText(cell),
		number: (cell) => isFigure(cell, decimal),
		text: () => true
	};
	const shortened = cells.find((cell) => isShortenedId(cell));
	const shortenedIds =
		shortened !== undefined &&
		(NAMED.tract!.test(name) || /^id$/i.test(name) || shareOf(isShortenedId) >= SOME);
	const kind = chosen ?? (shortenedIds ? 'tract' : guess(name, reads, shareOf));
	const isTractLike = kind === 'tract' || kind === 'block-group';
	return {
		name,
		kind,
		filled: cells.length,
		fit: shareOf(reads[kind]),
		problem:
			shortened !== undefined && isTractLike
				? { code: 'column-ids-shortened', params: { example: shortened } }
				: null,
		examples: cells.slice(0, EXAMPLES),
		dollars: kind === 'number' && seen.some((cell) => cell.includes('$'))
	};
}

/** Kinds from the one that can least be mistaken to the one that most can. */
const TRIED: readonly ColumnKind[] = [
	'block-group',
	'tract',
	'zip',
	'date',
	'number',
	'place',
	'address'
];

function guess(
	name: string,
	reads: Readonly<Record<ColumnKind, (cell: string) => boolean>>,
	shareOf: (is: (cell: string) => boolean) => number
): ColumnKind {
	for (const [kind, pattern] of [
		['longitude', LONGITUDE],
		['latitude', LATITUDE]
	] as const) {
		if (pattern.test(name) && shareOf(reads[kind]) >= SOME) return kind;
	}
	const shares = new Map<ColumnKind, number>();
	const share = (kind: ColumnKind) => {
		const known = shares.get(kind) ?? shareOf(reads[kind]);
		shares.set(kind, known);
		return known;
	};
	// Small numbers and years are also numbers of tracts and ZIP codes: the name has to say so.
	const said = TRIED.find((kind) => NAMED[kind]?.test(name) === true && share(kind) >= SOME);
	if (said) return said;
	const isNamedId = (cell: string) =>
		/tract/i.test(cell) || /^\D*\d{11,12}(?:\.0+)?$/.test(cell) || /^1[45]0+us/i.test(cell);
	return (
		TRIED.find((kind) => {
			if (share(kind) < MOSTLY) return false;
			if (kind === 'tract' || kind === 'block-group') return shareOf(isNamedId) >= MOSTLY;
			return true;
		}) ?? 'text'
	);
}

function isFigure(cell: string, decimal: Table['decimal']): boolean {
	const figure = figureOfCell(cell, decimal);
	return figure !== null;
}

/** “2.7053E+10”: eleven or twelve digits of which a spreadsheet kept a few. */
function isShortenedId(cell: string): boolean {
	return /^\d(?:[.,]\d{1,9})?e\+?(?:0?9|1[0-4])$/i.test(cell.replace(/^['"]|['"]$/g, ''));
}

/* Dates: the month is what figures are told by. */

const MONTHS = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december'
] as const;

/** Years that lists of today can be of. */
const YEARS = [1900, 2100] as const;

/** What of a text stands where: month first as in the United States, or the day. */
export type DateOrder = 'month-first' | 'day-first';

const WRITTEN =
	/^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$/i;
const SLASHED = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[ ,T].*)?$/;
const YEAR_FIRST = /^(\d{4})[-/.]?(\d{2})(?:[-/.]?(\d{2})(?:[ T].*)?)?$/;
const MONTH_AND_YEAR = /^(\d{1,2})[/-](\d{4})$/;

/**
 * Months since the year 0 (`12 × year + month − 1`), or null where the text is no date. A year alone
 * is none: it tells no month.
 */
export function monthOfDate(text: string, order: DateOrder = 'month-first'): number | null {
	const cell = text.trim();
	const yearFirst = YEAR_FIRST.exec(cell);
	if (yearFirst && /[-/.]/.test(cell)) return monthOf(yearFirst[1], yearFirst[2], yearFirst[3]);
	if (yearFirst?.[3] !== undefined) return monthOf(yearFirst[1], yearFirst[2], yearFirst[3]);
	const slashed = SLASHED.exec(cell);
	if (slashed) {
		const [, one, sign, two, year = ''] = slashed;
		const whole = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year;
		// With points the day stands first wherever dates are written so.
		const dayFirst = sign === '.' || order === 'day-first';
		return dayFirst ? monthOf(whole, two, one) : monthOf(whole, one, two);
	}
	const both = MONTH_AND_YEAR.exec(cell);
	if (both) return monthOf(both[2], both[1]);
	const written = WRITTEN.exec(cell);
	if (!written) return null;
	const [, before, name = '', after, year] = written;
	const month = MONTHS.findIndex((each) => each.startsWith(name.toLowerCase()));
	return month < 0 ? null : monthOf(year, String(month + 1), before ?? after);
}

function monthOf(year?: string, month?: string, day = '1'): number | null {
	const [y, m, d] = [Number(year), Number(month), Number(day)];
	if (!(y >= YEARS[0] && y <= YEARS[1] && m >= 1 && m <= 12)) return null;
	return d >= 1 && d <= 31 ? y * 12 + m - 1 : null;
}

function isDateText(cell: string): boolean {
	return monthOfDate(cell) !== null || monthOfDate(cell, 'day-first') !== null;
}

/** Day first where some date can be read no other way, and none the usual way alone. */
export function dateOrder(cells: Iterable<string>): DateOrder {
	let [month, day] = [0, 0];
	for (const cell of cells) {
		const asMonth = monthOfDate(cell) !== null;
		const asDay = monthOfDate(cell, 'day-first') !== null;
		if (asMonth && !asDay) month++;
		else if (asDay && !asMonth) day++;
	}
	return day > month ? 'day-first' : 'month-first';
}

/** `2024-03`. */
export function monthText(month: number): string {
	return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/* By which columns rows are placed. */

export type PlaceWay =
	| { readonly by: 'point'; readonly longitude: number; readonly latitude: number }
	| { readonly by: 'tract' | 'block-group' | 'zip' | 'place'; readonly column: number }
	| {
			readonly by: 'address';
			readonly column: number;
			/** Columns that say more of the address; null where there are none. */
			readonly city: number | null;
			readonly zip: number | null;
	  };

export type WayProblem =
	| ColumnProblem
	| Problem<
			/** No column says where a row is. */
			'list-without-places'
	  >;

/** The most exact way that the columns give. Ids of tracts that were shortened are refused, with their cause. */
export function wayOf(columns: readonly Column[]): Result<PlaceWay, WayProblem> {
	const at = (kind: ColumnKind) => {
		const found = columns.findIndex((column) => column.kind === kind && column.problem === null);
		return found < 0 ? null : found;
	};
	const [longitude, latitude] = [at('longitude'), at('latitude')];
	if (longitude !== null && latitude !== null) return ok({ by: 'point', longitude, latitude });
	const address = at('address');
	if (address !== null)
		return ok({ by: 'address', column: address, city: at('place'), zip: at('zip') });
	for (const by of ['block-group', 'tract', 'zip', 'place'] as const) {
		const column = at(by);
		if (column !== null) return ok({ by, column });
	}
	const problem = columns.find((column) => column.problem !== null)?.problem;
	return problem ? { ok: false, problem } : fail('list-without-places');
}
