/**
 * Holds the carried figures against the source files by a parse of its own. Reported as skipped
 * where the source folder is not beside the project (`../shared/data`, or what SHARED_DIR names).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFigures, type FiguresId } from '../../scripts/data/figures.ts';
import {
	readClimate,
	readDisadvantaged,
	readLowIncomeList,
	readOpportunityZones,
	readRentSteps
} from '../../scripts/data/records.ts';
import { REGION_DIR, PROJECT_DIR } from '../../scripts/data/region.ts';
import { readPlaces, type PlacesName } from '../../scripts/data/places.ts';
import { importAll } from '../../scripts/import/import.ts';

const dir = resolve(process.env.SHARED_DIR ?? join(PROJECT_DIR, '..', 'shared', 'data'));
const here = existsSync(join(dir, 'census'));

/** Rows of a source table by GEOID; no cell of these files is quoted. */
function parse(name: string): Map<string, Map<string, string>> {
	const [head = '', ...lines] = readFileSync(join(dir, 'census', name), 'utf8')
		.trim()
		.split(/\r?\n/);
	const columns = head.split(',');
	return new Map(
		lines.map((line) => {
			const cells = line.split(',');
			expect(cells.length).toBe(columns.length);
			const row = new Map(columns.map((column, i) => [column, cells[i] ?? '']));
			return [row.get('GEOID') ?? '', row];
		})
	);
}

describe.skipIf(!here)('carried exactly, held against the source files', () => {
	test('every estimate and margin of the Bureau’s 2019–2023 file', () => {
		const table = readFigures('2019-2023');
		const source = parse('acs5_2023_tract2020.csv');
		expect([...source.keys()].sort()).toEqual(table.geoids);
		let compared = 0;
		table.geoids.forEach((geoid, row) => {
			for (const [column, cell] of source.get(geoid) ?? []) {
				if (!column.endsWith('E')) continue;
				const variable = column.slice(0, -1);
				const { value, moe, quality, moeReason } = table.estimate(row, variable);
				const estimate = Number(cell);
				const margin = Number(source.get(geoid)?.get(`${variable}M`));
				if (estimate === -666666666) expect(value).toBe(null);
				else expect(value).toBe(quality === 'top-coded' ? estimate - 1 : estimate);
				if (margin === -222222222) expect(moe).toBe(null);
				else if (margin === -333333333) expect(moeReason).toBe('open-interval');
				else expect(moe).toBe(margin);
				compared += 1;
			}
		});
		expect(compared).toBe(784 * 150);
	});

	test.each<[FiguresId, string, Readonly<Record<string, string>>]>([
		[
			'2019-2023',
			'metc_acs5_2023_tract2020.csv',
			{
				POPTOTAL: 'B01003_001',
				HH_MULTVEH: 'B08201_004-006',
				VACANT: 'B25002_003',
				R2000UP: 'B25063_023-026',
				BURDOWN: 'B25091_008-011+019-022',
				LESSHS: 'B15003_002-016',
				BURDRENT: 'B25070_007-010',
				HUMF5: 'B25024_006-009',
				MEDHOMEVAL: 'B25077_001',
				POV100RATE: 'C17002_002-003P'
			}
		],
		[
			'2016-2020',
			'metc_acs5_2020_tract2020.csv',
			{
				AGE65UP: 'B09020_001',
				FORBORNCIT: 'B05001_005',
				R1000_1249: 'B25063_020',
				NOBURDOWN: 'B25091_003-007+014-018',
				POV185RATE: 'C17002_002-006P',
				MEDGRENT: 'B25064_001'
			}
		],
		[
			'2015-2019',
			'metc_acs5_2019_tract2010.csv',
			{
				WHITENH: 'B03002_003',
				VAL100_124: 'B25075_015',
				VAL70_99: 'B25075_012-014',
				R700_799: 'B25063_016-017',
				GRADPROF: 'B15003_023-025',
				POV150RATE: 'C17002_002-005P',
				MEDHOMEVAL: 'B25077_001'
			}
		],
		[
			'2013-2017',
			'metc_acs5_2017_tract2010.csv',
			{
				WHITENH: 'B03002_003',
				BACHELORS: 'B15003_022',
				GRADPROF: 'B15003_023-025',
				BURDRENT: 'B25070_007-010',
				NOBURDRENT: 'B25070_002-006',
				RENTEROCC: 'B25003_003',
				OWNEROCC: 'B25003_002',
				R1000_1249: 'B25063_020',
				VAL150_174: 'B25075_017',
				PCI: 'B19301_001',
				MEDIANHHI: 'B19013_001',
				MEDGRENT: 'B25064_001',
				MEDHOMEVAL: 'B25077_001'
			}
		],
		[
			'2010-2014',
			'acs5_2014_tract2010.csv',
			{ B25064_001E: 'B25064_001', B19013_001E: 'B19013_001' }
		],
		['assessed-2014', 'acs5_2014_tract2010.csv', { MD_EMV_2014_2019USD: 'MD_EMV_2014_2019USD' }]
	])('%s against %s, area by area', (id, name, columns) => {
		const table = readFigures(id);
		const source = parse(name);
		expect([...source.keys()].sort()).toEqual(table.geoids);
		table.geoids.forEach((geoid, row) => {
			for (const [column, variable] of Object.entries(columns)) {
				const cell = source.get(geoid)?.get(column);
				const estimates = table.parts(variable).map((part) => table.estimate(row, part));
				const values = estimates.map((estimate) => estimate.value);
				if (cell === '') {
					expect(values).toEqual([null]);
					continue;
				}
				const sum = values.reduce<number>((a, value) => a + (value ?? NaN), 0);
				const isTopCoded = estimates[0]?.quality === 'top-coded';
				expect(isTopCoded ? sum + 1 : sum).toBe(Number(cell));
			}
		});
	});

	test('2020 counts against the shares by race, to 1e-9', () => {
		const table = readFigures('census-2020');
		const source = parse('pl2020_blockgroup.csv');
		const shares = {
			whitenh: 'P2_005N',
			pblacknh: 'P2_006N',
			pasiannh: 'P2_008-009N',
			phisppop: 'P2_002N',
			pamindnh: 'P2_007N',
			pothmultnh: 'P2_010-011N'
		};
		table.geoids.forEach((geoid, row) => {
			const cells = source.get(geoid);
			const people = table.estimate(row, 'P1_001N').value ?? NaN;
			expect(people).toBe(Number(cells?.get('population_count')));
			expect(table.estimate(row, 'H1_001N').value).toBe(Number(cells?.get('housing_units')));
			if (people === 0) return;
			for (const [column, variable] of Object.entries(shares)) {
				const share = (table.estimate(row, variable).value ?? NaN) / people;
				expect(Math.abs(share - Number(cells?.get(column)))).toBeLessThan(1e-9);
			}
		});
	});

	test.each<[PlacesName, string, string]>([
		['tracts-2010', 'census/tracts_2010', 'GEOID'],
		['tracts-2020', 'census/tracts_2020', 'GEOID'],
		['block-groups-2020', 'census/blockgroups_2020', 'GEOID'],
		['cities', 'context/cities', 'GEO_NAME'],
		['neighborhoods', 'context/minneapolis_neighborhoods', 'name']
	])('no point of %s has moved', (name, path, key) => {
		type Shape = { geometry: { coordinates: unknown }; properties: Record<string, string> };
		const text = readFileSync(join(dir, `${path}.geojson`), 'utf8');
		const { features } = JSON.parse(text) as { features: Shape[] };
		/** All positions in micro-degrees; rings may start elsewhere, so as a set. */
		const points = (coordinates: unknown): Set<string> =>
			new Set(
				(JSON.stringify(coordinates).match(/\[-?\d[^[\]]*\]/g) ?? []).map((pair) =>
					(JSON.parse(pair) as number[]).map((degree) => Math.round(degree * 1e6)).join()
				)
			);
		const carried = new Map(
			readPlaces(name).features.map((f) => [f.id, points(f.geometry.coordinates)])
		);
		expect(carried.size).toBe(features.length);
		let lost = 0;
		for (const { geometry, properties } of features) {
			const kept = carried.get(properties[key] ?? '');
			for (const point of points(geometry.coordinates)) if (!kept?.has(point)) lost += 1;
		}
		expect(lost).toBe(0);
	});

	test(
		'the import writes the committed files again, byte for byte',
		{ timeout: 60_000 },
		async () => {
			for (const { path, text } of await importAll(dir)) {
				expect(readFileSync(join(REGION_DIR, path), 'utf8') === text, path).toBe(true);
			}
		}
	);
});

describe.skipIf(!here)('climate, health, labels and rents, held against the source files', () => {
	const rowsOf = (name: string) => {
		const [head = '', ...lines] = readFileSync(join(dir, name), 'utf8').trim().split(/\r?\n/);
		const columns = head.split(',');
		return lines.map((line) => {
			const cells = line.split(',');
			return (column: string) => cells[columns.indexOf(column)] ?? '';
		});
	};

	test('every cell of every block group, and every label', () => {
		const climate = new Map(readClimate().map(({ geoid, values }) => [geoid, values]));
		const source = rowsOf('climate/climate_health_blockgroup2020.csv');
		expect(source).toHaveLength(climate.size);
		for (const row of source) {
			const values = climate.get(row('GEOID'))!;
			const same = (ours: number | null, theirs: string) =>
				expect(ours).toBe(theirs === '' ? null : Number(theirs));
			same(values.tree_canopy, row('tree_canopy_2021_share'));
			same(values.ground_temperature_f, row('land_surface_temp_hot_day_2022_F'));
			same(values.flood_zone, row('developed_acres_in_primary_flood_zone_share'));
			same(
				values.air_toxics_cancer_per_million,
				row('air_toxics_lifetime_cancer_risk_per_million')
			);
			same(values.asthma, row('places_asthma_adults'));
			same(values.copd, row('places_copd_adults'));
			same(values.poor_mental_health, row('places_poor_mental_health_14days'));
			same(values.poor_physical_health, row('places_poor_physical_health_14days'));
		}
		const called = new Map(readDisadvantaged().map((row) => [row.geoid, row.disadvantaged]));
		for (const row of rowsOf('program/cejst_v1_tract2010.csv'))
			expect(called.get(row('GEOID_2010'))).toBe(row('disadvantaged') === '1');
		expect(new Set(readOpportunityZones().map(({ geoid }) => geoid))).toEqual(
			new Set(rowsOf('program/opportunity_zones_2018.csv').map((row) => row('GEOID_2010')))
		);
		expect(new Set(readLowIncomeList().map(({ geoid }) => geoid))).toEqual(
			new Set(rowsOf('program/ira_lidac_blockgroups.csv').map((row) => row('GEOID')))
		);
	});

	test('incomes and rents as their source says in words', () => {
		const told = readFileSync(join(dir, 'housing/README-affordable-rents.md'), 'utf8');
		for (const { income, rent } of readRentSteps()) {
			expect(told).toContain(`$${income.toLocaleString('en-US')}`);
			expect(told).toContain(`$${rent.toLocaleString('en-US')}`);
		}
	});
});
