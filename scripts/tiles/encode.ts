/** Layers of features to vector tiles (Mapbox Vector Tile 2.1), zoom by zoom. */
import type {
	Feature,
	FeatureCollection,
	Geometry,
	LineString,
	MultiLineString,
	Point
} from 'geojson';
import { mesh } from 'topojson-client';
import {
	EXTENT,
	ThinnedArcs,
	UNITS_PER_PIXEL,
	geometriesOf,
	rankVertices,
	toBaseGrid,
	toZoomGrid,
	topologyOf,
	withoutRepeats,
	type Detail,
	type GridPoint,
	type LayerTopology
} from './noding.ts';
import { GeoJSONVT, type GeoJSONVTFeature, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { tidy, areaTopology, type AreaFeature } from './topology.ts';

/* Lines of a layer, thinned for each zoom. Where lines share a stretch it is thinned alike. */

export type LineFeature = Feature<LineString | MultiLineString>;

/** Lines of every feature at a zoom. Lines of one feature are joined end to end where they meet. */
type LineTopology = {
	readonly at: (zoom: number, detail: Detail) => readonly (readonly GridPoint[][])[];
};

function lineTopology(features: readonly LineFeature[]): LineTopology {
	// Joined first and only then thinned: the ends of a street's blocks may then go as well.
	const joined = joinLines(
		buildLines(
			features.map(({ geometry }) =>
				(geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates).map(
					(line) => withoutRepeats(line.map(toBaseGrid))
				)
			)
		)
	);
	const topology = buildLines(joined);
	const arcs = rankVertices(topology);
	return {
		at: (zoom, detail) => {
			const thinned = new ThinnedArcs(arcs, zoom, detail.triangle);
			const atZoom = arcs.map((_, i): GridPoint[] => {
				const arc = thinned.arc(i).map((point): GridPoint => [...point]);
				// An arc that shrank to a point still joins its neighbours.
				return arc.length === 1 ? [...arc, ...arc] : arc;
			});
			return joinLines({ ...topology, arcs: atZoom }).map((lines) =>
				lines.map(withoutRepeats).filter((line) => line.length > 1)
			);
		}
	};
}

function buildLines(features: readonly (readonly GridPoint[][])[]): LayerTopology {
	return topologyOf(
		features.map((lines) => ({
			type: 'MultiLineString',
			coordinates: lines.filter((line) => line.length > 1)
		}))
	);
}

function joinLines(topology: LayerTopology): GridPoint[][][] {
	return geometriesOf(topology).map(
		(geometry) => mesh(topology, geometry).coordinates as GridPoint[][]
	);
}

type FieldType = 'String' | 'Number' | 'Boolean';
export type Field = {
	readonly key: string;
	readonly type: FieldType;
	/** What the value says, with unit and period, for the archive's metadata. */
	readonly description: string;
};
export type FieldValue = string | number | boolean | null;

/** How much detail a zoom keeps, in square CSS pixels of a tile drawn 512 pixels wide. */
export type PixelDetail = {
	/** A vertex stays where the triangle with its neighbours is at least this large. */
	readonly triangle: number;
	/** Parts of areas smaller than this are left out; 0 keeps all. Areas that tile keep all. */
	readonly smallestPart: number;
};

type LayerBase = {
	readonly id: string;
	readonly description: string;
	readonly minzoom: number;
	readonly maxzoom: number;
	/** Attributes, in the order in which every tile holds them. Others are not written. */
	readonly fields: readonly Field[];
	/** Zoom from which a feature is shown, where not all are from `minzoom` on. */
	readonly shownFrom?: (properties: Readonly<Record<string, FieldValue>>) => number;
	readonly detail: (zoom: number) => PixelDetail;
};
export type TileLayer = LayerBase &
	(
		| {
				/** `tiling`: areas that cover their ground once. `areas`: areas apart from each other. */
				readonly kind: 'tiling' | 'areas';
				readonly features: readonly AreaFeature[];
		  }
		| { readonly kind: 'lines'; readonly features: readonly LineFeature[] }
		| { readonly kind: 'points'; readonly features: readonly Feature<Point>[] }
	);

export type Tile = {
	readonly z: number;
	readonly x: number;
	readonly y: number;
	/** Uncompressed. */
	readonly bytes: Uint8Array;
};

type EncodeProgress = (step: {
	readonly layer: string;
	readonly zoom: number;
	readonly milliseconds: number;
}) => void;

/**
 * How far features reach beyond a tile's edge, in CSS pixels, so that strokes and casings are not
 * cut where tiles meet. Points need none: MapLibre draws a point from the tile that it lies in. The
 * fraction (in grid units) keeps the cut away from midpoints between grid units, where the two
 * neighbours of a border could round differently.
 */
const BUFFER_PIXELS = { tiling: 4, areas: 4, lines: 8, points: 0 } as const;
const BUFFER_FRACTION = 0.2718281828;

/**
 * Tiles of the last zoom are drawn at all zooms beyond it, so they get a grid twice as fine: as
 * accurate as one more zoom of tiles, at half of its bytes.
 */
export function extentAt(zoom: number, lastZoom: number): number {
	return zoom === lastZoom ? 2 * EXTENT : EXTENT;
}

/** Tiles of a zoom that are cut and encoded at once, across and up: no more of them are held as shapes. */
const BLOCK = 16;

/**
 * All tiles of the layers that hold anything, in no particular order. Zoom by zoom and block by block, so
 * that a whole country's shapes of a zoom are held once, and cut for some of its tiles at a time.
 *
 * @param block tiles across and up of a block, which changes nothing but how much is held at once
 */
export function encodeTiles(
	layers: readonly TileLayer[],
	onProgress?: EncodeProgress,
	block = BLOCK
): Tile[] {
	const first = layers.reduce((least, { minzoom }) => Math.min(least, minzoom), Infinity);
	const last = layers.reduce((most, { maxzoom }) => Math.max(most, maxzoom), 0);
	const all = layers.map((layer) => ({ layer, shapes: shapesOf(layer) }));
	const tiles: Tile[] = [];
	for (let zoom = first; zoom <= last; zoom++) {
		const extent = extentAt(zoom, last);
		const shown = all.filter(({ layer }) => layer.minzoom <= zoom && zoom <= layer.maxzoom);
		const timed = shown.map(({ layer, shapes }) => {
			const started = performance.now();
			const cut = cutter(layer, shapes(zoom, extent), zoom, extent);
			return { id: layer.id, cut, milliseconds: performance.now() - started };
		});
		const whole = around(timed.flatMap(({ cut }) => cut.range ?? []));
		for (const range of whole ? blocksOf(whole, block) : []) {
			const byPlace = new Map<string, { x: number; y: number; layers: LayerTiles }>();
			// Layer by layer, so that within a tile layers have the order of the definitions.
			for (const each of timed) {
				const started = performance.now();
				for (const { x, y, tile } of each.cut.tiles(range)) {
					const place = `${x}/${y}`;
					const known = byPlace.get(place) ?? { x, y, layers: {} };
					known.layers[each.id] = tile;
					byPlace.set(place, known);
				}
				each.milliseconds += performance.now() - started;
			}
			for (const { x, y, layers: content } of byPlace.values())
				tiles.push({ z: zoom, x, y, bytes: fromGeojsonVt(content, { version: 2, extent }) });
		}
		for (const { id, milliseconds } of timed) onProgress?.({ layer: id, zoom, milliseconds });
	}
	return tiles;
}

/** Tiles from the north-west one to the south-east one, both within. */
type Range = {
	readonly west: number;
	readonly north: number;
	readonly east: number;
	readonly south: number;
};

/** All that lie in some of them, and no more than a rectangle needs; null around none. */
function around(ranges: readonly Range[]): Range | null {
	const [first, ...others] = ranges;
	if (!first) return null;
	return others.reduce(
		(all, range) => ({
			west: Math.min(all.west, range.west),
			north: Math.min(all.north, range.north),
			east: Math.max(all.east, range.east),
			south: Math.max(all.south, range.south)
		}),
		first
	);
}

function* blocksOf(whole: Range, size: number): Generator<Range> {
	for (let west = whole.west; west <= whole.east; west += size)
		for (let north = whole.north; north <= whole.south; north += size)
			yield {
				...{ west, north },
				east: Math.min(west + size - 1, whole.east),
				south: Math.min(north + size - 1, whole.south)
			};
}

type LayerTiles = Record<string, GeoJSONVTTile>;

type ShapesAt = (zoom: number, extent: number) => readonly Geometry[];

/** Geometry of each feature at a zoom, on the grid that has `extent` units in a tile. */
function shapesOf(layer: TileLayer): ShapesAt {
	const gridZoom = (zoom: number, extent: number): number => zoom + Math.log2(extent / EXTENT);
	const detail = (zoom: number, extent: number): Detail => {
		const unitsInPixel = (UNITS_PER_PIXEL * extent) / EXTENT;
		const { triangle, smallestPart } = layer.detail(zoom);
		return {
			triangle: triangle * unitsInPixel ** 2,
			smallestRing: smallestPart * unitsInPixel ** 2
		};
	};
	if (layer.kind === 'points')
		return (zoom, extent) =>
			layer.features.map(({ geometry }) => ({
				type: 'Point',
				coordinates: toZoomGrid(toBaseGrid(geometry.coordinates), gridZoom(zoom, extent))
			}));
	if (layer.kind === 'lines') {
		const topology = lineTopology(layer.features);
		return (zoom, extent) =>
			topology.at(gridZoom(zoom, extent), detail(zoom, extent)).map((lines) => ({
				type: 'MultiLineString',
				coordinates: [...lines]
			}));
	}
	const topology = areaTopology(layer.features, layer.kind === 'tiling');
	return (zoom, extent) =>
		topology
			.at(gridZoom(zoom, extent), detail(zoom, extent))
			.features.map((coordinates) => ({ type: 'MultiPolygon', coordinates }));
}

/** A layer at a zoom, ready to be cut. */
type Cutter = {
	/** Tiles that hold any of it; null where it is empty. */
	readonly range: Range | null;
	readonly tiles: (block: Range) => Generator<{ x: number; y: number; tile: GeoJSONVTTile }>;
};

function cutter(
	layer: TileLayer,
	shapes: readonly Geometry[],
	zoom: number,
	extent: number
): Cutter {
	const size = extent * 2 ** zoom;
	const pixels = BUFFER_PIXELS[layer.kind];
	const buffer = pixels === 0 ? 0 : (pixels * extent) / 512 + BUFFER_FRACTION;
	const tileOf = (grid: number): number =>
		Math.min(Math.max(Math.floor(grid / extent), 0), 2 ** zoom - 1);
	const features = shapes.flatMap((geometry, i) => {
		const properties = propertiesOf(layer, layer.features[i]);
		if ((layer.shownFrom?.(properties) ?? 0) > zoom) return [];
		const box = { west: Infinity, north: Infinity, east: -Infinity, south: -Infinity };
		const feature: Feature = {
			type: 'Feature',
			properties,
			geometry: toUnitSquare(geometry, size, box)
		};
		if (box.west > box.east) return [];
		const range: Range = {
			west: tileOf(box.west - buffer),
			north: tileOf(box.north - buffer),
			east: tileOf(box.east + buffer),
			south: tileOf(box.south + buffer)
		};
		return [{ feature, range }];
	});
	return {
		range: around(features.map(({ range }) => range)),
		*tiles(block) {
			const within = features.filter(
				({ range }) =>
					range.west <= block.east &&
					range.east >= block.west &&
					range.north <= block.south &&
					range.south >= block.north
			);
			if (within.length === 0) return;
			const collection: FeatureCollection = {
				type: 'FeatureCollection',
				features: within.map(({ feature }) => feature)
			};
			const index = new GeoJSONVT(collection, {
				maxZoom: zoom,
				indexMaxZoom: zoom,
				indexMaxPoints: 0,
				// Thinning is done; geojson-vt would do it polygon by polygon and open gaps.
				tolerance: 0,
				extent,
				buffer,
				coordinates: 'unitSquare',
				wrap: false
			});
			for (let x = block.west; x <= block.east; x++) {
				for (let y = block.north; y <= block.south; y++) {
					const tile = index.getTile(zoom, x, y);
					if (tile === null) continue;
					const cut: readonly GeoJSONVTFeature[] = tile.features;
					const left = cut.map(tidy).filter((feature) => feature.geometry.length > 0);
					// The library's type asks for the untransformed geometry as well.
					if (left.length > 0) yield { x, y, tile: { ...tile, features: left } as GeoJSONVTTile };
				}
			}
		}
	};
}

/** The layer's fields only, in their order; what is missing is left out of the tile. */
function propertiesOf(layer: TileLayer, feature: Feature | undefined): Record<string, FieldValue> {
	const ordered: Record<string, FieldValue> = {};
	for (const { key } of layer.fields) {
		const value = feature?.properties?.[key] as FieldValue | undefined;
		if (value !== undefined && value !== null) ordered[key] = value;
	}
	return ordered;
}

type Box = { west: number; north: number; east: number; south: number };

/** Grid units over the width of the world: a power of two, so nothing is rounded. */
function toUnitSquare(geometry: Geometry, size: number, box: Box): Geometry {
	const point = (position: readonly number[]): [number, number] => {
		const [x, y] = position as GridPoint;
		box.west = Math.min(box.west, x);
		box.east = Math.max(box.east, x);
		box.north = Math.min(box.north, y);
		box.south = Math.max(box.south, y);
		return [x / size, y / size];
	};
	switch (geometry.type) {
		case 'Point':
			return { type: 'Point', coordinates: point(geometry.coordinates) };
		case 'MultiLineString':
			return {
				type: 'MultiLineString',
				coordinates: geometry.coordinates.map((line) => line.map(point))
			};
		case 'MultiPolygon':
			return {
				type: 'MultiPolygon',
				coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(point)))
			};
		default:
			throw new Error(`Tiles are not made from a ${geometry.type}.`);
	}
}
