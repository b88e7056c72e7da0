/** Synthetic indicators and tables that the tests of computed indicators share. */
import type { Estimate } from '../statistics/estimate.ts';
import { known, knownWithoutMargin } from '../statistics/estimate.ts';
import { NOTHING_CUT } from '../statistics/fitted.ts';
import type { TractWeights, TractTable, TractTables } from './figures.ts';
import { tableOf } from './table.fixture.ts';
import type { Formula, IndicatorDefinition } from './catalog.ts';
import type { Unit, VintageId } from '../statistics/census.ts';

export const bare = (value: number) => knownWithoutMargin(value, 'not-carried');

export function indicator(
	id: string,
	unit: Unit,
	formula: Formula,
	vintages: readonly VintageId[] = ['2019-2023']
): IndicatorDefinition {
	return {
		// Fixture ids are not in the catalog's union.
		id: id as IndicatorDefinition['id'],
		topic: 'rents',
		unit,
		dollarYear: unit === 'dollars' ? 2023 : null,
		worse: 'neither',
		formula,
		vintages,
		tables: ['B25003'],
		sources: ['acs5-2019-2023']
	};
}

export const none = (): IndicatorDefinition => {
	throw new Error('no change here');
};

export function tables(
	newer: TractTable,
	older?: TractTable,
	from: VintageId = '2010-2014'
): TractTables {
	return new Map([['2019-2023', newer], ...(older ? [[from, older] as const] : [])]);
}

export function columns(entries: Record<string, readonly Estimate[]>, rows = 2): TractTable {
	return tableOf(
		Array.from({ length: rows }, (_, i) => `T${i}`),
		entries
	);
}

export const HALF_OF_FIRST: TractWeights = {
	tracts: [0, 1],
	households: [0.5, 1],
	people: [0.25, 1],
	cut: NOTHING_CUT
};

const BINS = [
	{ variable: 'B25063_003', from: null, to: 500 },
	{ variable: 'B25063_004', from: 500, to: 1000 },
	{ variable: 'B25063_005', from: 1000, to: 2000 },
	{ variable: 'B25063_006', from: 2000, to: null }
];

export const RENT = indicator(
	'rent',
	'dollars',
	{
		kind: 'median',
		variable: 'B25064_001',
		bins: BINS,
		weight: 'B25003_003',
		withoutBins: 'mean-of-medians',
		topCode: { '2019-2023': 3500, '2010-2014': 2000 }
	},
	['2019-2023', '2010-2014']
);

export const NEW_RENTS = {
	B25063_003: [bare(10), bare(10)],
	B25063_004: [bare(100), bare(100)],
	B25063_005: [bare(300), bare(300)],
	B25063_006: [bare(20), bare(20)],
	B25064_001: [known(1200, 80), known(1500, 90)],
	B25003_003: [known(430, 50), known(430, 50)]
};
