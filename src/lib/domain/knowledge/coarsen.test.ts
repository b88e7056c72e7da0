import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../geometry/projection.ts';
import { gazetteerWith } from '../places/gazetteer.fixture.ts';
import {
	blocksOf,
	coarsen,
	coarsenPoint,
	isAboutDoors,
	type Block,
	metersBetween
} from './accounts.ts';

const inTheRegion = fc.tuple(
	fc.double({ min: -94, max: -92.7, noNaN: true }),
	fc.double({ min: 44.5, max: 45.4, noNaN: true })
);

describe('coarsening to a cell', () => {
	it('gives every point of a cell the same point, so that none can be told from another', () => {
		fc.assert(
			fc.property(
				inTheRegion,
				fc.double({ min: -0.49, max: 0.49, noNaN: true }),
				fc.double({ min: -0.49, max: 0.49, noNaN: true }),
				(point, right, up) => {
					const center = coarsenPoint(point);
					const elsewhere: LonLat = [center[0] + right * 0.0019, center[1] + up * 0.00135];
					expect(coarsenPoint(elsewhere)).toEqual(center);
				}
			),
			{ numRuns: 5000 }
		);
	});

	it('moves nothing farther than half a cell, and a second time not at all', () => {
		fc.assert(
			fc.property(inTheRegion, (point) => {
				const moved = coarsenPoint(point);
				expect(metersBetween(point, moved)).toBeLessThan(110);
				expect(coarsenPoint(moved)).toEqual(moved);
			})
		);
	});

	it('holds some 150 meters each way', () => {
		const [x, y] = coarsenPoint([-93.3, 45]);
		expect(metersBetween([x - 0.00095, y], [x + 0.00095, y])).toBeCloseTo(149.4, 0);
		expect(metersBetween([x, y - 0.000675], [x, y + 0.000675])).toBeCloseTo(150.1, 0);
	});
});

describe('coarsening to a block', () => {
	/** Penn Avenue from 44.996 to 45.0, a block of some 222 m, and one across. */
	const penn: Block = [
		[-93.308, 44.996],
		[-93.308, 44.998]
	];
	const across: Block = [
		[-93.308, 44.998],
		[-93.306, 44.998]
	];

	it('gives every door along the block the middle of the block', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.05, max: 0.8, noNaN: true }),
				fc.double({ min: -0.0003, max: 0.0003, noNaN: true }),
				(along, off) => {
					const door: LonLat = [-93.308 + off, 44.996 + along * 0.002];
					expect(coarsenPoint(door, [across, penn])).toEqual([-93.308, 44.997]);
				}
			)
		);
	});

	it('takes the cell where no block is near', () => {
		const far: LonLat = [-93.32, 44.997];
		expect(coarsenPoint(far, [penn])).toEqual(coarsenPoint(far));
	});

	it('makes a line within one block a point, and a longer one a line of middles', () => {
		const within = coarsen(
			{
				type: 'LineString',
				coordinates: [
					[-93.30801, 44.9965],
					[-93.30801, 44.9966]
				]
			},
			[penn]
		);
		expect(within).toEqual({ type: 'Point', coordinates: [-93.308, 44.997] });
		const longer = coarsen(
			{
				type: 'LineString',
				coordinates: [
					[-93.30801, 44.9965],
					[-93.30801, 44.9966],
					[-93.3065, 44.99801]
				]
			},
			[penn, across]
		);
		expect(longer).toEqual({
			type: 'LineString',
			coordinates: [
				[-93.308, 44.997],
				[-93.307, 44.998]
			]
		});
	});

	it('finds blocks between neighboring corners of one street, not too short and not too long', () => {
		const corners = [
			[0, 2, 0, -9_330_800, 4_500_200],
			[1, 0, 0, -9_330_800, 4_500_000],
			[0, 3, 0, -9_330_800, 4_500_400],
			// 1.1 km on, 11 m on, and, below, in another city.
			[0, 4, 0, -9_330_800, 4_501_400],
			[0, 5, 0, -9_330_800, 4_501_410],
			// 90 m on: too few doors.
			[0, 6, 0, -9_330_800, 4_501_491],
			[0, 2, 1, -9_330_800, 4_500_300]
		] as const;
		const blocks = blocksOf(
			gazetteerWith({
				streets: ['Penn', 'Lowry', '36th', '37th', 'Far', 'Close', 'Short'],
				cities: ['Minneapolis', 'Crystal'],
				corners: corners.map(([street, cross, city, x, y]) => ({ street, cross, city, x, y }))
			})
		);
		expect(blocks).toEqual([
			[
				[-93.308, 45],
				[-93.308, 45.002]
			],
			[
				[-93.308, 45.002],
				[-93.308, 45.004]
			]
		]);
	});
});

it('is the rule for homes and businesses, and for rents and landlords, which are about homes', () => {
	for (const kind of ['home', 'business', 'landlord-change', 'rent-increase'] as const)
		expect(isAboutDoors(kind), kind).toBe(true);
	for (const kind of ['gathering-place', 'other'] as const)
		expect(isAboutDoors(kind), kind).toBe(false);
});
