import { describe, expect, it } from 'vitest';
import { aboutIndicators as about } from '#words/about-indicators.ts';
import { indicatorWords } from '#words/indicators.ts';
import { sourceWords } from '#words/data-page.ts';
import aliases from '../../../../data/catalog/aliases.json';
import written from '../../../../data/catalog/indicators.json';
import { sources } from '#region/manifest.json';
import {
	DEFAULT_INDICATOR,
	INDICATORS,
	KEY_FIGURES,
	TOPICS,
	inPeriods,
	indicatorById,
	knownIndicators,
	type Formula
} from './catalog.ts';
import { catalogSentence, readCatalogWords, readIndicators } from './schema.ts';
import { readAliases } from '../../../../scripts/build/catalog-ids.ts';
import { baseOfRate, isMedian } from '../statistics/census.ts';

const indicators = inPeriods(written) as typeof written;

/** The catalog with one entry changed, as a careless edit would leave it. */
function edited(index: number, change: Record<string, unknown>): unknown {
	return structuredClone(indicators).map((each, i) =>
		i === index ? { ...each, ...change } : each
	);
}

function faultOf(json: unknown): string {
	const result = readIndicators(json);
	return result.ok ? 'none' : catalogSentence(result.problem);
}

describe('the catalog', () => {
	it('passes its own schema', () => {
		expect(faultOf(indicators)).toBe('none');
		expect(readAliases(aliases, INDICATORS).ok).toBe(true);
	});

	it('is told of each indicator, and of nothing else', () => {
		const ids = INDICATORS.map(({ id }) => id);
		const told = (
			json: unknown,
			file: Parameters<typeof readCatalogWords>[0] = 'about-indicators.json',
			of: readonly string[] = ids
		) => {
			const result = readCatalogWords(file, json, of);
			return result.ok ? 'none' : catalogSentence(result.problem);
		};
		const { 'renter-share': renters, ...others } = about;
		expect(told(about)).toBe('none');
		expect(told(indicatorWords, 'indicators.json')).toBe('none');
		expect(
			told(
				sourceWords,
				'sources.json',
				sources.map(({ id }) => id)
			)
		).toBe('none');
		expect(told(others)).toBe('words about-indicators.json, renter-share: is missing.');
		expect(told({ ...about, 'no-such-thing': renters })).toBe(
			'words about-indicators.json, no-such-thing: is not in the catalog.'
		);
		expect(told({ ...about, 'renter-share': { ...renters, notes: ['No full stop'] } })).toBe(
			'words about-indicators.json, renter-share.notes[0]: is not a full sentence.'
		);
		const { 'renter-share': named } = indicatorWords;
		const careless = (change: object) =>
			told({ ...indicatorWords, 'renter-share': { ...named, ...change } }, 'indicators.json');
		expect(careless({ title: '' })).toBe('words indicators.json, renter-share.title: is empty.');
		expect(told({ ...about, 'renter-share': { ...renters, high: 'Bad' } })).toContain(
			'renter-share.high: is not a full sentence'
		);
		expect(careless({ sentence: 'It is.' })).toContain('ends in a full stop');
	});

	it('has indicators in every topic, and finds each by its id', () => {
		expect(new Set(INDICATORS.map((each) => each.topic))).toEqual(new Set(TOPICS));
		for (const each of INDICATORS) expect(indicatorById(each.id)).toBe(each);
		for (const id of [DEFAULT_INDICATOR, ...KEY_FIGURES]) expect(indicatorById(id).id).toBe(id);
		expect(() => indicatorById('no-such-thing' as typeof DEFAULT_INDICATOR)).toThrow(
			'no-such-thing'
		);
	});

	it('gives rents and incomes three periods, newest first', () => {
		const three = ['2019-2023', '2015-2019', '2010-2014'];
		expect(indicatorById('median-gross-rent').vintages).toEqual(three);
		expect(indicatorById('median-household-income').vintages).toEqual(three);
	});

	it('never adds up medians, shares or means', () => {
		const added = (formula: Formula): readonly string[] => {
			if (formula.kind === 'count') return formula.variables;
			return formula.kind === 'share' ? [...formula.numerator, ...formula.denominator] : [];
		};
		for (const { id, formula } of INDICATORS) {
			for (const signed of added(formula)) {
				const variable = signed.replace(/^-/, '');
				expect(isMedian(variable) || baseOfRate(variable) !== null, `${id}: ${signed}`).toBe(false);
			}
			if (formula.kind === 'median') expect(isMedian(formula.variable), id).toBe(true);
			if (formula.kind === 'rate') expect(baseOfRate(formula.variable), id).toBe(formula.of);
		}
	});

	it('names every table that its formulas read', () => {
		for (const { id, formula, tables } of INDICATORS) {
			const read = JSON.stringify(formula).matchAll(/"-?([A-Z]\d+[A-Z]*)_\d/g);
			// Weights say how tracts count, not what is shown.
			const weight = formula.kind === 'median' ? formula.weight.split('_')[0] : undefined;
			// Incomes are read by bins only where those are carried.
			const optional = formula.kind === 'median' && formula.withoutBins === 'modelled-income';
			for (const [, table = ''] of read) {
				if (optional && table === 'B19001') continue;
				if (table !== weight && formula.kind !== 'rate') expect(tables, id).toContain(table);
			}
		}
	});

	it('has no word that pretends to know the future', () => {
		expect(JSON.stringify(indicatorWords)).not.toMatch(
			/will be displaced|percentile|threshold|\bscore/i
		);
	});

	it('leads links to known indicators only', () => {
		expect(knownIndicators.vintagesOf(DEFAULT_INDICATOR)?.[0]).toBe('2019-2023');
		expect(knownIndicators.vintagesOf('no-such-thing')).toBeUndefined();
		expect(knownIndicators.resolve('no-such-thing')).toBe('no-such-thing');
	});
});

describe('a careless edit', () => {
	it.each([
		[{ topic: 'rent' }, '[0].topic: is not a topic'],
		[{ vintages: ['2020-2024'] }, '[0].vintages[0]: is not a period that Rootline carries'],
		[{ vintages: ['2015-2019', '2019-2023'] }, 'does not list its periods newest first'],
		[{ unit: 'count' }, 'is a share in the unit count'],
		[{ dollarYear: 2023 }, 'has a dollar year and another unit'],
		[{ worse: 'both' }, '[0].worse'],
		[{ formula: { kind: 'sum', variables: [] } }, '[0].formula'],
		[
			{ formula: { kind: 'share', numerator: ['rent'], denominator: ['B25003_001'] } },
			'[0].formula.numerator[0]: is not a Census code'
		]
	])('%j is refused in one sentence', (change, sentence) => {
		const said = faultOf(edited(0, change));
		expect(said).toContain(sentence);
		expect(said).toMatch(/^data\/catalog\/indicators\.json, \[\d+\]/);
		expect(said.trim().split('\n')).toHaveLength(1);
	});

	it('that breaks the list is refused', () => {
		const last = indicators.length - 1;
		expect(faultOf(edited(last, { id: 'renter-share' }))).toContain('repeats the id');
		expect(faultOf(edited(last, { topic: 'rents' }))).toContain('is not with the others');
	});

	it.each([
		[{ unit: 'share' }, 'must have the unit per-hundred'],
		[{ vintages: ['2019-2023'] }, 'must have the one period of its records'],
		[{ vintages: ['2012-2019', '1910-1972'] }, 'must have the one period of its records'],
		[{ sources: ['covenants'] }, 'must name the source of its records, eviction-filings'],
		[{ tables: ['B25003'] }, 'must name Census tables, or be a record and name none'],
		[{ formula: { kind: 'record', record: 'evictions' } }, 'is not a figure of records']
	])('%j in a record is refused', (change, sentence) => {
		const index = indicators.findIndex(({ id }) => id === 'eviction-filings');
		expect(faultOf(edited(index, change))).toContain(sentence);
	});

	it('that leaves a survey’s figure without its tables is refused', () => {
		expect(faultOf(edited(0, { tables: [] }))).toContain('must name Census tables');
	});

	it.each([
		[{ of: 'nothing' }, 'is a change of "nothing", which does not exist'],
		[{ from: '2016-2020' }, 'spans periods that'],
		[{ from: '2019-2023', to: '2019-2023' }, 'does not run forward in time'],
		[{ as: 'difference' }, 'must have the unit share-change']
	])('%j in a change is refused', (change, sentence) => {
		const index = indicators.findIndex(({ id }) => id === 'rent-change');
		const formula = { ...indicators[index]?.formula, ...change };
		expect(faultOf(edited(index, { formula }))).toContain(sentence);
	});

	it('of an alias is refused', () => {
		const fault = (json: unknown) => {
			const result = readAliases(json, INDICATORS);
			return result.ok ? 'none' : catalogSentence(result.problem);
		};
		expect(fault({ indicators: { 'old-rent': 'median-gross-rent' }, places: {} })).toBe('none');
		expect(fault({ indicators: { 'old-rent': 'nothing' }, places: {} })).toContain(
			'leads to "nothing"'
		);
		expect(fault({ indicators: { 'renter-share': 'median-gross-rent' }, places: {} })).toContain(
			'is still'
		);
		expect(fault({})).toContain('data/catalog/aliases.json');
	});

	it.each([
		['station:old-penn', 'station:penn', 'none'],
		['station:old-penn', 'station:moon', 'leads to "station:moon", which does not exist'],
		['station:old-penn', 'planet:mars', 'names no place as links write it'],
		['station:lowry', 'station:penn', 'is still the name of a place'],
		['station:old-penn', 'station:penn@0.5mi', 'has a reach'],
		['station:older-penn', 'station:old-penn', 'is itself renamed']
	])('of the place %s, renamed %s, is judged: %s', (former, present, said) => {
		const places = { 'station:old-penn': 'station:penn', [former]: present };
		const today = new Set(['station:penn', 'station:lowry']);
		const result = readAliases({ indicators: {}, places }, INDICATORS, (ref) => today.has(ref));
		expect(result.ok ? 'none' : catalogSentence(result.problem)).toContain(said);
	});
});
