/** Arithmetic of the camera: limits, rounding, and how far to move to bring a place into sight. */
import type { Bounds } from '../core/scene/scene.ts';
import type { MapCamera, MapPadding } from './types.ts';

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

/** A rectangle on the screen, CSS pixels from the map's top left. */
export type ScreenBox = {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
};

export function isCamera(start: MapCamera | Bounds): start is MapCamera {
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
