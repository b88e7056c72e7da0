/** The archives: which layers go into which file, and building them. */
import type { Position } from 'geojson';
import type { ArchiveId, BuiltArchive } from '../../src/lib/domain/indicators/built-files.ts';
import { encodeTiles, type TileLayer } from './encode.ts';
import { gzip, archiveFileName, contentHash, writeArchive, type ArchiveBounds } from './pmtiles.ts';
import type { ArchiveInputs } from './inputs.ts';
import {
	BLOCK_GROUPS,
	TRACTS,
	TRACT_OUTLINES,
	BUS_STREETS,
	CITIES,
	CITY_LABELS,
	CORRIDOR_ONE_MILE,
	COUNTIES,
	LINES,
	NEIGHBORHOODS,
	NEIGHBORHOOD_LABELS,
	PARKS,
	STATIONS,
	STATION_AREAS_HALF_MILE,
	STATION_AREAS_ONE_MILE,
	WATER,
	type ArchiveLayer
} from './layers.ts';
import { REGION_BUILD } from '../data/region.ts';

type ArchiveDefinition = {
	readonly id: ArchiveId;
	readonly name: string;
	readonly description: string;
	/** Publishers to credit. */
	readonly attribution: readonly string[];
	/** Zoom that a viewer starts at. */
	readonly centerZoom: number;
	/** Last zoom of all layers; viewers enlarge its tiles beyond. */
	readonly maxzoom: number;
	/** Drawing order, ground first. */
	readonly layers: readonly ArchiveLayer[];
};

const CENSUS = 'U.S. Census Bureau';
const { archives } = REGION_BUILD;

export const ARCHIVES: readonly ArchiveDefinition[] = [
	{
		id: 'outlines',
		name: 'Rootline: tract outlines',
		description: archives.outlines,
		attribution: [CENSUS],
		centerZoom: 8,
		maxzoom: 10,
		layers: [TRACT_OUTLINES]
	},
	{
		id: 'corridor',
		name: `Rootline: ${archives.line}`,
		description: archives.corridor,
		attribution: archives.corridorAttribution,
		centerZoom: 10,
		maxzoom: 12,
		layers: [CORRIDOR_ONE_MILE, STATION_AREAS_ONE_MILE, STATION_AREAS_HALF_MILE, LINES, STATIONS]
	},
	{
		id: 'context',
		name: 'Rootline: ground',
		description: archives.context,
		attribution: archives.contextAttribution,
		centerZoom: 8,
		maxzoom: 11,
		layers: [
			PARKS,
			WATER,
			BUS_STREETS,
			NEIGHBORHOODS,
			CITIES,
			COUNTIES,
			NEIGHBORHOOD_LABELS,
			CITY_LABELS
		]
	},
	{
		id: 'areas',
		name: 'Rootline: rent, housing and people by census area',
		description:
			'Census tracts with rent, housing and demographic estimates and their 90 % margins of error, and block groups with the counts of the 2020 Census. Names ending in _moe are margins; a missing value was not published.',
		attribution: archives.areasAttribution,
		centerZoom: 8,
		maxzoom: 11,
		layers: [TRACTS, BLOCK_GROUPS]
	}
];

export type FinishedArchive = {
	readonly id: ArchiveId;
	readonly bytes: Uint8Array;
	/** For the built manifest; `path` is below the site's root. */
	readonly summary: BuiltArchive;
};

type ArchiveProgress = (step: {
	readonly archive: ArchiveId;
	/** A layer at a zoom, or the file itself. */
	readonly step: string;
	readonly milliseconds: number;
}) => void;

/**
 * Builds archives; the same inputs give the same bytes.
 *
 * @param only builds these archives and no others
 * @throws where an input has no features or no attributes for an area
 */
export function buildArchives(
	inputs: ArchiveInputs,
	onProgress: ArchiveProgress = () => undefined,
	only: readonly ArchiveId[] = ARCHIVES.map(({ id }) => id)
): FinishedArchive[] {
	return ARCHIVES.filter(({ id }) => only.includes(id)).map((definition) =>
		buildArchive(definition, inputs, onProgress)
	);
}

function buildArchive(
	definition: ArchiveDefinition,
	inputs: ArchiveInputs,
	onProgress: ArchiveProgress
): FinishedArchive {
	const { id, centerZoom, maxzoom } = definition;
	const tileLayers = definition.layers.map((layer) => toTileLayer(layer, inputs, maxzoom));
	const tiles = encodeTiles(tileLayers, ({ layer, zoom, milliseconds }) => {
		onProgress({ archive: id, step: `${layer}, zoom ${zoom}`, milliseconds });
	});
	const started = performance.now();
	const bounds = boundsOf(tileLayers);
	const [west, south, east, north] = bounds;
	const archive = writeArchive({
		tiles,
		bounds,
		center: {
			longitude: (west + east) / 2,
			latitude: (south + north) / 2,
			zoom: centerZoom
		},
		metadata: {
			name: definition.name,
			description: definition.description,
			attribution: definition.attribution.join(', '),
			version: inputs.version,
			layers: tileLayers
		}
	});
	const { bytes } = archive;
	const summary: BuiltArchive = {
		path: `tiles/${archiveFileName(id, bytes)}`,
		bytes: bytes.length,
		gzipBytes: gzip(bytes).length,
		hash: contentHash(bytes),
		minzoom: archive.minzoom,
		maxzoom: archive.maxzoom,
		bounds,
		layers: tileLayers.map(({ id, features, fields }) => ({
			id,
			features: features.length,
			fields: fields.map(({ key }) => key)
		}))
	};
	onProgress({ archive: id, step: 'write', milliseconds: performance.now() - started });
	return { id, bytes, summary };
}

function toTileLayer(definition: ArchiveLayer, inputs: ArchiveInputs, maxzoom: number): TileLayer {
	const layer = {
		...definition,
		maxzoom,
		fields: definition.fields(inputs),
		detail: definition.detail(maxzoom),
		features: definition.features(inputs)
	} as TileLayer;
	if (layer.features.length === 0)
		throw new Error(`The layer "${layer.id}" has no features; its input is empty.`);
	return layer;
}

/** The exact box around all coordinates, before any rounding to grids. */
function boundsOf(tileLayers: readonly TileLayer[]): ArchiveBounds {
	const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
	const visit = (coordinates: unknown): void => {
		if (!Array.isArray(coordinates)) return;
		if (typeof coordinates[0] !== 'number') {
			coordinates.forEach(visit);
			return;
		}
		const [longitude = NaN, latitude = NaN] = coordinates as Position;
		box[0] = Math.min(box[0], longitude);
		box[1] = Math.min(box[1], latitude);
		box[2] = Math.max(box[2], longitude);
		box[3] = Math.max(box[3], latitude);
	};
	for (const { features } of tileLayers)
		for (const { geometry } of features) visit(geometry.coordinates);
	return box;
}
