/** What the engine has really drawn, as counts for tests and style sheets, and as a picture. */
import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * Mirrors the counts on the container, where tests and style sheets can see them. Counting takes
 * tens of milliseconds, so it waits until the page has nothing better to do, and is left out where
 * only colors have changed.
 */
export function mirrorRendered(
	map: MapLibreMap,
	container: HTMLElement
): { readonly whenIdle: () => void; readonly stop: () => void } {
	let stale = true;
	let waiting = 0;
	const markStale = () => {
		stale = true;
	};
	map.on('move', markStale);
	map.on('sourcedata', markStale);
	map.on('style.load', markStale);

	function count(): void {
		waiting = 0;
		if (!stale || !hasStyle(map)) return;
		stale = false;
		const seen = {
			'tract-fills': new Set<unknown>(),
			stations: new Set<unknown>(),
			'station-names': new Set<unknown>()
		};
		const layers = Object.keys(seen).filter((id) => map.getLayer(id));
		for (const { layer, id, properties } of map.queryRenderedFeatures({ layers })) {
			seen[layer.id as keyof typeof seen].add(id ?? properties.id);
		}
		container.dataset.renderedTracts = String(seen['tract-fills'].size);
		container.dataset.renderedStations = String(seen.stations.size);
		container.dataset.renderedStationNames = String(seen['station-names'].size);
	}

	return {
		whenIdle() {
			if (waiting === 0) waiting = whenFree(count);
		},
		stop() {
			forget(waiting);
			delete container.dataset.renderedTracts;
			delete container.dataset.renderedStations;
			delete container.dataset.renderedStationNames;
		}
	};
}

/** Safari has no idle callbacks. */
const HAS_IDLE = 'requestIdleCallback' in globalThis;

function whenFree(run: () => void): number {
	return HAS_IDLE ? requestIdleCallback(run, { timeout: 400 }) : window.setTimeout(run, 50);
}

function forget(waiting: number): void {
	if (HAS_IDLE) cancelIdleCallback(waiting);
	else clearTimeout(waiting);
}

/* A picture of the map as it is shown. */

/**
 * The drawing can be read only within the frame that drew it. Rejects where the browser cannot
 * encode it (out of memory).
 */
export async function capturePng(map: MapLibreMap, pixelRatio?: number): Promise<Blob> {
	const shown = map.getPixelRatio();
	if (pixelRatio !== undefined && pixelRatio !== shown) {
		map.setPixelRatio(pixelRatio);
		await map.once('idle');
	}
	try {
		return await new Promise<Blob>((resolve, reject) => {
			map.once('render', () => {
				map.getCanvas().toBlob((blob) => {
					if (blob) resolve(blob);
					else reject(new Error('The browser could not encode the map as a picture.'));
				}, 'image/png');
			});
			map.triggerRepaint();
		});
	} finally {
		if (map.getPixelRatio() !== shown) map.setPixelRatio(shown);
	}
}

/**
 * Whether the engine can be told anything about sources and layers now. It drops its style when the
 * graphics memory is lost, and brings it back later, which its types do not say.
 */
export function hasStyle(map: MapLibreMap): boolean {
	return (map.style as unknown) !== null && (map.style as unknown) !== undefined;
}
