/** Polygons of layers: made valid after a cut, joined along shared borders, and where their names stand. */
import type { GeoJSONVTFeature } from '@maplibre/geojson-vt';
import {
	BASE_ZOOM,
	doubleArea,
	fromGrid,
	toBaseGrid,
	topologyOf,
	withoutRepeats,
	type GridPoint
} from './noding.ts';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import polylabel from 'polylabel';
import { merge } from 'topojson-client';
import type { AreaFeature } from './topology.ts';

/* Makes what is left of a feature after cutting it at a tile's edge valid again. */

/** Cutting leaves repeated points, spikes and rings without area along the cut: not valid MVT. */
export function tidy(feature: GeoJSONVTFeature): GeoJSONVTFeature {
	if (feature.type === 1) return feature;
	const parts = feature.geometry.map((part) => withoutRepeats(part));
	if (feature.type === 2) return { ...feature, geometry: parts.filter((line) => line.length > 1) };
	const rings: [number, number][][] = [];
	let outerKept = false;
	for (const part of parts) {
		const ring = withoutSpikes(part);
		const area = doubleArea(ring);
		// In tile space (y down) outer rings have positive area. Holes of a dropped ring go with it.
		if (area > 0) outerKept = true;
		if (ring.length >= 4 && area !== 0 && outerKept) rings.push(ring);
	}
	return { ...feature, geometry: rings };
}

/** A closed ring without points from which it turns straight back to where it came from. */
function withoutSpikes(ring: readonly GridPoint[]): GridPoint[] {
	const open = ring.slice(0, -1);
	for (let i = 0; i < open.length; i++) {
		const before = open[(i + open.length - 1) % open.length]!;
		const after = open[(i + 1) % open.length]!;
		if (before[0] !== after[0] || before[1] !== after[1]) continue;
		open.splice(i, 1);
		// The points around the tip have become one; look at what is before it once more.
		open.splice(i % open.length, 1);
		i = Math.max(i - 2, 0) - 1;
	}
	return open.length === 0 ? [] : [...open, open[0]!];
}

/* Larger areas from smaller ones that share their borders exactly. */

/** One area for each key, by key; its borders are those of the areas on its edge. */
export function dissolve<A extends AreaFeature>(
	areas: readonly A[],
	keyOf: (area: A) => string
): ReadonlyMap<string, Feature<MultiPolygon>> {
	const topology = topologyOf(areas.map(({ geometry }) => geometry));
	const parts = new Map<string, typeof topology.objects.layer.geometries>();
	areas.forEach((area, i) => {
		const geometry = topology.objects.layer.geometries[i];
		if (geometry === undefined) return;
		const key = keyOf(area);
		parts.set(key, [...(parts.get(key) ?? []), geometry]);
	});
	const keys = [...parts.keys()].sort();
	return new Map(
		keys.map((key) => [
			key,
			{
				type: 'Feature',
				properties: {},
				geometry: merge(topology, (parts.get(key) ?? []) as Parameters<typeof merge>[1])
			}
		])
	);
}

/* Where the name of an area stands best: the point inside it that is furthest from its border. */

/** Within this share of the larger side of the area's box, of ten times the smaller in a narrow one. */
const PRECISION = 0.01;

/** Longitude and latitude in degrees, inside the largest polygon of the area. */
export function labelPoint(area: Polygon | MultiPolygon): Position {
	const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
	const rings = polygons
		.map((polygon) => polygon.map((ring) => ring.map(toBaseGrid)))
		.reduce((p, q) => (outerArea(q) > outerArea(p) ? q : p));
	const outer = rings[0] ?? [];
	const [width, height] = [extentOf(outer.map(([x]) => x)), extentOf(outer.map(([, y]) => y))];
	// What is narrower than the precision would get a corner of its box, which may lie outside.
	const precision = PRECISION * Math.min(Math.max(width, height), 10 * Math.min(width, height));
	const [x, y] = polylabel(rings, precision);
	return fromGrid([x, y], BASE_ZOOM).map((degrees) => Math.round(degrees * 1e6) / 1e6);
}

function outerArea(rings: readonly (readonly GridPoint[])[]): number {
	return Math.abs(doubleArea(rings[0] ?? []));
}

function extentOf(values: readonly number[]): number {
	return Math.max(...values) - Math.min(...values);
}
