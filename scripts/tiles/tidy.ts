/** Makes what is left of a feature after cutting it at a tile's edge valid again. */
import type { GeoJSONVTFeature } from '@maplibre/geojson-vt';
import { doubleArea, withoutRepeats, type GridPoint } from './grid.ts';

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
