import type { FeatureCollection, Position } from 'geojson';
import { topology } from 'topojson-server';
import { describe, expect, test } from 'vitest';
import type { StreetBlock } from '../data/places.ts';
import {
	labels,
	checkCorners,
	checkLandmarks,
	checkStreets,
	checkPlaces,
	type PlacesSpec,
	type Box
} from './files.ts';

describe('places', () => {
	const region: Box = [0, 0, 10, 10];
	const spec: PlacesSpec = {
		file: 'places/test.topojson',
		object: 'test',
		rows: 2,
		ids: true,
		overlaps: 'BLOCKER',
		invalid: 'BLOCKER',
		points: false
	};
	const square = (x: number, y = 0): Position[][] => [
		[
			[x, y],
			[x + 1, y],
			[x + 1, y + 1],
			[x, y + 1],
			[x, y]
		]
	];
	const check = (areas: readonly (readonly [string, Position[][]])[], more = {}) =>
		labels(
			checkPlaces(
				{ ...spec, ...more },
				topology({
					test: {
						type: 'FeatureCollection',
						features: areas.map(([id, coordinates]) => ({
							type: 'Feature',
							id,
							properties: {},
							geometry: { type: 'Polygon', coordinates }
						}))
					} as FeatureCollection
				}),
				region
			)
		);

	test('two neighbours are sound', () => {
		expect(
			check([
				['a', square(1)],
				['b', square(2)]
			])
		).toEqual([]);
	});

	test('a missing feature, ids out of order, a place outside, areas on top of each other', () => {
		expect(check([['a', square(1)]])).toEqual(['BLOCKER number of features']);
		expect(
			check([
				['b', square(1)],
				['a', square(2)]
			])
		).toEqual(['BLOCKER ids in order, none twice']);
		expect(
			check([
				['a', square(1)],
				['b', square(9.5)]
			])
		).toEqual(['BLOCKER inside the region']);
		expect(
			check([
				['a', square(1)],
				['b', square(1)]
			])
		).toEqual(['BLOCKER borders shared by two at most']);
		expect(
			check(
				[
					['a', square(1)],
					['b', square(1)]
				],
				{ overlaps: null }
			)
		).toEqual([]);
	});

	test('an area that folds over itself is as bad as the file says', () => {
		const folded: Position[][] = [
			[
				[1, 1],
				[2, 2],
				[2, 1],
				[1, 3],
				[1, 1]
			]
		];
		const areas = [['a', folded] as const, ['b', square(5)] as const];
		expect(check(areas)).toEqual(['BLOCKER geometry closed and free of crossings']);
		expect(check(areas, { invalid: 'WARN' })).toEqual([
			'WARN geometry closed and free of crossings'
		]);
	});

	test('points are there to be drawn, and no ground that figures stand on', () => {
		const points = (more: Partial<PlacesSpec>, ...coordinates: Position[]) =>
			labels(
				checkPlaces(
					{ ...spec, rows: coordinates.length, ids: false, overlaps: null, ...more },
					topology({
						test: {
							type: 'FeatureCollection',
							features: coordinates.map((position) => ({
								type: 'Feature',
								properties: {},
								geometry: { type: 'Point', coordinates: position }
							}))
						} as FeatureCollection
					}),
					region
				)
			);
		expect(points({ points: true }, [5, 5])).toEqual([]);
		expect(points({ points: true }, [5, 5], [5, 50])).toEqual(['BLOCKER inside the region']);
		expect(points({}, [5, 5])).toEqual(['BLOCKER geometry closed and free of crossings']);
	});

	test('a file without its object', () => {
		expect(check([['a', square(1)]], { object: 'other' })).toEqual(['BLOCKER object of the file']);
	});

	test('corners', () => {
		const corner = { street: 'A St', cross: 'B St', city: 'X', longitude: 5, latitude: 5 };
		const find = (...corners: readonly (typeof corner)[]) =>
			labels(checkCorners('c', corners, new Set(['X']), region));
		expect(find(corner)).toEqual([]);
		expect(find()).toEqual(['WARN corners are there']);
		expect(find(corner, { ...corner, street: 'B St', cross: 'A St' })).toEqual([
			'BLOCKER no corner twice'
		]);
		expect(find({ ...corner, cross: 'A St' })).toEqual(['BLOCKER two streets in a known city']);
		expect(find({ ...corner, city: 'Y' })).toEqual(['BLOCKER two streets in a known city']);
		expect(find({ ...corner, latitude: 50 })).toEqual(['BLOCKER inside the region']);
	});

	test('streets', () => {
		const block: StreetBlock = {
			street: 'A St',
			class: 'local',
			left: [1, 99],
			right: null,
			zips: ['1', '1'],
			cities: ['X', 'X'],
			line: [
				[5, 5],
				[5, 6]
			]
		};
		const find = (part: Partial<StreetBlock>) =>
			labels(checkStreets('s', [{ ...block, ...part }], new Set(['X']), region));
		const named = ['BLOCKER a street has a name and known cities'];
		const line = ['BLOCKER a line of at least two points, inside the region'];
		expect(find({})).toEqual([]);
		expect(find({ street: '' })).toEqual(named);
		expect(find({ cities: ['X', 'Y'] })).toEqual(named);
		expect(find({ right: [0, 98] })).toEqual(['BLOCKER house numbers are whole and above 0']);
		expect(find({ line: [[5, 5]] })).toEqual(line);
		expect(find({ line: [...block.line, [5, 50]] })).toEqual(line);
	});

	test('landmarks', () => {
		const landmark = { name: 'Library', kind: 'library', longitude: 5, latitude: 5 };
		const find = (part: Partial<typeof landmark>) =>
			labels(checkLandmarks('l', [{ ...landmark, ...part }], region));
		const wrong = ['BLOCKER a landmark has a name and lies inside the region'];
		expect(find({})).toEqual([]);
		expect(find({ name: '' })).toEqual(wrong);
		expect(find({ latitude: 50 })).toEqual(wrong);
	});
});
