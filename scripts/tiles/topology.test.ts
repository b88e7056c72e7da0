import { describe, expect, it } from 'vitest';
import { covers, madeUpTown, random } from '../../tests/tiles/support.ts';
import { EXTENT, doubleArea, toBaseGrid, toZoomGrid, type GridPoint } from './noding.ts';
import { areaTopology, type AreaFeature } from './topology.ts';

const TOWN = madeUpTown(12, 10);
const ZOOMS = [6, 7, 8, 9, 10, 11, 12];

function edgesOf(rings: readonly (readonly GridPoint[])[]): string[] {
	return rings.flatMap((ring) => ring.slice(1).map((end, i) => `${ring[i]!.join()} ${end.join()}`));
}

describe('the topology of areas that tile', () => {
	const topology = areaTopology(TOWN, true);

	it.each(ZOOMS)('keeps every area and covers all ground once at zoom %i', (zoom) => {
		const { features } = topology.at(zoom, { triangle: 64, smallestRing: 0 });
		const rings = features.map((polygons) => polygons.flat());
		// At zooms 6 and 7 the town is a few grid units wide; areas have to survive from 8 on.
		if (zoom >= 8) expect(rings.filter((parts) => parts.length === 0)).toEqual([]);

		const next = random(zoom);
		const [west, south] = toZoomGrid(toBaseGrid([-93.297, 45.003]), zoom);
		const [east, north] = toZoomGrid(toBaseGrid([-93.183, 45.097]), zoom);
		for (let i = 0; i < 400; i++) {
			const x = west + next() * (east - west);
			const y = north + next() * (south - north);
			expect(rings.filter((parts) => covers(parts, x, y)).length).toBe(1);
		}
	});

	it.each(ZOOMS)('gives neighbours the same vertices along their border at zoom %i', (zoom) => {
		const { features } = topology.at(zoom, { triangle: 64, smallestRing: 0 });
		const edges = features.flatMap((polygons) => edgesOf(polygons.flat()));
		const set = new Set(edges);
		expect(set.size).toBe(edges.length);
		// What has no counterpart must be the outside of the town: one closed ring of the whole area.
		const single = edges.filter((edge) => !set.has(edge.split(' ').reverse().join(' ')));
		const starts = single.map((edge) => edge.split(' ')[0]);
		const ends = single.map((edge) => edge.split(' ')[1]);
		expect(starts.sort()).toEqual(ends.sort());
		const total = features.flat(2).reduce((sum, ring) => sum + doubleArea(ring), 0);
		const around = single
			.map((edge) => edge.split(' ').map((p) => p.split(',').map(Number) as GridPoint))
			.reduce(
				(sum, [a, b]) => sum + ((a?.[0] ?? 0) * (b?.[1] ?? 0) - (b?.[0] ?? 0) * (a?.[1] ?? 0)),
				0
			);
		expect(around).toBe(total);
	});

	it('keeps every vertex where no thinning is asked for', () => {
		const zoom = 12;
		const { features } = topology.at(zoom, { triangle: 0, smallestRing: 0 });
		const kept = new Set(
			features
				.flat(2)
				.map((ring) => ring.map((p) => p.join()))
				.flat()
		);
		for (const { geometry } of TOWN)
			for (const position of geometry.coordinates.flat())
				expect(kept).toContain(toZoomGrid(toBaseGrid(position), zoom).join());
	});

	it('keeps fewer vertices the further out', () => {
		const counts = ZOOMS.map(
			(zoom) => topology.at(zoom, { triangle: 64, smallestRing: 0 }).features.flat(3).length
		);
		expect(counts).toEqual([...counts].sort((a, b) => a - b));
		expect(counts[0]).toBeLessThan((counts.at(-1) ?? 0) / 2);
	});
});

describe('a source that simplified each area by itself', () => {
	it('is mended: neighbours share their border and no ground is lost', () => {
		const torn = TOWN.map((feature, i): AreaFeature => {
			const [ring = []] = feature.geometry.coordinates;
			const thinned = ring.filter((_, j) => j === 0 || j === ring.length - 1 || (i + j) % 3 !== 0);
			return { ...feature, geometry: { type: 'Polygon', coordinates: [thinned] } };
		});
		const topology = areaTopology(torn, true);
		expect(topology.mendedInSource.gaps).toBeGreaterThan(10);
		expect(topology.mendedInSource.overlaps).toBeGreaterThan(10);
		const { features } = topology.at(12, { triangle: 0, smallestRing: 0 });
		const edges = features.flatMap((polygons) => edgesOf(polygons.flat()));
		const set = new Set(edges);
		expect(set.size).toBe(edges.length);
		const next = random(3);
		const [west, south] = toZoomGrid(toBaseGrid([-93.295, 45.005]), 12);
		const [east, north] = toZoomGrid(toBaseGrid([-93.185, 45.095]), 12);
		for (let i = 0; i < 300; i++) {
			const [x, y] = [west + next() * (east - west), north + next() * (south - north)];
			const holders = features.filter((polygons) => covers(polygons.flat(), x, y));
			expect(holders.length).toBe(1);
		}
	});
});

describe('the topology of areas apart', () => {
	const lake = (size: number, west: number): AreaFeature => ({
		type: 'Feature',
		properties: {},
		geometry: {
			type: 'Polygon',
			coordinates: [
				Array.from({ length: 41 }, (_, i) => [
					west + Math.cos((i / 20) * Math.PI) * size,
					45 + Math.sin((i / 20) * Math.PI) * size
				])
			]
		}
	});

	it('leaves out what is smaller than asked, and keeps all where nothing is asked', () => {
		const topology = areaTopology([lake(0.02, -93.3), lake(0.0004, -93.2)], false);
		const coarse = topology.at(8, { triangle: 64, smallestRing: 64 });
		expect(coarse.features.map((polygons) => polygons.length)).toEqual([1, 0]);
		const fine = topology.at(12, { triangle: 4, smallestRing: 0 });
		expect(fine.features.map((polygons) => polygons.length)).toEqual([1, 1]);
	});

	it('keeps a ring that its threshold would shrink to nothing', () => {
		const topology = areaTopology([lake(0.004, -93.3)], false);
		const [polygons] = topology.at(8, { triangle: EXTENT, smallestRing: 0 }).features;
		expect(polygons?.length).toBe(1);
		expect(doubleArea(polygons?.[0]?.[0] ?? [])).toBeGreaterThan(0);
	});
});
