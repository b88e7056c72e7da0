/** Scene in, complete MapLibre style out, its layers in one order. No clock, no network, no map. */
import type {
	LayerSpecification,
	StyleSpecification,
	GeoJSONSourceSpecification,
	SourceSpecification,
	VectorSourceSpecification
} from '@maplibre/maplibre-gl-style-spec';
import { accounts } from './accounts.ts';
import { streets } from './streets.ts';
import { cities } from './cities.ts';
import { counties } from './counties.ts';
import { covenants } from './covenants.ts';
import {
	FONT_BOLD,
	FONT_REGULAR,
	type LayerBody,
	type MapLayer,
	type AccountSourceId,
	type DrawnSourceId,
	type MyPlacesSourceId,
	type SourceId
} from './definition.ts';
import { lines } from './lines.ts';
import { myPlaces } from './my-places.ts';
import { neighborhoods } from './neighborhoods.ts';
import { MAP_PALETTES } from './ground-palette.ts';
import { ownPoints } from './own-points.ts';
import { parks } from './parks.ts';
import { publicHousing } from './public-housing.ts';
import { redAreas } from './red-areas.ts';
import type {
	Scene,
	SceneArchive,
	SceneDrawing,
	ScenePlace,
	ScenePoint,
	SceneStation
} from './scene.ts';
import { selection } from './selection.ts';
import { stationAreas } from './station-areas.ts';
import { stations } from './stations.ts';
import { blockGroups, tracts, TRACT_MARKS, TRACT_OUTLINES } from './tracts.ts';
import { water } from './water.ts';
import { circle } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { anchorOf } from '../knowledge/accounts.ts';
import { lineThrough, polygonThrough } from '../knowledge/drawing.ts';

/* Which layer lies over which, in one list; a layer that is missing from it stops the program. */

/** The ground under everything, before any of it is fetched. */
const land = {
	source: null,
	tiles: [],
	draw: {
		land: (_scene, palette) => ({
			type: 'background',
			paint: { 'background-color': palette.land }
		}),
		// Over the fills: what was done, and points of a list, are not to be read through the classes of today.
		'past-ground': ({ past, mine }, palette) =>
			past === null && mine === null
				? null
				: { type: 'background', paint: { 'background-color': palette.land } }
	}
} as const satisfies MapLayer;

/** One layer of the map, and those of its layers of the style that lie here. */
export type Placed = readonly [layer: MapLayer, ...styleIds: readonly string[]];

const placed = <L extends MapLayer>(
	layer: L,
	...styleIds: readonly (keyof L['draw'] & string)[]
): Placed => [layer, ...styleIds];

/**
 * From the ground up. A layer of the map may be named more than once, so that others lie between its
 * parts; in this order, too, the archives hold their layers of tiles, names last.
 */
export const LAYER_ORDER: readonly Placed[] = [
	placed(land, 'land'),
	placed(tracts, 'tract-fills', 'tract-no-data', 'tract-low-reliability', 'tract-veil'),
	placed(land, 'past-ground'),
	placed(tracts, 'tract-lines'),
	placed(blockGroups),
	placed(parks, 'parks'),
	placed(redAreas, 'red-areas'),
	placed(water, 'water', 'waterline'),
	placed(covenants, 'covenant-lots'),
	placed(
		streets,
		'bus-streets',
		'local-casing',
		'main-casing',
		'ramp-casing',
		'local-streets',
		'main-streets',
		'ramps',
		'highway-casing',
		'highways'
	),
	placed(ownPoints, 'own-heat'),
	placed(neighborhoods, 'neighborhood-lines'),
	placed(cities, 'city-lines'),
	placed(counties, 'county-lines'),
	placed(redAreas, 'red-area-edges'),
	placed(covenants, 'covenant-counts', 'covenant-counts-beyond'),
	placed(lines, 'metro-lines', 'dropped-route'),
	placed(
		stationAreas,
		'station-area-rims',
		'station-area-casing',
		'station-area-lines',
		'station-area-flags'
	),
	placed(myPlaces, 'drawing-fill'),
	// Chosen between the two, so that a tract shows both that it is chosen and that it is pointed at.
	placed(
		tracts,
		'tract-chosen-casing',
		'tract-attention-casing',
		'tract-chosen',
		'tract-attention'
	),
	placed(selection, 'selected-area-casing', 'selected-area'),
	placed(
		myPlaces,
		'place-casing',
		'place-line-0',
		'place-line-1',
		'place-line-2',
		'place-line-3',
		'plan-area-casing',
		'plan-area-lines',
		'plan-area-flags'
	),
	placed(lines, 'line-casing', 'line'),
	placed(myPlaces, 'plan-casing', 'plan-line'),
	placed(stations, 'station-halos', 'stations'),
	placed(myPlaces, 'plan-stations'),
	placed(ownPoints, 'own-circles'),
	placed(accounts, 'account-street-casing', 'account-streets', 'account-ring'),
	placed(selection, 'pin'),
	placed(myPlaces, 'drawing-casing', 'drawing-line', 'drawing-next', 'drawing-points'),
	// Names. Later is placed first: stations never give way to a city.
	placed(streets, 'local-names', 'main-names', 'highway-names'),
	placed(lines, 'dropped-route-name'),
	placed(neighborhoods, 'neighborhood-names'),
	placed(counties, 'county-names'),
	placed(cities, 'city-names'),
	placed(covenants, 'covenant-numbers', 'covenant-numbers-beyond'),
	placed(publicHousing, 'public-housing-names'),
	placed(lines, 'line-name'),
	placed(myPlaces, 'plan-names'),
	placed(stations, 'station-names'),
	placed(ownPoints, 'own-counts'),
	placed(selection, 'pin-name'),
	placed(myPlaces, 'place-names'),
	placed(stations, 'station-room'),
	placed(publicHousing, 'public-housing'),
	placed(accounts, 'account-pins')
];

/** Every layer of the map once, in the order of the list. */
export function layersOf(order: readonly Placed[]): MapLayer[] {
	return [...new Set(order.map(([layer]) => layer))];
}

/**
 * Layers of the style with their ids, in the order of the list. Throws where a definition has one that
 * the list leaves out, and where the list names one that is not defined, or one twice.
 */
export function orderLayers(
	order: readonly Placed[]
): [id: string, draw: MapLayer['draw'][string]][] {
	const unplaced = new Set(layersOf(order).flatMap(({ draw }) => Object.keys(draw)));
	const ordered = order.flatMap(([{ draw }, ...styleIds]) =>
		styleIds.map((id): [string, MapLayer['draw'][string]] => {
			const drawn = Object.hasOwn(draw, id) ? draw[id] : undefined;
			if (!drawn) throw new Error(`the order of the layers names no such layer: ${id}`);
			if (!unplaced.delete(id)) throw new Error(`the order of the layers names one twice: ${id}`);
			return [id, drawn];
		})
	);
	if (unplaced.size > 0) {
		throw new Error(`missing from the order of the layers: ${[...unplaced].join(', ')}`);
	}
	return ordered;
}

/* The style itself. */

/** Addresses of the site's own font files (woff2). */
export type SceneFonts = { readonly regular: string; readonly bold: string };

/**
 * The whole style for a scene. It asks for nothing but the scene's archives (by the scheme
 * `ARCHIVE_SCHEME`) and the two font files; textures are images named by `patternImageId`.
 */
export function sceneStyle(
	scene: Scene,
	fonts: SceneFonts,
	order: readonly Placed[] = LAYER_ORDER
): StyleSpecification {
	const palette = MAP_PALETTES[scene.theme];
	const sources = sceneSources(scene);
	return {
		version: 8,
		'font-faces': { [FONT_REGULAR]: fonts.regular, [FONT_BOLD]: fonts.bold },
		transition: { duration: 0, delay: 0 },
		sources,
		layers: orderLayers(order).flatMap(([id, draw]) => {
			const body = draw(scene, palette);
			const empty = body && 'source' in body && !sources[body.source];
			return body === null || empty ? [] : [named(id, body)];
		})
	};
}

function named(id: string, body: LayerBody): LayerSpecification {
	return { id, ...body };
}

/*
 * Where the layers’ features come from: the tile archives, and small drawings made from the scene. First
 * the drawings.
 */

/** Points on the edge of a station area; 64 a quarter keep its area within 0.01 % of the circle's. */
const CIRCLE_STEPS = 256;

/** Simplification in the engine: its default flattens circles visibly. */
const TOLERANCE = 0.1;

/** The ground within the chosen distance of a station, as a polygon of 256 sides. */
export function stationArea(
	station: Pick<SceneStation, 'id' | 'lng' | 'lat' | 'flagged'> & { readonly status?: string },
	meters: number
): Feature {
	const area = circle([station.lng, station.lat], meters, {
		units: 'meters',
		steps: CIRCLE_STEPS
	});
	const ring = (area.geometry.coordinates[0] ?? []).map((position) => position.map(roundDegrees));
	return feature(
		{ type: 'Polygon', coordinates: [ring] },
		{ id: station.id, status: station.status ?? 'imagined', flagged: station.flagged }
	);
}

/** A millionth of a degree is 11 cm: finer than any screen shows, and half the characters. */
function roundDegrees(degrees: number): number {
	return Math.round(degrees * 1e6) / 1e6;
}

type Properties = Record<string, string | number | boolean>;

function point(
	at: { readonly lng: number; readonly lat: number },
	properties: Properties
): Feature {
	return feature({ type: 'Point', coordinates: [at.lng, at.lat] }, properties);
}

function feature(geometry: Geometry, properties: Properties): Feature {
	return { type: 'Feature', geometry, properties };
}

function drawn(features: Feature[], promoteId?: string): GeoJSONSourceSpecification {
	const data: FeatureCollection = { type: 'FeatureCollection', features };
	const source = { type: 'geojson', data, tolerance: TOLERANCE } as const;
	return promoteId === undefined ? source : { ...source, promoteId };
}

/* Features of what residents know: pins, and streets with a pin at their first point. */

function accountSources({
	accounts
}: Pick<Scene, 'accounts'>): Record<AccountSourceId, GeoJSONSourceSpecification> {
	return {
		'account-streets': drawn(
			accounts.flatMap(({ id, geometry, chosen }) =>
				geometry.type === 'LineString'
					? [
							feature(
								{ type: 'LineString', coordinates: geometry.coordinates.map((each) => [...each]) },
								{ id, chosen }
							)
						]
					: []
			)
		),
		'account-chosen': drawn(
			accounts.flatMap(({ geometry, chosen }) => {
				const [lng, lat] = anchorOf(geometry);
				return chosen ? [point({ lng, lat }, {})] : [];
			})
		),
		'account-pins': drawn(
			accounts.map(({ id, kind, geometry, chosen }) => {
				const [lng, lat] = anchorOf(geometry);
				return point({ lng, lat }, { id, kind, chosen });
			})
		)
	};
}

/* Features of what people make themselves: places, an imagined line, a drawing in the making. */

export function ownSources(scene: Scene): Record<MyPlacesSourceId, GeoJSONSourceSpecification> {
	const { places, plan, drawing } = scene;
	const stations = plan?.stations ?? [];
	return {
		places: drawn(places.map(({ key, geometry, tone }) => feature(geometry, { key, tone }))),
		'place-names': drawn(places.flatMap(nameAtNorth)),
		'plan-line': drawn(plan ? [feature(plan.line, {})] : []),
		'plan-areas': drawn(
			plan ? stations.map((station) => stationArea(station, plan.meters)) : [],
			'id'
		),
		'plan-stations': drawn(
			stations.map((station) => point(station, { id: station.id })),
			'id'
		),
		'plan-names': drawn(stations.map((station) => point(station, { name: station.name }))),
		drawing: { ...drawn([]), data: drawingFeatures(drawing) }
	};
}

/** Parts of a drawing by `part`: `fill`, `line`, `next` (where it would go on) and `point`. */
export function drawingFeatures(drawing: SceneDrawing | null): FeatureCollection {
	const features: Feature[] = [];
	if (drawing) {
		const { kind, points, next } = drawing;
		if (kind === 'polygon' && points.length > 2) {
			features.push(feature(polygonThrough(points), { part: 'fill' }));
			features.push(feature(lineThrough([...points, points[0]!]), { part: 'line' }));
		} else if (kind !== 'points' && points.length > 1) {
			features.push(feature(lineThrough(points), { part: 'line' }));
		}
		const last = points.at(-1);
		if (kind !== 'points' && last && next) {
			features.push(feature(lineThrough([last, next]), { part: 'next' }));
		}
		points.forEach(([lng, lat], at) => {
			features.push(
				point({ lng, lat }, { part: 'point', end: at === 0 || at === points.length - 1 })
			);
		});
	}
	return { type: 'FeatureCollection', features };
}

/** Over the northern edge, where the name hides nothing of the place. */
function nameAtNorth({ key, name, geometry }: ScenePlace): Feature[] {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	const corners = polygons.flatMap(([ring = []]) => ring);
	const north = corners.reduce<(typeof corners)[number] | undefined>(
		(best, corner) => ((corner[1] ?? NaN) > (best?.[1] ?? -Infinity) ? corner : best),
		undefined
	);
	const [lng, lat] = north ?? [];
	return lng === undefined || lat === undefined ? [] : [point({ lng, lat }, { key, name })];
}

/* All sources of a scene, those of the archives among them. */

/** Scheme of tile addresses that the map answers from whole archives instead of the network. */
export const ARCHIVE_SCHEME = 'archive';

/**
 * Sources of a scene by id; those whose archive is not there are left out, and drawings with nothing on
 * them: the engine goes through every source in every frame, and asks its worker for each of its tiles.
 */
export function sceneSources(scene: Scene): Partial<Record<SourceId, SourceSpecification>> {
	const sources: Partial<Record<SourceId, SourceSpecification>> = {};
	const { outlines, corridor, context, streets, history } = scene.archives;
	if (context) sources.context = archiveSource(context);
	if (streets) sources.streets = archiveSource(streets);
	if (history) sources.history = archiveSource(history);
	if (outlines) {
		const tracts: VectorSourceSpecification = {
			...archiveSource(outlines),
			promoteId: { [TRACT_OUTLINES.id]: TRACT_OUTLINES.key }
		};
		sources.outlines = tracts;
		sources[TRACT_MARKS] = tracts;
	}
	if (corridor) sources.corridor = archiveSource(corridor);
	const drawings = { ...drawnSources(scene), ...ownSources(scene), ...accountSources(scene) };
	for (const [id, source] of Object.entries(drawings)) {
		if (hasFeatures(source)) sources[id as keyof typeof drawings] = source;
	}
	return sources;
}

/** What is drawn here is a collection; anything else the engine would fetch. */
function hasFeatures({ data }: GeoJSONSourceSpecification): boolean {
	return typeof data !== 'object' || !('features' in data) || data.features.length > 0;
}

function drawnSources(scene: Scene): Record<DrawnSourceId, GeoJSONSourceSpecification> {
	const { line, stations } = scene.corridor;
	const { selected, pin, buildings, mine } = scene;
	return {
		line: drawn([feature(line, {})]),
		'line-names': drawn([feature(line, { name: scene.labels.line })]),
		'station-areas': drawn(
			stations.map((station) => stationArea(station, scene.stationAreaMeters)),
			'id'
		),
		stations: drawn(
			stations.map((station) => point(station, { id: station.id, status: station.status })),
			'id'
		),
		'station-names': { ...drawn([]), data: stationNames(scene) },
		'county-names': drawn(
			scene.labels.counties.map((county) => point(county, { name: county.name }))
		),
		'selected-area': drawn(selected?.kind === 'area' ? [feature(selected.geometry, {})] : []),
		buildings: drawn(buildings.map((each) => point(each, { id: each.id }))),
		'building-names': drawn(buildings.map((each) => point(each, { name: each.name }))),
		// Gathered alike, so that numbers stand in their circles.
		'own-points': gathered(ofRows(mine?.circles)),
		'own-counts': gathered(ofRows(mine?.circles)),
		'own-heat': drawn(ofRows(mine?.heat)),
		pin: drawn(pin ? [point(pin, { name: pin.label })] : [])
	};
}

/** Points that gather where they are near each other on screen, with the sum of their rows. */
function gathered(features: Feature[]): GeoJSONSourceSpecification {
	return {
		...drawn(features),
		cluster: true,
		clusterRadius: 44,
		clusterMaxZoom: 16,
		clusterProperties: { rows: ['+', ['get', 'rows']] }
	};
}

/** Points of a list, each with how many rows lie there. */
function ofRows(points: readonly ScenePoint[] = []): Feature[] {
	return points.map(([lng, lat, rows]) => point({ lng, lat }, { rows }));
}

export function stationNames({ corridor: { stations }, nameSides }: Scene): FeatureCollection {
	const features = stations.map((station, order) =>
		point(station, {
			id: station.id,
			name: station.name,
			short: shortened(station.name),
			side: nameSides[station.id] ?? 'any',
			crowd: crowdOf(stations, order)
		})
	);
	return { type: 'FeatureCollection', features };
}

/** The Postal Service's abbreviations of words that station names end with. */
const SHORT: Readonly<Record<string, string>> = {
	Avenue: 'Ave',
	Boulevard: 'Blvd',
	Parkway: 'Pkwy',
	Road: 'Rd',
	Street: 'St'
};

function shortened(name: string): string {
	return name
		.split(' ')
		.map((word) => (Object.hasOwn(SHORT, word) ? SHORT[word] : word))
		.join(' ');
}

/** How near its next neighbor stands, in degrees of latitude: the most crowded are named first. */
function crowdOf(stations: readonly SceneStation[], order: number): number {
	const { lng, lat } = stations[order]!;
	const squeeze = Math.cos((lat * Math.PI) / 180);
	return Math.min(
		1,
		...stations
			.filter((_, at) => at !== order)
			.map((other) => Math.hypot((other.lng - lng) * squeeze, other.lat - lat))
	);
}

function archiveSource(archive: SceneArchive): VectorSourceSpecification {
	return {
		type: 'vector',
		tiles: [`${ARCHIVE_SCHEME}://${archive.url}/{z}/{x}/{y}`],
		bounds: [...archive.bounds],
		minzoom: archive.farther?.minzoom ?? archive.minzoom,
		maxzoom: archive.maxzoom
	};
}
