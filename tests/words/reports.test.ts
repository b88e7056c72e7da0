/**
 * What reports of 200 real places say, in grade 8 or below: those of every station and its city, and of
 * circles and tracts taken together all over the region.
 *
 * The rule: the findings of a report, read one after another, are at most grade 8 in every report, and so
 * are the sentence about its flag, the number of its renters and the method. A single finding with its
 * figures may be harder, for the names and figures that it holds, but 95 of 100 are not by more than
 * one grade, and none by more than three. Lists of titles (what is not known, which margins are modelled)
 * are no running text and are left out.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { AtlasFiles } from '../../src/lib/app/files/atlas-files.ts';
import { BUILT_ROOT, builtManifest, fromDisk } from '../../src/lib/app/worker/built.ts';
import { NO_WORDS } from '../../src/lib/domain/report/edits.ts';
import type { Report } from '../../src/lib/domain/report/model.ts';
import { draftTestimony } from '../../src/lib/domain/report/testimony.ts';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { randomPlaces } from '../report/hostile-hearing.fixture.ts';
import { realAnswer, reportOf } from '../report/real-reports.fixture.ts';
import { readingGrade } from './support/reading-grade.ts';

const GRADE = 8;
const REPORTS = 200;
const PATIENCE_MS = 300_000;

let reports: readonly Report[];
beforeAll(async () => {
	const read = await new AtlasFiles(builtManifest(), BUILT_ROOT, fromDisk).places();
	if (!read.ok) throw new Error(read.problem.code);
	const { stations, tracts } = read.value;
	const ready = [
		...stations.map(({ id }) => `station:${id}`),
		...new Set(stations.map(({ city }) => `city:${city}`))
	];
	const refs = [...ready, ...randomPlaces(REPORTS - ready.length, tracts.geoid, 17)];
	const made: Report[] = [];
	for (const ref of refs) made.push(reportOf(await realAnswer(ref)));
	reports = made;
}, PATIENCE_MS);

const gradeOf = (text: string) => readingGrade(text) ?? 0;
const findingsOf = ({ findings, moreFindings }: Report) => [...findings, ...moreFindings];

function tooHard(texts: readonly string[], most: number): string[] {
	return texts.flatMap((text) => {
		const grade = gradeOf(text);
		return grade > most ? [`${grade.toFixed(1)}: ${text}`] : [];
	});
}

describe('200 reports', () => {
	it('tell what the figures say in grade 8 or below, each as a whole', () => {
		expect(reports).toHaveLength(REPORTS);
		const wholes = reports.map(({ findings }) =>
			findings.map(({ sentence }) => sentence).join(' ')
		);
		expect(tooHard(wholes, GRADE)).toEqual([]);
	});

	it('tell in grade 8 or below who may face pressure, who is hit, and how it was found out', () => {
		const texts = reports.flatMap((report) => [
			...report.method,
			...findingsOf(report)
				.filter(({ kind }) => kind === 'flag' || kind === 'affected')
				.flatMap(({ sentence, spoken }) => [sentence, spoken])
		]);
		expect(texts.length).toBeGreaterThan(4 * REPORTS);
		expect(tooHard(texts, GRADE)).toEqual([]);
	});

	it('have few single findings that are harder, and none by much', () => {
		const texts = reports.flatMap((report) =>
			findingsOf(report).flatMap(({ sentence, spoken }) => [sentence, spoken])
		);
		expect(texts.length).toBeGreaterThan(20 * REPORTS);
		expect(tooHard(texts, GRADE + 3)).toEqual([]);
		expect(tooHard(texts, GRADE + 1).length / texts.length).toBeLessThan(0.05);
	});

	it('are heard in grade 8 or below as three minutes of testimony', () => {
		const { testimony } = useReportMessages();
		const texts = reports.map((report) =>
			draftTestimony('oral', report, NO_WORDS, testimony).text.replaceAll('\n', ' ')
		);
		expect(tooHard(texts, GRADE)).toEqual([]);
	});
});
