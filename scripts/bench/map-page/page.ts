/**
 * Two maps of the same tracts, one over the other: the atlas's own with all its layers, and a bare
 * one. Each can recolor all tracts and say how long it took until the engine was idle.
 */
import type { PlacesFile } from '../../../src/lib/domain/indicators/built-files.ts';
import { adjust } from '../../../src/lib/domain/methods/sensitivity.ts';
import { type Adjustment } from '../../../src/lib/domain/methods/questions.ts';
import { evaluate } from '../../../src/lib/domain/methods/evaluate.ts';
import { madeUpInputs } from '../../../src/lib/domain/methods/inputs.fixture.ts';
import { methodById } from '../../../src/lib/domain/methods/definitions/index.ts';
import { prepare } from '../../../src/lib/domain/methods/prepare.ts';
import type { Scene } from '../../../src/lib/domain/layers/scene.ts';
import { archiveOpener, createAtlasMap, type MapCamera } from '../../../src/lib/map/index.ts';
import { bareMap, COLORS, json, manifest, ROOT } from './bare.ts';

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

/** The whole region, at the first zoom of the tracts' archive. */
const CAMERA: MapCamera = { lng: -93.25, lat: 44.94, zoom: 9 };

globalThis.recolorBench = open();

async function open(): Promise<RecolorBench> {
	const places = await json<PlacesFile>(manifest.places.path);
	const { geoid: geoids } = places.tracts;
	const scene = sceneOf(places);
	const openArchive = archiveOpener(manifest, ROOT);
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

	const bareElement = element('bare');
	const { map: bare, color } = bareMap(bareElement, CAMERA);
	await bare.once('idle');
	const drawn = new Set(bare.queryRenderedFeatures().map(({ id }) => String(id)));
	if (drawn.size < 0.9 * geoids.length) {
		throw new Error(`Of ${String(geoids.length)} tracts ${String(drawn.size)} are on screen.`);
	}
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
			color(geoids, classes);
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

function sceneOf(places: PlacesFile): Scene {
	const archive = (id: 'outlines' | 'corridor' | 'context') => {
		const { path, bounds, minzoom, maxzoom } = manifest.archives[id];
		return { url: ROOT + path, bounds, minzoom, maxzoom };
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
			streets: null,
			history: null
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
		buildings: [],
		mine: null,
		past: null,
		drawing: null,
		nameSides: {},
		attended: false,
		litClass: null
	};
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
