/** Lines of a layer, thinned for each zoom. Where lines share a stretch it is thinned alike. */
import type { Feature, LineString, MultiLineString } from 'geojson';
import { mesh } from 'topojson-client';
import { ThinnedArcs, geometriesOf, rankVertices, topologyOf } from './arcs.ts';
import type { Detail, LayerTopology } from './arcs.ts';
import { toBaseGrid, withoutRepeats, type GridPoint } from './grid.ts';

export type LineFeature = Feature<LineString | MultiLineString>;

/** Lines of every feature at a zoom. Lines of one feature are joined end to end where they meet. */
type LineTopology = {
	readonly at: (zoom: number, detail: Detail) => readonly (readonly GridPoint[][])[];
};

export function lineTopology(features: readonly LineFeature[]): LineTopology {
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
