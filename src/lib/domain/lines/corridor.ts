/** A transit line with its stations, as the files in a region’s `corridors` hold it. */
import type { LineString, MultiLineString, Position } from 'geojson';

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
