/**
 * Another region by one command: two counties of real shape and size, taken from a server that answers as the
 * Bureau's interface and map service do, then built.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { booleanPointInPolygon, pointOnFeature } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { csvFormatRows, csvParseRows } from 'd3-dsv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figureFile, readFigures } from '../../scripts/data/figures.ts';
import { readPlaces } from '../../scripts/data/places.ts';
import { readRegionFile } from '../../scripts/data/region.ts';
import { VINTAGES } from '../../src/lib/domain/statistics/census.ts';
import { censusServer, type CensusServer, type MapLayer } from '../fixtures/census-server.ts';
import { projectCopy, TSX } from '../fixtures/region/project.ts';

const COUNTIES = ['139', '163'];

type Area = Feature<Polygon | MultiPolygon, Readonly<Record<string, unknown>>>;

const table = (name: string) => readRegionFile('figures', name);

/** Median incomes of one period as a table of their own, with more columns of the same tracts. */
function incomesOf(year: number, more = ''): string {
	const [, ...rows] = csvParseRows(table('acs5-median-income-2012-2022.csv'));
	const [header = ['GEOID'], ...others] = csvParseRows(more);
	const by = new Map(others.map((row) => [row[0], row.slice(1)]));
	return csvFormatRows([
		['GEOID', 'B19013_001E', ...header.slice(1)],
		...rows
			.filter((row) => row[1] === String(year))
			.map(([geoid = '', , income = '']) => [geoid, income, ...(by.get(geoid) ?? [])])
	]);
}

function layers(): MapLayer[] {
	const counties = readPlaces('counties').features;
	// A city in two counties is a subdivision of each, as the Bureau has it.
	const cities = readPlaces('cities').features;
	const inCounties = new Map<string, Area>();
	for (const group of readPlaces('block-groups-2020').features) {
		const county = group.id.slice(2, 5);
		if (!COUNTIES.includes(county)) continue;
		const point = pointOnFeature(group);
		const city = cities.find((each) => booleanPointInPolygon(point, each))!;
		const id = `${city.id}-${county}`;
		inCounties.set(id, { ...city, id, properties: { name: city.properties.name, county } });
	}
	const subdivisions = [...inCounties.values()];
	const made = (
		name: string,
		areas: readonly Area[],
		county: (area: Area) => string,
		service = 'tigerWMS_Census2020'
	): MapLayer => ({
		service,
		name,
		features: areas.map((area) => ({
			type: 'Feature',
			properties: {
				GEOID: String(area.id),
				BASENAME: typeof area.properties.name === 'string' ? area.properties.name : String(area.id),
				COUNTY: county(area)
			},
			geometry: area.geometry
		}))
	});
	const ofGeoid = (area: Area) => String(area.id).slice(2, 5);
	return [
		made('Counties', counties, (area) => String(area.id)),
		made('Census Tracts', readPlaces('tracts-2020').features, ofGeoid),
		made('Census Block Groups', readPlaces('block-groups-2020').features, ofGeoid),
		made('County Subdivisions', subdivisions, (area) => String(area.properties.county)),
		made('Census Tracts', readPlaces('tracts-2010').features, ofGeoid, 'tigerWMS_Census2010')
	];
}

let copy: ReturnType<typeof projectCopy>;
let server: CensusServer;
let region = '';

beforeAll(async () => {
	copy = projectCopy();
	const tables: Record<number, string> = {};
	for (let year = 2012; year <= 2022; year += 1) tables[year] = incomesOf(year);
	tables[2012] = incomesOf(2012, table('acs5-race-2008-2012.csv'));
	for (const period of VINTAGES) tables[Number(period.slice(5))] = table(figureFile(period));
	server = await censusServer(tables, {
		layers: layers(),
		counts: table('pl-2020-blockgroups.csv')
	});
	region = join(copy.region, '../regions/two-counties');
});
afterAll(async () => {
	await server.close();
	copy.remove();
});

/** A line from the middle of one tract to those of two others in a city. */
function lineFile(): string {
	const tracts = readPlaces('tracts-2020').features.filter(({ id }) => id.startsWith('27163'));
	const stations = [10, 20, 30].map((at) => pointOnFeature(tracts[at]!).geometry.coordinates);
	const feature = (geometry: unknown, properties: unknown = {}) => ({
		type: 'Feature',
		properties,
		geometry
	});
	return JSON.stringify({
		type: 'FeatureCollection',
		features: [
			feature({ type: 'LineString', coordinates: stations }),
			...stations.map((coordinates, order) =>
				feature({ type: 'Point', coordinates }, { name: `Stop ${'ABC'[order]}`, order })
			)
		]
	});
}

describe('npm run region', { timeout: 900_000 }, () => {
	test('sets up two counties from the Bureau’s answers', async () => {
		const geojson = join(copy.region, '../line.geojson');
		writeFileSync(geojson, lineFile());
		const args = [
			...['--name', 'Two Counties', '--counties', COUNTIES.map((code) => `27${code}`).join(',')],
			...['--year', '2023', '--line', 'Valley Line', '--geojson', geojson],
			...['--plan', 'The line is planned.', '--publisher', 'Valley Transit', '--licence', 'Open.']
		];
		const asking = {
			ROOTLINE_CENSUS: server.base,
			ROOTLINE_TIGER: server.base,
			ROOTLINE_REFRESH_PACE: '0',
			ROOTLINE_REFRESH_CACHE: join(copy.region, '../answers'),
			ROOTLINE_REGIONS: join(copy.region, '../regions')
		};
		const { code, out } = await copy.node(
			[...TSX, 'scripts/refresh/region.ts', ...args],
			copy.region,
			asking
		);
		expect(code, out).toBe(0);
		expect(out).toContain('Two Counties: 91 tracts');
		const again = await copy.node(
			[...TSX, 'scripts/refresh/region.ts', ...args],
			copy.region,
			asking
		);
		expect(again.out).toContain('There is a region in');
		const check = await copy.node([...TSX, 'scripts/check/check.ts'], region);
		expect(check.out).toContain('0 BLOCKER');
	});

	test('gives a tract the figures that ship, with margins at both ends of a change', async () => {
		const shipped = readFigures('2019-2023');
		const geoid = shipped.geoids.find((each) => each.startsWith('27163'))!;
		const args = ['scripts/profile/profile.ts', '--place', `tract:${geoid}`, '--format', 'json'];
		const { code, out } = await copy.node([...TSX, ...args], region);
		expect(code, out).toBe(0);
		const { figures } = JSON.parse(out) as {
			figures: Record<string, { value: number; moe: number }>;
		};
		const renters = shipped.estimate(shipped.rowOf(geoid)!, 'B25003_003');
		expect(figures.renter_households).toMatchObject({ value: renters.value, moe: renters.moe });
		expect(figures.rent_change?.moe).toBeGreaterThan(0);
	});

	test('is built to an atlas of its own', async () => {
		const fit = await copy.node([...TSX, 'scripts/fit/fit.ts'], region);
		expect(fit.code, fit.out).toBe(0);
		const data = await copy.node([...TSX, 'scripts/build-data.ts'], region);
		expect(data.code, data.out).toBe(0);
		const app = await copy.node(['node_modules/vite/bin/vite.js', 'build'], region);
		expect(app.code, app.out.slice(-3000)).toBe(0);
		expect(copy.pageText('')).toContain('The anti-displacement atlas for the Valley Line');
		for (const name of ['stop-a', 'stop-b', 'stop-c'])
			expect(existsSync(join(copy.project, 'build/station', name, 'index.html'))).toBe(true);
		const names =
			/minneapolis|hennepin|twin[ -]cities|blue.line|green line|robbinsdale|metro transit|seven-county/i;
		const cited = 'Twin Cities, 15 variables';
		const named = copy
			.filesBelow('build')
			.filter((file) =>
				names.test(readFileSync(join(copy.project, file), 'utf8').replaceAll(cited, ''))
			);
		expect(named).toEqual([]);
	});
});
