/** Where the layers' features come from: the tile archives, and small drawings made from the scene. */
import type {
	SourceSpecification,
	VectorSourceSpecification
} from '@maplibre/maplibre-gl-style-spec';
import { ARCHIVE_LAYERS, TRACT_KEY } from './archive-layers.ts';
import { accountSources, type AccountSourceId } from './account-sources.ts';
import { drawn, feature, point, stationArea } from './drawn-source.ts';
import { ownSources, type OwnSourceId } from './own-sources.ts';
import type { Scene, SceneArchive, SceneArchiveId } from './scene.ts';

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

export type SourceId =
	SceneArchiveId | DrawnSourceId | OwnSourceId | AccountSourceId | typeof TRACT_MARKS;

/** Scheme of tile addresses that the map answers from whole archives instead of the network. */
export const ARCHIVE_SCHEME = 'archive';

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
	return { ...sources, ...drawnSources(scene), ...ownSources(scene), ...accountSources(scene) };
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
