/**
 * What is told beside a place's records when somebody asks for it: the court cases of its counties
 * month by month, the orders under which few could be filed, and the dollars behind rents in reach.
 */

/** One file for all places, fetched with the first that asks. */
export type StakesFile = {
	readonly format: 1;
	readonly filings: {
		/** The first month of every county's row. */
		readonly first: { readonly year: number; readonly month: number };
		/** Cases filed by month, by five-digit code of the county. */
		readonly counties: Readonly<Record<string, readonly number[]>>;
	} | null;
	/** Ascending by day, none within another. */
	readonly orders: readonly CourtOrder[];
	/** Ascending. */
	readonly rents: readonly RentStep[];
};

/** ISO days, both included, in which nearly no case could be filed, or the rule was being lifted. */
export type CourtOrder = {
	readonly from: string;
	readonly to: string;
	readonly rule: 'barred' | 'lifted-in-steps';
	readonly source: string;
	readonly url: string;
};

/** What a household of so many earns at a share of the area's median income, and the rent that 30 % of it pays. */
export type RentStep = {
	/** Percent of the median. */
	readonly step: number;
	readonly persons: number;
	readonly year: number;
	/** Dollars a year. */
	readonly income: number;
	/** Dollars a month. */
	readonly rent: number;
};

/** `month` counts from 1. */
export type MonthOfFilings = {
	readonly year: number;
	readonly month: number;
	readonly filings: number;
};

/** Five-digit codes of the counties that tracts lie in, ascending. */
export function countiesOfTracts(geoids: readonly string[]): readonly string[] {
	return [...new Set(geoids.map((geoid) => geoid.slice(0, 5)))].sort();
}

/** Cases of these counties together, month by month; null where the file lacks one of them. */
export function filingsByMonth(
	{ filings }: StakesFile,
	counties: readonly string[]
): readonly MonthOfFilings[] | null {
	const rows = counties.flatMap((county) => {
		const row = filings?.counties[county];
		return row ? [row] : [];
	});
	const [one] = rows;
	if (!filings || !one || rows.length < counties.length) return null;
	const { first } = filings;
	return one.map((_, at) => {
		const months = first.month - 1 + at;
		return {
			year: first.year + Math.floor(months / 12),
			month: (months % 12) + 1,
			filings: rows.reduce((sum, row) => sum + (row[at] ?? 0), 0)
		};
	});
}

export type YearOfFilings = {
	readonly year: number;
	readonly filings: number;
	/** By month from January; null where the records do not reach. */
	readonly months: readonly (number | null)[];
	/** It has all twelve. */
	readonly whole: boolean;
};

/** The same by year, ascending. */
export function filingsByYear(months: readonly MonthOfFilings[]): readonly YearOfFilings[] {
	const years = [...new Set(months.map(({ year }) => year))];
	return years.map((year) => {
		const own = months.filter((each) => each.year === year);
		const byMonth = Array.from(
			{ length: 12 },
			(_, at) => own.find(({ month }) => month === at + 1)?.filings ?? null
		);
		return {
			year,
			filings: own.reduce((sum, { filings }) => sum + filings, 0),
			months: byMonth,
			whole: byMonth.every((count) => count !== null)
		};
	});
}

/** Whole years that tell the line in short: the first, the lowest and the last; none of fewer than one. */
export function tellingYears(years: readonly YearOfFilings[]): readonly YearOfFilings[] {
	const whole = years.filter((year) => year.whole);
	const lowest =
		whole.length > 2
			? whole.reduce((low, year) => (year.filings < low.filings ? year : low))
			: undefined;
	return [...new Set([whole[0], lowest, whole.at(-1)])].flatMap((year) => year ?? []);
}

/** Where a month begins on a line of years: July 2020 is 2020.5. */
export function yearOfMonth({ year, month }: Pick<MonthOfFilings, 'year' | 'month'>): number {
	return year + (month - 1) / 12;
}

/** Where an ISO day lies on a line of years, good to a day. */
export function yearOfDay(day: string): number {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const begin = Date.UTC(year, 0, 1);
	return year + (Date.UTC(year, month - 1, date) - begin) / (Date.UTC(year + 1, 0, 1) - begin);
}
