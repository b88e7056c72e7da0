/** Arcs: stretches of border or line between two junctions, shared by all shapes that run along them. */
import type { Geometry, GeometryCollection as GeoJsonGeometryCollection } from 'geojson';
import { topology as buildTopology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { BASE_ZOOM, doubleArea, toZoomGrid, withoutRepeats, type GridPoint } from './grid.ts';

/** How much detail to keep, in square units of the grid that is asked for. */
export type Detail = {
	/** A vertex stays where the triangle with its neighbours is at least this large. */
	readonly triangle: number;
	/** Rings smaller than this are left out; 0 keeps all. */
	readonly smallestRing: number;
};

export type Arc = readonly (readonly [x: number, y: number, weight: number])[];
/** Indices of arcs, `~i` for arc i backwards. */
export type ArcRing = readonly number[];

export type LayerTopology = Topology<{ layer: GeometryCollection<object> }>;

/** The topology of a layer; geometry i is that of feature i. */
export function topologyOf(geometries: Geometry[]): LayerTopology {
	const layer: GeoJsonGeometryCollection = { type: 'GeometryCollection', geometries };
	return buildTopology({ layer }) as LayerTopology;
}

export function geometriesOf(topology: LayerTopology): GeometryCollection<object>['geometries'] {
	return topology.objects.layer.geometries;
}

/** The arcs with the rank of each vertex as third number; larger stays longer, ends always stay. */
export function rankVertices(topology: LayerTopology): readonly Arc[] {
	return presimplify(topology).arcs as unknown as readonly Arc[];
}

/** The arcs of a topology at one zoom, with more detail for rings that would shrink away. */
export class ThinnedArcs {
	readonly #arcs: readonly Arc[];
	readonly #zoom: number;
	readonly #thresholds: number[];
	readonly #made = new Map<number, GridPoint[]>();
	/** Square units of the base grid in one of this zoom's grid. */
	readonly #scale: number;

	constructor(arcs: readonly Arc[], zoom: number, triangle: number) {
		this.#arcs = arcs;
		this.#zoom = zoom;
		this.#scale = 4 ** (BASE_ZOOM - zoom);
		this.#thresholds = arcs.map(() => triangle * this.#scale);
	}

	/** Points of an arc on the zoom's grid. */
	arc(index: number): readonly GridPoint[] {
		const made = this.#made.get(index);
		if (made !== undefined) return made;
		const threshold = this.#thresholds[index] ?? 0;
		const arc = (this.#arcs[index] ?? [])
			.filter(([, , weight]) => weight >= threshold)
			.map((point) => toZoomGrid(point, this.#zoom));
		const points = withoutRepeats(arc);
		this.#made.set(index, points);
		return points;
	}

	ring(ring: ArcRing): GridPoint[] {
		return withoutRepeats(
			ring.flatMap((index) => (index < 0 ? [...this.arc(~index)].reverse() : this.arc(index)))
		);
	}

	/** Signed area of a ring with all its vertices, in square units of the zoom's grid. */
	fullArea(ring: ArcRing): number {
		const points = ring.flatMap((index) => {
			const arc = this.#arcs[index < 0 ? ~index : index] ?? [];
			return index < 0 ? [...arc].reverse() : arc;
		});
		return doubleArea(points) / 2 / this.#scale;
	}

	/** Lowers the thresholds of a ring's arcs until it has at least half of its area. */
	protect(ring: ArcRing): void {
		const full = this.fullArea(ring);
		// Below the grid's resolution there is nothing to keep.
		if (Math.abs(full) < 1) return;
		for (let step = 0; step < 8; step++) {
			const area = doubleArea(this.ring(ring)) / 2;
			if (area / full >= 0.5) return;
			for (const index of ring) {
				const arc = index < 0 ? ~index : index;
				const threshold = this.#thresholds[arc] ?? 0;
				this.#thresholds[arc] = step === 7 ? 0 : threshold / 4;
				this.#made.delete(arc);
			}
		}
	}
}
