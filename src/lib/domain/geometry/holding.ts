/** Very many points against areas: whether an area holds a point, and which of many does. */
import type { Bounds, PlanarArea } from './area.ts';

/** Pieces of a boundary in a strip, about. */
const IN_STRIP = 6;
const MOST_STRIPS = 512;

/**
 * Tells of any point in the plane whether the area holds it, as `holdsPoint` does, from the pieces of
 * the strip alone that the point is in. Worth its making from some ten points on.
 */
export function pointHolder({ pieces, bounds }: PlanarArea): (x: number, y: number) => boolean {
	const [west, south, east, north] = bounds;
	const count = pieces.length / 4;
	const strips = Math.max(1, Math.min(MOST_STRIPS, Math.ceil(count / IN_STRIP)));
	const perMeter = strips / (east - west);
	const stripOf = (x: number) =>
		Math.min(strips - 1, Math.max(0, Math.floor((x - west) * perMeter)));
	// Counted, then laid side by side.
	const starts = new Int32Array(strips + 1);
	for (let k = 0; k < count; k++) {
		const last = stripOf(pieces[4 * k + 2]!);
		for (let strip = stripOf(pieces[4 * k]!); strip <= last; strip++) starts[strip + 1]!++;
	}
	for (let strip = 0; strip < strips; strip++) starts[strip + 1]! += starts[strip]!;
	const held = new Int32Array(starts[strips]!);
	const next = starts.slice();
	for (let k = 0; k < count; k++) {
		const last = stripOf(pieces[4 * k + 2]!);
		for (let strip = stripOf(pieces[4 * k]!); strip <= last; strip++) held[next[strip]!++] = 4 * k;
	}
	return (x, y) => {
		if (!(x >= west && x <= east && y >= south && y <= north)) return false;
		const strip = stripOf(x);
		let odd = false;
		for (let at = starts[strip]!; at < starts[strip + 1]!; at++) {
			const k = held[at]!;
			const x1 = pieces[k]!;
			const x2 = pieces[k + 2]!;
			if (x1 > x || x2 <= x) continue;
			const height = pieces[k + 1]! + ((x - x1) / (x2 - x1)) * (pieces[k + 3]! - pieces[k + 1]!);
			if (height > y) odd = !odd;
		}
		return odd;
	};
}

/** Cells of a grid across and up. */
const CELLS = 96;

/** A grid over boxes: which of its cells a point is in, and which a box reaches over. */
function gridOver([west, south, east, north]: Bounds) {
	const column = (x: number) => Math.floor(((x - west) / (east - west || 1)) * CELLS);
	const row = (y: number) => Math.floor(((y - south) / (north - south || 1)) * CELLS);
	const kept = (at: number) => Math.min(CELLS - 1, Math.max(0, at));
	return {
		cellOf: (x: number, y: number) => kept(row(y)) * CELLS + kept(column(x)),
		holds: (x: number, y: number) => x >= west && x <= east && y >= south && y <= north,
		/** Cells of a box, or of the part of it that the grid covers. */
		*cells([left, bottom, right, top]: Bounds): Iterable<number> {
			if (!(left <= east && right >= west && bottom <= north && top >= south)) return;
			const [from, to] = [kept(column(left)), kept(column(right))];
			for (let up = kept(row(bottom)); up <= kept(row(top)); up++) {
				for (let across = from; across <= to; across++) yield up * CELLS + across;
			}
		}
	};
}

function around(boxes: Iterable<Bounds>): Bounds {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [left, bottom, right, top] of boxes) {
		west = Math.min(west, left);
		south = Math.min(south, bottom);
		east = Math.max(east, right);
		north = Math.max(north, top);
	}
	return [west, south, east, north];
}

/**
 * Row of the area that holds a point in the plane, the first of several; −1 where none does.
 * @param areas whose boundaries share their points where they meet
 */
export function areaHolder(areas: readonly PlanarArea[]): (x: number, y: number) => number {
	const grid = gridOver(around(areas.map(({ bounds }) => bounds)));
	const rowsIn = Array.from({ length: CELLS * CELLS }, (): number[] => []);
	areas.forEach(({ bounds }, row) => {
		for (const cell of grid.cells(bounds)) rowsIn[cell]!.push(row);
	});
	const holders: ReturnType<typeof pointHolder>[] = [];
	return (x, y) => {
		if (!grid.holds(x, y)) return -1;
		for (const row of rowsIn[grid.cellOf(x, y)]!) {
			holders[row] ??= pointHolder(areas[row]!);
			if (holders[row](x, y)) return row;
		}
		return -1;
	};
}

/** Points in the plane, to be asked for by area. */
export class PointGrid {
	readonly #grid: ReturnType<typeof gridOver>;
	readonly #starts = new Int32Array(CELLS * CELLS + 1);
	/** Points, cell by cell. */
	readonly #points: Int32Array;

	/** @param count of points; both columns may be longer */
	constructor(
		private readonly x: Float64Array,
		private readonly y: Float64Array,
		count: number
	) {
		let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
		for (let at = 0; at < count; at++) {
			west = Math.min(west, x[at]!);
			east = Math.max(east, x[at]!);
			south = Math.min(south, y[at]!);
			north = Math.max(north, y[at]!);
		}
		this.#grid = gridOver([west, south, east, north]);
		const cells = new Int32Array(count);
		for (let at = 0; at < count; at++) {
			const cell = this.#grid.cellOf(x[at]!, y[at]!);
			cells[at] = cell;
			this.#starts[cell + 1]!++;
		}
		for (let cell = 0; cell < CELLS * CELLS; cell++) this.#starts[cell + 1]! += this.#starts[cell]!;
		const next = this.#starts.slice();
		this.#points = new Int32Array(count);
		for (let at = 0; at < count; at++) this.#points[next[cells[at]!]!++] = at;
	}

	/** Points that an area holds, in no order. */
	inside(area: PlanarArea): number[] {
		const found: number[] = [];
		if (this.#points.length === 0) return found;
		const holds = pointHolder(area);
		for (const cell of this.#grid.cells(area.bounds)) {
			for (let at = this.#starts[cell]!; at < this.#starts[cell + 1]!; at++) {
				const point = this.#points[at]!;
				if (holds(this.x[point]!, this.y[point]!)) found.push(point);
			}
		}
		return found;
	}
}
