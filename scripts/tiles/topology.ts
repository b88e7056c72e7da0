/**
 * One topology from all shapes of a layer at once, thinned for each zoom.
 *
 * A border that two areas share is one arc, so both get the same vertices at every zoom. Vertices
 * are ranked once by the area of the triangle that they span (Visvalingam and Whyatt, 1993), and a
 * zoom keeps those above its threshold. What thinning or rounding to the zoom's grid may break is
 * mended: rings that would shrink away keep more vertices, and borders that would cross are cut at
 * the crossing (see `partition`).
 */
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { ThinnedArcs, geometriesOf, rankVertices, topologyOf } from './noding.ts';
import type { Arc, ArcRing, Detail } from './noding.ts';
import { toBaseGrid, withoutRepeats } from './noding.ts';
import { partition, type GridPolygons } from './partition.ts';

export type AreaFeature = Feature<Polygon | MultiPolygon>;

/** Shapes of every feature of a layer, by its index, on the grid of one zoom. */
type AreasAtZoom = {
	readonly features: readonly GridPolygons[];
	/** Faces that thinning or rounding broke and that were mended. */
	readonly mended: number;
};

type AreaTopology = {
	/** `zoom` names the grid: the one of the tiles' zoom, or a finer one for tiles of larger extent. */
	readonly at: (zoom: number, detail: Detail) => AreasAtZoom;
	/** Faces that had to be mended in the source itself. */
	readonly mendedInSource: { readonly gaps: number; readonly overlaps: number };
};

/** Gaps in the source narrower than this many units of the base grid are filled: 60 m at 45° N. */
const WIDEST_SOURCE_GAP = 2300;

/** At a zoom, gaps up to this many grid units wide (an eighth of a pixel each) are filled. */
const WIDEST_ZOOM_GAP = 2;

/**
 * @param features areas in degrees; each needs at least one ring of some area
 * @param tiling whether the areas cover their ground once (tracts, cities) or may lie upon each
 *   other and apart (lakes, parks)
 */
export function areaTopology(features: readonly AreaFeature[], tiling: boolean): AreaTopology {
	const source = features.map(toGridPolygons);
	const clean = tiling ? partition(source, WIDEST_SOURCE_GAP) : null;
	const shapes =
		clean?.features ?? source.map((polygons) => partition([polygons], 0).features[0] ?? []);
	const topology = topologyOf(
		shapes.map((coordinates) => ({ type: 'MultiPolygon', coordinates: [...coordinates] }))
	);
	const arcs = rankVertices(topology);
	const rings = geometriesOf(topology).map((geometry) =>
		geometry.type === 'MultiPolygon' ? geometry.arcs : []
	);
	return {
		at: (zoom, detail) => areasAt(arcs, rings, zoom, detail, tiling),
		mendedInSource: clean?.mended ?? { gaps: 0, overlaps: 0 }
	};
}

function toGridPolygons(feature: AreaFeature): GridPolygons {
	const { geometry } = feature;
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.map((rings) => rings.map((ring) => withoutRepeats(ring.map(toBaseGrid))));
}

function areasAt(
	arcs: readonly Arc[],
	features: readonly (readonly (readonly ArcRing[])[])[],
	zoom: number,
	detail: Detail,
	tiling: boolean
): AreasAtZoom {
	const thinned = new ThinnedArcs(arcs, zoom, detail.triangle);
	const kept = features.map((polygons) =>
		polygons
			.map((rings) =>
				rings.filter((ring) => Math.abs(thinned.fullArea(ring)) >= detail.smallestRing)
			)
			// Without its outer ring a polygon is gone, holes and all.
			.filter((rings, i) => rings.length > 0 && rings[0] === polygons[i]?.[0])
	);
	// In a layer of areas that lie apart, dropping rings is not felt by neighbours.
	const drawn = tiling ? features : kept;
	for (const polygons of drawn)
		for (const rings of polygons) for (const ring of rings) thinned.protect(ring);

	const shapes = drawn.map((polygons) =>
		polygons.map((rings) => rings.map((ring) => thinned.ring(ring)))
	);
	if (tiling) {
		const { features: clean, mended } = partition(shapes, WIDEST_ZOOM_GAP);
		return { features: clean, mended: mended.gaps + mended.overlaps };
	}
	return {
		features: shapes.map((polygons) => partition([polygons], 0).features[0] ?? []),
		mended: 0
	};
}
