/** The figures of the back-test, from the region’s tables of figures. */
import {
	backTest,
	signalShare,
	type AgainstRegion,
	type BackTest
} from '../../src/lib/domain/evidence/back-test.ts';
import type { BootstrapOptions } from '../../src/lib/domain/evidence/statistics.ts';
import { dollarFactor } from '../../src/lib/domain/statistics/ratio.ts';
import { standardErrorOf } from '../../src/lib/domain/statistics/error.ts';
import type { IndicatorId } from '../../src/lib/domain/indicators/ids.generated.ts';
import type { Signal } from '../../src/lib/domain/evidence/file.ts';
import { readFigures } from '../data/figures.ts';
import { ratio, type TractColumns } from './columns.ts';

/** Earlier changes run from the first to the middle period, later ones from the middle to the last. */
export const BACK_TEST_PERIODS = ['2010-2014', '2015-2019', '2019-2023'] as const;
const [FIRST, MIDDLE, LAST] = BACK_TEST_PERIODS;

const VULNERABILITY: readonly IndicatorId[] = [
	'renter-share',
	'people-of-color',
	'without-bachelors',
	'poverty-185',
	'cost-burden-30'
];

/** @param neighbors rows of the tracts that share a border with each */
export function buildBackTest(
	columns: TractColumns,
	neighbors: readonly (readonly number[])[],
	options: BootstrapOptions
): BackTest {
	const assessedValue = columns.averaged(assessed2014());
	const people = { from: columns.values('people', MIDDLE), to: columns.values('people', LAST) };
	const group = (share: IndicatorId) => ({
		from: product(people.from, columns.values(share, MIDDLE)),
		to: product(people.to, columns.values(share, LAST))
	});
	return backTest(
		{
			people: people.to,
			neighbors,
			vulnerability: VULNERABILITY.map((id) => columns.againstRegion(id, MIDDLE)),
			early: {
				rent: columns.change('median-gross-rent', FIRST, MIDDLE),
				income: columns.change('median-household-income', FIRST, MIDDLE),
				homeValue: assessedToReported(columns, assessedValue)
			},
			later: {
				rent: columns.change('median-gross-rent', MIDDLE, LAST),
				income: columns.change('median-household-income', MIDDLE, LAST),
				bachelors: columns.change('bachelors-or-more', MIDDLE, LAST),
				homeValue: columns.change('median-home-value', MIDDLE, LAST)
			},
			assessedValue,
			firstRent: columns.values('median-gross-rent', FIRST),
			rentChangeFromFirst: columns.change('median-gross-rent', FIRST, LAST).values,
			groups: { lowIncome: group('poverty-185'), black: group('black') }
		},
		options
	);
}

/** How much of the spread of tract changes is no sampling error. */
export function buildSignals(columns: TractColumns, options: BootstrapOptions): Signal[] {
	const signal = (change: Signal['change'], of: IndicatorId): Signal => {
		const known = columns
			.changeEstimates(of, FIRST, LAST)
			.flatMap(({ value, moe }) =>
				value === null || moe === null ? [] : [{ value, error: standardErrorOf(moe) }]
			);
		return { change, tracts: known.length, share: signalShare(known, options) };
	};
	return [signal('rent', 'median-gross-rent'), signal('income', 'median-household-income')];
}

/** Reported home value of 2015–2019 over the value assessed in 2014, both in dollars of 2019, less 1. */
function assessedToReported(columns: TractColumns, assessed: readonly number[]): AgainstRegion {
	// Home values of the catalog are in dollars of 2023.
	const to2019 = dollarFactor(2023, 2019);
	const reported = columns.values('median-home-value', MIDDLE).map((value) => value * to2019);
	const households = columns.values('households', MIDDLE);
	let over = 0;
	let under = 0;
	reported.forEach((value, row) => {
		const first = assessed[row] ?? NaN;
		if (Number.isNaN(value) || Number.isNaN(first)) return;
		over += value * (households[row] ?? 0);
		under += first * (households[row] ?? 0);
	});
	return { values: ratio(reported, assessed).map((value) => value - 1), region: over / under - 1 };
}

function product(a: readonly number[], b: readonly number[]): number[] {
	return a.map((value, row) => value * (b[row] ?? NaN));
}

/** Assessors' median value of homes in 2014 by 2010 tract, in dollars of 2019. */
function assessed2014(): (geoid: string) => number | null {
	const table = readFigures('assessed-2014');
	return (geoid) => {
		const row = table.rowOf(geoid);
		return row === undefined ? null : table.estimate(row, 'MD_EMV_2014_2019USD').value;
	};
}
