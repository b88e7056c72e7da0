import { unzipSync } from 'fflate';
import fc from 'fast-check';
import mammoth from 'mammoth';
import qrcode from 'qrcode-generator';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { figureHeader, figureRows, type FileVoice } from '../../../domain/report/figure-files.ts';
import { buildReport } from '../../../domain/report/build.ts';
import { NO_WORDS } from '../../../domain/report/edits.ts';
import type { PolicyId } from '../../../domain/report/policies.ts';
import { anyAnswer, nameOf, options } from '../../../domain/report/report.fixture.ts';
import { figureNames } from '../../../i18n/figures.ts';
import { estimate } from '#words/common.ts';
import { fileWords, report as reportWords } from '#words/report.ts';
import { reportScreen } from '#words/report-screen.ts';
import { policyWords, testimony as testimonyWords } from '#words/testimony.ts';
import { voice } from '../../../i18n/report-voice.fixture.ts';
import { paperDocx } from './docx.ts';
import { breaths, chartDrawing, paperDocument, type DocumentInput } from './document-parts.ts';
import { draftTestimony, type TestimonyKind } from '../../../domain/report/testimony.ts';
import { paperOf } from '../paper.ts';
import { qrCode } from '../../../ui/qr.ts';
import { reportWorkbook } from './xlsx.ts';
import { reportPackage } from './package.ts';
import { steadyPackage, zipFiles } from './zip.ts';

const fileVoice: FileVoice = {
	figures: figureNames,
	files: fileWords,
	estimate,
	topics: reportWords.topics
};
const documentVoice = {
	paper: reportScreen.paper,
	at: reportScreen.own.at,
	policies: policyWords,
	decides: testimonyWords.decides.spoken,
	qrAlt: reportScreen.cite.qrAlt,
	language: 'en-US'
};
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
const picture = { png: PNG, width: 672, height: 380 };
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

const own = {
	...NO_WORDS,
	speaker: 'Ada Ñúñez-Őry',
	hearing: 'City Council',
	date: '2026-11-29',
	story: 'I live here.',
	ask: 'Stay.\n\nHelp.'
};
const page = (of: Partial<DocumentInput> = {}) =>
	paperDocument({ report, own, testimony: null, sheet: 'letter', ...of }, documentVoice);
const testimonyOf = (kind: TestimonyKind) => draftTestimony(kind, report, own, testimonyWords);
const pictures = { map: picture, chart: picture, code: { png: PNG, width: 104, height: 104 } };

describe('the document', () => {
	it('has what the page shows under real headings, and the map with its words', async () => {
		const bytes = await paperDocx(page(), documentVoice, pictures);
		const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
		const headings = [...html.matchAll(/<h1>(?:<a[^>]*><\/a>)?(.*?)<\/h1>/g)].map(
			([, text]) => text
		);
		const { paper } = reportScreen;
		expect(headings).toEqual(
			expect.arrayContaining([
				paper.story,
				paper.ask,
				paper.findings,
				paper.unknown,
				paper.method,
				paper.sources
			])
		);
		const text = plain(html).replace(/\s+/g, ' ');
		for (const said of [
			report.title,
			...report.findings.map(({ sentence }) => sentence),
			...report.unknowns,
			...report.method,
			own.story,
			'City Council, November 29, 2026'
		]) {
			expect(text.replaceAll(' ', '')).toContain(said.replaceAll(/\s/g, ''));
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

	it('asks for what the page asks for, where nobody has asked in words of their own', async () => {
		const bytes = await paperDocx(page({ own: NO_WORDS }), documentVoice, pictures);
		const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
		const named = (Object.keys(policyWords) as PolicyId[]).filter((policy) =>
			value.includes(`${policyWords[policy].name}.`)
		);
		const { asks } = paperOf(report);
		expect(named.toSorted()).toEqual(asks.map(({ policy }) => policy).toSorted());
	});

	it.each(['oral', 'written', 'fact-sheet'] as const)(
		'of %s holds that and no table of figures',
		async (kind) => {
			const testimony = testimonyOf(kind);
			const bytes = await paperDocx(page({ testimony }), documentVoice, pictures);
			const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
			const bare = (text: string) => text.replace(/[•\s]/g, '');
			for (const block of testimony.blocks) {
				if (block.kind === 'heading' || block.kind === 'paragraph') {
					expect(bare(value)).toContain(bare(block.text));
				}
				if (block.kind === 'list') {
					for (const item of block.items) expect(bare(value)).toContain(bare(item));
				}
			}
			expect(value).not.toContain(report.table.caption);
			const xml = Buffer.from(unzipSync(bytes)['word/document.xml']!).toString();
			// A speech is read at arm's length: 17 points, no tables.
			if (kind === 'oral') expect(xml).not.toContain('<w:tbl>');
			const styles = Buffer.from(unzipSync(bytes)['word/styles.xml']!).toString();
			expect(styles).toContain(
				`<w:sz w:val="${{ oral: 34, written: 22, 'fact-sheet': 20 }[kind]}"/>`
			);
		}
	);

	it.each([
		['letter', '12240', '15840'],
		['a4', '11906', '16838']
	] as const)('is of %s paper where that is chosen', async (sheet, width, height) => {
		const bytes = await paperDocx(page({ sheet }), documentVoice, pictures);
		const xml = Buffer.from(unzipSync(bytes)['word/document.xml']!).toString();
		expect(xml).toContain(`<w:pgSz w:w="${width}" w:h="${height}" w:orient="portrait"/>`);
	});

	it('is the same whenever it is made, also without a picture', async () => {
		const made = async () => await paperDocx(page(), documentVoice, pictures);
		const first = await made();
		await later();
		expect(Buffer.compare(Buffer.from(await made()), Buffer.from(first))).toBe(0);
		const bare = await paperDocx(page(), documentVoice, { map: null, chart: null, code: null });
		const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bare) });
		expect(value).toContain(report.map.alt);
	});
});

describe('a text that XML may not hold', () => {
	it('is in no part of a document', () => {
		const bytes = zipFiles(
			[{ name: 'a.xml', content: '<w>rent\uFFFE \u0001up\uFFFF</w>' }],
			'2026-05-01'
		);
		const whole = steadyPackage(bytes, '2026-05-01', (_, text) => text);
		expect(new TextDecoder().decode(unzipSync(whole)['a.xml'])).toBe('<w>rent up</w>');
	});
});

describe('a speech on paper', () => {
	it('has a sentence a paragraph, or two short ones, and loses no word', () => {
		expect(
			breaths(
				'I live in St. Paul. We stay. Mr. Vang of No. 5 says that the rent of his home rose twice in one single year, and then once again. It hurts.'
			)
		).toEqual([
			'I live in St. Paul. We stay.',
			'Mr. Vang of No. 5 says that the rent of his home rose twice in one single year, and then once again.',
			'It hurts.'
		]);
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('We stay.', 'St. Paul', 'rent', 'It rose!', '“Why?”')),
				(said) => {
					const text = said.join(' ');
					expect(breaths(text).join(' ')).toBe(text);
				}
			)
		);
	});
});

describe('a chart', () => {
	const bar = {
		label: 'Crystal',
		value: '47%',
		end: 0.5,
		range: { low: 0.4, high: 0.6 },
		own: false
	};
	const chart = { title: 'Rent', axis: { start: '0%', end: '100%' }, note: '' };
	const fills = (bars: (typeof bar | (Omit<typeof bar, 'range'> & { range: null }))[]) =>
		chartDrawing({ ...chart, bars }).shapes.flatMap((shape) =>
			shape.kind === 'path' && shape.fill !== null ? [shape] : []
		);

	it('has a bar that is hollow and broken where there is no margin', () => {
		const [sure] = fills([bar]);
		const [unsure] = fills([{ ...bar, range: null }]);
		expect(sure).toMatchObject({ stroke: null });
		expect(unsure).toMatchObject({ fill: '#ffffff', dash: [3, 3] });
	});

	it('has bars in the same proportion as their figures', () => {
		const wide = ({ d }: { d: string }) => {
			const [, from, to] = /^M([\d.]+) [\d.]+H([\d.]+)/.exec(d)!.map(Number);
			return to! - from!;
		};
		const [half, whole] = fills([bar, { ...bar, end: 1 }]).map(wide);
		expect(whole! / half!).toBeCloseTo(2, 2);
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
		// As it is: a text of this format is never run, and needs no apostrophe before it.
		expect(sheets.at(-1)?.data[0]).toContain('=cmd|calc');
		const parts = Object.entries(unzipSync(bytes)).map(([, part]) => Buffer.from(part).toString());
		expect(parts.join('')).not.toContain('<f>');
		await later();
		expect(Buffer.compare(Buffer.from(await made()), Buffer.from(bytes))).toBe(0);
	});
});

describe('a workbook on screen and on paper', () => {
	const part = (bytes: Uint8Array, name: string) => Buffer.from(unzipSync(bytes)[name]!).toString();

	it('shows each number in its unit, and "about" where it is no more than that', async () => {
		const bytes = await reportWorkbook(report, fileVoice);
		const formats = [...part(bytes, 'xl/styles.xml').matchAll(/formatCode="([^"]*)"/g)].map(
			([, code = '']) => code.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
		);
		expect(formats).toEqual(expect.arrayContaining(['0.0%', '"$"#,##0', '#,##0']));
		const isAbout = report.places.some(({ figures }) =>
			figures.some(({ method, estimate: { value } }) => method !== 'exact' && value !== null)
		);
		expect(formats.some((format) => format.startsWith('"about "'))).toBe(isAbout);
	});

	it('keeps heads in sight, repeats them on each page, and fits its columns on it', async () => {
		const bytes = await reportWorkbook(report, fileVoice);
		const book = part(bytes, 'xl/workbook.xml');
		const topics = Object.values(reportWords.topics);
		const titles = [...book.matchAll(/localSheetId="(\d+)">'([^<]*)'!\$1:\$1</g)];
		expect(titles.map(([, at]) => Number(at))).toEqual([1, ...topics.map((_, at) => at + 2)]);
		const sheet = part(bytes, 'xl/worksheets/sheet3.xml');
		expect(sheet).toMatch(/<pane[^>]*state="frozen"/);
		expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
		expect(sheet).toMatch(/<pageSetup[^>]*fitToHeight="0"/);
		// Parts must come in the order of the standard, or Excel repairs the file.
		const order = [
			'<sheetPr>',
			'<sheetViews>',
			'<cols>',
			'<sheetData>',
			'<pageSetup',
			'<headerFooter>'
		];
		const found = order.map((tag) => sheet.indexOf(tag));
		expect(found).toEqual(found.toSorted((a, b) => a - b));
		expect(found).not.toContain(-1);
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
			await reportPackage(report, fileVoice, {
				mapSvg: '<svg/>',
				mapPng: PNG,
				document: PNG,
				pdf: PNG,
				testimony: { kind: 'oral', document: PNG, pdf: PNG, text: 'Good day.' }
			});
		const bytes = await made();
		const parts = unzipSync(bytes);
		const names = Object.keys(parts);
		expect(names.map((name) => name.split('_').slice(2).join('_')).sort()).toEqual(
			[
				'figures_2026-11-27.csv',
				'',
				'figures_2026-11-27.xlsx',
				'places_2026-11-27.geojson',
				'report_2026-11-27.docx',
				'report_2026-11-27.pdf',
				'oral_2026-11-27.docx',
				'oral_2026-11-27.pdf',
				'oral_2026-11-27.txt',
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
			if (name !== 'datapackage.json') expect(name).toMatch(/^rootline_penn-avenue-station-area_/);
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
