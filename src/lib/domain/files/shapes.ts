/**
 * Shapes out of GeoJSON as people have it: what can be taken is taken, and what cannot is kept by its
 * number and name, so that nothing goes missing without a word.
 */
import type { LonLat } from '../geometry/projection.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { figureOfCell, type Encoding, type Table } from './table.ts';

export type Shape = {
	/** Among the shapes of its file, from 1. */
	readonly number: number;
	readonly id: string | null;
	/** Texts and numbers of it, as text. */
	readonly properties: Readonly<Record<string, string>>;
	/** A GeoJSON geometry as it stands in the file, checked where it is used. */
	readonly geometry: unknown;
};

/** A shape or row that was left out, and why. */
export type LeftOut = {
	/** Number of the shape, or line of the row; 0 of a whole layer. */
	readonly number: number;
	/** Empty where it has none. */
	readonly name: string;
	readonly problem: Problem;
};

export type ShapesFile = {
	readonly shapes: readonly Shape[];
	readonly leftOut: readonly LeftOut[];
	/** What the file says of its coordinates: a code such as `EPSG:26915`, or a definition in WKT. */
	readonly coordinates: string | null;
};

/** How a file was understood. */
export type Understood = {
	/** What its coordinates were read as; null for degrees. */
	readonly system: string | null;
	readonly encoding: Encoding | null;
	readonly leftOut: readonly LeftOut[];
	/** Whether numbers of what was left out are lines of a table. */
	readonly byLine: boolean;
};

export type ShapesProblem = Problem<
	/** Not a GeoJSON feature, collection or geometry. */
	| 'file-not-geojson'
	/** No features. */
	| 'file-empty'
	/** Of one feature: it is none. */
	| 'feature-broken'
	/** Of one feature: it has no geometry. */
	| 'feature-without-shape'
	/** Parameter `type`: a geometry that is no place. */
	| 'file-geometry-unknown'
>;

/**
 * Every shape of parsed GeoJSON; a collection of bare geometries holds a shape each.
 * @param file parsed JSON
 */
export function shapesOfGeoJson(file: unknown): Result<ShapesFile, ShapesProblem> {
	const values = valuesOf(file);
	if (!values) return fail('file-not-geojson');
	const shapes: Shape[] = [];
	const leftOut: LeftOut[] = [];
	for (const [at, value] of values.entries()) {
		const number = at + 1;
		const shape = shapeOf(value, number);
		if (shape.ok) shapes.push(shape.value);
		else leftOut.push({ number, name: nameOfValue(value), problem: shape.problem });
	}
	const [first] = leftOut;
	if (shapes.length > 0) return ok({ shapes, leftOut, coordinates: systemOf(file) });
	return first ? { ok: false, problem: first.problem as ShapesProblem } : fail('file-empty');
}

function valuesOf(file: unknown): readonly unknown[] | null {
	if (Array.isArray(file)) return file.length > 0 ? (file as unknown[]) : null;
	if (!isRecord(file)) return null;
	if (file.type === 'FeatureCollection') {
		return Array.isArray(file.features) ? (file.features as unknown[]) : null;
	}
	if (file.type === 'GeometryCollection') {
		return Array.isArray(file.geometries) ? (file.geometries as unknown[]) : null;
	}
	return file.type === 'Feature' || isGeometry(file) ? [file] : null;
}

function shapeOf(value: unknown, number: number): Result<Shape, ShapesProblem> {
	if (!isRecord(value)) return fail('feature-broken');
	if (isGeometry(value)) return ok({ number, id: null, properties: {}, geometry: value });
	// Some programs forget the word that says so.
	const isFeature = value.type === 'Feature' || (value.type === undefined && 'geometry' in value);
	if (!isFeature) return fail('feature-broken');
	const { geometry } = value;
	if (geometry === null || geometry === undefined) return fail('feature-without-shape');
	const type = isRecord(geometry) ? geometry.type : null;
	if (typeof type !== 'string' || !GEOMETRIES.has(type)) {
		return fail('file-geometry-unknown', {
			type: typeof type === 'string' ? type.slice(0, 40) : type === null ? 'null' : typeof type
		});
	}
	if (isEmptyCollection(geometry)) return fail('feature-without-shape');
	return ok({ number, id: textOf(value.id), properties: textsOf(value.properties), geometry });
}

const GEOMETRIES: ReadonlySet<string> = new Set([
	'Point',
	'MultiPoint',
	'LineString',
	'MultiLineString',
	'Polygon',
	'MultiPolygon',
	'GeometryCollection'
]);

function isGeometry(value: Readonly<Record<string, unknown>>): boolean {
	return typeof value.type === 'string' && ('coordinates' in value || 'geometries' in value);
}

function isEmptyCollection(geometry: unknown): boolean {
	if (!isRecord(geometry) || geometry.type !== 'GeometryCollection') return false;
	return !Array.isArray(geometry.geometries) || geometry.geometries.length === 0;
}

function textsOf(properties: unknown): Record<string, string> {
	if (!isRecord(properties)) return {};
	return Object.fromEntries(
		Object.entries(properties).flatMap(([name, value]) => {
			const text = textOf(value);
			return text === null ? [] : [[name, text]];
		})
	);
}

function textOf(value: unknown): string | null {
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function nameOfValue(value: unknown): string {
	if (!isRecord(value)) return '';
	return usualName({ id: textOf(value.id), properties: textsOf(value.properties) }) ?? '';
}

/** The code of the old member `crs`, which many programs still write. */
function systemOf(file: unknown): string | null {
	const crs = isRecord(file) && isRecord(file.crs) ? file.crs.properties : null;
	return isRecord(crs) ? textOf(crs.name) : null;
}

/* Names of shapes. */

const USUAL_NAMES = ['name', 'title', 'label', 'fullname', 'namelsad'];

/** What usually is a name: a property called so in any letters, or else the feature’s id. */
export function usualName({ id, properties }: Pick<Shape, 'id' | 'properties'>): string | null {
	const names = Object.keys(properties);
	for (const usual of USUAL_NAMES) {
		const found = names.find((name) => name.toLowerCase() === usual);
		if (found !== undefined) return properties[found]?.trim() ?? null;
	}
	return id;
}

/** A property that could name shapes, with its first values. */
export type NameChoice = {
	readonly property: string;
	readonly samples: readonly string[];
};

const SAMPLES = 3;
const MOST_CHOICES = 40;
/** Properties that people mean when they say which area it is. */
const KINDS = /ward|precinct|pct|district|dist|zip|zcta|neigh|bdname|school|name|label|title/i;

/**
 * Properties that more than half of the shapes have and that are not the same in all of them, the
 * likeliest first.
 */
export function nameChoices(shapes: readonly Shape[]): readonly NameChoice[] {
	const values = new Map<string, string[]>();
	for (const { properties } of shapes) {
		for (const [name, value] of Object.entries(properties)) {
			const known = values.get(name);
			if (known) known.push(value);
			else values.set(name, [value]);
		}
	}
	return [...values]
		.filter(([, all]) => all.length * 2 > shapes.length)
		.map(([property, all]) => ({ property, different: new Set(all) }))
		.filter(({ different }) => different.size > 1 || shapes.length === 1)
		.map(({ property, different }) => ({
			property,
			samples: [...different].slice(0, SAMPLES),
			likely: Number(KINDS.test(property)) * 2 + Number(different.size === shapes.length)
		}))
		.sort((a, b) => b.likely - a.likely)
		.slice(0, MOST_CHOICES)
		.map(({ property, samples }) => ({ property, samples }));
}

/**
 * What shapes are called by a property. A bare number says what it counts: “Ward 5”.
 * @param property null for what usually is a name
 */
export function nameBy(shape: Shape, property: string | null): string | null {
	if (property === null) return usualName(shape);
	const value = shape.properties[property]?.trim();
	if (value === undefined) return null;
	const isNumber = /^[\d\s.-]+$/.test(value);
	const isName = USUAL_NAMES.includes(property.toLowerCase());
	return isNumber && !isName ? `${inWords(property)} ${value}` : value;
}

/** `WARD_NO` → `Ward no`. */
function inWords(property: string): string {
	const words = property.replaceAll(/[_\s]+/g, ' ').trim();
	return words.slice(0, 1).toUpperCase() + words.slice(1).toLowerCase();
}

/* What shapes are made of. */

export type Parts = {
	/** Rings of each, as they stand in the file. */
	readonly polygons: readonly unknown[];
	readonly lines: readonly (readonly LonLat[])[];
	readonly points: readonly LonLat[];
};

/** The parts of a geometry, those of collections in it as well. */
export function partsOf(geometry: unknown): Result<Parts, ShapesProblem> {
	const polygons: unknown[] = [];
	const lines: LonLat[][] = [];
	const points: LonLat[] = [];
	const unknown = collect(geometry);
	return unknown === null
		? ok({ polygons, lines, points })
		: fail('file-geometry-unknown', { type: unknown });

	/** The kind of a part that is none. */
	function collect(value: unknown): string | null {
		if (!isRecord(value)) return value === null ? 'null' : typeof value;
		const { type, coordinates } = value;
		// One by one: a call has no room for hundreds of thousands of arguments.
		switch (type) {
			case 'Polygon':
				polygons.push(coordinates);
				return null;
			case 'MultiPolygon':
				for (const polygon of Array.isArray(coordinates) ? list(coordinates) : [coordinates]) {
					polygons.push(polygon);
				}
				return null;
			case 'Point':
				points.push(position(coordinates));
				return null;
			case 'MultiPoint':
				for (const point of list(coordinates)) points.push(position(point));
				return null;
			case 'LineString':
				lines.push(list(coordinates).map(position));
				return null;
			case 'MultiLineString':
				for (const line of list(coordinates)) lines.push(list(line).map(position));
				return null;
			case 'GeometryCollection':
				for (const part of list(value.geometries)) {
					const wrong = collect(part);
					if (wrong !== null) return wrong;
				}
				return null;
			default:
				return typeof type === 'string' ? type.slice(0, 40) : typeof type;
		}
	}
}

/** What is no pair of numbers becomes NaN, which the measuring names as broken. */
function position(value: unknown): LonLat {
	const [x, y] = list(value);
	return [typeof x === 'number' ? x : NaN, typeof y === 'number' ? y : NaN];
}

function list(value: unknown): unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}

/* Shapes out of a table: points by longitude and latitude. */

export const LATITUDE = /^(?:lat|latitude|y|y_?coord|point_y)$/i;
export const LONGITUDE = /^(?:lon|lng|long|longitude|x|x_?coord|point_x)$/i;

export type PointColumns = { readonly latitude: number; readonly longitude: number };

/** The columns that hold longitude and latitude by their names; null where there are none. */
export function pointColumns({ columns }: Pick<Table, 'columns'>): PointColumns | null {
	const latitude = columns.findIndex((name) => LATITUDE.test(name));
	const longitude = columns.findIndex((name) => LONGITUDE.test(name));
	return latitude < 0 || longitude < 0 ? null : { latitude, longitude };
}

/** Every row that has a place as a point, its other cells as properties; null of a table without columns for it. */
export function shapesOfTable(table: Table): ShapesFile | null {
	const at = pointColumns(table);
	if (!at) return null;
	const shapes: Shape[] = [];
	const leftOut: LeftOut[] = [];
	for (const { line, fields } of table.rows) {
		const properties = Object.fromEntries(
			table.columns.flatMap((name, column) =>
				fields[column]?.trim() ? [[name, fields[column].trim()]] : []
			)
		);
		const point = pointOf(fields, at, table.decimal);
		if (point.ok) {
			const geometry = { type: 'Point', coordinates: point.value };
			shapes.push({ number: line, id: null, properties, geometry });
		} else {
			const name = usualName({ id: null, properties }) ?? '';
			leftOut.push({ number: line, name, problem: point.problem });
		}
	}
	return { shapes, leftOut, coordinates: null };
}

export type PointProblem = Problem<
	/** Longitude or latitude is empty or no number. */
	| 'row-without-point'
	/** Both are 0: what programs write where they found no place. */
	| 'row-at-zero'
>;

/** The point of a row, in whatever coordinates the table has. */
export function pointOf(
	fields: readonly string[],
	{ latitude, longitude }: PointColumns,
	decimal: Table['decimal']
): Result<LonLat, PointProblem> {
	const [x, y] = [longitude, latitude].map((column) => {
		const cell = fields[column] ?? '';
		return figureOfCell(cell, decimal)?.value ?? null;
	});
	if (x === null || x === undefined || y === null || y === undefined)
		return fail('row-without-point');
	return x === 0 && y === 0 ? fail('row-at-zero') : ok([x, y]);
}

/* Coordinates of shapes: where they begin, and the same shapes with others. */

/** The first pair of numbers in a geometry; null where it has none. */
export function firstPosition(geometry: unknown): LonLat | null {
	if (!isRecord(geometry)) return null;
	if (Array.isArray(geometry.geometries)) {
		for (const part of geometry.geometries as unknown[]) {
			const found = firstPosition(part);
			if (found) return found;
		}
		return null;
	}
	let value = geometry.coordinates;
	while (Array.isArray(value) && Array.isArray(value[0])) [value] = value as unknown[];
	const [x, y] = position(value);
	return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

/** The geometry with every pair of numbers put through `move`; what is no pair stays. */
export function moved(geometry: unknown, move: (position: LonLat) => LonLat): unknown {
	if (!isRecord(geometry)) return geometry;
	if (Array.isArray(geometry.geometries)) {
		const geometries = (geometry.geometries as unknown[]).map((part) => moved(part, move));
		return { type: geometry.type, geometries };
	}
	// A box that it brings along would be of the old coordinates.
	return { type: geometry.type, coordinates: movedPositions(geometry.coordinates, move) };
}

function movedPositions(value: unknown, move: (position: LonLat) => LonLat): unknown {
	if (!Array.isArray(value)) return value;
	const [x, y] = value as unknown[];
	if (typeof x === 'number' && typeof y === 'number') return move([x, y]);
	return value.map((each) => movedPositions(each, move));
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
