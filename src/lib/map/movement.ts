/** The camera's movements. The engine cuts animations short for readers who ask for less motion. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import {
	freeBox,
	isCamera,
	margin,
	NO_PADDING,
	panIntoView,
	roundCamera,
	sumOf
} from './camera.ts';
import type { AtlasMap, AtlasMapOptions, MapCamera, MapPadding } from './types.ts';

/** Zoom that fitting does not pass unless told to. */
const DEFAULT_FIT_ZOOM = 14;

/** Milliseconds that the map takes to make room for a panel. */
const PADDING_DURATION = 200;

export type Movement = Pick<
	AtlasMap,
	| 'getCamera'
	| 'setCamera'
	| 'jumpTo'
	| 'watchMovement'
	| 'fit'
	| 'reveal'
	| 'zoomBy'
	| 'setPadding'
>;

export function movementOf(
	map: MapLibreMap,
	container: HTMLElement,
	options: AtlasMapOptions
): Movement & { readonly isFollowing: () => boolean } {
	let padding = options.padding ?? NO_PADDING;
	/** True while another map moves this one. */
	let following = false;
	if (isCamera(options.start)) map.jumpTo({ padding: { ...padding } });
	else settlePadding(map, padding);

	const fit: Movement['fit'] = (
		[west, south, east, north],
		{ animate = true, margin: around, maxZoom = DEFAULT_FIT_ZOOM } = {}
	) => {
		map.fitBounds([west, south, east, north], { animate, padding: margin(around), maxZoom });
	};

	return {
		isFollowing: () => following,
		getCamera: ({ exact = false } = {}) => (exact ? exactCamera(map) : currentCamera(map)),
		jumpTo({ lng, lat, zoom }) {
			following = true;
			// A room for panels that is still being made would be cut short.
			map.jumpTo({ center: [lng, lat], zoom, padding: { ...padding } });
			following = false;
		},
		watchMovement(listener) {
			const tell = () => {
				if (!following) listener(exactCamera(map));
			};
			map.on('move', tell);
			return () => {
				map.off('move', tell);
			};
		},
		setCamera({ lng, lat, zoom }, { animate = true } = {}) {
			map.easeTo({ center: [lng, lat], zoom, animate });
		},
		fit,
		reveal(bounds, { animate = true } = {}) {
			const [west, south, east, north] = bounds;
			const { x: left, y: top } = map.project([west, north]);
			const { x: right, y: bottom } = map.project([east, south]);
			const { clientWidth, clientHeight } = container;
			const free = freeBox(clientWidth, clientHeight, sumOf(padding, margin()));
			const pan = panIntoView({ left, top, right, bottom }, free);
			if (pan === null) fit(bounds, { animate });
			else if (pan[0] !== 0 || pan[1] !== 0) map.panBy([...pan], { animate });
		},
		zoomBy(steps) {
			// Quarter zooms, so that a few presses lead back to where they started.
			map.zoomTo(Math.round((map.getZoom() + steps) * 4) / 4);
		},
		setPadding(next, { animate = true } = {}) {
			padding = next;
			map.easeTo({ padding: { ...next }, animate, duration: PADDING_DURATION });
		}
	};
}

/** The center of the part that no panel covers, rounded to about a pixel. */
export function currentCamera(map: MapLibreMap): MapCamera {
	return roundCamera(exactCamera(map));
}

function exactCamera(map: MapLibreMap): MapCamera {
	const { lng, lat } = map.getCenter();
	return { lng, lat, zoom: map.getZoom() };
}

/** Bounds were fitted with the padding counted in; the camera must keep still as it is set. */
function settlePadding(map: MapLibreMap, padding: MapPadding): void {
	const { width, height } = map.getCanvas().getBoundingClientRect();
	const middle = map.unproject([
		(padding.left + width - padding.right) / 2,
		(padding.top + height - padding.bottom) / 2
	]);
	map.jumpTo({ center: middle, padding: { ...padding } });
}
