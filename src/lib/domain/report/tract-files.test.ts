import Ajv from 'ajv';
import { csvParse } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import dataPackageSchema from '../../../../tests/fixtures/data-package.schema.json' with { type: 'json' };
import tabularSchema from '../../../../tests/fixtures/tabular-data-package.schema.json' with { type: 'json' };
import {
	known,
	knownWithoutMargin,
	missing,
	openEnded,
	type Estimate
} from '../statistics/estimate.ts';
import { PROFILE_FIGURES, SURVEY_FIGURES } from '../places/topics.ts';
import type { PlacesFile } from '../indicators/built-files.ts';
import type { ClassesAnswer } from '../methods/questions.ts';
import { figureNames } from '../../i18n/figures.ts';
import { estimate } from '#words/common.ts';
import { fileWords, report as reportWords } from '#words/report.ts';
import { tractWords } from '#words/take-along.ts';
import { csvText, dataPackage, shapefileName, type FileVoice } from './figure-files.ts';
import { tractShapes, tractTable, type OwnTractFigure, type TractFigure } from './tract-files.ts';

const voice: FileVoice = {
	figures: figureNames,
	files: fileWords,
	estimate,
	topics: reportWords.topics
};
const words = { ...tractWords, methodName: (id: string) => id };
const places: PlacesFile = {
	format: 1,
	cities: ['Crystal', 'Saint Anthony, part'],
	counties: [{ code: '053', name: 'Hennepin County' }],
	neighborhoods: ['Near "North"'],
	tracts: {
		geoid: ['27053000102', '27053003300', '27053100900'],
		city: [0, 1, 0],
		neighborhood: [-1, 0, -1],
		stations: [[], [0, 1], []]
	},
	stations: ['penn', 'lowry'].map((id) => ({
		id,
		name: id,
		city: 'Crystal',
		status: 'planned' as const,
		x: 0,
		y: 0
	})),
	places: []
};
const burden: TractFigure = {
	definition: SURVEY_FIGURES.get('cost-burden-30')!,
	vintage: null,
	estimates: [known(0.5312345678, 0.0712), missing('not-published'), known(0, 0)]
};
const rent: TractFigure = {
	definition: SURVEY_FIGURES.get('median-gross-rent')!,
	vintage: '2015-2019',
	estimates: [openEnded(3500, 'top-coded'), knownWithoutMargin(1200, 'not-carried'), known(900, 90)]
};
const classes = {
	question: { method: 'corridor-pressure' },
	classIds: ['not-enough-data', 'under-pressure'],
	kinds: ['silent', 'flag'],
	classes: Uint8Array.from([0, 1, 1]),
	confidence: Float64Array.from([NaN, 0.95, 0.5])
} as unknown as ClassesAnswer;

const tableOf = (rows: readonly number[]) =>
	tractTable(
		{ places, rows, figures: [burden, rent], lists: [], classes, agreement: null },
		words,
		voice
	);
const csvOf = (rows: readonly number[]) => {
	const { fields, rows: cells } = tableOf(rows);
	return csvText([fields.map(({ name }) => name), ...cells]);
};

describe('the table of tracts', () => {
	it('reads, with a parser’s defaults, as the figures with margin, firmness and class', () => {
		const rows = csvParse(csvOf([2, 0, 1]));
		expect(rows.columns.slice(0, 6)).toEqual([
			'GEOID',
			'name',
			'city',
			'county',
			'neighborhood',
			'stations'
		]);
		expect(rows.map(({ GEOID }) => GEOID)).toEqual(['27053100900', '27053000102', '27053003300']);
		expect(rows[1]).toMatchObject({
			name: 'Census Tract 1.02',
			city: 'Crystal',
			county: 'Hennepin County',
			stations: '',
			pressure_class: '',
			pressure_class_share: '',
			pressure_class_level: '',
			burdened_share: '0.531235',
			burdened_share_moe: '0.0712',
			burdened_share_reliability: 'reliable',
			median_gross_rent_2015_2019: '3500',
			median_gross_rent_2015_2019_moe: '',
			median_gross_rent_2015_2019_reliability: 'top-coded'
		});
		expect(rows[2]).toMatchObject({
			city: 'Saint Anthony, part',
			neighborhood: 'Near "North"',
			stations: 'penn lowry',
			pressure_class: 'under-pressure',
			pressure_class_share: '0.95',
			pressure_class_level: 'firm',
			burdened_share: '',
			burdened_share_moe: '',
			burdened_share_reliability: 'no-value'
		});
		expect(rows[0]).toMatchObject({
			pressure_class_level: 'borderline',
			burdened_share: '0',
			burdened_share_moe: '0'
		});
	});

	it('holds figures of own lists beside them, says what is withheld, and tells like names apart', () => {
		const list = (name: string, estimates: readonly Estimate[]): OwnTractFigure => ({
			list: name,
			title: `${name}: number of rows`,
			about: 'Our own list.',
			unit: 'count',
			estimates
		});
		const counts = [
			knownWithoutMargin(40, 'from-records'),
			missing('withheld'),
			missing('not-published')
		];
		const rates = [known(12.5, 2.5), known(0.3, 0.9), missing('not-applicable')];
		const lists = [
			list('Evictions', counts),
			list('Evictions', rates),
			list('évictions moe', rates),
			list('驱逐', counts)
		];
		const { fields, rows } = tractTable(
			{ places, rows: [0, 1, 2], figures: [], lists, classes: null, agreement: null },
			words,
			voice
		);
		const names = fields.map(({ name }) => name);
		const aliases = fields.map(({ alias }) => alias);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(aliases).size).toBe(names.length);
		expect(aliases.every((alias) => alias.length <= 10)).toBe(true);
		const read = csvParse(csvText([names, ...rows]));
		expect(read[0]).toMatchObject({
			own_evictions: '40',
			own_evictions_moe: '',
			own_evictions_reliability: 'from-records',
			own_evictions_withheld: 'no',
			own_evictions_2: '12.5',
			own_evictions_2_moe: '2.5',
			own_evictions_2_reliability: 'use-with-care',
			own_evictions_moe_2: '12.5',
			own: '40'
		});
		expect(read[1]).toMatchObject({
			own_evictions: '',
			own_evictions_reliability: 'no-value',
			own_evictions_withheld: 'yes',
			own_evictions_2_reliability: 'too-uncertain'
		});
		expect(read[2]).toMatchObject({ own_evictions: '', own_evictions_withheld: 'no' });
	});

	it('has numbers or nothing in shapes, and leaves out what has no outline', () => {
		const square = [
			[
				[
					[-93.30000049, 45],
					[-93.2, 45],
					[-93.2, 45.1],
					[-93.30000049, 45]
				]
			]
		] as never;
		const { features } = tractShapes(tableOf([0, 1]), new Map([['27053000102', square]]));
		expect(features).toHaveLength(1);
		const [{ geometry, properties }] = features as [(typeof features)[number]];
		expect(geometry.coordinates[0]![0]![0]).toEqual([-93.3, 45]);
		expect(properties).toMatchObject({
			GEOID: '27053000102',
			burdened_share_moe: 0.0712,
			median_gross_rent_2015_2019_moe: null,
			pressure_class: null
		});
	});
});

describe('names for a Shapefile', () => {
	it('are ten letters at most, of signs that it keeps, and no two alike', () => {
		const all = PROFILE_FIGURES.flatMap(({ id }) =>
			(['', 'moe', 'reliability'] as const).map((part) => shapefileName(id, part))
		);
		for (const name of all) expect(name).toMatch(/^[a-z][a-z0-9_]{0,9}$/);
		expect(new Set(all).size).toBe(all.length);
		expect(shapefileName('burdened_share')).toBe('brdndshr');
		const { fields } = tableOf([0]);
		const inOne = fields.map(({ alias }) => alias.toLowerCase());
		expect(new Set(inOne).size).toBe(inOne.length);
		expect(Math.max(...inOne.map((alias) => alias.length))).toBeLessThanOrEqual(10);
	});
});

describe('datapackage.json', () => {
	const validator = (schema: object) =>
		new Ajv({ unknownFormats: 'ignore', logger: false }).compile(schema);
	const valid = { 'data-package': validator(dataPackageSchema), tabular: validator(tabularSchema) };
	const source = {
		id: 'acs',
		publisher: 'U.S. Census Bureau',
		title: 'ACS',
		tables: [],
		licence: 'public domain',
		url: 'https://www.census.gov/',
		sentence: 'U.S. Census Bureau, ACS.',
		terms: '',
		care: ''
	};
	const descriptionOf = (
		format: 'csv' | 'geojson' | 'fgb',
		title = 'Renters, by tract',
		url = source.url as string | null
	) =>
		JSON.parse(
			dataPackage(
				{
					title,
					notes: ['Only some.'],
					dataVersion: 'abc',
					link: 'https://example.org/table?show=renter-share',
					date: '2026-11-30',
					citation: 'Rootline',
					sources: [{ ...source, url }]
				},
				[
					{
						path: `tracts.${format}`,
						format,
						fields: tableOf([0]).fields,
						primaryKey: ['GEOID']
					}
				]
			)
		) as { resources: { schema: { fields: { name: string }[]; primaryKey: string[] } }[] };

	it('keeps the rules of its specification', () => {
		for (const format of ['csv', 'geojson', 'fgb'] as const) {
			const described = descriptionOf(format);
			const check = format === 'csv' ? valid.tabular : valid['data-package'];
			expect(check(described) ? [] : check.errors).toEqual([]);
		}
		// The validator tells.
		expect(valid.tabular({ name: 'No Spaces', resources: [] })).toBe(false);
	});

	it('keeps them whatever its title, and where a source has no address', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (title) => {
				const described = descriptionOf('csv', title, null);
				expect(valid.tabular(described) ? [] : valid.tabular.errors).toEqual([]);
			})
		);
	});

	it('names the columns of the table beside it, in their order', () => {
		const [resource] = descriptionOf('csv').resources;
		const { columns } = csvParse(csvOf([0]));
		expect(resource?.schema.fields.map(({ name }) => name)).toEqual(columns);
		expect(resource?.schema.primaryKey).toEqual(['GEOID']);
	});
});
