/** A made-up map for tests: a grid of areas, a line, two stations and an outline. */
import type { LonLat } from '../geometry/projection.ts';
import type { MapInput, MapRings } from './report-map.ts';

function square(west: number, south: number, size: number): MapRings {
	const ring: LonLat[] = [
		[west, south],
		[west + size, south],
		[west + size, south + size],
		[west, south + size],
		[west, south]
	];
	return [[ring]];
}

export const MAP: MapInput = {
	title: 'Penn Avenue station area: census tracts',
	alt: 'Map of the Penn Avenue station area with the tracts around.',
	areas: Array.from({ length: 36 }, (_, i) => ({
		rings: square(-93.35 + 0.01 * (i % 6), 44.98 + 0.01 * Math.floor(i / 6), 0.01),
		class: i % 4 === 3 ? null : i % 4,
		uncertain: i % 5 === 0
	})),
	classes: [
		{ label: 'Lower exposure', color: '#e7e2d6', count: '9 tracts' },
		{ label: 'Early warning', color: '#f3dfae', count: '9 tracts' },
		{ label: 'Under pressure now', color: '#7a2048', count: '9 tracts' }
	],
	noData: { label: 'No data', count: '9 tracts' },
	uncertain: { label: 'Too uncertain to rely on', count: '8 tracts' },
	lines: [
		[
			[-93.34, 44.985],
			[-93.32, 45.01],
			[-93.3, 45.03]
		]
	],
	stations: [
		{ name: 'Penn Avenue', lngLat: [-93.32, 45.01] },
		{ name: 'Far away', lngLat: [-90, 40] }
	],
	outlines: [square(-93.325, 45.005, 0.01)],
	cities: [{ name: 'Robbinsdale', rings: square(-93.34, 44.99, 0.04) }],
	water: [square(-93.33, 45.0, 0.004)],
	bounds: [-93.325, 45.005, -93.315, 45.015],
	words: {
		place: 'This place',
		line: 'Planned line and stations',
		north: 'N',
		miles: ({ count }) => `${count} miles`,
		cityLimit: 'City limit',
		water: 'Water',
		counted: 'Tracts are counted in all of the region.',
		source: 'Source: U.S. Census Bureau',
		care: '',
		citation: 'Rootline (2026). https://rootline.example/'
	}
};
