import { unzipSync } from 'fflate';
import fc from 'fast-check';
import mammoth from 'mammoth';
import qrcode from 'qrcode-generator';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { figureHeader, figureRows, type FileVoice } from '../../../domain/report/figure-files.ts';
import { buildReport } from '../../../domain/report/build.ts';
import { NO_WORDS } from '../../../domain/report/edits.ts';
import { policiesFor } from '../../../domain/report/policies.ts';
import { anyAnswer, nameOf, options } from '../../../domain/report/report.fixture.ts';
import { figureNames } from '../../../i18n/figures.ts';
import { estimate } from '#words/estimate.ts';
import { documentWords, fileWords, report as reportWords } from '#words/report.ts';
import { policyWords } from '#words/report-screen.ts';
import { voice } from '../../../i18n/report-voice.fixture.ts';
import { reportDocument } from './docx.ts';
import { qrCode } from '../../../ui/qr.ts';
import { reportWorkbook } from './xlsx.ts';
import { reportPackage } from './package.ts';
import { zipFiles } from './zip.ts';

const fileVoice: FileVoice = {
	figures: figureNames,
	files: fileWords,
	estimate,
	topics: reportWords.topics
};
const documentVoice = { document: documentWords, policies: policyWords, language: 'en-US' };
const reports = fc
	.sample(anyAnswer, { seed: 3, numRuns: 3 })
	.map((answer) => buildReport(answer, nameOf, voice, options));
const report = reports[0]!;
/** One white pixel. */
const PNG = new Uint8Array(
	Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64'
	)
);
const map = { png: PNG, width: 672, height: 500 };
const later = () => new Promise((done) => setTimeout(done, 1100));

/** HTML with its entities as text. */
function plain(html: string): string {
	return html
		.replace(/<[^>]+>/g, ' ')
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}

describe('the document', () => {
	it('has the report’s text under real headings, and the map with its words', async () => {
		const own = {
			...NO_WORDS,
			speaker: 'Ada',
			hearing: 'City Council',
			story: 'I live here.',
			ask: 'Stay.\nHelp.'
		};
		const bytes = await reportDocument(report, documentVoice, { own, map });
		const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
		const headings = [...html.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, text]) => text);
		expect(headings).toEqual(
			expect.arrayContaining([
				'Our story',
				'What we ask for',
				'What the figures say',
				'Map',
				'Key figures',
				'What is not known',
				'Method and limits',
				'Sources',
				'How to cite this'
			])
		);
		const text = plain(html);
		for (const said of [
			report.title,
			...report.findings.map(({ sentence }) => sentence),
			...report.unknowns,
			...report.method,
			report.citation.plain,
			'I live here.',
			...policiesFor(report).flatMap(({ sources }) => sources.map(({ title }) => title))
		]) {
			expect(text).toContain(said);
		}
		expect(html).toContain(`href="${report.link}"`);
		expect(plain(/<img alt="([^"]*)"/.exec(html)?.[1] ?? '')).toBe(report.map.alt);
		const cells = [...html.matchAll(/<t[hd]>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(cell));
		for (const { header, cells: row } of report.table.rows) {
			expect(cells.some((cell) => cell.includes(header))).toBe(true);
			for (const cell of row) {
				if (cell.kind === 'figure') {
					expect(cells.some((each) => each.includes(cell.text.value))).toBe(true);
				}
			}
		}
		expect(html).toMatch(/<thead>/);
	});

	it('is the same whenever it is made, also without a picture', async () => {
		const made = async () => await reportDocument(report, documentVoice, { map });
		const first = await made();
		await later();
		expect(Buffer.compare(Buffer.from(await made()), Buffer.from(first))).toBe(0);
		const bare = await reportDocument(report, documentVoice, { map: null });
		const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bare) });
		expect(value).toContain(report.map.alt);
	});
});

describe('the workbook', () => {
	it('has one sheet a topic with every figure as a number', async () => {
		for (const each of reports) {
			const bytes = Buffer.from(await reportWorkbook(each, fileVoice));
			const sheets = await readXlsxFile(bytes);
			expect(sheets.map(({ sheet }) => sheet)).toEqual([
				'About',
				'Findings',
				...Object.values(reportWords.topics)
			]);
			const figures = figureRows(each, fileVoice);
			const header = figureHeader(each, fileVoice);
			const read = sheets.slice(2).flatMap(({ data }) => {
				expect(data[0]).toEqual(header);
				return data.slice(1);
			});
			expect(read).toHaveLength(figures.length);
			for (const { id, cells } of figures) {
				const row = read.find(([first]) => first === id);
				expect(row).toEqual(cells.map((cell) => (cell === '' ? null : cell)));
			}
			expect(JSON.stringify(sheets[0])).toContain(options.dataVersion);
			expect(sheets[1]?.data.slice(1).map(([sentence]) => sentence)).toEqual(
				each.findings.map(({ sentence }) => sentence)
			);
		}
	});

	it('runs nothing that a name brings, and is the same whenever it is made', async () => {
		const [place, ...others] = report.places;
		const named = {
			...report,
			places: [{ ...place!, name: { title: '=cmd|calc', inText: '=cmd|calc' } }, ...others]
		};
		const made = async () => await reportWorkbook(named, fileVoice);
		const bytes = await made();
		const sheets = await readXlsxFile(Buffer.from(bytes));
		expect(sheets.at(-1)?.data[0]).toContain("'=cmd|calc");
		const parts = Object.entries(unzipSync(bytes)).map(([, part]) => Buffer.from(part).toString());
		expect(parts.join('')).not.toContain('<f>');
		await later();
		expect(Buffer.compare(Buffer.from(await made()), Buffer.from(bytes))).toBe(0);
	});
});

describe('a package', () => {
	it('holds its files, the same whenever it is made', async () => {
		const files = [
			{ name: 'figures.csv', content: 'a,±\r\n' },
			{ name: 'map.png', content: PNG }
		];
		const bytes = zipFiles(files, '2026-11-27');
		const parts = unzipSync(bytes);
		expect(Object.keys(parts)).toEqual(['figures.csv', 'map.png']);
		expect(new TextDecoder().decode(parts['figures.csv'])).toBe('a,±\r\n');
		expect(parts['map.png']).toEqual(PNG);
		await later();
		expect(zipFiles(files, '2026-11-27')).toEqual(bytes);
		expect(zipFiles(files, '2026-11-28')).not.toEqual(bytes);
	});
});

describe('everything of a report', () => {
	it('is in one package, each file named by place, topic and date, and explained', async () => {
		const made = async () =>
			await reportPackage(report, fileVoice, documentVoice, { mapSvg: '<svg/>', map });
		const bytes = await made();
		const parts = unzipSync(bytes);
		const names = Object.keys(parts);
		expect(names.map((name) => name.split('_').slice(2).join('_')).sort()).toEqual(
			[
				'figures_2026-11-27.csv',
				'figures_2026-11-27.xlsx',
				'places_2026-11-27.geojson',
				'report_2026-11-27.docx',
				'map_2026-11-27.svg',
				'map_2026-11-27.png',
				'citation_2026-11-27.txt',
				'citation_2026-11-27.bib',
				'citation_2026-11-27.json',
				'data-dictionary_2026-11-27.csv'
			].sort()
		);
		const dictionary = names.find((name) => name.includes('data-dictionary'))!;
		const text = new TextDecoder().decode(parts[dictionary]);
		for (const name of names) {
			if (name === dictionary) continue;
			expect(name).toMatch(/^rootline_penn-avenue-station-area_/);
			expect(text).toContain(name);
		}
		await later();
		expect(Buffer.compare(Buffer.from(await made()), Buffer.from(bytes))).toBe(0);
	});
});

describe('a QR code', () => {
	it('draws exactly the dark squares, with white around', () => {
		for (const text of ['https://rootline.example/', `https://x.example/?${'a=1&'.repeat(200)}ñ`]) {
			const { size, path } = qrCode(text);
			const dark = new Set<string>();
			for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
				for (let i = 0; i < Number(width); i++) dark.add(`${Number(x) + i} ${y}`);
			}
			const expected = qrcode(0, 'M');
			expected.addData(text, 'Byte');
			expected.make();
			expect(size).toBe(expected.getModuleCount() + 8);
			for (let row = 0; row < size - 8; row++) {
				for (let column = 0; column < size - 8; column++) {
					expect(dark.delete(`${column + 4} ${row + 4}`)).toBe(expected.isDark(row, column));
				}
			}
			expect(dark.size).toBe(0);
		}
	});
});
