/** Profiles of places in the real region, from the two files that the worker reads. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { polygonsOf } from '../../scripts/build/weights.ts';
import { computeIndicator } from '../../src/lib/domain/indicators/compute.ts';
import { weightedFigures, type TractTables } from '../../src/lib/domain/indicators/figures.ts';
import { SURVEYED, indicatorById } from '../../src/lib/domain/indicators/catalog.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import type { LonLat } from '../../src/lib/domain/geometry/projection.ts';
import {
	columnFigures,
	profilePlace,
	type PlaceProfile,
	type ProfileSources
} from '../../src/lib/domain/places/profile.ts';
import type { PlaceExtent } from '../../src/lib/domain/places/place.ts';
import { PROFILE_FIGURES } from '../../src/lib/domain/places/topics.ts';
import { input, profileSources } from './profile-sources.fixture.ts';

let sources: ProfileSources;
let tables: TractTables;

beforeAll(async () => {
	({ sources, tables } = await profileSources());
}, 60_000);

function profile(question: PlaceExtent): PlaceProfile {
	const answer = profilePlace(sources, question);
	if (!answer.ok) throw new Error(answer.problem.code);
	expect(answer.value.question).toBe(question);
	return answer.value;
}

function figure(of: PlaceProfile, id: string): Estimate {
	const found = of.figures.find(({ definition }) => definition.id === id);
	if (!found) throw new Error(`No figure ${id}.`);
	return found.estimate;
}

function valuesOf(of: PlaceProfile): (number | null)[] {
	return of.figures.map(({ estimate }) => estimate.value);
}

const spot = fc
	.tuple(
		fc.double({ min: -93.5, max: -93, noNaN: true }),
		fc.double({ min: 44.85, max: 45.15, noNaN: true })
	)
	.map(([x, y]): LonLat => [x, y]);
const blob = fc
	.tuple(
		spot,
		fc.array(fc.double({ min: 0.004, max: 0.05, noNaN: true }), { minLength: 3, maxLength: 40 })
	)
	.map(([[x, y], radii]): PlaceExtent => {
		const ring = radii.map((radius, i): LonLat => {
			const angle = (2 * Math.PI * i) / radii.length;
			return [x + 1.4 * radius * Math.cos(angle), y + radius * Math.sin(angle)];
		});
		return { kind: 'drawn', geometry: { type: 'Polygon', coordinates: [ring] } };
	});

describe('a profile', () => {
	it('of Penn Avenue station has the published figures', () => {
		const penn = profile({
			kind: 'reach',
			points: [[-93.3082, 45.0039]],
			lines: [],
			meters: 804.672
		});
		expect(figure(penn, 'people_2020').value! / 7374).toBeCloseTo(1, 2);
		expect(figure(penn, 'housing_units_2020').value! / 2464).toBeCloseTo(1, 2);
		expect(figure(penn, 'households').value! / 2504).toBeCloseTo(1, 2);
		expect(figure(penn, 'renter_households').value! / 1086).toBeCloseTo(1, 2);
		expect(figure(penn, 'renter_households').moe! / 177).toBeCloseTo(1, 2);
		expect(penn.notes).toContainEqual({ code: 'apportioned' });
		const named = valuesOf(profile({ kind: 'named', key: 'station:penn' }));
		valuesOf(penn).forEach((value, i) => {
			// Records need the ground itself, which a place that is only named does not have.
			if (PROFILE_FIGURES[i]?.measure.kind === 'record') return;
			// The index rounds outlines to 11 cm, which moves a few thousandths of a household.
			const other = named[i] ?? NaN;
			expect(Math.abs(other / (value ?? NaN) - 1)).toBeLessThan(1e-3);
		});
	});

	it('of the 13 stations has the published share of burdened renters', () => {
		const stations = profile({ kind: 'named', key: 'stations:blue-line-extension' });
		expect(figure(stations, 'burdened_share').value).toBeCloseTo(0.53, 2);
	});

	it('of one tract is that tract as published', () => {
		const tract = profile({ kind: 'tracts', geoids: ['27053003300', '27053003300'] });
		expect(figure(tract, 'median_gross_rent')).toMatchObject({ value: 1144, moe: 255 });
		expect(figure(tract, 'renter_households')).toMatchObject({ value: 315, moe: 113 });
		expect(tract.notes.map(({ code }) => code)).not.toContain('apportioned');
	});

	it('says exactly what the build says of the same weights', () => {
		fc.assert(
			fc.property(blob, (question) => {
				const answer = profilePlace(sources, question);
				if (!answer.ok) return;
				const slow = weightedFigures(tables, answer.value.weights);
				const quick = columnFigures(sources.columns, answer.value.weights);
				for (const indicator of SURVEYED) {
					for (const vintage of indicator.vintages) {
						expect(computeIndicator(indicator, vintage, quick, indicatorById)).toEqual(
							computeIndicator(indicator, vintage, slow, indicatorById)
						);
					}
				}
			}),
			{ numRuns: 12 }
		);
	});

	it('of an outline along tract borders is the sum of those tracts, exactly', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: input.tracts.length - 1 }), (row) => {
				const near = [row, ...neighborsOf(row)].slice(0, 3).map((each) => input.tracts[each]!);
				const drawn = profile({
					kind: 'drawn',
					geometry: {
						type: 'MultiPolygon',
						coordinates: near.flatMap(({ geometry }) => polygonsOf(geometry))
					}
				});
				const together = profile({ kind: 'tracts', geoids: near.map(({ id }) => id) });
				expect(valuesOf(drawn)).toEqual(valuesOf(together));
				expect(drawn.notes).toContainEqual({ code: 'whole-tracts', tracts: near.length });
			}),
			{ numRuns: 40 }
		);
	});

	it('is the same for any order and direction of rings', () => {
		const outer: LonLat[] = [
			[-93.35, 44.98],
			[-93.25, 44.98],
			[-93.25, 45.04],
			[-93.35, 45.04]
		];
		const hole: LonLat[] = [
			[-93.31, 45],
			[-93.29, 45],
			[-93.3, 45.02]
		];
		const expected = valuesOf(
			profile({ kind: 'drawn', geometry: { type: 'Polygon', coordinates: [outer, hole] } })
		);
		for (const rings of [
			[hole, outer],
			[outer.toReversed(), hole],
			[outer, hole.toReversed()]
		]) {
			const values = valuesOf(
				profile({ kind: 'drawn', geometry: { type: 'Polygon', coordinates: rings } })
			);
			values.forEach((value, i) => {
				if (value === null) expect(expected[i]).toBeNull();
				else expect(value).toBeCloseTo(expected[i] ?? NaN, 6);
			});
		}
	});

	it('notes what is small, empty or beyond the seven counties', () => {
		const lake = profile({ kind: 'reach', points: [[-93.31, 44.94]], lines: [], meters: 60 });
		expect(lake.notes.map(({ code }) => code)).toContain('few-renters');
		const edge = profile({ kind: 'reach', points: [[-94.0, 44.8]], lines: [], meters: 5000 });
		const note = edge.notes.find(({ code }) => code === 'partly-outside-region');
		expect(note).toMatchObject({ shareInside: expect.closeTo(0.6, 0) as number });
	});

	it('refuses what is no place with one problem', () => {
		const problem = (question: PlaceExtent): unknown => {
			const answer = profilePlace(sources, question);
			return answer.ok ? null : answer.problem;
		};
		expect(problem({ kind: 'named', key: 'city:Atlantis' })).toEqual({
			code: 'place-unknown',
			params: { key: 'city:Atlantis' }
		});
		expect(problem({ kind: 'tracts', geoids: ['27053003300', '1'] })).toMatchObject({
			code: 'tract-unknown'
		});
		expect(problem({ kind: 'tracts', geoids: [] })).toMatchObject({ code: 'place-empty' });
		const reach = (points: LonLat[], meters: number): PlaceExtent => ({
			kind: 'reach',
			points,
			lines: [],
			meters
		});
		expect(problem(reach([[-93.3, 45]], 1))).toMatchObject({ code: 'reach-out-of-range' });
		expect(problem(reach([], 800))).toMatchObject({ code: 'place-empty' });
		expect(problem(reach([[0, 0]], 800))).toMatchObject({ code: 'polygon-outside-region' });
		expect(problem(reach([[0, 90]], 800))).toMatchObject({ code: 'polygon-outside-region' });
		expect(problem(reach([[NaN, 45]], 800))).toMatchObject({ code: 'polygon-coordinates-broken' });
		expect(problem(reach([[478_000, 45]], 800))).toMatchObject({ code: 'polygon-not-in-degrees' });
	});
});

/** Rows of tracts that share part of their outline's points with one. */
function neighborsOf(row: number): number[] {
	const points = new Set(pointsOf(row));
	return input.tracts.flatMap((_, other) => {
		const shared = other === row ? 0 : pointsOf(other).filter((point) => points.has(point)).length;
		return shared > 1 ? [other] : [];
	});
}

function pointsOf(row: number): string[] {
	return polygonsOf(input.tracts[row]!.geometry).flat(2).map(String);
}
