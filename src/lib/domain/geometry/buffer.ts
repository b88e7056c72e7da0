/** Everything within a distance of points and lines, measured along the ellipsoid. */
import { destination, nearDistance, offset } from './projection.ts';
import type { LonLat } from './projection.ts';
import { projectRing } from './area.ts';
import type { Bounds } from './area.ts';
import type { Part } from './sweep.ts';

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
 *
 * Where one side follows another, the ground about their common end is nearer to one of them, but
 * for the wedge on the outside of the turn: only there has the end an arc in full steps, and else
 * just enough corners to overlap its neighbor.
 */
export function lineParts(line: readonly LonLat[], meters: number): Part[] {
	const points = divide(line);
	if (points.length === 0) return [];
	if (points.length === 1) return [circlePart(points[0]!, meters)];
	const headings = points.slice(1).map((to, i) => headingOf(points[i]!, to));
	return headings.map((heading, i) => {
		const next = headings[i + 1];
		const end = next === undefined ? FULL : wedge(heading, next);
		const back = heading + 180;
		return [
			projectRing([
				...halfCircle(points[i + 1]!, heading, meters, end),
				...halfCircle(points[i]!, back, meters, i === 0 ? FULL : NONE)
			])
		];
	});
}

/** Straight sides into which a line is divided before it is measured around. */
export function sidesOf(line: readonly LonLat[]): number {
	return line.reduce((sum, to, i) => sum + (i === 0 ? 0 : sidesBetween(line[i - 1]!, to)), 0);
}

function sidesBetween(from: LonLat, to: LonLat): number {
	const [east, north] = offset(from, to);
	return Math.ceil(Math.hypot(east, north) / LONGEST_SIDE);
}

function divide(line: readonly LonLat[]): LonLat[] {
	const points: LonLat[] = [];
	for (const to of line) {
		const from = points[points.length - 1];
		if (from) {
			const sides = sidesBetween(from, to);
			if (sides === 0) continue;
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

/** Degrees clockwise from north. */
function headingOf(from: LonLat, to: LonLat): number {
	const [east, north] = offset(from, to);
	return (Math.atan2(east, north) * 180) / Math.PI;
}

/** Headings between which a half circle is drawn in full steps, from the greater to the lesser. */
type Arc = {
	readonly from: number;
	readonly to: number;
	/** A heading between steps at which there is a corner too. */
	readonly corner?: number;
};

const FULL: Arc = { from: Infinity, to: -Infinity };
const NONE: Arc = { from: -Infinity, to: Infinity };
const STEP = 90 / STEPS_PER_QUARTER;
/** Corners elsewhere: every so many steps. */
const ROUGH = 20;

/** From the one side's end to the other's beginning, on the outside of the turn, and a step more. */
function wedge(heading: number, next: number): Arc {
	const turn = ((((next - heading + 180) % 360) + 360) % 360) - 180;
	const corner = heading + turn + (turn < 0 ? 90 : -90);
	return turn < 0
		? { from: Infinity, to: corner - STEP, corner }
		: { from: corner + STEP, to: -Infinity, corner };
}

/** Counterclockwise from 90° right of the heading to 90° left of it, both included. */
function halfCircle(center: LonLat, heading: number, meters: number, arc: Arc): LonLat[] {
	const start = heading + 90;
	const end = heading - 90;
	const angles = [start, end];
	for (let i = Math.ceil(start / STEP) - 1; i * STEP > end; i--) {
		const angle = i * STEP;
		const inArc = angle <= arc.from && angle >= arc.to;
		if (inArc || i % ROUGH === 0) angles.push(angle);
	}
	const { corner } = arc;
	if (corner !== undefined && corner < start && corner > end) angles.push(corner);
	angles.sort((a, b) => b - a);
	return angles.map((angle) => destination(center, angle, meters));
}

/* The part of points and lines that lies in a box of degrees. */

const METERS_PER_DEGREE = 110_000;
/** Nearer to a pole the plane has no room for circles. */
const FARTHEST_NORTH = 80;

/** The box with at least so many meters more on each side. */
export function widened([west, south, east, north]: Bounds, meters: number): Bounds {
	const up = meters / METERS_PER_DEGREE;
	const [low, high] = [Math.max(-FARTHEST_NORTH, south - up), Math.min(FARTHEST_NORTH, north + up)];
	const across = up / Math.cos((Math.max(Math.abs(low), Math.abs(high)) * Math.PI) / 180);
	return [west - across, low, east + across, high];
}

export function holds([west, south, east, north]: Bounds, [x, y]: LonLat): boolean {
	return x >= west && x <= east && y >= south && y <= north;
}

export type ClippedLine = {
	/** In the order of the line; the line itself where all of it is inside. */
	readonly inside: readonly (readonly LonLat[])[];
	/** Meters of the line that were cut off; only about right for sides of more than 50 km. */
	readonly cutOff: number;
};

/** Cuts a line at the border of the box. Between two points it runs straight in degrees. */
export function clipLine(line: readonly LonLat[], box: Bounds): ClippedLine {
	if (line.every((point) => holds(box, point))) return { inside: [line], cutOff: 0 };
	const inside: LonLat[][] = [];
	let cutOff = 0;
	let open: LonLat[] | null = null;
	for (let i = 1; i < line.length; i++) {
		const from = line[i - 1]!;
		const to = line[i]!;
		const length = nearDistance(from, to);
		const shares = sharesInside(from, to, box);
		cutOff += length * (shares ? 1 - (shares[1] - shares[0]) : 1);
		if (!shares) {
			open = null;
			continue;
		}
		const [enters, leaves] = shares;
		if (!open) {
			open = [between(from, to, enters)];
			inside.push(open);
		}
		open.push(between(from, to, leaves));
		if (leaves < 1) open = null;
	}
	return { inside, cutOff };
}

/** Shares of the way at which it enters and leaves the box; null where it stays outside (Liang, Barsky 1984). */
function sharesInside(
	from: LonLat,
	to: LonLat,
	[west, south, east, north]: Bounds
): readonly [number, number] | null {
	let enters = 0;
	let leaves = 1;
	const dx = to[0] - from[0];
	const dy = to[1] - from[1];
	for (const [way, room] of [
		[-dx, from[0] - west],
		[dx, east - from[0]],
		[-dy, from[1] - south],
		[dy, north - from[1]]
	] as const) {
		if (way === 0) {
			if (room < 0) return null;
		} else if (way < 0) enters = Math.max(enters, room / way);
		else leaves = Math.min(leaves, room / way);
	}
	return enters < leaves ? [enters, leaves] : null;
}

function between(from: LonLat, to: LonLat, share: number): LonLat {
	if (share === 0) return from;
	if (share === 1) return to;
	return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
