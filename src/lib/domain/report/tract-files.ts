/**
 * Every tract with its figures as a table to take along: the one place that names its columns, in
 * each of its formats. A row a tract; a figure is three columns, its value, its 90 % margin and how firm it is.
 */
import type { FeatureCollection, MultiPolygon } from 'geojson';
import {
	decodeEstimates,
	type IndicatorData,
	type PlacesFile,
	type TractFiguresFile
} from '../indicators/built-files.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import type { MultiPolygonCoordinates } from '../geometry/polygon.ts';
import { confidenceLevel, type ConfidenceLevel } from '../methods/confidence.ts';
import type { AgreementAnswer, ClassesAnswer } from '../methods/questions.ts';
import { lookedAt } from '../methods/agreement.ts';
import { tractNumber } from '../places/names.ts';
import { PROFILE_FIGURES, SURVEY_FIGURES, type ProfileFigureDefinition } from '../places/topics.ts';
import { reliability } from '../statistics/error.ts';
import type { Estimate } from '../statistics/estimate.ts';
import type { Unit, VintageId } from '../statistics/census.ts';
import { DEFAULT_METHOD } from '../view/view.ts';
import type { MethodId } from '../methods/definitions/index.ts';
import { periodOf, slug, tablesOf } from './citation.ts';
import {
	geometryOf,
	rounded,
	shapefileName,
	shortened,
	type DataField,
	type FileCell,
	type FileVoice
} from './figure-files.ts';

/* Names of columns. */

const PLACE_FIELDS = ['GEOID', 'name', 'city', 'county', 'neighborhood', 'stations'] as const;
type AgreementField = 'methods_flagging' | 'methods_looking';

/** Columns of a method's class: its id, the share of tries that give it, and what that share is called. */
function classFields(method: MethodId): readonly [id: string, share: string, level: string] {
	const name = method === DEFAULT_METHOD ? 'pressure' : method.replaceAll('-', '_');
	return [`${name}_class`, `${name}_class_share`, `${name}_class_level`];
}

/** Those of the usual method, which archives carry. */
export const PRESSURE_FIELDS = classFields(DEFAULT_METHOD);

/** What a method says of a tract: its class, null where it says nothing, the share of tries that agree, and a word for it. */
export function pressureOf(
	{ classIds, kinds, classes, confidence }: ClassesAnswer,
	row: number
): {
	readonly id: string | null;
	readonly share: number | null;
	readonly level: ConfidenceLevel | null;
} {
	const at = classes[row] ?? -1;
	const share = confidence?.[row] ?? NaN;
	const told = Number.isNaN(share) ? null : rounded(share);
	return {
		id: kinds[at] === 'silent' ? null : (classIds[at] ?? null),
		share: told,
		level: told === null ? null : confidenceLevel(told)
	};
}

/* The table. */

export type TractFigure = {
	readonly definition: ProfileFigureDefinition;
	/** The period where it is not the figure's newest. */
	readonly vintage: VintageId | null;
	/** By tract row of the places file. */
	readonly estimates: readonly Estimate[];
};

/** An indicator's figure in a period; null for its newest. */
export function surveyFigure(
	id: IndicatorId,
	{ vintages }: Pick<IndicatorData, 'vintages'>,
	vintage: VintageId | null = null
): TractFigure {
	const definition = SURVEY_FIGURES.get(id);
	if (!definition) throw new Error(`Profiles have no figure of the indicator "${id}".`);
	const period = vintage ?? definition.vintage;
	return {
		definition,
		vintage,
		estimates: (period === null ? undefined : vintages[period]?.tracts) ?? []
	};
}

/** All figures of a profile that these files hold, in its order. */
export function allTractFigures(
	survey: ReadonlyMap<IndicatorId, IndicatorData>,
	{ figures }: TractFiguresFile
): TractFigure[] {
	return PROFILE_FIGURES.flatMap((definition): TractFigure[] => {
		if (definition.measure.kind === 'indicator') {
			const { indicator } = definition.measure;
			const data = survey.get(indicator);
			return data ? [surveyFigure(indicator, data)] : [];
		}
		const encoded = figures[definition.id];
		return encoded ? [{ definition, vintage: null, estimates: decodeEstimates(encoded) }] : [];
	});
}

/** A figure of a list of one's own. */
export type OwnTractFigure = {
	/** What the list is called, for the names of its columns. */
	readonly list: string;
	readonly title: string;
	readonly about: string;
	readonly unit: Unit;
	/** By tract row of the places file. */
	readonly estimates: readonly Estimate[];
};

export type TractsToTake = {
	readonly places: PlacesFile;
	/** Tract rows, in the order in which they are written. */
	readonly rows: readonly number[];
	readonly figures: readonly TractFigure[];
	readonly lists: readonly OwnTractFigure[];
	readonly classes: ClassesAnswer | null;
	readonly agreement: AgreementAnswer | null;
};

export type TractWords = {
	readonly fields: Readonly<
		Record<
			(typeof PLACE_FIELDS)[number] | AgreementField | 'class' | 'share' | 'level',
			{ readonly title: string; readonly about: string }
		>
	>;
	readonly tract: (p: { number: string }) => string;
	readonly margin: (p: { title: string }) => string;
	readonly reliability: (p: { title: string }) => string;
	readonly reliabilityAbout: string;
	readonly withheld: (p: { title: string }) => string;
	readonly withheldAbout: string;
	readonly methodTitle: (p: { method: string; title: string }) => string;
	/** What a figure’s value is counted in, with its period and tables. */
	readonly about: (p: { unit: string; period: string; tables: readonly string[] }) => string;
	readonly methodName: (method: MethodId) => string;
};

export type TractTable = {
	readonly fields: readonly DataField[];
	readonly rows: readonly (readonly FileCell[])[];
};

type Column = { readonly field: DataField; readonly cell: (row: number) => FileCell };

export function tractTable(of: TractsToTake, words: TractWords, voice: FileVoice): TractTable {
	const columns = [
		...placeColumns(of, words),
		...(of.classes ? classColumns(of.classes, words) : []),
		...(of.agreement ? agreementColumns(of.agreement, words) : []),
		...of.figures.flatMap((figure) => figureColumns(figure, words, voice)),
		...ownColumns(of.lists, words)
	];
	return {
		fields: columns.map(({ field }) => field),
		rows: of.rows.map((row) => columns.map(({ cell }) => cell(row)))
	};
}

function placeColumns({ places }: TractsToTake, words: TractWords): Column[] {
	const { tracts } = places;
	const counties = new Map(places.counties.map(({ code, name }) => [code, name]));
	const geoid = (row: number) => tracts.geoid[row] ?? '';
	const cells: Readonly<Record<(typeof PLACE_FIELDS)[number], Column['cell']>> = {
		GEOID: geoid,
		name: (row) => words.tract({ number: tractNumber(geoid(row)) }),
		city: (row) => places.cities[tracts.city[row] ?? -1] ?? null,
		county: (row) => counties.get(geoid(row).slice(2, 5)) ?? null,
		neighborhood: (row) => places.neighborhoods[tracts.neighborhood[row] ?? -1] ?? null,
		stations: (row) =>
			(tracts.stations[row] ?? []).map((at) => places.stations[at]?.id ?? '').join(' ') || null
	};
	return PLACE_FIELDS.map((name) => ({
		field: {
			name,
			alias: name === 'neighborhood' ? 'nghbrhd' : name,
			type: 'string',
			title: words.fields[name].title,
			description: words.fields[name].about,
			unit: null
		},
		cell: cells[name]
	}));
}

function classColumns(answer: ClassesAnswer, words: TractWords): Column[] {
	const { method } = answer.question;
	const [id, share, level] = classFields(method);
	const short = shortened(id.replace(/_class$/, ''), 6);
	const field = (
		name: string,
		alias: string,
		key: 'class' | 'share' | 'level'
	): Pick<Column, 'field'> => ({
		field: {
			name,
			alias,
			type: key === 'share' ? 'number' : 'string',
			title: words.methodTitle({
				method: words.methodName(method),
				title: words.fields[key].title
			}),
			description: words.fields[key].about,
			unit: key === 'share' ? 'share' : null
		}
	});
	const said = (row: number) => pressureOf(answer, row);
	return [
		{ ...field(id, `${short}_cls`, 'class'), cell: (row) => said(row).id },
		{ ...field(share, `${short}_csh`, 'share'), cell: (row) => said(row).share },
		{ ...field(level, `${short}_clv`, 'level'), cell: (row) => said(row).level }
	];
}

function agreementColumns(answer: AgreementAnswer, words: TractWords): Column[] {
	const column = (name: AgreementField, alias: string, cell: Column['cell']): Column => ({
		field: {
			name,
			alias,
			type: 'integer',
			title: words.fields[name].title,
			description: words.fields[name].about,
			unit: 'count'
		},
		cell
	});
	return [
		column('methods_flagging', 'mthds_flg', (row) => answer.counts[row] ?? null),
		column('methods_looking', 'mthds_look', (row) => lookedAt(answer, row))
	];
}

function figureColumns(
	{ definition, vintage, estimates }: TractFigure,
	words: TractWords,
	voice: FileVoice
): Column[] {
	const name = vintage ? `${definition.id}_${vintage.replace('-', '_')}` : definition.id;
	const title = voice.figures.title(definition);
	const { unit } = definition;
	const shown = vintage ? { ...definition, vintage } : definition;
	const description = words.about({
		unit: voice.files.units[unit],
		period: periodOf(shown, voice.figures),
		tables: tablesOf(definition, voice.figures)
	});
	const alias = (part: '' | 'moe' | 'reliability') => shapefileName(name, part);
	return valueColumns({ name, alias, title, description, unit, estimates }, words);
}

/** A value, its margin and how firm it is. */
function valueColumns(
	of: Pick<DataField, 'name' | 'title' | 'description' | 'unit'> & {
		readonly alias: (part: '' | 'moe' | 'reliability') => string;
		readonly estimates: readonly Estimate[];
	},
	words: TractWords
): Column[] {
	const { name, alias, title, description, unit } = of;
	const estimate = (row: number) => of.estimates[row];
	return [
		{
			field: { name, alias: alias(''), type: 'number', title, description, unit },
			cell: (row) => rounded(estimate(row)?.value ?? null)
		},
		{
			field: {
				name: `${name}_moe`,
				alias: alias('moe'),
				type: 'number',
				title: words.margin({ title }),
				description,
				unit
			},
			cell: (row) => rounded(estimate(row)?.moe ?? null)
		},
		{
			field: {
				name: `${name}_reliability`,
				alias: alias('reliability'),
				type: 'string',
				title: words.reliability({ title }),
				description: words.reliabilityAbout,
				unit: null
			},
			cell: (row) => {
				const of = estimate(row);
				return of ? reliability(of) : null;
			}
		}
	];
}

const OWN_PARTS = ['', '_moe', '_reliability', '_withheld'] as const;

/**
 * Figures of lists of one's own, named by the list: `own_evictions`, and whether a small count is withheld.
 * Lists of one name are told apart by a number.
 */
function ownColumns(lists: readonly OwnTractFigure[], words: TractWords): Column[] {
	const taken = new Set<string>();
	return lists.flatMap(({ list, title, about, unit, estimates }, at) => {
		const base = slug(`own ${list}`).replaceAll('-', '_');
		let name = base;
		for (let count = 2; OWN_PARTS.some((part) => taken.has(name + part)); count++) {
			name = `${base}_${count}`;
		}
		for (const part of OWN_PARTS) taken.add(name + part);
		const short = `own${at + 1}`;
		const alias = (part: string) => (part === '' ? short : `${short}_${part.slice(0, 1)}`);
		return [
			...valueColumns({ name, alias, title, description: about, unit, estimates }, words),
			{
				field: {
					name: `${name}_withheld`,
					alias: alias('withheld'),
					type: 'string',
					title: words.withheld({ title }),
					description: words.withheldAbout,
					unit: null
				},
				cell: (row) => (estimates[row]?.quality === 'withheld' ? 'yes' : 'no')
			}
		];
	});
}

/* The same with outlines. */

export type TractShapes = FeatureCollection<MultiPolygon, Readonly<Record<string, FileCell>>> & {
	/** What QGIS and GDAL call the layer. */
	readonly name: 'tracts';
};

/**
 * GeoJSON (RFC 7946) of the table.
 * @param outlines published outlines by GEOID; a tract without one is left out
 */
export function tractShapes(
	{ fields, rows }: TractTable,
	outlines: ReadonlyMap<string, MultiPolygonCoordinates>
): TractShapes {
	return {
		type: 'FeatureCollection',
		name: 'tracts',
		features: rows.flatMap((row) => {
			const geometry = geometryOf({ outline: outlines.get(String(row[0])) ?? null });
			if (geometry === null) return [];
			const properties = Object.fromEntries(fields.map(({ name }, at) => [name, row[at] ?? null]));
			return [{ type: 'Feature' as const, geometry, properties }];
		})
	};
}
