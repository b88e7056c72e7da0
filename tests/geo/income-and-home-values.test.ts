/**
 * Incomes of places that are no tract, and home values by both conventions, worked out here from the
 * files of figures: only the parts of tracts that a place holds are taken from its profile.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCrosswalkInput } from '../../scripts/build/places.ts';
import { buildCrosswalk } from '../../scripts/build/weights.ts';
import { REGION_DIR } from '../../scripts/data/region.ts';
import { compareBoth } from '../../src/lib/domain/statistics/compare.ts';
import { known } from '../../src/lib/domain/statistics/estimate.ts';
import type { TractCrosswalk } from '../../src/lib/domain/indicators/figures.ts';
import { figureNamed } from '../../src/lib/domain/places/compared.ts';
import {
	profilePlace,
	type PlaceProfile,
	type ProfileSources
} from '../../src/lib/domain/places/profile.ts';
import { profileSources } from './profile-sources.fixture.ts';

type Table = ReadonlyMap<string, Readonly<Record<string, string>>>;

let sources: ProfileSources;
let crosswalk: TractCrosswalk;
beforeAll(async () => {
	crosswalk = await buildCrosswalk(readCrosswalkInput());
	({ sources } = await profileSources());
}, 120_000);

function read(file: string): Table {
	const [header = '', ...lines] = readFileSync(join(REGION_DIR, 'figures', file), 'utf8')
		.trim()
		.split('\n');
	const names = header.split(',');
	return new Map(
		lines.map((line) => {
			const cells = line.split(',');
			return [
				cells[0] ?? '',
				Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? '').replace(/\r$/, '')]))
			];
		})
	);
}

const now = read('acs5-2019-2023.csv');
const of2019 = read('acs5-2015-2019.csv');
const of2017 = read('acs5-2013-2017.csv');

const cell = (table: Table, geoid: string, column: string): number =>
	parseFloat(table.get(geoid)?.[column] ?? '');

function profile(key: string): PlaceProfile {
	const question = key.startsWith('tract:')
		? ({ kind: 'tracts', geoids: [key.slice('tract:'.length)] } as const)
		: ({ kind: 'named', key } as const);
	const answer = profilePlace(sources, question);
	if (!answer.ok) throw new Error(answer.problem.code);
	return answer.value;
}

/** A count of 2010 tracts on a 2020 tract. */
function carried(table: Table, row: number, column: string): number {
	return (crosswalk.overlaps[row] ?? []).reduce(
		(sum, { from, countWeight }) =>
			sum + countWeight * (cell(table, crosswalk.from[from] ?? '', column) || 0),
		0
	);
}

/** Normal distribution function by Simpson's rule. */
function normal(z: number): number {
	const steps = 200;
	const end = Math.max(-8, Math.min(8, z));
	const width = (end + 8) / steps;
	let sum = 0;
	for (let i = 0; i <= steps; i++) {
		const x = -8 + i * width;
		sum += Math.exp((-x * x) / 2) * (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2);
	}
	return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}

function pooled(of: PlaceProfile): number {
	const tracts = of.weights.tracts.flatMap((row, i) => {
		const geoid = crosswalk.to[row] ?? '';
		const median = cell(now, geoid, 'B19013_001E');
		const weight = cell(now, geoid, 'B11001_001E') * (of.weights.households[i] ?? 0);
		return median > 0 && weight > 0 ? [{ median, weight }] : [];
	});
	const half = tracts.reduce((sum, { weight }) => sum + weight, 0) / 2;
	let [low, high] = [10_000, 300_000];
	while (high - low > 0.5) {
		const at = (low + high) / 2;
		const below = tracts.reduce(
			(sum, { median, weight }) => sum + weight * normal(Math.log(at / median) / 0.84),
			0
		);
		if (below > half) high = at;
		else low = at;
	}
	return low;
}

const VALUE_BINS = [
	['B25075_002-008E', 0, 40_000],
	['B25075_009-011E', 40_000, 70_000],
	['B25075_012-014E', 70_000, 100_000],
	['B25075_015E', 100_000, 125_000],
	['B25075_016E', 125_000, 150_000],
	['B25075_017E', 150_000, 175_000],
	['B25075_018E', 175_000, 200_000],
	['B25075_019E', 200_000, 250_000],
	['B25075_020E', 250_000, 300_000],
	['B25075_021E', 300_000, 400_000],
	['B25075_022E', 400_000, 500_000],
	['B25075_023E', 500_000, 750_000],
	['B25075_024E', 750_000, 1_000_000],
	['B25075_025-027E', 1_000_000, Infinity]
] as const;

function homeValue(of: PlaceProfile, table: Table): number {
	const counts = VALUE_BINS.map(([column]) =>
		of.weights.tracts.reduce((sum, row, i) => {
			const count =
				table === now ? cell(now, crosswalk.to[row] ?? '', column) : carried(table, row, column);
			return sum + (count || 0) * (of.weights.households[i] ?? 0);
		}, 0)
	);
	let left = counts.reduce((sum, count) => sum + count, 0) / 2;
	for (const [i, [, from, to]] of VALUE_BINS.entries()) {
		const count = counts[i] ?? 0;
		if (left <= count) return from + (left / count) * (to - from);
		left -= count;
	}
	return NaN;
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
/** R-CPI-U-RS: the last year of the older period, and all of its years. */
const OF_2019 = { last: 375.8, years: [348.3, 352.8, 360.3, 369.1, 375.8] };
const OF_2017 = { last: 360.3, years: [342.0, 347.7, 348.3, 352.8, 360.3] };

describe('household income', () => {
	it.each([
		['region', 97_800],
		['city:Minneapolis', 78_900]
	])('of %s is modelled: about $%i', (key, about) => {
		const place = profile(key);
		const { estimate, method } = figureNamed(place, 'median_household_income');
		expect(method).toBe('modelled-income');
		expect(Math.abs((estimate.value ?? NaN) - about)).toBeLessThan(100);
		expect(Math.abs((estimate.value ?? NaN) - pooled(place))).toBeLessThan(2);
		// The error of the model alone is 1.645 · 1.44 %.
		expect(estimate.moe).toBeGreaterThan(0.022 * about);
	});

	it.each(['city:Brooklyn Park', 'county:053', 'corridor:blue-line-extension', 'station:penn'])(
		'of %s is where half of its households lie below',
		(key) => {
			const place = profile(key);
			const { value } = figureNamed(place, 'median_household_income').estimate;
			expect(Math.abs((value ?? NaN) / pooled(place) - 1)).toBeLessThan(1e-4);
		}
	);

	it('of one tract is its published median', () => {
		const { estimate, method } = figureNamed(
			profile('tract:27053003300'),
			'median_household_income'
		);
		expect(method).toBe('exact');
		expect(estimate.value).toBe(cell(now, '27053003300', 'B19013_001E'));
		expect(estimate.moe).toBe(cell(now, '27053003300', 'B19013_001M'));
	});
});

describe('a change of home values', () => {
	it.each([
		['station:penn', 0.26, 0.21],
		['region', 0.14, 0.1]
	])('of %s since 2015–2019 is %f or %f', (key, shown, other) => {
		const place = profile(key);
		const { estimate, otherReading } = figureNamed(place, 'home_value_change');
		const times = homeValue(place, now) / homeValue(place, of2019);
		expect(estimate.value).toBeCloseTo((times * OF_2019.last) / 449.3 - 1, 3);
		expect(otherReading?.value).toBeCloseTo((times * mean(OF_2019.years)) / 449.3 - 1, 3);
		expect(Math.abs((estimate.value ?? NaN) - shown)).toBeLessThan(0.006);
		expect(Math.abs((otherReading?.value ?? NaN) - other)).toBeLessThan(0.006);
	});

	it.each(['station:penn', 'region', 'city:Crystal'])(
		'of %s since 2013–2017 shares no year with its end',
		(key) => {
			const place = profile(key);
			const found = figureNamed(place, 'home_value_change_2013_2017');
			const times = homeValue(place, now) / homeValue(place, of2017);
			expect(found.estimate.value).toBeCloseTo((times * OF_2017.last) / 449.3 - 1, 3);
			expect(found.otherReading?.value).toBeCloseTo((times * mean(OF_2017.years)) / 449.3 - 1, 3);
			expect(found.overlapping).toBe(false);
			expect(figureNamed(place, 'home_value_change').overlapping).toBe(true);
		}
	);

	it('is claimed nowhere that one of its readings does not carry it', () => {
		const none = { estimate: known(0, 0), otherReading: null };
		let held = 0;
		for (const key of sources.index.places.keys()) {
			const figure = figureNamed(profile(key), 'home_value_change');
			const { direction } = compareBoth(figure, none);
			const carries = [figure.estimate, figure.otherReading].map((reading) => {
				const { value = null, moe = null } = reading ?? {};
				return value === null || moe === null ? 0 : value / (moe / 1.645);
			});
			if (direction === 'higher') expect(Math.min(...carries), key).toBeGreaterThan(2.576);
			if (direction === 'lower') expect(Math.max(...carries), key).toBeLessThan(-2.576);
			if (direction === 'no-clear-difference' && (carries[0] ?? 0) > 2.576) held++;
		}
		expect(held).toBeGreaterThan(0);
	});
});

describe('a change since 2013–2017', () => {
	it('of the share that rents, the renters and the schooling comes from summed counts', () => {
		const place = profile('city:Robbinsdale');
		const sum = (table: Table | null, columns: readonly string[], basis: 'households' | 'people') =>
			place.weights.tracts.reduce((all, row, i) => {
				const weight = place.weights[basis][i] ?? 0;
				return columns.reduce((total, column) => {
					const count = table
						? carried(table, row, column)
						: cell(now, crosswalk.to[row] ?? '', column);
					return total + weight * count;
				}, all);
			}, 0);
		const value = (id: string) => figureNamed(place, id).estimate.value;
		const renters = (table: Table | null) => sum(table, ['B25003_003E'], 'households');
		const all = (table: Table | null) => sum(table, ['B25003_002E', 'B25003_003E'], 'households');
		expect(value('renter_households_change_2013_2017')).toBeCloseTo(
			renters(null) / renters(of2017) - 1,
			3
		);
		expect(value('renter_share_change_2013_2017')).toBeCloseTo(
			renters(null) / all(null) - renters(of2017) / all(of2017),
			3
		);
		const degrees =
			sum(null, ['B15003_022E', 'B15003_023E', 'B15003_024E', 'B15003_025E'], 'people') /
			sum(null, ['B15003_001E'], 'people');
		const before =
			sum(of2017, ['B15003_022E', 'B15003_023-025E'], 'people') /
			sum(of2017, ['B15003_001E'], 'people');
		expect(value('bachelors_change_2013_2017')).toBeCloseTo(degrees - before, 3);
	});
});
