/** The map as a part of the page: one thing to focus, with a name and keys of its own. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { KEY_SHORTCUTS, mapKey } from './keyboard.ts';
import type { AtlasMapOptions } from './types.ts';

/** Pixels that an arrow key pans. */
const PAN_STEP = 120;

/** Listens to keys until the returned function is called. */
export function prepareRegion(
	map: MapLibreMap,
	container: HTMLElement,
	options: AtlasMapOptions,
	zoomBy: (steps: number) => void,
	/** Keys that drawing and choosing take before the map does; true where one was taken. */
	taken: (event: KeyboardEvent) => boolean
): () => void {
	const interactive = options.interactive ?? true;
	container.setAttribute('role', interactive ? 'region' : 'img');
	container.setAttribute('aria-label', options.ariaLabel);
	if (interactive) {
		container.tabIndex = 0;
		container.setAttribute('aria-keyshortcuts', KEY_SHORTCUTS);
	}
	// The canvas inside is a drawing.
	const canvas = map.getCanvas();
	canvas.removeAttribute('tabindex');
	canvas.removeAttribute('aria-label');
	canvas.setAttribute('role', 'presentation');
	canvas.setAttribute('aria-hidden', 'true');

	function onKey(event: KeyboardEvent): void {
		// Buttons that a page lays over the map keep their keys.
		if (!interactive || event.target !== container) return;
		if (taken(event)) {
			event.preventDefault();
			return;
		}
		const key = mapKey(event);
		if (!key) return;
		event.preventDefault();
		if (key.do === 'pan') map.panBy([key.x * PAN_STEP, key.y * PAN_STEP]);
		if (key.do === 'zoom') zoomBy(key.steps);
		if (key.do === 'step') options.onStep?.(key.direction);
		if (key.do === 'enter') options.onEnter?.();
		if (key.do === 'escape') options.onEscape?.();
	}

	container.addEventListener('keydown', onKey);
	return () => {
		container.removeEventListener('keydown', onKey);
	};
}
