/**
 * Lines over time against figures that came another way: what the build wrote of each indicator for
 * stations and cities, the changes of the same places, and the published cells themselves.
 */
import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { answered, builtAnswers, builtManifest } from '../../src/lib/app/worker/built.ts';
import { indicatorById } from '../../src/lib/domain/indicators/catalog.ts';
import {
	decodeIndicator,
	type IndicatorFile,
	type PlacesFile
} from '../../src/lib/domain/indicators/built-files.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { changesOf, OVER_TIME } from '../../src/lib/domain/places/over-time.ts';
import { figureNamed } from '../../src/lib/domain/places/compared.ts';
import { FIGURE_OF_INDICATOR } from '../../src/lib/domain/places/topics.ts';
import type { VintageId } from '../../src/lib/domain/statistics/census.ts';

const answers = builtAnswers();
const manifest = builtManifest();
const question = {
	reach: HALF_MILE,
	method: 'corridor-pressure',
	adjustment: NO_ADJUSTMENT,
	plan: null,
	places: ['each:blue-line-extension', 'stations:green-line', 'city:Brooklyn Park', 'region']
} as const;

const read = (path: string): unknown => JSON.parse(readFileSync(`static/${path}`, 'utf8'));
const places = read(manifest.places.path) as PlacesFile;
const profiles = await answered(answers, 'compare', question);
const lines = await Promise.all(
	OVER_TIME.map(async (indicator) => ({
		indicator,
		of: (await answered(answers, 'overTime', { ...question, indicator })).places
	}))
);

describe('a line over time', () => {
	it('is there for every place that is compared, in their order', () => {
		expect(lines.length).toBeGreaterThanOrEqual(6);
		for (const { of } of lines) {
			expect(of.map(({ ref }) => ref)).toEqual(profiles.places.map(({ ref }) => ref));
			for (const { series } of of) expect(series.length).toBeGreaterThanOrEqual(3);
		}
		expect(profiles.places.length).toBeGreaterThanOrEqual(16);
	});

	it('ends in the figure of the profile', () => {
		for (const { indicator, of } of lines) {
			const { id } = FIGURE_OF_INDICATOR.get(indicator)!;
			of.forEach(({ ref, series }, at) => {
				const { estimate, method } = figureNamed(profiles.places[at]!.profile, id);
				const own = Object.fromEntries(
					Object.entries(estimate).filter(([key]) => key !== 'ofTracts')
				);
				expect(series.at(-1), `${indicator} of ${ref}`).toMatchObject({ estimate: own, method });
			});
		}
	});

	it('passes through the figures that the build wrote for the map', () => {
		let compared = 0;
		for (const { indicator, of } of lines) {
			const file = decodeIndicator(
				read(`${manifest.indicatorFolder}/${indicator}.json`) as IndicatorFile
			);
			for (const { ref, series } of of) {
				const row = places.places.findIndex(({ key }) => key === ref);
				if (row < 0) continue;
				for (const { vintage, estimate } of series) {
					const written = file.vintages[vintage]?.places[row];
					if (!written) continue;
					compared += 1;
					const { unit } = indicatorById(indicator);
					const wanted = written.value;
					// Files keep whole dollars and homes, and shares to a ten-thousandth; the tables that the
					// worker reads keep tenths of homes, which moves a pooled median by some dollars.
					const fine = unit === 'share' ? 1e-4 : Math.max(1, 5e-5 * (wanted ?? 0));
					if (wanted === null) expect(estimate.value).toBeNull();
					else expect(Math.abs(estimate.value! - wanted)).toBeLessThanOrEqual(fine);
				}
			}
		}
		expect(compared).toBeGreaterThan(200);
	});

	it('goes up and down by what the changes of the same place say, where both ends are alike', () => {
		let compared = 0;
		for (const { indicator, of } of lines) {
			of.forEach(({ series }, at) => {
				for (const { from, to, figure } of changesOf(profiles.places[at]!.profile, indicator)) {
					const [older, newer] = [from, to].map((vintage) =>
						series.find((each) => each.vintage === vintage)!
					);
					// Medians of tracts stand in where one end has no bins: see the change's own measure.
					if (older!.method !== newer!.method || figure.method !== newer!.method) continue;
					const [then, now] = [older!.estimate.value!, newer!.estimate.value!];
					const change = figure.definition.unit === 'relative-change' ? now / then - 1 : now - then;
					// A model pools incomes anew for the change.
					expect(figure.estimate.value).toBeCloseTo(change, 5);
					compared += 1;
				}
			});
		}
		expect(compared).toBeGreaterThan(60);
	});

	it('of the region begins in what the published cells add up to', () => {
		const sum = (vintage: VintageId, ...cells: readonly string[]) =>
			csvParse(readFileSync(`data/regions/twin-cities/figures/acs5-${vintage}.csv`, 'utf8')).reduce(
				(all, row) => all + cells.reduce((own, cell) => own + Number(row[cell]), 0),
				0
			);
		const region = (indicator: string, vintage: VintageId) =>
			lines
				.find((each) => each.indicator === indicator)!
				.of.find(({ ref }) => ref === 'region')!
				.series.find((each) => each.vintage === vintage)!.estimate.value!;
		for (const vintage of ['2013-2017', '2015-2019'] as const) {
			const renters = sum(vintage, 'B25003_003E');
			const homes = sum(vintage, 'B25003_002E', 'B25003_003E');
			// Tenths of homes in every carried tract.
			expect(Math.abs(region('renter-households', vintage) - renters)).toBeLessThan(1);
			expect(region('renter-share', vintage)).toBeCloseTo(renters / homes, 5);
			const burdened = sum(vintage, 'B25070_007-010E');
			const others = sum(vintage, 'B25070_002-006E');
			expect(region('cost-burden-30', vintage)).toBeCloseTo(burdened / (burdened + others), 5);
		}
	});

	it('says of every earlier period that its margins are none of the published ones', () => {
		let firm = 0;
		for (const { series } of lines.flatMap(({ of }) => of)) {
			for (const { vintage, margin, estimate } of series) {
				if (margin === 'none') expect(estimate.moe).toBeNull();
				else expect(estimate.moe).not.toBeNull();
				if (vintage !== '2019-2023') expect(margin).not.toBe('published');
				else if (margin === 'published') firm += 1;
			}
		}
		expect(firm).toBeGreaterThan(30);
	});
});
