/** The map's scene from what the page knows: built files, view, what is shown, and what is drawn on it. */
import type { LineString } from 'geojson';
import type { MultiPolygonCoordinates } from '../geometry/polygon.ts';
import type { BuiltManifest, PlaceRow, PlacesFile, ShapesFile } from '../indicators/built-files.ts';
import { REGION } from '../region.ts';
import { tractOf, tractRef, type Pin, type PlaceRef } from '../view/view.ts';
import type {
	SceneArchive,
	SceneBounds,
	SceneLabel,
	SceneSelection,
	SceneTarget,
	Scene
} from './scene.ts';
import type { ShownMap } from './shown-map.ts';

export type SceneInput = ShownMap['ink'] & {
	readonly manifest: BuiltManifest;
	readonly root: string;
	readonly line: LineString;
	readonly stations: PlacesFile['stations'];
	readonly places: PlacesFile | null;
	readonly shapes: ShapesFile | null;
	readonly place: PlaceRef | null;
	/** Outline of the open place where it is neither a tract nor a station of the line. */
	readonly outline?: MultiPolygonCoordinates | null;
	readonly pin: Pin | null;
	/** What people have made themselves. */
	readonly own?: Partial<Pick<Scene, 'places' | 'plan' | 'chosen'>>;
	/** What residents know. */
	readonly accounts?: Scene['accounts'];
	readonly buildings: Scene['buildings'];
	/** Points of a list of one's own. */
	readonly mine?: Scene['mine'];
	readonly past: Scene['past'];
	readonly litClass: number | null;
	readonly words: { readonly line: string; readonly droppedRoute: string };
	/** Quiet ground is asked for only once the tracts are on screen. */
	readonly withGround: boolean;
};

export function atlasScene(input: SceneInput): Scene {
	const { manifest, root, places, shapes } = input;
	const { corridor, outlines, overview, context, streets, history } = manifest.archives;
	const archive = ({ path, bounds, minzoom, maxzoom }: typeof corridor): SceneArchive => ({
		url: root + path,
		bounds,
		minzoom,
		maxzoom
	});
	return {
		theme: input.theme,
		colors: input.colors,
		archives: {
			corridor: archive(corridor),
			outlines: { ...archive(outlines), farther: archive(overview) },
			context: input.withGround ? archive(context) : null,
			// Fetched only once the map has come close enough to draw from it.
			streets: input.withGround && streets ? archive(streets) : null,
			history: input.past !== null && history ? archive(history) : null
		},
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
				// What was done is shown without what a method says of today.
				flagged: input.past === null && input.flagged.includes(id)
			}))
		},
		stationAreaMeters: input.reach,
		selected: selection(input),
		pin: input.pin,
		places: input.own?.places ?? [],
		plan: input.own?.plan ?? null,
		chosen: input.own?.chosen ?? [],
		accounts: input.accounts ?? [],
		buildings: input.buildings,
		mine: input.mine ?? null,
		past: input.past,
		drawing: null,
		nameSides: {},
		attended: false,
		litClass: input.litClass
	};
}

function selection({ place, outline }: SceneInput): SceneSelection | null {
	if (place !== null && outline) {
		const coordinates = outline.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])));
		return { kind: 'area', key: place, geometry: { type: 'MultiPolygon', coordinates } };
	}
	return targetOf(place);
}

/** What the map marks for a place; null for places that it draws by their outline. */
export function targetOf(place: PlaceRef | null) {
	const geoid = tractOf(place);
	if (geoid) return { kind: 'tract', geoid } as const;
	if (place?.startsWith('station:')) {
		return { kind: 'station', id: place.slice('station:'.length) } as const;
	}
	return null;
}

/** The place that was pointed at or tapped on a map. */
export function refOf(target: SceneTarget | null): PlaceRef | null {
	if (!target || target.kind === 'account' || target.kind === 'building') return null;
	return target.kind === 'tract' ? tractRef(target.geoid) : `station:${target.id}`;
}

/** Another map of the same ground: in its own colors, with the areas that its own method flags. */
export function recolored(
	first: Scene,
	{ subject, answer, ink, own: list }: ShownMap,
	litClass: number | null
): Scene {
	const own = subject.lens === 'classes' && answer !== null;
	return {
		...first,
		archives: { ...first.archives, history: null },
		mine: list?.points ?? null,
		past: null,
		colors: ink.colors,
		litClass,
		corridor: {
			...first.corridor,
			stations: first.corridor.stations.map((station) => ({
				...station,
				flagged: own ? ink.flagged.includes(station.id) : station.flagged
			}))
		}
	};
}

/** Room around the region. */
export const REGION_BOUNDS: SceneBounds = REGION.bounds;

/** Bounds of all stations, which is what the first view shows. */
export function lineBounds(stations: PlacesFile['stations']): SceneBounds {
	const xs = stations.map((each) => each.x / 1e5);
	const ys = stations.map((each) => each.y / 1e5);
	return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Bounds of a place of the files, in degrees. */
export function rowBounds(shapes: ShapesFile, { kind, row }: PlaceRow): SceneBounds {
	const [west, south, east, north] = (kind === 'tract' ? shapes.tracts.bbox : shapes.places)[row]!;
	return [west / 1e5, south / 1e5, east / 1e5, north / 1e5];
}

/**
 * One label for every county that holds a tract: on the inside point of its own tract that is
 * nearest to the middle of all of them, so that a name never lands outside its county.
 */
export function countyLabels(
	{ counties, tracts }: Pick<PlacesFile, 'counties' | 'tracts'>,
	shapes: Pick<ShapesFile, 'tracts'>
): SceneLabel[] {
	const { x, y } = shapes.tracts;
	return counties.flatMap(({ code, name }) => {
		const points = tracts.geoid.flatMap((geoid, row) =>
			geoid.slice(2, 5) === code ? [{ lng: (x[row] ?? NaN) / 1e5, lat: (y[row] ?? NaN) / 1e5 }] : []
		);
		const middle = middleOf(points);
		return middle ? [{ name, ...middle }] : [];
	});
}

type Point = { readonly lng: number; readonly lat: number };

function middleOf(points: readonly Point[]): Point | null {
	if (points.length === 0) return null;
	const lng = points.reduce((sum, point) => sum + point.lng, 0) / points.length;
	const lat = points.reduce((sum, point) => sum + point.lat, 0) / points.length;
	const shrink = Math.cos((lat * Math.PI) / 180);
	const away = (point: Point) => Math.hypot((point.lng - lng) * shrink, point.lat - lat);
	return points.reduce((best, point) => (away(point) < away(best) ? point : best));
}

/*
 * The keyboard's way through the tracts: from a tract to the one that lies north, east, south or west
 * of it on the screen.
 */

/** Directions as on the screen: north is up. */
export type StepDirection = 'north' | 'east' | 'south' | 'west';

/** The columns of the places file that stepping needs: points inside the tracts, degrees × 1e5. */
export type SteppableTracts = {
	readonly x: readonly number[];
	readonly y: readonly number[];
	/** Rows of neighboring tracts. */
	readonly neighbors: readonly (readonly number[])[];
};

const HEADINGS: Readonly<Record<StepDirection, readonly [east: number, north: number]>> = {
	north: [0, 1],
	east: [1, 0],
	south: [0, -1],
	west: [-1, 0]
};

/** A neighbor farther than this off the direction (75°) belongs to another arrow key. */
const WIDEST_NEIGHBOR = Math.cos((75 * Math.PI) / 180);
/** Across a gap (a lake, the edge of the figures) only what lies within 45° counts. */
const WIDEST_LEAP = Math.SQRT1_2;

/**
 * Row of the tract that lies in a direction: the neighbor least off the direction, or, where no
 * neighbor lies that way, the nearest tract within 45° of it. Null at the region's edge.
 */
export function stepToNeighbor(
	tracts: SteppableTracts,
	fromRow: number,
	direction: StepDirection
): number | null {
	let best: number | null = null;
	let bestAlignment = WIDEST_NEIGHBOR;
	for (const row of tracts.neighbors[fromRow] ?? []) {
		const { alignment } = bearingTo(tracts, fromRow, row, direction);
		if (alignment > bestAlignment) {
			best = row;
			bestAlignment = alignment;
		}
	}
	return best ?? leap(tracts, fromRow, direction);
}

function leap(tracts: SteppableTracts, fromRow: number, direction: StepDirection): number | null {
	let best: number | null = null;
	let bestDistance = Infinity;
	for (let row = 0; row < tracts.x.length; row++) {
		const { alignment, distance } = bearingTo(tracts, fromRow, row, direction);
		if (alignment >= WIDEST_LEAP && distance < bestDistance) {
			best = row;
			bestDistance = distance;
		}
	}
	return best;
}

/** Row of the tract whose inside point is nearest to a place, in degrees; null without tracts. */
export function nearestTract(
	tracts: Pick<SteppableTracts, 'x' | 'y'>,
	at: { readonly lng: number; readonly lat: number }
): number | null {
	const shrink = Math.cos((at.lat * Math.PI) / 180);
	let best: number | null = null;
	let bestDistance = Infinity;
	tracts.x.forEach((x, row) => {
		const east = (x / 1e5 - at.lng) * shrink;
		const north = (tracts.y[row] ?? NaN) / 1e5 - at.lat;
		const distance = Math.hypot(east, north);
		if (distance < bestDistance) {
			best = row;
			bestDistance = distance;
		}
	});
	return best;
}

/** Cosine of the angle between the way to a tract and a direction, and the distance in degrees × 1e5 of latitude. */
function bearingTo(
	tracts: SteppableTracts,
	fromRow: number,
	toRow: number,
	direction: StepDirection
): { readonly alignment: number; readonly distance: number } {
	const x = tracts.x[fromRow] ?? NaN;
	const y = tracts.y[fromRow] ?? NaN;
	const shrink = Math.cos((y / 1e5) * (Math.PI / 180));
	const east = ((tracts.x[toRow] ?? NaN) - x) * shrink;
	const north = (tracts.y[toRow] ?? NaN) - y;
	const distance = Math.hypot(east, north);
	const [headingEast, headingNorth] = HEADINGS[direction];
	// The tract itself has no direction.
	const alignment = distance === 0 ? -1 : (east * headingEast + north * headingNorth) / distance;
	return { alignment, distance };
}
