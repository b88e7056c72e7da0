/** The archives: which layers go into which file, and building them from the layers' declarations. */
import type { Feature, Position, Point, LineString, MultiPolygon, Polygon } from 'geojson';
import type { ArchiveId, BuiltArchive } from '../../src/lib/domain/indicators/built-files.ts';
import type { MapLayer, TileContent, TileDetail } from '../../src/lib/domain/layers/definition.ts';
import { OVERVIEW_ZOOM, tracts } from '../../src/lib/domain/layers/tracts.ts';
import { lines } from '../../src/lib/domain/layers/lines.ts';
import {
	encodeRuns,
	type SketchFile,
	type WorldPoint
} from '../../src/lib/domain/layers/locator.ts';
import { LAYER_ORDER, layersOf } from '../../src/lib/domain/layers/style.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { layerWords as words } from '#words/layers.ts';
import { encodeTiles, type Field, type PixelDetail, type TileLayer } from './encode.ts';
import type { ArchiveInputs, TileInput } from './inputs.ts';
import {
	doubleArea,
	EXTENT,
	geometriesOf,
	toBaseGrid,
	topologyOf,
	toZoomGrid,
	withoutRepeats,
	type ArcRing,
	type GridPoint
} from './noding.ts';
import {
	gzip,
	archiveFileName,
	contentHash,
	metadataJson,
	writeArchive,
	type ArchiveBounds
} from './pmtiles.ts';
import { areaTopology, labelPoint, type AreaFeature } from './topology.ts';

type ArchiveDefinition = {
	readonly id: ArchiveId;
	/** Zoom that a viewer starts at. */
	readonly centerZoom: number;
	/** It says on what terms each of its sources may be used. */
	readonly licences?: true;
	/** Last zoom of all layers; viewers enlarge its tiles beyond. */
	readonly maxzoom: number;
};

/** What each holds is said by the layers; what it says of itself is among the words of layers. */
export const ARCHIVES: readonly ArchiveDefinition[] = [
	{ id: 'overview', centerZoom: 8, maxzoom: OVERVIEW_ZOOM },
	{ id: 'outlines', centerZoom: 9, maxzoom: 10 },
	{ id: 'corridor', centerZoom: 10, maxzoom: 11 },
	{ id: 'context', centerZoom: 8, maxzoom: 11 },
	{ id: 'streets', centerZoom: 13, maxzoom: 12 },
	{ id: 'history', centerZoom: 11, maxzoom: 12, licences: true },
	{ id: 'areas', centerZoom: 8, maxzoom: 11 }
];

/** What is built, and what it says of itself; a test may add to both. */
const ALL = { layers: layersOf(LAYER_ORDER), texts: words.layers };

type Declared = {
	readonly layers: readonly MapLayer[];
	readonly texts: typeof words.layers;
};

export type FinishedArchive = {
	readonly id: ArchiveId;
	readonly bytes: Uint8Array;
	/** For the built manifest; `path` is below the site's root. */
	readonly summary: BuiltArchive;
	/** TileJSON 3.0 of the archive, to stand beside it: for programs that ask for it, and for people. */
	readonly tileJson: unknown;
};

type ArchiveProgress = (step: {
	readonly archive: ArchiveId;
	/** A layer at a zoom, or the file itself. */
	readonly step: string;
	readonly milliseconds: number;
}) => void;

/**
 * Builds archives, those without any content left out; the same inputs give the same bytes.
 *
 * @param only builds these archives and no others
 * @throws where an input has no features, other features than its layer says, or no attributes for an
 *   area, and where there are no words for a layer or one of its attributes
 */
export function buildArchives(
	inputs: ArchiveInputs,
	onProgress: ArchiveProgress = () => undefined,
	only: readonly ArchiveId[] = ARCHIVES.map(({ id }) => id),
	{ layers, texts }: Declared = ALL
): FinishedArchive[] {
	return ARCHIVES.filter(({ id }) => only.includes(id)).flatMap((definition) => {
		const content = contentOf(definition.id, layers, texts[definition.id], inputs);
		return content.length > 0 ? [buildArchive(definition, content, inputs, onProgress)] : [];
	});
}

type Content = TileContent & {
	readonly input: TileInput;
	readonly text: (typeof words.layers)[ArchiveId][string];
};

/**
 * Ground first, names last: renderers that draw in the file's order write them over everything. What
 * the region has no file for is left out.
 */
function contentOf(
	archive: ArchiveId,
	layers: readonly MapLayer[],
	texts: Declared['texts'][ArchiveId],
	inputs: ArchiveInputs
): Content[] {
	const all = layers.flatMap(({ source, tiles }) =>
		tiles
			.filter((tile) => tile.archive === archive)
			.flatMap((tile): Content[] => {
				const from = tile.from ?? source;
				if (from === null) throw new Error(`The layer "${tile.id}" does not say its source.`);
				const text = texts[tile.id];
				if (!text) throw new Error(`There are no words for the layer "${tile.id}".`);
				const input = inputs.of(from);
				return input ? [{ ...tile, input, text }] : [];
			})
	);
	return [
		...all.filter(({ kind }) => kind !== 'names'),
		...all.filter(({ kind }) => kind === 'names')
	];
}

function buildArchive(
	{ id, centerZoom, maxzoom, licences }: ArchiveDefinition,
	content: readonly Content[],
	inputs: ArchiveInputs,
	onProgress: ArchiveProgress
): FinishedArchive {
	const tileLayers = content.map((tile) => toTileLayer(tile, inputs, maxzoom));
	const publishers = new Set(content.flatMap(({ input }) => input.publishers));
	const terms = new Set(content.flatMap(({ input }) => input.licences ?? []));
	const tiles = encodeTiles(tileLayers, ({ layer, zoom, milliseconds }) => {
		onProgress({ archive: id, step: `${layer}, zoom ${zoom}`, milliseconds });
	});
	const started = performance.now();
	const bounds = boundsOf(tileLayers);
	const [west, south, east, north] = bounds;
	const center = {
		longitude: (west + east) / 2,
		latitude: (south + north) / 2,
		zoom: centerZoom
	};
	const metadata = {
		name: words.archives[id].name,
		description: [words.archives[id].about, ...(licences ? terms : [])].join(' '),
		attribution: [...publishers].join('; '),
		version: inputs.version,
		layers: tileLayers
	};
	const archive = writeArchive({ tiles, bounds, center, metadata });
	const { bytes } = archive;
	const name = archiveFileName(id, bytes);
	const summary: BuiltArchive = {
		path: `tiles/${name}`,
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
	const tileJson = {
		tilejson: '3.0.0',
		tiles: [`pmtiles://${name}/{z}/{x}/{y}`],
		scheme: 'xyz',
		minzoom: archive.minzoom,
		maxzoom: archive.maxzoom,
		bounds,
		center: [center.longitude, center.latitude, center.zoom],
		...metadataJson(metadata),
		// TileJSON counts versions in three numbers; the data has none.
		version: '1.0.0',
		data_version: inputs.version
	};
	return { id, bytes, summary, tileJson };
}

/* From a layer's declaration to what is encoded. */

const GEOMETRY = {
	tiling: ['Polygon', 'MultiPolygon'],
	areas: ['Polygon', 'MultiPolygon'],
	names: ['Polygon', 'MultiPolygon'],
	lines: ['LineString', 'MultiLineString'],
	points: ['Point']
} as const satisfies Record<TileContent['kind'], readonly string[]>;

function toTileLayer(content: Content, inputs: ArchiveInputs, maxzoom: number): TileLayer {
	const { id, kind, minzoom, detail, thinned, text, input } = content;
	if (input.features.length === 0)
		throw new Error(`The layer "${id}" has no features; its input is empty.`);
	const strange = input.features.find(
		({ geometry }) => !GEOMETRY[kind].some((type) => type === geometry.type)
	);
	if (strange)
		throw new Error(
			`The layer "${id}" is of ${kind}, and its input has a ${strange.geometry.type}.`
		);
	return {
		id,
		description: text.about,
		kind: kind === 'names' ? 'points' : kind,
		minzoom,
		maxzoom,
		fields: fieldsOf(content),
		detail: detailOf(detail, maxzoom),
		features: featuresOf(content, inputs),
		...(thinned && {
			shownFrom: ({ rank }) =>
				thinned.zoom + Math.max(0, Math.ceil(Math.log2(Number(rank) / thinned.count) / 2))
		})
		// Its kind and its features have just been held against each other.
	} as TileLayer;
}

function fieldsOf({ id, key, fields, text, input }: Content): Field[] {
	const field = (name: string, type: Field['type']): Field => {
		const description = text.fields?.[name] ?? words.fields[name];
		if (description === undefined)
			throw new Error(`There are no words for "${name}" of the layer "${id}".`);
		return { key: name, type, description };
	};
	return [
		...(key === undefined ? [] : [field(key, 'String')]),
		...Object.entries(fields).map(([name, type]) => field(name, type)),
		...(input.fields ?? [])
	];
}

function featuresOf(
	{ kind, key, joined, rankedBy, input: { features } }: Content,
	{ cityPeople }: ArchiveInputs
): readonly Feature[] {
	if (kind === 'names') {
		const sizeOf = (place: NamedArea): number =>
			// A township without a count of its own must not outrank a city by its fields.
			rankedBy === 'people' && cityPeople
				? (cityPeople.get(place.properties.name) ?? 0)
				: groundArea(place);
		return labels(features as readonly NamedArea[], sizeOf);
	}
	if (joined) return [joinedLines(features)];
	if (key === undefined) return features;
	return features.map((each) => ({ ...each, properties: { ...each.properties, [key]: each.id } }));
}

function joinedLines(features: readonly Feature[]): Feature {
	const coordinates = features.flatMap(({ geometry }) => {
		if (geometry.type === 'LineString') return [geometry.coordinates];
		return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
	});
	return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}

/** Side of a CSS pixel on the ground in the middle of the region. */
function metersPerPixel(zoom: number): number {
	return (
		(40_075_017 * Math.cos((REGION.projection.standardParallel * Math.PI) / 180)) /
		(512 * 2 ** zoom)
	);
}

function detailOf(detail: TileDetail, lastZoom: number): (zoom: number) => PixelDetail {
	if (detail === 'everything') return () => ({ triangle: 0, smallestPart: 0 });
	const { squareMeters, smallestPart = 0 } = detail;
	return (zoom) =>
		zoom === lastZoom
			? { triangle: squareMeters / metersPerPixel(zoom) ** 2, smallestPart: 0 }
			: { triangle: 1, smallestPart };
}

type NamedArea = Feature<Polygon | MultiPolygon, { readonly name: string }>;

/** Points for names, largest first, so that renderers that place in order place those first. */
function labels(
	places: readonly NamedArea[],
	sizeOf: (place: NamedArea) => number
): Feature<Point>[] {
	return places
		.map((place) => ({ place, size: sizeOf(place) }))
		.sort((p, q) => q.size - p.size || (p.place.properties.name < q.place.properties.name ? -1 : 1))
		.map(({ place }, i) => ({
			type: 'Feature',
			properties: { name: place.properties.name, rank: i + 1 },
			geometry: { type: 'Point', coordinates: labelPoint(place.geometry) }
		}));
}

/** For comparing areas of one region: Mercator's own scale is nearly the same everywhere in it. */
function groundArea({ geometry }: NamedArea): number {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.reduce(
		(sum, [outer = []]) => sum + Math.abs(doubleArea(outer.map(toBaseGrid))),
		0
	);
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

/* The sketch of the first view: what it is drawn from while the map's engine is not there. */

/** Its coordinates are on the grid of this zoom's tiles: half a pixel at zoom 11, nearer than which none begins. */
const SKETCH_ZOOM = 9;

/** A vertex stays where the triangle with its neighbors is at least this large, in square steps of the grid. */
const SKETCH_TRIANGLE = 8;

/** Ground on each side of the line, as shares of its longer side: windows are wide, and phones are tall. */
const SKETCH_ROOM = { x: 1, y: 0.5 };

/**
 * @param geoids of the places file: what a tract is called in the sketch is its place among them
 * @param line as longitude and latitude in degrees
 * @throws where a tract is none of the places file
 */
export function buildSketch(
	{ of }: Pick<ArchiveInputs, 'of'>,
	geoids: readonly string[],
	line: readonly Position[]
): SketchFile {
	const toGrid = (position: Position) => toZoomGrid(toBaseGrid(position), SKETCH_ZOOM);
	const within = boxAround(line.map(toGrid));
	const areas = (of(tracts.source)?.features ?? []) as AreaFeature[];
	const { features } = areaTopology(areas, true).at(SKETCH_ZOOM, {
		triangle: SKETCH_TRIANGLE,
		smallestRing: 0
	});
	const rows = new Map(geoids.map((geoid, row) => [geoid, row]));
	const kept = areas.flatMap(({ id }, at) => {
		const row = rows.get(String(id));
		if (row === undefined) throw new Error(`Tract ${String(id)} is none of the places.`);
		const coordinates = features[at] ?? [];
		return coordinates.some(([outer = []]) => meets(outer, within)) ? [{ row, coordinates }] : [];
	});
	const topology = topologyOf(
		kept.map(({ coordinates }) => ({ type: 'MultiPolygon', coordinates: [...coordinates] }))
	);
	const rings = geometriesOf(topology).map((geometry): ArcRing[] =>
		geometry.type === 'MultiPolygon' ? geometry.arcs.flat() : []
	);
	const drawn = linesOf(of(lines.source)?.features ?? []).flatMap(({ status, path }) => {
		const run = withoutRepeats(path.map(toGrid));
		return run.length > 1 && meets(run, within) ? [{ status, run }] : [];
	});
	const runs = encodeRuns(drawn.map(({ run }) => run));
	return {
		format: 1,
		world: EXTENT * 2 ** SKETCH_ZOOM,
		borders: encodeRuns(topology.arcs as unknown as WorldPoint[][]),
		tracts: kept.map(({ row }, at) => [row, ...(rings[at] ?? [])] as const),
		lines: drawn.map(({ status }, at) => [status, runs[at] ?? []] as const)
	};
}

type GridBox = Readonly<Record<'west' | 'north' | 'east' | 'south', number>>;

function boxOf(points: readonly Readonly<GridPoint>[]): GridBox {
	const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
	return {
		west: Math.min(...xs),
		north: Math.min(...ys),
		east: Math.max(...xs),
		south: Math.max(...ys)
	};
}

function boxAround(line: readonly GridPoint[]): GridBox {
	const { west, north, east, south } = boxOf(line);
	const longer = Math.max(east - west, south - north);
	const [x, y] = [longer * SKETCH_ROOM.x, longer * SKETCH_ROOM.y];
	return { west: west - x, north: north - y, east: east + x, south: south + y };
}

function meets(points: readonly GridPoint[], box: GridBox): boolean {
	if (points.length === 0) return false;
	const own = boxOf(points);
	return (
		own.west < box.east && own.east > box.west && own.north < box.south && own.south > box.north
	);
}

/** Lines that are drawn beside the one that comes with the page, path by path. */
function linesOf(features: readonly Feature[]) {
	return features.flatMap(({ geometry, properties }) => {
		const status = String(properties?.status);
		const paths =
			geometry.type === 'MultiLineString'
				? geometry.coordinates
				: [(geometry as LineString).coordinates];
		return status === 'planned' ? [] : paths.map((path) => ({ status, path }));
	});
}
