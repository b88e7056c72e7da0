/** What the engine is started with: its worker, our fonts, and a map that only pans and zooms. */
import { LngLat, setWorkerUrl, type MapOptions } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import regularFont from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2?url';
import boldFont from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2?url';
import type { SceneFonts } from '../core/scene/style.ts';
import { sceneStyle } from '../core/scene/style.ts';
import { clamp, isCamera, margin, NO_PADDING, sumOf } from './camera.ts';
import type { AtlasMapOptions } from './types.ts';

// Vite does not find the engine's worker by itself; without this the map stays empty, silently.
setWorkerUrl(new URL(workerUrl, document.baseURI).href);

export const FONTS: SceneFonts = {
	regular: new URL(regularFont, document.baseURI).href,
	bold: new URL(boldFont, document.baseURI).href
};

export function engineOptions(container: HTMLElement, options: AtlasMapOptions): MapOptions {
	const { start, maxBounds, minZoom = 7.5, maxZoom = 16 } = options;
	const [west, south, east, north] = maxBounds;
	return {
		container,
		style: sceneStyle(options.scene, FONTS),
		// Tests validate the style for many scenes; readers' phones need not do it again.
		validateStyle: false,
		...(isCamera(start)
			? { center: [start.lng, start.lat], zoom: start.zoom }
			: {
					bounds: [...start],
					fitBoundsOptions: {
						padding: sumOf(options.padding ?? NO_PADDING, margin(options.startMargin))
					}
				}),
		minZoom,
		maxZoom,
		// Keep the center inside, not the whole view: a wide screen could not show the region else.
		transformConstrain: ({ lng, lat }, zoom) => ({
			center: new LngLat(clamp(lng, west, east), clamp(lat, south, north)),
			zoom: clamp(zoom, minZoom, maxZoom)
		}),
		interactive: options.interactive ?? true,
		cooperativeGestures: options.cooperative !== undefined,
		...(options.cooperative && {
			locale: {
				'CooperativeGesturesHandler.WindowsHelpText': options.cooperative.ctrl,
				'CooperativeGesturesHandler.MacHelpText': options.cooperative.command,
				'CooperativeGesturesHandler.MobileHelpText': options.cooperative.fingers
			}
		}),
		renderWorldCopies: false,
		maxPitch: 0,
		dragRotate: false,
		pitchWithRotate: false,
		touchPitch: false,
		keyboard: false,
		// The page names all sources itself, in words of the reader's language.
		attributionControl: false,
		localIdeographFontFamily: false,
		refreshExpiredTiles: false,
		fadeDuration: 120
	};
}
