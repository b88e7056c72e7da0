/** Every tract as files, from the built data, opened by programs that have nothing to do with the atlas. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { csvParse } from 'd3-dsv';
import { geojson } from 'flatgeobuf';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT_ROOT, answered, builtAnswers } from '../../src/lib/app/worker/built.ts';
import {
	decodeIndicator,
	type IndicatorFile,
	type PlacesFile,
	type TractFiguresFile,
	type WholeManifest
} from '../../src/lib/domain/indicators/built-files.ts';
import { INDICATORS } from '../../src/lib/domain/indicators/catalog.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import type { Unit } from '../../src/lib/domain/statistics/census.ts';
import { PROFILE_FIGURES } from '../../src/lib/domain/places/topics.ts';
import { csvText, type FileVoice } from '../../src/lib/domain/report/figure-files.ts';
import {
	allTractFigures,
	tractShapes,
	tractTable,
	type TractTable
} from '../../src/lib/domain/report/tract-files.ts';
import { tractWorkbook } from '../../src/lib/features/report/files/xlsx.ts';
import { flatGeobuf } from '../../src/lib/features/take-along/tracts.ts';
import { figureNames } from '../../src/lib/i18n/figures.ts';
import { estimate } from '#words/common.ts';
import { methodWords } from '#words/methods.ts';
import { fileWords, report as reportWords } from '#words/report.ts';
import { takeAlong, tractWords } from '#words/take-along.ts';
import { areasOf, readTiles } from '../tiles/support.ts';

const read = (file: string): unknown => JSON.parse(readFileSync(BUILT_ROOT + file, 'utf8'));
const manifest = read('data/manifest.json') as WholeManifest;
const answers = builtAnswers();
const voice: FileVoice = {
	figures: figureNames,
	files: fileWords,
	estimate,
	topics: reportWords.topics
};
const QUESTION = {
	method: 'corridor-pressure',
	adjustment: NO_ADJUSTMENT,
	reach: HALF_MILE
} as const;

let folder: string;
let table: TractTable;
let shapes: ReturnType<typeof tractShapes>;
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'rootline-tracts-'));
	const places = read(manifest.places.path) as PlacesFile;
	const survey = new Map(
		INDICATORS.map(({ id }) => [
			id,
			decodeIndicator(read(manifest.indicators[id].path) as IndicatorFile)
		])
	);
	await answered(answers, 'confidence', QUESTION);
	const classes = await answered(answers, 'classes', QUESTION);
	table = tractTable(
		{
			places,
			rows: [...places.tracts.geoid.keys()],
			figures: allTractFigures(survey, read(manifest.tractFigures.path) as TractFiguresFile),
			lists: [],
			classes,
			agreement: null
		},
		{ ...tractWords, methodName: (id) => methodWords[id].name },
		voice
	);
	const drawn = await answered(answers, 'outlines', { bounds: manifest.archives.outlines.bounds });
	shapes = tractShapes(
		table,
		new Map(drawn.rows.map((row, i) => [places.tracts.geoid[row]!, drawn.outlines[i]!]))
	);
	writeFileSync(at('tracts.csv'), csvText([table.fields.map(({ name }) => name), ...table.rows]));
	writeFileSync(at('tracts.geojson'), JSON.stringify(shapes));
	writeFileSync(at('tracts.fgb'), await flatGeobuf(shapes, table));
	writeFileSync(
		at('tracts.xlsx'),
		await tractWorkbook(
			table,
			{
				title: 'T',
				notes: [],
				dataVersion: 'v',
				link: 'l',
				date: '2026-11-30',
				citation: 'c',
				sources: []
			},
			takeAlong,
			voice
		)
	);
}, 300_000);
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** Far below every margin: as the build keeps indicators. */
const STEP: Readonly<Record<Unit, number>> = {
	share: 1e-4,
	'relative-change': 1e-4,
	'share-change': 1e-4,
	'per-hundred': 1e-3,
	count: 0.1,
	level: 0.1,
	dollars: 1
};

describe('all tracts', () => {
	it('have the figures of their profiles, the class of their traces, and names that are its own', async () => {
		const rows = csvParse(readFileSync(at('tracts.csv'), 'utf8'));
		expect(rows).toHaveLength(784);
		expect(rows.columns).toEqual(expect.arrayContaining(PROFILE_FIGURES.map(({ id }) => id)));
		for (const geoid of ['27053003300', '27053101600', '27123030601']) {
			const row = rows.find(({ GEOID }) => GEOID === geoid)!;
			const { place } = await answered(answers, 'profile', {
				...QUESTION,
				plan: null,
				place: `tract:${geoid}`
			});
			for (const { definition, estimate: own } of place.profile.figures) {
				const { id, unit } = definition;
				const step = STEP[unit];
				for (const [name, value] of [
					[id, own.value],
					[`${id}_moe`, own.moe]
				] as const) {
					if (value === null) expect(row[name], `${geoid} ${name}`).toBe('');
					else {
						expect(row[name], `${geoid} ${name}`).not.toBe('');
						expect(Math.abs(Number(row[name]) - value), name).toBeLessThanOrEqual(
							step * 0.51 + 1e-6
						);
					}
				}
			}
		}
		// Records are among them, and not only empty.
		expect(rows.filter((row) => row.eviction_filings_per_year !== '').length).toBeGreaterThan(300);
		expect(new Set(rows.map((row) => row.pressure_class))).toContain('under-pressure');
		expect(rows.filter((row) => Number(row.pressure_class_share) > 0).length).toBeGreaterThan(600);
	}, 120_000);

	it('are the same in FlatGeobuf as in GeoJSON, with numbers even where the first is missing', async () => {
		const bytes = new Uint8Array(readFileSync(at('tracts.fgb')));
		const features: { properties: Record<string, unknown> }[] = [];
		for await (const feature of geojson.deserialize(bytes)) features.push(feature as never);
		expect(features).toHaveLength(784);
		features.forEach(({ properties }, i) => {
			const wanted = Object.entries(shapes.features[i]!.properties).filter(
				([, value]) => value !== null
			);
			expect(properties).toEqual(Object.fromEntries(wanted));
		});
	});

	it('are numbers in a workbook, under the same names', async () => {
		const [tracts, columns] = await readXlsxFile(at('tracts.xlsx'));
		expect(tracts?.data[0]).toEqual(table.fields.map(({ name }) => name));
		expect(tracts?.data).toHaveLength(785);
		const col = table.fields.findIndex(({ name }) => name === 'burdened_share');
		expect(tracts?.data[5]?.[col]).toBe(table.rows[4]?.[col]);
		expect(tracts?.data[5]?.[0]).toBe(table.rows[4]?.[0]);
		expect(columns?.data.slice(1).map(([name]) => name)).toEqual(
			table.fields.map(({ name }) => name)
		);
	});

	const gdal = spawnSync('which', ['ogrinfo'], { stdio: 'ignore' }).status === 0;
	const ogr = (command: string, ...args: string[]) =>
		execFileSync(command, args, {
			encoding: 'utf8',
			maxBuffer: 1e8,
			stdio: ['ignore', 'pipe', 'pipe']
		});

	it.skipIf(!gdal)('open in GDAL, with fields of their types and WGS 84', () => {
		for (const file of ['tracts.geojson', 'tracts.fgb']) {
			const said = ogr('ogrinfo', '-so', '-al', at(file));
			expect(said, file).toContain('Feature Count: 784');
			expect(said, file).toMatch(/WGS 84/);
			expect(said, file).toMatch(/Geometry: (?:Multi )?Polygon/i);
			expect(said, file).toMatch(/^GEOID: String/m);
			expect(said, file).toMatch(/^burdened_share: Real/m);
			expect(said, file).toMatch(/^burdened_share_moe: Real/m);
			expect(said, file).toMatch(/^pressure_class: String/m);
		}
		const csv = ogr('ogrinfo', '-so', '-al', at('tracts.csv'));
		expect(csv).toContain('Feature Count: 784');
		expect(csv).toMatch(/^burdened_share_moe: String/m);
	});

	it.skipIf(!gdal)('become a Shapefile under the names that the description gives', () => {
		const chosen = table.fields.filter(({ name }) =>
			['GEOID', 'burdened_share', 'burdened_share_moe', 'eviction_filings_per_year'].includes(name)
		);
		const sql = `SELECT ${chosen.map(({ name, alias }) => `"${name}" AS "${alias}"`).join(', ')} FROM tracts`;
		ogr('ogr2ogr', '-sql', sql, at('tracts.shp'), at('tracts.geojson'));
		const said = ogr('ogrinfo', '-so', '-al', at('tracts.shp'));
		for (const { alias } of chosen) expect(said).toMatch(new RegExp(`^${alias}: `, 'm'));
		expect(said).toContain('Feature Count: 784');
	});
});

describe('the archive for other maps', () => {
	it('has the same names, the class of the usual method, and a description beside it', () => {
		const { path: archive, layers, minzoom } = manifest.archives.areas;
		const described = read(archive.replace(/\.pmtiles$/, '.json')) as {
			tilejson: string;
			tiles: string[];
			minzoom: number;
			vector_layers: { id: string; fields: Record<string, string> }[];
			field_descriptions: Record<string, Record<string, string>>;
		};
		expect(described).toMatchObject({ tilejson: '3.0.0', minzoom });
		expect(described.tiles).toEqual([`pmtiles://${path.basename(archive)}/{z}/{x}/{y}`]);
		const tracts = described.vector_layers.find(({ id }) => id === 'tracts')!;
		expect(Object.keys(tracts.fields)).toEqual(layers.find(({ id }) => id === 'tracts')?.fields);
		expect(tracts.fields).toMatchObject({
			pressure_class: 'String',
			pressure_class_share: 'Number',
			pressure_class_level: 'String',
			burdened_share: 'Number',
			burdened_share_reliability: 'String'
		});
		expect(described.field_descriptions.tracts?.burdened_share).toMatch(/share from 0 to 1$/);
		const known = new Set(table.fields.map(({ name }) => name));
		expect(Object.keys(tracts.fields).filter((name) => !known.has(name))).toEqual([]);
	});

	it('says of every tract what the table does: class, how sure it is, and how firm each figure is', async () => {
		const names = table.fields.map(({ name }) => name);
		const compared = names.filter((name) => /_reliability$|^pressure_/.test(name));
		const rows = new Map(table.rows.map((row) => [row[0], row]));
		const tiles = await readTiles(
			new Uint8Array(readFileSync(BUILT_ROOT + manifest.archives.areas.path))
		);
		const seen = new Set<unknown>();
		const levels = new Set<unknown>();
		for (const { layers } of tiles.filter(({ z }) => z === 10)) {
			for (const { properties } of areasOf(layers.tracts)) {
				seen.add(properties.GEOID);
				levels.add(properties.pressure_class_level);
				const row = rows.get(String(properties.GEOID))!;
				const said = (name: string) => row[names.indexOf(name)];
				for (const name of compared) {
					// What has no figure has no word for it, and the archive no such column for records by year.
					const firm = said(name) === 'no-value' ? null : said(name);
					if (name in properties) expect(properties[name], name).toBe(firm);
					else if (!name.endsWith('_reliability')) expect(firm, name).toBeNull();
				}
				const { burdened_share: share, burdened_share_reliability: firm } = properties;
				expect(firm === undefined).toBe(share === undefined);
			}
		}
		expect(seen.size).toBe(table.rows.length);
		expect(levels).toEqual(new Set([undefined, 'firm', 'likely', 'borderline']));
	});
});
