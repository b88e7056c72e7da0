/** The map itself. Fetched by `createAtlasMap`; everything that MapLibre is told is told here. */
import {
	GPUInitializationError,
	LngLat,
	Map as MapLibreMap,
	setWorkerUrl,
	type MapOptions
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import regularFont from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2?url';
import boldFont from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2?url';
import { fail, ok, type Result } from '../core/result.ts';
import { PATTERN_PIXEL_RATIO, styleImages } from '../core/scene/patterns.ts';
import type { Bounds, SceneArchiveId, SceneTarget } from '../core/scene/scene.ts';
import { sceneStyle } from '../core/scene/style.ts';
import { ArchiveReader } from './archives.ts';
import { Attention } from './attention.ts';
import {
	clamp,
	freeBox,
	isCamera,
	margin,
	NO_PADDING,
	panIntoView,
	roundCamera,
	sameCamera,
	sumOf
} from './camera.ts';
import { capturePng } from './capture.ts';
import { KEY_SHORTCUTS, mapKey } from './keyboard.ts';
import { listenToPointer } from './pointer.ts';
import { describeRendered, mirrorRendered } from './rendered.ts';
import { TractPainter } from './tract-painter.ts';
import type {
	AtlasMap,
	AtlasMapOptions,
	FitOptions,
	MapCamera,
	MapPadding,
	MapProblem,
	MapState
} from './types.ts';

// Vite does not find the engine's worker by itself; without this the map stays empty, silently.
setWorkerUrl(new URL(workerUrl, document.baseURI).href);

const FONTS = {
	regular: new URL(regularFont, document.baseURI).href,
	bold: new URL(boldFont, document.baseURI).href
};

const ARCHIVE_IDS: readonly SceneArchiveId[] = ['outlines', 'corridor', 'context'];

const DEFAULT_FIT_ZOOM = 14;
/** Pixels that an arrow key pans. */
const PAN_STEP = 120;

/** Builds the map. Fails where the browser gives no WebGL 2. */
export function startAtlasMap(
	container: HTMLElement,
	options: AtlasMapOptions
): Result<AtlasMap, MapProblem> {
	let map: MapLibreMap;
	try {
		map = new MapLibreMap(engineOptions(container, options));
	} catch (error) {
		container.replaceChildren();
		container.dataset['mapState'] = 'failed';
		if (error instanceof GPUInitializationError) return fail('map/webgl-missing');
		return fail('map/engine-unavailable', { detail: String(error) });
	}
	return ok(bringToLife(map, container, options));
}

function engineOptions(container: HTMLElement, options: AtlasMapOptions): MapOptions {
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

function bringToLife(map: MapLibreMap, container: HTMLElement, options: AtlasMapOptions): AtlasMap {
	let scene = options.scene;
	let padding = options.padding ?? NO_PADDING;
	let state: MapState = 'loading';
	let styleLoaded = false;
	let lastCamera: MapCamera | null = null;
	let mirroring = 0;
	let everReady = false;

	const painter = new TractPainter(map);
	const attention = new Attention(map);
	const archives = new ArchiveReader({
		openArchive: options.openArchive,
		onFailure: (url, detail) => {
			const archive = ARCHIVE_IDS.find((id) => scene.archives[id]?.url === url) ?? url;
			if (archive === 'outlines') setState('failed');
			options.onProblem?.({ code: 'map/archive-failed', params: { archive, detail } });
		},
		onRecovery: () => {
			if (archives.healthy) options.onRecovered?.('map/archive-failed');
		}
	});

	function setState(next: MapState): void {
		state = next;
		container.dataset['mapState'] = next;
	}

	function serveArchives(): void {
		archives.serve(Object.values(scene.archives).flatMap((archive) => archive?.url ?? []));
	}

	/** Everything of the scene that is feature state. */
	function applyStates(): void {
		painter.setColors(scene.colors, scene.litClass);
		attention.setSelected(scene.selected);
	}

	function applyStyle(): void {
		serveArchives();
		// Before the first style has loaded there is nothing to compare with.
		if (styleLoaded) map.setStyle(sceneStyle(scene, FONTS), { diff: true });
		applyStates();
	}

	serveArchives();
	applyStates();
	setState('loading');
	prepareRegion(map, container, options.ariaLabel);
	map.touchZoomRotate.disableRotation();
	if (isCamera(options.start)) map.jumpTo({ padding: { ...padding } });
	else settlePadding(map, padding);

	const images = styleImages();
	map.setMissingStyleImageResolver((id) => {
		const image = images.get(id);
		if (image) map.addImage(id, image, { pixelRatio: PATTERN_PIXEL_RATIO });
	});
	map.on('style.load', () => {
		const first = !styleLoaded;
		styleLoaded = true;
		if (first && scene !== options.scene) applyStyle();
		painter.paint();
		attention.mark();
	});
	map.on('idle', () => {
		const outlinesDrawn = map.getSource('outlines') && map.isSourceLoaded('outlines');
		if (outlinesDrawn && !archives.failed.has(scene.archives.outlines?.url ?? '')) {
			setState('ready');
			if (!everReady) options.onReady?.();
			everReady = true;
		}
		window.clearTimeout(mirroring);
		mirroring = window.setTimeout(() => {
			if (map.style) mirrorRendered(container, map);
		}, 0);
	});
	map.on('moveend', () => {
		const camera = currentCamera();
		if (sameCamera(lastCamera, camera)) return;
		lastCamera = camera;
		options.onCamera?.(camera);
	});
	map.on('error', (event) => {
		const { error } = event;
		const detail = error instanceof Error ? error.message : String(error);
		const archive = ARCHIVE_IDS.find((id) => 'sourceId' in event && event.sourceId === id);
		if (error instanceof GPUInitializationError) {
			setState('failed');
			options.onProblem?.({ code: 'map/webgl-missing', params: {} });
		} else if (archive) {
			// Also tiles that arrive but cannot be decoded, which only the engine notices.
			const url = scene.archives[archive]?.url;
			if (url !== undefined) archives.fail(url, detail);
		} else {
			options.onProblem?.({ code: 'map/engine-fault', params: { detail } });
		}
	});
	map.on('webglcontextlost', () => {
		styleLoaded = false;
		setState('failed');
		options.onProblem?.({ code: 'map/context-lost', params: {} });
	});
	map.on('webglcontextrestored', () => {
		setState('loading');
		options.onRecovered?.('map/context-lost');
	});

	const stopPointer = listenToPointer(map, {
		stations: () => scene.corridor.stations,
		onHover: (target) => {
			attention.setHover(target);
			options.onHover?.(target);
		},
		onSelect: (target) => options.onSelect?.(target)
	});
	container.addEventListener('keydown', onKey);

	function onKey(event: KeyboardEvent): void {
		// Buttons that a page lays over the map keep their keys.
		if (event.target !== container) return;
		const key = mapKey(event);
		if (!key) return;
		event.preventDefault();
		if (key.do === 'pan') map.panBy([key.x * PAN_STEP, key.y * PAN_STEP]);
		if (key.do === 'zoom') zoomBy(key.steps);
		if (key.do === 'step') options.onStep?.(key.direction);
		if (key.do === 'enter') options.onEnter?.();
		if (key.do === 'escape') options.onEscape?.();
	}

	function currentCamera(): MapCamera {
		const { lng, lat } = map.getCenter();
		return roundCamera({ lng, lat, zoom: map.getZoom() });
	}

	function zoomBy(steps: number): void {
		map.zoomTo(Math.round((map.getZoom() + steps) * 4) / 4);
	}

	function fit(
		[west, south, east, north]: Bounds,
		{ animate = true, margin: around, maxZoom = DEFAULT_FIT_ZOOM }: FitOptions = {}
	): void {
		map.fitBounds([west, south, east, north], { animate, padding: margin(around), maxZoom });
	}

	return {
		setScene(next) {
			scene = next;
			applyStyle();
		},
		setClasses: (classes) => painter.setClasses(classes),
		setSelected(selected) {
			const redraw = selected?.kind === 'area' || scene.selected?.kind === 'area';
			scene = { ...scene, selected };
			if (redraw) applyStyle();
			else attention.setSelected(selected);
		},
		setLitClass(litClass) {
			scene = { ...scene, litClass };
			painter.setColors(scene.colors, litClass);
		},
		setHover: (target: SceneTarget | null) => attention.setHover(target),
		setAriaLabel: (label) => container.setAttribute('aria-label', label),
		getCamera: currentCamera,
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
		zoomBy,
		setPadding(next, { animate = true } = {}) {
			padding = next;
			map.easeTo({ padding: { ...next }, animate, duration: 200 });
		},
		classOfTract(geoid) {
			const drawn = painter.stateOf(geoid);
			return drawn && { class: drawn.class, low: drawn.low };
		},
		describeRendered: () => describeRendered(map, scene.corridor.stations, state),
		capturePng: ({ pixelRatio } = {}) => capturePng(map, pixelRatio),
		async whenIdle() {
			map.triggerRepaint();
			await map.once('idle');
		},
		retry() {
			const broken = ARCHIVE_IDS.filter((id) => archives.failed.has(scene.archives[id]?.url ?? ''));
			archives.retry();
			if (!styleLoaded || broken.length === 0) return;
			if (broken.includes('outlines')) setState('loading');
			// The engine never asks again for a tile that failed; a new source starts afresh.
			const without = { ...scene.archives };
			for (const id of broken) without[id] = null;
			map.setStyle(sceneStyle({ ...scene, archives: without }, FONTS), { diff: true });
			map.setStyle(sceneStyle(scene, FONTS), { diff: true });
		},
		focus: () => container.focus(),
		destroy() {
			window.clearTimeout(mirroring);
			stopPointer();
			container.removeEventListener('keydown', onKey);
			archives.close();
			map.remove();
			for (const key of [
				'mapState',
				'renderedTracts',
				'renderedStations',
				'renderedStationNames'
			]) {
				delete container.dataset[key];
			}
		}
	};
}

/** Makes the container the one thing to focus; the canvas inside is a drawing. */
function prepareRegion(map: MapLibreMap, container: HTMLElement, label: string): void {
	container.tabIndex = 0;
	container.setAttribute('role', 'region');
	container.setAttribute('aria-label', label);
	container.setAttribute('aria-keyshortcuts', KEY_SHORTCUTS);
	const canvas = map.getCanvas();
	canvas.removeAttribute('tabindex');
	canvas.removeAttribute('aria-label');
	canvas.setAttribute('role', 'presentation');
	canvas.setAttribute('aria-hidden', 'true');
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
