import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	nearestTract,
	stepToNeighbor,
	type SteppableTracts,
	type StepDirection
} from './atlas-scene.ts';

const WIDTH = 5;
const HEIGHT = 4;

/** A chessboard of tracts, row by row from the south west; neighbors share a side. */
function board(): SteppableTracts {
	const cells = Array.from({ length: WIDTH * HEIGHT }, (_, row) => ({
		column: row % WIDTH,
		line: Math.floor(row / WIDTH)
	}));
	return {
		x: cells.map(({ column }) => -9_330_000 + column * 1000),
		y: cells.map(({ line }) => 4_500_000 + line * 1000),
		neighbors: cells.map(({ column, line }) =>
			cells.flatMap((other, row) =>
				Math.abs(other.column - column) + Math.abs(other.line - line) === 1 ? [row] : []
			)
		)
	};
}

const OPPOSITE: Record<StepDirection, StepDirection> = {
	north: 'south',
	south: 'north',
	east: 'west',
	west: 'east'
};
const anyDirection = fc.constantFrom<StepDirection>('north', 'east', 'south', 'west');

describe('stepping from tract to tract', () => {
	it('goes where the arrow points', () => {
		const tracts = board();
		expect(stepToNeighbor(tracts, 6, 'north')).toBe(11);
		expect(stepToNeighbor(tracts, 6, 'east')).toBe(7);
		expect(stepToNeighbor(tracts, 6, 'south')).toBe(1);
		expect(stepToNeighbor(tracts, 6, 'west')).toBe(5);
	});

	it('stops at the edge of the region', () => {
		const tracts = board();
		expect(stepToNeighbor(tracts, 0, 'south')).toBeNull();
		expect(stepToNeighbor(tracts, 0, 'west')).toBeNull();
		expect(stepToNeighbor(tracts, WIDTH * HEIGHT - 1, 'north')).toBeNull();
	});

	it('leaps over a gap to the nearest tract that way', () => {
		const tracts = board();
		const split = { ...tracts, neighbors: tracts.neighbors.map(() => []) };
		expect(stepToNeighbor(split, 6, 'east')).toBe(7);
		expect(stepToNeighbor(split, 6, 'north')).toBe(11);
	});

	it('takes the neighbor least off the direction, though another is nearer', () => {
		const tracts: SteppableTracts = {
			x: [0, 900, 100],
			y: [4_500_000, 4_500_600, 4_505_000],
			neighbors: [[1, 2], [0], [0]]
		};
		expect(stepToNeighbor(tracts, 0, 'north')).toBe(2);
		expect(stepToNeighbor(tracts, 0, 'east')).toBe(1);
	});

	it('comes back by the opposite arrow on a regular board', () => {
		const tracts = board();
		fc.assert(
			fc.property(fc.nat(WIDTH * HEIGHT - 1), anyDirection, (from, direction) => {
				const to = stepToNeighbor(tracts, from, direction);
				if (to !== null) expect(stepToNeighbor(tracts, to, OPPOSITE[direction])).toBe(from);
			})
		);
	});

	it('never stays in place, and always moves the way the arrow points', () => {
		const anyTracts = fc
			.array(fc.tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 0, max: 50_000 })), {
				minLength: 1,
				maxLength: 30
			})
			.chain((points) =>
				fc
					.array(fc.array(fc.nat(points.length - 1), { maxLength: 5 }), {
						minLength: points.length,
						maxLength: points.length
					})
					.map((neighbors) => ({
						x: points.map(([x]) => x - 9_330_000),
						y: points.map(([, y]) => y + 4_500_000),
						neighbors
					}))
			);
		fc.assert(
			fc.property(anyTracts, fc.nat(29), anyDirection, (tracts, seed, direction) => {
				const from = seed % tracts.x.length;
				const to = stepToNeighbor(tracts, from, direction);
				if (to === null) return;
				const east = (tracts.x[to] ?? 0) - (tracts.x[from] ?? 0);
				const north = (tracts.y[to] ?? 0) - (tracts.y[from] ?? 0);
				const along = { north, south: -north, east, west: -east }[direction];
				expect(along).toBeGreaterThan(0);
			})
		);
	});

	it('answers null for a row that does not exist', () => {
		expect(stepToNeighbor(board(), 999, 'north')).toBeNull();
	});
});

describe('the tract nearest to a point', () => {
	it('counts a degree of longitude for less than one of latitude', () => {
		const tracts = { x: [-9_330_000 + 1200, -9_330_000], y: [4_500_000, 4_500_000 + 1000] };
		expect(nearestTract(tracts, { lng: -93.3, lat: 45 })).toBe(0);
		expect(nearestTract({ x: [], y: [] }, { lng: -93.3, lat: 45 })).toBeNull();
	});
});
