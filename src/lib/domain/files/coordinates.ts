/** The coordinates that a file is in, found out and turned into longitude and latitude. */
import type { Bounds } from '../geometry/area.ts';
import type { LonLat } from '../geometry/projection.ts';
import regional from '#region/coordinates.json';
import { REGION } from '../region.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { firstPosition, moved, type Shape, type ShapesFile } from './shapes.ts';

export type CoordinateSystem = {
	/** In words, such as “UTM zone 15 North, in meters”. */
	readonly name: string;
	/** Codes of it in files. */
	readonly codes: readonly string[];
	/** For proj4. */
	readonly definition: string;
};

/** Web maps of the whole world use it; the others are the region’s own. */
const WEB_MERCATOR: CoordinateSystem = {
	name: 'Web Mercator, in meters',
	codes: ['3857', '900913', '102100', '102113', '3785'],
	definition:
		'+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs'
};

/** Longitude and latitude in degrees; WGS 84 and NAD 83 differ here by less than two meters. */
const DEGREES: ReadonlySet<string> = new Set([
	'4326',
	'4269',
	'4979',
	'CRS84',
	'84',
	'4617',
	'6318',
	'4152'
]);

/** Those that maps of the region are made in, and the web's. */
const COORDINATE_SYSTEMS: readonly CoordinateSystem[] = [...regional, WEB_MERCATOR];

export type CoordinatesProblem = Problem<
	/** Latitude stands before longitude. */
	| 'file-turned'
	/** Parameters `x`, `y`, `known`: not degrees, and of no system that is known here. */
	| 'file-coordinates-unknown'
	/** Parameter `system`: what the file says of itself cannot be read. */
	| 'file-system-unknown'
>;

/** A file and what somebody says of it. */
export type BroughtFile = {
	/** With its ending. */
	readonly name: string;
	readonly bytes: Uint8Array;
	/** Latitude stands before longitude. */
	readonly turned: boolean;
	/** Degrees. */
	readonly region: Bounds;
};

export type InDegrees = {
	readonly shapes: readonly Shape[];
	/** What the coordinates were read as; null for degrees. */
	readonly system: string | null;
};

/**
 * The shapes with longitude before latitude. What the file says of itself counts; where it says
 * nothing, the one system that puts shapes into the region.
 * @param turned somebody said that latitude stands first
 */
export async function inDegrees(
	{ shapes, coordinates }: Pick<ShapesFile, 'shapes' | 'coordinates'>,
	region: Bounds,
	turned: boolean
): Promise<Result<InDegrees, CoordinatesProblem>> {
	if (turned) return ok({ shapes: movedShapes(shapes, ([x, y]) => [y, x]), system: null });
	const starts = shapes
		.map(({ geometry }) => firstPosition(geometry))
		.filter((start) => start !== null);
	const said = coordinates === null ? null : await systemSaid(coordinates);
	const bySystem =
		said && said !== 'degrees'
			? ok({ shapes: movedShapes(shapes, said.toDegrees), system: said.name })
			: null;
	if (
		bySystem &&
		said &&
		said !== 'degrees' &&
		starts.some((start) => holds(region, said.toDegrees(start)))
	) {
		return bySystem;
	}
	const [first] = starts;
	if (!first || starts.some((start) => holds(region, start))) return ok({ shapes, system: null });
	if (starts.some(([x, y]) => holds(region, [y, x]))) return fail('file-turned');
	// What lies elsewhere is told where it is measured.
	if (bySystem || starts.every(isInDegrees)) return bySystem ?? ok({ shapes, system: null });
	for (const { name, definition } of COORDINATE_SYSTEMS) {
		const toDegrees = await converter(definition);
		if (!toDegrees || !starts.some((start) => holds(region, toDegrees(start)))) continue;
		return ok({ shapes: movedShapes(shapes, toDegrees), system: name });
	}
	if (coordinates !== null && said === null) {
		return fail('file-system-unknown', { system: nameOf(coordinates) });
	}
	const strange = starts.find((start) => !isInDegrees(start)) ?? first;
	return fail('file-coordinates-unknown', {
		x: strange[0],
		y: strange[1],
		known: COORDINATE_SYSTEMS.map(({ name }) => name).join('; ')
	});
}

type Said = { readonly name: string; readonly toDegrees: (position: LonLat) => LonLat };

/** Null where what is said cannot be read. */
async function systemSaid(text: string): Promise<Said | 'degrees' | null> {
	const isWkt = /^\s*[A-Z_]+\s*[[(]/.test(text);
	if (!isWkt) {
		const code = text.split(/[:/#]/).at(-1)?.trim() ?? '';
		if (DEGREES.has(code)) return 'degrees';
		const known = COORDINATE_SYSTEMS.find(({ codes }) => codes.includes(code));
		const toDegrees = known ? await converter(known.definition) : null;
		return known && toDegrees ? { name: known.name, toDegrees } : null;
	}
	// A geographic system of this continent is degrees, within two meters; the old one of 1927 is not.
	if (/^\s*GEOG(?:CS|CRS)/.test(text) && !/1927|NAD_?27/i.test(text)) return 'degrees';
	const toDegrees = await converter(text);
	return toDegrees && { name: (await ownWords(toDegrees)) ?? nameOf(text), toDegrees };
}

/** How a system is called here that does the same as a known one, to within a few inches. */
async function ownWords(toDegrees: Said['toDegrees']): Promise<string | null> {
	for (const { name, definition } of COORDINATE_SYSTEMS) {
		const { default: proj4 } = await import('proj4');
		const [x = NaN, y = NaN] = proj4('WGS84', definition, [...REGION.projection.origin]);
		const [longitude, latitude] = toDegrees([x, y]);
		const [east, north] = REGION.projection.origin;
		if (Math.hypot(longitude - east, latitude - north) < 1e-6) return name;
	}
	return null;
}

/** What WKT calls itself, with spaces. */
function nameOf(text: string): string {
	const name = /^\s*[A-Z_]+\s*[[(]\s*"([^"]*)"/.exec(text)?.[1] ?? text;
	return name.replaceAll('_', ' ').slice(0, 60);
}

async function converter(definition: string): Promise<((position: LonLat) => LonLat) | null> {
	const { default: proj4 } = await import('proj4');
	try {
		const { forward } = proj4(definition, 'WGS84');
		forward([0, 0]);
		return ([x, y]) => {
			// Numbers beyond what a projection can hold are named as broken where they are measured.
			try {
				const [longitude = NaN, latitude = NaN] = forward([x, y]);
				return [longitude, latitude];
			} catch {
				return [NaN, NaN];
			}
		};
	} catch {
		return null;
	}
}

function movedShapes(
	shapes: readonly Shape[],
	move: (position: LonLat) => LonLat
): readonly Shape[] {
	return shapes.map((shape) => ({ ...shape, geometry: moved(shape.geometry, move) }));
}

function isInDegrees([x, y]: LonLat): boolean {
	return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

function holds([west, south, east, north]: Bounds, [x, y]: LonLat): boolean {
	return x >= west && x <= east && y >= south && y <= north;
}
