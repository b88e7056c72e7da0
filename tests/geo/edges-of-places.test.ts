/** How near an outline has to come to a border to be taken for it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { profilePlace, type ProfileSources } from '../../src/lib/domain/places/profile.ts';
import type { PlaceNote } from '../../src/lib/domain/places/place.ts';
import { readPlaces } from '../../scripts/data/places.ts';
import {
	areaOf,
	blockGroupsByHand,
	mapShape,
	planeAround,
	shareWithin,
	type Shape
} from './by-hand.fixture.ts';
import { profileSources } from './profile-sources.fixture.ts';

let sources: ProfileSources;
beforeAll(async () => {
	({ sources } = await profileSources());
}, 120_000);

type Point = readonly [number, number];

function notesOf(coordinates: unknown): readonly PlaceNote[] {
	const answer = profilePlace(sources, {
		kind: 'drawn',
		geometry: { type: 'MultiPolygon', coordinates }
	});
	if (!answer.ok) throw new Error(answer.problem.code);
	return answer.value.notes;
}

/** A square of so many square meters in the middle of a shape that is in meters. */
function squareAt([x, y]: Point, area: number): Point[] {
	const half = Math.sqrt(area) / 2;
	return [
		[x - half, y - half],
		[x + half, y - half],
		[x + half, y + half],
		[x - half, y + half],
		[x - half, y - half]
	];
}

describe('an outline along tract borders', () => {
	// North Minneapolis: two tracts that fill the ground around their middle.
	const features = readPlaces('tracts-2020').features;
	const tract = (geoid: string) => {
		const { geometry } = features.find(({ id }) => id === geoid)!;
		const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
		const points = polygons.flat(2) as unknown as Point[];
		const middle: Point = [
			points.reduce((sum, [x]) => sum + x, 0) / points.length,
			points.reduce((sum, [, y]) => sum + y, 0) / points.length
		];
		const plane = planeAround(middle);
		const shape = polygons as unknown as Shape;
		return { polygons, plane, area: areaOf(mapShape(shape, plane.to)) };
	};
	const [own, other] = [tract('27053003300'), tract('27053002200')];
	const square = ({ plane, area }: ReturnType<typeof tract>, share: number) =>
		squareAt([0, 0], share * area).map(plane.from);
	const whole = { code: 'whole-tracts', tracts: 1 };

	it('may leave out two thousandths of a tract, and no more', () => {
		const without = (share: number) => {
			const [outline, ...holes] = own.polygons[0]!;
			return [[outline, ...holes, square(own, share)], ...own.polygons.slice(1)];
		};
		expect(notesOf(without(0.0019))).toContainEqual(whole);
		expect(notesOf(without(0.0021))).not.toContainEqual(whole);
	});

	it('may take in two thousandths of another tract, and no more', () => {
		const withMore = (share: number) => [...own.polygons, [square(other, share)]];
		expect(notesOf(withMore(0.0019))).toContainEqual(whole);
		expect(notesOf(withMore(0.0021))).not.toContainEqual(whole);
	});
});

describe('a place at the edge of the seven counties', () => {
	const groups = blockGroupsByHand();
	const plane = planeAround([-93.95, 44.8]);
	const [south, north, east] = [-2000, 2000, 6000];
	const window = (west: number): Point[] => [
		[west, south],
		[east, south],
		[east, north],
		[west, north]
	];
	const near = groups
		.filter(({ shape }) => shape.flat(2).some(([x, y]) => Math.hypot(x + 93.95, y - 44.8) < 0.3))
		.map(({ shape }) => mapShape(shape, plane.to));
	const outside = (west: number): number => {
		const inside = near.reduce(
			(sum, shape) => sum + areaOf(shape) * shareWithin(shape, window(west)),
			0
		);
		return 1 - inside / ((east - west) * (north - south));
	};
	/** How far west the place reaches when so much of it lies beyond the counties. */
	const reaching = (share: number): number => {
		let [far, here] = [-20_000, 0];
		for (let i = 0; i < 40; i++) {
			const middle = (far + here) / 2;
			if (outside(middle) > share) far = middle;
			else here = middle;
		}
		return here;
	};
	const notesAt = (share: number) =>
		notesOf([[[...window(reaching(share)), window(reaching(share))[0]!].map(plane.from)]]).filter(
			({ code }) => code === 'partly-outside-region'
		);

	it('says so from two hundredths of its ground on, which gaps between block groups reach', () => {
		expect(notesAt(0.019)).toEqual([]);
		expect(notesAt(0.021)).toEqual([
			{ code: 'partly-outside-region', shareInside: expect.closeTo(0.979, 3) as number }
		]);
	}, 60_000);
});
