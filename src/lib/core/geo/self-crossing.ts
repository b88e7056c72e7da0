/** Finds where the border of one polygon crosses itself. */
import type { PlanePoint } from './equal-area.ts';
import type { Part } from './resolve.ts';
import type { Work } from './work.ts';

/** Ends nearer than this to the other side only touch it (meters): nobody can see such a loop. */
const TOUCHING = 1;

/**
 * A point where two sides of the polygon's rings cross, each passing the other by more than a meter
 * at both ends; null where there is none. Sides that meet or overlap do not cross.
 * @param work spent on pairs of sides; once it does not suffice nothing more is looked for
 */
export function findSelfCrossing(part: Part, work: Work): PlanePoint | null {
	const sides: Side[] = [];
	for (const ring of part) {
		const n = ring.length;
		for (let i = 0; i < n; i += 2) {
			sides.push([ring[i]!, ring[i + 1]!, ring[(i + 2) % n]!, ring[(i + 3) % n]!]);
		}
	}
	sides.sort((a, b) => Math.min(a[0], a[2]) - Math.min(b[0], b[2]));
	for (let i = 0; i < sides.length; i++) {
		const a = sides[i]!;
		const east = Math.max(a[0], a[2]);
		const south = Math.min(a[1], a[3]);
		const north = Math.max(a[1], a[3]);
		let looked = 0;
		for (let j = i + 1; j < sides.length; j++) {
			const b = sides[j]!;
			if (Math.min(b[0], b[2]) > east) break;
			looked++;
			if (Math.min(b[1], b[3]) > north || Math.max(b[1], b[3]) < south) continue;
			const point = crossing(a, b);
			if (point) return point;
		}
		if (!work.spend(looked)) return null;
	}
	return null;
}

/** x1, y1, x2, y2 in meters. */
type Side = readonly [number, number, number, number];

function crossing(a: Side, b: Side): PlanePoint | null {
	const b1 = distanceFromLine(a, b[0], b[1]);
	const b2 = distanceFromLine(a, b[2], b[3]);
	if (!apart(b1, b2)) return null;
	if (!apart(distanceFromLine(b, a[0], a[1]), distanceFromLine(b, a[2], a[3]))) return null;
	const along = b1 / (b1 - b2);
	return [b[0] + (b[2] - b[0]) * along, b[1] + (b[3] - b[1]) * along];
}

function apart(d1: number, d2: number): boolean {
	return (d1 > TOUCHING && d2 < -TOUCHING) || (d1 < -TOUCHING && d2 > TOUCHING);
}

/** Meters to the left of the line through a side (negative: to its right). */
function distanceFromLine(side: Side, x: number, y: number): number {
	const dx = side[2] - side[0];
	const dy = side[3] - side[1];
	return (dx * (y - side[1]) - dy * (x - side[0])) / Math.hypot(dx, dy);
}
