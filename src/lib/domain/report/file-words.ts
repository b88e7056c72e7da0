/** The words inside files, as the writers ask for them. */
import type { FigureMethod } from '../indicators/types.ts';
import type { Unit } from '../statistics/census.ts';
import type { Reliability } from '../statistics/reliability.ts';

/** Files of a package, in its order. */
export const FILE_KINDS = [
	'csv',
	'workbook',
	'geojson',
	'document',
	'map',
	'picture',
	'citation'
] as const;
export type OutputKind = (typeof FILE_KINDS)[number];

export type FigureColumn = 'figure' | 'title' | 'topic' | 'unit' | 'period' | 'tables';
export type PlaceColumn = 'value' | 'margin' | 'state';

export type FileWords = {
	readonly title: string;
	readonly place: string;
	readonly vintage: string;
	readonly tractVintage: string;
	readonly tractVintageValue: string;
	readonly margins: string;
	readonly marginsValue: string;
	readonly source: string;
	readonly note: string;
	readonly citation: string;
	readonly dataVersion: string;
	readonly link: string;
	readonly made: string;
	readonly columns: Readonly<Record<FigureColumn, string>>;
	readonly value: (p: { place: string }) => string;
	readonly margin: (p: { place: string }) => string;
	readonly state: (p: { place: string }) => string;
	readonly units: Readonly<Record<Unit, string>>;
	/** Of figures that are not exact. */
	readonly methods: Readonly<Record<Exclude<FigureMethod, 'exact'>, string>>;
	readonly reliability: Readonly<Record<Reliability, string>>;
	/** Topic in the names of files. */
	readonly topic: string;
	readonly sheets: { readonly about: string; readonly findings: string };
	readonly findings: {
		readonly finding: string;
		readonly figure: string;
		readonly margin: string;
		readonly period: string;
		readonly tables: string;
	};
	readonly dictionary: {
		readonly title: string;
		readonly file: string;
		readonly column: string;
		readonly meaning: string;
		readonly files: Readonly<Record<OutputKind, string>>;
		readonly meanings: Readonly<Record<FigureColumn | PlaceColumn, string>>;
	};
};

/** Headings and labels of the document. */
export type DocumentWords = {
	readonly findings: string;
	readonly source: (p: { period: string; tables: readonly string[] }) => string;
	readonly ownWords: string;
	readonly ask: string;
	readonly story: string;
	readonly speaker: (p: { speaker: string }) => string;
	readonly hearing: (p: { hearing: string; date: string }) => string;
	readonly map: string;
	readonly table: string;
	readonly unknown: string;
	readonly method: string;
	readonly notes: string;
	readonly sources: string;
	readonly policies: string;
	readonly policiesNote: string;
	readonly citation: string;
	readonly dataVersion: (p: { version: string }) => string;
};

/** Words on the map. */
export type MapWords = {
	readonly tracts: (p: { count: number }) => string;
	readonly noData: string;
	readonly uncertain: string;
	readonly places: (p: { count: number }) => string;
	readonly line: string;
	readonly north: string;
	readonly miles: (p: { count: number }) => string;
	readonly source: (p: { source: string }) => string;
};
