/**
 * "What if the line ran here?": a line and its stations as somebody imagines them, checked before
 * anything is computed from them. A plan is a plain value, so that it can travel with the view.
 */
import { LONGEST_DISTANCE, SHORTEST_DISTANCE } from '../lines/corridor.ts';
import { nearDistance, offset, type LonLat } from '../geometry/projection.ts';
import type { Bounds } from '../geometry/area.ts';
import { MOST_STATIONS, type PlaceExtent, type Plan, type PlanStation } from './place.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';

export type PlanProblem = Problem<
	| 'plan-no-line'
	/** Parameter `shortest` in meters. */
	| 'plan-line-too-short'
	/** Parameters `points`, `limit`. */
	| 'plan-line-too-complex'
	| 'plan-no-stations'
	/** Parameters `stations`, `limit`. */
	| 'plan-too-many-stations'
	/** Parameters `station`, `meters` away, `limit`. */
	| 'plan-station-off-line'
	/** Parameters `x`, `y`. */
	| 'plan-not-in-degrees'
	/** Parameter `what`: `line`, or the name of a station. */
	| 'plan-outside-region'
	/** Parameters `shortest`, `longest` in meters. */
	| 'reach-out-of-range'
>;

/** A station beyond this from the line belongs to another line. */
const FARTHEST_STATION = 1000;
const MOST_LINE_POINTS = 2000;
/** Shorter lines are slips of the finger. */
const SHORTEST_LINE = 200;

/** Whether a line and its stations are few enough to be held against each other. */
export function checkPlanCounts(points: number, stations: number): Result<null, PlanProblem> {
	if (points > MOST_LINE_POINTS) {
		return fail('plan-line-too-complex', { points, limit: MOST_LINE_POINTS });
	}
	if (stations > MOST_STATIONS) {
		return fail('plan-too-many-stations', { stations, limit: MOST_STATIONS });
	}
	return ok(null);
}

/** Checks a line alone, before it has stations. @param region degrees */
export function checkPlanLine(line: Plan['line'], region: Bounds): Result<null, PlanProblem> {
	const points = line.flat();
	if (points.length === 0) return fail('plan-no-line');
	const counted = checkPlanCounts(points.length, 0);
	if (!counted.ok) return counted;
	const strange = points.find((point) => !isInDegrees(point));
	if (strange) return fail('plan-not-in-degrees', { x: strange[0], y: strange[1] });
	if (!points.some((point) => isInside(point, region))) {
		return fail('plan-outside-region', { what: 'line' });
	}
	const length = line.reduce((sum, path) => sum + lengthOfPath(path), 0);
	if (length < SHORTEST_LINE) return fail('plan-line-too-short', { shortest: SHORTEST_LINE });
	return ok(null);
}

/** Checks a whole plan: it can be asked about where this is ok. @param region degrees */
export function checkPlan(plan: Plan, region: Bounds): Result<Plan, PlanProblem> {
	const { line, stations, meters } = plan;
	const checked = checkPlanLine(line, region);
	if (!checked.ok) return checked;
	if (stations.length === 0) return fail('plan-no-stations');
	const counted = checkPlanCounts(0, stations.length);
	if (!counted.ok) return counted;
	for (const { name, lngLat } of stations) {
		if (!isInDegrees(lngLat)) return fail('plan-not-in-degrees', { x: lngLat[0], y: lngLat[1] });
		if (!isInside(lngLat, region)) return fail('plan-outside-region', { what: name });
		const away = nearestOnPaths(line, lngLat)?.meters ?? Infinity;
		if (away > FARTHEST_STATION) {
			return fail('plan-station-off-line', {
				station: name,
				meters: Math.round(away),
				limit: FARTHEST_STATION
			});
		}
	}
	if (!(meters >= SHORTEST_DISTANCE && meters <= LONGEST_DISTANCE)) {
		return fail('reach-out-of-range', { shortest: SHORTEST_DISTANCE, longest: LONGEST_DISTANCE });
	}
	return ok(plan);
}

/** Stations at even distances along every path of a line, or why they are too many. */
export function stationsEvery(
	line: Plan['line'],
	meters: number
): Result<readonly LonLat[], PlanProblem> {
	const stations: LonLat[] = [];
	for (const path of line) {
		// Told before it is done: a line across the world has a million stations.
		const counted = checkPlanCounts(0, stations.length + Math.floor(lengthOfPath(path) / meters));
		if (!counted.ok) return counted;
		stations.push(...evenlyAlong(path, meters));
	}
	const counted = checkPlanCounts(0, stations.length);
	return counted.ok ? ok(stations) : counted;
}

/** Stations in the order in which the line passes them. */
export function inLineOrder(
	line: Plan['line'],
	stations: readonly PlanStation[]
): readonly PlanStation[] {
	return stations
		.map((station) => ({ station, along: nearestOnPaths(line, station.lngLat)?.along ?? 0 }))
		.sort((a, b) => a.along - b.along)
		.map(({ station }) => station);
}

/** The area of each station, in line order, and of all of them with shared ground counted once. */
export function questionsOfPlan({ stations, meters }: Plan): {
	readonly stations: readonly PlaceExtent[];
	readonly together: PlaceExtent;
} {
	const around = (points: readonly LonLat[]): PlaceExtent => ({
		kind: 'reach',
		points,
		lines: [],
		meters
	});
	return {
		stations: stations.map(({ lngLat }) => around([lngLat])),
		together: around(stations.map(({ lngLat }) => lngLat))
	};
}

function isInDegrees([x, y]: LonLat): boolean {
	return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

function isInside([x, y]: LonLat, [west, south, east, north]: Bounds): boolean {
	return x >= west && x <= east && y >= south && y <= north;
}

/* Measuring along a line of degrees: its length, places on it, and the nearest of them. */

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
function nearestOnPaths(paths: readonly Path[], point: LonLat): OnPath | null {
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
