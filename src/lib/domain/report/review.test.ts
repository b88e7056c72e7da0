import { intersect, area, featureCollection, polygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureNames } from '../../i18n/figures.ts';
import { useMessages } from '../../i18n/index.ts';
import { useReportMessages } from '../../i18n/report.ts';
import { review } from '#words/program.ts';
import type { LonLat } from '../geometry/projection.ts';
import { figureNamed } from '../places/compared.ts';
import { parsePlace } from '../places/place.ts';
import { Z } from '../statistics/error.ts';
import { anyPlace, forMany } from './report.fixture.ts';
import {
	reviewFigures,
	reviewFileRows,
	reviewTable,
	sharedPlace,
	type ReviewPlace
} from './review.ts';

const places: fc.Arbitrary<readonly ReviewPlace[]> = fc
	.tuple(anyPlace('station:penn'), anyPlace('city:Minneapolis'), anyPlace('region'))
	.map(([station, city, region]) => [
		{ kind: 'station', name: 'Penn', city: 'Fernholm', place: station },
		{ kind: 'city', name: 'All of Fernholm', city: 'Fernholm', place: city },
		{ kind: 'corridor', name: 'All', city: null, place: station },
		{ kind: 'region', name: 'Region', city: null, place: region }
	]);

/** Made-up places that each is tried on. */
const RUNS = 40;

describe('the table of who lives along a line', () => {
	it('holds each figure as its place has it, and calls only what is beyond chance', () => {
		forMany(places, RUNS, (all) => {
			const { rows, tally } = reviewTable(all);
			const region = all.at(-1)!.place;
			let tests = 0;
			rows.forEach(({ kind, cells }, row) => {
				cells.forEach((cell, at) => {
					const { id, unit } = reviewFigures()[at]!;
					const own = figureNamed(all[row]!.place.profile, id).estimate;
					expect(cell.estimate).toBe(own);
					if (kind === 'region') expect([cell.city, cell.region]).toEqual([null, null]);
					if (kind === 'city' || kind === 'corridor') expect(cell.city).toBeNull();
					if (unit === 'count') expect([cell.city, cell.region]).toEqual([null, null]);
					if (cell.region === 'higher' || cell.region === 'lower') {
						const other = figureNamed(region.profile, id).estimate;
						const apart = own.value! - other.value!;
						expect(Math.sign(apart)).toBe(cell.region === 'higher' ? 1 : -1);
						if (own.moe !== null && other.moe !== null) {
							const error = Math.hypot(own.moe, other.moe) / Z[90];
							expect(Math.abs(apart)).toBeGreaterThan(Z[99] * error * (1 - 1e-9));
						}
					}
					tests += [cell.city, cell.region].filter(
						(each) => each !== null && each !== 'not-tested'
					).length;
				});
			});
			expect(tally.tested).toBeLessThanOrEqual(tests);
		});
	});

	it('is written out with value, margin, state and tests of every figure', () => {
		forMany(places, RUNS, (all) => {
			const table = reviewTable(all);
			const [head = [], ...rows] = reviewFileRows(table, {
				figures: figureNames,
				files: useReportMessages().fileWords,
				estimate: useMessages().estimate,
				review: review.files
			});
			const counts = reviewFigures().filter(({ unit }) => unit === 'count').length;
			expect(head).toHaveLength(3 + counts * 3 + (reviewFigures().length - counts) * 5);
			expect(new Set(head).size).toBe(head.length);
			rows.forEach((cells, row) => {
				expect(cells).toHaveLength(head.length);
				reviewFigures().forEach((definition, at) => {
					const column = head.indexOf(figureNames.title(definition));
					const { estimate } = table.rows[row]!.cells[at]!;
					const cell = cells[column] ?? null;
					if (estimate.value === null) expect(cell).toBeNull();
					else expect(cell).toBeCloseTo(estimate.value, 5);
					expect(cells[column + 2]).not.toBe('');
				});
			});
		});
	});

	it('must have a region', () => {
		expect(() => reviewTable([])).toThrow(/no region/);
	});
});

describe('the ground that two places share', () => {
	/** Squares of 100 m and more, in degrees near the middle of the region. */
	const square = fc
		.tuple(
			fc.integer({ min: -30, max: 30 }),
			fc.integer({ min: -30, max: 30 }),
			fc.integer({ min: 1, max: 40 }),
			fc.integer({ min: 1, max: 40 })
		)
		.map(([x, y, width, height]): LonLat[] => {
			const at = (east: number, north: number): LonLat => [
				-93.3 + east * 0.00125,
				45 + north * 0.0009
			];
			return [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)];
		});

	it('is as large as their overlap, and none where they only touch', () => {
		fc.assert(
			fc.property(square, square, (one, other) => {
				const shared = intersect(
					featureCollection([one, other].map((ring) => polygon([ring.map((each) => [...each])])))
				);
				const expected = shared ? area(shared) : 0;
				const ref = sharedPlace([[one]], [[other]], 'Both');
				if (ref === null) {
					expect(expected).toBeLessThan(5100);
					return;
				}
				const place = parsePlace(ref);
				if (place?.kind !== 'area') throw new Error(`${ref} is no area.`);
				expect(place.name).toBe('Both');
				const own = place.polygons.reduce((sum, rings) => {
					const closed = rings.map((ring) => [...ring, ring[0]!].map((each) => [...each]));
					return sum + area(polygon(closed));
				}, 0);
				// References are good to a meter.
				expect(Math.abs(own - expected)).toBeLessThan(200 + expected * 0.005);
			})
		);
	});
});
