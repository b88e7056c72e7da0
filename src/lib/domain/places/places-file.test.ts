import { describe, expect, it } from 'vitest';
import { MOST_FEATURES, placesOfGeoJson, placesTogether } from './places-file.ts';

const square = [
	[
		[-93.3, 45],
		[-93.2, 45],
		[-93.2, 45.1],
		[-93.3, 45]
	]
];
const polygon = { type: 'Polygon', coordinates: square };
const feature = (geometry: unknown, properties: unknown = null, id?: unknown): unknown => ({
	type: 'Feature',
	...(id === undefined ? {} : { id }),
	properties,
	geometry
});

function places(file: unknown, meters: number | null = null) {
	const read = placesOfGeoJson(file, meters);
	if (!read.ok) throw new Error(read.problem.code);
	return read.value;
}

describe('places from a file', () => {
	it('are its features, with their names', () => {
		const file = {
			type: 'FeatureCollection',
			features: [
				feature(polygon, { name: 'Block 5' }),
				feature(polygon, { NAME: 12 }),
				feature(polygon, {}, 'c'),
				feature(polygon)
			]
		};
		expect(places(file).map(({ name }) => name)).toEqual(['Block 5', '12', 'c', null]);
		expect(places(file)[0]!.question).toEqual({ kind: 'drawn', geometry: polygon });
	});

	it('may be a bare geometry or a collection of them', () => {
		expect(places(polygon)).toHaveLength(1);
		expect(places({ type: 'GeometryCollection', geometries: [polygon, polygon] })).toHaveLength(2);
	});

	it('are what lies around points and lines, once a distance is chosen', () => {
		const line = {
			type: 'LineString',
			coordinates: [
				[-93.3, 45, 250],
				[-93.2, 45]
			]
		};
		expect(places(line, 800)[0]!.question).toEqual({
			kind: 'reach',
			points: [],
			lines: [
				[
					[-93.3, 45],
					[-93.2, 45]
				]
			],
			meters: 800
		});
		expect(
			places({ type: 'MultiPoint', coordinates: [[-93.3, 45]] }, 800)[0]!.question
		).toMatchObject({ points: [[-93.3, 45]], lines: [] });
		expect(placesOfGeoJson(line, null)).toMatchObject({
			ok: false,
			problem: { code: 'file-needs-distance' }
		});
	});

	it('go together into one question of their kind', () => {
		const two = places({
			type: 'GeometryCollection',
			geometries: [polygon, { type: 'MultiPolygon', coordinates: [square, square] }]
		});
		expect(placesTogether(two)).toEqual({
			kind: 'drawn',
			geometry: { type: 'MultiPolygon', coordinates: [square, square, square] }
		});
		const point = { type: 'Point', coordinates: [-93.3, 45] };
		const points = places({ type: 'GeometryCollection', geometries: [point, point] }, 800);
		expect(placesTogether(points)).toMatchObject({
			points: [
				[-93.3, 45],
				[-93.3, 45]
			]
		});
		expect(placesTogether([...two, ...points])).toBeNull();
	});

	it('never go missing without a word: what is no feature is named', () => {
		const refusal = (features: unknown[]) =>
			placesOfGeoJson({ type: 'FeatureCollection', features }, null);
		const broken = (number: number, name: string) => ({
			ok: false,
			problem: { code: 'file-feature-broken', params: { number, name } }
		});
		const good = feature(polygon);
		expect(refusal([good, null])).toEqual(broken(2, ''));
		expect(refusal([good, good, 7])).toEqual(broken(3, ''));
		expect(refusal([{ properties: { name: 'Two' } }, good])).toEqual(broken(1, 'Two'));
		expect(refusal([{ type: 'Faeture', geometry: polygon, id: 9 }])).toEqual(broken(1, '9'));
	});

	it('are taken where only the word that says so is missing', () => {
		const file = {
			type: 'FeatureCollection',
			features: [
				feature(polygon, { name: 'One' }),
				{ properties: { name: 'Two' }, geometry: polygon },
				feature(polygon, { name: 'Three' })
			]
		};
		expect(places(file).map(({ name }) => name)).toEqual(['One', 'Two', 'Three']);
	});

	it('have a kind that is a word, else one sentence says so and nothing is thrown', () => {
		const odd = { type: { toString: 1 }, coordinates: square };
		expect(placesOfGeoJson(feature(odd), null)).toEqual({
			ok: false,
			problem: { code: 'file-geometry-unknown', params: { type: 'object' } }
		});
	});

	it.each([
		['text', 'file-not-geojson'],
		[null, 'file-not-geojson'],
		[[], 'file-not-geojson'],
		[{ type: 'Topology', objects: {} }, 'file-not-geojson'],
		[{ type: 'FeatureCollection' }, 'file-not-geojson'],
		[{ type: 'FeatureCollection', features: [] }, 'file-empty'],
		[feature(null), 'file-geometry-unknown'],
		[{ type: 'Circle', coordinates: [] }, 'file-geometry-unknown']
	])('are refused: %j', (file, code) => {
		expect(placesOfGeoJson(file, null)).toMatchObject({ ok: false, problem: { code } });
	});

	it('are not too many', () => {
		const features = Array.from({ length: MOST_FEATURES + 1 }, () => feature(polygon));
		expect(placesOfGeoJson({ type: 'FeatureCollection', features }, null)).toEqual({
			ok: false,
			problem: {
				code: 'file-too-many-features',
				params: { features: MOST_FEATURES + 1, limit: MOST_FEATURES }
			}
		});
	});
});
