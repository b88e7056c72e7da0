/** Made-up places for property tests, as references keep them. */
import fc from 'fast-check';
import { LONGEST_DISTANCE, ONE_MILE, SHORTEST_DISTANCE } from '../lines/corridor.ts';
import type { LonLat } from '../geometry/projection.ts';
import { roundedDegrees, cleanName, tractsPlace, type Place } from './place.ts';

const degrees = (least: number, most: number) =>
	fc.double({ min: least, max: most, noNaN: true }).map((each) => roundedDegrees(each) + 0);

export const lonLat: fc.Arbitrary<LonLat> = fc.tuple(degrees(-180, 180), degrees(-90, 90));
export const ownName = fc.string({ unit: 'grapheme', maxLength: 100 }).map(cleanName);

const ring = fc.array(lonLat, { minLength: 3, maxLength: 12 });
const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
export const meters = fc.oneof(
	fc.constantFrom(ONE_MILE / 4, ONE_MILE / 2, ONE_MILE, 500),
	fc.double({ min: SHORTEST_DISTANCE, max: LONGEST_DISTANCE, noNaN: true })
);
const geoid = fc
	.integer({ min: 0, max: 999_999_999 })
	.map((number) => `27${String(number).padStart(9, '0')}`);
/** As names of places are: without the signs that part a reference. */
const placeName = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
	.filter((name) => /^[^\p{Cc}\p{Cs}<>~]{1,80}$/u.test(name));

export const place: fc.Arbitrary<Place> = fc.oneof(
	fc.constant<Place>({ kind: 'region', id: '' }),
	fc.constantFrom<Place>({ kind: 'county', id: '053' }, { kind: 'city', id: 'Brooklyn Park' }),
	placeName.map((name): Place => ({ kind: 'neighborhood', id: name })),
	fc
		.tuple(fc.array(geoid, { minLength: 1, maxLength: 20 }), ownName)
		.map(([geoids, name]) => tractsPlace(geoids, name)),
	fc.record({
		kind: fc.constantFrom('station', 'stations', 'each', 'corridor'),
		id,
		meters: fc.option(meters)
	}),
	fc.record({
		kind: fc.constant('near'),
		lng: degrees(-180, 180),
		lat: degrees(-85, 85),
		meters,
		name: ownName
	}),
	fc.record({
		kind: fc.constant('area'),
		polygons: fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), {
			minLength: 1,
			maxLength: 3
		}),
		name: ownName
	})
);
