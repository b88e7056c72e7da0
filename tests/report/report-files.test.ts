/** Pages of real places as PDFs and documents that are made on the device: whole, legible, the same every time. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sources } from '#region/manifest.json';
import { sourceWords } from '#words/data-page.ts';
import { answered, builtAnswers, BUILT_ROOT } from '../../src/lib/app/worker/built.ts';
import type { BuiltManifest } from '../../src/lib/domain/indicators/built-files.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { placeLine } from '../../src/lib/domain/places/place-code.ts';
import {
	applyEdits,
	NO_EDITS,
	NO_WORDS,
	withFindingEdit
} from '../../src/lib/domain/report/edits.ts';
import { mapDrawing, textBox } from '../../src/lib/domain/report/map-drawing.ts';
import { mapWindow, MAP_WIDTH, PAGE_MAP } from '../../src/lib/domain/report/report-map.ts';
import { draftTestimony, TESTIMONY_KINDS } from '../../src/lib/domain/report/testimony.ts';
import {
	boundsOf,
	composeMap,
	composeReport,
	type Gathered,
	type MapScene
} from '../../src/lib/features/report/compose.ts';
import { breaths, paperDocument } from '../../src/lib/features/report/files/document-parts.ts';
import { paperDocx } from '../../src/lib/features/report/files/docx.ts';
import { documentPdf } from '../../src/lib/features/report/files/pdf.ts';
import { PAPER_SIZES } from '../../src/lib/features/report/paper.ts';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { waterWithin } from '../../src/lib/map/water.ts';
import { overprinted, readPdf } from '../e2e/report/read-pdf.ts';

const words = useReportMessages();
const voice = {
	paper: words.screen.paper,
	at: words.screen.own.at,
	policies: words.policyWords,
	decides: words.testimony.decides.spoken,
	qrAlt: words.screen.cite.qrAlt,
	language: 'en-US'
};
const fonts = path.dirname(
	createRequire(import.meta.url).resolve('@fontsource/atkinson-hyperlegible-next/package.json')
);
const woff = (name: string) =>
	new Uint8Array(
		readFileSync(path.join(fonts, `files/atkinson-hyperlegible-next-${name}-normal.woff`))
	);
const letters = {
	regular: [woff('latin-400'), woff('latin-ext-400')],
	bold: [woff('latin-700'), woff('latin-ext-700')]
};
const own = {
	...NO_WORDS,
	speaker: 'Mai Xyooj Ñúñez-Őry, tenants of Penn Avenue',
	hearing: 'Minneapolis City Council',
	date: '2026-11-29',
	story: 'Our rent rose twice. Tsev yog lub chaw nyob; ¿dónde más? — “here”.'
};

const answers = builtAnswers();
const read = (file: string): unknown => JSON.parse(readFileSync(BUILT_ROOT + file, 'utf8'));
const manifest = read('data/manifest.json') as BuiltManifest;
const QUESTION = {
	method: 'corridor-pressure',
	adjustment: NO_ADJUSTMENT,
	reach: HALF_MILE,
	plan: null
} as const;
const ROOT = 'https://rootline.example/';
/** The site's files as a host would send them. */
const host: typeof fetch = (url) =>
	Promise.resolve(new Response(readFileSync(BUILT_ROOT + new Request(url).url.slice(ROOT.length))));

async function gathered(places: readonly string[]): Promise<Gathered> {
	const named = {
		places: read(manifest.places.path),
		lines: read(manifest.lines.path)
	} as Pick<Gathered, 'places' | 'lines'>;
	const [only = ''] = places;
	const region = async () =>
		(await answered(answers, 'profile', { ...QUESTION, place: 'region' })).place;
	return places.length === 1 && !only.startsWith('each:')
		? {
				...named,
				answer: {
					kind: 'place',
					of: await answered(answers, 'profile', { ...QUESTION, place: only })
				}
			}
		: {
				...named,
				answer: {
					kind: 'comparison',
					of: await answered(answers, 'compare', { ...QUESTION, places }),
					beside: [{ role: 'region', place: await region() }]
				}
			};
}

async function reportAndScene(places: readonly string[]) {
	const all = await gathered(places);
	const report = composeReport(all, {
		date: '2026-11-29',
		link: `${ROOT}report/?lens=classes&place=station:penn`,
		dataVersion: manifest.dataVersion
	});
	const bounds = boundsOf(all)!;
	const ground = mapWindow(bounds);
	const water = await waterWithin(manifest, ROOT, ground, host);
	const { runs: lines, stations } = placeLine(all.lines.lines[0]!);
	const scene: MapScene = {
		shade: { lens: 'classes', answer: await answered(answers, 'classes', QUESTION) },
		tracts: await answered(answers, 'outlines', { bounds: ground }),
		bounds,
		lines,
		stations,
		water: water.ok ? water.value : []
	};
	return { report, scene };
}

const SUBJECTS = [
	['one station', ['station:penn'], 2],
	['two stations', ['station:penn', 'station:lowry'], 2],
	// Two, but for a person's own words.
	['thirteen stations', ['each:blue-line-extension'], 3],
	[
		'the route of 2016 beside that of today',
		['stations:blue-line-extension', 'stations:blue-line-extension-2016'],
		2
	],
	['three lines', ['stations:blue-line-extension', 'stations:green-line', 'stations:blue-line'], 2]
] as const;

describe.each(SUBJECTS)('the PDF of %s', (_, places, most) => {
	const all = reportAndScene(places);

	it.each(PAPER_SIZES)('has no text on another or beyond its margins, on %s', async (sheet) => {
		const { report, scene } = await all;
		const map = composeMap(report, scene, PAGE_MAP);
		for (const kind of [null, ...TESTIMONY_KINDS]) {
			const testimony = kind && draftTestimony(kind, report, own, words.testimony);
			const made = documentPdf(paperDocument({ report, own, testimony, sheet }, voice), voice, {
				letters,
				map
			});
			if (!made.ok) throw new Error(JSON.stringify(made.problem));
			const pdf = await readPdf(made.value);
			expect(overprinted(pdf.boxes), kind ?? 'report').toEqual([]);
			for (const { page, text, left, right, bottom, top } of pdf.boxes) {
				const [width, height] = pdf.sizes[page - 1]!;
				expect(left, text).toBeGreaterThan(40);
				expect(right, text).toBeLessThan(width - 40);
				expect(bottom, text).toBeGreaterThan(20);
				expect(top, text).toBeLessThan(height - 30);
			}
			const [short, long] = sheet === 'letter' ? [612, 792] : [595.28, 841.89];
			const turned = kind === null && report.places.length > 5;
			expect(pdf.sizes[0]).toEqual(turned ? [long, short] : [short, long]);
			expect(pdf.pages.length).toBeLessThanOrEqual(
				kind === 'fact-sheet' ? 1 : kind === null ? most : 3
			);
			// A page that is not the last is at least half full.
			for (const page of pdf.pages.slice(0, -1).keys()) {
				const lowest = pdf.boxes.filter((box) => box.page === page + 1 && box.bottom > 40);
				expect(Math.min(...lowest.map(({ bottom }) => bottom))).toBeLessThan(
					pdf.sizes[page]![1] / 2
				);
			}
		}
	});
});

describe('the PDF of a station', () => {
	const all = reportAndScene(['station:penn']);
	const made = async (kind: (typeof TESTIMONY_KINDS)[number] | null) => {
		const { report, scene } = await all;
		const testimony = kind && draftTestimony(kind, report, own, words.testimony);
		const page = paperDocument({ report, own, testimony, sheet: 'letter' }, voice);
		const map = composeMap(report, scene, PAGE_MAP);
		const pdf = documentPdf(page, voice, { letters, map });
		if (!pdf.ok) throw new Error(JSON.stringify(pdf.problem));
		return { report, testimony, bytes: pdf.value, pdf: await readPdf(pdf.value) };
	};

	it('says what the page says, in letters of its own, tagged and with its links', async () => {
		const { report, pdf } = await made(null);
		const text = pdf.pages.join(' ');
		// Where a line ends, whether a blank stands there is the reader's guess.
		const bare = text.replaceAll(/\s/g, '');
		for (const said of [
			...report.findings.map(({ sentence }) => sentence),
			...report.unknowns,
			...report.method,
			...report.table.rows.flatMap(({ cells }) =>
				cells.flatMap((cell) => (cell.kind === 'figure' ? [cell.text.value] : []))
			),
			own.story,
			own.speaker,
			'November 29, 2026'
		]) {
			expect(bare).toContain(said.replaceAll(/\s/g, ''));
		}
		expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}|NaN|undefined|null/);
		for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'Table', 'TR', 'TH', 'TD', 'Figure', 'Link']) {
			expect(pdf.roles, role).toContain(role);
		}
		expect(pdf.roles.filter((role) => role === 'H1')).toHaveLength(1);
		expect(pdf.tagged).toBe(true);
		expect(pdf.fonts.every((name) => name.includes('AtkinsonHyperlegible'))).toBe(true);
		expect(pdf.notEmbedded).toBe(0);
		expect(pdf).toMatchObject({ title: report.title, language: 'en-US' });
		expect(pdf.links).toContain(report.link);
	});

	it('reads a speech in sentences, without a table', async () => {
		const { testimony, pdf } = await made('oral');
		const bare = pdf.pages.join(' ').replaceAll(/\s/g, '');
		for (const block of testimony!.blocks) {
			if (block.kind !== 'paragraph') continue;
			for (const said of breaths(block.text)) expect(bare).toContain(said.replaceAll(/\s/g, ''));
		}
		expect(pdf.roles).not.toContain('Table');
	});

	it('and a document carry the license of every record that is picked, and what it misses', async () => {
		const { report, scene } = await all;
		const edits = report.moreFindings
			.filter(({ kind }) => kind === 'record')
			.reduce((now, { id }) => withFindingEdit(now, id, { pinned: true }), NO_EDITS);
		const edited = applyEdits(report, edits).report;
		const picked = new Set(edited.findings.flatMap(({ source }) => source ?? []));
		expect(picked.size).toBeGreaterThan(1);
		const bare = (text: string) => text.replaceAll(/\s/g, '');
		for (const kind of [null, 'written', 'fact-sheet'] as const) {
			const testimony = kind && draftTestimony(kind, edited, NO_WORDS, words.testimony);
			const page = paperDocument({ report: edited, testimony, sheet: 'letter' }, voice);
			const pdf = documentPdf(page, voice, { letters, map: composeMap(edited, scene, PAGE_MAP) });
			if (!pdf.ok) throw new Error(JSON.stringify(pdf.problem));
			const printed = bare((await readPdf(pdf.value)).pages.join(' '));
			const docx = await paperDocx(page, voice, { map: null, chart: null, code: null });
			const xml = new TextDecoder().decode(unzipSync(docx)['word/document.xml']);
			const written = bare(xml.replaceAll(/<[^>]+>/g, '').replaceAll('&amp;', '&'));
			for (const id of picked) {
				const { licence } = sources.find((each) => each.id === id)!;
				// One page has no room for all: what a record is not stands in its sentence.
				const gaps = kind === 'fact-sheet' ? [] : (sourceWords[id]?.gaps ?? []);
				for (const care of [licence, ...gaps]) {
					expect(printed, `${kind ?? 'report'}, ${id}`).toContain(bare(care));
					expect(written, `${kind ?? 'report'}, ${id}`).toContain(bare(care));
				}
			}
		}
	});

	it('is the same whenever it is made', async () => {
		const [first, second] = [await made(null), await made(null)];
		expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes))).toBe(0);
	});

	it('names letters that it does not hold rather than leaving them out', async () => {
		const { report } = await all;
		const page = paperDocument(
			{ report, own: { ...own, story: 'ကညီ rent' }, testimony: null, sheet: 'letter' },
			voice
		);
		const pdf = documentPdf(page, voice, { letters, map: null });
		expect(pdf).toMatchObject({ ok: false, problem: { code: 'letters-missing' } });
		expect(JSON.stringify(pdf)).toContain('က');
	});
});

/** Three lines take a window so wide that a name is left out rather than put on another. */
const NEAR = SUBJECTS.filter(([what]) => what !== 'three lines');

describe('the exported map', () => {
	it.each(NEAR)('of %s has no name on another, and the counts of the page', async (_, places) => {
		const { report, scene } = await reportAndScene(places);
		const alone = composeMap(report, scene, { width: MAP_WIDTH, height: 460 });
		const drawing = mapDrawing(alone, { width: MAP_WIDTH, height: 460, cited: true });
		const texts = drawing.frame.shapes.filter((shape) => shape.kind === 'text');
		const names = texts.map(({ lines }) => lines.join(' '));
		// Of the line's stations each that lies in the window has its name; so have cities.
		if (places.some((place) => place.includes('blue-line-extension'))) {
			for (const { name } of scene.stations) expect(names).toContain(name);
		}
		expect(names.some((name) => scene.tracts.cities.some((city) => city.name === name))).toBe(true);
		const boxes = texts.map(textBox);
		for (const [at, a] of boxes.entries()) {
			for (const [other, b] of boxes.entries()) {
				if (other <= at) continue;
				const apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
				expect(apart, `${names[at]} and ${names[other]}`).toBe(true);
			}
		}
		for (const text of drawing.around.filter((shape) => shape.kind === 'text')) {
			expect(textBox(text)[2], text.lines.join(' ')).toBeLessThanOrEqual(drawing.width);
		}
		expect(alone.water.length).toBeGreaterThan(0);
		const counts = (input: typeof alone) => input.classes.map(({ count }) => count);
		expect(counts(alone)).toEqual(counts(composeMap(report, scene, PAGE_MAP)));
		const { classes } = (scene.shade as Extract<typeof scene.shade, { lens: 'classes' }>).answer;
		const all = [...alone.classes, alone.noData].reduce(
			(sum, row) => sum + Number.parseInt(row?.count.replace(',', '') ?? '0', 10),
			0
		);
		expect(all).toBe(classes.length);
	});
});
