/**
 * Source tables → the region’s tables: figures, one a vintage, the 2020 counts by block group, and
 * records.
 */
import type { SurveyPeriod } from '../../src/lib/domain/statistics/census.ts';
import { CLIMATE, DECADES, RECORD_FILES, type ClimateColumn } from '../data/records.ts';
import { COUNTIES } from '../data/places.ts';
import type { Point } from 'geojson';
import { ImportError, cellOf, readSourceFeatures, readSourceRows } from './source.ts';
import type { SourceTable } from './source.ts';
import { csvFormatRows } from 'd3-dsv';
import { annotate, cellsOf, parseVariable } from '../data/figures.ts';

/**
 * The Metropolitan Council publishes ACS figures under column names of its own. This is what each
 * is in the Census Bureau's tables. A sum of cells is written as ranges joined by `+`; a share ends
 * in `P`. Tables the Bureau's own file holds too are checked against it cell by cell at import
 * (2019–2023); the rest follows the Bureau's table shells.
 */
const COUNCIL_COLUMNS = {
	POPTOTAL: 'B01003_001E',
	POPINHH: 'B11002_001E',
	HHTOTAL: 'B11001_001E',
	AGEUNDER18: 'B09001_001E',
	AGE65UP: 'B09020_001E',

	WHITENH: 'B03002_003E',
	BLACKNH: 'B03002_004E',
	AMINDNH: 'B03002_005E',
	ASIANNH: 'B03002_006E',
	PACIFICNH: 'B03002_007E',
	OTHERNH: 'B03002_008E',
	MULTRACENH: 'B03002_009E',
	HISPPOP: 'B03002_012E',

	POPOVER25: 'B15003_001E',
	LESSHS: 'B15003_002-016E',
	HIGHSCHOOL: 'B15003_017-018E',
	SOMECOLLEG: 'B15003_019-020E',
	ASSOCIATE: 'B15003_021E',
	BACHELORS: 'B15003_022E',
	GRADPROF: 'B15003_023-025E',

	WORKDENOM: 'B08301_001E',
	PUBTRANSIT: 'B08301_010E',
	HH_NOVEH: 'B08201_002E',
	HH_1VEH: 'B08201_003E',
	HH_MULTVEH: 'B08201_004-006E',

	FORBORNCIT: 'B05001_005E',
	FORBORNNOT: 'B05001_006E',
	// C16001 repeats three lines a language group: all, English very well, less than very well.
	POPOVER5: 'C16001_001E',
	ENGLISH: 'C16001_002E',
	ESL_VWELL: 'C16001_004+007+010+013+016+019+022+025+028+031+034+037E',
	LEP: 'C16001_005+008+011+014+017+020+023+026+029+032+035+038E',
	LEP_SPAN: 'C16001_005E',
	LEP_CHIN: 'C16001_023E',
	LEP_VIET: 'C16001_026E',

	CDENOM: 'B18101_001E',
	// B18101 repeats three lines a sex and age group: all, with a disability, without.
	ANYDIS: 'B18101_004+007+010+013+016+019+023+026+029+032+035+038E',

	PCI: 'B19301_001E',
	MEDIANHHI: 'B19013_001E',
	POVDENOM: 'C17002_001E',
	POV100RATE: 'C17002_002-003P',
	POV150RATE: 'C17002_002-005P',
	POV185RATE: 'C17002_002-006P',

	HUTOTAL: 'B25002_001E',
	VACANT: 'B25002_003E',
	OWNEROCC: 'B25003_002E',
	RENTEROCC: 'B25003_003E',
	HUSFD: 'B25024_002E',
	HUSFA: 'B25024_003E',
	HU234: 'B25024_004-005E',
	HUMF5: 'B25024_006-009E',
	HUMOBILE: 'B25024_010E',

	MEDGRENT: 'B25064_001E',
	R_DENOM: 'B25063_002E',
	RLT200: 'B25063_003-005E',
	R200_299: 'B25063_006-007E',
	R300_399: 'B25063_008-009E',
	R400_499: 'B25063_010-011E',
	R500_599: 'B25063_012-013E',
	R600_699: 'B25063_014-015E',
	R700_799: 'B25063_016-017E',
	R800_899: 'B25063_018E',
	R900_999: 'B25063_019E',
	R1000_1249: 'B25063_020E',
	R1250_1499: 'B25063_021E',
	R1500_1999: 'B25063_022E',
	R2000UP: 'B25063_023-026E',

	MEDHOMEVAL: 'B25077_001E',
	VAL_DENOM: 'B25075_001E',
	VALLT40: 'B25075_002-008E',
	VAL40_69: 'B25075_009-011E',
	VAL70_99: 'B25075_012-014E',
	VAL100_124: 'B25075_015E',
	VAL125_149: 'B25075_016E',
	VAL150_174: 'B25075_017E',
	VAL175_199: 'B25075_018E',
	VAL200_249: 'B25075_019E',
	VAL250_299: 'B25075_020E',
	VAL300_399: 'B25075_021E',
	VAL400_499: 'B25075_022E',
	VAL500_749: 'B25075_023E',
	VAL750_999: 'B25075_024E',
	VAL1MIL: 'B25075_025-027E',

	BURDRENT: 'B25070_007-010E',
	NOBURDRENT: 'B25070_002-006E',
	BURDOWN: 'B25091_008-011+019-022E',
	NOBURDOWN: 'B25091_003-007+014-018E'
} as const satisfies Readonly<Record<string, string>>;

/**
 * Left behind: language columns that are blank in every row, and the sum of the four burden columns
 * over two tables, which has no code of its own.
 */
const COUNCIL_COLUMNS_LEFT: readonly string[] = [
	'LEP_RUSS',
	'LEP_HMONG',
	'LEP_AFRICA',
	'BURD_DENOM'
];

/* Source tables → the project's tables of figures, one a vintage, under Census codes. */

/** One column of a table to write. */
type Column = { readonly code: string; readonly cell: (geoid: string) => string };

/** CSV with GEOID first and the columns by code, rows by GEOID. */
function format(geoids: Iterable<string>, columns: readonly Column[]): string {
	const ordered = [...columns].sort((a, b) => (a.code < b.code ? -1 : 1));
	const rows = [...geoids].sort().map((geoid) => [geoid, ...ordered.map((c) => c.cell(geoid))]);
	return `${csvFormatRows([['GEOID', ...ordered.map((c) => c.code)], ...rows])}\n`;
}

function rowOf(table: SourceTable, geoid: string): Readonly<Record<string, string>> {
	const row = table.get(geoid);
	if (!row) throw new ImportError(`A source table has no row for ${geoid}.`);
	return row;
}

function headerOf(table: SourceTable): string[] {
	const [first] = table.values();
	return Object.keys(first ?? {}).filter((column) => column !== 'GEOID');
}

function councilColumns(table: SourceTable, vintage: SurveyPeriod): Map<string, Column> {
	const known: Readonly<Record<string, string>> = COUNCIL_COLUMNS;
	const columns = new Map<string, Column>();
	for (const name of headerOf(table)) {
		const code = known[name];
		if (code !== undefined) {
			const cell = (geoid: string) => annotate(code, cellOf(rowOf(table, geoid), name), vintage);
			columns.set(name, { code, cell });
		} else if (!COUNCIL_COLUMNS_LEFT.includes(name)) {
			throw new ImportError(`The column ${name} has no Census code in scripts/import/figures.ts.`);
		}
	}
	return columns;
}

/** A table of the Metropolitan Council alone (2013–2017, 2015–2019 and 2016–2020). */
export function councilFigures(table: SourceTable, vintage: SurveyPeriod): string {
	return format(table.keys(), [...councilColumns(table, vintage).values()]);
}

/**
 * The Bureau's own table with margins, and what only the Council publishes of the same vintage.
 * Where both have a figure they must agree; then the Bureau's is kept, because it has a margin.
 */
export function mergedFigures(
	bureau: SourceTable,
	council: SourceTable,
	vintage: SurveyPeriod
): string {
	const codes = new Set(headerOf(bureau));
	const columns: Column[] = [...codes].map((code) => ({
		code,
		cell: (geoid) => annotate(code, cellOf(rowOf(bureau, geoid), code), vintage)
	}));
	for (const [name, column] of councilColumns(council, vintage)) {
		const cells = parseVariable(column.code)?.suffix === 'E' ? cellsOf(column.code) : [];
		if (cells.length === 0 || !cells.every((cell) => codes.has(cell))) {
			columns.push(column);
			continue;
		}
		for (const geoid of bureau.keys()) {
			const theirs = column.cell(geoid);
			const ours = cells.map((cell) => annotate(cell, cellOf(rowOf(bureau, geoid), cell), vintage));
			const sum =
				ours.length === 1 ? ours[0] : String(ours.reduce((a, cell) => a + Number(cell), 0));
			const bothMissing = theirs === '' && sum === '-';
			if (theirs !== sum && !bothMissing) {
				throw new ImportError(
					`${geoid}: the Council's ${name} is "${theirs}", the Bureau's ${column.code} is "${sum}".`
				);
			}
		}
	}
	const missing = [...bureau.keys()].filter((geoid) => !council.has(geoid));
	if (missing.length > 0 || bureau.size !== council.size) {
		throw new ImportError(`The ${vintage} tables do not hold the same tracts.`);
	}
	return format(bureau.keys(), columns);
}

/** The few figures carried for 2010–2014. */
export function figures2014(table: SourceTable): string {
	const columns = ['B19013_001E', 'B25064_001E'].map((code) => ({
		code,
		cell: (geoid: string) => annotate(code, cellOf(rowOf(table, geoid), code), '2010-2014')
	}));
	return format(table.keys(), columns);
}

/** Assessors' median market value of homes in 2014, in dollars of 2019: no Census figure. */
export function assessed2014(table: SourceTable): string {
	const code = 'MD_EMV_2014_2019USD';
	const cell = (geoid: string) => {
		const text = cellOf(rowOf(table, geoid), code);
		if (!/^\d*$/.test(text)) throw new ImportError(`${geoid}: cannot read "${text}" of ${code}.`);
		return text;
	};
	return format(table.keys(), [{ code, cell }]);
}

/**
 * Median household income of every five-year period by its last year, nominal dollars: tracts of
 * 2010 until 2019, tracts of 2020 from 2020.
 */
export function incomeByYear(rows: readonly Readonly<Record<string, string>>[]): string {
	const code = 'B19013_001E';
	const cells = rows.map((row) => {
		const year = cellOf(row, 'Year');
		return [cellOf(row, 'GEOID'), year, annotate(code, cellOf(row, code), '2019-2023')];
	});
	cells.sort((a, b) => (a.join() < b.join() ? -1 : 1));
	return `${csvFormatRows([['GEOID', 'YEAR', code], ...cells])}\n`;
}

/** People by race alone in 2008–2012; the source leaves out "some other race" (B02001_007). */
const RACE_2012 = ['002', '003', '004', '005', '006', '008'].map((cell) => `B02001_${cell}E`);

/** Race of people in 2008–2012, the one period before the Green Line opened for which it is in hand. */
export function race2012(rows: readonly Readonly<Record<string, string>>[]): string {
	const table = new Map(
		rows
			.filter((row) => cellOf(row, 'Year') === '2012')
			.map((row) => [cellOf(row, 'GEOID'), row] as const)
	);
	const columns = RACE_2012.map((code) => ({
		code,
		cell: (geoid: string) => annotate(code, cellOf(rowOf(table, geoid), code), '2010-2014')
	}));
	return format(table.keys(), columns);
}

/*
 * 2020 Census counts of block groups. The source gives shares of the population; the counts behind
 * them are whole numbers and come back exactly, which is checked for every cell.
 */

/**
 * Share columns of the source as cells of table P2 (Hispanic or Latino, and not Hispanic or Latino
 * by race). The Metropolitan Council counts Pacific Islanders with Asian, and some other race with
 * two or more races.
 */
const SHARES = {
	phisppop: 'P2_002N',
	whitenh: 'P2_005N',
	pblacknh: 'P2_006N',
	pamindnh: 'P2_007N',
	pasiannh: 'P2_008-009N',
	pothmultnh: 'P2_010-011N'
} as const;

/** Largest difference between a source share and the share of the counts that is taken as equal. */
const TOLERANCE = 1e-9;

function countBehind(share: string, people: number, where: string): number {
	if (share === '' && people === 0) return 0;
	const count = Math.round(Number(share) * people);
	if (share === '' || !(Math.abs(count / people - Number(share)) <= TOLERANCE)) {
		throw new ImportError(
			`${where}: no whole number of ${people} people makes a share of "${share}".`
		);
	}
	return count;
}

/** CSV of people (P1), housing units (H1) and people by race and Hispanic origin (P2). */
export function redistrictingCounts(table: SourceTable): string {
	const shares = Object.entries(SHARES);
	const rows = [...table.keys()].sort().map((geoid) => {
		const row = table.get(geoid) ?? {};
		const people = Number(cellOf(row, 'population_count'));
		const counts = shares.map(([column, code]) =>
			countBehind(cellOf(row, column), people, `${geoid}, ${code}`)
		);
		const sum = counts.reduce((a, b) => a + b, 0);
		const ofColor = countBehind(cellOf(row, 'pbipoc'), people, `${geoid}, people of color`);
		if (sum !== people || ofColor !== people - (counts[1] ?? 0)) {
			throw new ImportError(`${geoid}: the groups do not add up to ${people} people.`);
		}
		return [geoid, cellOf(row, 'housing_units'), String(people), ...counts.map(String)];
	});
	const header = ['GEOID', 'H1_001N', 'P1_001N', ...shares.map(([, code]) => code)];
	return `${csvFormatRows([header, ...rows])}\n`;
}

/*
 * Records of what happened and what is at stake: court filings, covenants in deeds, the maps of the
 * 1930s, homes by rent, public housing, jobs, businesses, bus stops. No survey, so no margins.
 */

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
/** Health and the air are modelled: the words on screen say so. The index of green beside the canopy stays behind. */
const CLIMATE_SOURCE: Readonly<Record<ClimateColumn, string>> = {
	tree_canopy: 'tree_canopy_2021_share',
	ground_temperature_f: 'land_surface_temp_hot_day_2022_F',
	flood_zone: 'developed_acres_in_primary_flood_zone_share',
	air_toxics_cancer_per_million: 'air_toxics_lifetime_cancer_risk_per_million',
	asthma: 'places_asthma_adults',
	copd: 'places_copd_adults',
	poor_mental_health: 'places_poor_mental_health_14days',
	poor_physical_health: 'places_poor_physical_health_14days'
};
/** The label alone: what went into it is told of later years elsewhere. */
const DISADVANTAGED: Columns = [
	['GEOID', 'GEOID_2010'],
	['disadvantaged', 'disadvantaged']
];

/** Total jobs only; land values and shares of land stay behind. */
const JOBS: Columns = [
	['GEOID', 'GEOID_2010'],
	['jobs', 'jobs'],
	['under_15000', 'share_jobs_under_15000_a_year']
];
/** Pay and employees are published with noise, and stay behind. */
const ZIP_BUSINESSES: Columns = [
	['zip', 'zip'],
	['establishments', 'establishments']
];
const BUS_STOPS: Columns = [
	['stop', 'stop'],
	['longitude', 'longitude'],
	['latitude', 'latitude']
];

/** Stops of the region’s counties; some of the source's lie beyond. */
function busStops(dir: string): Row[] {
	const { features } = readSourceFeatures<
		Point,
		{ readonly site_id: number; readonly county: string }
	>(dir, 'transit/bus_stops_2020.geojson');
	const counties: readonly string[] = Object.values(COUNTIES);
	return features
		.filter(({ properties }) => counties.includes(properties.county))
		.map(({ geometry: { coordinates }, properties }) => ({
			stop: String(properties.site_id).padStart(5, '0'),
			longitude: coordinates[0]!.toFixed(5),
			latitude: coordinates[1]!.toFixed(5)
		}));
}

function table(dir: string, file: string, source: string, columns: Columns): RecordText {
	return tableOf(file, source, readSourceRows(dir, source), columns);
}

function tableOf(
	file: string,
	source: string,
	sourceRows: readonly Row[],
	columns: Columns
): RecordText {
	const rows = sourceRows.map((row) => columns.map(([, column]) => cellOf(row, column).trim()));
	const keys = columns.filter(([ours]) =>
		['GEOID', 'county', 'year', 'name', 'zip', 'stop'].includes(ours)
	).length;
	const key = (cells: readonly string[]) => cells.slice(0, keys).join(' ');
	rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : Number(a[2]) - Number(b[2])));
	if (rows.length === 0) throw new ImportError(`The source file ${source} has no rows.`);
	const text = csvFormatRows([columns.map(([ours]) => ours), ...rows]);
	return { path: `records/${file}`, text: `${text}\n`, rows: rows.length };
}

/** Climate, heat and health, and what federal programs once called areas. */
function importGround(dir: string): RecordText[] {
	return [
		table(dir, RECORD_FILES.climate, 'climate/climate_health_blockgroup2020.csv', [
			['GEOID', 'GEOID'],
			...CLIMATE.map((column): readonly [string, string] => [column, CLIMATE_SOURCE[column]])
		]),
		table(dir, RECORD_FILES.disadvantaged, 'program/cejst_v1_tract2010.csv', DISADVANTAGED),
		table(dir, RECORD_FILES.opportunityZones, 'program/opportunity_zones_2018.csv', [
			['GEOID', 'GEOID_2010']
		]),
		table(dir, RECORD_FILES.lowIncomeList, 'program/ira_lidac_blockgroups.csv', [
			['GEOID', 'GEOID']
		])
	];
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
		table(dir, RECORD_FILES.publicHousing, 'housing/mpha_listed_buildings.csv', PUBLIC_HOUSING),
		table(dir, RECORD_FILES.jobs, 'jobs/jobs_land_transit_tract2010.csv', JOBS),
		table(dir, RECORD_FILES.zipBusinesses, 'jobs/zip_business_patterns_2018.csv', ZIP_BUSINESSES),
		tableOf(RECORD_FILES.busStops, 'transit/bus_stops_2020.geojson', busStops(dir), BUS_STOPS),
		...importGround(dir)
	];
}
