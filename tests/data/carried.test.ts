/**
 * Pins what the project carries: counts and sums, each worked out once from the source figures by
 * other means than the import. Runs without the source folder.
 */
import { along, length, lineSlice, lineString, pointToLineDistance } from '@turf/turf';
import { describe, expect, test } from 'vitest';
import { checkData } from '../../scripts/check/check.ts';
import { labels } from '../../scripts/check/files.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { INDICATORS } from '../../src/lib/domain/indicators/catalog.ts';
import {
	readFacts,
	CORRIDOR_IDS,
	readCorridor,
	readDataManifest,
	readSources,
	REGION_DIR,
	sourcesOf
} from '../../scripts/data/region.ts';
import { readFigures, readIncomeByYear } from '../../scripts/data/figures.ts';
import {
	readCorners,
	readFeatures,
	readLandmarks,
	readPlaces,
	readStreets,
	COUNTIES
} from '../../scripts/data/places.ts';

const tables = {
	'2010-2014': readFigures('2010-2014'),
	'2013-2017': readFigures('2013-2017'),
	'2015-2019': readFigures('2015-2019'),
	'2016-2020': readFigures('2016-2020'),
	'2019-2023': readFigures('2019-2023'),
	'census-2020': readFigures('census-2020'),
	'assessed-2014': readFigures('assessed-2014'),
	'race-2008-2012': readFigures('race-2008-2012')
};

type FiguresId = keyof typeof tables;

/** Sum over all areas and parts, and how many areas have no value. */
function total(id: FiguresId, variable: string): { sum: number; missing: number } {
	const table = tables[id];
	let sum = 0;
	let missing = 0;
	table.geoids.forEach((_, row) => {
		for (const part of table.parts(variable)) {
			const { value } = table.estimate(row, part);
			if (value === null) missing += 1;
			else sum += value;
		}
	});
	return { sum, missing };
}

test('nothing in data/ stops a build', () => {
	const findings = checkData();
	expect(findings.filter((finding) => finding.level === 'BLOCKER')).toEqual([]);
	expect(new Set(labels(findings.filter((finding) => finding.level === 'WARN')))).toEqual(
		new Set(['WARN borders shared by two at most', 'WARN geometry closed and free of crossings'])
	);
});

describe('figures of the region', () => {
	test.each<[FiguresId, number]>([
		['2010-2014', 704],
		['2013-2017', 704],
		['2015-2019', 704],
		['2016-2020', 784],
		['2019-2023', 784],
		['census-2020', 2568],
		['assessed-2014', 704],
		['race-2008-2012', 704]
	])('%s has %i areas', (id, areas) => {
		expect(tables[id].geoids.length).toBe(areas);
	});

	test.each<[FiguresId, string, number]>([
		['census-2020', 'P1_001N', 3_163_104],
		['census-2020', 'H1_001N', 1_294_863],
		['census-2020', 'P2_005N', 2_176_506],
		['census-2020', 'P2_006N', 324_382],
		['census-2020', 'P2_008-009N', 259_329],
		['census-2020', 'P2_002N', 226_505],
		['census-2020', 'P2_007N', 16_930],
		['census-2020', 'P2_010-011N', 159_452],
		['2019-2023', 'B03002_001', 3_156_517],
		['2019-2023', 'B03002_003', 2_185_683],
		['2019-2023', 'B11001_001', 1_259_329],
		['2019-2023', 'B25003_003', 388_372],
		['2019-2023', 'B25003_002', 870_957],
		['2019-2023', 'B25024_001', 1_316_857],
		['2019-2023', 'B25002_003', 57_528],
		['2019-2023', 'B15003_022-025', 1_023_751],
		['2019-2023', 'B25070_007-010', 179_952],
		['2019-2023', 'B25070_010', 87_077],
		['2019-2023', 'B25091_008-011+019-022', 164_666],
		['2019-2023', 'B08301_010', 48_716],
		['2019-2023', 'B08201_002', 90_919],
		['2019-2023', 'B09001_001', 731_258],
		['2019-2023', 'B09020_001', 476_225],
		['2019-2023', 'B05001_006', 150_106],
		['2019-2023', 'B25075_025-027', 27_724],
		['2019-2023', 'C17002_001', 3_106_846],
		['2016-2020', 'B01003_001', 3_090_774],
		['2016-2020', 'B11001_001', 1_200_756],
		['2016-2020', 'B25003_003', 374_867],
		['2016-2020', 'B25070_007-010', 165_816],
		['2016-2020', 'B25063_003-005', 4_021],
		['2015-2019', 'B01003_001', 3_065_147],
		['2015-2019', 'B11001_001', 1_187_423],
		['2015-2019', 'B25003_003', 376_400],
		['2015-2019', 'B25002_001', 1_240_497],
		['2015-2019', 'B25091_008-011+019-022', 149_179],
		['2015-2019', 'B25063_003-005', 4_682],
		['2013-2017', 'B01003_001', 3_013_413],
		['2013-2017', 'B11001_001', 1_167_668],
		['2013-2017', 'B25003_003', 370_234],
		['2013-2017', 'B25002_001', 1_221_479],
		['2013-2017', 'B25070_007-010', 169_445],
		['2013-2017', 'B25091_008-011+019-022', 157_516],
		['2013-2017', 'B25063_003-005', 5_496],
		['2013-2017', 'B25075_025-027', 10_798],
		['race-2008-2012', 'B02001_002', 2_284_594],
		['race-2008-2012', 'B02001_003', 236_045],
		['race-2008-2012', 'B02001_008', 84_174]
	])('%s %s adds up to %i, none missing', (id, variable, sum) => {
		expect(total(id, variable)).toEqual({ sum, missing: 0 });
	});

	test.each<[FiguresId, string, number, number]>([
		['2019-2023', 'B25064_001', 67, 1_093_505],
		['2019-2023', 'B19013_001', 4, 80_767_955],
		['2019-2023', 'B25077_001', 9, 290_323_500],
		['2016-2020', 'B25064_001', 65, 910_052],
		['2016-2020', 'B25077_001', 9, 225_005_200],
		['2015-2019', 'B25064_001', 27, 826_134],
		['2015-2019', 'B25077_001', 6, 189_403_300],
		['2013-2017', 'B25064_001', 23, 770_298],
		['2013-2017', 'B25077_001', 8, 170_474_600],
		['2013-2017', 'B19013_001', 4, 52_913_385],
		['2010-2014', 'B25064_001', 19, 713_335],
		['2010-2014', 'B19013_001', 4, 48_752_503],
		['assessed-2014', 'MD_EMV_2014_2019USD', 4, 161_719_600]
	])('%s %s is missing in %i areas; the others sum to %i', (id, variable, missing, sum) => {
		// Top-coded medians count with their bound here, one less than the code in the source.
		expect(total(id, variable)).toEqual({ sum, missing });
	});

	test('shares of poverty keep the three decimals they are published with', () => {
		expect(total('2019-2023', 'C17002_002-006P').sum).toBeCloseTo(146.803, 9);
		expect(total('2016-2020', 'C17002_002-006P').sum).toBeCloseTo(151.614, 9);
		expect(total('2015-2019', 'C17002_002-006P').sum).toBeCloseTo(146.91, 9);
	});
});

describe('one tract and the ends of the scale', () => {
	const table = tables['2019-2023'];
	const row = table.rowOf('27053003300') ?? -1;

	test('tract 27053003300 has a rent of $1,144 ± $255 and 315 ± 113 renter households', () => {
		expect(table.estimate(row, 'B25064_001')).toEqual({
			value: 1144,
			moe: 255,
			quality: 'value',
			moeReason: null
		});
		expect(table.estimate(row, 'B25003_003')).toMatchObject({ value: 315, moe: 113 });
	});

	test('earlier rents of the same tract code', () => {
		const before = tables['2010-2014'];
		expect(before.estimate(before.rowOf('27053003300') ?? -1, 'B25064_001')).toEqual({
			value: 921,
			moe: null,
			quality: 'value',
			moeReason: 'not-carried'
		});
	});

	test.each<[FiguresId, string, number, number]>([
		['2019-2023', 'B25064_001', 2, 3500],
		['2019-2023', 'B19013_001', 2, 250_000],
		['2016-2020', 'B19013_001', 1, 250_000],
		['2015-2019', 'B25064_001', 1, 3500],
		['2010-2014', 'B25064_001', 8, 2000]
	])('%s %s is top-coded %i times, at %i', (id, variable, count, bound) => {
		const top = tables[id].geoids
			.map((_, i) => tables[id].estimate(i, variable))
			.filter((estimate) => estimate.quality === 'top-coded');
		expect(top.map((estimate) => estimate.value)).toEqual(Array(count).fill(bound));
		expect(top.every((estimate) => estimate.moe === null)).toBe(true);
	});

	test('every figure of the Bureau’s own file has a margin or the reason for none', () => {
		const reasons = new Map<string, number>();
		for (const variable of table.variables.filter((v) => /^B25064|^B19013|^B25003/.test(v))) {
			table.geoids.forEach((_, i) => {
				const { moeReason, quality } = table.estimate(i, variable);
				const key = `${quality}: ${moeReason ?? 'margin'}`;
				reasons.set(key, (reasons.get(key) ?? 0) + 1);
			});
		}
		expect(reasons.get('not-computable: no-value')).toBe(67 + 4);
		expect(reasons.get('top-coded: open-interval')).toBe(2 + 2);
		expect([...reasons.keys()].some((key) => key.includes('not-carried'))).toBe(false);
	});

	test('income by year runs from 2012 to 2022', () => {
		const incomes = readIncomeByYear();
		expect(incomes.length).toBe(8 * 704 + 3 * 784);
		expect([...new Set(incomes.map(({ year }) => year))].sort()).toEqual(
			Array.from({ length: 11 }, (_, i) => 2012 + i)
		);
		const sum = incomes.reduce((dollars, { income }) => dollars + (income.value ?? 0), 0);
		expect(sum).toBe(629_114_424 - 5);
	});
});

describe('places', () => {
	test.each([
		['tracts-2010', 704],
		['tracts-2020', 784],
		['block-groups-2020', 2568],
		['counties', 7],
		['cities', 186],
		['neighborhoods', 87],
		['communities', 28],
		['water', 1604],
		['parks', 73],
		['bus-streets', 3859],
		['metro-lines', 5]
	] as const)('%s has %i features', (name, count) => {
		expect(readFeatures(name).length).toBe(count);
		const entry = readDataManifest().files.find(({ path }) => path === `places/${name}.topojson`);
		expect(entry?.rows).toBe(count);
	});

	test('counties carry their names', () => {
		const names = readPlaces('counties').features.map((f) => [f.id, f.properties.name]);
		expect(Object.fromEntries(names)).toEqual(COUNTIES);
	});

	test('streets have house numbers on their sides, and landmarks their names', () => {
		const streets = readStreets();
		expect(streets.length).toBe(13_603);
		// The 2300 block of Penn Ave N, as the centerlines have it.
		const block = streets.find(({ street, left }) => street === 'Penn Ave N' && left?.[0] === 2301);
		expect(block).toMatchObject({
			class: 'main',
			right: [2300, 2398],
			zips: ['55411', '55411']
		});
		expect(readLandmarks().length).toBe(850);
		expect(readLandmarks().find(({ name }) => name === 'Sumner Library')).toEqual({
			name: 'Sumner Library',
			kind: 'library',
			longitude: -93.29461,
			latitude: 44.98481
		});
	});

	test('corners of the corridor are found under both streets', () => {
		const corners = readCorners();
		expect(corners.length).toBeGreaterThan(5000);
		const corner = corners.find(
			(c) => c.city === 'Minneapolis' && c.street === 'Lowry Ave N' && c.cross === 'Penn Ave N'
		);
		expect(corner?.longitude).toBeCloseTo(-93.308, 3);
		expect(corner?.latitude).toBeCloseTo(45.013, 3);
	});
});

describe('corridors', () => {
	test('the extension has Target Field, open, and 13 planned stations', () => {
		const line = readCorridor('blue-line-extension');
		expect(line.stations.map((station) => station.id)).toEqual([
			'target-field',
			'plymouth',
			'west-broadway',
			'lyndale',
			'james',
			'penn',
			'lowry',
			'downtown-robbinsdale',
			'bass-lake-road',
			'63rd-avenue',
			'brooklyn-boulevard',
			'85th-avenue',
			'93rd-avenue',
			'oak-grove-parkway'
		]);
		expect(line.stations.filter((station) => station.status === 'planned').length).toBe(13);
		expect(line).toMatchObject({ miles: 13.4, status: 'planned' });
		// No year of opening stands alone; what is planned is said with its date and caution.
		const facts = new Map(readFacts().map((fact) => [fact.id, fact]));
		expect(line.facts.map((id) => facts.get(id)?.topic)).toEqual(['project', 'project']);
		for (const { fact, date, caution } of facts.values()) {
			if (/\b20[3-9]\d\b/.test(fact)) expect(caution).toMatch(/not sure|Outdated/);
			expect(date === null).toBe(caution.includes('no day'));
		}
		expect(line.terminusShared?.station).toBe('target-field');
	});

	test('the extension runs in its streets where their centerlines are', () => {
		const { line } = readCorridor('blue-line-extension');
		const named = new Set(['10th Ave N', 'Washington Ave N', '21st Ave N', 'West Broadway']);
		const centerlines = readStreets()
			.filter(({ street }) => named.has(street))
			.map((block) => lineString(block.line.map((at) => [...at])));
		const run = lineString(line.coordinates as [number, number][]);
		// From 10th Avenue to Lowry Avenue, the plaza at James Avenue left out, where no street is yet.
		const stretch = lineSlice([-93.28551, 44.98631], [-93.3188, 45.0133], run);
		const points = Array.from({ length: 300 }, (_, at) =>
			along(stretch, (at / 300) * length(stretch))
		);
		const off = points.map((at) =>
			Math.min(...centerlines.map((each) => pointToLineDistance(at, each, { units: 'meters' })))
		);
		const inStreet = off.filter((meters) => meters < 3).length / off.length;
		expect(inStreet).toBeGreaterThan(0.85);
		// Over the highway, in a block that the source leaves out, and at the plaza.
		expect(Math.max(...off)).toBeLessThan(90);
	});

	test('the other lines have theirs', () => {
		const counts = CORRIDOR_IDS.map((id) => readCorridor(id).stations.length);
		expect(counts).toEqual([14, 11, 19, 19, 23]);
	});
});

describe('provenance', () => {
	const manifest = readDataManifest();

	test('every file of figures, records, places, lines and facts is in the manifest, and no other', () => {
		const held = ['figures', 'records', 'places', 'corridors', 'program'].flatMap((folder) =>
			readdirSync(join(REGION_DIR, folder)).map((name) => `${folder}/${name}`)
		);
		expect(held.length).toBeGreaterThanOrEqual(9 + 12 + CORRIDOR_IDS.length + 1);
		expect(manifest.files.map(({ path }) => path)).toEqual(held.sort());
	});

	test('tables are named where figures stand on them', () => {
		const file = manifest.files.find((f) => f.path === 'figures/acs5-2019-2023.csv');
		expect(file?.tables).toEqual(expect.arrayContaining(['B25064', 'B25070', 'C16002', 'C17002']));
		expect(file?.rows).toBe(784);
		const [bureau, council] = sourcesOf('figures/acs5-2019-2023.csv');
		expect(bureau).toMatchObject({
			publisher: 'U.S. Census Bureau',
			vintage: '2019–2023',
			tractVintage: 2020
		});
		expect(council?.licence).toContain('Metropolitan Council');
	});

	test('every file has its sources there, and every source some file or indicator', () => {
		const used = new Set(manifest.files.flatMap(({ sources }) => sources));
		for (const { path, sources } of manifest.files) {
			expect(
				sourcesOf(path)
					.map(({ id }) => id)
					.sort(),
				path
			).toEqual([...sources].sort());
		}
		for (const id of readSources().keys()) {
			expect(used.has(id) || INDICATORS.some(({ sources }) => sources.includes(id)), id).toBe(true);
		}
	});
});
