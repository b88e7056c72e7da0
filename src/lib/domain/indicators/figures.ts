/** Figures out of the tables: which table answers for a vintage, and what any place has, however it is made up. */
import {
	VINTAGES,
	isShareOfTable,
	weightBasis,
	raceGroupAt,
	type RaceGroup,
	type Variable,
	type VintageId,
	type WeightBasis,
	type ByRaceGroup
} from '../statistics/census.ts';
import {
	FITTED,
	apportioningSpread,
	blockGroupSpread,
	type CutParts
} from '../statistics/fitted.ts';
import { weightedSum } from '../statistics/combine.ts';
import { Z } from '../statistics/error.ts';
import { isMissing, knownWithoutMargin, missing, type Estimate } from '../statistics/estimate.ts';
import { meanOfTracts, pooledIncome, type TractFigure } from '../statistics/median.ts';
import type { IndicatorId } from './ids.generated.ts';
import { raceGroupOf } from './built-files.ts';
import type { PlaceKey } from './catalog.ts';

/* Which of the tables answers for a vintage. */

/** The table of a vintage. Throws where there is none. */
function tableIn(tables: TractTables, vintage: VintageId): TractTable {
	const table = tables.get(vintage);
	if (!table) throw new Error(`There is no table of figures for ${vintage}.`);
	return table;
}

/**
 * The table that carries a count for figures of a vintage: its own, or a later one. 2010–2014 came
 * without counts; those of 2015–2019 stand in, then later ones. Undefined where none does.
 */
export function tableWith(
	tables: TractTables,
	count: Variable,
	vintage: VintageId
): TractTable | undefined {
	const first = vintage === '2010-2014' ? '2015-2019' : vintage;
	const later = VINTAGES.slice(VINTAGES.findIndex((each) => each === first));
	return [vintage, ...later]
		.map((candidate) => tables.get(candidate))
		.find((table) => table?.has(count));
}

/** As `tableWith`. Throws where no table carries the count. */
function tableCounting(tables: TractTables, count: Variable, vintage: VintageId): TractTable {
	const table = tableWith(tables, count, vintage);
	if (!table) throw new Error(`No table from ${vintage} on carries ${count}.`);
	return table;
}

/*
 * The figures of one place, however it is made up: a tract, or a weighted set of tracts. Indicators
 * are computed from these and know nothing of tables, boundaries or weights.
 */

/** One vintage's figures by tract. `scripts/data/figures.ts` reads them. */
export type TractTable = {
	/** Ascending; row i of every figure is the tract `geoids[i]`. */
	readonly geoids: readonly string[];
	/** True where `parts` gives an answer. */
	readonly has: (variable: Variable) => boolean;
	/** The carried figures that add up to this one: itself, or its single cells. Throws where not carried. */
	readonly parts: (variable: Variable) => readonly Variable[];
	/** A figure that is carried as it is. Throws for any other. */
	readonly estimate: (row: number, variable: Variable) => Estimate;
	/** Rows whose figures were carried across changed boundaries; left out where none were. */
	readonly changed?: ReadonlySet<number>;
};

/** Tables of all vintages on the same 2020 tracts; older ones come from `carriedTable`. */
export type TractTables = ReadonlyMap<VintageId, TractTable>;

/** A variable, with a leading minus where it is subtracted: `-B03002_003`. */
export type SignedVariable = string;

export type Figures = {
	readonly has: (variable: Variable, vintage: VintageId) => boolean;
	/**
	 * Standard error that a share of households or people has beyond sampling, as a multiple of
	 * √(p(1 − p)): tracts were cut, or carried across changed boundaries. 0 for a whole unchanged tract.
	 */
	readonly spread: (basis: WeightBasis, vintage: VintageId) => number;
	/**
	 * How much of the place was carried across changed boundaries, 0–1: √Σ w² over changed tracts, w the
	 * share of its households or people in each, for their errors are independent.
	 */
	readonly changedPart: (basis: WeightBasis, vintage: VintageId) => number;
	/**
	 * The same figures for the two ends of a change. Both cut the same tracts in the same way, so what
	 * apportioning errs at one end it errs at the other: their difference is free of it.
	 */
	readonly sameGround: () => Figures;
	/** Sum of counts. Throws for a variable that the vintage's table does not carry: ask `has` first. */
	readonly count: (variables: readonly SignedVariable[], vintage: VintageId) => Estimate;
	/** A published share or mean; not applicable where what it is of is zero. Throws like `count`. */
	readonly rate: (variable: Variable, of: Variable, vintage: VintageId) => Estimate;
	/** The published median of a tract, or null where the place is not one tract. */
	readonly median: (variable: Variable, vintage: VintageId) => Estimate | null;
	/**
	 * Approximate mean of tract medians, weighted by a count of households, over the tracts that have
	 * a median in this and in every `alsoIn` vintage, so that two periods speak of the same tracts.
	 */
	readonly meanOfMedians: (
		variable: Variable,
		weight: Variable,
		vintage: VintageId,
		alsoIn: readonly VintageId[]
	) => Estimate;
	/** As `meanOfMedians`, but the median of all their households together, by the model of incomes. */
	readonly pooledIncome: Figures['meanOfMedians'];
};

/** Figures of one tract. Throws for a vintage without table. */
export function tractFigures(tables: TractTables, row: number): Figures {
	const median = (variable: Variable, vintage: VintageId) =>
		tableIn(tables, vintage).estimate(row, variable);
	const changedPart = (_: WeightBasis, vintage: VintageId) =>
		tableIn(tables, vintage).changed?.has(row) ? 1 : 0;
	const figures: Figures = {
		has: hasIn(tables),
		spread: (basis, vintage) => carriedSpread(changedPart(basis, vintage)),
		changedPart,
		sameGround: () => figures,
		count(variables, vintage) {
			const table = tableIn(tables, vintage);
			return signedSum(table, variables, (part) => countIn(table, row, part));
		},
		rate(variable, of, vintage) {
			const table = tableIn(tables, vintage);
			const nobody = tractCount(table, row, of).value === 0;
			return nobody ? missing('not-applicable') : table.estimate(row, variable);
		},
		median,
		meanOfMedians: (variable, _weight, vintage) => median(variable, vintage),
		pooledIncome: (variable, _weight, vintage) => median(variable, vintage)
	};
	return figures;
}

/**
 * Figures of a place made of parts of tracts: counts add up with the place's weights, rates are
 * weighted by the count they are of. Throws for a vintage without table.
 */
export function weightedFigures(tables: TractTables, weights: TractWeights): Figures {
	const medians = tractMedians(tables, weights);
	const changedPart = (basis: WeightBasis, vintage: VintageId) =>
		changedPartOf(tables, weights, basis, vintage);
	const carried: Figures['spread'] = (basis, vintage) => carriedSpread(changedPart(basis, vintage));
	const apportioned = (basis: WeightBasis): number =>
		apportioningSpread(weights.cut, basis, FITTED.apportioning.constants.share);
	const rate: Figures['rate'] = (variable, of, vintage) => {
		const table = tableIn(tables, vintage);
		const share = weights[weightBasis(of)];
		return meanOfTracts(
			weights.tracts.map((row, i) => ({
				figure: table.estimate(row, variable),
				weight: (tractCount(table, row, of).value ?? 0) * (share[i] ?? 0)
			}))
		);
	};
	const pooled =
		(apportioning: number): Figures['pooledIncome'] =>
		(...of) =>
			pooledIncome(
				medians(...of).map((tract) => ({ ...tract, spread: INCOME.spread })),
				{ ...INCOME, apportioning }
			);
	const figures: Figures = {
		has: hasIn(tables),
		spread: (basis, vintage) => Math.hypot(apportioned(basis), carried(basis, vintage)),
		changedPart,
		sameGround: () => ({ ...figures, spread: carried, rate, pooledIncome: pooled(0) }),
		// Each carried column is added up over the tracts first, then the columns, so that every cell
		// counts its largest zero margin once.
		count(variables, vintage) {
			const table = tableIn(tables, vintage);
			return signedSum(table, variables, (part) => {
				const share = weights[weightBasis(part)];
				return weightedSum(
					weights.tracts.map((row, i) => ({
						estimate: countIn(table, row, part),
						weight: share[i] ?? 0
					}))
				);
			});
		},
		rate(variable, of, vintage) {
			const mean = rate(variable, of, vintage);
			return isShareOfTable(variable) ? apportionedShare(mean, apportioned(weightBasis(of))) : mean;
		},
		median: () => null,
		meanOfMedians: (...of) => meanOfTracts(medians(...of)),
		// Half of the households lie below: √(½ · ½) of the spread.
		pooledIncome: pooled(apportioned('households') / 2)
	};
	return figures;
}

const INCOME = FITTED.pooledIncome.constants;

/** A published share with what apportioning adds to its margin; `spread` in units of √(p(1 − p)). */
function apportionedShare(share: Estimate, spread: number): Estimate {
	const { value: p, moe } = share;
	if (p === null || moe === null) return share;
	const beyond = Z[90] * spread * Math.sqrt(Math.max(0, p * (1 - p)));
	return { ...share, moe: Math.min(1, Math.hypot(moe, beyond)) };
}

/** Standard error of a share from carrying, as a multiple of √(p(1 − p)). */
function carriedSpread(changedPart: number): number {
	return FITTED.carrying.constants.shares * changedPart;
}

const EVERYBODY: Readonly<Record<WeightBasis, Variable>> = {
	households: 'B11001_001',
	people: 'B01003_001'
};

function changedPartOf(
	tables: TractTables,
	weights: TractWeights,
	basis: WeightBasis,
	vintage: VintageId
): number {
	const { changed } = tableIn(tables, vintage);
	if (!weights.tracts.some((row) => changed?.has(row))) return 0;
	const sizes = tableCounting(tables, EVERYBODY[basis], vintage);
	let all = 0;
	let squares = 0;
	weights.tracts.forEach((row, i) => {
		const share = weights[basis][i] ?? 0;
		const size = (tractCount(sizes, row, EVERYBODY[basis]).value ?? 0) * share;
		all += size;
		if (changed?.has(row)) squares += size * size;
	});
	return all > 0 ? Math.sqrt(squares) / all : 0;
}

/** Medians of a place's tracts with their households inside it, for what is made of tract medians. */
function tractMedians(tables: TractTables, weights: TractWeights) {
	return (...[variable, weight, vintage, alsoIn]: Parameters<Figures['meanOfMedians']>) => {
		const table = tableIn(tables, vintage);
		const others = alsoIn.map((other) => tableIn(tables, other));
		const households = tableCounting(tables, weight, vintage);
		return weights.tracts.map((row, i): TractFigure => {
			const known = others.every((other) => !isMissing(other.estimate(row, variable)));
			const count = tractCount(households, row, weight).value ?? 0;
			return {
				figure: known ? table.estimate(row, variable) : missing('not-computable'),
				weight: count * (weights.households[i] ?? 0)
			};
		});
	};
}

/** A count in one tract, adding up cells where the table carries it as cells. */
export function tractCount(table: TractTable, row: number, variable: Variable): Estimate {
	return signedSum(table, [variable], (part) => countIn(table, row, part));
}

function signedSum(
	table: TractTable,
	variables: readonly SignedVariable[],
	figureOf: (part: Variable) => Estimate
): Estimate {
	return weightedSum(
		variables.flatMap((signed) => {
			const weight = signed.startsWith('-') ? -1 : 1;
			const variable = signed.replace(/^-/, '');
			return table.parts(variable).map((part) => ({ estimate: figureOf(part), weight }));
		})
	);
}

/** A tract without people has none of any kind, even where the file leaves the cell blank. */
function countIn(table: TractTable, row: number, variable: Variable): Estimate {
	const estimate = table.estimate(row, variable);
	if (estimate.quality !== 'not-published' || !table.has('B01003_001')) return estimate;
	const people = table.estimate(row, 'B01003_001').value;
	return people === 0 ? knownWithoutMargin(0, 'not-carried') : estimate;
}

function hasIn(tables: TractTables): Figures['has'] {
	return (variable, vintage) => tables.get(vintage)?.has(variable) ?? false;
}

/*
 * The survey's counts by race and Hispanic origin in a place that cuts tracts: each tract's count of
 * a group is apportioned by the block groups' own 2020 people of that group, not by all people, for
 * groups do not live spread evenly over a tract.
 */

/** Cells of table B03002 that together count everybody once, and the 2020 group of each. */
const CELLS: Readonly<Record<Variable, RaceGroup>> = {
	B03002_003: 'white',
	B03002_004: 'black',
	B03002_005: 'american-indian',
	B03002_006: 'asian',
	'B03002_007-009': 'other',
	B03002_012: 'hispanic'
};
/** Everybody: a sum of all cells, so that no share can be above 1. */
const TOTALS: ReadonlySet<Variable> = new Set(['B03002_001', 'B01003_001']);

/**
 * What the indicators of a place are computed from: those of race by group, all others as they are.
 * @param figuresOf figures of a place with these weights
 */
export function figuresByIndicator(
	weights: TractWeights & RaceWeights,
	figuresOf: (weights: TractWeights) => Figures
): (indicator: IndicatorId) => Figures {
	const figures = figuresOf(weights);
	if (weights.cut.tracts.people === 0) return () => figures;
	const byGroup = raceFigures(figures, weights, figuresOf);
	return (indicator) => {
		const group = raceGroupOf(indicator);
		if (group === null) return figures;
		const constant = FITTED.apportioning.constants.groups[group];
		const carried = figures.sameGround().spread;
		return {
			...byGroup,
			spread: (basis, vintage) =>
				Math.hypot(blockGroupSpread(weights.cut, basis, constant), carried(basis, vintage)),
			sameGround: () => ({ ...byGroup, spread: carried })
		};
	};
}

function raceFigures(
	figures: Figures,
	weights: TractWeights & RaceWeights,
	figuresOf: (weights: TractWeights) => Figures
): Figures {
	const byGroup = new Map<RaceGroup, Figures>();
	const figuresOfGroup = (group: RaceGroup): Figures => {
		const people = weights.groups[raceGroupAt(group)]!;
		const known = byGroup.get(group) ?? figuresOf({ ...weights, people });
		byGroup.set(group, known);
		return known;
	};
	return {
		...figures,
		count: (variables, vintage) =>
			weightedSum(
				variables.flatMap((signed) => {
					const weight = signed.startsWith('-') ? -1 : 1;
					return cellsOf(signed.replace(/^-/, '')).map(([cell, group]) => ({
						estimate: figuresOfGroup(group).count([cell], vintage),
						weight
					}));
				})
			)
	};
}

function cellsOf(variable: Variable): readonly (readonly [Variable, RaceGroup])[] {
	if (TOTALS.has(variable)) return Object.entries(CELLS);
	const group = CELLS[variable];
	if (group === undefined) throw new Error(`${variable} counts no group of race or origin.`);
	return [[variable, group]];
}

/*
 * How figures of tracts become figures of other areas: plain values that the build makes once and
 * that tests, pipeline and worker read. Every weight is a share between 0 and 1.
 */

/** One 2010 tract that a 2020 tract overlaps. */
export type TractOverlap = {
	/** Row of the 2010 tract in `TractCrosswalk.from`. */
	readonly from: number;
	/**
	 * Share of the 2010 tract's homes (2020 housing units) that stand in the 2020 tract. Counts of
	 * the 2010 tract are multiplied by it; the weights of a 2010 tract add up to 1, so a region keeps
	 * its total.
	 */
	readonly countWeight: number;
	/**
	 * Share of the 2020 tract's homes that stand in the 2010 tract; the weights of a 2020 tract add
	 * up to 1. Medians of the 2010 tracts are averaged with it.
	 */
	readonly meanWeight: number;
};

/** From 2010 tracts to 2020 tracts, by the 2020 housing units of block groups. */
export type TractCrosswalk = {
	/** GEOIDs of the 2010 tracts, sorted. */
	readonly from: readonly string[];
	/** GEOIDs of the 2020 tracts, sorted: row i is tract i of the places file. */
	readonly to: readonly string[];
	/** One entry a 2020 tract, largest `meanWeight` first; never empty. */
	readonly overlaps: readonly (readonly TractOverlap[])[];
	/**
	 * One entry a 2020 tract: how nearly it is one whole 2010 tract. The smaller of the two shares of
	 * its largest overlap, so that a split tract (its parent's figures carried to a part of it) and a
	 * merged one (a mean of two) both stand out. Under `UNCHANGED_OVERLAP` a figure is marked
	 * "carried across changed boundaries".
	 */
	readonly largestOverlap: readonly number[];
};

/** Largest overlap at and above which a 2020 tract counts as unchanged since 2010. */
export const UNCHANGED_OVERLAP = 0.98;

/** What part of each tract a place holds, as sparse columns of equal length. */
export type TractWeights = {
	/** Rows of the 2020 tracts (places file) that the place touches, ascending. */
	readonly tracts: readonly number[];
	/** Share of the tract's 2020 housing units inside the place: for counts of households and homes. */
	readonly households: readonly number[];
	/** Share of the tract's 2020 people inside the place: for counts of people. */
	readonly people: readonly number[];
	/** How much of the place comes from tracts and block groups that it cuts. */
	readonly cut: CutParts;
};

/** What the 2020 counts by block group tell of a place beyond homes and people. */
export type RaceWeights = {
	/**
	 * By group of `RACE_GROUPS`, then by tract as in `tracts`: share of the tract's 2020 people of the
	 * group inside the place. Where the tract had none, the share of all its people.
	 */
	readonly groups: ByRaceGroup<readonly number[]>;
	/** 2020 Census count of people by group, not rounded. */
	readonly groups2020: ByRaceGroup;
};

/** A place as a weighted set of tracts, with the 2020 counts apportioned block group by block group. */
export type PlaceWeights = TractWeights &
	RaceWeights & {
		readonly key: PlaceKey;
		/** Name as shown: "Penn Avenue", "Scott County". */
		readonly name: string;
		/** West, south, east, north in degrees. */
		readonly bbox: readonly [number, number, number, number];
		/** 2020 Census count of people, not rounded. */
		readonly people2020: number;
		/** 2020 Census count of housing units, not rounded. */
		readonly housingUnits2020: number;
	};
