import { beforeAll, describe, expect, it } from 'vitest';
import { readCrosswalkInput } from '../../scripts/build/places.ts';
import { readFigures } from '../../scripts/data/figures.ts';
import { buildCrosswalk } from '../../scripts/build/weights.ts';
import { UNCHANGED_OVERLAP, type TractCrosswalk } from '../../src/lib/domain/indicators/figures.ts';

let crosswalk: TractCrosswalk;
const progress: [number, number][] = [];
beforeAll(async () => {
	crosswalk = await buildCrosswalk(readCrosswalkInput(), (done, total) => {
		progress.push([done, total]);
	});
});

describe('from 2010 tracts to 2020 tracts', () => {
	it('has all 704 and 784 of them', () => {
		expect(crosswalk.from).toHaveLength(704);
		expect(crosswalk.to).toHaveLength(784);
		expect(crosswalk.overlaps.every((row) => row.length > 0)).toBe(true);
	});

	it('hands on all of every 2010 tract, so that the region keeps its totals', () => {
		const sums = new Float64Array(crosswalk.from.length);
		for (const row of crosswalk.overlaps) {
			for (const { from, countWeight } of row) sums[from]! += countWeight;
			const mean = row.reduce((sum, { meanWeight }) => sum + meanWeight, 0);
			expect(Math.abs(mean - 1)).toBeLessThan(1e-12);
		}
		for (const sum of sums) expect(Math.abs(sum - 1)).toBeLessThan(1e-12);

		const figures = readFigures('2015-2019');
		const homes = crosswalk.from.map((geoid) => {
			const row = figures.rowOf(geoid);
			return (row === undefined ? null : figures.estimate(row, 'B11001_001').value) ?? 0;
		});
		const before = homes.reduce((sum, count) => sum + count, 0);
		const after = crosswalk.overlaps
			.flat()
			.reduce((sum, { from, countWeight }) => sum + homes[from]! * countWeight, 0);
		expect(before).toBeGreaterThan(1e6);
		expect(after / before).toBeCloseTo(1, 9);
	});

	it('leaves tracts that kept their border exactly their own figures', () => {
		const row = crosswalk.to.indexOf('27053003300');
		expect(crosswalk.from[crosswalk.overlaps[row]![0]!.from]).toBe('27053003300');
		expect(crosswalk.overlaps[row]).toMatchObject([{ countWeight: 1, meanWeight: 1 }]);
		expect(crosswalk.largestOverlap[row]).toBe(1);
		const exact = crosswalk.overlaps.filter(
			(overlaps) => overlaps.length === 1 && overlaps[0]!.countWeight === 1
		);
		expect(exact.length).toBeGreaterThan(500);
	});

	it('marks split and merged tracts as changed', () => {
		crosswalk.overlaps.forEach((overlaps, row) => {
			const [largest] = overlaps;
			const whole = Math.min(largest!.countWeight, largest!.meanWeight);
			expect(crosswalk.largestOverlap[row]).toBe(whole);
		});
		const changed = crosswalk.largestOverlap.filter((share) => share < UNCHANGED_OVERLAP);
		expect(changed.length).toBeGreaterThan(100);
		expect(changed.length).toBeLessThan(300);
	});

	it('reports progress up to the end', () => {
		expect(progress[0]).toEqual([0, 2568]);
		expect(progress[progress.length - 1]).toEqual([2568, 2568]);
	});
});

describe('a crosswalk of nothing', () => {
	it('is refused with the tract at fault', async () => {
		const input = readCrosswalkInput();
		const [first] = input.blockGroups;
		await expect(
			buildCrosswalk({ ...input, blockGroups: [first!], housingUnits: new Map([[first!.id, 1]]) })
		).rejects.toThrow(/2010 tract 27\d{9} overlaps no 2020 tract/);
		await expect(
			buildCrosswalk({ ...input, blockGroups: [first!], housingUnits: new Map() })
		).rejects.toThrow(`Block group ${first!.id} has no 2020 count.`);
	});
});
