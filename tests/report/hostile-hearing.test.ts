/**
 * Every printed sentence before a hostile hearing: over thousands of places, no sentence claims a
 * difference that the rule does not carry (worked out anew from values and margins), no two pages
 * disagree about the same two figures, and none prints "± 0", a share beyond 0–100 %, or a claim on a
 * figure that is too uncertain to rely on.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import {
	type PlacesFile,
	decodeIndicator,
	placeFigure,
	placeRow
} from '../../src/lib/domain/indicators/built-files.ts';
import { BUILT_ROOT, builtManifest, fromDisk } from '../../src/lib/app/worker/built.ts';
import { SURVEYED } from '../../src/lib/domain/indicators/catalog.ts';
import type { Unit } from '../../src/lib/domain/statistics/census.ts';
import { compareWithOne, callDifference } from '../../src/lib/domain/statistics/compare.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import type { MeasuredPlace, ProfileAnswer } from '../../src/lib/domain/places/atlas-places.ts';
import { profileTopics, comparedTable } from '../../src/lib/domain/places/compared.ts';
import type { ProfileFigure } from '../../src/lib/domain/places/profile.ts';
import type { Report, ReportPlace } from '../../src/lib/domain/report/model.ts';
import { topicTables } from '../../src/lib/domain/report/tables.ts';
import { draftTestimony } from '../../src/lib/domain/report/testimony.ts';
import { NO_WORDS } from '../../src/lib/domain/report/edits.ts';
import { textsOf } from '../../src/lib/domain/report/grammar.fixture.ts';
import { figureText, likelyRange } from '../../src/lib/domain/text/format.ts';
import { AtlasFiles } from '../../src/lib/app/files/atlas-files.ts';
import { estimate as words } from '#words/common.ts';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { isShaky, randomPlaces, ruleOn, ruleOnFigures, saidOf } from './hostile-hearing.fixture.ts';
import { nameOf, realAnswer, realComparison, reportOf, voice } from './real-reports.fixture.ts';

/** All of it takes half a minute by itself, and longer where a machine does other work. */
const PATIENCE_MS = 600_000;
const files = new AtlasFiles(builtManifest(), BUILT_ROOT, fromDisk);

let places: PlacesFile;
beforeAll(async () => {
	const read = await files.places();
	if (!read.ok) throw new Error(read.problem.code);
	places = read.value;
});

const figureIn = ({ profile }: MeasuredPlace, id: string): ProfileFigure =>
	profile.figures.find(({ definition }) => definition.id === id)!;
const figureOf = ({ figures }: ReportPlace, id: string): ProfileFigure =>
	figures.find(({ definition }) => definition.id === id)!;

/** "± 0", but not "± 0.4"; a share above 100 % or below 0; a slip of the code. */
const NEVER = /± \$?0(?:\.0+)?(?![.\d])|NaN|undefined|null|Infinity/;

function expectSayable(texts: readonly string[]): void {
	for (const text of texts) expect(text).not.toMatch(NEVER);
}

/** What is wrong with the value, margin and range of a figure as any page writes them. */
function faultsOf(estimate: Estimate, unit: Unit): string[] {
	const { value, margin, spoken } = figureText(estimate, unit, words);
	const faults: string[] = [];
	// A controlled total has exactly no margin, and may say so.
	if (estimate.moe !== 0 && NEVER.test(`${value} ${margin}`)) faults.push(`${value} ${margin}`);
	if (estimate.moe !== 0 && /plus or minus \$?0(?:\.0+)?(?![.\d])/.test(spoken))
		faults.push(spoken);
	if (unit !== 'share' || estimate.value === null) return faults;
	const percent = Number.parseFloat(value.replace(',', ''));
	if (!(percent >= 0 && percent <= 100)) faults.push(value);
	const points = /^± ([\d.]+) points?$/.exec(margin)?.[1];
	if (points !== undefined && Number(points) > 100) faults.push(margin);
	const range = likelyRange(estimate, unit);
	if (range && !(range.low >= 0 && range.high <= 1)) faults.push(`${range.low} to ${range.high}`);
	return faults;
}

/** Hundreds of thousands of `expect` take minutes; what is wrong is collected, and expected to be nothing. */
function expectFigures(figures: readonly ProfileFigure[]): void {
	const faults = figures.flatMap(({ estimate, definition: { id, unit } }) =>
		faultsOf(estimate, unit).map((fault) => `${id}: ${fault}`)
	);
	expect(faults).toEqual([]);
}

/** The panel says of every figure beside corridor, city and region what the rule says. */
function expectPanel(answer: ProfileAnswer): void {
	const faults = profileTopics(answer)
		.flatMap(({ rows }) => rows)
		.flatMap(({ figure, beside }) =>
			beside.flatMap(({ role, figure: theirs, comparison: { direction } }) => {
				const verdict = ruleOnFigures(figure, theirs);
				return direction === verdict
					? []
					: [`${figure.definition.id} against ${role}: ${direction}, not ${verdict}`];
			})
		);
	expect(faults).toEqual([]);
}

/** Comparing the place with each of them says the same as the panel. */
function expectCompared({ place, beside }: ProfileAnswer): void {
	for (const { place: other } of beside) {
		const rows = comparedTable([other, place], other).found.flatMap((topic) => topic.rows);
		for (const { definition, cells } of rows) {
			const direction = cells[1]?.direction ?? null;
			if (direction === null) continue;
			const verdict = ruleOnFigures(figureIn(place, definition.id), figureIn(other, definition.id));
			expect(`${definition.id} ${direction}`).toBe(`${definition.id} ${verdict}`);
		}
	}
}

/** Every sentence of a report of one place says what the rule says, and nothing else. */
function expectReport(report: Report): number {
	const [own, ...larger] = report.places;
	let claims = 0;
	for (const finding of [...report.findings, ...report.moreFindings]) {
		const { kind, figure, sentence, spoken } = finding;
		if (kind !== 'difference' && kind !== 'change') {
			expect(sentence).not.toMatch(/clearly|rose by|fell by/);
			continue;
		}
		const mine = figureOf(own!, figure);
		for (const other of larger.filter(({ role }) => role !== 'corridor')) {
			const before = kind === 'change' ? 'the change in ' : '';
			const verdict = ruleOnFigures(mine, figureOf(other, figure));
			for (const text of [sentence, spoken]) {
				const said = saidOf(text, other.name.inText, before);
				if (kind === 'difference') expect(said, text).toBe(verdict);
				if (said === 'higher' || said === 'lower') {
					claims += 1;
					expect(said, text).toBe(verdict);
					expect(isShaky(mine.estimate) && kind === 'difference', text).toBe(false);
				}
			}
		}
		const moved = /\b(rose|fell) by\b/.exec(sentence)?.[1];
		if (moved !== undefined) {
			claims += 1;
			expect(ruleOnFigures(mine, null), sentence).toBe(moved === 'rose' ? 'higher' : 'lower');
		}
		if (kind === 'difference') expect(finding.text.value).toMatch(/[1-9]/);
	}
	return claims;
}

describe('2,000 random places', () => {
	it(
		'say nothing that the rule does not carry, on any page',
		async () => {
			// A report is slow to write: every eighth place has one.
			const WITH_REPORT = 8;
			let claims = 0;
			let reports = 0;
			const all = randomPlaces(2000, places.tracts.geoid, 9);
			for (const [at, ref] of all.entries()) {
				const answer = await realAnswer(ref);
				expectFigures(answer.place.profile.figures);
				expectPanel(answer);
				if (at % WITH_REPORT !== 0) continue;
				reports += 1;
				const report = reportOf(answer);
				claims += expectReport(report);
				const findings = [...report.findings, ...report.moreFindings];
				expectSayable([
					...findings.flatMap(({ sentence, spoken, text }) => [sentence, spoken, text.margin]),
					...report.unknowns,
					...report.notes
				]);
			}
			expect(reports).toBe(250);
			expect(claims).toBeGreaterThan(1000);
		},
		PATIENCE_MS
	);
});

describe('the ready reports', () => {
	const ready = () => [
		...places.stations.map(({ id }) => `station:${id}`),
		...new Set(places.stations.map(({ city }) => `city:${city}`))
	];
	const testimony = useReportMessages().testimony;

	it(
		'say on every page what the rule says, aloud and in writing',
		async () => {
			let claims = 0;
			for (const ref of ready()) {
				const answer = await realAnswer(ref);
				const report = reportOf(answer);
				claims += expectReport(report);
				expectPanel(answer);
				expectCompared(answer);
				expectSayable(textsOf(report, voice));
				for (const kind of ['oral', 'written', 'fact-sheet'] as const)
					expectSayable([draftTestimony(kind, report, NO_WORDS, testimony).text]);
				// The words of a table's cell are those of the sentences.
				for (const { rows } of [report.table, ...topicTables(report, voice)]) {
					for (const { cells } of rows) {
						for (const cell of cells) {
							if (cell.kind !== 'figure' || !cell.against.includes('clearly')) continue;
							// A change lies near zero where little changes, which makes no figure useless.
							if (cell.unit.endsWith('-change')) continue;
							expect(cell.reliability).not.toBe('too-uncertain');
						}
					}
				}
			}
			expect(claims).toBeGreaterThan(200);
		},
		PATIENCE_MS
	);

	it(
		'tell with a flag whether renters can pay their rent, to whichever side it is clear',
		async () => {
			const told: string[] = [];
			for (const ref of ready()) {
				const report = reportOf(await realAnswer(ref));
				const [own, ...larger] = report.places;
				const against = larger.filter(({ role }) => role !== 'corridor');
				const clear = ['burdened_share', 'cost_burden_50'].filter((id) =>
					against.some((other) =>
						['higher', 'lower'].includes(ruleOnFigures(figureOf(own!, id), figureOf(other, id)))
					)
				);
				if (clear.length === 0) continue;
				told.push(ref);
				const first = report.findings.find(({ kind }) => kind === 'difference');
				expect(clear, ref).toContain(first?.figure);
				const oral = draftTestimony('oral', report, NO_WORDS, testimony).text;
				// The numbers are rounded for the ear; which side is clear is read back in speeches.test.ts.
				expect(oral.split('\n\n')[1], ref).toMatch(
					first?.figure === 'burdened_share'
						? /renters here pay more than they can afford\./
						: /renters here pay half or more of their income/
				);
			}
			expect(told).toContain('station:penn');
		},
		PATIENCE_MS
	);

	it(
		'make no finding of what rounds to zero',
		async () => {
			for (const ref of ready()) {
				const { findings, moreFindings } = reportOf(await realAnswer(ref));
				for (const { kind, text, sentence } of [...findings, ...moreFindings])
					if (kind === 'difference') expect(text.value, sentence).toMatch(/[1-9]/);
			}
		},
		PATIENCE_MS
	);
});

describe('several places', () => {
	it(
		'are ranked and counted as the rule has it',
		async () => {
			const stations = places.stations.map(({ id }) => `station:${id}`);
			const sets = [
				['each:blue-line-extension'],
				['each:green-line'],
				...stations.slice(1).map((ref, at) => [stations[at]!, ref]),
				...stations.slice(3).map((ref, at) => [stations[at]!, stations[at + 2]!, ref])
			];
			let claims = 0;
			for (const refs of sets) {
				const report = await realComparison(refs);
				expectSayable(textsOf(report, voice));
				const own = report.places.filter(({ role }) => role === 'place');
				const region = report.places.find(({ role }) => role === 'region')!;
				for (const { id, figure, place, sentence } of [
					...report.findings,
					...report.moreFindings
				]) {
					const [what] = id.split(':');
					if (what === 'set') {
						for (const side of ['higher', 'lower'] as const) {
							const clear = own.filter(
								(each) => ruleOnFigures(figureOf(each, figure), figureOf(region, figure)) === side
							).length;
							const said = new RegExp(`clearly ${side} in (\\d+) of`).exec(sentence)?.[1];
							expect(Number(said ?? 0), sentence).toBe(clear);
							claims += clear;
						}
					}
					if (what === 'ranked') {
						const top = own.find(({ ref }) => ref === place)!;
						for (const other of own.filter((each) => each !== top)) {
							const claimed = sentence.includes(` in ${other.name.inText} (`);
							const verdict = ruleOnFigures(figureOf(top, figure), figureOf(other, figure));
							expect(claimed, sentence).toBe(verdict === 'higher');
							claims += Number(claimed);
						}
					}
					if (what !== 'changes') continue;
					for (const each of own) {
						const rose = sentence.split(', and fell by')[0]!;
						if (!rose.includes(' rose by ') || !rose.includes(`points in ${each.name.inText}`))
							continue;
						const [, until = ''] = rose.split(' rose by ');
						if (!until.split('. ')[0]!.includes(` in ${each.name.inText}`)) continue;
						expect(ruleOnFigures(figureOf(each, figure), null), sentence).toBe('higher');
						claims += 1;
					}
				}
			}
			expect(claims).toBeGreaterThan(100);
		},
		PATIENCE_MS
	);
});

describe('the table and the panel', () => {
	/** Verdicts that lie on the edge are not told apart by the digits that a file of figures carries. */
	const OF_TRACTS = 784;

	it(
		'say of each tract against the region what the rule says, for every figure',
		async () => {
			let called = 0;
			let other = 0;
			for (const { id, unit, vintages } of SURVEYED) {
				if (unit === 'count') continue;
				const file = await files.indicator(id);
				if (!file.ok) throw new Error(file.problem.code);
				const data = decodeIndicator(file.value);
				const newest = data.vintages[vintages[0]!]!;
				const region = placeFigure(data, vintages[0]!, placeRow(places, 'region')!)!.estimate;
				const table = compareWithOne(newest.tracts, region, unit);
				expect(table.directions).toHaveLength(OF_TRACTS);
				newest.tracts.forEach((tract, row) => {
					const direction = table.directions[row];
					if (direction !== ruleOn(tract, region, unit)) {
						expect(`${id} ${places.tracts.geoid[row]} ${direction}`).toBe(
							`${id} ${places.tracts.geoid[row]} ${ruleOn(tract, region, unit)}`
						);
					}
					if (faultsOf(tract, unit).length > 0) expect(faultsOf(tract, unit)).toEqual([]);
					if (direction === 'higher' || direction === 'lower') called += 1;
					else other += 1;
				});
			}
			expect(called).toBeGreaterThan(1000);
			expect(other).toBeGreaterThan(1000);
		},
		PATIENCE_MS
	);

	it(
		'say of named places what their profile says, although their figures come from another file',
		async () => {
			const ready = [
				'region',
				...places.stations.map(({ id }) => `station:${id}`),
				'city:Minneapolis'
			];
			const region = (await realAnswer('region')).place;
			let same = 0;
			for (const ref of ready.slice(1)) {
				const { place } = await realAnswer(ref);
				for (const { id, unit, vintages } of SURVEYED) {
					if (unit === 'count') continue;
					const file = await files.indicator(id);
					if (!file.ok) throw new Error(file.problem.code);
					const data = decodeIndicator(file.value);
					const at = (key: string) =>
						placeFigure(data, vintages[0]!, placeRow(places, key)!)!.estimate;
					const figure = place.profile.figures.find(
						({ definition: { measure } }) =>
							measure.kind === 'indicator' && measure.indicator === id
					)!;
					const theirs = figureIn(region, figure.definition.id);
					const panel = callDifference(at(ref), at('region'), unit).direction;
					expect(`${ref} ${id} ${panel}`).toBe(`${ref} ${id} ${ruleOnFigures(figure, theirs)}`);
					same += 1;
				}
			}
			expect(same).toBeGreaterThan(500);
		},
		PATIENCE_MS
	);
});

describe('names in sentences', () => {
	it('are found by the test wherever they stand', () => {
		expect(nameOf('region').inText).toBe('the seven-county region');
		const text =
			'In x, 4% rent. That is clearly higher than in A (1%) and clearly lower than in B (9%). There is no clear difference from C (4%).';
		expect(['A', 'B', 'C', 'D'].map((name) => saidOf(text, name, ''))).toEqual([
			'higher',
			'lower',
			'no-clear-difference',
			null
		]);
	});
});
