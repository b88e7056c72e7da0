/** The map as a part of the page: one thing to focus, with a name and keys of its own. */
import type { StepDirection } from '../domain/layers/atlas-scene.ts';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { AtlasMapOptions } from './types.ts';

/* Keys of the map region. Alt+arrow goes from place to place, so plain arrows stay free to pan. */

export type MapKey =
	| { readonly do: 'pan'; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }
	| { readonly do: 'zoom'; readonly steps: 1 | -1 }
	| { readonly do: 'step'; readonly direction: StepDirection }
	| { readonly do: 'enter' }
	| { readonly do: 'escape' };

/** For the region's `aria-keyshortcuts`. */
const KEY_SHORTCUTS =
	'ArrowUp ArrowRight ArrowDown ArrowLeft Alt+ArrowUp Alt+ArrowRight Alt+ArrowDown Alt+ArrowLeft + - Enter Escape';

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const ARROWS: Readonly<
	Record<string, { readonly pan: MapKey; readonly direction: StepDirection }>
> = {
	ArrowUp: { pan: { do: 'pan', x: 0, y: -1 }, direction: 'north' },
	ArrowRight: { pan: { do: 'pan', x: 1, y: 0 }, direction: 'east' },
	ArrowDown: { pan: { do: 'pan', x: 0, y: 1 }, direction: 'south' },
	ArrowLeft: { pan: { do: 'pan', x: -1, y: 0 }, direction: 'west' }
};

const PLAIN: Readonly<Record<string, MapKey>> = {
	'+': { do: 'zoom', steps: 1 },
	'=': { do: 'zoom', steps: 1 },
	'-': { do: 'zoom', steps: -1 },
	_: { do: 'zoom', steps: -1 },
	Enter: { do: 'enter' },
	Escape: { do: 'escape' }
};

/** What a key means on the map, or null where it is none of the map's business. */
export function mapKey({ key, altKey, ctrlKey, metaKey }: Pressed): MapKey | null {
	if (ctrlKey || metaKey) return null;
	const arrow = ARROWS[key];
	if (arrow) return altKey ? { do: 'step', direction: arrow.direction } : arrow.pan;
	return altKey ? null : (PLAIN[key] ?? null);
}

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
