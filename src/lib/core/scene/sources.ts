/** Where the layers' features come from: the tile archives, and small drawings made from the scene. */
import { circle } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type {
	GeoJSONSourceSpecification,
	SourceSpecification,
	VectorSourceSpecification
} from '@maplibre/maplibre-gl-style-spec';
import { ARCHIVE_LAYERS, TRACT_KEY } from './archive-layers.ts';
import type { Scene, SceneArchive, SceneArchiveId, SceneStation } from './scene.ts';

/**
 * Sources drawn from the scene itself. Names have sources of their own: on a shared one, every
 * change of state or paint would lay the text out again.
 */
type DrawnSourceId =
	| 'line'
	| 'line-names'
	| 'station-areas'
	| 'stations'
	| 'station-names'
	| 'county-names'
	| 'selected-area'
	| 'pin';

/**
 * The tracts once more, for textures and outlines. A change of state is worked into every layer of
 * its source, and few tracts change their texture or are pointed at when all change their color.
 */
export const TRACT_MARKS = 'tract-marks';

export type SourceId = SceneArchiveId | DrawnSourceId | typeof TRACT_MARKS;

/** Scheme of tile addresses that the map answers from whole archives instead of the network. */
export const ARCHIVE_SCHEME = 'archive';

/** Points on the edge of a station area; 64 a quarter keep its area within 0.01 % of the circle's. */
const CIRCLE_STEPS = 256;

/** Simplification in the engine: its default flattens circles visibly. */
const TOLERANCE = 0.1;

/** Sources of a scene by id; those whose archive is not there are left out. */
export function sceneSources(scene: Scene): Partial<Record<SourceId, SourceSpecification>> {
	const sources: Partial<Record<SourceId, SourceSpecification>> = {};
	const { outlines, corridor, context } = scene.archives;
	if (context) sources.context = archiveSource(context);
	if (outlines) {
		const tracts: VectorSourceSpecification = {
			...archiveSource(outlines),
			promoteId: { [ARCHIVE_LAYERS.outlines.tracts]: TRACT_KEY }
		};
		sources.outlines = tracts;
		sources[TRACT_MARKS] = tracts;
	}
	if (corridor) sources.corridor = archiveSource(corridor);
	return { ...sources, ...drawnSources(scene) };
}

function drawnSources(scene: Scene): Record<DrawnSourceId, SourceSpecification> {
	const { line, stations } = scene.corridor;
	const { selected, pin } = scene;
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
		'station-names': drawn(
			stations.map((station, order) =>
				point(station, { id: station.id, name: station.name, order, end: isEnd(scene, order) })
			)
		),
		'county-names': drawn(
			scene.labels.counties.map((county) => point(county, { name: county.name }))
		),
		'selected-area': drawn(selected?.kind === 'area' ? [feature(selected.geometry, {})] : []),
		pin: drawn(pin ? [point(pin, { name: pin.label })] : [])
	};
}

/** The two ends of the line are named first where names compete for room. */
function isEnd(scene: Scene, order: number): boolean {
	return order === 0 || order === scene.corridor.stations.length - 1;
}

function archiveSource(archive: SceneArchive): VectorSourceSpecification {
	return {
		type: 'vector',
		tiles: [`${ARCHIVE_SCHEME}://${archive.url}/{z}/{x}/{y}`],
		bounds: [...archive.bounds],
		minzoom: archive.minzoom,
		maxzoom: archive.maxzoom
	};
}

/** The ground within the chosen distance of a station, as a polygon of 256 sides. */
export function stationArea(station: SceneStation, meters: number): Feature {
	const area = circle([station.lng, station.lat], meters, {
		units: 'meters',
		steps: CIRCLE_STEPS
	});
	const ring = (area.geometry.coordinates[0] ?? []).map((position) => position.map(roundDegrees));
	return feature(
		{ type: 'Polygon', coordinates: [ring] },
		{ id: station.id, status: station.status, flagged: station.flagged }
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
