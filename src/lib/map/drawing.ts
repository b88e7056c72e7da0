/** Drawing by mouse, finger and keys. Fetched when somebody draws. */
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import {
	addPoint,
	canFinish,
	movePoint,
	startDrawing,
	undoStep
} from '../domain/knowledge/drawing.ts';
import type { DrawingKind, DrawingState } from '../domain/knowledge/drawing.ts';
import type { LonLat } from '../domain/geometry/projection.ts';
import type { SceneDrawing } from '../domain/layers/scene.ts';
import type { Drawing, DrawingOptions } from './types.ts';
import type { Mode } from './types.ts';

/* The cross in the middle of the free part of the map, where keys and the button set points. */

export function addCross(map: MapLibreMap, container: HTMLElement): { remove: () => void } {
	const cross = document.createElement('div');
	cross.className = 'drawing-cross';
	cross.setAttribute('aria-hidden', 'true');
	container.append(cross);
	function place(): void {
		// The camera's center is the middle of what no panel covers.
		const { x, y } = map.project(map.getCenter());
		cross.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
	}
	place();
	map.on('move', place);
	map.on('resize', place);
	return {
		remove() {
			map.off('move', place);
			map.off('resize', place);
			cross.remove();
		}
	};
}

/** Keys while drawing. Plain arrows move the map finely, so that the cross can be set exactly. */

export type DrawingKey =
	/** Pixels to the right and down. */
	| { readonly do: 'pan'; readonly x: number; readonly y: number }
	| { readonly do: 'add' }
	| { readonly do: 'undo' }
	| { readonly do: 'cancel' };

/** Pixels of an arrow key, and of one with Shift. */
const STEP = 40;
const FINE_STEP = 5;

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
	ArrowUp: [0, -1],
	ArrowRight: [1, 0],
	ArrowDown: [0, 1],
	ArrowLeft: [-1, 0]
};

const PLAIN: Readonly<Record<string, DrawingKey>> = {
	' ': { do: 'add' },
	Enter: { do: 'add' },
	Backspace: { do: 'undo' },
	Delete: { do: 'undo' },
	Escape: { do: 'cancel' }
};

/** What a key means while drawing, or null where it is left to the map and the browser. */
export function drawingKey({
	key,
	altKey,
	ctrlKey,
	metaKey,
	shiftKey
}: Pressed): DrawingKey | null {
	if ((ctrlKey || metaKey) && !shiftKey && key === 'z') return { do: 'undo' };
	if (altKey || ctrlKey || metaKey) return null;
	const arrow = ARROWS[key];
	if (arrow) {
		const step = shiftKey ? FINE_STEP : STEP;
		return { do: 'pan', x: arrow[0] * step, y: arrow[1] * step };
	}
	return PLAIN[key] ?? null;
}

/*
 * Drawing by mouse, finger and keys. Fetched when somebody draws.
 *
 * A drawing is a list of points in core; here are only the gestures. It is shown as a part of the
 * scene's style, because the engine takes every layer that the style does not name off the map.
 */

/** How near, in pixels, a finger or pointer has to come to a point to mean it. */
const REACH = { touch: 22, mouse: 10 } as const;
/** A second tap this near the first is a slip. */
const SLIP = { touch: 10, mouse: 3 } as const;

type Hooks = {
	readonly show: (drawing: SceneDrawing | null) => void;
	readonly end: (mode: Mode) => void;
};

export function drawOn(
	map: MapLibreMap,
	container: HTMLElement,
	kind: DrawingKind,
	options: DrawingOptions,
	hooks: Hooks
): { readonly drawing: Drawing; readonly mode: Mode } {
	let state = startDrawing(kind, options.initial);
	let next: LonLat | null = null;
	let pointer: 'touch' | 'mouse' = 'mouse';
	/** The point under the finger that is being moved, with the drawing as it was before. */
	let held: { readonly at: number; readonly before: DrawingState } | null = null;
	let moved = false;
	let over = false;
	const canvas = map.getCanvas();
	const cross = addCross(map, container);
	const zoomedByDoubleTap = map.doubleClickZoom.isEnabled();

	function show(): void {
		hooks.show({ kind, points: state.points, next });
	}

	function change(to: DrawingState): void {
		if (over || to === state) return;
		state = to;
		show();
		options.onChange(state);
	}

	const pixels = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
		Math.hypot(a.x - b.x, a.y - b.y);
	const onScreen = ([lng, lat]: LonLat) => map.project([lng, lat]);

	/** The nearest point of the drawing within reach, or −1. */
	function pointAt(at: { x: number; y: number }): number {
		let best = -1;
		let nearest: number = REACH[pointer];
		state.points.forEach((point, index) => {
			const away = pixels(onScreen(point), at);
			if (away <= nearest) {
				best = index;
				nearest = away;
			}
		});
		return best;
	}

	function onDown(event: PointerEvent): void {
		pointer = event.pointerType === 'mouse' ? 'mouse' : 'touch';
		moved = false;
		next = null;
	}

	function onClick({ point, lngLat, originalEvent }: MapMouseEvent): void {
		if (moved) return;
		const last = state.points.at(-1);
		const [first] = state.points;
		if (kind === 'polygon' && first && canFinish(state)) {
			if (pixels(onScreen(first), point) <= REACH[pointer]) {
				options.onFinish();
				return;
			}
		}
		if (last && pixels(onScreen(last), point) <= SLIP[pointer]) {
			// The second half of a double click.
			if (pointer === 'mouse' && originalEvent.detail > 1 && canFinish(state)) options.onFinish();
			return;
		}
		change(addPoint(state, rounded(lngLat)));
	}

	function onMove({ point, lngLat }: MapMouseEvent): void {
		if (pointer === 'touch' || held) return;
		canvas.style.cursor = pointAt(point) >= 0 ? 'grab' : 'crosshair';
		next = rounded(lngLat);
		show();
	}

	function onPointerMove({ pointerType }: PointerEvent): void {
		if (pointerType === 'mouse') pointer = 'mouse';
	}

	function onLeave(): void {
		next = null;
		show();
	}

	function onHold(event: MapMouseEvent | MapTouchEvent): void {
		if ('points' in event && event.points.length > 1) return;
		const at = pointAt(event.point);
		// The first point closes a polygon when touched, and moves when dragged.
		if (at < 0) return;
		held = { at, before: state };
		// The map stays where it is while a point is dragged.
		event.preventDefault();
	}

	function onDrag(event: MapMouseEvent | MapTouchEvent): void {
		if (!held) return;
		const from = held.before.points[held.at];
		if (!moved && from && pixels(onScreen(from), event.point) <= SLIP[pointer]) return;
		moved = true;
		next = null;
		// One step back undoes the whole way that a point was dragged.
		change(movePoint(held.before, held.at, rounded(event.lngLat)));
	}

	function onRelease(): void {
		held = null;
	}

	function addAtCross(): void {
		change(addPoint(state, rounded(map.getCenter())));
	}

	function undo(): void {
		change(undoStep(state));
	}

	function onKey(event: KeyboardEvent): boolean {
		const key = drawingKey(event);
		if (!key) return false;
		if (key.do === 'pan') map.panBy([key.x, key.y], { animate: false });
		if (key.do === 'add') addAtCross();
		if (key.do === 'undo') undo();
		if (key.do === 'cancel') options.onCancel();
		return true;
	}

	function stop(): void {
		if (over) return;
		over = true;
		hooks.show(null);
		cross.remove();
		canvas.style.cursor = '';
		delete container.dataset.mapMode;
		if (zoomedByDoubleTap) map.doubleClickZoom.enable();
		canvas.removeEventListener('pointerdown', onDown, { capture: true });
		canvas.removeEventListener('pointermove', onPointerMove, { capture: true });
		map.off('click', onClick).off('mousemove', onMove).off('mouseout', onLeave);
		map.off('mousedown', onHold).off('touchstart', onHold);
		map.off('mousemove', onDrag).off('touchmove', onDrag);
		map.off('mouseup', onRelease).off('touchend', onRelease).off('touchcancel', onRelease);
	}

	map.doubleClickZoom.disable();
	container.dataset.mapMode = 'drawing';
	canvas.style.cursor = 'crosshair';
	canvas.addEventListener('pointerdown', onDown, { capture: true });
	canvas.addEventListener('pointermove', onPointerMove, { capture: true });
	map.on('click', onClick);
	map.on('mousemove', onMove);
	map.on('mouseout', onLeave);
	map.on('mousedown', onHold);
	map.on('touchstart', onHold);
	map.on('mousemove', onDrag);
	map.on('touchmove', onDrag);
	map.on('mouseup', onRelease);
	map.on('touchend', onRelease);
	map.on('touchcancel', onRelease);
	show();
	options.onChange(state);

	const mode: Mode = { hover: false, onTap: () => undefined, onKey, stop };
	const drawing: Drawing = {
		get state() {
			return state;
		},
		addAtCross,
		undo,
		finish() {
			hooks.end(mode);
			stop();
			return state;
		},
		cancel() {
			hooks.end(mode);
			stop();
		}
	};
	return { drawing, mode };
}

/** A millionth of a degree is 11 cm; more digits would only make links longer. */
function rounded({ lng, lat }: { readonly lng: number; readonly lat: number }): LonLat {
	return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
