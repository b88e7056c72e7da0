/** From a question to the part of each tract that its place holds. */
import { apportion, apportionShares, type Apportionment } from './apportion.ts';
import {
	projectRing,
	shareInside,
	type Bounds,
	type PlanarArea,
	type PolygonRings
} from '../geometry/area.ts';
import type { PlaceIndex } from './place-index.ts';
import {
	outlineOfArea,
	outlineOfParts,
	resolvePolygon,
	type MultiPolygonCoordinates
} from '../geometry/polygon.ts';
import { fail, ok, type Result } from '../result.ts';
import type { PlaceNote, PlaceProblem, PlaceExtent } from './place.ts';
import { reachArea } from './reach-area.ts';
import type { LonLat } from '../geometry/projection.ts';
import type { Part } from '../geometry/sweep.ts';

/** Weights, 2020 counts and what has to be said of them. */
export type HeldPlace = {
	readonly held: Omit<Apportionment, 'coveredArea'>;
	readonly notes: readonly PlaceNote[];
	/** The ground itself, for places that were drawn or lie around something; null for all others. */
	readonly area: PlanarArea | null;
};

/** Square meters in the region below which a place lies outside of it. */
const LEAST_INSIDE = 1;
/**
 * With a smaller share of its ground in the region, and fewer square meters there than a few station
 * areas have, a place’s figures would rest on a sliver of it.
 */
const LEAST_SHARE_INSIDE = 0.01;
const LARGEST_SLIVER = 10_000_000;
/**
 * Shares of ground outside the region up to here are the gaps between simplified block groups, not
 * places beyond it: circles of half a mile in the middle of the region lose up to 1.4 %.
 */
const EDGE = 0.02;
/**
 * An outline that leaves out or takes in less than this share of every tract follows tract borders:
 * as much as rounding to a quarter meter can move those of the smallest tracts.
 */
const SAME_BORDER = 0.002;

export function resolvePlace(
	index: PlaceIndex,
	question: PlaceExtent
): Result<HeldPlace, PlaceProblem> {
	switch (question.kind) {
		case 'named': {
			const place = index.places.get(question.key);
			return place ? ok(withNotes(place)) : fail('place-unknown', { key: question.key });
		}
		case 'tracts':
			return tractsTogether(index, question.geoids);
		case 'drawn': {
			const polygon = resolvePolygon(question.geometry);
			return polygon.ok ? placeOfArea(index, polygon.value.area) : polygon;
		}
		case 'reach': {
			const reach = reachArea(question, regionOf(index));
			return reach.ok ? placeOfArea(index, reach.value.area, reach.value.beyond) : reach;
		}
	}
}

function tractsTogether(
	index: PlaceIndex,
	geoids: readonly string[]
): Result<HeldPlace, PlaceProblem> {
	const rows = new Set<number>();
	for (const geoid of geoids) {
		const row = index.rowOf.get(geoid);
		if (row === undefined) return fail('tract-unknown', { geoid });
		rows.add(row);
	}
	if (rows.size === 0) return fail('place-empty');
	return ok(withNotes(wholeTracts(index, rows)));
}

/** The box around the region in degrees; the world where the index does not know its region. */
function regionOf(index: PlaceIndex): Bounds {
	return index.places.get('region')?.bbox ?? [-180, -90, 180, 90];
}

/** @param beyond square meters of the place that are not in the area, far outside the region */
function placeOfArea(
	index: PlaceIndex,
	area: PlanarArea,
	beyond = 0
): Result<HeldPlace, PlaceProblem> {
	const held = apportion(index.blockGroups, area);
	if (held.coveredArea < LEAST_INSIDE) return fail('polygon-outside-region');
	const whole = tractsWithin(index, area);
	const place = whole ? wholeTracts(index, whole) : held;
	const inside = Math.min(1, held.coveredArea / (area.area + beyond));
	if (inside < LEAST_SHARE_INSIDE && held.coveredArea < LARGEST_SLIVER) {
		return fail('place-mostly-outside');
	}
	const notes: PlaceNote[] = [];
	if (whole) notes.push({ code: 'whole-tracts', tracts: whole.size });
	if (inside < 1 - EDGE) notes.push({ code: 'partly-outside-region', shareInside: inside });
	return ok({ ...withNotes(place, notes), area });
}

/** Rows of the tracts that an area consists of, or null where it takes some tract in part. */
function tractsWithin(index: PlaceIndex, area: PlanarArea): Set<number> | null {
	const rows = new Set<number>();
	for (const [row, tract] of index.tracts.entries()) {
		const share = shareInside(tract, area);
		if (share >= 1 - SAME_BORDER) rows.add(row);
		else if (share > SAME_BORDER) return null;
	}
	return rows.size > 0 ? rows : null;
}

function wholeTracts(index: PlaceIndex, rows: ReadonlySet<number>): Apportionment {
	const shares = index.blockGroups.blockGroups.flatMap(({ tract }, row) =>
		rows.has(tract) ? [[row, 1] as const] : []
	);
	return apportionShares(index.blockGroups, shares);
}

function withNotes(held: HeldPlace['held'], notes: readonly PlaceNote[] = []): HeldPlace {
	const all = [...notes];
	const inPart = (weight: number): boolean => weight < 1;
	if (held.households.some(inPart) || held.people.some(inPart)) all.push({ code: 'apportioned' });
	if (held.housingUnits2020 < 0.5) all.push({ code: 'no-homes' });
	return { held, notes: all, area: null };
}

/* The outline of a place as people see it on a map. */

/**
 * Coordinates of a GeoJSON MultiPolygon in degrees, or null where a place has no outline of its own
 * (the region, and what was never drawn). The question has been answered before, so it is sound.
 * @param area the ground that was measured, where the answer has it
 */
export function outlineOf(
	index: PlaceIndex,
	question: PlaceExtent,
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

/** Before the name in the key of a city. */
const CITY = 'city:';

/** Rows and published outlines of the tracts, and the cities, whose boxes reach into the bounds. */
export function outlinesWithin(
	{ tractOutlines, outlines: placeOutlines }: Pick<PlaceIndex, 'tractOutlines' | 'outlines'>,
	[west, south, east, north]: Bounds
): {
	readonly rows: number[];
	readonly outlines: MultiPolygonCoordinates[];
	readonly cities: { readonly name: string; readonly outline: MultiPolygonCoordinates }[];
} {
	const reachesIn = (polygons: readonly PolygonRings[]) => {
		const points = polygons.flatMap(([outer = []]) => outer);
		const reaches = (axis: 0 | 1, least: number, most: number) =>
			points.some((point) => point[axis] >= least) && points.some((point) => point[axis] <= most);
		return reaches(0, west, east) && reaches(1, south, north);
	};
	const rows: number[] = [];
	const outlines: MultiPolygonCoordinates[] = [];
	for (const [row, polygons] of tractOutlines.entries()) {
		if (!reachesIn(polygons)) continue;
		rows.push(row);
		outlines.push(copyOf(polygons) ?? []);
	}
	const cities = [...placeOutlines].flatMap(([key, polygons]) => {
		const outline = key.startsWith(CITY) && reachesIn(polygons) ? copyOf(polygons) : null;
		return outline ? [{ name: key.slice(CITY.length), outline }] : [];
	});
	return { rows, outlines, cities };
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
