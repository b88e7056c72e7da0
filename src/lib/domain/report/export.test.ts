import { csvParse, csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureNames } from '../../i18n/figures.ts';
import { estimate } from '#words/common.ts';
import { fileWords, report as reportWords } from '#words/report.ts';
import { voice } from '../../i18n/report-voice.fixture.ts';
import { buildComparisonReport, buildReport } from './build.ts';
import { anyAnswer, anyPlace, forMany, nameOf, options, QUESTION } from './report.fixture.ts';
import { bibtex, citationText, cslJson, fileName, slug, sourceLine } from './citation.ts';
import {
	csvText,
	CSV_COLUMNS,
	reportCsv,
	reportDataPackage,
	dictionaryRows,
	figureHeader,
	harmless,
	type FileVoice,
	reportGeoJson,
	shapefileName
} from './figure-files.ts';

const fileVoice: FileVoice = {
	figures: figureNames,
	files: fileWords,
	estimate,
	topics: reportWords.topics
};
const anyReport = anyAnswer.map((answer) => buildReport(answer, nameOf, voice, options));
const [sample] = fc.sample(anyReport, { seed: 7, numRuns: 1 });
const report = sample!;

/** As any program with its defaults reads it. */
const readCsv = (each: typeof report) => csvParse(reportCsv(each, fileVoice));

describe('CSV', () => {
	it('begins with its names, and has no mark or remark before them', () => {
		const text = reportCsv(report, fileVoice);
		expect(text.slice(0, text.indexOf('\r\n'))).toBe(
			'place,name,figure,title,topic,period,unit,tables,value,moe,margin_note,quality,reliability,approximate'
		);
		expect(text).not.toMatch(/[\u2010-\u2015\u2018\u2019\u2212]/);
	});

	it('tells beside it whose the figures are, and what each column says', () => {
		const described = JSON.parse(reportDataPackage(report, 'figures.csv', fileWords)) as {
			description: string;
			version: string;
			homepage: string;
			sources: { title: string; note: string }[];
			resources: { path: string; schema: { fields: { name: string; description: string }[] } }[];
		};
		expect(described).toMatchObject({ version: options.dataVersion, homepage: options.link });
		expect(described.description).toContain(report.citation.plain);
		for (const note of report.notes) expect(described.description).toContain(note);
		expect(described.sources.map(({ note }) => note)).toEqual(report.fileSources.map(sourceLine));
		const [resource] = described.resources;
		expect(resource?.path).toBe('figures.csv');
		expect(resource?.schema.fields.map(({ name }) => name)).toEqual(readCsv(report).columns);
		for (const { description } of resource!.schema.fields) expect(description).not.toBe('');
	});

	it('leads each place of a comparison with the share behind its flag, and its range', () => {
		const two = fc.tuple(anyPlace('city:A'), anyPlace('city:B'), anyPlace('region'));
		forMany(two, 30, ([one, other, region]) => {
			const answer = {
				question: { ...QUESTION, places: ['city:A', 'city:B'] },
				places: [one, other],
				refused: []
			};
			const beside = [{ role: 'region' as const, place: region }];
			const each = buildComparisonReport(answer, beside, nameOf, voice, options);
			const rows = readCsv(each);
			for (const { ref, flag } of each.places) {
				const of = (figure: string) =>
					rows.filter((row) => row.place === ref && row.figure === figure);
				const cell = (n: number | null | undefined) =>
					n === null || n === undefined ? '' : String(Number(n.toFixed(6)) + 0);
				if (flag === null) {
					expect(of('flagged_share')).toEqual([]);
					continue;
				}
				expect(of('flagged_share')).toMatchObject([{ value: cell(flag.share), moe: '' }]);
				expect(of('flagged_share_low')).toMatchObject([{ value: cell(flag.range?.low) }]);
				expect(of('flagged_share_high')).toMatchObject([{ value: cell(flag.range?.high) }]);
			}
		});
	});

	it('has every figure with its own margin, for every place', () => {
		forMany(anyReport, 30, (each) => {
			const rows = readCsv(each);
			expect(rows).toHaveLength(each.places.length * each.places[0]!.figures.length);
			const cell = (n: number | null) => (n === null ? '' : String(Number(n.toFixed(6)) + 0));
			let at = 0;
			for (const { ref, name, figures } of each.places) {
				for (const { definition, estimate: own, method } of figures) {
					expect(rows[at++]).toMatchObject({
						place: ref,
						name: harmless(name.title),
						figure: definition.id,
						value: cell(own.value),
						moe: cell(own.moe),
						quality: own.quality,
						approximate: method === 'exact' ? 'no' : 'yes'
					});
				}
			}
		});
	});

	it('reads back as any text and number that went in', () => {
		const cell = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.double({ noNaN: true }),
			fc.constant(null)
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
				const read = csvParseRows(csvText(rows));
				expect(read).toEqual(
					rows.map((cells) =>
						cells.map((each) =>
							each === null ? '' : typeof each === 'number' ? String(each) : harmless(each)
						)
					)
				);
			})
		);
	});
});

describe('cells', () => {
	it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '-Willard', '\n=1'])(
		'%j cannot run',
		(text) => {
			expect(harmless(text)).toBe(`'${text}`);
		}
	);

	it.each(['-5', '+3.5', '-0.25', '1e-7', 'Penn', '5 + 5', '± 7 points', '−3%'])(
		'%j stays',
		(text) => {
			expect(harmless(text)).toBe(text);
		}
	);

	it('never begin with a sign that runs, unless they are numbers', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[\s=+\-@]{0,3}.{0,10}$/), (text) => {
				const made = harmless(text);
				if (Number.isNaN(Number(made))) expect(made).not.toMatch(/^[=+\-@\t\r\n]/);
			})
		);
	});
});

describe('names of files', () => {
	it('say place, topic and date', () => {
		expect(
			fileName({
				place: 'Penn Avenue station area',
				topic: 'Report',
				date: '2026-11-27',
				extension: 'csv'
			})
		).toBe('rootline_penn-avenue-station-area_report_2026-11-27.csv');
		expect(slug('Peñn & Łowry / 21st')).toBe('penn-owry-21st');
	});

	it('are safe everywhere for any name', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (place) => {
				expect(fileName({ place, topic: 't', date: '2026-01-02', extension: 'zip' })).toMatch(
					/^rootline_[a-z0-9]+(-[a-z0-9]+)*_t_2026-01-02\.zip$/
				);
			})
		);
	});
});

describe('GeoJSON', () => {
	it('holds places with figures, margins and states', () => {
		const outlined = {
			...report,
			places: report.places.map((place) => ({
				...place,
				outline: [
					[
						[
							[-93.3123456789, 45],
							[-93.3, 45],
							[-93.3, 45.01],
							[-93.3123456789, 45]
						]
					]
				] as never
			}))
		};
		const { features, rootline } = reportGeoJson(outlined);
		expect(rootline).toMatchObject({ tracts: 2020, marginLevel: 90, link: options.link });
		expect(features).toHaveLength(report.places.length);
		features.forEach(({ geometry, properties }, i) => {
			expect(geometry?.coordinates[0]?.[0]?.[0]).toEqual([-93.312346, 45]);
			expect(properties?.name).toBe(report.places[i]?.name.title);
			const renters = report.places[i]!.figures.find(
				({ definition }) => definition.id === 'renter_households'
			)!.estimate;
			expect(properties?.renter_households).toBe(renters.value);
			expect(properties?.renter_households_quality).toBe(renters.quality);
			expect(Object.keys(properties ?? {})).toContain('renter_households_moe');
		});
		expect(reportGeoJson(report).features[0]?.geometry).toBeNull();
		const names = Object.keys(features[0]?.properties ?? {});
		const short = names.map((name) => rootline.shapefileNames[name] ?? name);
		expect(short.filter((name) => name.length > 10)).toEqual([]);
		expect(new Set(short.map((name) => name.toLowerCase())).size).toBe(names.length);
		expect(rootline.shapefileNames.renter_households).toBe(shapefileName('renter_households'));
	});
});

describe('citations', () => {
	const citation = {
		...report.citation,
		title: 'Penn & {Lowry} 100% #1 _x_ \\ ~ ^',
		link: 'https://rootline.example/?a={b}&c=d e'
	};

	it('escape what BibTeX would run', () => {
		const text = bibtex(citation);
		expect(text).toContain(
			'title = {{Penn \\& \\{Lowry\\} 100\\% \\#1 \\_x\\_ \\textbackslash{} \\textasciitilde{} \\textasciicircum{}}}'
		);
		expect(text).toContain('url = {https://rootline.example/?a=%7Bb%7D&c=d%20e}');
		expect(text).toMatch(/^@misc\{rootline-[a-z0-9-]+-2026,\n/);
		const bare = text.replace(/\\[{}]/g, '');
		expect(bare.split('{').length).toBe(bare.split('}').length);
	});

	it('are items of CSL-JSON', () => {
		expect(JSON.parse(cslJson(citation))).toEqual([
			expect.objectContaining({
				type: 'webpage',
				title: citation.title,
				author: [{ literal: 'Rootline' }],
				issued: { 'date-parts': [[2026, 11, 27]] },
				URL: citation.link,
				version: options.dataVersion
			})
		]);
	});

	it('come together in one text', () => {
		expect(citationText(report.citation)).toContain(report.citation.plain);
	});
});

describe('the dictionary', () => {
	it('explains every file and every column', () => {
		const files = [
			{ kind: 'csv', name: 'figures.csv' },
			{ kind: 'workbook', name: 'figures.xlsx' },
			{ kind: 'map', name: 'map.svg' }
		] as const;
		const rows = dictionaryRows(files, fileWords);
		const header = figureHeader({ ...report, places: [] }, fileVoice);
		const said = (file: string, column: string) =>
			rows.filter(([of, name]) => of === file && name === column);
		for (const column of header) expect(said('figures.xlsx', column)).toHaveLength(1);
		for (const column of CSV_COLUMNS) expect(said('figures.csv', column)).toHaveLength(1);
		expect(rows.some(([file, column]) => file === 'map.svg' && column === '')).toBe(true);
		for (const [, , meaning] of rows) expect(meaning).not.toBe('');
	});
});
