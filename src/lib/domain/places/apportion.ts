/**
 * What part of each tract an area holds, by the 2020 counts of block groups.
 *
 * Weight of tract t in area A for households: the sum over block groups g of t of
 * hu2020(g) · area(g ∩ A) / area(g), divided by the housing units of t; for people the same with
 * pop2020, and for people of one race or origin with the block groups' own 2020 people of it. Within
 * a block group homes are taken as spread evenly.
 */
import { cutPart, type CutUnit } from '../statistics/fitted.ts';
import { shareInside } from '../geometry/area.ts';
import type { Bounds, PlanarArea } from '../geometry/area.ts';
import { RACE_GROUPS } from '../statistics/census.ts';
import type { ByRaceGroup } from '../statistics/census.ts';
import type { RaceWeights, TractWeights } from '../indicators/figures.ts';
import Flatbush from 'flatbush';
import { project, destination, type LonLat } from '../geometry/projection.ts';
import { areaHolder } from '../geometry/holding.ts';

/** A block group as apportionment needs it. */
export type BlockGroup = {
	/** Row of its tract. */
	readonly tract: number;
	readonly housingUnits: number;
	readonly people: number;
	/** The same people by race and Hispanic origin. */
	readonly groups: ByRaceGroup;
	readonly area: PlanarArea;
};

/** What a tract's block groups add up to. */
export type TractTotal = {
	readonly housingUnits: number;
	readonly people: number;
	readonly groups: ByRaceGroup;
	readonly area: number;
};

/** Block groups with their tracts' totals; made once by `indexBlockGroups`. */
export type BlockGroupIndex = {
	readonly blockGroups: readonly BlockGroup[];
	/** By tract row. */
	readonly tractTotals: readonly TractTotal[];
	/** Rows of block groups whose bounding boxes meet a box (west, south, east, north in meters). */
	readonly search: (west: number, south: number, east: number, north: number) => number[];
};

/** The tracts an area touches with their weights, and its own 2020 counts. */
export type Apportionment = TractWeights &
	RaceWeights & {
		readonly people2020: number;
		readonly housingUnits2020: number;
		/** Square meters of the area that lie in some block group. */
		readonly coveredArea: number;
	};

type Tally = { housingUnits: number; people: number; groups: number[]; area: number };

/**
 * Apportions figures of tracts to an area.
 * @param area in the equal-area plane, without double counting (`resolveParts`, `resolvePolygon`)
 */
export function apportion(index: BlockGroupIndex, area: PlanarArea): Apportionment {
	const shares: [number, number][] = [];
	for (const row of index.search(...area.bounds)) {
		const share = shareInside(index.blockGroups[row]!.area, area);
		if (share > 0) shares.push([row, share]);
	}
	return apportionShares(index, shares);
}

/**
 * The same from known shares of block groups.
 * @param shares block group row and the share of its homes and people, 0–1; a row at most once
 */
export function apportionShares(
	index: BlockGroupIndex,
	shares: readonly (readonly [number, number])[]
): Apportionment {
	const byTract = new Map<number, Tally>();
	const homesOfGroups: CutUnit[] = [];
	const peopleOfGroups: CutUnit[] = [];
	// Sums run in row order, so that the same place always gives the same last digit.
	for (const [row, part] of shares.toSorted((a, b) => a[0] - b[0])) {
		const group = index.blockGroups[row]!;
		const tally = byTract.get(group.tract) ?? emptyTally();
		tally.housingUnits += group.housingUnits * part;
		tally.people += group.people * part;
		for (let g = 0; g < tally.groups.length; g++) tally.groups[g]! += group.groups[g]! * part;
		tally.area += group.area.area * part;
		byTract.set(group.tract, tally);
		homesOfGroups.push({ size: group.housingUnits, part });
		peopleOfGroups.push({ size: group.people, part });
	}
	const tracts = [...byTract.keys()].sort((a, b) => a - b);
	const held = tracts.map((tract) => {
		const inside = byTract.get(tract)!;
		const whole = index.tractTotals[tract]!;
		// A tract without homes or people in 2020 can have some in the survey years: by land then.
		const land = inside.area / whole.area;
		const people = share(inside.people, whole.people, land);
		return {
			inside,
			whole,
			households: share(inside.housingUnits, whole.housingUnits, land),
			people,
			groups: inside.groups.map((count, g) => share(count, whole.groups[g]!, people))
		};
	});
	const total = (of: (tally: Tally) => number): number =>
		held.reduce((sum, { inside }) => sum + of(inside), 0);
	return {
		tracts,
		households: held.map(({ households }) => households),
		people: held.map(({ people }) => people),
		groups: RACE_GROUPS.map((_, g) => held.map(({ groups }) => groups[g]!)),
		cut: {
			tracts: {
				households: cutPart(
					held.map(({ whole, households: part }) => ({ size: whole.housingUnits, part }))
				),
				people: cutPart(held.map(({ whole, people: part }) => ({ size: whole.people, part })))
			},
			blockGroups: { households: cutPart(homesOfGroups), people: cutPart(peopleOfGroups) }
		},
		people2020: total(({ people }) => people),
		groups2020: RACE_GROUPS.map((_, g) => total(({ groups }) => groups[g]!)),
		housingUnits2020: total(({ housingUnits }) => housingUnits),
		coveredArea: total(({ area }) => area)
	};
}

function emptyTally(): Tally {
	return { housingUnits: 0, people: 0, groups: RACE_GROUPS.map(() => 0), area: 0 };
}

function share(inside: number, whole: number, otherwise: number): number {
	return whole > 0 ? inside / whole : otherwise;
}

/* A spatial index over block groups. */

/**
 * @param blockGroups in a fixed order (sorted by GEOID), which their rows refer to
 * @param tractCount number of tracts
 */
export function indexBlockGroups(
	blockGroups: readonly BlockGroup[],
	tractCount: number
): BlockGroupIndex {
	const near = boxesNear(blockGroups.map(({ area }) => area.bounds));
	const tractTotals = Array.from({ length: tractCount }, () => ({
		housingUnits: 0,
		people: 0,
		groups: RACE_GROUPS.map(() => 0),
		area: 0
	}));
	for (const group of blockGroups) {
		const total = tractTotals[group.tract]!;
		total.housingUnits += group.housingUnits;
		total.people += group.people;
		group.groups.forEach((count, g) => (total.groups[g]! += count));
		total.area += group.area.area;
	}
	return {
		blockGroups,
		tractTotals,
		search: (...box) => near(box)
	};
}

/** Which of many boxes in plane meters meet a box: their rows, ascending. */
export function boxesNear(boxes: readonly Bounds[]): (box: Bounds) => number[] {
	const tree = new Flatbush(Math.max(1, boxes.length));
	if (boxes.length === 0) tree.add(0, 0, 0, 0);
	for (const box of boxes) tree.add(...box);
	tree.finish();
	return (box) => {
		const rows = tree.search(...box).filter((row) => row < boxes.length);
		return rows.sort((a, b) => a - b);
	};
}

/* Tracts that a place draws its figures from although most of their homes lie elsewhere. */

/** Share of a tract's homes under which its figures tell of others than the place's people. */
const SMALL_PART = 1 / 3;
/** Share of the place's homes under which a tract hardly moves its figures. (Ours.) */
const LEAST_GIVEN = 0.01;

export type SmallPart = {
	/** Row of the tract. */
	readonly tract: number;
	/** Share 0–1 of the tract's 2020 homes inside the place. */
	readonly part: number;
	/** Share 0–1 of the place's 2020 homes that lie in the tract. */
	readonly given: number;
};

/** Those tracts, the one that gives most homes first; empty for a place without homes. */
export function smallParts(
	{ tracts, households }: Pick<TractWeights, 'tracts' | 'households'>,
	totals: readonly Pick<TractTotal, 'housingUnits'>[]
): SmallPart[] {
	const homes = tracts.map((row, i) => totals[row]!.housingUnits * households[i]!);
	const all = homes.reduce((sum, each) => sum + each, 0);
	if (!(all > 0)) return [];
	return tracts
		.map((tract, i): SmallPart => ({ tract, part: households[i]!, given: homes[i]! / all }))
		.filter(({ part, given }) => part < SMALL_PART && given >= LEAST_GIVEN)
		.sort((a, b) => b.given - a.given || a.tract - b.tract);
}

/**
 * Whether most of a place's homes come from such tracts: the survey's figures are then those of the
 * tracts and not the place's own.
 */
export function isOfTracts(parts: readonly SmallPart[]): boolean {
	return parts.reduce((sum, { given }) => sum + given, 0) > 1 / 2;
}

/* Finds the area that a point lies in. */

/** Row of the area that holds a point (degrees), −1 outside all of them. */
export type Locate = (longitude: number, latitude: number) => number;

/**
 * A locator over areas that do not overlap, such as the 2020 tracts in row order. A point on a
 * shared border belongs to exactly one of its areas where they share the border's points.
 */
export function locateAmong(areas: readonly PlanarArea[]): Locate {
	const rowAt = areaHolder(areas);
	return (longitude, latitude) => {
		const [x, y] = project([longitude, latitude]);
		return rowAt(x, y);
	};
}

/* Tracts that meet at a point. */

/** Meters around a point within which another tract lies at it: borders here are drawn simplified. */
const AT_POINT = 40;
const DIRECTIONS = 16;

/** Rows of the tract that holds a point in degrees, then of those within 40 m of it; none outside the region. */
export function tractsAround(tractAt: Locate, point: LonLat): number[] {
	const around = Array.from({ length: DIRECTIONS }, (_, at) =>
		destination(point, (at * 360) / DIRECTIONS, AT_POINT)
	);
	const rows = [point, ...around].map(([x, y]) => tractAt(x, y));
	return [...new Set(rows)].filter((row) => row >= 0);
}
