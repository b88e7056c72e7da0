import { describe, expect, it } from 'vitest';
import {
	CLIMATE,
	readAppraisals,
	readBusStops,
	readClimate,
	readCourtOrders,
	readCovenants,
	readDisadvantaged,
	readFilings,
	readFilingsByMonth,
	readHomesByRent,
	readJobs,
	readLowIncomeList,
	readOpportunityZones,
	readPublicHousing,
	readRentSteps,
	readZipBusinesses,
	RecordError
} from './records.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

describe('the records at hand add up to what their publishers say', () => {
	it('436 tracts with 5,244.5 filings a year in the county that the line lies in', () => {
		const rows = readFilings();
		expect(rows).toHaveLength(436);
		const own = rows.filter(({ geoid }) => geoid.startsWith('27053'));
		expect(own).toHaveLength(299);
		expect(sum(own.map(({ perYear }) => perYear))).toBe(5244.5);
	});

	it('filings of seven counties in 111 months, the moratorium among them', () => {
		const rows = readFilingsByMonth();
		expect(rows).toHaveLength(7 * 111);
		const inYear = (asked: number) =>
			sum(
				rows
					.filter(({ county, year }) => county === '27053' && year === asked)
					.map(({ filings }) => filings)
			);
		expect([2019, 2020, 2021, 2023, 2025].map(inYear)).toEqual([4032, 1007, 676, 5621, 4814]);
	});

	it('33,227 lots with a covenant, all but one of them with a year', () => {
		const rows = readCovenants();
		expect(sum(rows.map(({ lots }) => lots))).toBe(33_227);
		expect(sum(rows.flatMap(({ byDecade }) => byDecade))).toBe(33_226);
	});

	it('9,178 acres graded “Hazardous”', () => {
		const acres = sum(readAppraisals().map((row) => row.acres * row.red));
		expect(Math.round(acres)).toBe(9178);
	});

	it('197,207 rented homes, 14.5% and 53.7% of them within two of the incomes', () => {
		const rows = readHomesByRent();
		expect(rows).toHaveLength(329);
		const all = sum(rows.map(({ rented }) => rented));
		expect(all).toBe(197_207);
		const share = (at: 0 | 1) => sum(rows.map(({ affordable }) => affordable[at])) / all;
		expect(share(0)).toBeCloseTo(0.145, 3);
		expect(share(1)).toBeCloseTo(0.537, 3);
	});

	it('4,154 homes of public housing in 35 buildings', () => {
		const rows = readPublicHousing();
		expect(rows).toHaveLength(35);
		expect(sum(rows.map(({ units }) => units))).toBe(4154);
	});

	it('1,795,347 jobs, about a fifth of them under $15,000 a year', () => {
		const rows = readJobs();
		expect(rows).toHaveLength(704);
		expect(sum(rows.map(({ jobs }) => jobs))).toBe(1_795_347);
		expect(sum(rows.map(({ jobs, lowPay }) => jobs * lowPay))).toBeCloseTo(372_044.951, 2);
	});

	it('84,732 business establishments in 167 ZIP codes, those along the line as published', () => {
		const rows = readZipBusinesses();
		expect(rows).toHaveLength(167);
		expect(sum(rows.map(({ establishments }) => establishments))).toBe(84_732);
		const along = ['55411', '55412', '55422', '55428', '55429', '55443', '55444', '55445'];
		expect(along.map((zip) => rows.find((row) => row.zip === zip)?.establishments)).toEqual([
			461, 198, 803, 810, 424, 477, 165, 416
		]);
	});

	it('10,251 bus stops of the region, each once', () => {
		const rows = readBusStops();
		expect(rows).toHaveLength(10_251);
		expect(new Set(rows.map(({ stop }) => stop)).size).toBe(10_251);
	});
});

describe('climate, health and labels of the past', () => {
	it('2,568 block groups, 34 of them without a model of the air and of health', () => {
		const rows = readClimate();
		expect(rows).toHaveLength(2568);
		for (const column of CLIMATE) {
			const empty = rows.filter(({ values }) => values[column] === null).length;
			const measured = ['tree_canopy', 'ground_temperature_f', 'flood_zone'].includes(column);
			expect(empty, column).toBe(measured ? 0 : 34);
		}
		const temperatures = rows.map(({ values }) => values.ground_temperature_f!);
		expect(Math.min(...temperatures)).toBe(86.6);
		expect(Math.max(...temperatures)).toBe(101.4);
	});

	it('101 tracts called disadvantaged, 54 and 40 of them in two counties', () => {
		const rows = readDisadvantaged();
		expect(rows).toHaveLength(704);
		const called = rows.filter(({ disadvantaged }) => disadvantaged);
		const inCounty = (county: string) =>
			called.filter(({ geoid }) => geoid.startsWith(county)).length;
		expect([called.length, inCounty('27053'), inCounty('27123')]).toEqual([101, 54, 40]);
	});

	it('50 Opportunity Zones: 25, 19, 3 and 3 by county; 654 block groups on a list', () => {
		const zones = readOpportunityZones();
		const inCounty = (county: string) =>
			zones.filter(({ geoid }) => geoid.startsWith(county)).length;
		expect(['27053', '27123', '27003', '27037'].map(inCounty)).toEqual([25, 19, 3, 3]);
		expect(zones).toHaveLength(50);
		expect(readLowIncomeList()).toHaveLength(654);
	});

	it('three steps of rent, each a little under 30% of its income', () => {
		expect(readRentSteps().map(({ step, income, rent }) => [step, income, rent])).toEqual([
			[30, 37_250, 931],
			[50, 62_100, 1552],
			[80, 97_800, 2445]
		]);
	});

	it('the rules on filings follow each other without a day between', () => {
		const [barred, lifted] = readCourtOrders();
		const next = new Date(`${barred!.to}T00:00:00Z`);
		next.setUTCDate(next.getUTCDate() + 1);
		expect(next.toISOString().slice(0, 10)).toBe(lifted!.from);
	});
});

describe('a row that is wrong stops the reader with file, line and reason', () => {
	const refusal = (read: (text: string) => unknown, text: string): string => {
		try {
			read(text);
		} catch (error) {
			if (error instanceof RecordError) return error.message;
			throw error;
		}
		return '';
	};

	it.each([
		['GEOID,filings_per_year\n27053000101,15.9\n', 'line 2: filings_per_year is "15.9"'],
		['GEOID,filings_per_year\n27053000101,\n', 'line 2: filings_per_year is ""'],
		['GEOID,filings_per_year\n2705300010,1\n', 'line 2: GEOID is "2705300010"'],
		[
			'GEOID,filings_per_year\n27053000101,1\n27053000101,2\n',
			'line 3: 27053000101 stands in line 2 already.'
		],
		['GEOID,filings\n27053000101,1\n', 'line 1: there is no column "filings_per_year".'],
		['GEOID,filings_per_year\n27053000101\n', 'line 2: 1 cells where the first line has 2.']
	])('filings: %j', (text, reason) => {
		const told = refusal(readFilings, text);
		expect(told).toContain('records/eviction-filings.csv, ');
		expect(told).toContain(reason);
	});

	it('decades that hold more than all lots', () => {
		const text = 'GEOID,covenants,to1919,y1920s,y1930s,y1940s,y1950on\n270530001011,3,1,1,1,1,0\n';
		expect(refusal(readCovenants, text)).toContain(
			'covenants.csv, line 2: the decades hold 4 lots, all of them 3.'
		);
	});

	it('shares of grades that do not make a whole', () => {
		const text = 'GEOID,acres,green,blue,yellow,red,not_graded\n270530001011,10,0,0,0.4,0.5,0\n';
		expect(refusal(readAppraisals, text)).toContain(
			'line 2: the shares add up to 0.9000, not to 1.'
		);
	});

	it('fewer homes at a larger income', () => {
		const text = 'GEOID,rented,at_30,at_50,at_80\n27053000101,92,29,28,92\n';
		expect(refusal(readHomesByRent, text)).toContain('each step must hold the one before.');
	});

	it('a building that is nowhere', () => {
		const text = 'name,neighborhood,units,longitude,latitude\nA,B,20,,44.9\n';
		expect(refusal(readPublicHousing, text)).toContain('line 2: longitude is ""');
	});

	it.each([
		[readJobs, 'GEOID,jobs,under_15000\n27053000101,12.5,0.2\n', 'line 2: jobs is "12.5"'],
		[readJobs, 'GEOID,jobs,under_15000\n27053000101,12,1.2\n', 'line 2: under_15000 is "1.2"'],
		[readJobs, 'GEOID,jobs\n27053000101,12\n', 'line 1: there is no column "under_15000".'],
		[
			readZipBusinesses,
			'zip,establishments\n5541,3\n',
			'zip-businesses.csv, line 2: zip is "5541"'
		],
		[readZipBusinesses, 'zip,establishments\n55411,\n', 'line 2: establishments is ""'],
		[
			readZipBusinesses,
			'zip,establishments\n55411,3\n55411,3\n',
			'line 3: 55411 stands in line 2 already.'
		],
		[readBusStops, 'stop,longitude,latitude\n1,-93.2,\n', 'bus-stops.csv, line 2: latitude is ""'],
		[readBusStops, 'stop,longitude,latitude\nA,-93.2,45\n', 'line 2: stop is "A"']
	])('jobs, businesses and bus stops: %#', (read, text, reason) => {
		expect(refusal(read, text)).toContain(reason);
	});

	it('a month that is none', () => {
		const text = 'county,year,month,filings\n27053,2020,13,4\n';
		expect(refusal(readFilingsByMonth, text)).toContain('line 2: month is "13"');
	});

	it('a rent that is not 30% of the income', () => {
		const text = 'step,persons,year,income,rent\n30,4,2024,37250,990\n';
		expect(refusal(readRentSteps, text)).toContain(
			'rent-steps.csv, line 2: a rent of 990 is not 30% of 37250 a year.'
		);
	});

	it('a rule on filings that ends before it begins', () => {
		const text = 'from,to,rule,source,url\n2021-01-02,2021-01-01,barred,A,https://a.example\n';
		expect(refusal(readCourtOrders, text)).toContain('court-orders.csv, line 2: it ends on');
	});

	it('a share that is none, and a label that is neither yes nor no', () => {
		const header = `GEOID,${CLIMATE.join(',')}`;
		const row = '270030501071,1.4679,91,0.08,20,0.1,0.05,0.15,0.09';
		expect(refusal(readClimate, `${header}\n${row}\n`)).toContain(
			'climate-and-health.csv, line 2: tree_canopy is "1.4679"'
		);
		const text = 'GEOID,disadvantaged\n27003050107,\n';
		expect(refusal(readDisadvantaged, text)).toContain(
			'disadvantaged-2022.csv, line 2: disadvantaged is ""'
		);
		expect(refusal(readOpportunityZones, 'GEOID\n2700305040\n')).toContain('line 2: GEOID is');
		expect(refusal(readLowIncomeList, 'GEOID\n27003050222\n')).toContain('line 2: GEOID is');
	});
});
