/** The outline of a place as people see it on a map. */
import type { LonLat } from '../geo/equal-area.ts';
import { outlineOfArea, outlineOfParts, type MultiPolygonCoordinates } from '../geo/outline.ts';
import type { PlaceIndex } from '../geo/place-index.ts';
import {
	projectRing,
	type Bounds,
	type PlanarArea,
	type PolygonRings
} from '../geo/planar-area.ts';
import type { Part } from '../geo/resolve.ts';
import type { PlaceQuestion } from './question.ts';

/**
 * Coordinates of a GeoJSON MultiPolygon in degrees, or null where a place has no outline of its own
 * (the region, and what was never drawn). The question has been answered before, so it is sound.
 * @param area the ground that was measured, where the answer has it
 */
export function outlineOf(
	index: PlaceIndex,
	question: PlaceQuestion,
	area: PlanarArea | null
): MultiPolygonCoordinates | null {
	switch (question.kind) {
		case 'named':
			return copyOf(index.outlines.get(question.key));
		case 'tracts':
			return outlineOfTracts(index, question.geoids);
		case 'reach':
			return area && outlineOfArea(area);
		case 'drawn':
			return drawn(question.geometry);
	}
}

/** Rows and published outlines of the tracts whose boxes reach into the bounds. */
export function outlinesWithin(
	{ tractOutlines }: Pick<PlaceIndex, 'tractOutlines'>,
	[west, south, east, north]: Bounds
): { readonly rows: number[]; readonly outlines: MultiPolygonCoordinates[] } {
	const rows: number[] = [];
	const outlines: MultiPolygonCoordinates[] = [];
	for (const [row, polygons] of tractOutlines.entries()) {
		const points = polygons.flatMap(([outer = []]) => outer);
		const reaches = (axis: 0 | 1, least: number, most: number) =>
			points.some((point) => point[axis] >= least) && points.some((point) => point[axis] <= most);
		if (!reaches(0, west, east) || !reaches(1, south, north)) continue;
		rows.push(row);
		outlines.push(copyOf(polygons) ?? []);
	}
	return { rows, outlines };
}

function outlineOfTracts(
	index: PlaceIndex,
	geoids: readonly string[]
): MultiPolygonCoordinates | null {
	const outlines = geoids.flatMap((geoid) => {
		const row = index.rowOf.get(geoid);
		return row === undefined ? [] : (index.tractOutlines[row] ?? []);
	});
	const parts = outlines.map((rings): Part => rings.map(projectRing));
	return parts.length > 0 ? outlineOfParts(parts) : null;
}

function drawn(geometry: unknown): MultiPolygonCoordinates {
	const { type, coordinates } = geometry as {
		readonly type: 'Polygon' | 'MultiPolygon';
		readonly coordinates: LonLat[][] | LonLat[][][];
	};
	return type === 'Polygon'
		? [coordinates as LonLat[][]]
		: (coordinates as MultiPolygonCoordinates);
}

function copyOf(polygons: readonly PolygonRings[] | undefined): MultiPolygonCoordinates | null {
	return polygons?.map((rings) => rings.map((ring) => [...ring])) ?? null;
}
