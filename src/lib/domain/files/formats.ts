/**
 * The one way from a file’s bytes to shapes or a table, whatever program wrote it. What a file is, its
 * content says; its name only where that leaves it open. Readers of rarer formats are fetched when a
 * file asks for them. Nothing in a file is run, and no file is followed beyond its limits.
 */
import { fail, ok, type Problem, type Result } from '../result.ts';
import { countJson, parseJson } from './json.ts';
import type { PackageTable } from './geopackage.ts';
import { shapesOfGeoJson, type LeftOut, type ShapesFile, type ShapesProblem } from './shapes.ts';
import {
	tableOfRecords,
	tableOfText,
	MOST_TABLE_ROWS,
	type Encoding,
	type Table,
	type TableProblem
} from './table.ts';

export type FileFormat =
	'geojson' | 'topojson' | 'shapefile' | 'kml' | 'kmz' | 'gpx' | 'gpkg' | 'table' | 'xlsx';

export type OpenedFile = {
	readonly format: FileFormat;
	/** How its text is stored; null of files that say so themselves. */
	readonly encoding: Encoding | null;
} & (
	| { readonly kind: 'shapes'; readonly value: ShapesFile }
	| { readonly kind: 'table'; readonly value: Table }
);

export type FileProblem =
	| ShapesProblem
	| TableProblem
	| Problem<
			/** Parameters `megabytes`, `limit`. */
			| 'file-too-big'
			/** Parameter `limit` in megabytes: what it holds, unpacked. */
			| 'file-unpacks-too-big'
			/** Begins as JSON and is none. */
			| 'file-not-json'
			/** Brackets inside brackets beyond anything a map needs. */
			| 'file-too-deep'
			/** Parameter `format`: it cannot be read as what it is. */
			| 'file-damaged'
			/** A package without shapes or a table in it. */
			| 'file-package-empty'
			/** Parameter `format`: known, and not read here. */
			| 'file-format-not-read'
			/** Nothing that can be read: no text. */
			| 'file-not-understood'
	  >;

export type LayerProblem = Problem<
	/** Parameter `layer`: it is in other coordinates than the first layer of its file. */
	| 'layer-of-other-coordinates'
	/** Parameter `layer`: a table, pictures or a view beside layers with shapes. */
	| 'layer-without-shapes'
>;

export const LARGEST_FILE_BYTES = 10_000_000;
const LARGEST_UNPACKED_BYTES = 60_000_000;
/** A collection of features of many-parted polygons takes nine. */
const DEEPEST = 40;

export function checkFileSize(bytes: number): Result<null, FileProblem> {
	if (bytes <= LARGEST_FILE_BYTES) return ok(null);
	return fail('file-too-big', {
		megabytes: Math.ceil(bytes / 1e6),
		limit: LARGEST_FILE_BYTES / 1e6
	});
}

/** Names of files that can be read, for file fields. */
export const READ_ENDINGS =
	'.geojson,.json,.topojson,.geojsonl,.kml,.kmz,.gpx,.gpkg,.zip,.csv,.tsv,.txt,.xlsx';

/** Never throws. @param name with its ending */
export async function openFile(
	name: string,
	bytes: Uint8Array
): Promise<Result<OpenedFile, FileProblem>> {
	const size = checkFileSize(bytes.length);
	if (!size.ok) return size;
	const format = FORMATS_NOT_READ.find(({ begins }) =>
		begins.every((byte, at) => bytes[at] === byte)
	);
	if (format) return fail('file-format-not-read', { format: format.name });
	if (textOfBytes(bytes.subarray(0, 6)).text === 'SQLite') {
		return unlessThrown('gpkg', () => openGeoPackage(bytes));
	}
	// ZIP: a workbook, a KMZ or a Shapefile.
	if (bytes[0] === 0x50 && bytes[1] === 0x4b) return unlessThrown('zip', () => openPackage(bytes));
	// The main part of a Shapefile, without the parts that belong to it.
	if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0x27 && bytes[3] === 0x0a) {
		return unlessThrown('shapefile', () => openShapefiles(new Map([['layer.shp', bytes]])));
	}
	const { text, encoding } = textOfBytes(bytes);
	const start = text.trimStart().slice(0, 1);
	if (start === '{' || start === '[') return openJson(text, encoding);
	if (start === '<') return unlessThrown('xml', () => openXml(text, encoding));
	if (/\.(?:geo|topo)?json$/i.test(name)) return fail('file-not-json');
	if (text.slice(0, 10_000).includes('\0')) return fail('file-not-understood');
	const table = tableOfText(text);
	return table.ok ? ok({ format: 'table', encoding, kind: 'table', value: table.value }) : table;
}

/** What is known by its first bytes and would need more than is worth it. */
const FORMATS_NOT_READ = [
	{ name: 'PDF', begins: [0x25, 0x50, 0x44, 0x46] },
	{ name: 'Excel 97', begins: [0xd0, 0xcf, 0x11, 0xe0] },
	{ name: 'FlatGeobuf', begins: [0x66, 0x67, 0x62] },
	{ name: 'Parquet', begins: [0x50, 0x41, 0x52, 0x31] }
] as const;

/** Libraries throw at damaged files, each in its own way. */
async function unlessThrown(
	format: string,
	open: () => Promise<Result<OpenedFile, FileProblem>>
): Promise<Result<OpenedFile, FileProblem>> {
	try {
		return await open();
	} catch {
		return fail('file-damaged', { format });
	}
}

/* The text of a file: with a mark at its start or none, from Windows, old or new. */

export type DecodedText = { readonly text: string; readonly encoding: Encoding };

/** So much of a file tells whether every other byte is zero. */
const LOOKED_AT = 400;

/**
 * Never fails: bytes that are no UTF-8 are read as what Windows writes in the Americas (which Latin-1
 * is part of). A mark at the start says how the text is stored and is no part of it.
 */
export function textOfBytes(bytes: Uint8Array): DecodedText {
	const utf16 = utf16Of(bytes);
	if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: 'utf-16' };
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
	} catch {
		return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'latin-1' };
	}
}

/** By its mark; without one by the zeros that plain letters have in UTF-16 and nowhere else. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const start = bytes.subarray(0, LOOKED_AT);
	const zeros = [0, 0];
	start.forEach((byte, at) => {
		if (byte === 0) zeros[at % 2]! += 1;
	});
	const [even = 0, odd = 0] = zeros;
	const most = start.length * 0.4;
	if (start.length < 4) return null;
	if (odd > most && even === 0) return 'utf-16le';
	return even > most && odd === 0 ? 'utf-16be' : null;
}

/* JSON: GeoJSON, one feature a line, and TopoJSON. */

async function openJson(
	text: string,
	encoding: Encoding
): Promise<Result<OpenedFile, FileProblem>> {
	const parsed = jsonOrLines(text);
	if (!parsed.ok) return parsed;
	const isTopology = isTopologyLike(parsed.value);
	const json = isTopology ? await featuresOfTopology(parsed.value) : parsed;
	if (!json.ok) return json;
	const shapes = shapesOfGeoJson(json.value);
	if (!shapes.ok) return shapes;
	const format = isTopology ? 'topojson' : 'geojson';
	return ok({ format, encoding, kind: 'shapes', value: shapes.value });
}

/** Nothing in it is run, and nothing nested without end is followed. */
function jsonOrLines(text: string): Result<unknown, FileProblem> {
	if (countJson(text).depth > DEEPEST) return fail('file-too-deep');
	const whole = parseJson(text);
	if (whole) return ok(whole.value);
	// Programs write a feature a line, with or without a mark before each.
	const lines = text
		.replace(/^\uFEFF/, '')
		.replaceAll(RECORD_MARK, '\n')
		.split('\n')
		.filter((line) => line.trim() !== '');
	const features: unknown[] = [];
	for (const line of lines) {
		const feature = parseJson(line);
		if (!feature) return fail('file-not-json');
		features.push(feature.value);
	}
	return ok({ type: 'FeatureCollection', features });
}

/** Stands before each feature in texts by RFC 8142. */
const RECORD_MARK = '\u001E';

type TopologyLike = { readonly objects: Readonly<Record<string, unknown>> };

function isTopologyLike(value: unknown): value is TopologyLike {
	if (typeof value !== 'object' || value === null) return false;
	const { type, objects } = value as Partial<Record<'type' | 'objects', unknown>>;
	return type === 'Topology' && typeof objects === 'object' && objects !== null;
}

async function featuresOfTopology(topology: TopologyLike): Promise<Result<unknown, FileProblem>> {
	const { feature } = await import('topojson-client');
	try {
		const all = Object.values(topology.objects).map(
			(object) =>
				// Checked by whoever takes the shapes: here it is only unfolded.
				feature(topology as never, object as never) as unknown
		);
		const features = all.flatMap((each) =>
			(each as { type?: unknown }).type === 'FeatureCollection'
				? (each as { features: unknown[] }).features
				: [each]
		);
		return ok({ type: 'FeatureCollection', features });
	} catch {
		return fail('file-damaged', { format: 'topojson' });
	}
}

/* XML: KML and GPX. */

async function openXml(
	text: string,
	encoding: Encoding | null,
	format?: 'kmz'
): Promise<Result<OpenedFile, FileProblem>> {
	const root = /<(?![?!])(?:[\w.-]+:)?([\w.-]+)/.exec(text.slice(0, 20_000))?.[1]?.toLowerCase();
	if (root !== 'kml' && root !== 'gpx') {
		return fail('file-format-not-read', { format: root === 'html' ? 'HTML' : 'XML' });
	}
	if (depthOfXml(text) > DEEPEST) return fail('file-too-deep');
	const [{ kml, gpx }, { DOMParser }] = await Promise.all([
		import('@tmcw/togeojson'),
		import('@xmldom/xmldom')
	]);
	const parser = new DOMParser({ onError: refuseFatal });
	// Entities and inclusions of the document type are dropped with it: no map needs them.
	const document = parser.parseFromString(
		text.replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/i, ''),
		'text/xml'
	);
	const json: unknown = root === 'kml' ? kml(document as never) : gpx(document as never);
	const shapes = shapesOfGeoJson(json);
	if (!shapes.ok) return shapes;
	return ok({ format: format ?? root, encoding, kind: 'shapes', value: shapes.value });
}

function refuseFatal(level: string, message: string): void {
	if (level === 'fatalError') throw new Error(message);
}

/** The reader of documents goes from part to part by calling itself. */
function depthOfXml(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (const [tag, closing] of text.matchAll(/<(\/?)[A-Za-z][^<>]*>/g)) {
		if (closing === '/') depth--;
		else if (!tag.endsWith('/>')) deepest = Math.max(deepest, ++depth);
	}
	return deepest;
}

/* Packages: Shapefile, KMZ and workbooks. */

/** Deflate makes at most 1,032 bytes of one. */
const MOST_SAVED = 1032;

async function openPackage(bytes: Uint8Array): Promise<Result<OpenedFile, FileProblem>> {
	const { unzipSync } = await import('fflate');
	let unpacked = 0;
	const entries = unzipSync(bytes, {
		filter: ({ name, size, originalSize }) => {
			if (!/\.(?:shp|dbf|prj|cpg|kml|geojson|json|csv|xml|rels)$/i.test(name)) return false;
			if (/(?:^|\/)(?:__MACOSX|\.)/.test(name)) return false;
			// What says that it comes to more than packing can save is damaged, and no room is made for it.
			if (originalSize > size * MOST_SAVED) return false;
			unpacked += originalSize;
			return unpacked <= LARGEST_UNPACKED_BYTES;
		}
	});
	if (unpacked > LARGEST_UNPACKED_BYTES) {
		return fail('file-unpacks-too-big', { limit: LARGEST_UNPACKED_BYTES / 1e6 });
	}
	const files = new Map(Object.entries(entries));
	const ending = (pattern: RegExp) => [...files].find(([name]) => pattern.test(name));
	if (ending(/^xl\/workbook/)) return openWorkbook(entries);
	if (ending(/\.shp$/i)) return openShapefiles(files);
	const kml = ending(/(?:^|\/)doc\.kml$/i) ?? ending(/\.kml$/i);
	if (kml) return openXml(textOfBytes(kml[1]).text, null, 'kmz');
	const text = ending(/\.(?:geo)?json$/i) ?? ending(/\.csv$/i);
	return text ? openFile(text[0], text[1]) : fail('file-package-empty');
}

/** All layers of a package together. */
async function openShapefiles(
	files: ReadonlyMap<string, Uint8Array>
): Promise<Result<OpenedFile, FileProblem>> {
	const { parseShp, parseDbf, combine } = await import('shpjs');
	const part = (layer: string, ending: string) =>
		[...files].find(([name]) => name.toLowerCase() === `${layer.toLowerCase()}.${ending}`)?.[1];
	const features: unknown[] = [];
	let coordinates: string | null = null;
	for (const [name, shp] of files) {
		if (!/\.shp$/i.test(name)) continue;
		const layer = name.slice(0, -4);
		if (!isSoundShp(shp)) return fail('file-damaged', { format: 'shapefile' });
		const dbf = part(layer, 'dbf');
		const rows =
			dbf && isSoundDbf(dbf) ? parseDbf(copyOf(dbf), encodingOfDbf(dbf, part(layer, 'cpg'))) : [];
		// Without the projection: all files are turned into degrees in one place.
		for (const feature of combine([parseShp(copyOf(shp)), rows]).features) features.push(feature);
		const prj = part(layer, 'prj');
		if (prj) coordinates ??= textOfBytes(prj).text;
	}
	const shapes = shapesOfGeoJson({ type: 'FeatureCollection', features });
	if (!shapes.ok) return shapes;
	const value = { ...shapes.value, coordinates };
	return ok({ format: 'shapefile', encoding: null, kind: 'shapes', value });
}

/** The library counts from the start of what the bytes lie in. */
function copyOf(bytes: Uint8Array): DataView<ArrayBuffer> {
	return new DataView(Uint8Array.from(bytes).buffer);
}

/** Whether the lengths of all records lead to the end of the file, and never back. */
function isSoundShp(bytes: Uint8Array): boolean {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < 100) return false;
	for (let at = 100; at + 8 <= bytes.length;) {
		const words = view.getInt32(at + 4);
		if (words < 0) return false;
		at += 8 + words * 2;
	}
	return true;
}

function isSoundDbf(bytes: Uint8Array): boolean {
	if (bytes.length < 33) return false;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const records = view.getUint32(4, true);
	const [header, row] = [view.getUint16(8, true), view.getUint16(10, true)];
	return header > 32 && row > 0 && header + records * row <= bytes.length + 1;
}

/** What the file beside it says; else Windows’ letters where it is no UTF-8. */
function encodingOfDbf(dbf: Uint8Array, cpg: Uint8Array | undefined): string {
	const said = cpg ? textOfBytes(cpg).text.trim() : '';
	if (said !== '') return said;
	return textOfBytes(dbf).encoding === 'latin-1' ? 'windows-1252' : 'utf-8';
}

/* GeoPackages. */

/**
 * All layers together that are in the coordinates of the first; what else is there is named. Without a
 * layer, its first table.
 */
async function openGeoPackage(bytes: Uint8Array): Promise<Result<OpenedFile, FileProblem>> {
	const { readGeoPackage } = await import('./geopackage.ts');
	const { layers, tables, others } = await readGeoPackage(bytes);
	const [first] = layers;
	if (!first) {
		const [table] = tables;
		return table ? openTableOfPackage(table) : fail('file-package-empty');
	}
	const together = layers.filter(({ coordinates }) => coordinates === first.coordinates);
	const features = together.flatMap((layer) => layer.features);
	const shapes = shapesOfGeoJson({ type: 'FeatureCollection', features });
	if (!shapes.ok) return shapes;
	const apart = layers.filter((layer) => !together.includes(layer));
	const leftOut = [
		...apart.map(({ name }) => layerLeftOut(name, 'layer-of-other-coordinates')),
		...[...tables.map(({ name }) => name), ...others].map((name) =>
			layerLeftOut(name, 'layer-without-shapes')
		)
	];
	const value = {
		...shapes.value,
		leftOut: [...shapes.value.leftOut, ...leftOut],
		coordinates: first.coordinates
	};
	return ok({ format: 'gpkg', encoding: null, kind: 'shapes', value });
}

/** It has no number among the shapes. */
function layerLeftOut(name: string, code: LayerProblem['code']): LeftOut {
	return { number: 0, name, problem: { code, params: { layer: name } } };
}

function openTableOfPackage({ columns, rows }: PackageTable): Result<OpenedFile, FileProblem> {
	if (rows.length > MOST_TABLE_ROWS) {
		return fail('table-too-many-rows', { rows: rows.length, limit: MOST_TABLE_ROWS });
	}
	const records = [columns, ...rows].map((fields, at) => ({ line: at + 1, fields }));
	const table = tableOfRecords(records, ',');
	return table.ok
		? ok({ format: 'gpkg', encoding: null, kind: 'table', value: table.value })
		: table;
}

/** The first sheet that holds rows. */
async function openWorkbook(
	entries: Record<string, Uint8Array>
): Promise<Result<OpenedFile, FileProblem>> {
	const [{ zipSync }, { default: readWorkbook }] = await Promise.all([
		import('fflate'),
		import('read-excel-file/universal')
	]);
	// Unpacked as it is by now: the library would unpack large parts in workers that it writes itself,
	// which pages of this site may not start.
	const sheets = await readWorkbook(new Uint8Array(zipSync(entries, { level: 0 })).buffer);
	const { data } = sheets.find((sheet) => sheet.data.length > 1) ?? sheets[0] ?? { data: [] };
	if (data.length > MOST_TABLE_ROWS) {
		return fail('table-too-many-rows', { rows: data.length, limit: MOST_TABLE_ROWS });
	}
	const records = data.map((row, at) => ({ line: at + 1, fields: row.map(cellText) }));
	const filled = records.filter(({ fields }) => fields.some((field) => field !== ''));
	const table = tableOfRecords(filled, ',');
	return table.ok
		? ok({ format: 'xlsx', encoding: null, kind: 'table', value: table.value })
		: table;
}

function cellText(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	if (cell instanceof Date)
		return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
	return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
		? String(cell)
		: '';
}
