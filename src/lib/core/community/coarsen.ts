/**
 * Homes are shown by their block, not by their door. A point is moved to the middle of the nearest
 * block (street corner to street corner) within reach where corners are known, and otherwise to the
 * center of a cell of a fixed grid of about 150 m. Every point of a block or a cell becomes the same
 * point, and what is kept is only that: nobody can work back to the door.
 */
import type { CornersFile } from '../catalog/built.ts';
import type { LonLat } from '../geo/equal-area.ts';
import type { AccountKind } from './community.ts';
import { metersBetween, metersFrom, roundPosition, type AccountGeometry } from './geometry.ts';

/** A stretch of street between two corners. */
export type Block = readonly [LonLat, LonLat];

/** Degrees; 150 m north and 150 m east at 45° north. */
const CELL: LonLat = [0.0019, 0.00135];
/** Shorter blocks hold too few doors; longer stretches lack a corner in the gazetteer. */
const SHORTEST_BLOCK = 60;
const LONGEST_BLOCK = 300;
/** A block farther away is not the home's own. */
const REACH = 120;

const KINDS_OF_HOMES: ReadonlySet<AccountKind> = new Set([
	'home',
	'landlord-change',
	'rent-increase'
]);

/** Whether an account of this kind tells where somebody lives, and so is coarsened by default. */
export function isAboutHomes(kind: AccountKind): boolean {
	return KINDS_OF_HOMES.has(kind);
}

export function coarsenPoint(point: LonLat, blocks: readonly Block[] = []): LonLat {
	const block = nearestBlock(point, blocks);
	if (!block) return roundPosition([cellCenter(point[0], CELL[0]), cellCenter(point[1], CELL[1])]);
	const [[x1, y1], [x2, y2]] = block;
	return roundPosition([(x1 + x2) / 2, (y1 + y2) / 2]);
}

/** A line that lies within one block or cell becomes a point. */
export function coarsen(geometry: AccountGeometry, blocks: readonly Block[] = []): AccountGeometry {
	if (geometry.type === 'Point') {
		return { type: 'Point', coordinates: coarsenPoint(geometry.coordinates, blocks) };
	}
	const points = geometry.coordinates
		.map((point) => coarsenPoint(point, blocks))
		.filter((point, at, all) => at === 0 || !samePoint(point, all[at - 1]!));
	return points.length === 1
		? { type: 'Point', coordinates: points[0]! }
		: { type: 'LineString', coordinates: points };
}

/** Blocks between neighboring corners of the same street in the same city. */
export function blocksOf({ corners }: CornersFile): readonly Block[] {
	const streets = new Map<string, LonLat[]>();
	for (const [street, cross, city, x, y] of corners) {
		for (const each of new Set([street, cross])) {
			const key = `${each} ${city}`;
			const points = streets.get(key) ?? [];
			if (points.length === 0) streets.set(key, points);
			points.push([x / 1e5, y / 1e5]);
		}
	}
	return [...streets.values()].flatMap((points) => {
		const axis = longerAxis(points);
		const along = points.sort((a, b) => a[axis] - b[axis]);
		return along.flatMap((from, at): Block[] => {
			const to = along[at + 1];
			if (!to) return [];
			const length = metersBetween(from, to);
			return length >= SHORTEST_BLOCK && length <= LONGEST_BLOCK ? [[from, to]] : [];
		});
	});
}

function cellCenter(degrees: number, size: number): number {
	return (Math.floor(degrees / size) + 0.5) * size;
}

/** The first of those equally near, so that the answer is always the same. */
function nearestBlock(point: LonLat, blocks: readonly Block[]): Block | null {
	let nearest: Block | null = null;
	let least = REACH;
	for (const block of blocks) {
		const distance = metersToBlock(point, block);
		if (distance < least) {
			nearest = block;
			least = distance;
		}
	}
	return nearest;
}

function metersToBlock(point: LonLat, [from, to]: Block): number {
	const [ax, ay] = metersFrom(point, from);
	const [bx, by] = metersFrom(point, to);
	const [dx, dy] = [bx - ax, by - ay];
	const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
	return Math.hypot(ax + along * dx, ay + along * dy);
}

function longerAxis(points: readonly LonLat[]): 0 | 1 {
	const spread = (axis: 0 | 1) => {
		const values = points.map((point) => point[axis]);
		return Math.max(...values) - Math.min(...values);
	};
	return spread(0) * CELL[1] > spread(1) * CELL[0] ? 0 : 1;
}

function samePoint(a: LonLat, b: LonLat): boolean {
	return a[0] === b[0] && a[1] === b[1];
}
