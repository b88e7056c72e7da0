/** What records say of real places, against sums made another way: turf's circles, points and overlaps in the source's own order. */
import { beforeAll, describe, expect, it } from 'vitest';
import * as turf from '@turf/turf';
import { csvParseRows } from 'd3-dsv';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { readFeatures } from '../../scripts/data/places.ts';
import { figureFile } from '../../scripts/data/figures.ts';
import {
	CORRIDOR_IDS,
	readCorridor,
	readDataManifest,
	readRegionFile
} from '../../scripts/data/region.ts';
import {
	readClimate,
	readCovenants,
	readDisadvantaged,
	readFilings,
	readBusStops,
	readJobs,
	readLowIncomeList,
	readOpportunityZones,
	readPublicHousing,
	readZipBusinesses
} from '../../scripts/data/records.ts';
import { linesFile } from '../../scripts/build/files.ts';
import { placeExtent, placeLine } from '../../src/lib/domain/places/place-code.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import { reliability } from '../../src/lib/domain/statistics/error.ts';
import { callFigures } from '../../src/lib/domain/places/compared.ts';
import {
	profilePlace,
	recordsOfPlace,
	type ProfileSources
} from '../../src/lib/domain/places/profile.ts';
import {
	RECORD_FIGURES,
	type RecordFigureId
} from '../../src/lib/domain/indicators/record-figures.ts';
import * as independent from './independent-records.fixture.ts';
import { profileSources } from './profile-sources.fixture.ts';

type Area = Feature<Polygon | MultiPolygon>;

const [MAIN] = CORRIDOR_IDS;
const LINE = readCorridor(MAIN);
const LINES = linesFile(CORRIDOR_IDS.map(readCorridor)).lines.map(placeLine);
const HALF_MILE_KM = 0.804672;

let sources: ProfileSources;
beforeAll(async () => {
	({ sources } = await profileSources());
}, 180_000);

function figuresOf(ref: string) {
	const extent = placeExtent(ref, { reach: HALF_MILE_KM * 1000, lines: LINES });
	if (!extent.ok) throw new Error(extent.problem.code);
	const profile = profilePlace(sources, extent.value);
	if (!profile.ok) throw new Error(profile.problem.code);
	return (id: RecordFigureId) =>
		profile.value.figures.find(({ definition }) => definition.id === id)!;
}

function of(ref: string, id: RecordFigureId): Estimate {
	return figuresOf(ref)(id).estimate;
}

const circleAround = (station: string): Area => {
	const found = LINE.stations.find(({ id }) => id === station)!;
	return turf.circle([...found.lngLat], HALF_MILE_KM, { steps: 256, units: 'kilometers' });
};

/** People and homes of every block group, as its file has them. */
const readTable = (table: 'census-2020') => {
	const [header = [], ...rows] = csvParseRows(readRegionFile('figures', figureFile(table)));
	const at = (column: string) => header.indexOf(column);
	return rows.map((cells) => ({
		geoid: cells[at('GEOID')]!,
		people: Number(cells[at('P1_001N')]),
		homes: Number(cells[at('H1_001N')])
	}));
};

const lots = () => readFeatures('covenant-lots') as Area[];

describe('covenants', () => {
	it.each([
		['lowry', 338],
		['downtown-robbinsdale', 170],
		['penn', 13],
		['bass-lake-road', 7]
	])('within half a mile of %s are about %i, as the source counts them', (station, published) => {
		const { value } = of(`station:${station}`, 'covenants');
		expect(Math.abs(value! - published)).toBeLessThanOrEqual(3);
		const circle = circleAround(station);
		const inside = lots().filter((lot) =>
			turf.booleanPointInPolygon(turf.pointOnFeature(lot), circle)
		);
		expect(Math.abs(value! - inside.length)).toBeLessThanOrEqual(2);
	});

	it('none are found around West Broadway, which is told as a record and not as a survey’s zero', () => {
		const estimate = of('station:west-broadway', 'covenants');
		expect(estimate.value).toBe(0);
		expect(reliability(estimate)).toBe('from-records');
	});

	it('add up to all of them, to a county’s, to a city’s', () => {
		expect(of('region', 'covenants').value).toBeCloseTo(33_227, 6);
		expect(of('county:053', 'covenants').value).toBeCloseTo(24_118, 0);
		expect(of('city:Crystal', 'covenants').value).toBeCloseTo(302, 0);
		const cities = new Map(
			readFeatures('block-groups-2020').map(({ id, properties }) => [String(id), properties?.city])
		);
		const byBlockGroup = readCovenants()
			.filter(({ geoid }) => cities.get(geoid) === 'Robbinsdale')
			.reduce((sum, row) => sum + row.lots, 0);
		expect(Math.abs(of('city:Robbinsdale', 'covenants').value! - byBlockGroup)).toBeLessThan(2);
	});

	it('of two halves of a place are those of the whole', () => {
		const [west, east] = ['053021200', '053021300'];
		const both = of(`tracts:${west},${east}`, 'covenants').value!;
		const apart =
			of(`tracts:${west}`, 'covenants').value! + of(`tracts:${east}`, 'covenants').value!;
		expect(both).toBeCloseTo(apart, 6);
	});

	it('of all tracts add up to all of them, each lot counted once', () => {
		const sum = sources.index.geoids.reduce((total, geoid) => {
			const found = recordsOfPlace(sources, { kind: 'tracts', geoids: [geoid] });
			return total + ((found.ok ? found.value?.covenants.value : null) ?? 0);
		}, 0);
		expect(sum).toBeCloseTo(33_227, 6);
	}, 60_000);

	it('are not published where no deeds were read', () => {
		expect(of('county:019', 'covenants')).toMatchObject({ value: null, quality: 'not-published' });
	});
});

describe('the maps of the 1930s', () => {
	it.each(['west-broadway', 'plymouth', 'james'])('%s', (station) => {
		const circle = circleAround(station);
		const red = (readFeatures('red-areas') as Area[]).reduce((sum, area) => {
			const shared = turf.intersect(turf.featureCollection([area, circle]));
			return sum + (shared ? turf.area(shared) : 0);
		}, 0);
		expect(of(`station:${station}`, 'red_area_share').value).toBeCloseTo(
			red / turf.area(circle),
			2
		);
	});

	it('say nothing of places that they do not reach, and none of those they do', () => {
		expect(of('station:oak-grove-parkway', 'red_area_share').quality).toBe('not-published');
		expect(of('station:penn', 'red_area_share').value).toBe(0);
	});
});

describe('eviction filings', () => {
	it('add up to the county’s, but for tracts whose borders moved', () => {
		const published = readFilings()
			.filter(({ geoid }) => geoid.startsWith('27053'))
			.reduce((sum, { perYear }) => sum + perYear, 0);
		expect(of('county:053', 'eviction_filings_per_year').value! / published).toBeCloseTo(1, 2);
	});

	it('are 5.3 for every 100 renting households within a mile of the line, 2.7 in the county', () => {
		const corridor = figuresOf(`corridor:${MAIN}`);
		expect(corridor('eviction_filings_per_100_renters').estimate.value).toBeCloseTo(5.3, 1);
		expect(of('county:053', 'eviction_filings_per_100_renters').value).toBeCloseTo(2.7, 1);
	});

	it('in the 40 tracts of 2010 whose middle lies within a mile are 1,518 a year, as the source says', () => {
		const perYear = new Map(readFilings().map((row) => [row.geoid, row.perYear]));
		const alignment = LINE.line as Parameters<typeof turf.pointToLineDistance>[1];
		const near = (readFeatures('tracts-2010') as (Area & { id: string })[]).filter(
			(tract) =>
				turf.pointToLineDistance(turf.centerOfMass(tract), alignment, { units: 'meters' }) <=
				1609.344
		);
		const sum = near.reduce((total, { id }) => total + (perYear.get(id) ?? 0), 0);
		expect(near).toHaveLength(40);
		expect(Math.abs(sum - 1518)).toBeLessThan(1);
		// The atlas counts the part of each tract that lies within the mile.
		const { value } = of(`corridor:${MAIN}`, 'eviction_filings_per_year');
		expect(Math.abs(value! / sum - 1)).toBeLessThan(0.07);
	});

	it('are not told where a part of the place has none at hand', () => {
		expect(of('region', 'eviction_filings_per_year').quality).toBe('not-published');
	});

	it('claim no difference between places', () => {
		const one = figuresOf('station:penn')('eviction_filings_per_100_renters');
		const other = figuresOf('county:053')('eviction_filings_per_100_renters');
		expect(callFigures(one, other).direction).toBe('not-tested');
	});
});

describe('the county’s filings beside a place’s', () => {
	it('are those of all of its tracts, by their renters', () => {
		const own = of('county:053', 'eviction_filings_per_100_renters').value!;
		expect(of('station:penn', 'county_eviction_filings_per_100').value).toBeCloseTo(own, 9);
		expect(of('county:019', 'county_eviction_filings_per_100').quality).toBe('not-published');
	});
});

describe('climate, heat and health', () => {
	/** Block groups within half a mile of a station, by turf: part of the ground, people, homes. */
	const within = (station: string) => {
		const circle = circleAround(station);
		const counts = new Map(readTable('census-2020').map((row) => [row.geoid, row]));
		return (readFeatures('block-groups-2020') as (Area & { id: string })[]).flatMap((group) => {
			const shared = turf.intersect(turf.featureCollection([group, circle]));
			if (!shared) return [];
			const share = turf.area(shared) / turf.area(group);
			const { people, homes } = counts.get(group.id)!;
			return [
				{
					geoid: group.id,
					land: turf.area(shared),
					people: people * share,
					homes: homes * share
				}
			];
		});
	};

	it.each(['penn', 'lowry', 'bass-lake-road'])('around %s equal an independent mean', (station) => {
		const rows = new Map(readClimate().map(({ geoid, values }) => [geoid, values]));
		const groups = within(station);
		const mean = (
			by: 'land' | 'people',
			column: 'tree_canopy' | 'ground_temperature_f' | 'asthma'
		) =>
			groups.reduce((sum, each) => sum + each[by] * (rows.get(each.geoid)![column] ?? 0), 0) /
			groups.reduce((sum, each) => sum + each[by], 0);
		expect(of(`station:${station}`, 'tree_canopy').value).toBeCloseTo(
			mean('land', 'tree_canopy'),
			2
		);
		expect(of(`station:${station}`, 'ground_temperature').value).toBeCloseTo(
			mean('land', 'ground_temperature_f'),
			1
		);
		expect(of(`station:${station}`, 'asthma').value).toBeCloseTo(mean('people', 'asthma'), 3);
	});

	it('of a whole tract are those of its block groups', () => {
		const groups = readClimate().filter(({ geoid }) => geoid.startsWith('27053003300'));
		const values = groups.map(({ values }) => values.asthma!);
		const found = of('tract:27053003300', 'asthma').value!;
		expect(found).toBeGreaterThanOrEqual(Math.min(...values));
		expect(found).toBeLessThanOrEqual(Math.max(...values));
	});

	it('a block group on a federal list counts by its homes', () => {
		const listed = new Set(readLowIncomeList().map(({ geoid }) => geoid));
		const groups = within('penn');
		const homes = (of: typeof groups) => of.reduce((sum, each) => sum + each.homes, 0);
		expect(of('station:penn', 'low_income_list').value).toBeCloseTo(
			homes(groups.filter(({ geoid }) => listed.has(geoid))) / homes(groups),
			2
		);
	});
});

describe('every station area, by a sum made another way', () => {
	it.each(LINE.stations.map(({ id }) => id))('%s', (station) => {
		const circle = independent.circleAround(station);
		const figures = figuresOf(`station:${station}`);
		const near = (id: RecordFigureId, sum: number, part: number, least: number) => {
			const { value } = figures(id).estimate;
			expect(value, id).not.toBeNull();
			expect(Math.abs(value! - sum), `${id}: ${value} and ${sum}`).toBeLessThanOrEqual(
				Math.max(part * sum, least)
			);
		};
		// Tracts of 2010 whose borders moved are carried by another measure than homes.
		near('eviction_filings_per_year', independent.filingsIn(circle), 0.08, 0.5);
		for (const [id, column] of [
			['homes_rented_for_cash', 'rented'],
			['affordable_homes_30', 'at_30'],
			['affordable_homes_50', 'at_50'],
			['affordable_homes_80', 'at_80']
		] as const)
			near(id, independent.homesByRentIn(circle, column), 0.005, 0.2);
		for (const [id, label] of [
			['disadvantaged_2022', 'disadvantaged-2022'],
			['opportunity_zones_2018', 'opportunity-zones-2018'],
			['low_income_list', 'low-income-list']
		] as const)
			near(id, independent.labelledShareOf(circle, label), 0, 0.02);
		near('covenants', independent.lotsIn(circle), 0, 2);
		// Neither list nor map reaches all stations, and what is not reached is not none.
		for (const [id, sum, least] of [
			['public_housing_units', independent.publicHomesIn(circle), 0],
			['red_area_share', independent.redShareOf(circle), 0.002]
		] as const) {
			if (figures(id).estimate.value === null) expect(sum, id).toBe(0);
			else near(id, sum, 0, least);
		}
	});

	it('the share of a city within a mile of the line is that of turf’s own mile', () => {
		const mile = independent.mileAroundTheLine();
		for (const city of ['Crystal', 'Robbinsdale', 'Minneapolis', 'Brooklyn Park'])
			expect(of(`city:${city}`, 'in_program_corridor').value, city).toBeCloseTo(
				independent.shareOfGround(independent.cityOutline(city), mile),
				2
			);
	});
});

describe('labels of the past', () => {
	it('are whole in tracts that kept their borders, and not elsewhere', () => {
		const called = readDisadvantaged();
		const zones = new Set(readOpportunityZones().map(({ geoid }) => geoid));
		const same = called.filter(({ geoid }) => sources.index.geoids.includes(geoid)).slice(0, 400);
		let whole = 0;
		for (const { geoid, disadvantaged } of same.filter((_, at) => at % 20 === 0)) {
			const share = of(`tract:${geoid}`, 'disadvantaged_2022').value!;
			if (Math.abs(share - Number(disadvantaged)) < 0.02) whole += 1;
			const zone = of(`tract:${geoid}`, 'opportunity_zones_2018').value!;
			expect(Math.abs(zone - Number(zones.has(geoid)))).toBeLessThan(0.5);
		}
		expect(whole).toBeGreaterThanOrEqual(19);
	});
});

describe('homes by rent and public housing', () => {
	const HOMES = [
		'affordable_homes_30',
		'affordable_homes_50',
		'affordable_homes_80',
		'homes_rented_for_cash'
	] as const;

	it.each([
		// Large and small, with many and few rented homes, under its own name and a city's.
		'tract:27053003300',
		'tract:27053025100',
		'tract:27053104801',
		'tracts:053003300',
		'city:Wayzata',
		'city:Osseo',
		'tracts:053005901,053005902',
		'near:44.99887,-93.29963,400m',
		'station:penn@0.25mi'
	])('are never told of a single tract or a place under a station area’s size: %s', (ref) => {
		for (const id of HOMES)
			expect(of(ref, id), id).toMatchObject({ value: null, quality: 'place-too-small' });
	});

	it('are told of every station area, a circle as large, a city, tracts together', () => {
		const places = [
			...LINE.stations.map(({ id }) => `station:${id}`),
			'near:44.99887,-93.29963,0.5mi',
			'city:Robbinsdale',
			'tracts:053021200,053021300',
			`corridor:${MAIN}`
		];
		for (const ref of places)
			for (const id of HOMES) expect(of(ref, id).value, `${ref} ${id}`).toBeGreaterThan(0);
	});

	it('are of the tracts around where those lie mostly elsewhere', () => {
		expect(of('station:93rd-avenue', 'affordable_homes_50').ofTracts).toBe(true);
		expect(of('station:penn', 'affordable_homes_50').ofTracts).toBeUndefined();
	});

	it('are not published where the records do not reach, however small the place', () => {
		expect(of('tract:27123030601', 'affordable_homes_50').quality).toBe('not-published');
		expect(of('city:St. Paul', 'affordable_homes_50').quality).toBe('not-published');
	});

	it('add up to the county’s', () => {
		expect(of('county:053', 'affordable_homes_80').value).toBe(176_480);
		expect(of('county:053', 'homes_rented_for_cash').value).toBe(197_207);
	});

	it('count buildings where they stand', () => {
		const circle = circleAround('west-broadway');
		const units = readPublicHousing()
			.filter(({ longitude, latitude }) =>
				turf.booleanPointInPolygon([longitude, latitude], circle)
			)
			.reduce((sum, building) => sum + building.units, 0);
		expect(of('station:west-broadway', 'public_housing_units').value).toBe(units);
		expect(of('region', 'public_housing_units').value).toBe(4154);
		expect(of('city:Crystal', 'public_housing_units').quality).toBe('not-published');
	});

	it('count each building in one tract, and none beyond the list’s own city', () => {
		const buildings = readPublicHousing();
		const tracts = readFeatures('tracts-2020') as Area[];
		const byPoints = new Map<string, number>();
		for (const { longitude, latitude, units } of buildings) {
			const at = tracts.find((tract) => turf.booleanPointInPolygon([longitude, latitude], tract))!;
			byPoints.set(String(at.id), (byPoints.get(String(at.id)) ?? 0) + units);
		}
		const told = tracts.map(({ id }) => {
			const { value } = of(`tract:${id}`, 'public_housing_units');
			return [String(id), value] as const;
		});
		expect(new Map(told.filter(([, value]) => value))).toEqual(byPoints);
		expect(told.reduce((sum, [, value]) => sum + (value ?? 0), 0)).toBe(4154);
		const covered = told.filter(([, value]) => value !== null);
		expect(covered.length).toBeGreaterThan(byPoints.size);
		expect(covered.every(([id]) => id.startsWith('27053'))).toBe(true);
	});
});

describe('jobs, businesses and bus stops', () => {
	/** By the tracts of 2010 themselves, which the build carries to those of 2020. */
	const jobsIn = (area: Area) => {
		const byTract = new Map(readJobs().map((row) => [row.geoid, row]));
		let [all, low] = [0, 0];
		for (const tract of readFeatures('tracts-2010') as Area[]) {
			if (!turf.booleanIntersects(tract, area)) continue;
			const shared = turf.intersect(turf.featureCollection([tract, area]));
			const { jobs, lowPay } = byTract.get(String(tract.id))!;
			const held = shared ? (jobs * turf.area(shared)) / turf.area(tract) : 0;
			all += held;
			low += held * lowPay;
		}
		return { all, low };
	};

	/** As far as rounding to two digits may move it. */
	const roundingOf = (value: number) => 0.5 * 10 ** (Math.floor(Math.log10(value)) - 1);

	it.each(['west-broadway', 'penn', 'lyndale', 'lowry', 'downtown-robbinsdale'])(
		'within half a mile of %s are the jobs of its ground, and the stops that stand on it',
		(station) => {
			const circle = circleAround(station);
			const { all, low } = jobsIn(circle);
			const figure = figuresOf(`station:${station}`);
			// Block groups were drawn simpler: circles lose up to 1.4% of their ground between them.
			const jobs = figure('jobs').estimate.value!;
			expect(jobs).toBe(Number(jobs.toPrecision(2)));
			expect(Math.abs(jobs - all)).toBeLessThan(0.02 * all + roundingOf(all));
			expect(figure('low_pay_jobs_share').estimate.value).toBeCloseTo(low / all, 2);
			const stops = readBusStops().filter(({ longitude, latitude }) =>
				turf.booleanPointInPolygon([longitude, latitude], circle)
			);
			expect(stops.length).toBeGreaterThan(0);
			expect(Math.abs(figure('bus_stops').estimate.value! - stops.length)).toBeLessThanOrEqual(1);
		}
	);

	it('add up to all of the region, and parts to the whole', () => {
		expect(of('region', 'jobs').value).toBeCloseTo(1_795_347, 0);
		expect(of('region', 'zip_businesses').value).toBe(84_732);
		expect(of('region', 'bus_stops').value).toBe(10_251);
		const counties = ['003', '019', '037', '053', '123', '139', '163'];
		const together = counties.reduce((sum, code) => sum + of(`county:${code}`, 'jobs').value!, 0);
		expect(together / 1_795_347).toBeCloseTo(1, 2);
	});

	it('are left blank where the tracts lie largely elsewhere', () => {
		const station = figuresOf('station:oak-grove-parkway');
		expect(station('jobs').estimate.quality).toBe('not-published');
		expect(station('low_pay_jobs_share').estimate.quality).toBe('not-published');
		expect(station('bus_stops').estimate.value).toBeGreaterThan(0);
	});

	it('claim no difference, and have no margin', () => {
		const [one, other] = [figuresOf('station:penn'), figuresOf('region')];
		expect(reliability(one('jobs').estimate)).toBe('from-records');
		expect(callFigures(one('low_pay_jobs_share'), other('low_pay_jobs_share')).direction).toBe(
			'not-tested'
		);
	});

	it('are those of whole ZIP codes, and left blank where the ZIP code is not known', () => {
		const of55411 = readZipBusinesses().find(({ zip }) => zip === '55411')!.establishments;
		expect(of('station:penn', 'zip_businesses').value).toBe(of55411);
		expect(of('station:west-broadway', 'zip_businesses').value).toBe(of55411);
		for (const place of ['station:bass-lake-road', 'city:Robbinsdale', 'county:053'])
			expect(of(place, 'zip_businesses').quality).toBe('not-published');
	});
});

describe('the corridor of the state’s program', () => {
	it('holds every planned station area, part of a city, and nothing far away', () => {
		for (const { id } of LINE.stations)
			expect(of(`station:${id}`, 'in_program_corridor').value).toBe(1);
		const part = of('city:Crystal', 'in_program_corridor').value!;
		expect(part).toBeGreaterThan(0.5);
		expect(part).toBeLessThan(0.8);
		expect(of('county:019', 'in_program_corridor').value).toBe(0);
	});
});

it('every figure of records is in every profile, with a source that the manifest has', () => {
	const known = new Set(readDataManifest().sources.map(({ id }) => id));
	const figure = figuresOf('region');
	for (const { id, source } of RECORD_FIGURES) {
		expect(figure(id).definition.measure.kind).toBe('record');
		expect(known).toContain(source);
	}
});
