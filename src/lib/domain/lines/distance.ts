/** Distances as people write them. */
import { fail, ok, type Problem, type Result } from '../result.ts';

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
