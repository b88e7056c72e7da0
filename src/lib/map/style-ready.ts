import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * Whether the engine can be told anything about sources and layers now. It drops its style when the
 * graphics memory is lost, and brings it back later, which its types do not say.
 */
export function hasStyle(map: MapLibreMap): boolean {
	return (map.style as unknown) !== null && (map.style as unknown) !== undefined;
}
