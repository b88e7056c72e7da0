import { describe, expect, it } from 'vitest';
import { SURVEYED, indicatorById, classIndex } from '../../src/lib/domain/indicators/catalog.ts';
import { computeIndicator } from '../../src/lib/domain/indicators/compute.ts';
import { decodeIndicator } from '../../src/lib/domain/indicators/built-files.ts';
import {
	tractFigures,
	type TractTable,
	type PlaceWeights,
	type TractCrosswalk
} from '../../src/lib/domain/indicators/figures.ts';
import { VINTAGES } from '../../src/lib/domain/statistics/census.ts';
import {
	known,
	knownWithoutMargin,
	missing,
	type Estimate
} from '../../src/lib/domain/statistics/estimate.ts';
import { NOTHING_CUT } from '../../src/lib/domain/statistics/fitted.ts';
import { RACE_GROUPS } from '../../src/lib/domain/statistics/census.ts';
import { readFigures } from '../data/figures.ts';
import {
	buildIndicatorFile,
	buildRecordFile,
	isRecorded,
	tablesOn2020Tracts,
	type RecordEstimates
} from './indicators.ts';

const FIGURES = new Map(VINTAGES.map((vintage) => [vintage, readFigures(vintage)]));
const TRACTS_2020 = FIGURES.get('2019-2023')!.geoids;
const TRACTS_2010 = FIGURES.get('2010-2014')!.geoids;

/** Every 2020 tract takes all of its figures from one 2010 tract: wrong on the ground, but plain to check. */
const CROSSWALK: TractCrosswalk = {
	from: TRACTS_2010,
	to: TRACTS_2020,
	overlaps: TRACTS_2020.map((_, row) => [
		{ from: row % TRACTS_2010.length, countWeight: 1, meanWeight: 1 }
	]),
	largestOverlap: TRACTS_2020.map((_, row) => (row === 5 ? 0.9 : 1))
};

const ONES = TRACTS_2020.map(() => 1);
const REGION: PlaceWeights = {
	key: 'region',
	name: 'Region',
	bbox: [-94, 44, -92, 46],
	people2020: 0,
	housingUnits2020: 0,
	tracts: TRACTS_2020.map((_, row) => row),
	households: ONES,
	people: ONES,
	groups: RACE_GROUPS.map(() => ONES),
	groups2020: RACE_GROUPS.map(() => 0),
	cut: NOTHING_CUT
};

const INPUTS = {
	...tablesOn2020Tracts(FIGURES, CROSSWALK),
	places: [REGION],
	indicatorOf: indicatorById
};

describe('the figures', () => {
	it('carry what every formula names, in every period it is offered for', () => {
		for (const definition of SURVEYED) {
			for (const vintage of definition.vintages) {
				const { estimate } = computeIndicator(
					definition,
					vintage,
					tractFigures(INPUTS.tables, 0),
					indicatorById
				);
				expect(estimate.quality, `${definition.id} ${vintage}`).toBeDefined();
			}
		}
	});

	it('must be of tracts that the crosswalk knows', () => {
		const elsewhere: TractTable = { ...FIGURES.get('2019-2023')!, geoids: ['01001020100'] };
		expect(() => tablesOn2020Tracts(new Map([['2019-2023', elsewhere]]), CROSSWALK)).toThrow(
			'Figures of 2019-2023: 1 tracts'
		);
	});
});

describe('buildIndicatorFile', () => {
	const built = (id: Parameters<typeof indicatorById>[0]) =>
		decodeIndicator(buildIndicatorFile(indicatorById(id), INPUTS));
	const row = TRACTS_2020.indexOf('27053003300');

	it('gives a tract the published figures', () => {
		expect(built('median-gross-rent').vintages['2019-2023']?.tracts[row]).toEqual(known(1144, 255));
		expect(built('renter-households').vintages['2019-2023']?.tracts[row]).toEqual(known(315, 113));
	});

	it('gives the region the sum of its tracts', () => {
		const table = FIGURES.get('2019-2023')!;
		const sum = TRACTS_2020.reduce(
			(total, _, tract) => total + (table.estimate(tract, 'B25003_003').value ?? NaN),
			0
		);
		expect(built('renter-households').vintages['2019-2023']?.places[0]?.value).toBe(sum);
	});

	it('marks what was carried across changed boundaries and what is approximate', () => {
		const { vintages } = built('median-gross-rent');
		expect([...(vintages['2010-2014']?.carried ?? [])]).toEqual([5]);
		expect([...(vintages['2019-2023']?.carried ?? [])]).toEqual([]);
		expect(vintages['2010-2014']?.methods.get(0)).toBe('mean-of-medians');
		expect(vintages['2019-2023']?.methods.has(0)).toBe(false);
		expect([...(built('rent-change').vintages['2019-2023']?.carried ?? [])]).toEqual([5]);
	});

	it('has one scale for all periods, whose classes hold every value', () => {
		const { scale, vintages } = built('median-household-income');
		const classes = new Set(
			Object.values(vintages).flatMap((vintage) =>
				(vintage?.tracts ?? []).map(({ value }) => (value === null ? -1 : classIndex(scale, value)))
			)
		);
		expect([...classes].sort((a, b) => a - b)).toEqual(
			Array.from({ length: scale.breaks.length + 2 }, (_, i) => i - 1)
		);
	});

	it('gives the same bytes again', () => {
		const once = JSON.stringify(buildIndicatorFile(indicatorById('poverty-185'), INPUTS));
		expect(JSON.stringify(buildIndicatorFile(indicatorById('poverty-185'), INPUTS))).toBe(once);
	});
});

describe('buildRecordFile', () => {
	const counted = (value: number) => knownWithoutMargin(value, 'from-records');
	const said = (tracts: readonly Estimate[]): RecordEstimates => ({
		of: (record) => ({
			tracts: record === 'eviction_filings_per_100_renters' ? tracts : [],
			places: [counted(2.5)]
		}),
		carriedOf: (source) => (source === 'eviction-filings' ? [1] : [])
	});
	const filings = indicatorById('eviction-filings');

	it('keeps what records say, without margin, in their one period', () => {
		const tracts = [0, 1.25, 2, 3, 5, 8, 13].map(counted);
		const file = buildRecordFile(filings, said([...tracts, missing('not-published')]));
		const { scale, vintages } = decodeIndicator(file);
		expect(Object.keys(vintages)).toEqual(['2012-2019']);
		const { tracts: read, places, carried } = vintages['2012-2019']!;
		expect(read.map(({ value, moe }) => [value, moe])).toEqual(
			[0, 1.25, 2, 3, 5, 8, 13, null].map((value) => [value, null])
		);
		expect(read[1]).toEqual(counted(1.25));
		expect(places).toEqual([counted(2.5)]);
		expect([...carried]).toEqual([1]);
		expect(scale.breaks.length).toBeGreaterThan(1);
		expect(isRecorded(file)).toBe(true);
	});

	it('is one class of nothing where the region has no such records', () => {
		const file = buildRecordFile(filings, said([missing('not-published')]));
		expect(file.scale.breaks).toEqual([]);
		expect(isRecorded(file)).toBe(false);
	});

	it('is not made of what the survey asks for', () => {
		expect(() => buildRecordFile(indicatorById('renter-share'), said([]))).toThrow('renter-share');
	});
});
