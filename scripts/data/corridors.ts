/** Reads the transit lines under `data/corridors`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LineString, MultiLineString } from 'geojson';
import { DATA_DIR } from './paths.ts';

/** The line that the atlas is about comes first. */
export const CORRIDOR_IDS = [
	'blue-line-extension',
	'blue-line-extension-2016',
	'blue-line',
	'green-line'
] as const;

export type CorridorId = (typeof CORRIDOR_IDS)[number];

/** `dropped`: was planned and will not be built. */
export type CorridorStatus = 'open' | 'planned' | 'dropped';

export type Station = {
	/** Kebab-case, unique within the line. */
	readonly id: string;
	readonly name: string;
	/** 0 at the downtown end. */
	readonly order: number;
	/** City or township of the boundaries in `data/places` that holds the point. */
	readonly city: string;
	readonly status: CorridorStatus;
	/** How the point was placed. */
	readonly basis: string;
	/** The true place lies within this many metres, or null where the publisher does not say. */
	readonly accuracyMeters: number | null;
	/** WGS84 degrees. */
	readonly lngLat: readonly [number, number];
};

export type Corridor = {
	readonly id: CorridorId;
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
	/** Id in `data/catalog/sources.json`. */
	readonly source: string;
	/** The station of a line not yet built that is open already, and the lines that serve it. */
	readonly terminusShared: {
		readonly station: string;
		readonly with: readonly CorridorId[];
	} | null;
	/** Ids in `data/program/facts.json` of what is known of when it opens; no year is sure enough to stand alone. */
	readonly facts: readonly string[];
	readonly line: LineString | MultiLineString;
	/** In line order. */
	readonly stations: readonly Station[];
};

export function readCorridor(id: CorridorId): Corridor {
	const file = join(DATA_DIR, 'corridors', `${id}.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as Corridor;
}
