/** A file of one’s own as a list: what its columns hold, where its rows are, and what found no place. */
import { inDegrees, type BroughtFile } from '../files/coordinates.ts';
import { openFile, textOfBytes } from '../files/formats.ts';
import type { LeftOut, Shape, Understood } from '../files/shapes.ts';
import { decimalOf, type Table, type TableRecord } from '../files/table.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { understandColumns, wayOf, type Column, type ColumnKind } from './columns.ts';
import type { Ground } from './ground.ts';
import {
	isOfRegion,
	placeRows,
	readList,
	type ListFile,
	type ListProblem,
	type PlacedList,
	type PlacingHooks
} from './list.ts';

export type ReadListQuestion = BroughtFile & {
	/** Kinds that a person chose, by column; null where the guess holds. */
	readonly chosen: readonly (ColumnKind | null)[];
};

/** A row that found no place, as it stood in the file. */
export type LostRow = {
	readonly line: number;
	readonly fields: readonly string[];
	readonly problem: Problem;
};

export type ListOfTable = {
	readonly kind: 'table';
	readonly columns: readonly Column[];
	readonly rows: number;
	/** The first rows, as they stand. */
	readonly first: readonly (readonly string[])[];
	readonly understood: Understood;
	/** Null where no row has a place: `problem` says why. */
	readonly placed: PlacedList | null;
	readonly problem: ListProblem | null;
	readonly lost: readonly LostRow[];
};

/** A list that somebody handed on. */
export type ListHandedOn = { readonly kind: 'own'; readonly file: ListFile };

export type ListReading = ListOfTable | ListHandedOn;

const FIRST_ROWS = 5;

/** Never throws. @param ground fetched only once the file has turned out to be a table */
export async function readListFile(
	asked: ReadListQuestion,
	ground: () => Promise<Result<Ground>>,
	hooks: PlacingHooks = {}
): Promise<Result<ListReading>> {
	const { name, bytes } = asked;
	const { text } = textOfBytes(bytes);
	const own = /^\s*\{/.test(text) ? readList(text) : null;
	if (own?.ok) {
		return isOfRegion(own.value.list)
			? ok({ kind: 'own', file: own.value })
			: fail('list-of-another-region');
	}
	if (own && own.problem.code !== 'import/not-rootline') {
		const { code } = own.problem;
		// Anything else that begins as JSON is a map file, or none: its reader says which.
		if (code === 'import/other-kind' || code === 'import/newer' || code === 'import/wrong')
			return own;
	}
	const opened = await openFile(name, bytes);
	if (!opened.ok) return opened;
	const { encoding } = opened.value;
	let table: Table;
	let understood: Understood;
	if (opened.value.kind === 'table') {
		table = opened.value.value;
		understood = { system: null, encoding, leftOut: [], byLine: true };
	} else {
		const { value } = opened.value;
		const degrees = await inDegrees(value, asked.region, asked.turned);
		if (!degrees.ok) return degrees;
		const { shapes, system } = degrees.value;
		const made = tableOfShapes(shapes);
		if (!made.ok) return made;
		table = made.value.table;
		const leftOut = [...value.leftOut, ...made.value.leftOut];
		understood = { system, encoding, leftOut, byLine: false };
	}
	const placedOn = await ground();
	if (!placedOn.ok) return placedOn;
	const columns = understandColumns(table, placedOn.value, asked.chosen);
	const way = wayOf(columns);
	const placed = way.ok ? await placeRows(table, columns, placedOn.value, hooks) : way;
	if (!placed.ok && placed.problem.code === 'run-aborted') return fail('run-aborted');
	const rowAt = new Map(table.rows.map((row) => [row.line, row]));
	return ok({
		kind: 'table',
		columns,
		rows: table.rows.length,
		first: table.rows.slice(0, FIRST_ROWS).map(({ fields }) => fields),
		understood,
		placed: placed.ok ? placed.value : null,
		problem: placed.ok ? null : (placed.problem as ListProblem),
		lost: (placed.ok ? placed.value.leftOut : []).map(({ number, problem }) => ({
			line: number,
			fields: rowAt.get(number)?.fields ?? [],
			problem
		}))
	});
}

type Feature = Pick<Shape, 'number' | 'properties' | 'geometry'>;

/**
 * A row a shape: what it says of itself, and its point. Shapes that are no points are placed by what
 * they say, such as the id of their tract; beside points they are left out.
 */
function tableOfShapes(
	shapes: readonly Feature[]
): Result<{ readonly table: Table; readonly leftOut: readonly LeftOut[] }> {
	const points = shapes.map(({ geometry }) => pointIn(geometry));
	const some = points.some((point) => point !== null);
	const names = [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties)))];
	const leftOut: LeftOut[] = [];
	const rows: TableRecord[] = [];
	shapes.forEach(({ number, properties }, at) => {
		const point = points[at] ?? null;
		if (some && point === null) {
			leftOut.push({ number, name: '', problem: { code: 'shape-not-a-point', params: {} } });
			return;
		}
		const fields = names.map((name) => properties[name] ?? '');
		rows.push({ line: number, fields: point ? [...point.map(String), ...fields] : fields });
	});
	if (rows.length === 0) return fail('table-no-rows');
	if (names.length === 0 && !some) return fail('list-without-places');
	// Before what a shape says in the same words: its point is the one that was looked at.
	const columns = [...(some ? ['longitude', 'latitude'] : []), ...names];
	return ok({
		table: { columns, rows, uneven: [], decimal: decimalOf(rows, '\t') },
		leftOut
	});
}

function pointIn(geometry: unknown): readonly [number, number] | null {
	const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
	const single: unknown =
		type === 'Point'
			? coordinates
			: type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === 1
				? coordinates[0]
				: null;
	if (!Array.isArray(single)) return null;
	const [x, y] = single as unknown[];
	return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
		? [x, y]
		: null;
}
