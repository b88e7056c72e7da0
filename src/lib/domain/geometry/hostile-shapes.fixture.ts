/** Small shapes that are hard to measure, as GeoJSON; with what half a mile around them comes to. */
import type { LonLat } from './projection.ts';

const times = <T>(count: number, make: (at: number) => T): T[] =>
	Array.from({ length: count }, (_, at) => make(at));
const collection = (geometries: readonly object[]) => ({
	type: 'FeatureCollection',
	features: geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry }))
});
/** The same scatter each time: steps of the golden ratio and of the root of two. */
const scattered = (at: number): LonLat => [
	-93.9 + ((at * 0.618_034) % 1),
	44.5 + ((at * 1.414_214) % 0.9)
];
const ring = (x: number, y: number, radius: number, corners: number): LonLat[] =>
	times(corners + 1, (at) => {
		const angle = (2 * Math.PI * (at % corners)) / corners;
		return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
	});

export type HostileShape = {
	readonly what: string;
	readonly geojson: object;
	/** Code of the problem, or null where it is measured. */
	readonly problem: string | null;
	/** Steps that measuring all of it together may take. */
	readonly most: number;
};

export const HOSTILE_SHAPES: readonly HostileShape[] = [
	{
		what: 'a line across the globe',
		geojson: collection([
			{
				type: 'LineString',
				coordinates: [
					[-180, 45],
					[180, 45]
				]
			}
		]),
		problem: null,
		most: 60_000
	},
	{
		what: '2,000 points in a row',
		geojson: { type: 'MultiPoint', coordinates: times(2000, (at) => [-93.5 + at * 2e-4, 45]) },
		problem: null,
		most: 16_000_000
	},
	{
		what: '2,000 points in one block',
		geojson: {
			type: 'MultiPoint',
			coordinates: times(2000, scattered).map(([x, y]) => [-93.3 + x / 1000, 45 + y / 1000])
		},
		problem: null,
		most: 16_000_000
	},
	{
		what: '2,000 points all over the region',
		geojson: { type: 'MultiPoint', coordinates: times(2000, scattered) },
		problem: 'shape-too-tangled',
		most: 30_100_000
	},
	{
		what: 'a zigzag of 2,000 corners',
		geojson: {
			type: 'LineString',
			coordinates: times(2000, (at) => [-93.5 + at * 2e-4, at % 2 ? 45.01 : 45])
		},
		problem: null,
		most: 16_000_000
	},
	{
		what: '500 long lines side by side',
		geojson: collection(
			times(500, (at) => ({
				type: 'LineString',
				coordinates: [
					[-93.5 + at * 5e-4, 44.9],
					[-93.5 + at * 5e-4, 45.1]
				]
			}))
		),
		problem: null,
		most: 16_000_000
	},
	{
		what: 'a scribble of 2,000 corners over the region',
		geojson: { type: 'LineString', coordinates: times(2000, scattered) },
		problem: 'reach-too-long',
		most: 0
	},
	{
		what: 'a route of 400 corners',
		geojson: {
			type: 'LineString',
			coordinates: times(400, (at) => [
				-93.4 + 0.1 * Math.cos(at / 60) + at * 1e-4,
				45 + 0.08 * Math.sin(at / 40)
			])
		},
		problem: null,
		most: 500_000
	},
	{
		what: '500 rings over each other',
		geojson: {
			type: 'MultiPolygon',
			coordinates: times(500, (at) => [ring(-93.3 + at * 1e-4, 45, 0.1, 90)])
		},
		problem: null,
		most: 16_000_000
	},
	{
		what: 'a comb of 24,500 long teeth',
		geojson: {
			type: 'Polygon',
			coordinates: [
				[
					...times(24_500, (at): LonLat => [at % 2 ? -93.2 : -93.3, 44.5 + at * 4e-5]),
					[-94, 45.48],
					[-94, 44.5],
					[-93.3, 44.5]
				]
			]
		},
		problem: 'shape-too-tangled',
		most: 30_100_000
	}
];
