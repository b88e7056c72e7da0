/** What mouse, finger and keys mean on the map. */
import type { Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { SceneStation, SceneTarget, SceneDrawing } from '../domain/layers/scene.ts';
import type { StepDirection } from '../domain/layers/atlas-scene.ts';
import type { AtlasMapOptions, Mode, ChoosingOptions, AtlasMap } from './types.ts';
import { fail, ok } from '../domain/result.ts';

/* Mouse and finger: a pin first, then a station within reach, then the tract beneath. */

/** Half of what must be hit, around a mark that has a size of its own. */
const MARK_REACH = { touch: 12, mouse: 2 } as const;

export type PointerHandlers = {
	readonly stations: () => readonly Omit<SceneStation, 'status'>[];
	/** Only when the target changes. */
	readonly onHover: (target: SceneTarget | null) => void;
	readonly onSelect: (target: SceneTarget | null) => void;
	/** `tracts` where stations do not count for the moment, `none` where nothing does. */
	readonly heeds: () => 'all' | 'tracts' | 'none';
};

/** Listens until the returned function is called. */
export function listenToPointer(map: MapLibreMap, handlers: PointerHandlers): () => void {
	const canvas = map.getCanvas();
	let touch = false;
	let hovered: SceneTarget | null = null;
	let frame = 0;

	function hover(target: SceneTarget | null): void {
		if (sameTarget(target, hovered)) return;
		hovered = target;
		canvas.style.cursor = target ? 'pointer' : '';
		handlers.onHover(target);
	}

	function find(at: ScreenPoint, finger: boolean): SceneTarget | null {
		return handlers.heeds() === 'all'
			? targetAt(map, handlers.stations(), at, finger)
			: tractAt(map, at);
	}

	function onMove(event: PointerEvent): void {
		if (event.pointerType === 'touch' || event.buttons !== 0) return;
		const at = { x: event.offsetX, y: event.offsetY };
		cancelAnimationFrame(frame);
		frame = requestAnimationFrame(() => {
			// Drawing has a pointer of its own.
			if (handlers.heeds() !== 'none') hover(find(at, false));
		});
	}

	function onLeave(): void {
		cancelAnimationFrame(frame);
		hover(null);
	}

	function onDown(event: PointerEvent): void {
		touch = event.pointerType !== 'mouse';
	}

	function onClick({ point }: MapMouseEvent): void {
		if (handlers.heeds() !== 'none') handlers.onSelect(find(point, touch));
	}

	canvas.addEventListener('pointermove', onMove);
	canvas.addEventListener('pointerleave', onLeave);
	canvas.addEventListener('pointerdown', onDown, { capture: true });
	map.on('click', onClick);
	return () => {
		cancelAnimationFrame(frame);
		canvas.removeEventListener('pointermove', onMove);
		canvas.removeEventListener('pointerleave', onLeave);
		canvas.removeEventListener('pointerdown', onDown, { capture: true });
		map.off('click', onClick);
	};
}

function targetAt(
	map: MapLibreMap,
	stations: readonly Omit<SceneStation, 'status'>[],
	at: ScreenPoint,
	touch: boolean
): SceneTarget | null {
	const mark = markAt(map, at, touch);
	if (mark) return mark;
	const near = stationAt(
		stations.map(({ id, lng, lat }) => ({ id, screen: map.project([lng, lat]) })),
		at,
		touch ? STATION_REACH.touch : STATION_REACH.mouse
	);
	if (near !== null) return { kind: 'station', id: near };
	const point: PointLike = [at.x, at.y];
	// Names count as part of their station: people tap what they can read.
	for (const { layer, id, properties } of map.queryRenderedFeatures(point, {
		layers: ['station-names', 'tract-fills'].filter((layerId) => map.getLayer(layerId))
	})) {
		if (layer.id === 'station-names') return { kind: 'station', id: String(properties.id) };
		return { kind: 'tract', geoid: String(id) };
	}
	return null;
}

/** The pin or building that stands nearest, or a drawn street that is touched. */
function markAt(map: MapLibreMap, at: ScreenPoint, touch: boolean): SceneTarget | null {
	const layers = ['account-pins', 'account-streets', 'public-housing'].filter((id) =>
		map.getLayer(id)
	);
	const reach = touch ? MARK_REACH.touch : MARK_REACH.mouse;
	const box: [PointLike, PointLike] = [
		[at.x - reach, at.y - reach],
		[at.x + reach, at.y + reach]
	];
	const [found] = map
		.queryRenderedFeatures(box, { layers })
		.map(({ layer, properties, geometry }) => {
			const kind = layer.id === 'public-housing' ? ('building' as const) : ('account' as const);
			const target = { kind, id: String(properties.id) };
			if (geometry.type !== 'Point') return { target, distance: reach };
			const [lng = NaN, lat = NaN] = geometry.coordinates;
			const { x, y } = map.project([lng, lat]);
			return { target, distance: Math.hypot(x - at.x, y - at.y) };
		})
		.sort((a, b) => a.distance - b.distance);
	return found?.target ?? null;
}

function tractAt(map: MapLibreMap, at: ScreenPoint): SceneTarget | null {
	const layers = ['tract-fills'].filter((id) => map.getLayer(id));
	const [tract] = map.queryRenderedFeatures([at.x, at.y], { layers });
	return tract ? { kind: 'tract', geoid: String(tract.id) } : null;
}

function sameTarget(a: SceneTarget | null, b: SceneTarget | null): boolean {
	if (a === null || b === null) return a === b;
	return a.kind === 'tract'
		? b.kind === 'tract' && a.geoid === b.geoid
		: b.kind === a.kind && a.id === b.id;
}

/* Which station a finger or pointer means. */

type ScreenPoint = { readonly x: number; readonly y: number };

/** Half of a 44 px touch target; a mouse is surer. CSS pixels. */
export const STATION_REACH = { touch: 22, mouse: 12 } as const;

/** Id of the station nearest to a point on screen within reach, or null. */
export function stationAt(
	stations: readonly { readonly id: string; readonly screen: ScreenPoint }[],
	at: ScreenPoint,
	reach: number
): string | null {
	let best: string | null = null;
	let bestDistance = reach;
	for (const { id, screen } of stations) {
		const distance = Math.hypot(screen.x - at.x, screen.y - at.y);
		if (distance <= bestDistance) {
			best = id;
			bestDistance = distance;
		}
	}
	return best;
}

/* The map as a part of the page: one thing to focus, with a name and keys of its own. Alt+arrow goes from place to
 * place, so plain arrows stay free to pan. */

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

/*
 * What taps and keys on the map mean for the moment: opening places, unless people draw or choose.
 * At most one mode is on; a new one ends the one before.
 */

export class MapModes {
	#mode: Mode | null = null;
	/** Counts requests, so that a drawing that arrives late gives way to a newer wish. */
	#asked = 0;

	constructor(
		private readonly map: MapLibreMap,
		private readonly container: HTMLElement,
		private readonly show: (drawing: SceneDrawing | null) => void
	) {}

	get current(): Mode | null {
		return this.#mode;
	}

	readonly startDrawing: AtlasMap['startDrawing'] = async (kind, options) => {
		const asked = this.#begin(null);
		const arrived = await import('./drawing.ts').catch((error: unknown) => String(error));
		if (typeof arrived === 'string') {
			return fail('map/drawing-unavailable', { detail: arrived });
		}
		const { drawing, mode } = arrived.drawOn(this.map, this.container, kind, options, {
			show: this.show,
			end: (ended) => {
				this.#leave(ended);
			}
		});
		if (asked === this.#asked) this.#begin(mode);
		else mode.stop();
		return ok(drawing);
	};

	readonly startChoosing = (options: ChoosingOptions): (() => void) => {
		const mode: Mode = {
			hover: true,
			onTap: options.onTap,
			onKey: ({ key, altKey, ctrlKey, metaKey }) => {
				if (altKey || ctrlKey || metaKey) return false;
				if (key === ' ' || key === 'Enter') options.onKey();
				else if (key === 'Escape') options.onCancel();
				else return false;
				return true;
			},
			stop: () => {
				delete this.container.dataset.mapMode;
			}
		};
		this.#begin(mode);
		this.container.dataset.mapMode = 'choosing';
		return () => {
			this.#leave(mode);
		};
	};

	end(): void {
		this.#begin(null);
	}

	#begin(mode: Mode | null): number {
		const before = this.#mode;
		this.#mode = mode;
		if (before !== mode) before?.stop();
		return ++this.#asked;
	}

	#leave(mode: Mode): void {
		if (this.#mode === mode) this.#begin(null);
	}
}
