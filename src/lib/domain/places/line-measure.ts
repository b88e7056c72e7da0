/** Measuring along a line of degrees: its length, places on it, and the nearest of them. */
import type { LonLat } from '../geometry/projection.ts';
import { nearDistance, offset } from '../geometry/projection.ts';

export type Path = readonly LonLat[];

/** Meters from one end to the other. */
export function lengthOfPath(path: Path): number {
	return path.slice(1).reduce((sum, to, at) => sum + nearDistance(path[at]!, to), 0);
}

/** The place `meters` from the start; the path's end where it is shorter. */
export function placeAlong(path: Path, meters: number): LonLat | null {
	let left = meters;
	for (let at = 1; at < path.length; at++) {
		const from = path[at - 1]!;
		const to = path[at]!;
		const side = nearDistance(from, to);
		if (left <= side && side > 0) return between(from, to, left / side);
		left -= side;
	}
	return path.at(-1) ?? null;
}

export type OnPath = {
	readonly lngLat: LonLat;
	/** From the path to the point asked about. */
	readonly meters: number;
	/** From the path's start to the place. */
	readonly along: number;
};

/** The place of the path nearest to a point; null where the path has no points. */
export function nearestOnPath(path: Path, point: LonLat): OnPath | null {
	const [first] = path;
	if (!first) return null;
	let best: OnPath = { lngLat: first, meters: nearDistance(first, point), along: 0 };
	let before = 0;
	for (let at = 1; at < path.length; at++) {
		const from = path[at - 1]!;
		const to = path[at]!;
		const [dx, dy] = offset(from, to);
		const [px, py] = offset(from, point);
		const side = Math.hypot(dx, dy);
		const share = side === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / side ** 2));
		const place = between(from, to, share);
		const meters = nearDistance(place, point);
		if (meters < best.meters) best = { lngLat: place, meters, along: before + share * side };
		before += side;
	}
	return best;
}

/** The nearest place on any of several paths, `along` counted through all of them in order. */
export function nearestOnPaths(paths: readonly Path[], point: LonLat): OnPath | null {
	let best: OnPath | null = null;
	let before = 0;
	for (const path of paths) {
		const found = nearestOnPath(path, point);
		if (found && (!best || found.meters < best.meters)) {
			best = { ...found, along: before + found.along };
		}
		before += lengthOfPath(path);
	}
	return best;
}

/**
 * Places about `every` meters apart on a path, both ends included: the distance is made a little
 * longer or shorter so that they come out even.
 */
export function evenlyAlong(path: Path, every: number): LonLat[] {
	const length = lengthOfPath(path);
	if (length === 0 || !(every > 0)) return [];
	const gaps = Math.max(1, Math.round(length / every));
	return Array.from({ length: gaps + 1 }, (_, at) => placeAlong(path, (length * at) / gaps)!);
}

function between(from: LonLat, to: LonLat, share: number): LonLat {
	return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
