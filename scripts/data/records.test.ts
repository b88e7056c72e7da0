import { describe, expect, it } from 'vitest';
import {
	readAppraisals,
	readBusStops,
	readCovenants,
	readFilings,
	readFilingsByMonth,
	readHomesByRent,
	readJobs,
	readPublicHousing,
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
});
