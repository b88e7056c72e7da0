/** The camera: its limits and movements, and how far to move to bring a place into sight. */
import { toWorld, type WorldPoint } from '../domain/layers/locator.ts';
import type { NameSide, SceneBounds } from '../domain/layers/scene.ts';
import type { AtlasMap, AtlasMapOptions, MapCamera, MapPadding, ScreenBox } from './types.ts';
import type { Map as MapLibreMap } from 'maplibre-gl';

/* Arithmetic of the camera: limits, rounding, and how far to move to bring a place into sight. */

export const NO_PADDING: MapPadding = { top: 0, right: 0, bottom: 0, left: 0 };

/** Pixels left free around what is fitted into view. */
const DEFAULT_MARGIN = 40;

/** A margin as given: one number for all sides, or each side's own. */
export function margin(given: number | MapPadding = DEFAULT_MARGIN): MapPadding {
	return typeof given === 'number'
		? { top: given, right: given, bottom: given, left: given }
		: given;
}

export function sumOf(a: MapPadding, b: MapPadding): MapPadding {
	return {
		top: a.top + b.top,
		right: a.right + b.right,
		bottom: a.bottom + b.bottom,
		left: a.left + b.left
	};
}

export function isCamera(start: MapCamera | SceneBounds): start is MapCamera {
	return 'zoom' in start;
}

export function clamp(value: number, low: number, high: number): number {
	return Math.min(Math.max(value, low), high);
}

/** As many digits as a screen pixel at this zoom is wide, so that equal views have equal links. */
export function roundCamera({ lng, lat, zoom }: MapCamera): MapCamera {
	const roundedZoom = Math.round(zoom * 100) / 100;
	const degreesPerPixel = 360 / (512 * 2 ** roundedZoom);
	const scale = 10 ** clamp(Math.ceil(-Math.log10(degreesPerPixel)), 0, 6);
	return {
		lng: Math.round(lng * scale) / scale,
		lat: Math.round(lat * scale) / scale,
		zoom: roundedZoom
	};
}

/** Whether two rounded cameras are the same. */
export function sameCamera(a: MapCamera | null, b: MapCamera): boolean {
	return a !== null && a.lng === b.lng && a.lat === b.lat && a.zoom === b.zoom;
}

/** Zooms that no map passes unless told otherwise. */
export const ZOOMS = { min: 7.5, max: 16 } as const;

/** Pixels that the world is wide at zoom 0. */
const WORLD_PIXELS = 512;

/** Where a map stands: what its top left shows, and the pixels that the world is wide. */
export type Standing = {
	readonly zoom: number;
	readonly world: number;
	/** CSS pixels from the world's north-west corner. */
	readonly left: number;
	readonly top: number;
};

/**
 * Where the engine starts a map of this size that is to show the bounds inside of its padding, worked out
 * without it; null where nothing is left inside.
 *
 * @param size of the map in CSS pixels
 * @param maxBounds that the middle of the map is kept within
 */
export function fittedStanding(
	[west, south, east, north]: SceneBounds,
	size: { readonly width: number; readonly height: number },
	padding: MapPadding,
	maxBounds: SceneBounds,
	{ min, max }: { readonly min: number; readonly max: number } = ZOOMS
): Standing | null {
	const { left, top, right, bottom } = freeBox(size.width, size.height, padding);
	const [x0, y0] = toWorld([west, north]);
	const [x1, y1] = toWorld([east, south]);
	if (right < left || bottom < top) return null;
	const widest = Math.min((right - left) / (x1 - x0), (bottom - top) / (y1 - y0));
	const wanted = Math.min(Math.log2(widest / WORLD_PIXELS), max);
	// What the padding is more on one side than on the other, the engine counts before it keeps to its limits.
	const shift = WORLD_PIXELS * 2 ** wanted;
	const [westmost, northmost] = toWorld([maxBounds[0], maxBounds[3]]);
	const [eastmost, southmost] = toWorld([maxBounds[2], maxBounds[1]]);
	const middle: WorldPoint = [
		clamp((x0 + x1) / 2 - (padding.left - padding.right) / 2 / shift, westmost, eastmost),
		clamp((y0 + y1) / 2 - (padding.top - padding.bottom) / 2 / shift, northmost, southmost)
	];
	const zoom = clamp(wanted, min, max);
	const world = WORLD_PIXELS * 2 ** zoom;
	return {
		zoom,
		world,
		left: middle[0] * world - size.width / 2,
		top: middle[1] * world - size.height / 2
	};
}

/** The part of the map within this padding. */
export function freeBox(width: number, height: number, padding: MapPadding): ScreenBox {
	const { left, top, right, bottom } = padding;
	return { left, top, right: width - right, bottom: height - bottom };
}

/**
 * How far to pan, in pixels, for `box` to lie in `free`: zero where it does already, null where it
 * does not fit at this zoom.
 */
export function panIntoView(
	box: ScreenBox,
	free: ScreenBox
): readonly [x: number, y: number] | null {
	const x = shift(box.left, box.right, free.left, free.right);
	const y = shift(box.top, box.bottom, free.top, free.bottom);
	return x === null || y === null ? null : [x, y];
}

function shift(low: number, high: number, freeLow: number, freeHigh: number): number | null {
	if (high - low > freeHigh - freeLow) return null;
	if (low < freeLow) return low - freeLow;
	return high > freeHigh ? high - freeHigh : 0;
}

/* Which side of its dot has room for a station's name. */

/** Of a bold letter, of a line, the widest that a name becomes by breaking, and from the dot, in ems. */
const NAME = { letter: 0.56, line: 1.1, widest: 9, offset: 0.9 };

/**
 * The side on which a name has room within a map of this width and beside what lies over it; null where
 * both have, or neither.
 *
 * @param size of its letters in pixels
 */
export function sideOfName(
	at: { readonly x: number; readonly y: number },
	name: string,
	size: number,
	map: { readonly width: number; readonly covers: readonly ScreenBox[] }
): NameSide | null {
	const inOneLine = name.length * NAME.letter;
	const width = Math.min(inOneLine, NAME.widest) * size;
	const half = (Math.ceil(inOneLine / NAME.widest) * NAME.line * size) / 2;
	const near = NAME.offset * size;
	const isFree = (left: number, right: number) =>
		left >= 0 &&
		right <= map.width &&
		!map.covers.some(
			(box) =>
				box.left < right && left < box.right && box.top < at.y + half && at.y - half < box.bottom
		);
	const east = isFree(at.x + near, at.x + near + width);
	const west = isFree(at.x - near - width, at.x - near);
	if (east === west) return null;
	return east ? 'east' : 'west';
}

/* The camera's movements. The engine cuts animations short for readers who ask for less motion. */

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
