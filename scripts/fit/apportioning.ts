/**
 * How far off apportioning by tract is, measured on what is known by block group: race and Hispanic
 * origin in the 2020 Census. The constants make 90 % margins hold the block groups' count in 90 % of
 * random places; the errors have heavier tails than a bell curve, so a standard deviation would not.
 */
import type { Apportionment, BlockGroupIndex } from '../../src/lib/core/geo/apportion.ts';
import type { ApportioningConstants } from '../../src/lib/core/geo/apportioning-error.ts';
import { RACE_GROUPS, raceGroupAt } from '../../src/lib/core/geo/race-groups.ts';
import { Z } from '../../src/lib/core/estimate/error.ts';
import { randomPlaces, type Random } from './random-places.ts';

export type ApportioningFit = {
	readonly constants: ApportioningConstants;
	readonly evidence: {
		readonly places: number;
		/** Root mean square of error ÷ (√(p(1 − p)) · cut part): what a bell curve would have as τ. */
		readonly rootMeanSquare: ApportioningConstants['groups'];
		/** People of color, by tenths of the cut part: does one constant fit all places? */
		readonly byCutPart: readonly {
			readonly from: number;
			readonly to: number;
			readonly constant: number;
		}[];
	};
};

/** A share apportioned by tract, and the same counted by block group. */
export type ApportionedShare = {
	readonly group: MeasuredGroup;
	readonly apportioned: number;
	readonly counted: number;
	/** Cut part of the place, by tracts and people. */
	readonly cut: number;
};

export type MeasuredGroup = keyof ApportioningConstants['groups'];

export const MEASURED_GROUPS: readonly MeasuredGroup[] = [...RACE_GROUPS, 'people-of-color'];

const PLACES = 2000;
const WITHIN = 0.9;
const BINS = 10;

/**
 * @param random a seeded generator, so that the same figures give the same constants
 * @throws where the block groups carry nobody of some group
 */
export function fitApportioning(
	index: BlockGroupIndex,
	random: Random,
	places = PLACES
): ApportioningFit {
	const shares = randomPlaces(index, random, places).flatMap(({ held }) =>
		apportionedShares(index, held)
	);
	const ratiosOf = (group: MeasuredGroup): number[] =>
		shares.filter((share) => share.group === group).flatMap(errorInUnits);
	const byGroup = (of: (ratios: readonly number[]) => number): ApportioningConstants['groups'] =>
		Object.fromEntries(
			MEASURED_GROUPS.map((group) => [group, rounded(of(ratiosOf(group)))])
		) as ApportioningConstants['groups'];
	const groups = byGroup(constantOf);
	return {
		constants: { share: Math.max(...Object.values(groups)), groups },
		evidence: {
			places,
			rootMeanSquare: byGroup(rootMeanSquare),
			byCutPart: byCutPart(shares.filter(({ group }) => group === 'people-of-color'))
		}
	};
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

function rootMeanSquare(ratios: readonly number[]): number {
	return Math.sqrt(ratios.reduce((sum, ratio) => sum + ratio * ratio, 0) / ratios.length);
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
