/**
 * Every file that holds figures of records says whose they are, on what terms, and what they miss; each as
 * the page makes it, from the built data.
 */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import manifest from '#region/manifest.json';
import { sourceWords } from '#words/data-page.ts';
import { estimate } from '#words/common.ts';
import { profileCommand } from '../../scripts/profile/profile.ts';
import {
	decodeIndicator,
	type IndicatorFile,
	type WholeManifest
} from '../../src/lib/domain/indicators/built-files.ts';
import { indicatorById } from '../../src/lib/domain/indicators/catalog.ts';
import type { IndicatorId } from '../../src/lib/domain/indicators/ids.generated.ts';
import { RECORD_FIGURES } from '../../src/lib/domain/indicators/record-figures.ts';
import {
	newScorecard,
	resultOf,
	THEME_FIGURES
} from '../../src/lib/domain/knowledge/scorecards.ts';
import { figureNamed } from '../../src/lib/domain/places/compared.ts';
import type { FileVoice } from '../../src/lib/domain/report/figure-files.ts';
import { applyEdits, NO_EDITS, NO_WORDS } from '../../src/lib/domain/report/edits.ts';
import { reportGeoJson } from '../../src/lib/domain/report/figure-files.ts';
import type { Report } from '../../src/lib/domain/report/model.ts';
import { needSheet, needSources } from '../../src/lib/domain/report/program.ts';
import { sourceLine } from '../../src/lib/domain/report/citation.ts';
import { mapSvg } from '../../src/lib/domain/report/map-svg.ts';
import { draftTestimony, TESTIMONY_KINDS } from '../../src/lib/domain/report/testimony.ts';
import { composeMap } from '../../src/lib/features/report/compose.ts';
import { paperDocument } from '../../src/lib/features/report/files/document-parts.ts';
import { paperDocx } from '../../src/lib/features/report/files/docx.ts';
import { csvPackage } from '../../src/lib/features/report/files/package.ts';
import { reportWorkbook } from '../../src/lib/features/report/files/xlsx.ts';
import { scorecardParts } from '../../src/lib/features/scorecard/scorecard-paper.ts';
import { figureNames } from '../../src/lib/i18n/figures.ts';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { BUILT_ROOT } from '../../src/lib/app/worker/built.ts';
import { realAnswer, realComparison, reportOf } from './real-reports.fixture.ts';

const PLACE = 'station:lowry';
const words = useReportMessages();
const files: FileVoice = {
	figures: figureNames,
	files: words.fileWords,
	estimate,
	topics: words.report.topics
};
const paper = {
	paper: words.screen.paper,
	at: words.screen.own.at,
	decides: words.testimony.decides.spoken,
	qrAlt: words.screen.cite.qrAlt,
	policies: words.policyWords,
	language: 'en-US'
};
const read = (file: string): unknown => JSON.parse(readFileSync(BUILT_ROOT + file, 'utf8'));
const ALL = [...new Set<string>(RECORD_FIGURES.map(({ source }) => source))];

/** What a file must say of a source, each part somewhere in it. */
function mustSay(id: string): readonly string[] {
	const { publisher, licence } = manifest.sources.find((source) => source.id === id)!;
	const gaps = sourceWords[id]?.gaps ?? [];
	expect(gaps.length, id).toBeGreaterThan(0);
	return [publisher, licence, ...gaps];
}

/** Letters alone: how a file writes quotes and blanks is its own affair. */
const bare = (text: string) =>
	text
		.replace(/&(?:amp|quot|apos|#39|lt|gt);|\\[ntur"]|<[^>]*>/g, '')
		.replace(/[^\p{L}\p{N}]/gu, '');

const unpacked = (bytes: Uint8Array) =>
	Object.values(unzipSync(bytes))
		.map((part) => strFromU8(part))
		.join('\n');

/** The report with every record picked for its page, and what it then tells of. */
async function picked(): Promise<{ readonly report: Report; readonly sources: readonly string[] }> {
	const plain = reportOf(await realAnswer(PLACE));
	const pinned = plain.moreFindings
		.filter(({ kind }) => kind === 'record')
		.map(({ id }) => [id, { pinned: true }] as const);
	const { report } = applyEdits(plain, { ...NO_EDITS, findings: Object.fromEntries(pinned) });
	const sources = [
		...new Set(report.findings.flatMap(({ kind, source }) => (kind === 'record' ? source! : [])))
	];
	expect(sources.length).toBeGreaterThan(2);
	return { report, sources };
}

type Written = { readonly text: string; readonly sources: readonly string[] };
type FileMade = () => Promise<Written>;

async function documentOf(kind: (typeof TESTIMONY_KINDS)[number] | null): Promise<Written> {
	const { report, sources } = await picked();
	const testimony = kind && draftTestimony(kind, report, NO_WORDS, words.testimony, { minutes: 5 });
	const page = paperDocument({ report, testimony, sheet: 'letter' }, paper);
	const nothing = { map: null, chart: null, code: null };
	return { text: unpacked(await paperDocx(page, paper, nothing)), sources };
}

async function mapOf(id: IndicatorId): Promise<Written> {
	const { indicators } = read('data/manifest.json') as WholeManifest;
	const data = decodeIndicator(read(indicators[id].path) as IndicatorFile);
	const answer = await realAnswer(PLACE);
	const scene = {
		shade: { lens: 'indicator', data, vintage: indicatorById(id).vintages[0]! },
		tracts: { rows: [], outlines: [], cities: [] },
		bounds: [-93.4, 44.9, -93.2, 45.1],
		lines: [],
		stations: []
	} as unknown as Parameters<typeof composeMap>[1];
	const size = { width: 672, height: 460 };
	const map = composeMap(reportOf(answer), scene, size);
	const { svg } = mapSvg(map, { id: 'map', standalone: true, ...size });
	return { text: svg, sources: indicatorById(id).sources };
}

const command =
	(...more: string[]): FileMade =>
	async () => {
		const { out, err } = await profileCommand(['--place', PLACE, ...more]);
		return { text: out + err, sources: ALL };
	};

const FILES: Readonly<Record<string, FileMade>> = {
	'document of a report': () => documentOf(null),
	...Object.fromEntries(
		TESTIMONY_KINDS.map((kind) => [`document of a testimony: ${kind}`, () => documentOf(kind)])
	),
	'text of a written testimony': async () => {
		const { report, sources } = await picked();
		return { text: draftTestimony('written', report, NO_WORDS, words.testimony).text, sources };
	},
	'workbook of a report': async () => ({
		text: unpacked(await reportWorkbook(reportOf(await realAnswer(PLACE)), files)),
		sources: ALL
	}),
	'table of a report': async () => ({
		text: unpacked(csvPackage(reportOf(await realAnswer(PLACE)), files)),
		sources: ALL
	}),
	'places of a report': async () => ({
		text: JSON.stringify(reportGeoJson(reportOf(await realAnswer(PLACE)))),
		sources: ALL
	}),
	'table of a comparison': async () => ({
		text: unpacked(csvPackage(await realComparison([PLACE, 'station:penn']), files)),
		sources: ALL
	}),
	'workbook of a comparison': async () => ({
		text: unpacked(await reportWorkbook(await realComparison([PLACE, 'station:penn']), files)),
		sources: ALL
	}),
	'map of eviction cases': () => mapOf('eviction-filings'),
	'map of covenants': () => mapOf('covenants'),
	'map of the red areas': () => mapOf('red-area-share'),
	'map of public housing': () => mapOf('public-housing-homes'),
	'need sheet': async () => {
		const sections = needSheet(await realAnswer(PLACE));
		const told = needSources(sections, { figures: figureNames, report: words.report });
		const sources = sections.flatMap(({ rows }) =>
			rows.flatMap(({ figure: { definition } }) =>
				definition.measure.kind === 'record' ? [definition.measure.source] : []
			)
		);
		return { text: told.map(sourceLine).join(' '), sources };
	},
	scorecard: async () => {
		const answer = await realAnswer(PLACE);
		const card = newScorecard('card', 'Corner of Lowry', PLACE, {
			device: 'a',
			author: null,
			at: '2026-11-30T00:00:00Z'
		});
		const parts = scorecardParts({
			card,
			result: resultOf(card),
			answer,
			hasPlace: true,
			nameOfPlace: () => 'Lowry Avenue',
			dataVersion: '0',
			day: 'today'
		});
		const sources = Object.values(THEME_FIGURES)
			.flat()
			.flatMap((id) => {
				const { measure } = figureNamed(answer.place.profile, id).definition;
				return measure.kind === 'record' ? [measure.source] : [];
			});
		return { text: JSON.stringify(parts), sources };
	},
	'profile command, text': command(),
	'profile command, JSON': command('--format', 'json'),
	'profile command, CSV': command('--format', 'csv')
};

describe.each(Object.keys(FILES))('%s', (name) => {
	it('says whose its records are, on what terms, and what they miss', async () => {
		const { text, sources } = await FILES[name]!();
		expect(sources.length).toBeGreaterThan(0);
		const said = bare(text);
		for (const source of new Set(sources)) {
			for (const part of mustSay(source)) expect(said, `${source}: ${part}`).toContain(bare(part));
		}
	}, 120_000);
});
