/** The map itself. Fetched by `createAtlasMap`; everything that MapLibre is told is told here. */
import {
	GPUInitializationError,
	LngLat,
	Map as MapLibreMap,
	setWorkerUrl,
	type GeoJSONSource,
	type MapOptions,
	type StyleSpecification
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import regularFont from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2?url';
import boldFont from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2?url';
import {
	sceneStyle,
	type SceneFonts,
	drawingFeatures,
	stationNames
} from '../domain/layers/style.ts';
import {
	NO_PADDING,
	ZOOMS,
	clamp,
	currentCamera,
	isCamera,
	margin,
	movementOf,
	sameCamera,
	sideOfName,
	sumOf
} from './camera.ts';
import type { AtlasMap, AtlasMapOptions, MapCamera, MapProblem, MapState } from './types.ts';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import { fail, ok, type Result } from '../domain/result.ts';
import { accountImageNamed } from '../domain/layers/accounts.ts';
import { buildingImageNamed } from '../domain/layers/public-housing.ts';
import { nameSize } from '../domain/layers/stations.ts';
import { TRACT_MARKS } from '../domain/layers/tracts.ts';
import { PATTERN_PIXEL_RATIO, styleImages } from '../domain/layers/ground-palette.ts';
import type {
	NameSide,
	Scene,
	SceneArchiveId,
	SceneSelection,
	SceneTarget
} from '../domain/layers/scene.ts';
import { ArchiveReader, isOf } from './archives.ts';
import { Attention, TractPainter, hasStyle } from './tract-painter.ts';
import { MapModes, listenToPointer, type PointerHandlers, prepareRegion } from './input.ts';
import { linkBesidesThePage, shareTileMasks, trustStyle } from './draws.ts';

/* What the engine is started with: its worker, our fonts, and a map that only pans and zooms. */

// Vite does not find the engine's worker by itself; without this the map stays empty, silently.
setWorkerUrl(new URL(workerUrl, document.baseURI).href);

export const FONTS: SceneFonts = {
	regular: new URL(regularFont, document.baseURI).href,
	bold: new URL(boldFont, document.baseURI).href
};

export function engineOptions(container: HTMLElement, options: AtlasMapOptions): MapOptions {
	const { start, maxBounds, minZoom = ZOOMS.min, maxZoom = ZOOMS.max } = options;
	const [west, south, east, north] = maxBounds;
	return {
		container,
		style: withoutNames(sceneStyle(options.scene, FONTS)),
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
		fadeDuration: matchMedia(FADES).matches ? FADE_MS : 0
	};
}

/**
 * Names fade in and out. Each step of that is a frame, which a cheap phone takes long for: there, and where
 * a person wants little motion, they are there at once.
 */
const FADES = '(pointer: fine) and (prefers-reduced-motion: no-preference)';
const FADE_MS = 120;

const TRACT_SOURCES = ['outlines', TRACT_MARKS] as const;
const ARCHIVE_IDS: readonly SceneArchiveId[] = [
	'outlines',
	'corridor',
	'context',
	'streets',
	'history'
];

/** Longer than a weak phone takes until the engine's worker has answered for the first time. */
const SILENCE_MS = 12_000;

/** Builds the map. Fails where the browser gives no WebGL 2. */
export function startAtlasMap(
	container: HTMLElement,
	given: AtlasMapOptions
): Result<AtlasMap, MapProblem> {
	const options = { ...given, scene: attending(given.scene, given.scene.selected) };
	let map: MapLibreMap;
	try {
		map = new MapLibreMap(engineOptions(container, options));
	} catch (error) {
		container.replaceChildren();
		container.dataset.mapState = 'failed';
		if (error instanceof GPUInitializationError) return fail('map/webgl-missing');
		return fail('map/engine-unavailable', { detail: String(error) });
	}
	linkBesidesThePage(map);
	shareTileMasks(map);
	return ok(startMap(map, container, options));
}

function startMap(map: MapLibreMap, container: HTMLElement, options: AtlasMapOptions): AtlasMap {
	let scene = options.scene;
	let styleLoaded = false;
	/** The style that was set last, in one line; it is empty before, and whenever the engine drops it. */
	let applied = '';
	let lastCamera: MapCamera | null = null;
	/** Colors come first: what names take, a weak phone has time for once the tracts are on screen. */
	let named = false;
	let colored = false;
	let faulty = false;

	const { isFollowing, ...movement } = movementOf(map, container, options);
	const painter = new TractPainter(map);
	const attention = new Attention(map);
	const stopCounting = countWhenAsked(map, container);
	const archives = new ArchiveReader({
		openArchive: options.openArchive,
		onFailure: (url, detail) => {
			const archive = ARCHIVE_IDS.find((id) => isOf(scene.archives[id], url)) ?? url;
			if (archive === 'outlines') setState('failed');
			options.onProblem?.({ code: 'map/archive-failed', params: { archive, detail } });
		},
		onRecovery: () => {
			if (archives.healthy) options.onRecovered?.('map/archive-failed');
		}
	});
	const modes = new MapModes(map, container, (drawing) => {
		scene = { ...scene, drawing };
		// Straight into its source: a moving hand cannot wait for a comparison of styles.
		const source = styleLoaded ? map.getSource<GeoJSONSource>('drawing') : undefined;
		if (source) void source.setData(drawingFeatures(drawing));
		else if (drawing) applyScene();
	});
	const stopKeys = prepareRegion(
		map,
		container,
		options,
		movement.zoomBy,
		(event) => modes.current?.onKey(event) ?? false
	);
	const pointed: PointerHandlers = {
		stations: () => [...scene.corridor.stations, ...(scene.plan?.stations ?? [])],
		heeds: () => (!modes.current ? 'all' : modes.current.hover ? 'tracts' : 'none'),
		onHover: (target) => {
			setHover(target);
			options.onHover?.(target);
		},
		onSelect: (target) => {
			if (!modes.current) options.onSelect?.(target);
			else if (target?.kind === 'tract') modes.current.onTap(target.geoid);
		}
	};
	const stopPointer = options.interactive === false ? null : listenToPointer(map, pointed);

	function setHover(target: SceneTarget | null): void {
		const before = scene;
		scene = attending(scene, target);
		if (scene !== before) applyScene();
		attention.setHover(target);
	}

	function setState(next: MapState): void {
		container.dataset.mapState = next;
	}

	/** Before the first picture it is the engine that is missing; after it, one thing of many. */
	function fault(detail: string): void {
		if (!colored) {
			faulty = true;
			setState('failed');
		}
		const code = colored ? 'map/engine-fault' : 'map/engine-unavailable';
		options.onProblem?.({ code, params: { detail } });
	}

	function hasFailed(id: SceneArchiveId): boolean {
		return [...archives.failed].some((url) => isOf(scene.archives[id], url));
	}

	/** Names stand where they are neither cut nor covered; to be called whenever the map has moved. */
	function placeNames(): void {
		const { clientWidth: width } = container;
		const covers = options.covers?.() ?? [];
		const size = nameSize(map.getZoom());
		const nameSides: Record<string, NameSide> = {};
		for (const { id, name, lng, lat } of scene.corridor.stations) {
			const side = sideOfName(map.project([lng, lat]), name, size, { width, covers });
			if (side) nameSides[id] = side;
		}
		if (JSON.stringify(nameSides) === JSON.stringify(scene.nameSides)) return;
		scene = { ...scene, nameSides };
		const source = styleLoaded ? map.getSource<GeoJSONSource>('station-names') : undefined;
		void source?.setData(stationNames(scene));
	}

	/** The style of a scene, as far as it is drawn by now. */
	function styleOf(shown: Scene): StyleSpecification {
		const style = sceneStyle(shown, FONTS);
		return named ? style : withoutNames(style);
	}

	function applyScene(): void {
		archives.serve(Object.values(scene.archives).filter((archive) => archive !== null));
		// Before the first style has loaded there is nothing to compare with.
		if (styleLoaded) {
			const style = styleOf(scene);
			const text = JSON.stringify(style);
			// The engine copies the whole of a style to find that it is the same.
			if (text !== applied) map.setStyle(style, { diff: true });
			applied = text;
		}
		painter.setColors(scene.colors, scene.litClass);
		attention.setSelected(scene.selected);
		attention.setChosen(scene.chosen);
	}

	setState('loading');
	mirrorCamera(container, currentCamera(map));
	applyScene();
	map.touchZoomRotate.disableRotation();
	const images = styleImages();
	map.setMissingStyleImageResolver((id) => {
		const image = images.get(id) ?? accountImageNamed(id) ?? buildingImageNamed(id);
		if (image) map.addImage(id, image, { pixelRatio: PATTERN_PIXEL_RATIO });
	});
	map.on('style.load', () => {
		const first = !styleLoaded;
		styleLoaded = true;
		trustStyle(map);
		if (first && scene !== options.scene) applyScene();
		placeNames();
		painter.paint();
		attention.mark();
	});
	// A worker that was ended, or is not what was built, says nothing; whoever comes late is welcome.
	let silence = setTimeout(listen, SILENCE_MS);
	function listen(): void {
		if (colored || (styleLoaded && map.isSourceLoaded('station-names'))) return;
		// Nothing is drawn of a page that nobody sees.
		if (document.hidden) silence = setTimeout(listen, SILENCE_MS);
		else fault('the worker does not answer');
	}
	map.on('idle', () => {
		const tractsDrawn =
			TRACT_SOURCES.every((id) => map.getSource(id) && map.isSourceLoaded(id)) &&
			!hasFailed('outlines');
		if (tractsDrawn && !colored) {
			colored = true;
			// For benchmarks of the first visit. A sketch may have shown the colors before.
			container.dataset.mapReadyAt = String(Date.now());
			container.dataset.mapColoredAt ??= container.dataset.mapReadyAt;
			options.onReady?.();
			if (faulty) options.onRecovered?.('map/engine-unavailable');
		}
		if (!named) {
			const before = applied;
			named = true;
			applyScene();
			if (applied !== before) return;
		}
		if (tractsDrawn) setState('ready');
	});
	map.on('moveend', () => {
		placeNames();
		const camera = currentCamera(map);
		if (sameCamera(lastCamera, camera)) return;
		lastCamera = camera;
		mirrorCamera(container, camera);
		if (isFollowing()) return;
		options.onCamera?.(camera);
	});
	map.on('error', (event) => {
		const error: unknown = event.error;
		const detail = error instanceof Error ? error.message : String(error);
		const archive = archiveOfSource('sourceId' in event ? event.sourceId : null);
		if (error instanceof GPUInitializationError) {
			setState('failed');
			options.onProblem?.({ code: 'map/webgl-missing', params: {} });
		} else if (archive) {
			// Also tiles that arrive but cannot be decoded, which only the engine notices.
			const url = scene.archives[archive]?.url;
			if (url !== undefined) archives.fail(url, detail);
		} else fault(detail);
	});
	map.on('webglcontextlost', () => {
		styleLoaded = false;
		applied = '';
		setState('failed');
		options.onProblem?.({ code: 'map/context-lost', params: {} });
	});
	map.on('webglcontextrestored', () => {
		setState('loading');
		options.onRecovered?.('map/context-lost');
	});

	return {
		...movement,
		startDrawing: modes.startDrawing,
		startChoosing: modes.startChoosing,
		setScene(next) {
			const { drawing, nameSides, attended } = scene;
			scene = attending({ ...next, drawing, nameSides, attended }, next.selected);
			applyScene();
		},
		setClasses(classes) {
			painter.setClasses(classes);
		},
		setHover,
		setAriaLabel(label) {
			container.setAttribute('aria-label', label);
		},
		capturePng: ({ pixelRatio } = {}) => capturePng(map, pixelRatio),
		async whenIdle() {
			do {
				map.triggerRepaint();
				await map.once('idle');
			} while (container.dataset.mapState !== 'ready');
		},
		retry() {
			const broken = ARCHIVE_IDS.filter(hasFailed);
			archives.retry();
			if (!styleLoaded || broken.length === 0) return;
			if (broken.includes('outlines')) setState('loading');
			// The engine never asks again for a tile that failed; a new source starts afresh.
			const without = { ...scene.archives };
			for (const id of broken) without[id] = null;
			map.setStyle(styleOf({ ...scene, archives: without }), { diff: true });
			map.setStyle(styleOf(scene), { diff: true });
		},
		focus() {
			container.focus();
		},
		destroy() {
			clearTimeout(silence);
			stopCounting();
			modes.end();
			stopPointer?.();
			stopKeys();
			archives.close();
			map.remove();
			delete container.dataset.mapState;
		}
	};
}

/** From the first tract on, what outlines it belongs to the style; a map that is only looked at does without. */
function attending(scene: Scene, target: SceneTarget | SceneSelection | null): Scene {
	return target?.kind === 'tract' && !scene.attended ? { ...scene, attended: true } : scene;
}

function withoutNames(style: StyleSpecification): StyleSpecification {
	return { ...style, layers: style.layers.filter(({ type }) => type !== 'symbol') };
}

/** Where the map is, for tests and style sheets. */
function mirrorCamera(container: HTMLElement, { lng, lat, zoom }: MapCamera): void {
	container.dataset.camera = `${lat},${lng},${zoom}`;
}

/** The archive that a source of the style is drawn from, or null. */
function archiveOfSource(source: unknown): SceneArchiveId | null {
	if (source === TRACT_MARKS) return 'outlines';
	return ARCHIVE_IDS.find((id) => id === source) ?? null;
}

/* What the engine has really drawn, as counts for tests. */

/**
 * Puts the counts on the container whenever it is sent the event `count-rendered`. Counting takes tens
 * of milliseconds, which nobody who looks at the map should wait for.
 */
function countWhenAsked(map: MapLibreMap, container: HTMLElement): () => void {
	function count(): void {
		if (!hasStyle(map)) return;
		const seen = {
			'tract-fills': new Set<unknown>(),
			stations: new Set<unknown>(),
			'station-names': new Set<unknown>()
		};
		const layers = Object.keys(seen).filter((id) => map.getLayer(id));
		for (const { layer, id, properties } of map.queryRenderedFeatures({ layers })) {
			seen[layer.id as keyof typeof seen].add(id ?? properties.id);
		}
		container.dataset.renderedTracts = String(seen['tract-fills'].size);
		container.dataset.renderedStations = String(seen.stations.size);
		container.dataset.renderedStationNames = String(seen['station-names'].size);
	}
	container.addEventListener('count-rendered', count);
	return () => {
		container.removeEventListener('count-rendered', count);
	};
}

/* A picture of the map as it is shown. */

/**
 * The drawing can be read only within the frame that drew it. Rejects where the browser cannot
 * encode it (out of memory).
 */
async function capturePng(map: MapLibreMap, pixelRatio?: number): Promise<Blob> {
	const shown = map.getPixelRatio();
	if (pixelRatio !== undefined && pixelRatio !== shown) {
		map.setPixelRatio(pixelRatio);
		await map.once('idle');
	}
	try {
		return await new Promise<Blob>((resolve, reject) => {
			map.once('render', () => {
				map.getCanvas().toBlob((blob) => {
					if (blob) resolve(blob);
					else reject(new Error('The browser could not encode the map as a picture.'));
				}, 'image/png');
			});
			map.triggerRepaint();
		});
	} finally {
		if (map.getPixelRatio() !== shown) map.setPixelRatio(shown);
	}
}
