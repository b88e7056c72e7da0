/**
 * Source records of what happened and what is at stake → the region’s `records`: court filings,
 * covenants in deeds, the maps of the 1930s, homes by rent, public housing. No survey, so no margins.
 */
import { csvFormatRows } from 'd3-dsv';
import { DECADES, RECORD_FILES } from '../data/records.ts';
import { cellOf, ImportError, readSourceRows } from './source.ts';

type Row = Readonly<Record<string, string>>;
type RecordText = { readonly path: string; readonly text: string; readonly rows: number };

/** Columns of our tables beside those of the source, in our order. */
type Columns = readonly (readonly [ours: string, source: string])[];

/** Filings in eighths of a year: the average of 2012 to 2019. The recent months are incomplete and stay behind. */
const FILINGS: Columns = [
	['GEOID', 'GEOID_2010'],
	['filings_per_year', 'filings_per_year_2012_2019']
];
/** By month; race is worked out from names, and stays behind. */
const FILINGS_BY_MONTH: Columns = [
	['county', 'geoid'],
	['year', 'year'],
	['month', 'month'],
	['filings', 'filings'],
	['renter_households', 'renters']
];
const COVENANTS: Columns = [
	['GEOID', 'GEOID'],
	['covenants', 'covenants'],
	...DECADES.map((decade): readonly [string, string] => [decade, decade])
];
const APPRAISALS: Columns = [
	['GEOID', 'GEOID'],
	['acres', 'block_group_acres'],
	['green', 'green_best'],
	['blue', 'blue_still_desirable'],
	['yellow', 'yellow_definitely_declining'],
	['red', 'red_hazardous'],
	['not_graded', 'not_graded']
];
const HOMES_BY_RENT: Columns = [
	['GEOID', 'GEOID'],
	['rented', 'renter_units_cash_rent'],
	['at_30', 'affordable_at_30pct_ami'],
	['at_50', 'affordable_at_50pct_ami'],
	['at_80', 'affordable_at_80pct_ami']
];
const PUBLIC_HOUSING: Columns = [
	['name', 'name'],
	['neighborhood', 'neighborhood'],
	['units', 'units'],
	['longitude', 'longitude'],
	['latitude', 'latitude']
];

function table(dir: string, file: string, source: string, columns: Columns): RecordText {
	const rows = readSourceRows(dir, source).map((row: Row) =>
		columns.map(([, column]) => cellOf(row, column).trim())
	);
	const keys = columns.filter(([ours]) =>
		['GEOID', 'county', 'year', 'name'].includes(ours)
	).length;
	const key = (cells: readonly string[]) => cells.slice(0, keys).join(' ');
	rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : Number(a[2]) - Number(b[2])));
	if (rows.length === 0) throw new ImportError(`The source file ${source} has no rows.`);
	const text = csvFormatRows([columns.map(([ours]) => ours), ...rows]);
	return { path: `records/${file}`, text: `${text}\n`, rows: rows.length };
}

/** Every table of records, from the source folder `dir`; areas that are drawn are among the places. */
export function importRecords(dir: string): RecordText[] {
	return [
		table(dir, RECORD_FILES.filings, 'evictions/eviction_filings_tract2010.csv', FILINGS),
		table(
			dir,
			RECORD_FILES.filingsByMonth,
			'evictions/eviction_filings_county_month.csv',
			FILINGS_BY_MONTH
		),
		table(dir, RECORD_FILES.covenants, 'history/racial_covenants_blockgroup2020.csv', COVENANTS),
		table(dir, RECORD_FILES.appraisals, 'history/holc_grade_share_blockgroup2020.csv', APPRAISALS),
		table(
			dir,
			RECORD_FILES.homesByRent,
			'housing/affordable_rental_units_tract2020.csv',
			HOMES_BY_RENT
		),
		table(dir, RECORD_FILES.publicHousing, 'housing/mpha_listed_buildings.csv', PUBLIC_HOUSING)
	];
}
