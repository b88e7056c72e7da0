/**
 * Carries figures of 2010 tracts to 2020 tracts: overlap weights from 2020 block groups, their
 * housing units spread evenly over each.
 */
import { overlapArea, type PlanarArea } from '../../src/lib/domain/geometry/area.ts';
import { resolveParts } from '../../src/lib/domain/geometry/sweep.ts';
import { boxesNear } from '../../src/lib/domain/places/apportion.ts';
import { UNCHANGED_OVERLAP, type TractCrosswalk, type TractOverlap } from '../../src/lib/domain/indicators/figures.ts';
import {
	areaOfFeature,
	partOfFeature,
	type BoundaryFeature,
	type Progress
} from './block-groups.ts';

export type CrosswalkInput = {
	readonly tracts2010: readonly BoundaryFeature[];
	readonly tracts2020: readonly BoundaryFeature[];
	readonly blockGroups: readonly BoundaryFeature[];
	/** 2020 housing units by block-group GEOID. */
	readonly housingUnits: ReadonlyMap<string, number>;
};

/** Homes that a 2020 tract has in common with 2010 tracts, by GEOID of each. */
type HomesByTract = Map<string, Map<string, number>>;

/**
 * The crosswalk. Borders of both years are drawn simplified, so borders that never moved cross here
 * and there; an overlap under 2 % of both tracts is taken for that and dropped, which leaves
 * unchanged tracts with exactly their own figures.
 * @throws where a tract overlaps none of the other year, or a block group has no tract or count
 */
export async function buildCrosswalk(
	input: CrosswalkInput,
	progress: Progress = () => undefined
): Promise<TractCrosswalk> {
	const from = input.tracts2010.map(({ id }) => id).sort();
	const to = input.tracts2020.map(({ id }) => id).sort();
	const homes = dropSlivers(await sharedHomes(input, progress));
	const rowOf2010 = new Map(from.map((geoid, row) => [geoid, row]));
	const total2010 = totalsOf2010(homes);
	for (const geoid of from) {
		if (!total2010.has(geoid)) {
			throw new Error(`2010 tract ${geoid} overlaps no 2020 tract: check the region’s places.`);
		}
	}

	const overlaps: TractOverlap[][] = [];
	const largestOverlap: number[] = [];
	for (const geoid of to) {
		const shared = [...(homes.get(geoid) ?? [])];
		const total = shared.reduce((sum, [, count]) => sum + count, 0);
		if (total === 0) {
			throw new Error(`2020 tract ${geoid} overlaps no 2010 tract: check the region’s places.`);
		}
		const row = shared.map(([geoid2010, count]): TractOverlap => ({
			from: rowOf2010.get(geoid2010)!,
			countWeight: count / total2010.get(geoid2010)!,
			meanWeight: count / total
		}));
		row.sort((a, b) => b.meanWeight - a.meanWeight || a.from - b.from);
		overlaps.push(row);
		largestOverlap.push(Math.min(row[0]!.meanWeight, row[0]!.countWeight));
	}
	return { from, to, overlaps, largestOverlap };
}

async function sharedHomes(input: CrosswalkInput, progress: Progress): Promise<HomesByTract> {
	const old = input.tracts2010.map((tract) => ({ id: tract.id, area: areaOfFeature(tract) }));
	const near = boxesNear(old.map(({ area }) => area.bounds));
	const homes: HomesByTract = new Map();
	const total = input.blockGroups.length;
	let done = 0;
	for (const { tract, homes: count, area } of groupsWithinTracts(input)) {
		if (done % 200 === 0) {
			progress(done, total);
			await nextTurn();
		}
		done += 1;
		const shares = sharesOf(
			area,
			near(area.bounds).map((row) => old[row]!)
		);
		const byOld = homes.get(tract) ?? new Map<string, number>();
		homes.set(tract, byOld);
		for (const [id, share] of shares) {
			// A trace of a home where nobody lived in 2020 keeps lakes and airports with their own tract.
			byOld.set(id, (byOld.get(id) ?? 0) + share * (count + TRACE));
		}
	}
	progress(total, total);
	return homes;
}

/** Block groups one after the other, with their tract, their homes, and the land of theirs in that tract. */
export function* groupsWithinTracts(input: CrosswalkInput): Generator<{
	readonly tract: string;
	readonly homes: number;
	readonly area: PlanarArea;
}> {
	const tractOf = new Map(input.tracts2020.map((tract) => [tract.id, tract] as const));
	for (const group of input.blockGroups) {
		const tract = group.id.slice(0, 11);
		const feature = tractOf.get(tract);
		const homes = input.housingUnits.get(group.id);
		if (!feature || homes === undefined) {
			throw new Error(`Block group ${group.id} has no 2020 ${feature ? 'count' : 'tract'}.`);
		}
		// Within its tract's own border, which both years' tract files draw alike where it never moved.
		const inTract = resolveParts([partOfFeature(group), partOfFeature(feature)], 2);
		yield { tract, homes, area: inTract.area > 0 ? inTract : areaOfFeature(group) };
	}
}

/** Homes added to every block group, so that tracts without any have weights by land instead. */
const TRACE = 1e-6;

function sharesOf(
	area: PlanarArea,
	tracts: readonly { readonly id: string; readonly area: PlanarArea }[]
): [string, number][] {
	const common = tracts
		.map(({ id, area: tract }): [string, number] => [id, overlapArea(area, tract)])
		.filter(([, size]) => size > 0);
	const covered = common.reduce((sum, [, size]) => sum + size, 0);
	return common.map(([id, size]) => [id, size / covered]);
}

function dropSlivers(homes: HomesByTract): HomesByTract {
	const sliver = 1 - UNCHANGED_OVERLAP;
	const total2010 = totalsOf2010(homes);
	const kept: HomesByTract = new Map();
	for (const [geoid, shared] of homes) {
		const total = [...shared.values()].reduce((sum, count) => sum + count, 0);
		const large = [...shared].filter(
			([id, count]) => count >= sliver * total || count >= sliver * total2010.get(id)!
		);
		kept.set(geoid, new Map(large));
	}
	return kept;
}

function totalsOf2010(homes: HomesByTract): Map<string, number> {
	const totals = new Map<string, number>();
	for (const shared of homes.values()) {
		for (const [id, count] of shared) totals.set(id, (totals.get(id) ?? 0) + count);
	}
	return totals;
}

/** Lets progress reach the screen. */
function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
