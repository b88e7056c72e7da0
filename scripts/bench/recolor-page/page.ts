/**
 * Two maps of the same tracts, one over the other: the atlas's own with all its layers, and a bare
 * MapLibre map that colors tracts by feature state in the shortest way. Each can recolor all tracts
 * and say how long it took until the engine was idle.
 */
import { Map as MapLibreMap } from 'maplibre-gl';
import type { BuiltManifest, PlacesFile } from '../../../src/lib/domain/indicators/built-files.ts';
import { adjust } from '../../../src/lib/domain/methods/adjust.ts';
import { type Adjustment } from '../../../src/lib/domain/methods/questions.ts';
import { evaluate } from '../../../src/lib/domain/methods/evaluate.ts';
import { madeUpInputs } from '../../../src/lib/domain/methods/inputs.fixture.ts';
import { methodById } from '../../../src/lib/domain/methods/definitions/index.ts';
import { prepare } from '../../../src/lib/domain/methods/prepare.ts';
import type { Scene } from '../../../src/lib/domain/layers/scene.ts';
import { archiveOpener, createAtlasMap, type MapCamera } from '../../../src/lib/map/index.ts';

export type RecolorBench = {
	/** Milliseconds from setting new classes to idle. `shift` turns every class into another one. */
	readonly atlas: (shift: number) => Promise<number>;
	readonly bare: (shift: number) => Promise<number>;
	/** Milliseconds of script, frames included, from a moved control of a method to idle. */
	readonly adjusted: (move: number) => Promise<number>;
	readonly tracts: number;
};

declare global {
	// What the script outside asks for.
	var recolorBench: Promise<RecolorBench> | undefined;
	/** Milliseconds of script in frames so far; the page counts them. */
	var frameWork: number;
}

const COLORS = ['#f7e6bd', '#f2bf72', '#e08a4b', '#bd5240', '#862a47', '#471236'];

/** The whole region, so that every tract is on screen. */
const CAMERA: MapCamera = { lng: -93.3, lat: 44.95, zoom: 8.7 };

globalThis.recolorBench = open();

async function open(): Promise<RecolorBench> {
	const manifest = await json<BuiltManifest>('data/manifest.json');
	const places = await json<PlacesFile>(manifest.places.path);
	const { geoid: geoids } = places.tracts;
	const root = new URL('/', location.href).href;
	const scene = sceneOf(manifest, places, root);
	const openArchive = archiveOpener(manifest, root);
	const atlasElement = element('atlas');
	const atlas = await createAtlasMap(atlasElement, {
		scene,
		start: CAMERA,
		maxBounds: [-95, 44, -92, 46],
		ariaLabel: 'Atlas',
		openArchive
	});
	if (!atlas.ok) throw new Error(`The map did not start: ${atlas.problem.code}`);
	const classesAt = (shift: number) => Int8Array.from(geoids, (_, row) => (row + shift) % 6);
	const low = Uint8Array.from(geoids, (_, row) => (row % 9 === 0 ? 1 : 0));
	atlas.value.setClasses({ geoids, classes: classesAt(0), low });
	await atlas.value.whenIdle();

	// The atlas's map has set the worker's address and the archives' scheme for both.
	const { outlines } = scene.archives;
	if (!outlines) throw new Error('The scene has outlines.');
	const bareElement = element('bare');
	const bare = new MapLibreMap({
		container: bareElement,
		center: [CAMERA.lng, CAMERA.lat],
		zoom: CAMERA.zoom,
		attributionControl: false,
		style: {
			version: 8,
			sources: {
				outlines: {
					type: 'vector',
					tiles: [`archive://${outlines.url}/{z}/{x}/{y}`],
					minzoom: outlines.minzoom,
					maxzoom: outlines.maxzoom,
					promoteId: { tracts: 'GEOID' }
				}
			},
			layers: [
				{
					id: 'tracts',
					type: 'fill',
					source: 'outlines',
					'source-layer': 'tracts',
					paint: {
						'fill-color': [
							'match',
							['coalesce', ['feature-state', 'class'], -1],
							...COLORS.flatMap((color, index) => [index, color]),
							'#ccc'
						] as never
					}
				}
			]
		}
	});
	await bare.once('idle');
	const corridor = methodById('corridor-pressure');
	const inputs = madeUpInputs([corridor], { areas: geoids.length, seed: 1, missing: 0.02 });
	return {
		tracts: geoids.length,
		atlas: async (shift) => {
			const classes = { geoids, classes: classesAt(shift), low };
			show(atlasElement, bareElement);
			await rest();
			const began = performance.now();
			atlas.value.setClasses(classes);
			await atlas.value.whenIdle();
			return performance.now() - began;
		},
		adjusted: async (move) => {
			show(atlasElement, bareElement);
			await rest();
			const framesBefore = globalThis.frameWork;
			const began = performance.now();
			const moved = adjust(corridor, moveAt(move));
			if (!moved.ok) throw new Error(moved.problem.code);
			const { classes } = evaluate(prepare(moved.value, inputs));
			atlas.value.setClasses({ geoids, classes: Int8Array.from(classes), low });
			const direct = performance.now() - began;
			await atlas.value.whenIdle();
			const frames = globalThis.frameWork - framesBefore;
			if (frames === 0) throw new Error('No frame was drawn, or none was counted.');
			return direct + frames;
		},
		bare: async (shift) => {
			const classes = classesAt(shift);
			show(bareElement, atlasElement);
			await rest();
			const began = performance.now();
			geoids.forEach((id, row) => {
				bare.setFeatureState(
					{ source: 'outlines', sourceLayer: 'tracts', id },
					{ class: classes[row] }
				);
			});
			await bare.once('idle');
			return performance.now() - began;
		}
	};
}

/** Switches a test off, moves one, and asks for more or fewer passes, another way each time. */
function moveAt(move: number): Adjustment {
	return {
		off: move % 2 === 0 ? ['renters'] : [],
		offsets: { 'cost-burdened': (move % 20) / 100 },
		atLeast: { vulnerability: 2 + (move % 3) }
	};
}

function sceneOf(manifest: BuiltManifest, places: PlacesFile, root: string): Scene {
	const archive = (id: 'outlines' | 'corridor' | 'context') => {
		const { path, bounds, minzoom, maxzoom } = manifest.archives[id];
		return { url: root + path, bounds, minzoom, maxzoom };
	};
	const stations = places.stations.map(({ id, name, status, x, y }) => ({
		id,
		name,
		status,
		lng: x / 1e5,
		lat: y / 1e5,
		flagged: false
	}));
	return {
		theme: 'light',
		colors: COLORS,
		archives: {
			outlines: archive('outlines'),
			corridor: archive('corridor'),
			context: archive('context'),
			streets: null
		},
		labels: { line: 'Blue Line', droppedRoute: '2016 route', counties: [] },
		corridor: {
			line: {
				type: 'LineString',
				coordinates: stations.map(({ lng, lat }) => [lng, lat])
			},
			stations
		},
		stationAreaMeters: 804.672,
		selected: null,
		pin: null,
		places: [],
		plan: null,
		chosen: [],
		accounts: [],
		drawing: null,
		nameSides: {},
		litClass: null
	};
}

async function json<T>(path: string): Promise<T> {
	const response = await fetch(new URL(path, new URL('/', location.href)));
	if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
	return (await response.json()) as T;
}

function element(id: string): HTMLElement {
	const found = document.getElementById(id);
	if (!found) throw new Error(`The page has no element ${id}.`);
	return found;
}

/** Only the measured map is composed into the page. */
function show(shown: HTMLElement, hidden: HTMLElement): void {
	shown.style.visibility = 'visible';
	hidden.style.visibility = 'hidden';
}

/** Until both maps have nothing left to do. */
function rest(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 250));
}
