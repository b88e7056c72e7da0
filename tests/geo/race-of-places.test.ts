/** Race and origin of places, counted once more by hand, and what may be claimed with them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CORRIDOR_IDS, readCorridor } from '../../scripts/data/region.ts';
import { computeIndicator } from '../../src/lib/domain/indicators/compute.ts';
import { indicatorById } from '../../src/lib/domain/indicators/catalog.ts';
import { compare } from '../../src/lib/domain/statistics/compare.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import { FITTED, NOTHING_CUT } from '../../src/lib/domain/statistics/fitted.ts';
import {
	columnFigures,
	profilePlace,
	type PlaceProfile,
	type ProfileSources
} from '../../src/lib/domain/places/profile.ts';
import type { PlaceExtent } from '../../src/lib/domain/places/place.ts';
import {
	areaOf,
	blockGroupsByHand,
	circleWindow,
	mapShape,
	planeAround,
	shareWithin,
	type HandGroup
} from './by-hand.fixture.ts';
import { profileSources } from './profile-sources.fixture.ts';

const HALF_MILE = 804.672;
const groups = blockGroupsByHand();
const stations = readCorridor(CORRIDOR_IDS[0]).stations.filter(({ id }) => id !== 'target-field');

let sources: ProfileSources;
beforeAll(async () => {
	({ sources } = await profileSources());
}, 120_000);

type Part = { readonly group: HandGroup; readonly share: number };

const measured = new Map<string, Part[]>();

/** Block groups that reach within half a mile of a point. */
function around(center: readonly [number, number]): Part[] {
	const known = measured.get(String(center));
	if (known) return known;
	const plane = planeAround(center);
	const window = circleWindow(HALF_MILE);
	const parts = groups.flatMap((group): Part[] => {
		const shape = mapShape(group.shape, plane.to);
		const share = mayReach(shape) ? shareWithin(shape, window) : 0;
		return share > 0 ? [{ group, share }] : [];
	});
	measured.set(String(center), parts);
	return parts;
}

/** Whether the box around a shape comes within half a mile of the middle. */
function mayReach(shape: ReturnType<typeof mapShape>): boolean {
	const points = shape.flat(2);
	return [0, 1].every(
		(axis) =>
			Math.min(...points.map((point) => point[axis]!)) < HALF_MILE &&
			Math.max(...points.map((point) => point[axis]!)) > -HALF_MILE
	);
}

function sumOf(parts: readonly Part[], of: (group: HandGroup) => number): number {
	return parts.reduce((sum, { group, share }) => sum + share * of(group), 0);
}

function shareOfColor(parts: readonly Part[]): number {
	return 1 - sumOf(parts, ({ white }) => white) / sumOf(parts, ({ people }) => people);
}

function profile(question: PlaceExtent): PlaceProfile {
	const answer = profilePlace(sources, question);
	if (!answer.ok) throw new Error(answer.problem.code);
	return answer.value;
}

function station(id: string): PlaceProfile {
	const found = stations.find((each) => each.id === id);
	if (!found) throw new Error(`There is no station ${id}.`);
	return profile({ kind: 'reach', points: [found.lngLat], lines: [], meters: HALF_MILE });
}

function figure({ figures }: PlaceProfile, id: string): Estimate {
	const found = figures.find(({ definition }) => definition.id === id);
	if (!found) throw new Error(`Profiles have no figure ${id}.`);
	return found.estimate;
}

const brooklynPark = () => profile({ kind: 'named', key: 'city:Brooklyn Park' });

describe('people of color around a station', () => {
	it.each([
		['93rd-avenue', 0.655],
		['bass-lake-road', 0.468],
		['penn', 0.809]
	])('%s are those of its block groups in 2020', (id, expected) => {
		const { lngLat } = stations.find((each) => each.id === id)!;
		expect(shareOfColor(around(lngLat))).toBeCloseTo(expected, 3);
		expect(figure(station(id), 'people_of_color_share').value).toBeCloseTo(expected, 3);
	});

	it('agree with the count by hand at every station, and so does the station by its name', () => {
		expect(stations).toHaveLength(13);
		for (const { id, lngLat } of stations) {
			const expected = shareOfColor(around(lngLat));
			const named = profile({ kind: 'named', key: `station:${id}` });
			for (const place of [station(id), named]) {
				expect(figure(place, 'people_of_color_share').value).toBeCloseTo(expected, 3);
			}
		}
	}, 60_000);

	it('are a full count in Brooklyn Park, and 93rd Avenue is never called lower', () => {
		const own = groups.filter(({ city }) => city.split(', ').includes('Brooklyn Park'));
		const expected = shareOfColor(own.map((group) => ({ group, share: 1 })));
		const city = figure(brooklynPark(), 'people_of_color_share');
		expect(expected).toBeCloseTo(0.612, 2);
		expect(city.value).toBeCloseTo(0.612, 3);
		for (const id of ['people_of_color_share', 'people_of_color_share_survey']) {
			const here = figure(station('93rd-avenue'), id);
			expect(compare(here, figure(brooklynPark(), id)).direction).not.toBe('lower');
		}
	});

	it('are not the same at Oak Grove Parkway and 93rd Avenue, which lie in one tract', () => {
		const [oak, ninetyThird] = [station('oak-grove-parkway'), station('93rd-avenue')];
		expect(oak.weights.tracts).toEqual(ninetyThird.weights.tracts);
		for (const id of ['people_of_color_share', 'people_of_color_share_survey']) {
			const [a, b] = [figure(oak, id).value!, figure(ninetyThird, id).value!];
			expect(Math.abs(a - b)).toBeGreaterThan(0.2);
		}
	});

	it('of all groups together are everybody, in 2020 and in the survey', () => {
		const ids = ['black', 'asian', 'hispanic_or_latino', 'american_indian', 'multiracial_or_other'];
		for (const { id } of stations) {
			const place = station(id);
			for (const suffix of ['', '_survey']) {
				const sum = [...ids, 'white'].reduce(
					(all, each) => all + figure(place, `${each}${suffix}`).value!,
					0
				);
				expect(sum).toBeCloseTo(1, 9);
			}
		}
	});

	it('come with a margin where block groups are cut, and as a full count where not', () => {
		const share = figure(station('93rd-avenue'), 'people_of_color_share');
		const parts = around(stations.find(({ id }) => id === '93rd-avenue')!.lngLat);
		const people = sumOf(parts, (group) => group.people);
		const cut = Math.sqrt(
			parts.reduce((sum, part) => sum + (part.share * part.group.people) ** 2 * (1 - part.share), 0)
		);
		const spread = (FITTED.apportioning.constants.groups['people-of-color'] * cut) / people;
		const p = share.value!;
		expect(share.moe! / (1.645 * spread * Math.sqrt(p * (1 - p)))).toBeCloseTo(1, 2);
		const tract = profile({ kind: 'tracts', geoids: ['27053003300'] });
		expect(figure(tract, 'people_of_color_share')).toMatchObject({
			moe: null,
			moeReason: 'full-count'
		});
	});
});

describe('figures of places that cut tracts', () => {
	it('have the margin of apportioning beyond that of sampling', () => {
		for (const { id, lngLat } of stations) {
			const homes = new Map<string, { inside: number; whole: number }>();
			const parts = around(lngLat);
			for (const { group, share } of parts) {
				const tract = homes.get(group.geoid.slice(0, 11)) ?? { inside: 0, whole: 0 };
				tract.inside += share * group.homes;
				homes.set(group.geoid.slice(0, 11), tract);
			}
			for (const { geoid, homes: all } of groups) {
				const tract = homes.get(geoid.slice(0, 11));
				if (tract) tract.whole += all;
			}
			const inside = sumOf(parts, (group) => group.homes);
			const squares = [
				...[...homes.values()]
					.filter(({ whole }) => whole > 0)
					.map((tract) => tract.inside ** 2 * (1 - tract.inside / tract.whole)),
				...parts.map(({ group, share }) => (share * group.homes) ** 2 * (1 - share))
			];
			const cut = Math.sqrt(squares.reduce((sum, each) => sum + each, 0)) / inside;
			const place = station(id);
			const uncut = columnFigures(sources.columns, { ...place.weights, cut: NOTHING_CUT });
			for (const [indicator, share] of [
				['renter-share', 'renter_share'],
				['cost-burden-30', 'burdened_share'],
				['no-vehicle', 'no_vehicle_share']
			] as const) {
				const { value, moe } = figure(place, share);
				const alone = computeIndicator(
					indicatorById(indicator),
					'2019-2023',
					uncut,
					indicatorById
				).estimate;
				expect(alone.value).toBe(value);
				const added = Math.sqrt(moe! ** 2 - alone.moe! ** 2);
				const spread = FITTED.apportioning.constants.share * cut;
				expect(added / (1.645 * spread * Math.sqrt(value! * (1 - value!)))).toBeCloseTo(1, 1);
			}
		}
	}, 60_000);

	it('are called the tracts’ where most homes are in tracts that lie mostly elsewhere', () => {
		const marked = stations.filter(({ id }) =>
			station(id).notes.some(({ code }) => code === 'tract-figures')
		);
		expect(marked.map(({ id }) => id)).toEqual([
			'bass-lake-road',
			'brooklyn-boulevard',
			'85th-avenue',
			'93rd-avenue',
			'oak-grove-parkway'
		]);
		const place = station('93rd-avenue');
		expect(place.notes).toContainEqual({
			code: 'small-parts',
			parts: [expect.closeTo(0.1, 2) as number],
			given: expect.closeTo(1, 9) as number
		});
		const city = brooklynPark();
		for (const { definition, estimate } of place.figures) {
			const race = /_survey$|^people_of_color_change$/.test(definition.id);
			const homes = /^(?:affordable_homes|homes_rented)_/.test(definition.id);
			expect(estimate.ofTracts ?? false).toBe(homes || (definition.vintage !== null && !race));
			if (!estimate.ofTracts) continue;
			const there = figure(city, definition.id);
			expect(compare(estimate, there).direction).toBe('not-tested');
			expect(compare(there, estimate).direction).toBe('not-tested');
		}
	});

	it('are its own where most homes are in tracts that lie mostly here', () => {
		const penn = station('penn');
		expect(penn.figures.some(({ estimate }) => estimate.ofTracts)).toBe(false);
		expect(penn.notes).toContainEqual({
			code: 'small-parts',
			parts: [expect.closeTo(0.18, 2) as number, expect.closeTo(0.14, 2) as number],
			given: expect.closeTo(0.12, 2) as number
		});
	});
});

describe('the measuring by hand', () => {
	it('knows a circle in a square', () => {
		const square = [
			[
				[
					[-1000, -1000],
					[1000, -1000],
					[1000, 1000],
					[-1000, 1000]
				]
			]
		] as const;
		expect(areaOf(square)).toBe(4e6);
		expect(shareWithin(square, circleWindow(1000))).toBeCloseTo(Math.PI / 4, 4);
	});
});
