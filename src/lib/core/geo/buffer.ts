/** Everything within a distance of points and lines, measured along the ellipsoid. */
import type { LonLat } from './equal-area.ts';
import { destination, offset } from './geodesic.ts';
import { projectRing } from './planar-area.ts';
import type { Part } from './resolve.ts';

/** A quarter turn in 64 steps loses 0.01 % of a circle's area. */
const STEPS_PER_QUARTER = 64;
/** Longer parts of a line are divided, so that a straight side stays within centimeters of true. */
const LONGEST_SIDE = 2000;

/** A circle as a closed ring, counterclockwise from due east of the center. */
export function circleRing(
	center: LonLat,
	meters: number,
	stepsPerQuarter = STEPS_PER_QUARTER
): LonLat[] {
	const steps = 4 * stepsPerQuarter;
	const ring: LonLat[] = [];
	for (let i = 0; i < steps; i++) ring.push(destination(center, 90 - (360 * i) / steps, meters));
	ring.push(ring[0]!);
	return ring;
}

/** Everything within `meters` of a center. */
export function circlePart(center: LonLat, meters: number): Part {
	return [projectRing(circleRing(center, meters))];
}

/**
 * Everything within `meters` of a line, as parts that overlap: one a straight side, rounded at both
 * ends. Their union is the area; `resolveParts` and `outlineOfParts` make it. A line of one point
 * is a circle; an empty line has no parts.
 */
export function lineParts(line: readonly LonLat[], meters: number): Part[] {
	const points = divide(line);
	if (points.length === 0) return [];
	if (points.length === 1) return [circlePart(points[0]!, meters)];
	return points.slice(1).map((to, i) => [projectRing(capsule(points[i]!, to, meters))]);
}

function divide(line: readonly LonLat[]): LonLat[] {
	const points: LonLat[] = [];
	for (const to of line) {
		const from = points[points.length - 1];
		if (from) {
			const [east, north] = offset(from, to);
			if (east === 0 && north === 0) continue;
			const sides = Math.ceil(Math.hypot(east, north) / LONGEST_SIDE);
			for (let i = 1; i < sides; i++) {
				points.push([
					from[0] + ((to[0] - from[0]) * i) / sides,
					from[1] + ((to[1] - from[1]) * i) / sides
				]);
			}
		}
		points.push(to);
	}
	return points;
}

/** Half circles about both ends joined by straight sides; arcs keep the circle's own steps. */
function capsule(from: LonLat, to: LonLat, meters: number): LonLat[] {
	const [east, north] = offset(from, to);
	const heading = (Math.atan2(east, north) * 180) / Math.PI;
	return [...halfCircle(to, heading, meters), ...halfCircle(from, heading + 180, meters)];
}

/** Counterclockwise from 90° right of the heading to 90° left of it, both included. */
function halfCircle(center: LonLat, heading: number, meters: number): LonLat[] {
	const step = 90 / STEPS_PER_QUARTER;
	const start = heading + 90;
	const end = heading - 90;
	const ring: LonLat[] = [destination(center, start, meters)];
	for (let i = Math.ceil(start / step) - 1; i * step > end; i--) {
		ring.push(destination(center, i * step, meters));
	}
	ring.push(destination(center, end, meters));
	return ring;
}
