/** What changed along the studied line since it opened, from the region’s tables of figures. */
import { corridorParts, stationParts } from '../../src/lib/domain/lines/areas.ts';
import { HALF_MILE, ONE_MILE } from '../../src/lib/domain/lines/distance.ts';
import { dollarFactor } from '../../src/lib/domain/statistics/ratio.ts';
import type { BootstrapOptions } from '../../src/lib/domain/evidence/statistics.ts';
import type { GreenLine } from '../../src/lib/domain/evidence/file.ts';
import { matchedComparison } from '../../src/lib/domain/evidence/matched.ts';
import { apportion, type BlockGroupIndex } from '../../src/lib/domain/places/apportion.ts';
import { resolveParts, type Part } from '../../src/lib/domain/geometry/sweep.ts';
import { readCorridor } from '../data/region.ts';
import { readFigures, readIncomeByYear } from '../data/figures.ts';
import { difference, ratio, type TractColumns } from './columns.ts';
import { REGION } from '../../src/lib/domain/region.ts';

/** A tract is beside the line where at least this share of its homes lies within half a mile of a station. */
const BESIDE = 0.5;
/** Tracts that each is compared with: one would hang on single tracts, many would be less alike. Ours. */
const MATCHES = 3;
/** Less of a tract's homes is the rounding of its border. */
const TRACE = 1e-6;
const CITIES: readonly string[] = REGION.principalCities;
/** Race groups that are known in 2008–2012: all but "some other race". */
const RACES = ['002', '003', '004', '005', '006', '008'];
/** Year of the opening that the periods below stand on both sides of. */
const OPENED = 2014;
const PERIODS: GreenLine['periods'] = {
	start: {
		income: '2010-2014',
		rent: '2010-2014',
		renters: '2015-2019',
		black: '2008-2012',
		bachelors: '2015-2019'
	},
	changes: {
		'income-before': ['2008-2012', '2010-2014'],
		income: ['2010-2014', '2019-2023'],
		rent: ['2010-2014', '2019-2023'],
		'renter-households': ['2015-2019', '2019-2023'],
		'home-value': ['2015-2019', '2019-2023'],
		'black-share': ['2008-2012', '2019-2023']
	}
};

/**
 * Null where the region names no line to look at; throws where that opened in another year.
 * @param cityOf name of the city that holds most of a tract's homes, by row
 */
export function buildGreenLine(
	columns: TractColumns,
	index: BlockGroupIndex,
	cityOf: (row: number) => string,
	options: BootstrapOptions
): GreenLine | null {
	const { studied, open } = REGION.lines;
	if (studied === null) return null;
	const line = readCorridor(studied);
	if (line.opened !== OPENED) {
		throw new Error(
			`${studied} opened in ${line.opened}: the figures at the start are those of ${OPENED}. Name no studied line in region.json.`
		);
	}
	const beside = homesInside(index, stationParts(line.stations, HALF_MILE));
	const withinMile = tractsTouched(
		index,
		open.map(readCorridor).flatMap((each) => corridorParts(each, ONE_MILE))
	);
	const rows = Array.from({ length: columns.rows }, (_, row) => row);
	const income = columns.values('median-household-income', '2010-2014');
	const rent = columns.values('median-gross-rent', '2010-2014');
	const black2012 = blackShare(columns, '2012');
	const matched = matchedComparison(
		{
			near: rows.filter((row) => (beside.get(row) ?? 0) >= BESIDE),
			pool: rows.filter((row) => !withinMile.has(row) && CITIES.includes(cityOf(row))),
			start: {
				income,
				rent,
				renters: columns.values('renter-share', '2015-2019'),
				black: black2012,
				bachelors: columns.values('bachelors-or-more', '2015-2019')
			},
			changes: {
				'income-before': { kind: 'ratio', values: ratio(income, incomeOf2012(columns)) },
				income: growth(columns.change('median-household-income', '2010-2014', '2019-2023').values),
				rent: growth(columns.change('median-gross-rent', '2010-2014', '2019-2023').values),
				'renter-households': growth(
					columns.change('renter-households', '2015-2019', '2019-2023').values
				),
				'home-value': growth(columns.change('median-home-value', '2015-2019', '2019-2023').values),
				'black-share': {
					kind: 'difference',
					values: difference(blackShare(columns, '2023'), black2012)
				}
			}
		},
		MATCHES,
		options
	);
	return {
		...matched,
		opened: OPENED,
		beside: BESIDE,
		periods: PERIODS
	};
}

/** A relative change as the ratio of end to start. */
function growth(changes: readonly number[]) {
	return { kind: 'ratio', values: changes.map((change) => change + 1) } as const;
}

/** Rows of tracts with homes in any of the parts; each is cut by itself, which spares joining them. */
function tractsTouched(index: BlockGroupIndex, parts: readonly Part[]): ReadonlySet<number> {
	const touched = new Set<number>();
	for (const part of parts) {
		for (const [row, share] of homesInside(index, [part])) if (share > TRACE) touched.add(row);
	}
	return touched;
}

/** Share of each tract's homes inside, by row; tracts without any are left out. */
function homesInside(index: BlockGroupIndex, parts: readonly Part[]): ReadonlyMap<number, number> {
	const { tracts, households } = apportion(index, resolveParts(parts));
	return new Map(tracts.map((row, at) => [row, households[at] ?? 0]));
}

/** Median household income of 2008–2012 in dollars of 2023. */
function incomeOf2012(columns: TractColumns): number[] {
	const byTract = new Map(
		readIncomeByYear()
			.filter(({ year }) => year === 2012)
			.map(({ geoid, income }) => [geoid, income.value])
	);
	const inDollars = dollarFactor(2012, 2023);
	return columns.averaged((geoid) => byTract.get(geoid) ?? null).map((value) => value * inDollars);
}

/** Black residents (race alone) among the people of all groups but "some other race". */
function blackShare(columns: TractColumns, year: '2012' | '2023'): number[] {
	if (year === '2012') {
		const table = readFigures('race-2008-2012');
		const cells = RACES.map((cell) => `B02001_${cell}`);
		return ratio(columns.carried(table, ['B02001_003']), columns.carried(table, cells));
	}
	// B03002 has the same groups twice, one line further on: not Hispanic from 003, Hispanic from 013.
	const both = (cell: string) =>
		[1, 11].map((further) => `B03002_${String(Number(cell) + further).padStart(3, '0')}`);
	return ratio(
		columns.counts(both('003'), '2019-2023'),
		columns.counts(RACES.flatMap(both), '2019-2023')
	);
}
