/** From what a maker makes to a place that travels in a link, and back to an outline for the map. */
import type { MultiPolygon } from 'geojson';
import { areaGeometry, areaPlace } from './place.ts';
import { roundedDegrees } from './pack.ts';
import { cleanName, groundOf, parsePlace, placeRef, tractsPlace, type PlaceRef } from './place.ts';
import type { PlaceExtent } from './extent.ts';
import type { Bounds } from '../geometry/area.ts';
import { outlineOfShape } from './my-place-outline.ts';

/**
 * The reference of a place that somebody made; null for a place that has a name of its own already.
 * A reach around several points or along lines becomes the area that it covers.
 * @param outline of the place, where it is not made of tracts
 */
export function ownRef(
	question: PlaceExtent,
	name: string | null,
	outline: MultiPolygon | null
): PlaceRef | null {
	switch (question.kind) {
		case 'named':
			return null;
		case 'tracts':
			return placeRef(tractsPlace(question.geoids, name ?? ''));
		case 'drawn':
			return placeRef(areaPlace(question.geometry, name ?? ''));
		case 'reach': {
			const { points, lines, meters } = question;
			const [center, another] = points;
			if (center && !another && lines.length === 0) {
				const [lng, lat] = [roundedDegrees(center[0]), roundedDegrees(center[1])];
				return placeRef({ kind: 'near', lng, lat, meters, name: cleanName(name ?? '') });
			}
			return outline && placeRef(areaPlace(outline, name ?? ''));
		}
	}
}

/**
 * Outlines made before, by what they are of: a link can hold sixty circles, and every move of the
 * map asks for all of them again.
 */
const made = new Map<string, MultiPolygon | null>();
const MOST_MADE = 200;

/**
 * The outline of an own place as far as its reference alone tells it: of areas and circles. Tracts
 * are outlined by the map itself.
 * @param region degrees
 */
export function ownOutline(ref: PlaceRef, region: Bounds): MultiPolygon | null {
	const key = `${groundOf(ref)} ${region.join()}`;
	const before = made.get(key);
	if (before !== undefined) return before;
	const outline = outlineOfRef(ref, region);
	const [oldest] = made.keys();
	if (made.size >= MOST_MADE && oldest !== undefined) made.delete(oldest);
	made.set(key, outline);
	return outline;
}

function outlineOfRef(ref: PlaceRef, region: Bounds): MultiPolygon | null {
	const place = parsePlace(ref);
	if (place?.kind === 'area') return areaGeometry(place);
	if (place?.kind !== 'near') return null;
	const outline = outlineOfShape(
		{ kind: 'reach', points: [[place.lng, place.lat]], lines: [], meters: place.meters },
		region
	);
	return outline.ok ? outline.value.geometry : null;
}

/** GEOIDs of a place that is made of tracts, empty for any other. */
export function tractsOf(ref: PlaceRef): readonly string[] {
	const place = parsePlace(ref);
	return place?.kind === 'tracts' ? place.geoids : [];
}
