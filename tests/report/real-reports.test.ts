/** Reports of real places: that their numbers are the profiles', and that their files open elsewhere. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { callDifference, isCalled } from '../../src/lib/domain/statistics/compare.ts';
import manifest from '#region/manifest.json';
import { sourceWords } from '#words/data-page.ts';
import { RECORD_FIGURES } from '../../src/lib/domain/indicators/record-figures.ts';
import { sourceLine } from '../../src/lib/domain/report/citation.ts';
import {
	reportCsv,
	reportDataPackage,
	reportGeoJson,
	type FileVoice
} from '../../src/lib/domain/report/figure-files.ts';
import { draftTestimony } from '../../src/lib/domain/report/testimony.ts';
import { policiesFor } from '../../src/lib/domain/report/policies.ts';
import { paperDocx } from '../../src/lib/features/report/files/docx.ts';
import { paperDocument } from '../../src/lib/features/report/files/document-parts.ts';
import { reportWorkbook } from '../../src/lib/features/report/files/xlsx.ts';
import { figureNames } from '../../src/lib/i18n/figures.ts';
import { estimate } from '#words/common.ts';
import { applyEdits, NO_EDITS, NO_WORDS } from '../../src/lib/domain/report/edits.ts';
import type { Report } from '../../src/lib/domain/report/model.ts';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { realComparison, realReport } from './real-reports.fixture.ts';

const words = useReportMessages();
const fileVoice: FileVoice = {
	figures: figureNames,
	files: words.fileWords,
	estimate,
	topics: words.report.topics
};
const documentVoice = {
	paper: words.screen.paper,
	at: words.screen.own.at,
	decides: words.testimony.decides.spoken,
	qrAlt: words.screen.cite.qrAlt,
	policies: words.policyWords,
	language: 'en-US'
};

describe('the report of Penn station', () => {
	it('names who would be affected, with the margin', async () => {
		const { findings } = await realReport('station:penn');
		const affected = findings.find(({ kind }) => kind === 'affected');
		expect(affected?.sentence).toMatch(/1,08\d ± 17\d renter households/);
		expect(affected).toMatchObject({ period: '2019–2023', tables: ['B25003'] });
	});

	it('leads with the flag and its reasons', async () => {
		const { findings } = await realReport('station:penn');
		expect(findings[0]?.kind).toBe('flag');
		expect(findings[0]?.sentence).toMatch(/may face pressure|may be flagged/);
		expect(findings[0]?.sentence).toContain('“Under pressure now”');
	});

	it('says that renters pay more of their income than in city and region', async () => {
		const { findings, moreFindings } = await realReport('station:penn');
		const burden = [...findings, ...moreFindings].find(({ figure }) => figure === 'burdened_share');
		expect(burden?.sentence).toMatch(
			/^In the Penn station area, 71% ± 11 points of renters pay 30% or more/
		);
		expect(burden?.sentence).toContain('clearly higher than in Minneapolis (47% ± 2 points)');
	});

	it('fits into three minutes, and is answered by policies', async () => {
		const report = await realReport('station:penn');
		expect(draftTestimony('oral', report, NO_WORDS, words.testimony).fits).toBe(true);
		expect(policiesFor(report)[0]?.because.length).toBeGreaterThan(1);
	});
});

/** Every finding of records pinned, as a person picks them. */
function withRecords(report: Report): Report {
	const findings = Object.fromEntries(
		report.moreFindings
			.filter(({ kind }) => kind === 'record')
			.map(({ id }) => [id, { pinned: true }])
	);
	return applyEdits(report, { ...NO_EDITS, findings }).report;
}

describe('what records say, picked for a report', () => {
	it('waits until somebody picks it, claims no difference, and names no cause', async () => {
		for (const place of ['station:penn', 'station:lowry', 'corridor:blue-line-extension']) {
			const report = await realReport(place);
			expect(report.findings.every(({ kind }) => kind !== 'record')).toBe(true);
			const records = report.moreFindings.filter(({ kind }) => kind === 'record');
			expect(records.length).toBeGreaterThan(2);
			for (const { sentence, comparisons, strength } of records) {
				expect(comparisons).toEqual([]);
				expect(strength).toBe(0);
				expect(sentence).not.toMatch(/clearly|because|caused|led to|due to|NaN|null|undefined/);
			}
		}
	});

	it('is 1,518 cases a year within a mile of the line, 5.3 for every 100 that rent, 2.7 countywide', async () => {
		const report = await realReport('corridor:blue-line-extension');
		const filings = report.moreFindings.find(({ id }) => id.startsWith('record:eviction'))!;
		const [, count = '', rate, county] =
			/filed ([\d,]+) eviction cases .*? That is ([\d.]+) for every 100 .*? Countywide it is ([\d.]+)\./.exec(
				filings.sentence
			) ?? [];
		// The source adds up whole tracts by their middle, the atlas the part of each within the mile.
		expect(Math.abs(Number(count.replace(',', '')) / 1518 - 1)).toBeLessThan(0.07);
		expect([rate, county]).toEqual(['5.3', '2.7']);
		expect(filings.sentence).toContain('Filings are not evictions');
		expect(filings.period).toBe('2012–2019');
	});

	it('counts 338 lots around Lowry, within 3', async () => {
		const report = await realReport('station:lowry');
		const covenants = report.moreFindings.find(({ figure }) => figure === 'covenants')!;
		const [, count] = /, (\d+) of today’s lots/.exec(covenants.sentence) ?? [];
		expect(Math.abs(Number(count) - 338)).toBeLessThanOrEqual(3);
		const none = (await realReport('station:west-broadway')).moreFindings.find(
			({ figure }) => figure === 'covenants'
		)!;
		expect(none.sentence).toContain('None found is not none.');
	});
});

describe('the license of every record, and what it misses', () => {
	const sources = new Map<string, string>(
		RECORD_FIGURES.map(({ source }) => [
			source,
			manifest.sources.find(({ id }) => id === source)!.licence
		])
	);
	/** Every text that has to go with figures of a source. */
	const careOf = (source: string) => [sources.get(source)!, ...(sourceWords[source]?.gaps ?? [])];
	const bare = (text: string) => text.replaceAll(/\s/g, '');

	it('are on the page, in the document and in the testimony of a report that tells of it', async () => {
		const report = withRecords(await realReport('station:lowry'));
		const told = new Set(report.findings.flatMap(({ source }) => source ?? []));
		expect(told.size).toBeGreaterThan(2);
		const document = paperDocument({ report, testimony: null, sheet: 'letter' }, documentVoice);
		const sheet = paperDocument(
			{
				report,
				testimony: draftTestimony('fact-sheet', report, NO_WORDS, words.testimony),
				sheet: 'letter'
			},
			documentVoice
		);
		const written = draftTestimony('written', report, NO_WORDS, words.testimony).text;
		const page = report.sources.map(sourceLine).join(' ');
		for (const source of told) {
			for (const care of careOf(source)) {
				expect(JSON.stringify(sheet.parts)).toContain(JSON.stringify(care).slice(1, -1));
				expect(page).toContain(care);
				expect(JSON.stringify(document.parts)).toContain(JSON.stringify(care).slice(1, -1));
				expect(written).toContain(care);
			}
		}
	});

	it('stand below a speech, and take none of its time', async () => {
		const report = withRecords(await realReport('station:lowry'));
		const speech = draftTestimony('oral', report, NO_WORDS, words.testimony, { minutes: 5 });
		const notes = speech.blocks.at(-1)!;
		if (notes.kind !== 'notes') throw new Error('The speech has no notes.');
		expect(notes.title).toBe(words.testimony.headings.notRead);
		const said = speech.blocks.slice(0, -1).map((block) => JSON.stringify(block));
		expect(said.join(' ')).toContain('covenant');
		for (const care of careOf('covenants')) {
			expect(notes.items.join(' ')).toContain(care);
			expect(speech.text).toContain(care);
			expect(said.join(' ')).not.toContain(care);
		}
		const spoken = said.join(' ').split(/\s+/).length;
		expect(Math.abs(speech.time.words - spoken)).toBeLessThan(spoken * 0.1);
		expect(speech.fits).toBe(true);
		const none = draftTestimony(
			'oral',
			await realReport('station:lowry'),
			NO_WORDS,
			words.testimony
		);
		expect(none.blocks.map(({ kind }) => kind)).not.toContain('notes');
	});

	it('are in table, workbook and shapes, which hold all figures', async () => {
		const report = await realReport('station:lowry');
		const csv = reportDataPackage(report, 'figures.csv', fileVoice.files);
		const shapes = JSON.stringify(reportGeoJson(report));
		const folder = mkdtempSync(path.join(tmpdir(), 'rootline-'));
		const file = path.join(folder, 'report.xlsx');
		writeFileSync(file, await reportWorkbook(report, fileVoice));
		const texts = execFileSync('unzip', ['-p', file, 'xl/*.xml'], { maxBuffer: 1e8 })
			.toString('utf8')
			.replaceAll('&amp;', '&')
			.replaceAll('&quot;', '"')
			.replaceAll('&apos;', "'");
		rmSync(folder, { recursive: true, force: true });
		for (const source of sources.keys()) {
			for (const care of careOf(source)) {
				expect(bare(csv), source).toContain(bare(care));
				expect(shapes, source).toContain(care);
				expect(bare(texts), source).toContain(bare(care));
			}
		}
	});
});

const hasGdal = spawnSync('which', ['ogr2ogr'], { stdio: 'ignore' }).status === 0;

it.skipIf(!hasGdal)(
	'shapes of a report become a Shapefile under the names that they give',
	async () => {
		const shapes = reportGeoJson(await realReport('station:lowry'));
		const folder = mkdtempSync(path.join(tmpdir(), 'rootline-'));
		const at = (name: string) => path.join(folder, name);
		writeFileSync(at('places.geojson'), JSON.stringify(shapes));
		const names = Object.keys(shapes.features[0]!.properties ?? {});
		const short = (name: string) => shapes.rootline.shapefileNames[name] ?? name;
		const sql = `SELECT ${names.map((name) => `"${name}" AS "${short(name)}"`).join(', ')} FROM places`;
		const ogr = (command: string, ...args: string[]) =>
			execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
		ogr('ogr2ogr', '-sql', sql, at('places.shp'), at('places.geojson'));
		const said = ogr('ogrinfo', '-so', '-al', at('places.shp'));
		rmSync(folder, { recursive: true, force: true });
		for (const name of names) expect(said, name).toMatch(new RegExp(`^${short(name)}: `, 'm'));
	}
);

describe('reports of real places', () => {
	it.each([
		'station:plymouth',
		'city:Crystal',
		'city:Minneapolis',
		'neighborhood:Jordan',
		'tract:27053003300',
		'corridor:blue-line-extension',
		'region'
	])('%s claims only differences that its own figures carry', async (place) => {
		const report = await realReport(place);
		expect(report.findings.length).toBeGreaterThan(1);
		const own = report.places[0]!;
		for (const { figure, sentence, comparisons } of [...report.findings, ...report.moreFindings]) {
			expect(sentence).not.toMatch(/NaN|null|undefined| {2}|\.\./);
			for (const { with: ref, direction } of comparisons) {
				const other = report.places.find((each) => each.ref === ref);
				if (!isCalled(direction) || !other) continue;
				const of = (each: typeof own) =>
					each.figures.find(({ definition }) => definition.id === figure)!;
				const { unit } = of(own).definition;
				const called = callDifference(of(own).estimate, of(other).estimate, unit);
				expect(called.direction).toBe(direction);
				expect(sentence.includes(`clearly ${direction}`) || !sentence.includes('clearly')).toBe(
					true
				);
			}
		}
	});

	it('compares a whole line with the region', async () => {
		const report = await realComparison(['each:blue-line-extension']);
		expect(report.places.filter(({ role }) => role === 'place')).toHaveLength(13);
		expect(report.findings[0]?.sentence).toMatch(/^Held against the seven-county region/);
		expect(reportCsv(report, fileVoice).split('\r\n').length).toBeGreaterThan(60);
	});

	it('tells what has changed in one place of two, and not in the other', async () => {
		const { findings, unknowns } = await realComparison(['station:penn', 'station:plymouth']);
		const change = findings.find(({ kind }) => kind === 'change');
		expect(change).toMatchObject({
			id: 'changes:home_value_change_2013_2017',
			period: '2013–2017 to 2019–2023',
			tables: ['B25077', 'B25075']
		});
		expect(change?.sentence).toMatch(
			/^From 2013–2017 to 2019–2023, the median home value, .* rose by \d+% ± \d+ points in the Penn station area\. No clear change can be shown in the Plymouth station area /
		);
		// What is told as a change is not among what cannot be.
		const open = unknowns.find((each) => each.startsWith('No clear change over time'));
		expect(open).toContain('median gross rent');
		expect(open).not.toContain('home value');
	});

	it('compares two places with each other', async () => {
		const report = await realComparison(['station:penn', 'station:plymouth']);
		const all = [...report.findings, ...report.moreFindings];
		const rent = all.find(({ id }) => id === 'ranked:renter_share');
		expect(rent?.sentence).toMatch(
			/^The share of households that rent in the Plymouth station area .* is clearly higher than in the Penn station area/
		);
	});
});

const office = 'soffice';
/** It opens a file only where the part for it is installed. */
const opensBoth = [office, 'lowriter', 'localc'].every(
	(program) => spawnSync('which', [program], { stdio: 'ignore' }).status === 0
);

describe.skipIf(!opensBoth)('LibreOffice', () => {
	it('opens the document and the workbook', async () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'rootline-'));
		try {
			const report = await realReport('station:penn');
			const page = paperDocument({ report, testimony: null, sheet: 'letter' }, documentVoice);
			const pictures = { map: null, chart: null, code: null };
			const document = await paperDocx(page, documentVoice, pictures);
			writeFileSync(path.join(folder, 'report.docx'), document);
			writeFileSync(path.join(folder, 'report.xlsx'), await reportWorkbook(report, fileVoice));
			const convert = (to: string, file: string) =>
				execFileSync(
					office,
					[
						`-env:UserInstallation=file://${folder}/profile`,
						'--headless',
						'--convert-to',
						to,
						'--outdir',
						folder,
						path.join(folder, file)
					],
					{ stdio: 'ignore', timeout: 120_000 }
				);
			convert('txt:Text', 'report.docx');
			convert('csv', 'report.xlsx');
			const text = readFileSync(path.join(folder, 'report.txt'), 'utf8');
			for (const { sentence } of report.findings) expect(text).toContain(sentence);
			expect(readdirSync(folder)).toContain('report.csv');
			expect(readFileSync(path.join(folder, 'report.csv'), 'utf8')).toContain(report.title);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	}, 300_000);
});
