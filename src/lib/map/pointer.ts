/** What mouse and finger mean: a pin first, then a station within reach, then the tract beneath. */
import type { Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { SceneStation, SceneTarget } from '../domain/layers/scene.ts';

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
