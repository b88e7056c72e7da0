/** Figures of places as files: the rows of a workbook (a row a figure, three cells a place), CSV (a row a figure of a place), GeoJSON, and what describes them. */
import { reliability } from '../statistics/error.ts';
import type { ProfileFigure } from '../places/profile.ts';
import { flagText } from '../methods/station-flags.ts';
import { PROFILE_FIGURES, type ProfileTopicId } from '../places/topics.ts';
import type { ReportPlace } from './model.ts';
import type {
	CsvColumn,
	FigureNames,
	FileWords,
	FigureColumn,
	OutputKind,
	PlaceColumn
} from './messages.ts';
import type { Unit } from '../statistics/census.ts';
import { periodOf, slug, sourceLine, tablesOf } from './citation.ts';
import type { EstimateWords } from '../text/format.ts';
import { NEWEST_PERIOD } from '../statistics/census.ts';
import type { Report, ReportSource } from './model.ts';
import { periodLabel } from '../text/format.ts';
import type { FeatureCollection, MultiPolygon, Position } from 'geojson';

/** A number, a text, or nothing. */
export type FileCell = number | string | null;

export type FigureRow = {
	readonly id: string;
	readonly topic: ProfileTopicId;
	readonly unit: Unit;
	readonly cells: readonly FileCell[];
	/** Of each place: whether its value is about that, and not exact. */
	readonly about: readonly boolean[];
};

export type FileVoice = {
	readonly figures: FigureNames;
	readonly files: FileWords;
	readonly estimate: EstimateWords;
	readonly topics: Readonly<Record<ProfileTopicId, string>>;
};

/** Columns: what the figure is, then value, margin and what to know for each place. */
export function figureHeader({ places }: Report, { files }: FileVoice): string[] {
	const { columns } = files;
	return [
		columns.figure,
		columns.title,
		columns.topic,
		columns.unit,
		columns.period,
		columns.tables,
		...places.flatMap(({ name }) => {
			const place = { place: name.title };
			return [files.value(place), files.margin(place), files.state(place)];
		})
	];
}

export function figureRows(report: Report, voice: FileVoice): FigureRow[] {
	const { places } = report;
	const [first] = places;
	const figures = (first?.figures ?? []).map(({ definition }, i): FigureRow => ({
		id: definition.id,
		topic: definition.topic,
		unit: definition.unit,
		about: places.map((place) => (place.figures[i]?.method ?? 'exact') !== 'exact'),
		cells: [
			definition.id,
			voice.figures.title(definition),
			voice.topics[definition.topic],
			voice.files.units[definition.unit],
			periodOf(definition, voice.figures),
			tablesOf(definition, voice.figures).join(' '),
			...places.flatMap((place) => placeCells(place, i, voice))
		]
	}));
	const compared = report.kind === 'comparison' && places.some(({ flag }) => flag !== null);
	return compared ? [flagRow(places, voice), ...figures] : figures;
}

/** What leads a comparison: the share behind each place's flag, with the range of its draws. */
function flagRow(places: readonly ReportPlace[], voice: FileVoice): FigureRow {
	const { files, topics, estimate } = voice;
	const topic = 'homes-and-rents';
	return {
		id: FLAGGED,
		topic,
		unit: 'share',
		about: places.map(() => false),
		cells: [
			FLAGGED,
			files.flagged.title,
			topics[topic],
			files.units.share,
			periodLabel(NEWEST_PERIOD),
			'B25003',
			...places.flatMap(({ flag }): FileCell[] => {
				const text = flag && flagText(flag, estimate);
				return text ? [rounded(flag.share), null, files.flagged.state(text)] : [null, null, ''];
			})
		]
	};
}

const FLAGGED = 'flagged_share';

function placeCells(place: ReportPlace, at: number, voice: FileVoice): FileCell[] {
	const figure = place.figures[at];
	if (figure === undefined) return [null, null, null];
	const { value, moe } = figure.estimate;
	return [rounded(value), rounded(moe), stateOf(figure, voice)];
}

/** How firm a figure is, why it has no margin, or why there is none at all. */
export function stateOf(
	{ estimate, method }: Pick<ProfileFigure, 'estimate' | 'method'>,
	{ files, estimate: words }: Pick<FileVoice, 'files' | 'estimate'>
): string {
	const { value, quality, moeReason, moeBasis } = estimate;
	const parts =
		value === null
			? [words.missing[quality as keyof EstimateWords['missing']]]
			: [
					files.reliability[reliability(estimate)],
					...(moeReason === null || moeReason === 'full-count' ? [] : [words.noMargin[moeReason]]),
					...(moeBasis === undefined ? [] : [words.marginBasis[moeBasis]]),
					...(method === 'exact' ? [] : [files.methods[method]])
				];
	return parts.join('; ');
}

/** Six decimals are far below every margin. */
export function rounded(value: number | null): number | null {
	return value === null ? null : Number(value.toFixed(6)) + 0;
}

/*
 * Cells that a spreadsheet would run. Text from people's files and names could begin with a sign
 * that starts a formula; an apostrophe before it makes it text again. Numbers stay numbers.
 *
 * Source: OWASP, "CSV Injection".
 */

/** Also the full-width signs, which some programs read alike. */
const RUNS = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NUMBER = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i;

export function harmless(text: string): string {
	return RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/* What every table says before its figures: what it is, of where, from whom, how sure. */

export type PreambleLine = { readonly label: string; readonly text: string };

export function preamble(report: Report, words: FileWords): PreambleLine[] {
	const line = (label: string, text: string): PreambleLine => ({ label, text });
	return [
		line(words.title, report.title),
		...report.places
			.filter(({ role }) => role === 'place')
			.map(({ name }) => line(words.place, name.title)),
		line(words.vintage, periodLabel(NEWEST_PERIOD)),
		line(words.tractVintage, words.tractVintageValue),
		line(words.margins, words.marginsValue),
		...report.fileSources.map((source) => line(words.source, sourceLine(source))),
		...report.notes.map((note) => line(words.note, note)),
		line(words.citation, report.citation.plain),
		line(words.dataVersion, report.dataVersion),
		line(words.link, report.link),
		line(words.made, words.day(report.date))
	];
}

/*
 * A report as CSV: a line of names, then a row a figure of each place. Nothing stands before the names, so that
 * any program reads it; what it is, and whose, is told in a file beside it. Commands print the same columns.
 */

const LINE_END = '\r\n';

export const CSV_COLUMNS: readonly CsvColumn[] = [
	'place',
	'name',
	'figure',
	'title',
	'topic',
	'period',
	'unit',
	'tables',
	'value',
	'moe',
	'margin_note',
	'quality',
	'reliability',
	'approximate'
];

/** A figure of a place as a row below `CSV_COLUMNS`. */
export function csvFigure(
	{ ref, name }: { readonly ref: string; readonly name: string },
	{ definition, estimate, method }: Pick<ProfileFigure, 'definition' | 'estimate' | 'method'>,
	words: FigureNames
): FileCell[] {
	const { value, moe, moeReason, moeBasis, quality } = estimate;
	return [
		ref,
		name,
		definition.id,
		plainSigns(words.title(definition)),
		definition.topic,
		plainSigns(periodOf(definition, words)),
		definition.unit,
		tablesOf(definition, words).join(' '),
		rounded(value),
		rounded(moe),
		value === null ? null : (moeReason ?? moeBasis ?? null),
		quality,
		reliability(estimate),
		method === 'exact' ? 'no' : 'yes'
	];
}

export function reportCsv(report: Report, { figures }: Pick<FileVoice, 'figures'>): string {
	return csvText([
		CSV_COLUMNS,
		...report.places.flatMap((place) => {
			const named = { ref: place.ref, name: place.name.title };
			return [
				...(report.kind === 'comparison' ? csvFlag(named, place) : []),
				...place.figures.map((figure) => csvFigure(named, figure, figures))
			];
		})
	]);
}

/** The share behind a place's flag, with the ends of its range, which stand in place of a margin. */
function csvFlag(
	{ ref, name }: { readonly ref: string; readonly name: string },
	{ flag }: ReportPlace
): FileCell[][] {
	if (flag === null) return [];
	const row = (figure: string, value: number | null): FileCell[] =>
		CSV_COLUMNS.map((column): FileCell => {
			if (column === 'place') return ref;
			if (column === 'name') return name;
			if (column === 'figure') return figure;
			if (column === 'unit') return 'share';
			if (column === 'value') return rounded(value);
			return null;
		});
	return [
		row(FLAGGED, flag.share),
		row(`${FLAGGED}_low`, flag.range?.low ?? null),
		row(`${FLAGGED}_high`, flag.range?.high ?? null)
	];
}

/** Signs that spreadsheets garble where a file does not begin with a mark; the mark would be read as part of the first name. */
function plainSigns(text: string): string {
	return text
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		.replace(/[\u2018\u2019]/g, "'")
		.replace(/[\u201C\u201D]/g, '"')
		.replace(/[\u00A0\u202F]/g, ' ');
}

/** Rows of cells as CSV (RFC 4180), names first. */
export function csvText(rows: readonly (readonly FileCell[])[]): string {
	const lines = rows.map((cells) => cells.map(csvCell).join(','));
	return lines.map((line) => line + LINE_END).join('');
}

function csvCell(cell: FileCell): string {
	if (cell === null) return '';
	const text = typeof cell === 'number' ? String(cell) : harmless(cell);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/* What stands beside a table: whose it is, what its columns are. */

export type DataField = {
	readonly name: string;
	/** At most ten letters, for formats that hold no more (Shapefile). */
	readonly alias: string;
	readonly type: 'string' | 'number' | 'integer';
	readonly title: string;
	readonly description: string;
	/** Null for what is no figure. */
	readonly unit: Unit | null;
};

export type PackagedTable = {
	/** Name of the file beside the description. */
	readonly path: string;
	readonly format: 'csv' | 'geojson' | 'fgb';
	readonly fields: readonly DataField[];
	readonly primaryKey: readonly string[];
};

export type DataDescription = Pick<Report, 'title' | 'notes' | 'dataVersion' | 'link' | 'date'> & {
	readonly citation: string;
	readonly sources: readonly ReportSource[];
};

const MEDIA_TYPES: Readonly<Record<PackagedTable['format'], string>> = {
	csv: 'text/csv',
	geojson: 'application/geo+json',
	fgb: 'application/vnd.flatgeobuf'
};

/**
 * `datapackage.json` of tables: a Data Package of Frictionless Data, version 1, a Tabular Data Package where
 * all are CSV.
 *
 * Source: https://specs.frictionlessdata.io/data-package/ and tabular-data-package
 */
export function dataPackage(of: DataDescription, tables: readonly PackagedTable[]): string {
	const tabular = tables.every(({ format }) => format === 'csv');
	const body = {
		profile: tabular ? 'tabular-data-package' : 'data-package',
		name: slug(of.title),
		title: of.title,
		description: [...of.notes, of.citation].join('\n\n'),
		homepage: of.link,
		version: of.dataVersion,
		created: `${of.date}T12:00:00Z`,
		margin_of_error: '90 percent',
		tracts: 2020,
		sources: of.sources.map((source) => ({
			title: `${source.publisher}: ${source.title}`,
			...(source.url ? { path: source.url } : {}),
			licence: source.licence,
			note: sourceLine(source)
		})),
		resources: tables.map(({ path, format, fields, primaryKey }) => ({
			profile: format === 'csv' ? 'tabular-data-resource' : 'data-resource',
			name: slug(path.replace(/\.\w+$/, '')),
			path,
			format,
			mediatype: MEDIA_TYPES[format],
			...(format === 'fgb' ? {} : { encoding: 'utf-8' }),
			schema: {
				fields: fields.map(({ name, type, title, description, unit, alias }) => ({
					name,
					type,
					title,
					description,
					...(unit === null ? {} : { unit }),
					shapefile_name: alias
				})),
				primaryKey,
				missingValues: ['']
			}
		}))
	};
	return `${JSON.stringify(body, null, '\t')}\n`;
}

/** What describes a report's CSV. */
export function reportDataPackage(report: Report, path: string, words: FileWords): string {
	const { meanings } = words.csv;
	return dataPackage({ ...report, citation: report.citation.plain, sources: report.fileSources }, [
		{
			path,
			format: 'csv',
			primaryKey: ['place', 'figure'],
			fields: CSV_COLUMNS.map((name) => ({
				name,
				alias: name.slice(0, 10),
				type: name === 'value' || name === 'moe' ? 'number' : 'string',
				title: name,
				description: meanings[name],
				unit: null
			}))
		}
	]);
}

/* What every file of a package is and what its columns mean. */

export type PackedFile = { readonly kind: OutputKind; readonly name: string };

const FIGURE_COLUMNS: readonly FigureColumn[] = [
	'figure',
	'title',
	'topic',
	'unit',
	'period',
	'tables'
];
const PLACE_COLUMNS: readonly PlaceColumn[] = ['value', 'margin', 'state'];

/** Rows of the dictionary: file, column, meaning. */
export function dictionaryRows(files: readonly PackedFile[], words: FileWords): FileCell[][] {
	const { dictionary, columns } = words;
	const workbooks = files.filter(({ kind }) => kind === 'workbook');
	const tables = files.filter(({ kind }) => kind === 'csv');
	const anyPlace = { place: `[${words.place}]` };
	const placeColumns: Readonly<Record<PlaceColumn, string>> = {
		value: words.value(anyPlace),
		margin: words.margin(anyPlace),
		state: words.state(anyPlace)
	};
	return [
		[dictionary.file, dictionary.column, dictionary.meaning],
		...files.map(({ kind, name }) => [name, '', dictionary.files[kind]]),
		...tables.flatMap(({ name }) =>
			CSV_COLUMNS.map((each) => [name, each, words.csv.meanings[each]])
		),
		...workbooks.flatMap(({ name }) => [
			...FIGURE_COLUMNS.map((each) => [name, columns[each], dictionary.meanings[each]]),
			...PLACE_COLUMNS.map((each) => [name, placeColumns[each], dictionary.meanings[each]])
		])
	];
}

/* Names that survive a Shapefile, which cuts them after ten letters and then numbers those that are alike. */

const LONGEST_BASE = 8;
const LONGEST_SHORT = 10;
/** Columns beside the figures, which keep their names. */
const NAMES_OF_PLACES = ['geoid', 'name', 'city', 'county', 'neighborhood', 'stations'];

/** Of the first letter and what is no vowel, as many as there is room for, shared among its words. */
export function shortened(name: string, most: number): string {
	const words = name
		.split('_')
		.map((word) => word.slice(0, 1) + word.slice(1).replace(/[aeiou]/g, ''));
	const kept = words.map((word) => (/^\d/.test(word) ? word.slice(-2) : word));
	while (kept.join('').length > most) {
		const longest = kept.reduce(
			(best, word, at) => (word.length > kept[best]!.length ? at : best),
			0
		);
		kept[longest] = kept[longest]!.slice(0, -1);
	}
	return kept.join('');
}

const ALIASES: ReadonlyMap<string, string> = (() => {
	const taken = new Set<string>(NAMES_OF_PLACES);
	const aliases = new Map<string, string>();
	for (const { id } of PROFILE_FIGURES) {
		let alias = id.length <= LONGEST_BASE ? id : shortened(id, LONGEST_BASE);
		for (let count = 2; taken.has(alias); count++) {
			alias = shortened(id, LONGEST_BASE - String(count).length) + String(count);
		}
		taken.add(alias);
		aliases.set(id, alias);
	}
	return aliases;
})();

/** At most ten letters for a figure's column, the same in every file. */
export function shapefileName(
	figure: string,
	part: '' | 'moe' | 'reliability' | 'quality' = ''
): string {
	const base = ALIASES.get(figure) ?? shortened(figure, LONGEST_BASE);
	return part === '' ? base : `${base}_${part.slice(0, 1)}`;
}

/*
 * The places of a report as GeoJSON (RFC 7946): outlines with every figure, its margin and its
 * state. A place without an outline of its own has no geometry.
 */

/** Digits of a degree: 11 cm. */
const DIGITS = 6;

export type ReportGeoJson = FeatureCollection<MultiPolygon | null> & {
	readonly rootline: {
		readonly title: string;
		/** Which rules of the method somebody changed; left out for the method as it is. */
		readonly rulesChanged?: string;
		readonly citation: string;
		/** Where the figures are from; of records also the licence and what they miss. */
		readonly sources: readonly string[];
		readonly dataVersion: string;
		readonly link: string;
		readonly date: string;
		readonly tracts: 2020;
		readonly marginLevel: 90;
		/** What each property that is too long for it is called in a Shapefile. */
		readonly shapefileNames: Readonly<Record<string, string>>;
	};
};

export function reportGeoJson(report: Report): ReportGeoJson {
	const { title, rulesChanged, citation, fileSources, dataVersion, link, date } = report;
	return {
		type: 'FeatureCollection',
		rootline: {
			title,
			...(rulesChanged === null ? {} : { rulesChanged }),
			citation: citation.plain,
			sources: fileSources.map(sourceLine),
			dataVersion,
			link,
			date,
			tracts: 2020,
			marginLevel: 90,
			shapefileNames: shapefileNames(report)
		},
		features: report.places.map((place) => ({
			type: 'Feature' as const,
			geometry: geometryOf(place),
			properties: propertiesOf(place)
		}))
	};
}

export function geometryOf({ outline }: Pick<ReportPlace, 'outline'>): MultiPolygon | null {
	if (outline === null || outline.length === 0) return null;
	const round = (degrees: number): number => Number(degrees.toFixed(DIGITS));
	return {
		type: 'MultiPolygon',
		coordinates: outline.map((rings) =>
			rings.map((ring) => ring.map(([x, y]): Position => [round(x), round(y)]))
		)
	};
}

/** The same as of tracts, where both have a figure. */
function shapefileNames({ places }: Report): Readonly<Record<string, string>> {
	const figures = places[0]?.figures ?? [];
	const named = new Map(
		figures.flatMap(({ definition: { id } }) => [
			[id, shapefileName(id)] as const,
			...(['moe', 'quality'] as const).map(
				(part) => [`${id}_${part}`, shapefileName(id, part)] as const
			)
		])
	);
	const properties = new Set(places.flatMap((place) => Object.keys(propertiesOf(place))));
	return Object.fromEntries(
		[...properties]
			.filter((name) => name.length > LONGEST_SHORT)
			.map((name) => [name, named.get(name) ?? shortened(name, LONGEST_SHORT)])
	);
}

/** `renter_households`, `renter_households_moe`, `renter_households_quality` … */
function propertiesOf({ ref, role, name, figures, flag }: ReportPlace): Record<string, unknown> {
	const properties: Record<string, unknown> = {
		place: ref,
		name: name.title,
		role,
		...(flag === null
			? {}
			: {
					flag: flag.call,
					flagged: flag.flagged,
					flagged_share: rounded(flag.share),
					flagged_share_low: rounded(flag.range?.low ?? null),
					flagged_share_high: rounded(flag.range?.high ?? null),
					flag_share_of_draws: rounded(flag.flagShareOfDraws)
				}),
		...Object.fromEntries(
			figures.flatMap(({ definition: { id }, estimate }): [string, string | number | null][] => [
				[id, rounded(estimate.value)],
				[`${id}_moe`, rounded(estimate.moe)],
				[`${id}_quality`, estimate.quality]
			])
		)
	};
	return properties;
}
