/**
 * Many overlapping rings → one area without double counting.
 *
 * Parts are united two by two, neighbors first: what lies inside one of them is gone before the
 * next ones come, so that a thousand circles in one place cost little more than their outline.
 */
import { PieceList, type PlanarArea, type PlaneRing } from './planar-area.ts';
import { sortedBorder, sweep, type Border } from './sweep.ts';
import { Work } from './work.ts';

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
