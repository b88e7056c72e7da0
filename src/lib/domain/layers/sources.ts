/** Where the layers’ features come from: the tile archives, and small drawings made from the scene. */
import { circle } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type {
	GeoJSONSourceSpecification,
	SourceSpecification,
	VectorSourceSpecification
} from '@maplibre/maplibre-gl-style-spec';
import type { AccountSourceId, DrawnSourceId, MyPlacesSourceId, SourceId } from './definition.ts';
import { TRACT_MARKS, TRACT_OUTLINES } from './tracts.ts';
import type {
	Scene,
	SceneArchive,
	SceneDrawing,
	ScenePlace,
	ScenePoint,
	SceneStation
} from './scene.ts';
import { anchorOf } from '../knowledge/accounts.ts';
import { lineThrough, polygonThrough } from '../knowledge/drawing.ts';

/* Small drawings made from the scene, as sources of features. */

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
