/**
 * A list of one’s own as it is kept: where each row is, when it was, and its figures. What else stood
 * in the file, such as names and notes, is not kept; nor are addresses, once their point is found.
 */
import * as v from 'valibot';
import { figureOfCell, type Table } from '../files/table.ts';
import { pointOf, type LeftOut } from '../files/shapes.ts';
import {
	id,
	instant,
	line,
	openEnvelope,
	readFormat,
	writeFormat,
	type Envelope,
	type FileFormat,
	type ReadProblem
} from '../knowledge/file-format.ts';
import type { LonLat } from '../geometry/projection.ts';
import { REGION } from '../region.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import {
	dateOrder,
	monthOfDate,
	wayOf,
	type Column,
	type PlaceWay,
	type WayProblem
} from './columns.ts';
import type { AreaKey, AreaParts, Ground, RowProblem } from './ground.ts';

export type ListArea = { readonly key: AreaKey; readonly parts: AreaParts };

export type NumberColumn = {
	readonly name: string;
	readonly unit: 'count' | 'dollars';
	/** By row; null where the cell is empty or no number. */
	readonly values: readonly (number | null)[];
};

/** Rows that have a place, in the order of the file. */
export type OwnList = {
	/** The areas that rows are of, each once. */
	readonly areas: readonly ListArea[];
	/** By row: index into `areas`, or −1 for a point. */
	readonly at: readonly number[];
	/** By row: degrees × 1e6 of a point; 0 of an area. */
	readonly x: readonly number[];
	readonly y: readonly number[];
	/** By row: `12 × year + month − 1`, −1 where the row has no date; null of a list without dates. */
	readonly months: readonly number[] | null;
	readonly columns: readonly NumberColumn[];
	/** Each row is what somebody counted in an area, and not a case: its numbers are the homes. */
	readonly counted: boolean;
	/** Rows that found no place. */
	readonly leftOut: number;
};

const MOST_LIST_ROWS = 200_000;
/** December of the last year that lists can be of. */
const LAST_MONTH = 12 * 2101 - 1;
/** Of a column, in characters. */
const LONGEST_NAME = 120;
/** So many columns of numbers are kept. */
export const MOST_NUMBER_COLUMNS = 12;

export type PlacedList = {
	readonly list: OwnList;
	readonly way: PlaceWay;
	/** Rows that found no place, by line, and why. */
	readonly leftOut: readonly LeftOut[];
	/** Areas that stand on several rows of a list which otherwise has one row an area. */
	readonly twice: readonly AreaKey[];
};

export type ListProblem =
	| WayProblem
	| Problem<
			/** Parameters `rows`, and `code` of the first row’s problem: none has a place. */
			'list-nothing-placed'
	  >;

/** To be asked between portions of rows. */
export type PlacingHooks = {
	readonly progress?: (share: number) => void;
	readonly pause?: () => Promise<void>;
	readonly aborted?: () => boolean;
};

/** Rows between two portions of work: house numbers that need a search take some milliseconds each. */
const PORTION = 5000;
const PORTION_OF_ADDRESSES = 20;

/** Places every row of a table. Ends with `run-aborted` once the hooks say so. */
export async function placeRows(
	table: Table,
	columns: readonly Column[],
	ground: Ground,
	hooks: PlacingHooks = {}
): Promise<Result<PlacedList, ListProblem | Problem<'run-aborted'>>> {
	const way = wayOf(columns);
	if (!way.ok) return way;
	const { rows, decimal } = table;
	const placeOf = placer(way.value, table, ground);
	const numbers = columns
		.map(({ kind }, at) => (kind === 'number' ? at : -1))
		.filter((at) => at >= 0)
		.slice(0, MOST_NUMBER_COLUMNS);
	const date = columns.findIndex(({ kind }) => kind === 'date');
	const order = date < 0 ? 'month-first' : dateOrder(rows.map(({ fields }) => fields[date] ?? ''));
	const areaAt = new Map<AreaKey, number>();
	const areas: ListArea[] = [];
	const at: number[] = [];
	const x: number[] = [];
	const y: number[] = [];
	const months: number[] = [];
	const values = numbers.map((): (number | null)[] => []);
	const leftOut: LeftOut[] = [];
	const portion = way.value.by === 'address' ? PORTION_OF_ADDRESSES : PORTION;
	for (const [row, { line: number, fields }] of rows.entries()) {
		if (row % portion === 0) {
			hooks.progress?.(row / rows.length);
			await hooks.pause?.();
			if (hooks.aborted?.() === true) return fail('run-aborted');
		}
		const place = placeOf(fields);
		if (!place.ok) {
			leftOut.push({ number, name: '', problem: place.problem });
			continue;
		}
		if (typeof place.value === 'string') {
			let area = areaAt.get(place.value);
			if (area === undefined) {
				area = areas.length;
				areaAt.set(place.value, area);
				areas.push({ key: place.value, parts: ground.partsOf(place.value).map(roundedPart) });
			}
			at.push(area);
			x.push(0);
			y.push(0);
		} else {
			at.push(-1);
			x.push(Math.round(place.value[0] * 1e6));
			y.push(Math.round(place.value[1] * 1e6));
		}
		if (date >= 0) months.push(monthOfDate(fields[date] ?? '', order) ?? -1);
		numbers.forEach((column, of) => {
			values[of]!.push(figureOfCell(fields[column] ?? '', decimal)?.value ?? null);
		});
	}
	const [first] = leftOut;
	if (at.length === 0) {
		return fail('list-nothing-placed', {
			rows: rows.length,
			code: first?.problem.code ?? 'row-place-empty',
			cell: String(first?.problem.params.cell ?? '')
		});
	}
	const found = {
		areas,
		at,
		x,
		y,
		months: date < 0 ? null : months,
		columns: numbers.map((column, of): NumberColumn => ({
			name: columns[column]!.name.slice(0, LONGEST_NAME),
			unit: columns[column]!.dollars ? 'dollars' : 'count',
			values: values[of]!
		})),
		leftOut: leftOut.length
	};
	const list: OwnList = { ...found, counted: looksCounted(found) };
	return ok({ list, way: way.value, leftOut, twice: areasTwice(list) });
}

function roundedPart([geoid, share]: AreaParts[number]): AreaParts[number] {
	return [geoid, Number(share.toFixed(7))];
}

type Placed = Result<AreaKey | LonLat, RowProblem | Problem>;

function placer(
	way: PlaceWay,
	{ decimal }: Table,
	ground: Ground
): (fields: readonly string[]) => Placed {
	const cell = (fields: readonly string[], at: number | null) =>
		at === null ? '' : (fields[at] ?? '').trim();
	const filled = (text: string, place: (text: string) => Placed): Placed =>
		text === '' ? fail('row-place-empty') : place(text);
	switch (way.by) {
		case 'point':
			return (fields) => {
				const point = pointOf(fields, way, decimal);
				return point.ok ? inRegion(point.value, ground) : point;
			};
		case 'address':
			return (fields) =>
				filled(cell(fields, way.column), (text) => {
					const found = ground.address(text, cell(fields, way.city), cell(fields, way.zip));
					return found.ok ? inRegion(found.value, ground) : found;
				});
		case 'tract':
			return (fields) => filled(cell(fields, way.column), (text) => ground.tract(text));
		case 'block-group':
			return (fields) => filled(cell(fields, way.column), (text) => ground.blockGroup(text));
		case 'zip':
			return (fields) =>
				filled(cell(fields, way.column), (text) => {
					const code = /^\D*(\d{5})(?:-?\d{4})?(?:\.0+)?$/.exec(text)?.[1] ?? null;
					return code !== null && ground.isZip(code)
						? ok(`zip:${code}`)
						: fail('row-zip-unknown', { cell: text });
				});
		case 'place':
			return (fields) =>
				filled(cell(fields, way.column), (text) => {
					const key = ground.placeNamed(text);
					return key === null ? fail('row-name-unknown', { cell: text }) : ok(key);
				});
	}
}

function inRegion([longitude, latitude]: LonLat, ground: Ground): Placed {
	// A millionth of a degree, as the list keeps it: so that it lies where it lay when it was placed.
	const [x, y] = [Math.round(longitude * 1e6) / 1e6, Math.round(latitude * 1e6) / 1e6];
	return ground.tractAt(x, y) < 0 ? fail('row-outside') : ok([x, y]);
}

/* What kind of list it is: cases, one a row, or counts that somebody has made by area. */

/** From this share of areas that stand on one row alone on, a list has one row an area. */
const ONE_EACH = 0.8;

/** A guess, for somebody to set right: one row an area, with numbers and without dates. */
function looksCounted({
	at,
	areas,
	columns,
	months
}: Pick<OwnList, 'at' | 'areas' | 'columns' | 'months'>): boolean {
	if (columns.length === 0 || months || areas.length < 2 || at.some((area) => area < 0))
		return false;
	return areas.length / at.length >= ONE_EACH;
}

function areasTwice(list: OwnList): AreaKey[] {
	if (!list.counted) return [];
	const times = new Map<number, number>();
	for (const area of list.at) times.set(area, (times.get(area) ?? 0) + 1);
	return [...times].flatMap(([area, count]) => (count > 1 ? [list.areas[area]!.key] : []));
}

/** Months that rows are of, ascending, with how many; empty of a list without dates. */
export function monthsOf({
	months
}: Pick<OwnList, 'months'>): (readonly [month: number, rows: number])[] {
	const counts = new Map<number, number>();
	for (const month of months ?? []) {
		if (month >= 0) counts.set(month, (counts.get(month) ?? 0) + 1);
	}
	return [...counts].sort((a, b) => a[0] - b[0]);
}

/* The file in which a list is handed on. */

export type ListFile = {
	readonly id: string;
	readonly name: string;
	readonly updated: string;
	/** Homes: smaller counts are withheld. */
	readonly fewest: number;
	/** What it is shown as, as `encodeMeasure` writes it. */
	readonly measure: string;
	readonly list: OwnList;
};

/** Whoever asks may have smaller counts told: then every count is. */
export const FEWEST_HOMES = [1, 3, 5, 10, 20] as const;
export const USUAL_FEWEST = 5;

/** Numbers stand in one text a column, parted by spaces, “-” for none: as values of their own, a hundred thousand rows would be more than any file may hold. */
const column = (least: number, most: number) =>
	v.pipe(
		v.string(),
		v.maxLength(4_000_000),
		v.transform((text) =>
			text === '' ? [] : text.split(' ').map((each) => (each === '-' ? null : Number(each)))
		),
		v.check((values) => values.every((each) => each === null || (each >= least && each <= most)))
	);
const wholeColumn = (least: number, most: number) =>
	v.pipe(
		column(least, most),
		v.check((values) => values.every((each) => Number.isSafeInteger(each))),
		v.transform((values) => values as number[])
	);
const whole = v.pipe(v.number(), v.integer());
const geoid = v.pipe(v.string(), v.regex(/^\d{11}$/));

const listSchema = v.pipe(
	v.object({
		areas: v.pipe(
			v.array(
				v.object({
					key: v.pipe(v.string(), v.regex(/^[a-z]{2,14}:[^\p{Cc}<>~]{1,80}$/u)),
					parts: v.pipe(
						v.array(v.tuple([geoid, v.pipe(v.number(), v.minValue(0), v.maxValue(1))])),
						v.maxLength(2000)
					)
				})
			),
			v.maxLength(20_000)
		),
		at: v.pipe(wholeColumn(-1, 20_000), v.minLength(1), v.maxLength(MOST_LIST_ROWS)),
		x: wholeColumn(-180e6, 180e6),
		y: wholeColumn(-90e6, 90e6),
		months: v.nullable(wholeColumn(-1, LAST_MONTH)),
		columns: v.pipe(
			v.array(
				v.object({
					name: line(LONGEST_NAME),
					unit: v.picklist(['count', 'dollars']),
					values: column(-1e15, 1e15)
				})
			),
			v.maxLength(MOST_NUMBER_COLUMNS)
		),
		counted: v.boolean(),
		leftOut: v.pipe(whole, v.minValue(0))
	}),
	v.check(
		({ areas, at, x, y, months, columns }) =>
			at.every((area) => area < areas.length) &&
			[x, y, months ?? at, ...columns.map(({ values }) => values)].every(
				({ length }) => length === at.length
			)
	)
);

const LIST_FORMAT: FileFormat<ListFile> = {
	kind: 'own-data',
	format: 1,
	migrations: {},
	schema: v.object({
		id,
		name: v.pipe(line(80), v.minLength(1)),
		updated: instant,
		fewest: v.pipe(whole, v.minValue(1), v.maxValue(1000)),
		measure: v.pipe(v.string(), v.regex(/^[a-z0-9_.-]{1,60}$/)),
		list: listSchema
	})
};

const packed = (values: readonly (number | null)[]) =>
	values.map((each) => (each === null ? '-' : String(each))).join(' ');

/** The text of a file: the same list always gives the same text. */
export function writeList({ list, ...file }: ListFile): string {
	const { areas, at, x, y, months, columns, counted, leftOut } = list;
	return writeFormat(LIST_FORMAT, {
		...file,
		list: {
			areas,
			at: packed(at),
			x: packed(x),
			y: packed(y),
			months: months && packed(months),
			columns: columns.map(({ name, unit, values }) => ({ name, unit, values: packed(values) })),
			counted,
			leftOut
		}
	} as never);
}

/** Never throws. */
export function readList(text: string): Result<ListFile, ReadProblem> {
	return readFormat(text, LIST_FORMAT);
}

/** The same of a list that is a part of another file. */
export function openList(envelope: Envelope): Result<ListFile, ReadProblem> {
	return openEnvelope(envelope, LIST_FORMAT);
}

/** Whether the file’s GEOIDs are of this region at all: one from elsewhere would be an empty map. */
export function isOfRegion({ areas, at, x, y }: OwnList): boolean {
	const [west, south, east, north] = REGION.bounds;
	const points = at.some(
		(area, row) =>
			area < 0 &&
			x[row]! >= west * 1e6 &&
			x[row]! <= east * 1e6 &&
			y[row]! >= south * 1e6 &&
			y[row]! <= north * 1e6
	);
	return points || areas.some(({ parts }) => parts.some(([each]) => each.startsWith(REGION.state)));
}
