/** Larger areas from smaller ones that share their borders exactly. */
import type { Feature, MultiPolygon } from 'geojson';
import { merge } from 'topojson-client';
import { topologyOf } from './arcs.ts';
import type { AreaFeature } from './topology.ts';

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
