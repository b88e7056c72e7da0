import { area, distance } from '@turf/turf';
import type { Polygon, Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_SCENE, EXAMPLE_STATIONS } from './scene.fixture.ts';
import { stationArea } from './sources.ts';
import { sceneSources } from './sources.ts';

describe('a station area', () => {
	const station = EXAMPLE_STATIONS[1];
	if (!station) throw new Error('the example has stations');
	const half = stationArea(station, 804.672) as Feature<Polygon>;

	it('has at least 64 steps a quarter turn, all at the distance', () => {
		const ring = half.geometry.coordinates[0] ?? [];
		expect(ring.length).toBeGreaterThanOrEqual(4 * 64 + 1);
		for (const position of ring) {
			const meters = distance([station.lng, station.lat], position, { units: 'meters' });
			expect(Math.abs(meters - 804.672)).toBeLessThan(0.2);
		}
	});

	it('loses no more than 0.02 % of the circle’s area', () => {
		expect(area(half) / (Math.PI * 804.672 ** 2)).toBeCloseTo(1, 3);
	});
});

describe('the sources of a scene', () => {
	it('read tiles by the archive scheme, within the archive’s bounds and zooms', () => {
		expect(sceneSources(EXAMPLE_SCENE).outlines).toEqual({
			type: 'vector',
			tiles: ['archive://tiles/example-0123456789abcdef.pmtiles/{z}/{x}/{y}'],
			bounds: [-94, 44.4, -92.7, 45.5],
			minzoom: 5,
			maxzoom: 13,
			promoteId: { tracts: 'GEOID' }
		});
	});

	it('hold every station once as dot, area and name', () => {
		const sources = sceneSources(EXAMPLE_SCENE);
		for (const id of ['stations', 'station-areas', 'station-names'] as const) {
			const source = sources[id];
			if (source?.type !== 'geojson') throw new Error(`${id} should be drawn`);
			expect(source.data).toMatchObject({
				features: EXAMPLE_STATIONS.map((station) => ({ properties: { id: station.id } }))
			});
		}
	});
});
