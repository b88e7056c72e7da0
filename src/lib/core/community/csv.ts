/** Accounts as a table for spreadsheets, and back. */
import { csvFormatRows, csvParseRows } from 'd3-dsv';
import { checkSize, type JsonProblem } from '../file/safe-json.ts';
import { fail, type Problem, type Result } from '../result.ts';
import type { Community } from './community.ts';
import type { AccountGeometry } from './geometry.ts';
import {
	COLUMNS,
	communityOfRows,
	rowsOf,
	type Bringer,
	type Row,
	type RowProblem
} from './rows.ts';

export type CsvProblem =
	| JsonProblem
	| RowProblem
	| Problem<
			/** No column `kind`, or neither `geometry` nor `latitude` and `longitude`. Parameter `column`. */
			'bring/column-missing'
	  >;

export const MOST_ROWS = 50_000;

/** Byte order mark first, so that spreadsheets read it as UTF-8. */
export function accountsCsv(community: Community): string {
	const head = [...COLUMNS, 'latitude', 'longitude', 'geometry'];
	const rows = rowsOf(community).map(({ fields, geometry }) => [
		...COLUMNS.map((column) => safeCell(fields[column] ?? '')),
		...(geometry.type === 'Point' ? [...geometry.coordinates].reverse().map(String) : ['', '']),
		wktOf(geometry)
	]);
	return `\uFEFF${csvFormatRows([head, ...rows])}\n`;
}

export function accountsOfCsv(text: string, bringer: Bringer): Result<Community, CsvProblem> {
	const size = checkSize(text.length);
	if (!size.ok) return size;
	const table = csvParseRows(text.replace(/^\uFEFF/, ''));
	if (table.length > MOST_ROWS + 1) return fail('bring/too-many-values', { limit: MOST_ROWS });
	const head = (table[0] ?? []).map((name) => name.trim().toLowerCase());
	const column = (name: string) => head.indexOf(name);
	if (column('kind') < 0) return fail('bring/column-missing', { column: 'kind' });
	if (column('geometry') < 0 && (column('latitude') < 0 || column('longitude') < 0)) {
		return fail('bring/column-missing', { column: 'geometry' });
	}
	const rows = table
		.slice(1)
		.filter((cells) => cells.some((cell) => cell !== ''))
		.map((cells): Row => {
			const cell = (name: string) => cells[column(name)] ?? '';
			return {
				fields: Object.fromEntries(COLUMNS.map((name) => [name, plainCell(cell(name))])),
				geometry: cell('geometry')
					? geometryOfWkt(cell('geometry'))
					: pointOf(cell('longitude'), cell('latitude'))
			};
		});
	return communityOfRows(rows, bringer);
}

/** What `harmless` guards against, and apostrophes before it, so that the guard can be taken off. */
const FORMULA = /^'*\s*[=+\-@＝＋－＠|%]|^'*[\t\r\n]/;

/** With an apostrophe before what a spreadsheet would run; `plainCell` takes it off again. */
export function safeCell(text: string): string {
	return FORMULA.test(text) ? `'${text}` : text;
}

export function plainCell(cell: string): string {
	return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

function wktOf({ type, coordinates }: AccountGeometry): string {
	const points = type === 'Point' ? [coordinates] : coordinates;
	const name = type === 'Point' ? 'POINT' : 'LINESTRING';
	return `${name} (${points.map(([x, y]) => `${x} ${y}`).join(', ')})`;
}

/** Numbers that are none become NaN, which the check of the row refuses. */
function geometryOfWkt(text: string): unknown {
	const match = /^\s*(POINT|LINESTRING)\s*\(([^()]*)\)\s*$/i.exec(text);
	if (!match) return null;
	const points = (match[2] ?? '').split(',').map((pair) => pair.trim().split(/\s+/).map(toNumber));
	if (match[1]?.toUpperCase() === 'LINESTRING') return { type: 'LineString', coordinates: points };
	return points.length === 1 ? { type: 'Point', coordinates: points[0] } : null;
}

function pointOf(longitude: string, latitude: string): unknown {
	return { type: 'Point', coordinates: [toNumber(longitude), toNumber(latitude)] };
}

function toNumber(text: string): number {
	return /^\s*-?\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : NaN;
}
