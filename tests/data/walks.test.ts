/**
 * The walk-throughs that ship with the app: every view opens whole, and every comparison in their
 * words is one that the figures bear out, margins and all.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import {
	CORRIDOR_IDS,
	readCorridor,
	readDataManifest,
	readFacts,
	readRegionFile
} from '../../scripts/data/region.ts';
import { linesFile } from '../../scripts/build/files.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { placeExtent, placeLine } from '../../src/lib/domain/places/place-code.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import type { Direction } from '../../src/lib/domain/statistics/compare.ts';
import { callFigures } from '../../src/lib/domain/places/compared.ts';
import {
	profilePlace,
	type ProfileFigure,
	type ProfileSources
} from '../../src/lib/domain/places/profile.ts';
import { decodeView, encodeView } from '../../src/lib/domain/view/codec.ts';
import { known } from '../../src/lib/domain/view/known.fixture.ts';
import {
	headersOf,
	stepsOf,
	type Walk,
	walksOfFiles
} from '../../src/lib/domain/knowledge/walks.ts';
import { regionWalks } from '#words/walk.ts';
import type { RecordFigureId } from '../../src/lib/domain/indicators/record-figures.ts';
import { profileSources } from '../geo/profile-sources.fixture.ts';

const line = readCorridor('blue-line-extension');
const LINES = linesFile(CORRIDOR_IDS.map(readCorridor)).lines.map(placeLine);

let sources: ProfileSources;
let walks: readonly Walk[];

beforeAll(async () => {
	({ sources } = await profileSources());
	const loaded = walksOfFiles(await regionWalks());
	if (!loaded.ok)
		throw new Error(`${loaded.problem.code} ${JSON.stringify(loaded.problem.params)}`);
	walks = loaded.value;
}, 60_000);

const stepsOfAll = () =>
	walks.flatMap((walk) =>
		stepsOf(walk).map(({ id, versions }) => ({ walk: walk.id, id, ...versions[0].value }))
	);

describe('the walk-throughs that ship', () => {
	it('are four, each in one version', () => {
		expect(walks.map((walk) => headersOf(walk).map(({ value }) => value.title))).toEqual([
			['The line in ten minutes'],
			['What was done here before'],
			['Where renters are most exposed'],
			['Who trades along the line']
		]);
		for (const walk of walks) {
			expect(stepsOf(walk).length).toBeGreaterThan(8);
			expect(stepsOf(walk).every(({ versions }) => versions.length === 1)).toBe(true);
			expect(walk.order.map(({ id }) => id)).toEqual(walk.steps.map(({ id }) => id));
		}
	});

	it('start and end where they should', () => {
		const ends = walks.map((walk) => [stepsOf(walk)[0]!.id, stepsOf(walk).at(-1)!.id]);
		expect(ends).toEqual([
			['where-it-goes', 'your-street'],
			['what-this-shows', 'what-next'],
			['what-it-means', 'what-next'],
			['trade-why', 'trade-tell']
		]);
	});

	it('name only views that open whole, written as links are written', () => {
		for (const { id, query } of stepsOfAll()) {
			const { view, dropped } = decodeView(new URLSearchParams(query), known);
			expect(dropped, id).toEqual([]);
			expect(encodeView(view), id).toBe(query);
			if (view.place !== null) {
				const profile = profilePlace(sources, { kind: 'named', key: view.place });
				expect(profile.ok, `${id}: ${view.place}`).toBe(true);
			}
		}
	});

	it('hold a heading, words and an audience in every step', () => {
		for (const { id, heading, words, audience } of stepsOfAll()) {
			expect(
				[heading, words, audience].every((text) => text.length > 3),
				id
			).toBe(true);
			expect(words, id).not.toMatch(/will be displaced|high risk/i);
		}
	});
});

/** Words of a step → what must hold of the place that it shows, against the region. */
type Claim = {
	readonly words: string;
	readonly figure: string;
	readonly direction: Direction;
};

const RENT = 'renter_share';
const claim = (words: string, figure: string, direction: Direction): Claim => ({
	words,
	figure,
	direction
});

const CLAIMS: Readonly<Record<string, readonly Claim[]>> = {
	'who-rents': [claim('it is higher than in the region', RENT, 'higher')],
	'what-rent-takes': [
		claim('there is no clear difference from the region', 'burdened_share', 'no-clear-difference')
	],
	'north-minneapolis': [
		claim('a large part of their income is higher than in the region', 'burdened_share', 'higher'),
		claim('the typical household income is lower', 'median_household_income', 'lower')
	],
	robbinsdale: [
		claim('typical home value is lower than in the region', 'median_home_value', 'lower'),
		claim(
			'home values changed there is no clear difference from the region',
			'home_value_change',
			'no-clear-difference'
		)
	],
	'brooklyn-park': [claim('households that rent is higher than in the region', RENT, 'higher')],
	crystal: [claim('none is compared', 'burdened_share', 'not-tested')],
	'north-end': [claim('none is compared', 'burdened_share', 'not-tested')],
	'half-of-income': [
		claim('there is no clear difference from the region', 'cost_burden_50', 'no-clear-difference')
	],
	'james-avenue': [
		claim('households that rent is higher than in the region', RENT, 'higher'),
		claim('typical household income is lower', 'median_household_income', 'lower'),
		claim(
			'half of their income or more there is no clear difference',
			'cost_burden_50',
			'no-clear-difference'
		)
	],
	'penn-avenue': [
		claim('half of their income or more is higher than in the region', 'cost_burden_50', 'higher'),
		claim('typical household income is lower', 'median_household_income', 'lower')
	],
	'lowry-avenue': [
		claim(
			'no clear difference from the region in the share of renters who pay half',
			'cost_burden_50',
			'no-clear-difference'
		),
		claim('households that rent there is no clear difference', RENT, 'no-clear-difference')
	],
	'bass-lake-road': [claim('none is compared', 'cost_burden_50', 'not-tested')],
	'sixty-third-avenue': [
		claim('households that rent is higher than in the region', RENT, 'higher'),
		claim('typical household income is lower', 'median_household_income', 'lower'),
		claim(
			'half of their income or more there is no clear difference',
			'cost_burden_50',
			'no-clear-difference'
		)
	],
	'lowry-today': [
		claim(
			'no clear difference from the region in the share of households that rent',
			RENT,
			'no-clear-difference'
		)
	],
	'plymouth-avenue': [
		claim('households that rent is higher than in the region', RENT, 'higher'),
		claim(
			'half of their income or more there is no clear difference',
			'cost_burden_50',
			'no-clear-difference'
		)
	],
	'not-sure': [
		claim(
			'no clear difference from the region in the share of renters who pay half',
			'cost_burden_50',
			'no-clear-difference'
		)
	]
};

/** Words of a step that shows the past → what the records must hold of its place. */
const PAST_CLAIMS: Readonly<
	Record<
		string,
		readonly {
			readonly words: string;
			readonly figure: RecordFigureId;
			readonly is: 'some' | 'none' | 'not-published';
		}[]
	>
> = {
	'lowry-deeds': [{ words: 'lots carried a racial covenant', figure: 'covenants', is: 'some' }],
	'robbinsdale-deeds': [
		{ words: 'lots carried a racial covenant', figure: 'covenants', is: 'some' },
		{
			words: 'The red maps do not reach this place',
			figure: 'red_area_share',
			is: 'not-published'
		}
	],
	'none-found': [
		{
			words: 'no lot was found with a racial covenant. None found is not none',
			figure: 'covenants',
			is: 'none'
		},
		{ words: 'Land there was marked red', figure: 'red_area_share', is: 'some' }
	],
	'plymouth-red': [{ words: 'land was marked red', figure: 'red_area_share', is: 'some' }],
	'public-housing': [
		{ words: 'These are the buildings', figure: 'public_housing_units', is: 'some' }
	]
};

/** Numbers that a step may say, each with what it must be; of its place where it is a figure. */
const RECORDED: Readonly<Record<string, readonly (readonly [said: string, figure: string])[]>> = {
	'trade-jobs': [
		['26,000', 'jobs'],
		['2018', 'year of jobs'],
		['2020', 'known weakness']
	],
	'trade-west-broadway': [
		['3,700', 'jobs'],
		['31', 'bus_stops'],
		['55411', 'zip'],
		['461', 'zip_businesses'],
		['2018', 'year of zip-businesses']
	],
	'trade-james': [
		['3,900', 'jobs'],
		['51', 'bus_stops']
	],
	'trade-penn': [
		['2,300', 'jobs'],
		['40', 'bus_stops']
	],
	'trade-lowry': [
		['2,500', 'jobs'],
		['20', 'bus_stops']
	],
	'trade-robbinsdale': [
		['1,000', 'jobs'],
		['26', 'bus_stops']
	],
	'trade-crystal': [['32', 'bus_stops']],
	'trade-brooklyn-park': [['22', 'bus_stops']]
};
/** Steps that say of these figures that they are left blank. */
const LEFT_BLANK: Readonly<Record<string, string>> = {
	'trade-lowry': 'zip_businesses',
	'trade-robbinsdale': 'zip_businesses',
	'trade-crystal': 'jobs',
	'trade-brooklyn-park': 'jobs'
};

describe('what the walk-throughs say', () => {
	const figureOf = (place: string, id: string): ProfileFigure => {
		const profile = profilePlace(sources, { kind: 'named', key: place });
		if (!profile.ok) throw new Error(profile.problem.code);
		const found = profile.value.figures.find(({ definition }) => definition.id === id);
		if (!found) throw new Error(`No figure ${id}.`);
		return found;
	};

	/** Records are measured on the ground of a place, not on the tracts that it is known by. */
	const recordOf = (place: string, id: RecordFigureId): Estimate => {
		const lines = linesFile(CORRIDOR_IDS.map(readCorridor)).lines.map(placeLine);
		const extent = placeExtent(place, { reach: HALF_MILE, lines });
		if (!extent.ok) throw new Error(extent.problem.code);
		const profile = profilePlace(sources, extent.value);
		if (!profile.ok) throw new Error(profile.problem.code);
		return profile.value.figures.find(({ definition }) => definition.id === id)!.estimate;
	};

	it('is borne out by the figures', () => {
		const steps = new Map(stepsOfAll().map((each) => [each.id, each]));
		for (const [id, claims] of Object.entries(CLAIMS)) {
			const step = steps.get(id)!;
			const place = new URLSearchParams(step.query).get('place')!;
			for (const { words, figure, direction } of claims) {
				expect(step.words, id).toContain(words);
				const found = callFigures(figureOf(place, figure), figureOf('region', figure)).direction;
				expect(`${id}: ${figure} ${found}`).toBe(`${id}: ${figure} ${direction}`);
			}
		}
	});

	it('of the past is borne out by the records, and leads from a record to no figure of today', () => {
		const past = stepsOfAll().filter(({ walk }) => walk === 'what-was-done-here-before');
		const steps = new Map(past.map((each) => [each.id, each]));
		for (const [id, claims] of Object.entries(PAST_CLAIMS)) {
			const step = steps.get(id)!;
			const place = new URLSearchParams(step.query).get('place')!;
			for (const { words, figure, is } of claims) {
				expect(step.words, id).toContain(words);
				const { value, quality } = recordOf(place, figure);
				const found = value === null ? quality : value > 0 ? 'some' : 'none';
				expect(`${id}: ${figure} ${found}`).toBe(`${id}: ${figure} ${is}`);
			}
		}
		for (const { id, words, query } of past) {
			expect(words, id).not.toMatch(
				/\b(because|caused?|therefore|due to|result(ed|s)?|that is why)\b/i
			);
			const shown = new URLSearchParams(query);
			const says = /covenant|marked red/.test(words);
			if (says) expect(shown.has('past') || id === 'what-next', id).toBe(true);
		}
	});

	it('compares nothing that is not among these', () => {
		for (const { id, heading, words } of stepsOfAll()) {
			const rest = (CLAIMS[id] ?? []).reduce((text, each) => text.replace(each.words, ''), words);
			expect(rest, id).not.toMatch(
				/\b(higher|lower|by more than|less than|clear difference|most|went up|rose|fell)\b/
			);
			expect(heading, id).not.toMatch(/\b(higher|lower|most|least)\b/);
		}
	});

	it('holds no number but names, and the years of dated facts, with what is not sure of them', () => {
		const facts = new Map(readFacts().map((each) => [each.id, each]));
		const names = line.stations.map(({ name }) => name).concat('63rd Avenue');
		for (const { id, heading, words } of stepsOfAll()) {
			const rest = names.reduce((text, name) => text.replaceAll(name, ''), `${heading} ${words}`);
			const numbers = rest.match(/\d+/g) ?? [];
			if (id !== 'where-it-goes') {
				const recorded = (RECORDED[id] ?? []).map(([said]) => said);
				expect(rest.match(/\d[\d,]*\d|\d/g) ?? [], id).toEqual(recorded);
				continue;
			}
			const known = line.facts.flatMap((fact) => {
				const { fact: text = '', date = null } = facts.get(fact) ?? {};
				return [...(date?.slice(0, 4) ?? '').matchAll(/\d+/g), ...text.matchAll(/\b20\d\d\b/g)];
			});
			expect(numbers).toEqual(known.map(([year]) => year));
			expect(words).toMatch(/as of August 2025/i);
			expect(words).toContain('not sure');
		}
	});

	it('gives of records what they hold of its place', () => {
		const vintages = new Map(readDataManifest().sources.map(({ id, vintage }) => [id, vintage]));
		const told = JSON.parse(readRegionFile('words', 'en', 'sources.json')) as Readonly<
			Record<string, { readonly gaps: readonly string[] }>
		>;
		const gaps = Object.values(told).flatMap((source) => source.gaps);
		const steps = new Map(stepsOfAll().map((each) => [each.id, each]));
		const recordsOf = (id: string) => {
			const ref = new URLSearchParams(steps.get(id)!.query).get('place')!;
			const extent = placeExtent(ref, { reach: HALF_MILE, lines: LINES });
			const profile = extent.ok ? profilePlace(sources, extent.value) : extent;
			if (!profile.ok) throw new Error(profile.problem.code);
			return profile.value;
		};
		for (const [id, said] of Object.entries(RECORDED)) {
			const profile = recordsOf(id);
			for (const [text, what] of said) {
				const found = profile.figures.find(({ definition }) => definition.id === what);
				if (found)
					expect(found.estimate.value, `${id}: ${text}`).toBe(Number(text.replace(',', '')));
				else if (what === 'zip') expect(profile.zips?.map(({ zip }) => zip)).toEqual([text]);
				else if (what.startsWith('year of '))
					expect(vintages.get(what.slice('year of '.length))).toContain(text);
				else
					expect(
						gaps.some((gap) => gap.includes(text)),
						`${id}: ${text}`
					).toBe(true);
			}
		}
		for (const [id, what] of Object.entries(LEFT_BLANK)) {
			const { figures } = recordsOf(id);
			const found = figures.find(({ definition }) => definition.id === what);
			expect(found?.estimate.value, `${id}: ${what}`).toBeNull();
		}
	});

	it('names the place that it shows', () => {
		const names = new Map(line.stations.map(({ id, name }) => [`station:${id}`, name]));
		for (const { id, query, heading, words } of stepsOfAll()) {
			const name = names.get(new URLSearchParams(query).get('place') ?? '');
			if (name !== undefined) {
				const text = `${heading} ${words}`.toLowerCase();
				const last = name
					.toLowerCase()
					.split(' ')
					.filter((word) => word !== 'downtown');
				for (const word of last) expect(text, id).toContain(word);
			}
		}
	});
});
