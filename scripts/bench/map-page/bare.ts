/** A bare MapLibre map that colors the atlas's tracts by feature state in the shortest way. */
import { addProtocol, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { unflatten } from 'devalue';
import type { PMTiles } from 'pmtiles';
import { classesFile, type PreparedFile } from '../../../src/lib/app/worker/client.ts';
import type { BuiltManifest, PlacesFile } from '../../../src/lib/domain/indicators/built-files.ts';
import { HALF_MILE } from '../../../src/lib/domain/lines/corridor.ts';
import type { ClassesAnswer } from '../../../src/lib/domain/methods/questions.ts';
import { DEFAULT_METHOD } from '../../../src/lib/domain/view/view.ts';
import type { MapCamera } from '../../../src/lib/map/index.ts';
import { fetchArchive } from '../../../src/lib/map/archive-file.ts';

declare global {
	/** Put into the page by the build, as every page of the site has it. */
	const BUILT_MANIFEST: BuiltManifest;
}

export const manifest = BUILT_MANIFEST;
export const ROOT = new URL('/', location.href).href;
export const COLORS = ['#f7e6bd', '#f2bf72', '#e08a4b', '#bd5240', '#862a47', '#471236'];

/** The line, as the first view begins. */
const CORRIDOR: MapCamera = { lng: -93.32, lat: 45.05, zoom: 10.4 };

const SCHEME = 'bare';
let archive: Promise<PMTiles> | null = null;

async function open(): Promise<PMTiles> {
	const opened = await fetchArchive(ROOT + manifest.archives.outlines.path);
	if (!opened.ok) throw new Error(opened.problem.code);
	return opened.value;
}

setWorkerUrl(new URL(workerUrl, document.baseURI).href);
addProtocol(SCHEME, async ({ url }) => {
	archive ??= open();
	const [z = 0, x = 0, y = 0] = url.slice(`${SCHEME}://`.length).split('/').map(Number);
	const tile = await (await archive).getZxy(z, x, y);
	return { data: tile?.data ?? new ArrayBuffer(0) };
});

export type BareMap = {
	readonly map: MapLibreMap;
	/** Gives every tract its class; the engine is idle once that is on screen. */
	readonly color: (geoids: readonly string[], classes: ArrayLike<number>) => void;
};

export function bareMap(container: HTMLElement, { lng, lat, zoom }: MapCamera): BareMap {
	const { minzoom, maxzoom } = manifest.archives.outlines;
	const map = new MapLibreMap({
		container,
		center: [lng, lat],
		zoom,
		attributionControl: false,
		style: {
			version: 8,
			sources: {
				outlines: {
					type: 'vector',
					tiles: [`${SCHEME}://{z}/{x}/{y}`],
					minzoom,
					maxzoom,
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
	const color: BareMap['color'] = (geoids, classes) => {
		geoids.forEach((id, row) => {
			map.setFeatureState(
				{ source: 'outlines', sourceLayer: 'tracts', id },
				{ class: classes[row] }
			);
		});
	};
	return { map, color };
}

/** The map of the first view alone on its page, which notes when its colors are there. */
export async function showAlone(container: HTMLElement): Promise<void> {
	const { map, color } = bareMap(container, CORRIDOR);
	const file = classesFile({ method: DEFAULT_METHOD, reach: HALF_MILE });
	const [{ tracts }, { answer }] = await Promise.all([
		json<PlacesFile>(manifest.places.path),
		json<PreparedFile>(`${manifest.answers.folder}/${file}.json`),
		map.once('load')
	]);
	color(tracts.geoid, (unflatten(answer as unknown[]) as ClassesAnswer).classes);
	await map.once('idle');
	container.dataset.mapColoredAt = String(Date.now());
}

export async function json<T>(path: string): Promise<T> {
	const response = await fetch(ROOT + path);
	if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
	return (await response.json()) as T;
}
