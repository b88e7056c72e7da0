/** Profiles beside others and places compared, on the files that the site ships. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	decodeIndicator,
	placeFigure,
	placeRow,
	type WholeManifest,
	type IndicatorFile,
	type PlacesFile
} from '../../src/lib/domain/indicators/built-files.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { callDifference } from '../../src/lib/domain/statistics/compare.ts';
import type { PlacesQuestion } from '../../src/lib/domain/places/atlas-places.ts';
import {
	figureNamed,
	profileTopics,
	comparedFigure,
	comparedTable,
	sortedByValue
} from '../../src/lib/domain/places/compared.ts';
import { sharedGround, sharedTracts } from '../../src/lib/domain/places/shared-ground.ts';
import { FIGURE_OF_INDICATOR, PROFILE_FIGURES } from '../../src/lib/domain/places/topics.ts';
import type { PlaceRef } from '../../src/lib/domain/places/place.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { figureTitle } from '../../src/lib/i18n/figures.ts';
import { answered, builtAnswers } from '../../src/lib/app/worker/built.ts';

const answers = builtAnswers();
const manifest = built({ path: 'data/manifest.json' }) as WholeManifest;

function built({ path }: { readonly path: string }): unknown {
	return JSON.parse(readFileSync(`static/${path}`, 'utf8'));
}

const base: PlacesQuestion = {
	method: 'corridor-pressure',
	adjustment: NO_ADJUSTMENT,
	reach: HALF_MILE,
	plan: null
};
const stations = () =>
	answered(answers, 'compare', { ...base, places: ['each:blue-line-extension'] });

describe('a profile by topic', () => {
	it('has every figure once, beside corridor, city and region', async () => {
		const answer = await answered(answers, 'profile', { ...base, place: 'station:penn' });
		const topics = profileTopics(answer);
		const rows = topics.flatMap(({ rows }) => rows);
		expect(new Set(rows.map(({ figure }) => figure.definition.id)).size).toBe(
			PROFILE_FIGURES.length
		);
		expect(topics.every(({ rows }) => rows.length > 0)).toBe(true);
		for (const { figure, beside } of rows) {
			const count = figure.definition.unit === 'count';
			expect(beside.map(({ role }) => role)).toEqual(count ? [] : ['corridor', 'city', 'region']);
		}
		const share = rows.find(({ figure }) => figure.definition.id === 'renter_share')!;
		const region = answer.beside.at(-1)!.place;
		expect(share.beside.at(-1)!.comparison).toEqual(
			callDifference(
				share.figure.estimate,
				figureNamed(region.profile, 'renter_share').estimate,
				'share'
			)
		);
	});
});

describe('places compared', () => {
	it('are tested against the base alone, which is not tested', async () => {
		const { places } = await stations();
		const { found, tally } = comparedFigure(places, 'renter_share', places[5]!);
		expect(found.cells[5]!.comparison).toBeNull();
		expect(found.cells[5]!.direction).toBeNull();
		// What is a figure of tracts, or too uncertain, is not tested.
		const others = found.cells.filter((_, at) => at !== 5);
		expect(tally.tested).toBe(others.filter(({ direction }) => direction !== 'not-tested').length);
		expect(tally.tested).toBeGreaterThan(5);
		for (const { figure, direction } of others)
			if (figure.estimate.ofTracts) expect(direction).toBe('not-tested');
		found.cells.forEach((cell, at) => {
			if (at === 5) return;
			const expected = callDifference(
				cell.figure.estimate,
				found.cells[5]!.figure.estimate,
				'share'
			);
			expect(cell.direction).toBe(expected.direction);
		});
	});

	it('say the same in the table of all figures as in the chart of each, and count their tests', async () => {
		const { places } = await stations();
		const { found, tally } = comparedTable(places, places[0]!);
		const rows = found.flatMap((topic) => topic.rows);
		for (const { definition, cells } of rows) {
			const alone = comparedFigure(places, definition.id, places[0]!).found.cells;
			expect(cells.map(({ direction }) => direction)).toEqual(
				alone.map(({ direction }) => direction)
			);
		}
		const called = rows
			.flatMap(({ cells }) => cells)
			.filter(({ direction }) => direction === 'higher' || direction === 'lower').length;
		expect(tally.called).toBe(called);
		expect(called).toBeGreaterThan(20);
		expect(tally.falseAtMost).toBeCloseTo(tally.tested / 100, 9);
	});

	it('do not test full counts, which are no sample', async () => {
		const { places } = await stations();
		const { found, tally } = comparedFigure(places, 'people_2020', places[0]!);
		expect(found.cells.every(({ direction }) => direction === null)).toBe(true);
		expect(tally.tested).toBe(0);
	});

	it('are sorted by value, missing ones last', async () => {
		const { places } = await stations();
		const { found } = comparedFigure(places, 'renter_share', places[0]!);
		const values = found.cells.map(({ figure }) => figure.estimate.value);
		const down = sortedByValue(values, true).map((at) => values[at]!);
		expect(down).toEqual([...down].sort((a, b) => b - a));
		const some = [null, ...values.slice(1)];
		expect(sortedByValue(some, true).at(-1)).toBe(0);
		expect(sortedByValue(some, false).at(-1)).toBe(0);
	});

	it('can be held against a place that is none of them, as the region is', async () => {
		const { places } = await stations();
		const {
			places: [region]
		} = await answered(answers, 'compare', { ...base, places: ['region'] });
		const { found, tally } = comparedFigure(places, 'renter_share', region!);
		expect(found.base).toBe(figureNamed(region!.profile, 'renter_share'));
		found.cells.forEach(({ figure, direction, untested }) => {
			const rule = callDifference(figure.estimate, found.base.estimate, 'share').direction;
			expect(direction).toBe(figure.estimate.ofTracts ? 'not-tested' : rule);
			expect(untested).toBeNull();
		});
		expect(tally.tested).toBeGreaterThan(5);
		// How many live in a part of the region is below how many live in all of it: no finding.
		const counts = comparedFigure(places, 'renter_households', region!);
		expect(counts.found.cells.every(({ untested }) => untested === 'part-of-whole')).toBe(true);
		expect(counts.tally).toMatchObject({ tested: 0, called: 0 });
	});
});

describe('shared ground', () => {
	it('is found between places that overlap, and between none that do not', async () => {
		const { places } = await answered(answers, 'compare', {
			...base,
			places: ['station:penn', 'city:Minneapolis', 'region', 'station:oak-grove-parkway']
		});
		const pairs = sharedGround(places);
		expect(pairs.map(({ part, whole }) => [part, whole])).toEqual([
			[0, 1],
			[0, 2],
			[1, 2],
			[3, 2]
		]);
		expect(pairs.every(({ share }) => share > 0.99)).toBe(true);
	});

	it('of neighboring stations is what their circles share', async () => {
		const { places } = await answered(answers, 'compare', {
			...base,
			places: ['near:45,-93.3,500m', 'near:45,-93.29366,500m', 'near:45,-93.2,500m']
		});
		// Two circles whose middles are a radius apart share 39.1 % of each.
		expect(sharedGround(places)).toHaveLength(1);
		expect(sharedGround(places)[0]!.share).toBeCloseTo(0.391, 2);
	});
});

describe('places that share no ground', () => {
	it('are found where they draw on the same tracts, as 85th and 93rd Avenue and Oak Grove Parkway do', async () => {
		const ids = ['85th-avenue', '93rd-avenue', 'oak-grove-parkway', 'penn'];
		const { places } = await answered(answers, 'compare', {
			...base,
			places: ids.map((id): PlaceRef => `station:${id}`)
		});
		expect(sharedGround(places).map(({ part, whole }) => [part, whole])).toEqual([[1, 2]]);
		const [first, second] = places.map(({ profile }) => profile.weights.tracts);
		expect(first!.filter((row) => second!.includes(row))).toHaveLength(1);
		expect(sharedTracts(places)).toEqual([
			{ a: 0, b: 1, tracts: 1 },
			{ a: 0, b: 2, tracts: 1 }
		]);
	});

	it('are not named twice where they share ground as well', async () => {
		const { places } = await answered(answers, 'compare', {
			...base,
			places: ['station:penn', 'city:Minneapolis', 'region']
		});
		expect(sharedTracts(places)).toEqual([]);
	});
});

describe('race in a comparison', () => {
	it('is the 2020 count, tested like any share', async () => {
		const { places } = await answered(answers, 'compare', {
			...base,
			places: ['region', 'city:Brooklyn Park', 'station:93rd-avenue', 'station:penn']
		});
		const { found } = comparedFigure(places, 'people_of_color_share', places[0]!);
		expect(figureTitle(found.definition)).toBe('People of color, 2020 Census');
		expect(found.cells.map(({ direction }) => direction)).toEqual([
			null,
			'higher',
			'higher',
			'higher'
		]);
		expect(FIGURE_OF_INDICATOR.get('people-of-color')).toBe(found.definition);
		expect(FIGURE_OF_INDICATOR.get('renter-share')?.id).toBe('renter_share');
	});

	it('of a station read from the file of an indicator is the one of its profile', async () => {
		const places = built(manifest.places) as PlacesFile;
		const row = placeRow(places, 'station:93rd-avenue')!;
		expect(row.ofTracts).toBe(true);
		const answer = await answered(answers, 'profile', { ...base, place: 'station:93rd-avenue' });
		for (const [indicator, id] of [
			['people-of-color', 'people_of_color_share_survey'],
			['renter-share', 'renter_share']
		] as const) {
			const figure = placeFigure(
				decodeIndicator(built(manifest.indicators[indicator]) as IndicatorFile),
				'2019-2023',
				row
			)!;
			const own = figureNamed(answer.place.profile, id).estimate;
			expect(figure.estimate.value).toBeCloseTo(own.value!, 3);
			expect(figure.estimate.ofTracts).toBe(own.ofTracts);
		}
	});
});
