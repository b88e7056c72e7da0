/**
 * Reads the region’s `records`, each row checked: a cell that is missing or wrong, a row too many or too
 * few stops the reader with file, line and reason. A region may do without any of them.
 */
import { csvParseRows } from 'd3-dsv';
import { hasRegionFile, readRegionFile, regionPath } from './region.ts';

export const RECORD_FILES = {
	filings: 'eviction-filings.csv',
	filingsByMonth: 'eviction-filings-by-month.csv',
	covenants: 'covenants.csv',
	appraisals: 'appraisals-1930s.csv',
	homesByRent: 'homes-by-rent.csv',
	publicHousing: 'public-housing.csv',
	rentSteps: 'rent-steps.csv',
	courtOrders: 'court-orders.csv',
	climate: 'climate-and-health.csv',
	disadvantaged: 'disadvantaged-2022.csv',
	opportunityZones: 'opportunity-zones-2018.csv',
	lowIncomeList: 'low-income-list.csv',
	jobs: 'jobs.csv',
	zipBusinesses: 'zip-businesses.csv',
	busStops: 'bus-stops.csv'
} as const;

type RecordTable = keyof typeof RECORD_FILES;

/** Columns of covenants by year of the deed; a lot whose deed has no year is in none. */
export const DECADES = ['to1919', 'y1920s', 'y1930s', 'y1940s', 'y1950on'] as const;

/** One tract of 2010: eviction cases filed in an average year from 2012 to 2019. */
export type FilingsRow = { readonly geoid: string; readonly perYear: number };
/** One county and month. */
export type FilingsOfMonth = {
	readonly county: string;
	readonly year: number;
	readonly month: number;
	readonly filings: number;
};
/** One block group of 2020 with at least one: lots of today whose deed carried a covenant. */
export type CovenantsRow = {
	readonly geoid: string;
	readonly lots: number;
	/** In the order of `DECADES`; together `lots`, but for deeds without a year. */
	readonly byDecade: readonly number[];
};
/** One block group of 2020 that the maps of the 1930s reach: its acres, and the share graded "Hazardous". */
export type AppraisalRow = { readonly geoid: string; readonly acres: number; readonly red: number };
/** One tract of 2020: homes rented for cash, and those that a household at 30, 50, 80 % of the area's median income could pay. */
export type HomesByRentRow = {
	readonly geoid: string;
	readonly rented: number;
	/** Each holds the one before. */
	readonly affordable: readonly [at30: number, at50: number, at80: number];
};
export type PublicHousingBuilding = {
	readonly name: string;
	readonly neighborhood: string;
	readonly units: number;
	readonly longitude: number;
	readonly latitude: number;
};

/** What a household of so many may earn at a share of the area's median income, and the rent that 30 % of it pays. */
export type RentStepRow = {
	/** Percent of the area's median income. */
	readonly step: number;
	readonly persons: number;
	readonly year: number;
	/** Dollars a year, dollars a month. */
	readonly income: number;
	readonly rent: number;
};
/** Days, both included, in which cases of eviction could not be filed, or only some of them. */
export type CourtOrderRow = {
	readonly from: string;
	readonly to: string;
	/** Nearly none could be filed; or the rule was being lifted step by step. */
	readonly rule: 'barred' | 'lifted-in-steps';
	readonly source: string;
	readonly url: string;
};

/** Columns of climate and health, shares 0–1 but for °F of the ground and cases of cancer in a million lives. */
export const CLIMATE = [
	'tree_canopy',
	'ground_temperature_f',
	'flood_zone',
	'air_toxics_cancer_per_million',
	'asthma',
	'copd',
	'poor_mental_health',
	'poor_physical_health'
] as const;
export type ClimateColumn = (typeof CLIMATE)[number];
/** One block group of 2020; null where nobody modelled it. */
export type ClimateRow = {
	readonly geoid: string;
	readonly values: Readonly<Record<ClimateColumn, number | null>>;
};
/** One tract of 2010, and whether the federal screening tool of 2022 called it disadvantaged. */
export type DisadvantagedRow = { readonly geoid: string; readonly disadvantaged: boolean };
/** An area that a federal list names. */
export type ListedRow = { readonly geoid: string };

/** One tract of 2010: jobs in it, and the share of them (0–1) that pay under $15,000 a year. */
export type JobsRow = { readonly geoid: string; readonly jobs: number; readonly lowPay: number };
/** One ZIP code: its business establishments with employees. */
export type ZipBusinessesRow = { readonly zip: string; readonly establishments: number };
/** One stop, in degrees. */
export type BusStopRow = {
	readonly stop: string;
	readonly longitude: number;
	readonly latitude: number;
};

/** A row that cannot be read, for people: file, line, reason. */
export class RecordError extends Error {}

type Line = {
	/** Throws where the cell is no number in the range. */
	readonly number: (column: string, range: { from: number; to?: number; step?: number }) => number;
	readonly text: (column: string, pattern: RegExp, what: string) => string;
	readonly isEmpty: (column: string) => boolean;
	readonly refuse: (reason: string) => never;
};

/** @param text of the file, where it is in hand */
function readRows<T>(
	table: RecordTable,
	columns: readonly string[],
	read: (line: Line) => T,
	keyOf: (row: T) => string,
	text: string | null
): T[] {
	const name = `records/${RECORD_FILES[table]}`;
	if (text === null && !hasRegionFile('records', RECORD_FILES[table])) return [];
	const [header = [], ...rows] = csvParseRows(
		text ?? readRegionFile('records', RECORD_FILES[table])
	);
	const lost = columns.find((column) => !header.includes(column));
	if (lost !== undefined)
		throw new RecordError(`${regionPath(name)}, line 1: there is no column "${lost}".`);
	const seen = new Map<string, number>();
	return rows.map((cells, at) => {
		const line = at + 2;
		const refuse = (reason: string): never => {
			throw new RecordError(`${regionPath(name)}, line ${line}: ${reason}`);
		};
		const cell = (column: string) => cells[header.indexOf(column)] ?? '';
		if (cells.length !== header.length)
			refuse(`${cells.length} cells where the first line has ${header.length}.`);
		const row = read({
			refuse,
			isEmpty: (column) => cell(column) === '',
			number: (column, { from, to = Infinity, step }) => {
				const written = cell(column);
				const value = Number(written);
				const fits = written.trim() !== '' && value >= from && value <= to;
				if (!fits || (step !== undefined && !Number.isInteger(value / step)))
					refuse(`${column} is "${written}", which is no number that can stand there.`);
				return value;
			},
			text: (column, pattern, what) => {
				const written = cell(column);
				return pattern.test(written) ? written : refuse(`${column} is "${written}", no ${what}.`);
			}
		});
		const key = keyOf(row);
		const before = seen.get(key);
		if (before !== undefined) refuse(`${key} stands in line ${before} already.`);
		seen.set(key, line);
		return row;
	});
}

const TRACT = /^\d{11}$/;
const BLOCK_GROUP = /^\d{12}$/;
const geoidOf = ({ geoid }: { readonly geoid: string }) => geoid;

export function readFilings(text: string | null = null): FilingsRow[] {
	return readRows(
		'filings',
		['GEOID', 'filings_per_year'],
		({ number, text: cell }) => ({
			geoid: cell('GEOID', TRACT, 'tract of eleven digits'),
			perYear: number('filings_per_year', { from: 0, step: 1 / 8 })
		}),
		geoidOf,
		text
	);
}

export function readFilingsByMonth(text: string | null = null): FilingsOfMonth[] {
	return readRows(
		'filingsByMonth',
		['county', 'year', 'month', 'filings'],
		({ number, text: cell }) => ({
			county: cell('county', /^\d{5}$/, 'county of five digits'),
			year: number('year', { from: 2000, to: 2100, step: 1 }),
			month: number('month', { from: 1, to: 12, step: 1 }),
			filings: number('filings', { from: 0, step: 1 })
		}),
		({ county, year, month }) => `${county} in ${year}-${month}`,
		text
	);
}

export function readCovenants(text: string | null = null): CovenantsRow[] {
	return readRows(
		'covenants',
		['GEOID', 'covenants', ...DECADES],
		({ number, text: cell, refuse }) => {
			const lots = number('covenants', { from: 1, step: 1 });
			const byDecade = DECADES.map((decade) => number(decade, { from: 0, step: 1 }));
			const sum = byDecade.reduce((total, count) => total + count, 0);
			if (sum > lots) refuse(`the decades hold ${sum} lots, all of them ${lots}.`);
			return { geoid: cell('GEOID', BLOCK_GROUP, 'block group of twelve digits'), lots, byDecade };
		},
		geoidOf,
		text
	);
}

export function readAppraisals(text: string | null = null): AppraisalRow[] {
	const grades = ['green', 'blue', 'yellow', 'red', 'not_graded'];
	return readRows(
		'appraisals',
		['GEOID', 'acres', ...grades],
		({ number, text: cell, refuse }) => {
			const shares = grades.map((grade) => number(grade, { from: 0, to: 1 }));
			const sum = shares.reduce((total, share) => total + share, 0);
			// Published to four decimals.
			if (Math.abs(sum - 1) > 0.0015) refuse(`the shares add up to ${sum.toFixed(4)}, not to 1.`);
			return {
				geoid: cell('GEOID', BLOCK_GROUP, 'block group of twelve digits'),
				acres: number('acres', { from: 0.1 }),
				red: shares[3]!
			};
		},
		geoidOf,
		text
	);
}

export function readHomesByRent(text: string | null = null): HomesByRentRow[] {
	return readRows(
		'homesByRent',
		['GEOID', 'rented', 'at_30', 'at_50', 'at_80'],
		({ number, text: cell, refuse }) => {
			const rented = number('rented', { from: 0, step: 1 });
			const [at30, at50, at80] = [
				number('at_30', { from: 0, step: 1 }),
				number('at_50', { from: 0, step: 1 }),
				number('at_80', { from: 0, step: 1 })
			];
			if (!(at30 <= at50 && at50 <= at80 && at80 <= rented))
				refuse(`${at30}, ${at50}, ${at80} of ${rented} homes: each step must hold the one before.`);
			return {
				geoid: cell('GEOID', TRACT, 'tract of eleven digits'),
				rented,
				affordable: [at30, at50, at80] as const
			};
		},
		geoidOf,
		text
	);
}

export function readPublicHousing(text: string | null = null): PublicHousingBuilding[] {
	return readRows(
		'publicHousing',
		['name', 'neighborhood', 'units', 'longitude', 'latitude'],
		({ number, text: cell }) => ({
			name: cell('name', /\S/, 'name'),
			neighborhood: cell('neighborhood', /\S/, 'name'),
			units: number('units', { from: 1, step: 1 }),
			longitude: number('longitude', { from: -180, to: 180 }),
			latitude: number('latitude', { from: -90, to: 90 })
		}),
		({ name, longitude, latitude }) => `${name} at ${longitude}, ${latitude}`,
		text
	);
}

export function readRentSteps(text: string | null = null): RentStepRow[] {
	return readRows(
		'rentSteps',
		['step', 'persons', 'year', 'income', 'rent'],
		({ number, refuse }) => {
			const income = number('income', { from: 1, step: 1 });
			const rent = number('rent', { from: 1, step: 1 });
			// 30 % of a month's income, cut or rounded to a dollar.
			if (Math.abs((0.3 * income) / 12 - rent) > 1)
				refuse(`a rent of ${rent} is not 30% of ${income} a year.`);
			return {
				step: number('step', { from: 1, to: 200, step: 1 }),
				persons: number('persons', { from: 1, to: 12, step: 1 }),
				year: number('year', { from: 2000, to: 2100, step: 1 }),
				income,
				rent
			};
		},
		({ step }) => `${step}%`,
		text
	);
}

export function readCourtOrders(text: string | null = null): CourtOrderRow[] {
	const day = /^\d{4}-\d{2}-\d{2}$/;
	return readRows(
		'courtOrders',
		['from', 'to', 'rule', 'source', 'url'],
		({ text: cell, refuse }) => {
			const [from, to] = [cell('from', day, 'day'), cell('to', day, 'day')];
			if (from > to) refuse(`it ends on ${to}, before it begins.`);
			return {
				from,
				to,
				rule: cell('rule', /^(?:barred|lifted-in-steps)$/, 'known rule') as CourtOrderRow['rule'],
				source: cell('source', /\S/, 'source'),
				url: cell('url', /^https:\/\//, 'address')
			};
		},
		({ from }) => `a rule from ${from}`,
		text
	);
}

const CLIMATE_RANGES: Readonly<Record<ClimateColumn, { from: number; to: number }>> = {
	tree_canopy: { from: 0, to: 1 },
	ground_temperature_f: { from: 60, to: 140 },
	flood_zone: { from: 0, to: 1 },
	air_toxics_cancer_per_million: { from: 0, to: 1000 },
	asthma: { from: 0, to: 1 },
	copd: { from: 0, to: 1 },
	poor_mental_health: { from: 0, to: 1 },
	poor_physical_health: { from: 0, to: 1 }
};

export function readClimate(text: string | null = null): ClimateRow[] {
	return readRows(
		'climate',
		['GEOID', ...CLIMATE],
		({ number, text: cell, isEmpty }) => ({
			geoid: cell('GEOID', BLOCK_GROUP, 'block group of twelve digits'),
			values: Object.fromEntries(
				CLIMATE.map((column) => [
					column,
					isEmpty(column) ? null : number(column, CLIMATE_RANGES[column])
				])
			) as ClimateRow['values']
		}),
		geoidOf,
		text
	);
}

export function readDisadvantaged(text: string | null = null): DisadvantagedRow[] {
	return readRows(
		'disadvantaged',
		['GEOID', 'disadvantaged'],
		({ number, text: cell }) => ({
			geoid: cell('GEOID', TRACT, 'tract of eleven digits'),
			disadvantaged: number('disadvantaged', { from: 0, to: 1, step: 1 }) === 1
		}),
		geoidOf,
		text
	);
}

/** Tracts of 2010. */
export function readOpportunityZones(text: string | null = null): ListedRow[] {
	return readRows(
		'opportunityZones',
		['GEOID'],
		({ text: cell }) => ({ geoid: cell('GEOID', TRACT, 'tract of eleven digits') }),
		geoidOf,
		text
	);
}

/** Block groups of 2020. */
export function readLowIncomeList(text: string | null = null): ListedRow[] {
	return readRows(
		'lowIncomeList',
		['GEOID'],
		({ text: cell }) => ({ geoid: cell('GEOID', BLOCK_GROUP, 'block group of twelve digits') }),
		geoidOf,
		text
	);
}

export function readJobs(text: string | null = null): JobsRow[] {
	return readRows(
		'jobs',
		['GEOID', 'jobs', 'under_15000'],
		({ number, text: cell }) => ({
			geoid: cell('GEOID', TRACT, 'tract of eleven digits'),
			jobs: number('jobs', { from: 0, step: 1 }),
			lowPay: number('under_15000', { from: 0, to: 1 })
		}),
		geoidOf,
		text
	);
}

export function readZipBusinesses(text: string | null = null): ZipBusinessesRow[] {
	return readRows(
		'zipBusinesses',
		['zip', 'establishments'],
		({ number, text: cell }) => ({
			zip: cell('zip', /^\d{5}$/, 'ZIP code of five digits'),
			establishments: number('establishments', { from: 0, step: 1 })
		}),
		({ zip }) => zip,
		text
	);
}

export function readBusStops(text: string | null = null): BusStopRow[] {
	return readRows(
		'busStops',
		['stop', 'longitude', 'latitude'],
		({ number, text: cell }) => ({
			stop: cell('stop', /^\d+$/, 'number of a stop'),
			longitude: number('longitude', { from: -180, to: 180 }),
			latitude: number('latitude', { from: -90, to: 90 })
		}),
		({ stop }) => `stop ${stop}`,
		text
	);
}

/**
 * Each table's file, its reader (of a text where one is in hand), and the places that its rows name.
 * A table of points or of the region as a whole names none.
 */
export const RECORD_READERS: readonly (readonly [
	file: string,
	readAll: (text?: string | null) => readonly unknown[],
	areas: 'tracts-2010' | 'tracts-2020' | 'block-groups-2020' | null
])[] = [
	[RECORD_FILES.filings, readFilings, 'tracts-2010'],
	[RECORD_FILES.filingsByMonth, readFilingsByMonth, null],
	[RECORD_FILES.covenants, readCovenants, 'block-groups-2020'],
	[RECORD_FILES.appraisals, readAppraisals, 'block-groups-2020'],
	[RECORD_FILES.homesByRent, readHomesByRent, 'tracts-2020'],
	[RECORD_FILES.publicHousing, readPublicHousing, null],
	[RECORD_FILES.rentSteps, readRentSteps, null],
	[RECORD_FILES.courtOrders, readCourtOrders, null],
	[RECORD_FILES.climate, readClimate, 'block-groups-2020'],
	[RECORD_FILES.disadvantaged, readDisadvantaged, 'tracts-2010'],
	[RECORD_FILES.opportunityZones, readOpportunityZones, 'tracts-2010'],
	[RECORD_FILES.lowIncomeList, readLowIncomeList, 'block-groups-2020'],
	[RECORD_FILES.jobs, readJobs, 'tracts-2010'],
	[RECORD_FILES.zipBusinesses, readZipBusinesses, null],
	[RECORD_FILES.busStops, readBusStops, null]
];
