/** The map's scene from what the page knows: manifest, view, places and theme. */
import type { LineString } from 'geojson';
import type { BuiltManifest, PlacesFile, ShapesFile } from '$lib/domain/indicators/built-files';
import { countyLabels } from '$lib/domain/layers/county-labels';
import type {
	SceneBounds,
	Scene,
	SceneArchive,
	SceneSelection,
	Theme
} from '$lib/domain/layers/scene';
import type { MultiPolygonCoordinates } from '$lib/domain/geometry/polygon';
import { tractOf, type Pin, type PlaceRef } from '$lib/domain/view/view';
import { REGION } from '$lib/domain/region';

export type SceneInput = {
	readonly manifest: BuiltManifest;
	readonly root: string;
	readonly line: LineString;
	readonly stations: PlacesFile['stations'];
	readonly places: PlacesFile | null;
	readonly shapes: ShapesFile | null;
	readonly theme: Theme;
	/** Fill of each class under the present lens. */
	readonly colors: readonly string[];
	/** Ids of flagged station areas. */
	readonly flagged: readonly string[];
	/** Reach of station areas in meters. */
	readonly reach: number;
	readonly place: PlaceRef | null;
	/** Outline of the open place where it is neither a tract nor a station of the line. */
	readonly outline?: MultiPolygonCoordinates | null;
	readonly pin: Pin | null;
	/** What people have made themselves. */
	readonly own?: Partial<Pick<Scene, 'places' | 'plan' | 'chosen'>>;
	/** What residents know. */
	readonly accounts?: Scene['accounts'];
	readonly litClass: number | null;
	readonly words: { readonly line: string; readonly droppedRoute: string };
	/** Quiet ground is asked for only once the tracts are on screen. */
	readonly withGround: boolean;
};

export function atlasScene(input: SceneInput): Scene {
	const { manifest, root, places, shapes } = input;
	const archive = (id: keyof BuiltManifest['archives']): SceneArchive => {
		const { path, bounds, minzoom, maxzoom } = manifest.archives[id];
		return { url: root + path, bounds, minzoom, maxzoom };
	};
	return {
		theme: input.theme,
		colors: input.colors,
		archives: {
			corridor: archive('corridor'),
			outlines: archive('outlines'),
			context: input.withGround ? archive('context') : null
		},
		ground: { water: true, parks: true, cities: true, neighborhoods: true, busStreets: true },
		labels: {
			line: input.words.line,
			droppedRoute: input.words.droppedRoute,
			counties: places && shapes ? countyLabels(places, shapes) : []
		},
		corridor: {
			line: input.line,
			stations: input.stations.map(({ id, name, status, x, y }) => ({
				id,
				name,
				status,
				lng: x / 1e5,
				lat: y / 1e5,
				flagged: input.flagged.includes(id)
			}))
		},
		stationAreaMeters: input.reach,
		selected: selection(input),
		pin: input.pin,
		places: input.own?.places ?? [],
		plan: input.own?.plan ?? null,
		chosen: input.own?.chosen ?? [],
		accounts: input.accounts ?? [],
		drawing: null,
		litClass: input.litClass
	};
}

function selection({ place, outline }: SceneInput): SceneSelection | null {
	if (place !== null && outline) {
		const coordinates = outline.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])));
		return { kind: 'area', key: place, geometry: { type: 'MultiPolygon', coordinates } };
	}
	const geoid = tractOf(place);
	if (geoid) return { kind: 'tract', geoid };
	if (place?.startsWith('station:')) return { kind: 'station', id: place.slice('station:'.length) };
	return null;
}

/** Room around the region. */
export const REGION_BOUNDS: SceneBounds = REGION.bounds;

/** Bounds of all stations, which is what the first view shows. */
export function lineBounds(stations: PlacesFile['stations']): SceneBounds {
	const xs = stations.map((each) => each.x / 1e5);
	const ys = stations.map((each) => each.y / 1e5);
	return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
