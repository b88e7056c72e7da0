import { csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureNames } from '../../i18n/figures.ts';
import { estimate } from '#words/estimate.ts';
import { fileWords, report as reportWords } from '#words/report.ts';
import { voice } from '../../i18n/report-voice.fixture.ts';
import { buildComparisonReport, buildReport } from './build.ts';
import { anyAnswer, anyPlace, forMany, nameOf, options, QUESTION } from './report.fixture.ts';
import { bibtex, citationText, cslJson, fileName, slug } from './citation.ts';
import {
	csvText,
	reportCsv,
	dictionaryRows,
	figureHeader,
	harmless,
	type FileVoice,
	reportGeoJson
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

/** Preamble and rows of a report's CSV, without the byte order mark. */
function readCsv(text: string): { about: string[]; header: string[]; rows: string[][] } {
	const all = csvParseRows(text.replace(/^\uFEFF/, ''));
	const about = all.filter(([first = '']) => first.startsWith('# ')).map(([first = '']) => first);
	const [header = [], ...rows] = all.slice(about.length);
	return { about, header, rows };
}

describe('CSV', () => {
	it('says before its figures what they are', () => {
		const { about } = readCsv(reportCsv(report, fileVoice));
		for (const part of [
			`# Title: ${report.title}`,
			'# Place: Penn Avenue station area',
			'# Period of most figures: 2019–2023',
			'# Census tracts: as drawn in 2020',
			'# Margins of error: at the 90% level',
			'# Source: U.S. Census Bureau',
			`# Citation: ${report.citation.plain}`,
			`# Data version: ${options.dataVersion}`,
			`# Link: ${options.link}`,
			'# Made on: November 27, 2026'
		]) {
			expect(
				about.some((line) => line.startsWith(part)),
				part
			).toBe(true);
		}
	});

	it('leads a comparison with the share behind each flag, and its range in words', () => {
		const two = fc.tuple(anyPlace('city:A'), anyPlace('city:B'), anyPlace('region'));
		forMany(two, 30, ([one, other, region]) => {
			const answer = {
				question: { ...QUESTION, places: ['city:A', 'city:B'] },
				places: [one, other],
				refused: []
			};
			const beside = [{ role: 'region' as const, place: region }];
			const each = buildComparisonReport(answer, beside, nameOf, voice, options);
			const { header, rows } = readCsv(reportCsv(each, fileVoice));
			const flags = each.places.map(({ flag }) => flag);
			if (flags.every((flag) => flag === null)) {
				expect(rows[0]![0]).not.toBe('flagged_share');
				return;
			}
			const [row = []] = rows;
			expect(row[0]).toBe('flagged_share');
			expect(row).toHaveLength(header.length);
			flags.forEach((flag, at) => {
				const [value, margin, state = ''] = row.slice(6 + 3 * at);
				expect(margin).toBe('');
				if (flag?.call == null || flag.share === null || flag.range === null) {
					expect(value).toBe('');
					return;
				}
				expect(value).toBe(String(Number(flag.share.toFixed(6)) + 0));
				expect(state).toContain(`${Math.round(flag.range.high * 100)}% with the margins`);
			});
		});
	});

	it('has every figure with its own margin, for every place', () => {
		forMany(anyReport, 30, (each) => {
			const { header, rows } = readCsv(reportCsv(each, fileVoice));
			expect(header).toEqual(figureHeader(each, fileVoice));
			expect(new Set(header).size).toBe(header.length);
			expect(rows).toHaveLength(each.places[0]!.figures.length);
			each.places.forEach(({ figures, name }, at) => {
				const value = header.indexOf(name.title);
				const margin = header.indexOf(`${name.title}: margin of error (90%)`);
				expect([value, margin]).toEqual([6 + 3 * at, 7 + 3 * at]);
				figures.forEach(({ definition, estimate: { value: v, moe } }, i) => {
					const row = rows[i]!;
					expect(row).toHaveLength(header.length);
					expect(row[0]).toBe(definition.id);
					const cell = (n: number | null) => (n === null ? '' : String(Number(n.toFixed(6)) + 0));
					expect([row[value], row[margin]]).toEqual([cell(v), cell(moe)]);
					expect(row[margin + 1]).not.toBe('');
				});
			});
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
				const read = csvParseRows(csvText(rows).replace(/^\uFEFF/, ''));
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
			{ kind: 'map', name: 'map.svg' }
		] as const;
		const rows = dictionaryRows(files, fileWords);
		const header = figureHeader({ ...report, places: [] }, fileVoice);
		for (const column of header) {
			expect(rows.filter(([file, name]) => file === 'figures.csv' && name === column)).toHaveLength(
				1
			);
		}
		expect(rows.some(([file, column]) => file === 'map.svg' && column === '')).toBe(true);
		for (const [, , meaning] of rows) expect(meaning).not.toBe('');
	});
});
