/**
 * One row an account version, as CSV and GeoJSON carry it. Rows hold what is alive; what was taken
 * away or withdrawn travels in Rootline's own files only.
 */
import * as v from 'valibot';
import { MOST_VERSIONS } from './file-format.ts';
import { canonical, entriesOf, idOfText, liveVersions } from './merge.ts';
import type { Entry } from './merge.ts';
import { fail, ok } from '../result.ts';
import type { Problem, Result } from '../result.ts';
import { accountId, communitySchema } from './accounts.ts';
import type { AccountContent, Audience, Community, AccountGeometry } from './accounts.ts';
import { csvFormatRows } from 'd3-dsv';
import {
	firstPosition,
	pointColumns,
	pointOf,
	type LeftOut,
	type PointProblem,
	type ShapesFile
} from '../files/shapes.ts';
import type { Table } from '../files/table.ts';
import type { JsonProblem } from '../files/json.ts';

export const COLUMNS = [
	'id',
	'kind',
	'words',
	'how_known',
	'when',
	'business_kind',
	'here_since',
	'owns_or_rents',
	'lease_ends',
	'languages',
	'would_help',
	'who_may_see',
	'once_shown_to',
	'contributor_name',
	'precision',
	'created',
	'updated',
	'changes'
] as const;
export type AccountColumn = (typeof COLUMNS)[number];

/** Text by column; missing ones are left out or empty. `geometry` is checked where it is read. */
export type Row = {
	readonly fields: Readonly<Partial<Record<AccountColumn, string>>>;
	readonly geometry: unknown;
	/** Line of a table, number of a shape. */
	readonly number: number;
};

export type RowProblem = Problem<
	/** Of one row: parameter `column`. */
	| 'import/row-wrong'
	/** Parameters `rows`, and `number` and `column` of the first. */
	| 'import/no-row-right'
>;

/** Whose accounts they are where a row does not say, and from when. */
export type Importer = {
	readonly contributor: string;
	readonly at: string;
	readonly audience: Audience;
};

/** The device that rows without a clock are counted under. */
const IMPORT = 'import';

function rowsOf(
	community: Community
): readonly (Omit<Row, 'number'> & { geometry: AccountGeometry })[] {
	return community.accounts.flatMap(({ id, versions }) =>
		liveVersions(versions).map(({ clock, updated, value }) => ({
			geometry: value.geometry,
			fields: {
				id,
				kind: value.kind,
				words: value.words,
				how_known: value.howKnown,
				when: value.when ?? '',
				business_kind: value.business?.trade ?? '',
				here_since: String(value.business?.since ?? ''),
				owns_or_rents: value.business?.tenure ?? '',
				lease_ends: value.business?.leaseEnds ?? '',
				languages: value.business?.languages ?? '',
				would_help: value.business?.help ?? '',
				who_may_see: value.audience,
				once_shown_to: value.widest,
				contributor_name: value.contributorName ?? '',
				precision: value.precision,
				created: value.created,
				updated,
				changes: Object.entries(clock)
					.map(([device, count]) => `${device}:${count}`)
					.join(' ')
			}
		}))
	);
}

/** What a table or map file holds of accounts, and what of it was left out and why. */
export type ImportedAccounts = {
	readonly community: Community;
	readonly leftOut: readonly LeftOut[];
};

/** Rows that cannot be read are left out; fails where none can. */
function accountsOfRows(
	rows: readonly Row[],
	importer: Importer,
	leftOutBefore: readonly LeftOut[] = []
): Result<ImportedAccounts, RowProblem> {
	const accounts: Entry<AccountContent>[] = [];
	const leftOut = [...leftOutBefore];
	const times = new Map<string, number>();
	for (const row of rows) {
		const account = accountOf(row, importer, times);
		if (account.ok) accounts.push(account.value);
		else {
			const name = (row.fields.words ?? '').slice(0, MOST_NAME);
			leftOut.push({ number: row.number, name, problem: account.problem });
		}
	}
	const [first] = leftOut;
	if (accounts.length === 0 && first) {
		const { number, problem } = first;
		const { column = 'geometry' } = problem.params;
		return fail('import/no-row-right', { rows: leftOut.length, number, column });
	}
	return ok({
		community: { accounts: entriesOf(accounts), withdrawn: [] },
		leftOut: leftOut.sort((one, other) => one.number - other.number)
	});
}

/** So much of an account’s words tells which one it is. */
const MOST_NAME = 40;

/** @param times how often each id stood before */
function accountOf(
	row: Row,
	importer: Importer,
	times: Map<string, number>
): Result<Entry<AccountContent>, RowProblem | PointProblem> {
	if (isAtZero(row.geometry)) return fail('row-at-zero');
	const checked = v.safeParse(
		communitySchema,
		{ accounts: [rawEntry(row, importer)], withdrawn: [] },
		{ abortEarly: true, abortPipeEarly: true }
	);
	if (!checked.success) {
		const path = v.getDotPath(checked.issues[0]) ?? '';
		return fail('import/row-wrong', { column: columnAt(path) });
	}
	const [account] = checked.output.accounts;
	const seen = (times.get(account?.id ?? '') ?? 0) + 1;
	if (!account || seen > MOST_VERSIONS) return fail('import/row-wrong', { column: 'id' });
	times.set(account.id, seen);
	return ok(account);
}

/** Where programs put what they found no place for. */
function isAtZero(geometry: unknown): boolean {
	const start = firstPosition(geometry);
	return start !== null && start[0] === 0 && start[1] === 0;
}

/**
 * What of a table is new. Rows without an id get one from what they say, so the same table brought
 * twice adds nothing the second time.
 */
export function notYetImported(community: Community, imported: Community): Community {
	const known = new Set(community.accounts.map(({ id }) => id));
	return {
		...imported,
		accounts: imported.accounts.filter(
			({ id, versions }) =>
				!known.has(id) || !versions.every(({ clock }) => Object.hasOwn(clock, IMPORT))
		)
	};
}

function rawEntry({ fields, geometry }: Row, { contributor, at, audience }: Importer) {
	const given: Row['fields'] = Object.fromEntries(
		Object.entries(fields).filter(([, text]) => text !== '')
	);
	const seenBy = given.who_may_see ?? audience;
	const value = {
		kind: given.kind,
		geometry,
		precision: given.precision ?? 'exact',
		words: given.words ?? '',
		howKnown: given.how_known ?? '',
		when: given.when ?? null,
		audience: seenBy,
		widest: given.once_shown_to ?? seenBy,
		contributorName: given.contributor_name ?? null
	};
	const business = rawBusiness(given);
	// Without it where nothing of it is said: such rows keep the id that they had before it could be.
	const said = business ? { ...value, business } : value;
	return {
		id: given.id ?? accountId(contributor, idOfText(canonical(said))),
		versions: [
			{
				clock: given.changes === undefined ? { [IMPORT]: 1 } : clockOf(given.changes),
				updated: given.updated ?? at,
				author: null,
				value: { ...said, created: given.created ?? at }
			}
		]
	};
}

function rawBusiness(given: Row['fields']) {
	const raw = {
		trade: given.business_kind ?? null,
		since: given.here_since === undefined ? null : toNumber(given.here_since),
		tenure: given.owns_or_rents ?? null,
		leaseEnds: given.lease_ends ?? null,
		languages: given.languages ?? '',
		help: given.would_help ?? ''
	};
	return Object.values(raw).some((each) => each !== null && each !== '') ? raw : null;
}

/** Counters that are no numbers become NaN, which the schema refuses. */
function clockOf(text: string): Record<string, number> {
	return Object.fromEntries(
		text.split(' ').map((part) => {
			const [device, count] = part.split(':');
			return [device ?? '', Number(count)];
		})
	);
}

const COLUMN_OF_FIELD: Readonly<Record<string, string>> = {
	howKnown: 'how_known',
	audience: 'who_may_see',
	widest: 'once_shown_to',
	contributorName: 'contributor_name',
	trade: 'business_kind',
	since: 'here_since',
	tenure: 'owns_or_rents',
	leaseEnds: 'lease_ends',
	help: 'would_help',
	clock: 'changes'
};

/** `accounts.0.versions.0.value.howKnown` → `how_known`. */
function columnAt(path: string): string {
	const [, , second, , third, field, part] = path.split('.');
	const name =
		(third === 'value' ? (part && field === 'business' ? part : field) : third) ?? second ?? 'id';
	return COLUMN_OF_FIELD[name] ?? name;
}

/* Accounts as a table for spreadsheets, and back. */

export type AccountsProblem =
	| JsonProblem
	| RowProblem
	| Problem<
			/** No column `kind`, or neither `geometry` nor `latitude` and `longitude`. Parameter `column`. */
			'import/column-missing'
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

export function accountsOfTable(
	table: Table,
	importer: Importer
): Result<ImportedAccounts, AccountsProblem> {
	if (table.rows.length > MOST_ROWS) return fail('import/too-many-values', { limit: MOST_ROWS });
	const head = table.columns.map((name) => name.toLowerCase());
	const column = (name: string) => head.indexOf(name);
	const points = pointColumns(table);
	if (column('kind') < 0) return fail('import/column-missing', { column: 'kind' });
	if (column('geometry') < 0 && !points) {
		return fail('import/column-missing', { column: 'geometry' });
	}
	const leftOut: LeftOut[] = [];
	const rows = table.rows.flatMap(({ line, fields: cells }): Row[] => {
		const cell = (name: string) => cells[column(name)] ?? '';
		const fields = Object.fromEntries(COLUMNS.map((name) => [name, plainCell(cell(name))]));
		if (cell('geometry'))
			return [{ fields, geometry: geometryOfWkt(cell('geometry')), number: line }];
		const point = points ? pointOf(cells, points, table.decimal) : fail('row-without-point');
		if (point.ok) {
			return [{ fields, geometry: { type: 'Point', coordinates: point.value }, number: line }];
		}
		const name = (fields.words ?? '').slice(0, MOST_NAME);
		leftOut.push({ number: line, name, problem: point.problem });
		return [];
	});
	return accountsOfRows(rows, importer, leftOut);
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

function toNumber(text: string): number {
	return /^\s*-?\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : NaN;
}

/* Accounts as GeoJSON for maps of any make, and back. */

export function accountsGeoJson(community: Community): string {
	return JSON.stringify({
		type: 'FeatureCollection',
		features: rowsOf(community).map(({ fields, geometry }) => ({
			type: 'Feature',
			geometry,
			properties: Object.fromEntries(
				COLUMNS.map((column) => [column, fields[column] === '' ? null : (fields[column] ?? null)])
			)
		}))
	});
}

export function accountsOfShapes(
	{ shapes, leftOut }: Pick<ShapesFile, 'shapes' | 'leftOut'>,
	importer: Importer
): Result<ImportedAccounts, AccountsProblem> {
	if (!shapes.some(({ properties }) => 'kind' in properties)) {
		return fail('import/column-missing', { column: 'kind' });
	}
	const rows = shapes.map(({ number, properties, geometry }) => ({
		number,
		geometry,
		fields: Object.fromEntries(COLUMNS.map((column) => [column, properties[column] ?? '']))
	}));
	return accountsOfRows(rows, importer, leftOut);
}
