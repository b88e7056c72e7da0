/** From a question to the part of each tract that its place holds. */
import { LONGEST_DISTANCE, SHORTEST_DISTANCE } from '../corridor/distance.ts';
import { apportion, apportionShares, type Apportionment } from '../geo/apportion.ts';
import { circlePart, lineParts } from '../geo/buffer.ts';
import { shareInside } from '../geo/overlap-area.ts';
import type { PlaceIndex } from '../geo/place-index.ts';
import type { PlanarArea } from '../geo/planar-area.ts';
import { resolvePolygon } from '../geo/polygon-input.ts';
import { resolveParts, type Part } from '../geo/resolve.ts';
import { fail, ok, type Result } from '../result.ts';
import type { PlaceNote, PlaceProblem, PlaceQuestion } from './question.ts';

/** Weights, 2020 counts and what has to be said of them. */
export type HeldPlace = {
	readonly held: Omit<Apportionment, 'coveredArea'>;
	readonly notes: readonly PlaceNote[];
};

/** Points and vertices of lines that a reach may have. */
const MOST_REACH_POINTS = 2000;
/** Square meters in the region below which a place lies outside of it. */
const LEAST_INSIDE = 1;
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
	question: PlaceQuestion
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
		case 'reach':
			return reachOf(index, question);
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

/** Whether points and lines are ones that a reach can be measured around. */
export function checkReach({
	points,
	lines,
	meters
}: Extract<PlaceQuestion, { kind: 'reach' }>): Result<null, PlaceProblem> {
	if (!(meters >= SHORTEST_DISTANCE && meters <= LONGEST_DISTANCE)) {
		return fail('reach-out-of-range', { shortest: SHORTEST_DISTANCE, longest: LONGEST_DISTANCE });
	}
	const all = [...points, ...lines.flat()];
	if (all.length === 0) return fail('place-empty');
	if (all.length > MOST_REACH_POINTS) {
		return fail('reach-too-complex', { points: all.length, limit: MOST_REACH_POINTS });
	}
	for (const [x, y] of all) {
		if (!Number.isFinite(x) || !Number.isFinite(y)) return fail('polygon-coordinates-broken');
		if (Math.abs(x) > 180 || Math.abs(y) > 90) return fail('polygon-not-in-degrees', { x, y });
		// Near a pole the plane has no room for circles, and the region is far away.
		if (Math.abs(y) > 80) return fail('polygon-outside-region');
	}
	return ok(null);
}

function reachOf(
	index: PlaceIndex,
	question: Extract<PlaceQuestion, { kind: 'reach' }>
): Result<HeldPlace, PlaceProblem> {
	const checked = checkReach(question);
	return checked.ok ? placeOfArea(index, resolveParts(reachParts(question))) : checked;
}

/** Everything within the distance, as overlapping parts. */
export function reachParts({
	points,
	lines,
	meters
}: Omit<Extract<PlaceQuestion, { kind: 'reach' }>, 'kind'>): Part[] {
	return [
		...points.map((point) => circlePart(point, meters)),
		...lines.flatMap((line) => lineParts(line, meters))
	];
}

function placeOfArea(index: PlaceIndex, area: PlanarArea): Result<HeldPlace, PlaceProblem> {
	const held = apportion(index.blockGroups, area);
	if (held.coveredArea < LEAST_INSIDE) return fail('polygon-outside-region');
	const whole = tractsWithin(index, area);
	const place = whole ? wholeTracts(index, whole) : held;
	const notes: PlaceNote[] = [];
	if (whole) notes.push({ code: 'whole-tracts', tracts: whole.size });
	const inside = Math.min(1, held.coveredArea / area.area);
	if (inside < 1 - EDGE) notes.push({ code: 'partly-outside-region', shareInside: inside });
	return ok(withNotes(place, notes));
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
	return { held, notes: all };
}
