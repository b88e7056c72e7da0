/**
 * Layers of a GeoPackage, which is a database of SQLite with shapes in cells, and its tables without shapes.
 * Sources: OGC 12-128r19 (GeoPackage 1.4), OGC 06-103r4 (well-known binary).
 */

/** Features as GeoJSON has them, to be checked by whoever takes them. */
export type PackageLayer = {
	readonly name: string;
	/** A code or WKT; null where the layer does not say. */
	readonly coordinates: string | null;
	readonly features: readonly unknown[];
};

export type PackageTable = {
	readonly name: string;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
};

export type PackageContents = {
	readonly layers: readonly PackageLayer[];
	readonly tables: readonly PackageTable[];
	/** Names of what is neither, such as pictures, and of views, which could ask for anything. */
	readonly others: readonly string[];
};

type Cell = number | string | Uint8Array | null;
type Rows = { readonly columns: readonly string[]; readonly values: readonly (readonly Cell[])[] };

/** Throws at a damaged file. The library is one of plain JavaScript: pages here may run no WebAssembly. */
export async function readGeoPackage(bytes: Uint8Array): Promise<PackageContents> {
	const { default: initSqlJs } = await import('sql.js/dist/sql-asm.js');
	const { Database } = await initSqlJs();
	const database = new Database(bytes);
	const ask = (sql: string, values: readonly Cell[] = []): Rows =>
		database.exec(sql, [...values])[0] ?? { columns: [], values: [] };
	try {
		// Nothing that the file brings along is run.
		ask('PRAGMA trusted_schema = OFF');
		return contentsOf(ask);
	} finally {
		database.close();
	}
}

type Ask = (sql: string, values?: readonly Cell[]) => Rows;

function contentsOf(ask: Ask): PackageContents {
	const layers: PackageLayer[] = [];
	const tables: PackageTable[] = [];
	const others: string[] = [];
	const real = new Set(
		ask(
			"SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
		).values.map(([name]) => String(name))
	);
	const contents = ask('SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY rowid');
	for (const [table, type, system] of contents.values) {
		const name = String(table);
		if (real.has(name) && type === 'features') layers.push(layerOf(ask, name, system ?? null));
		else if (real.has(name) && type === 'attributes') tables.push(tableOf(ask, name));
		else others.push(name);
	}
	return { layers, tables, others };
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** What programs call the number that they give to each row. */
const ROW_NUMBER = /^(?:fid|ogc_fid)$/i;

function layerOf(ask: Ask, name: string, system: Cell): PackageLayer {
	const [geometry] = ask('SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?', [
		name
	]).values;
	const shape = String(geometry?.[0] ?? 'geom').toLowerCase();
	const { columns, values } = ask(`SELECT * FROM ${quoted(name)}`);
	const features = values.map((cells) => {
		const properties = Object.fromEntries(
			columns.flatMap((column, at) => {
				const value = cells[at];
				const isOther = column.toLowerCase() === shape || ROW_NUMBER.test(column);
				return isOther || value instanceof Uint8Array || value === null ? [] : [[column, value]];
			})
		);
		const cell = cells[columns.findIndex((column) => column.toLowerCase() === shape)];
		const read = geometryOf(cell ?? null);
		// What is no geometry is no feature either: whoever takes the features says so.
		return read === 'broken'
			? { type: read, properties }
			: { type: 'Feature', properties, geometry: read };
	});
	return { name, coordinates: systemOf(ask, system), features };
}

function tableOf(ask: Ask, name: string): PackageTable {
	const { columns, values } = ask(`SELECT * FROM ${quoted(name)}`);
	const kept = columns
		.map((column, at) => ({ column, at }))
		.filter(({ column }) => !ROW_NUMBER.test(column));
	const text = (cell: Cell | undefined) =>
		typeof cell === 'number' || typeof cell === 'string' ? String(cell) : '';
	return {
		name,
		columns: kept.map(({ column }) => column),
		rows: values.map((cells) => kept.map(({ at }) => text(cells[at])))
	};
}

/** In words that can be worked out, or else the code. */
function systemOf(ask: Ask, system: Cell): string | null {
	const [row] = ask(
		'SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?',
		[system]
	).values;
	// Zero and −1 stand for “any”.
	if (!row || Number(system) <= 0) return null;
	const [organization, code, definition = ''] = row.map(String);
	return /^\s*[A-Z_]+\s*[[(]/.test(definition) ? definition : `${organization}:${code}`;
}

/* Shapes in cells: a head that says how long it is, then well-known binary. */

const ENVELOPES = [0, 32, 48, 48, 64];
const HEAD = 8;
const EMPTY = 0b1_0000;
/** Collections in collections. */
const DEEPEST = 8;

/** Null where the cell is empty; `broken` where it is no geometry. */
export function geometryOf(cell: Cell): unknown {
	if (cell === null) return null;
	if (!(cell instanceof Uint8Array) || cell[0] !== 0x47 || cell[1] !== 0x50) return 'broken';
	const flags = cell[3] ?? 0;
	const envelope = ENVELOPES[(flags >> 1) & 0b111];
	if (envelope === undefined) return 'broken';
	if ((flags & EMPTY) !== 0) return null;
	try {
		const geometry = new BinaryReader(cell.subarray(HEAD + envelope)).geometry(0);
		return isNowhere(geometry) ? null : geometry;
	} catch (error) {
		// It ends too early, or says that it holds more than there is.
		if (error instanceof RangeError) return 'broken';
		throw error;
	}
}

type Geometry = {
	readonly type: string;
	readonly coordinates?: unknown;
	readonly geometries?: unknown;
};

/** So is a point that is none written. */
function isNowhere({ type, coordinates }: Geometry): boolean {
	return type === 'Point' && Number.isNaN((coordinates as number[])[0]);
}

const KINDS = [
	'Geometry',
	'Point',
	'LineString',
	'Polygon',
	'MultiPoint',
	'MultiLineString',
	'MultiPolygon',
	'GeometryCollection',
	'CircularString',
	'CompoundCurve',
	'CurvePolygon',
	'MultiCurve',
	'MultiSurface',
	'Curve',
	'Surface',
	'PolyhedralSurface',
	'TIN',
	'Triangle'
];

/** Reads beyond the end throw a RangeError. */
class BinaryReader {
	readonly #view: DataView;
	#at = 0;
	#little = true;
	/** Numbers of a position: heights and measures are read over. */
	#size = 2;

	constructor(bytes: Uint8Array) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	/** Of a kind that GeoJSON has not, only what it is called. */
	geometry(depth: number): Geometry {
		if (depth > DEEPEST) throw new RangeError();
		this.#little = this.#view.getUint8(this.#at++) === 1;
		const code = this.#count();
		// 1000 for heights and 2000 for measures by the standard; high bits for the same in PostGIS.
		const more = Math.floor((code & 0xffff) / 1000);
		const has = (at: number, bit: number) => more === 3 || more === at || (code & bit) !== 0;
		this.#size = 2 + Number(has(1, 0x8000_0000)) + Number(has(2, 0x4000_0000));
		if ((code & 0x2000_0000) !== 0) this.#at += 4;
		const type = KINDS[(code & 0xffff) % 1000] ?? 'Geometry';
		switch (type) {
			case 'Point':
				return { type, coordinates: this.#position() };
			case 'LineString':
				return { type, coordinates: this.#positions() };
			case 'Polygon':
				return { type, coordinates: this.#list(4, () => this.#positions()) };
			case 'MultiPoint':
			case 'MultiLineString':
			case 'MultiPolygon':
				return { type, coordinates: this.#parts(depth).map(({ coordinates }) => coordinates) };
			case 'GeometryCollection':
				return { type, geometries: this.#parts(depth) };
			default:
				return { type };
		}
	}

	#parts(depth: number): Geometry[] {
		return this.#list(5, () => this.geometry(depth + 1));
	}

	#positions(): number[][] {
		const bytes = this.#size * 8;
		return this.#list(bytes, () => this.#position());
	}

	#position(): number[] {
		const [x, y] = [
			this.#view.getFloat64(this.#at, this.#little),
			this.#view.getFloat64(this.#at + 8, this.#little)
		];
		this.#at += this.#size * 8;
		return [x, y];
	}

	/** @param least bytes that each takes: no room is made for more than there can be */
	#list<T>(least: number, read: () => T): T[] {
		const count = this.#count();
		if (count * least > this.#view.byteLength - this.#at) throw new RangeError();
		return Array.from({ length: count }, read);
	}

	#count(): number {
		const count = this.#view.getUint32(this.#at, this.#little);
		this.#at += 4;
		return count;
	}
}
