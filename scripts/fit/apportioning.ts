/**
 * How far off apportioning by tract is, measured on what is known by block group: race and Hispanic
 * origin in the 2020 Census. The constants make 90 % margins hold the block groups' count in 90 % of
 * random places; the errors have heavier tails than a bell curve, so a standard deviation would not.
 */
import {
	type Apportionment,
	type BlockGroupIndex,
	indexBlockGroups,
	apportion
} from '../../src/lib/domain/places/apportion.ts';
import type {
	ApportioningConstants,
	ApportioningFit
} from '../../src/lib/domain/statistics/fitted.ts';
import { RACE_GROUPS, raceGroupAt } from '../../src/lib/domain/statistics/census.ts';
import { Z } from '../../src/lib/domain/statistics/error.ts';
import type { PlanarArea } from '../../src/lib/domain/geometry/area.ts';
import { HALF_MILE, ONE_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { circlePart } from '../../src/lib/domain/geometry/buffer.ts';
import { unproject, type LonLat } from '../../src/lib/domain/geometry/projection.ts';
import { holdsPoint } from '../../src/lib/domain/geometry/polygon.ts';
import { resolveParts } from '../../src/lib/domain/geometry/sweep.ts';

/** A share apportioned by tract, and the same counted by block group. */
type ApportionedShare = {
	readonly group: MeasuredGroup;
	readonly apportioned: number;
	readonly counted: number;
	/** Cut part of the place, by tracts and people. */
	readonly cut: number;
};

type MeasuredGroup = keyof ApportioningConstants['groups'];

export const MEASURED_GROUPS: readonly MeasuredGroup[] = [...RACE_GROUPS, 'people-of-color'];

const PLACES = 2000;
const WITHIN = 0.9;
const BINS = 10;

/** Digits of a GEOID that tracts numbered side by side have in common: 351 units of the region. */
const PAIR_DIGITS = 9;
const SEED = 2020;

export type ApportioningInputs = {
	readonly index: BlockGroupIndex;
	/** By row. */
	readonly tracts: readonly { readonly geoid: string; readonly area: PlanarArea }[];
};

/**
 * The same figures give the same constants.
 * @throws where the block groups carry nobody of some group
 */
export function fitApportioning({ index, tracts }: ApportioningInputs): ApportioningFit {
	const shares = sharesAround(index, seeded(SEED));
	const byGroup = (of: (ratios: readonly number[]) => number): ApportioningConstants['groups'] =>
		Object.fromEntries(
			MEASURED_GROUPS.map((group) => [group, rounded(of(ratiosOf(shares, group)))])
		) as ApportioningConstants['groups'];
	const groups = byGroup(constantOf);
	const pairs = sharesAround(pairsOfTracts(index, tracts), seeded(SEED));
	return {
		constants: { share: Math.max(...Object.values(groups)), groups },
		evidence: {
			places: PLACES,
			rootMeanSquare: byGroup(rootMeanSquare),
			byCutPart: byCutPart(shares.filter(({ group }) => group === 'people-of-color')),
			oneSizeUp: rounded(constantOf(ratiosOf(pairs, 'people-of-color')))
		}
	};
}

function sharesAround(index: BlockGroupIndex, random: Random): ApportionedShare[] {
	return randomPlaces(index, random, PLACES).flatMap(({ held }) => apportionedShares(index, held));
}

/** The region one size up: tracts as parts of pairs of tracts. */
function pairsOfTracts(
	{ tractTotals }: BlockGroupIndex,
	tracts: ApportioningInputs['tracts']
): BlockGroupIndex {
	const pairs = [...new Set(tracts.map(({ geoid }) => geoid.slice(0, PAIR_DIGITS)))];
	return indexBlockGroups(
		tracts.map(({ geoid, area }, row) => ({
			...tractTotals[row]!,
			tract: pairs.indexOf(geoid.slice(0, PAIR_DIGITS)),
			area
		})),
		pairs.length
	);
}

/** Every group's share of a place, as its tracts alone would give it and as its block groups do. */
export function apportionedShares(index: BlockGroupIndex, held: Apportionment): ApportionedShare[] {
	const white = raceGroupAt('white');
	const byTract = RACE_GROUPS.map((_, g) =>
		held.tracts.reduce(
			(sum, row, i) => sum + held.people[i]! * index.tractTotals[row]!.groups[g]!,
			0
		)
	);
	return MEASURED_GROUPS.map((group): ApportionedShare => {
		const of = (counts: readonly number[]): number =>
			(group === 'people-of-color'
				? held.people2020 - counts[white]!
				: counts[raceGroupAt(group)]!) / held.people2020;
		return {
			group,
			apportioned: of(byTract),
			counted: of(held.groups2020),
			cut: held.cut.tracts.people
		};
	});
}

function ratiosOf(shares: readonly ApportionedShare[], group: MeasuredGroup): number[] {
	return shares.filter((share) => share.group === group).flatMap(errorInUnits);
}

/** |error| ÷ (√(p(1 − p)) · cut part); nothing for a place that cuts no tract or that has none or only such people. */
function errorInUnits({ apportioned: p, counted, cut }: ApportionedShare): number[] {
	const unit = cut * Math.sqrt(p * (1 - p));
	return unit > 0 ? [Math.abs(p - counted) / unit] : [];
}

/** With which nine in ten of the errors are within a 90 % margin. */
function constantOf(ratios: readonly number[]): number {
	const sorted = ratios.toSorted((a, b) => a - b);
	const at = sorted[Math.ceil(WITHIN * sorted.length) - 1];
	if (at === undefined) throw new Error('No random place cuts a tract with such people.');
	return at / Z[90];
}

function byCutPart(shares: readonly ApportionedShare[]): ApportioningFit['evidence']['byCutPart'] {
	const sorted = shares.toSorted((a, b) => a.cut - b.cut);
	return Array.from({ length: BINS }, (_, bin) => {
		const within = sorted.slice(
			Math.floor((bin / BINS) * sorted.length),
			Math.floor(((bin + 1) / BINS) * sorted.length)
		);
		return {
			from: rounded(within[0]?.cut ?? 0),
			to: rounded(within.at(-1)?.cut ?? 0),
			constant: rounded(constantOf(within.flatMap(errorInUnits)))
		};
	});
}

/** Three digits: the fourth changes with every seed. */
function rounded(value: number): number {
	return Number(value.toFixed(3));
}

/* The few statistics that the fits share. */

export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1
		? (sorted[middle] ?? NaN)
		: ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Standard deviation about the mean, with n. */
export function spreadOf(values: readonly number[]): number {
	const center = mean(values);
	return Math.sqrt(mean(values.map((value) => (value - center) ** 2)));
}

export function rootMeanSquare(values: readonly number[]): number {
	return Math.sqrt(mean(values.map((value) => value * value)));
}

/* Places such as people ask about: circles around homes that are drawn at random. */

/** Gives the next number of a fixed sequence, 0 to 1. */
export type Random = () => number;

export type RandomPlace = {
	readonly center: LonLat;
	readonly meters: number;
	readonly held: Apportionment;
};

/** mulberry32 (Tommy Ettinger): the same numbers for the same seed on every machine. */
export function seeded(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Circles of half a mile and of a mile in turn around homes of the region, each with somebody in it. */
export function randomPlaces(index: BlockGroupIndex, random: Random, count: number): RandomPlace[] {
	const home = randomHome(index, random);
	const places: RandomPlace[] = [];
	while (places.length < count) {
		const center = home();
		const meters = places.length % 2 === 0 ? HALF_MILE : ONE_MILE;
		const held = apportion(index, resolveParts([circlePart(center, meters)]));
		if (held.people2020 > 0) places.push({ center, meters, held });
	}
	return places;
}

/** A block group by its 2020 homes, then any spot in it. */
function randomHome({ blockGroups }: BlockGroupIndex, random: Random): () => LonLat {
	const upTo: number[] = [];
	let homes = 0;
	for (const { housingUnits } of blockGroups) upTo.push((homes += housingUnits));
	return () => {
		const drawn = random() * homes;
		const { area } = blockGroups[upTo.findIndex((end) => end > drawn)]!;
		const [west, south, east, north] = area.bounds;
		for (;;) {
			const point = [west + random() * (east - west), south + random() * (north - south)] as const;
			if (holdsPoint(area, point)) return unproject(point);
		}
	};
}
