/**
 * Borders → one area without double counting.
 *
 * A sweep from west to east: between two neighboring x at which something starts, ends or crosses,
 * the boundary pieces have one vertical order, and walking up them tells inside from outside. A
 * piece that bounds the whole is kept, all others are dropped. Every slab starts and ends outside,
 * so the result is closed whatever rounding does: two borders that coincide to the last digit, or
 * nearly, can be taken one for the other, which moves the border by their distance and no more.
 * (Ours, after the classic plane sweep.)
 */
import { PieceList, Work } from './area.ts';
import type { PlanarArea, PlaneRing } from './area.ts';
import type { PlanePoint } from './projection.ts';

/**
 * Sides of one part as x1, y1, x2, y2 with x1 < x2, sorted by x1; vertical sides are left out. A
 * point is in the part when an odd number of its sides lie below it.
 */
export type Border = Float64Array;

/** Sorts sides by x1. */
function sortedBorder(sides: readonly number[] | Float64Array): Border {
	const order = new Uint32Array(sides.length / 4);
	for (let i = 0; i < order.length; i++) order[i] = 4 * i;
	order.sort((a, b) => sides[a]! - sides[b]!);
	const border = new Float64Array(sides.length);
	for (let i = 0; i < order.length; i++) {
		for (let k = 0; k < 4; k++) border[4 * i + k] = sides[order[i]! + k]!;
	}
	return border;
}

/**
 * What at least so many of the parts hold.
 * @param atLeast how many parts must hold a point: 1 for the union, 2 for what two parts share
 * @param work spent as the sweep goes on; null is answered once it does not suffice
 */
function sweep(borders: readonly Border[], atLeast: number, work: Work): PieceList | null {
	const sides = borders.reduce((sum, border) => sum + border.length / 4, 0);
	if (!work.spend(STEPS_PER_SIDE * sides)) return null;
	const edges = new Edges(borders);
	const slabs = edges.slabs();
	const list = new PieceList();
	const inside = new Uint8Array(borders.length);

	const walkUp = (x: number): void => {
		const { active, count, part, sign, west } = edges;
		inside.fill(0);
		let depth = 0;
		for (let i = 0; i < count; i++) {
			const edge = active[i]!;
			const before = depth >= atLeast;
			const side = (inside[part[edge]!]! ^= 1);
			depth += side === 1 ? 1 : -1;
			const after = depth >= atLeast;
			const now = before === after ? 0 : after ? -1 : 1;
			if (now === sign[edge]) continue;
			edges.close(edge, x, west[edge]!, list);
			edges.open(edge, x, now);
		}
	};

	for (let k = 0; k + 1 < slabs.length; k++) {
		const west = slabs[k]!;
		const east = slabs[k + 1]!;
		edges.enter(west, east, list);
		if (!work.spend(edges.count + 1)) return null;
		const cuts = edges.isAscending() ? null : edges.crossings(west, east, work);
		if (cuts === null) {
			walkUp(west);
			continue;
		}
		for (let c = 0; c + 1 < cuts.length; c++) {
			if (!work.spend(edges.count)) return null;
			edges.lie(cuts[c]!, cuts[c + 1]!);
			walkUp(cuts[c]!);
		}
	}
	edges.enter(Infinity, Infinity, list);
	return work.isSpent ? null : list;
}

/** What taking in a side and sorting it costs, in looks at a side. */
const STEPS_PER_SIDE = 10;

/** So many new edges at once are sorted faster in another way. */
const MANY_NEW = 32;

/** All sides by where they start, and those that the current slab meets. Edges are numbers here. */
class Edges {
	/** Edges that the slab meets, from south to north; the first `count` of them. */
	readonly active: Int32Array;
	count = 0;
	readonly part: Uint32Array;
	/** y at the west and east end of the current slab. */
	readonly west: Float64Array;
	readonly east: Float64Array;
	/** Of the kept piece that an edge is continuing; 0 where it is kept for none. */
	readonly sign: Int8Array;
	readonly #x1: Float64Array;
	readonly #y1: Float64Array;
	readonly #x2: Float64Array;
	readonly #y2: Float64Array;
	readonly #slope: Float64Array;
	/** Where that piece began. */
	readonly #fromX: Float64Array;
	readonly #fromY: Float64Array;
	/** For sorting by height at one end. */
	readonly #sorted: Int32Array;
	#next = 0;

	constructor(borders: readonly Border[]) {
		const n = borders.reduce((sum, border) => sum + border.length / 4, 0);
		const numbers = () => new Float64Array(n);
		[this.west, this.east, this.#slope] = [numbers(), numbers(), numbers()];
		[this.#x1, this.#y1, this.#x2, this.#y2] = [numbers(), numbers(), numbers(), numbers()];
		[this.#fromX, this.#fromY] = [numbers(), numbers()];
		[this.active, this.#sorted] = [new Int32Array(n), new Int32Array(n)];
		[this.part, this.sign] = [new Uint32Array(n), new Int8Array(n)];
		// Each border comes sorted by where its sides start: the least of all is the first of one.
		const at = borders.map(() => 0);
		for (let edge = 0; edge < n; edge++) {
			let part = 0;
			let least = Infinity;
			for (let i = 0; i < borders.length; i++) {
				const x = borders[i]![at[i]!];
				if (x === undefined || x >= least) continue;
				least = x;
				part = i;
			}
			const border = borders[part]!;
			const from = at[part]!;
			at[part] = from + 4;
			this.#x1[edge] = border[from]!;
			this.#y1[edge] = border[from + 1]!;
			this.#x2[edge] = border[from + 2]!;
			this.#y2[edge] = border[from + 3]!;
			this.#slope[edge] = (border[from + 3]! - border[from + 1]!) / (border[from + 2]! - least);
			this.part[edge] = part;
		}
	}

	/** Every x at which an edge starts or ends, ascending. */
	slabs(): Float64Array {
		const starts = this.#x1;
		const ends = this.#x2.slice().sort();
		const all = new Float64Array(2 * starts.length);
		let n = 0;
		for (let i = 0, j = 0; j < ends.length;) {
			const x = i < starts.length && starts[i]! < ends[j]! ? starts[i++]! : ends[j++]!;
			if (n === 0 || x !== all[n - 1]) all[n++] = x;
		}
		return all.subarray(0, n);
	}

	/** Leaves out the edges that end, takes in those that start, and puts them in order. */
	enter(from: number, to: number, list: PieceList): void {
		const { active, west, east } = this;
		let kept = 0;
		for (let i = 0; i < this.count; i++) {
			const edge = active[i]!;
			if (this.#x2[edge]! > from) {
				active[kept++] = edge;
				west[edge] = this.#heightAt(edge, from);
				east[edge] = this.#heightAt(edge, to);
			} else this.close(edge, this.#x2[edge]!, this.#y2[edge]!, list);
		}
		this.count = kept;
		for (; this.#next < this.#x1.length && this.#x1[this.#next]! <= from; this.#next++) {
			active[this.count++] = this.#next;
			west[this.#next] = this.#heightAt(this.#next, from);
			east[this.#next] = this.#heightAt(this.#next, to);
		}
		this.#sortByMiddle(this.count - kept);
	}

	/** Puts the edges in the order in which they lie between two x of the slab. */
	lie(from: number, to: number): void {
		for (let i = 0; i < this.count; i++) {
			const edge = this.active[i]!;
			this.west[edge] = this.#heightAt(edge, from);
			this.east[edge] = this.#heightAt(edge, to);
		}
		this.#sortByMiddle(0);
	}

	open(edge: number, x: number, sign: -1 | 0 | 1): void {
		this.sign[edge] = sign;
		this.#fromX[edge] = x;
		this.#fromY[edge] = this.west[edge]!;
	}

	/** Ends the piece that the edge is kept for. */
	close(edge: number, x: number, y: number, list: PieceList): void {
		const sign = this.sign[edge];
		if (sign !== 0) list.add(this.#fromX[edge]!, this.#fromY[edge]!, x, y, sign === 1 ? 1 : -1);
		this.sign[edge] = 0;
	}

	/** Whether the edges have one order at both ends of the slab, so that none of them cross. */
	isAscending(): boolean {
		const { active, west, east } = this;
		for (let i = 1; i < this.count; i++) {
			const lower = active[i - 1]!;
			const upper = active[i]!;
			if (west[upper]! < west[lower]! || east[upper]! < east[lower]!) return false;
		}
		return true;
	}

	/** The slab's ends with every x between them at which two edges cross; null where none do. */
	crossings(from: number, to: number, work: Work): Float64Array | null {
		const { active, west, east } = this;
		const sorted = this.#sorted;
		const cuts = [from, to];
		// Two that cross stand the other way round than their middles at one end: an insertion sort
		// by height at that end passes each such pair.
		for (const end of [west, east]) {
			for (let i = 0; i < this.count; i++) {
				const upper = active[i]!;
				let j = i - 1;
				for (; j >= 0 && end[sorted[j]!]! > end[upper]!; j--) {
					const lower = sorted[j]!;
					sorted[j + 1] = lower;
					const atWest = west[upper]! - west[lower]!;
					const atEast = east[upper]! - east[lower]!;
					if (atWest === 0 || atEast === 0 || atWest < 0 === atEast < 0) continue;
					const x = from + (atWest / (atWest - atEast)) * (to - from);
					if (x > from && x < to) cuts.push(x);
				}
				sorted[j + 1] = upper;
				if (!work.spend(i - 1 - j)) return null;
			}
		}
		if (cuts.length === 2) return null;
		return Float64Array.from(new Set(cuts)).sort();
	}

	/** The same number for the same edge and x, and the vertex itself at either end: pieces then join. */
	#heightAt(edge: number, x: number): number {
		if (x === this.#x2[edge]) return this.#y2[edge]!;
		return this.#y1[edge]! + (x - this.#x1[edge]!) * this.#slope[edge]!;
	}

	/** The order hardly changes from slab to slab, unless many edges are new. */
	#sortByMiddle(added: number): void {
		const { active, count, west, east } = this;
		if (added > MANY_NEW) {
			active.subarray(0, count).sort((a, b) => west[a]! + east[a]! - (west[b]! + east[b]!));
			return;
		}
		for (let i = 1; i < count; i++) {
			const edge = active[i]!;
			const middle = west[edge]! + east[edge]!;
			let j = i - 1;
			for (; j >= 0 && west[active[j]!]! + east[active[j]!]! > middle; j--) {
				active[j + 1] = active[j]!;
			}
			active[j + 1] = edge;
		}
	}
}

/* The boundary of an area as directed pieces, vertical ones too, for making rings. */

/** x1, y1, x2, y2 of each piece, with the area on its left. */
export type DirectedPieces = readonly number[];

/**
 * Every boundary piece of an area. Its vertical pieces are not held with it, but follow from where
 * the others begin and end: what arrives at one x must leave it again, upwards or downwards.
 */
export function directedPiecesOf({ pieces, signs }: PlanarArea): DirectedPieces {
	const directed: number[] = [];
	/** x, y, and how many more pieces arrive than leave. */
	const ends: [x: number, y: number, balance: 1 | -1][] = [];
	for (let i = 0; i < signs.length; i++) {
		const [x1, y1, x2, y2] = pieces.subarray(4 * i, 4 * i + 4) as unknown as Four;
		// The area above: the piece runs east.
		const eastward = signs[i] === -1;
		if (eastward) directed.push(x1, y1, x2, y2);
		else directed.push(x2, y2, x1, y1);
		ends.push([x1, y1, eastward ? -1 : 1], [x2, y2, eastward ? 1 : -1]);
	}
	ends.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
	let balance = 0;
	for (const [i, [x, y, change]] of ends.entries()) {
		balance += change;
		const above = ends[i + 1];
		if (balance === 0 || above?.[0] !== x || above[1] === y) continue;
		// More than one where rounding puts the ends of a thin interval the other way round.
		for (let times = Math.abs(balance); times > 0; times--) {
			if (balance > 0) directed.push(x, y, x, above[1]);
			else directed.push(x, above[1], x, y);
		}
	}
	return directed;
}

type Four = readonly [number, number, number, number];

/*
 * Many overlapping rings → one area without double counting.
 *
 * Parts are united two by two, neighbors first: what lies inside one of them is gone before the
 * next ones come, so that a thousand circles in one place cost little more than their outline.
 */

/**
 * Rings of one polygon. A point is in the part when an odd number of its rings hold it, so neither
 * the order nor the direction of rings matters; the whole is everything that is in some part.
 */
export type Part = readonly PlaneRing[];

/**
 * The parts as one area, shared ground counted once.
 * @param atLeast how many parts must hold a point: 1 for the union, 2 for what two parts share
 */
export function resolveParts(parts: readonly Part[], atLeast = 1): PlanarArea {
	const work = new Work(Infinity);
	const borders = parts.map(borderOf);
	const list = sweep(atLeast === 1 ? (united(borders, work) ?? []) : borders, atLeast, work);
	return (list ?? new PieceList()).finish();
}

/** The union of the parts as an area; null where the work does not suffice. */
export function resolveWithin(parts: readonly Part[], work: Work): PlanarArea | null {
	const borders = united(parts.map(borderOf), work);
	return (borders && sweep(borders, 1, work)?.finish()) ?? null;
}

function borderOf(part: Part): Border {
	const sides: number[] = [];
	for (const ring of part) {
		const n = ring.length;
		for (let i = 0; i < n; i += 2) {
			const x1 = ring[i]!;
			const y1 = ring[i + 1]!;
			const x2 = ring[(i + 2) % n]!;
			const y2 = ring[(i + 3) % n]!;
			if (x1 < x2) sides.push(x1, y1, x2, y2);
			else if (x1 > x2) sides.push(x2, y2, x1, y1);
		}
	}
	return sortedBorder(sides);
}

/** A border with the box around it. */
type Boxed = {
	readonly border: Border;
	readonly west: number;
	readonly south: number;
	readonly east: number;
	readonly north: number;
};

/** So many parts are united at a time. */
const AT_ONCE = 4;

/** The few borders left when their neighbors are united; null where the work does not suffice. */
function united(borders: readonly Border[], work: Work): readonly Border[] | null {
	// By rows from south to north: the sweep then meets few pieces above each other.
	let level = borders
		.filter((border) => border.length > 0)
		.map(boxed)
		.sort((a, b) => a.south + a.north - (b.south + b.north));
	while (level.length > AT_ONCE) {
		const next: Boxed[] = [];
		for (let i = 0; i < level.length; i += AT_ONCE) {
			const border = together(level.slice(i, i + AT_ONCE), work);
			if (!border) return null;
			next.push(boxed(border));
		}
		level = next;
	}
	return level.map(({ border }) => border);
}

function together(parts: readonly Boxed[], work: Work): Border | null {
	const borders = parts.map(({ border }) => border);
	const apart = parts.every((a, i) => parts.slice(i + 1).every((b) => areApart(a, b)));
	if (!apart) {
		const list = sweep(borders, 1, work);
		return list && sortedBorder(list.sides);
	}
	const all = new Float64Array(borders.reduce((sum, { length }) => sum + length, 0));
	let length = 0;
	for (const border of borders) {
		all.set(border, length);
		length += border.length;
	}
	return sortedBorder(all);
}

function areApart(a: Boxed, b: Boxed): boolean {
	return a.east < b.west || b.east < a.west || a.north < b.south || b.north < a.south;
}

function boxed(border: Border): Boxed {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (let i = 0; i < border.length; i += 4) {
		west = Math.min(west, border[i]!);
		south = Math.min(south, border[i + 1]!, border[i + 3]!);
		east = Math.max(east, border[i + 2]!);
		north = Math.max(north, border[i + 1]!, border[i + 3]!);
	}
	return { border, west, south, east, north };
}

/* Finds where the border of one polygon crosses itself. */

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
