/** Is this ring a valid border? Cheap tests on plain coordinates. */
import type { Position } from 'geojson';
import Flatbush from 'flatbush';
import { signedArea } from '../data/ring.ts';

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/** Under the doubled area of the smallest triangle on a grid of 1e-6 degrees, which is 1e-12. */
const LEAST_AREA = 1e-13;

/** What is wrong with a polygon's ring, or null where nothing is. */
export function ringProblem(ring: readonly Position[]): string | null {
	if (ring.length < 4) return `a ring of ${ring.length} positions`;
	if (!ring.every((position) => position.length >= 2 && position.every(Number.isFinite))) {
		return 'a position that is no pair of numbers';
	}
	const [first, last] = [ring[0], ring.at(-1)];
	if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return 'an open ring';
	if (Math.abs(signedArea(ring)) < LEAST_AREA) return 'a ring without area';
	const crossing = firstCrossing(ring);
	if (crossing) return `a ring that crosses itself near ${crossing.join(', ')}`;
	return null;
}

/** A point near which two segments of the ring properly cross; touching is not crossing. */
function firstCrossing(ring: readonly Position[]): Position | null {
	const count = ring.length - 1;
	const index = new Flatbush(count);
	for (let i = 0; i < count; i += 1) {
		const [ax, ay, bx, by] = segment(ring, i);
		index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
	}
	index.finish();
	for (let i = 0; i < count; i += 1) {
		const [ax, ay, bx, by] = segment(ring, i);
		const near = index.search(
			Math.min(ax, bx),
			Math.min(ay, by),
			Math.max(ax, bx),
			Math.max(ay, by),
			(j) => j > i
		);
		for (const j of near) {
			const [cx, cy, dx, dy] = segment(ring, j);
			const acd = side(ax, ay, cx, cy, dx, dy);
			const bcd = side(bx, by, cx, cy, dx, dy);
			const cab = side(cx, cy, ax, ay, bx, by);
			const dab = side(dx, dy, ax, ay, bx, by);
			if (acd * bcd < 0 && cab * dab < 0) return [ax, ay];
		}
	}
	return null;
}

function segment(ring: readonly Position[], i: number): [number, number, number, number] {
	const [ax = NaN, ay = NaN] = ring[i] ?? [];
	const [bx = NaN, by = NaN] = ring[i + 1] ?? [];
	return [ax, ay, bx, by];
}

/** On which side of the line through b and c the point a lies: −1, 0 (on it, to 1 mm) or 1. */
function side(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
	const cross = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
	const length = Math.hypot(cx - bx, cy - by);
	return Math.abs(cross) <= 1e-8 * length ? 0 : Math.sign(cross);
}

export function isInside(box: Box, position: Position): boolean {
	const [x = NaN, y = NaN] = position;
	return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}
