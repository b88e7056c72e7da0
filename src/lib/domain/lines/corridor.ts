/** A transit line with its stations, as the files in a region’s `corridors` hold it, and distances from it. */
import type { LineString, MultiLineString, Position } from 'geojson';
import { fail, ok, type Problem, type Result } from '../result.ts';

/** `dropped`: was planned and will not be built. */
export type CorridorStatus = 'open' | 'planned' | 'dropped';

export type Station = {
	/** Kebab-case, unique within the line; a station that lines share has one id. */
	readonly id: string;
	readonly name: string;
	/** 0 at the downtown end. */
	readonly order: number;
	/** City or township that holds the point. */
	readonly city: string;
	readonly status: CorridorStatus;
	/** How the point was placed. */
	readonly basis: string;
	/** The true place lies within this many meters, or null where the publisher does not say. */
	readonly accuracyMeters: number | null;
	/** WGS84 degrees. */
	readonly lngLat: readonly [number, number];
};

export type Corridor = {
	readonly id: string;
	readonly name: string;
	readonly status: CorridorStatus;
	/** Year in which the line opened; null where it has not. */
	readonly opened: number | null;
	/** Year that alignment and status describe. */
	readonly asOf: string;
	/** Where the alignment comes from. */
	readonly basis: string;
	readonly accuracyMeters: number | null;
	/** Published length, or null where none came with the line. */
	readonly miles: number | null;
	/** Id in the region’s `manifest.json`. */
	readonly source: string;
	/** The station of a line not yet built that is open already, and the lines that serve it. */
	readonly terminusShared: { readonly station: string; readonly with: readonly string[] } | null;
	/** Ids in `program/facts.json` of what is known of when it opens; no year is sure enough to stand alone. */
	readonly facts: readonly string[];
	readonly line: LineString | MultiLineString;
	readonly stations: readonly Station[];
};

/** Stations from the downtown end outward. */
export function stationsInLineOrder<S extends Pick<Station, 'order'>>(corridor: {
	readonly stations: readonly S[];
}): S[] {
	return corridor.stations.toSorted((a, b) => a.order - b.order);
}

/**
 * The stations whose areas stand for a line as a whole, in line order: all of it but a terminus that
 * other lines have opened already.
 */
export function stationsOfRollUp<S extends Pick<Station, 'id' | 'order'>>(
	corridor: Pick<Corridor, 'terminusShared'> & { readonly stations: readonly S[] }
): S[] {
	const shared = corridor.terminusShared?.station;
	return stationsInLineOrder(corridor).filter((station) => station.id !== shared);
}

/** Every page carries the line: as fine as a map shows it, to about a yard. */
const STEPS_PER_DEGREE = 1e5;

/** A line as short as a page can carry it: each point as its distance from the one before, in steps. */
export function stepsOfLine({ coordinates }: LineString): readonly number[] {
	let [x, y] = [0, 0];
	return coordinates.flatMap(([longitude = NaN, latitude = NaN]) => {
		const at = [x, y] as const;
		[x, y] = [Math.round(longitude * STEPS_PER_DEGREE), Math.round(latitude * STEPS_PER_DEGREE)];
		return [x - at[0], y - at[1]];
	});
}

export function lineOfSteps(steps: readonly number[]): LineString {
	let [x, y] = [0, 0];
	const coordinates: Position[] = [];
	for (let at = 0; at < steps.length; at += 2) {
		[x, y] = [x + steps[at]!, y + steps[at + 1]!];
		coordinates.push([x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE]);
	}
	return { type: 'LineString', coordinates };
}

/* Distances as people write them. */

const METERS_PER_MILE = 1609.344;
/** The usual size of a station area. */
export const HALF_MILE = METERS_PER_MILE / 2;
/** Reach of a corridor: the region’s words say whose definition it follows. */
export const ONE_MILE = METERS_PER_MILE;

/** Reaches of a station area that can be chosen without drawing one. */
export const STATION_REACHES: readonly number[] = [
	ONE_MILE / 4,
	HALF_MILE,
	ONE_MILE * 0.75,
	ONE_MILE
];

/** Smaller areas hold a handful of homes at most; larger ones are no longer about a station. */
export const SHORTEST_DISTANCE = 50;
export const LONGEST_DISTANCE = 20 * METERS_PER_MILE;

export type DistanceProblem = Problem<
	/** Not a number with a unit. Parameter `text`. */
	| 'distance-not-understood'
	/** Parameters `text`, and `shortest` and `longest` in meters. */
	| 'distance-out-of-range'
>;

const METERS: Readonly<Record<string, number>> = {
	m: 1,
	meter: 1,
	meters: 1,
	metre: 1,
	metres: 1,
	km: 1000,
	kilometer: 1000,
	kilometers: 1000,
	kilometre: 1000,
	kilometres: 1000,
	ft: 0.3048,
	foot: 0.3048,
	feet: 0.3048,
	mi: METERS_PER_MILE,
	mile: METERS_PER_MILE,
	miles: METERS_PER_MILE
};

const FRACTIONS: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75 };

/** Reads `0.5mi`, `1/2 mile`, `½ mi`, `800m`, `1.2 km`, `1500 ft` as meters. */
export function parseDistance(text: string): Result<number, DistanceProblem> {
	const match = /^\s*(\d+(?:\.\d*)?|\.\d+|\d+\s*\/\s*\d+|[¼½¾])\s*([a-z]+)\.?\s*$/i.exec(text);
	const unit = METERS[match?.[2]?.toLowerCase() ?? ''];
	const amount = match?.[1] === undefined ? NaN : parseAmount(match[1]);
	if (unit === undefined || !Number.isFinite(amount)) {
		return fail('distance-not-understood', { text });
	}
	const meters = amount * unit;
	if (meters < SHORTEST_DISTANCE || meters > LONGEST_DISTANCE) {
		return fail('distance-out-of-range', {
			text,
			shortest: SHORTEST_DISTANCE,
			longest: Math.round(LONGEST_DISTANCE)
		});
	}
	return ok(meters);
}

function parseAmount(text: string): number {
	const sign = FRACTIONS[text];
	if (sign !== undefined) return sign;
	const [over, under] = text.split('/');
	return under === undefined ? Number(over) : Number(over) / Number(under);
}

/** Text that `parseDistance` reads back to the same distance: miles where they come out even. */
export function formatDistance(meters: number): string {
	const miles = meters / METERS_PER_MILE;
	return Number(miles.toFixed(4)) * METERS_PER_MILE === meters
		? `${Number(miles.toFixed(4))}mi`
		: `${meters}m`;
}
