/** The part of points and lines that lies in a box of degrees. */
import type { LonLat } from './equal-area.ts';
import { nearDistance } from './geodesic.ts';
import type { Bounds } from './planar-area.ts';

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
