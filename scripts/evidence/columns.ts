/** Figures of all 2020 tracts as columns of numbers, NaN where there is none, for the tests of evidence. */
import { carriedTable } from '../../src/lib/domain/indicators/carry.ts';
import { computeIndicator } from '../../src/lib/domain/indicators/compute.ts';
import { tractFigures, weightedFigures } from '../../src/lib/domain/indicators/figures.ts';
import type { IndicatorId } from '../../src/lib/domain/indicators/ids.generated.ts';
import type { IndicatorDefinition } from '../../src/lib/domain/indicators/types.ts';
import type { VintageId } from '../../src/lib/domain/statistics/census.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import type { AgainstRegion } from '../../src/lib/domain/evidence/back-test.ts';
import type { PlaceWeights, TractCrosswalk } from '../../src/lib/domain/indicators/weights.ts';
import type { IndicatorInputs } from '../build/indicators.ts';
import type { FiguresTable } from '../data/figures.ts';

/** Computes columns of tracts, and the region's own figures, from the tables that the indicators are made from. */
export class TractColumns {
	readonly #inputs: IndicatorInputs;
	readonly #crosswalk: TractCrosswalk;
	readonly #region: PlaceWeights;
	readonly rows: number;

	/** Throws where there is no region among the places. */
	constructor(inputs: IndicatorInputs, crosswalk: TractCrosswalk) {
		const region = inputs.places.find(({ key }) => key === 'region');
		if (!region) throw new Error('There is no region among the places.');
		this.#inputs = inputs;
		this.#crosswalk = crosswalk;
		this.#region = region;
		this.rows = crosswalk.to.length;
	}

	/** An indicator of one period. Dollars are those of 2023. */
	values(id: IndicatorId, vintage: VintageId): number[] {
		return this.#estimates(this.#inputs.indicatorOf(id), vintage).map(numberOf);
	}

	/** The same with the region's own figure. Throws where the region has none. */
	againstRegion(id: IndicatorId, vintage: VintageId): AgainstRegion {
		return this.#against(this.#inputs.indicatorOf(id), vintage);
	}

	/** A change between any two periods, measured at both ends as the catalog's changes are. */
	change(of: IndicatorId, from: VintageId, to: VintageId): AgainstRegion {
		return this.#against(this.#changeOf(of, from, to), to);
	}

	changeEstimates(of: IndicatorId, from: VintageId, to: VintageId): Estimate[] {
		return this.#estimates(this.#changeOf(of, from, to), to);
	}

	/** A median of 2010 tracts that belongs to no period of the catalog, averaged like any other. */
	averaged(valueOf: (geoid: string) => number | null): number[] {
		return this.#crosswalk.overlaps.map((overlaps) => {
			const present = overlaps.flatMap(({ from, meanWeight }) => {
				const value = valueOf(this.#crosswalk.from[from] ?? '');
				return value === null ? [] : [{ value, weight: meanWeight }];
			});
			const weight = present.reduce((sum, part) => sum + part.weight, 0);
			// As with other means of tracts: half of the homes must lie where the figure is known.
			if (weight < 0.5) return NaN;
			return present.reduce((sum, part) => sum + part.value * part.weight, 0) / weight;
		});
	}

	/** Counts of 2010 tracts by the share of their homes. */
	carried(table: FiguresTable, variables: readonly string[]): number[] {
		const onNew = carriedTable(table, this.#crosswalk);
		return onNew.geoids.map((_, row) =>
			variables.reduce((sum, variable) => sum + numberOf(onNew.estimate(row, variable)), 0)
		);
	}

	/** Sum of counts of a period that is part of the inputs. */
	counts(variables: readonly string[], vintage: VintageId): number[] {
		return this.#byRow((row) =>
			numberOf(tractFigures(this.#inputs.tables, row).count(variables, vintage))
		);
	}

	#changeOf(of: IndicatorId, from: VintageId, to: VintageId): IndicatorDefinition {
		const { unit } = this.#inputs.indicatorOf(of);
		const as = unit === 'share' ? 'difference' : 'relative';
		// Only unit and formula of a change are read.
		return {
			...this.#inputs.indicatorOf('rent-change'),
			unit: as === 'relative' ? 'relative-change' : 'share-change',
			formula: { kind: 'change', of, from, to, as }
		};
	}

	#against(definition: IndicatorDefinition, vintage: VintageId): AgainstRegion {
		const { tables, indicatorOf } = this.#inputs;
		const own = weightedFigures(tables, this.#region);
		const region = computeIndicator(definition, vintage, own, indicatorOf).estimate.value;
		if (region === null) throw new Error(`The region has no ${definition.id} of ${vintage}.`);
		return { values: this.#estimates(definition, vintage).map(numberOf), region };
	}

	#estimates(definition: IndicatorDefinition, vintage: VintageId): Estimate[] {
		const { tables, indicatorOf } = this.#inputs;
		return this.#byRow(
			(row) =>
				computeIndicator(definition, vintage, tractFigures(tables, row), indicatorOf).estimate
		);
	}

	#byRow<T>(answer: (row: number) => T): T[] {
		return Array.from({ length: this.rows }, (_, row) => answer(row));
	}
}

function numberOf({ value }: Estimate): number {
	return value ?? NaN;
}

/** Element by element; NaN stays NaN. */
export function ratio(over: readonly number[], under: readonly number[]): number[] {
	return over.map((value, row) => value / (under[row] ?? NaN));
}

export function difference(a: readonly number[], b: readonly number[]): number[] {
	return a.map((value, row) => value - (b[row] ?? NaN));
}
