/**
 * The words around a report, as core asks for them; each language keeps its own. Texts that go in
 * are final: names, and figures with their margins.
 */
import type { FigureMethod } from '../indicators/catalog.ts';
import type { Direction } from '../statistics/compare.ts';
import type { EstimateQuality } from '../statistics/estimate.ts';
import type { ProfileFigureDefinition, ProfileTopicId } from '../places/topics.ts';
import type { ReferenceRole } from '../places/atlas-places.ts';
import type { PlaceNote } from '../places/place.ts';
import type { FlagText } from '../methods/station-flags.ts';
import type { EstimateWords } from '../text/format.ts';
import type { ChangeFigureId, DifferenceFigureId } from './comparisons.ts';
import type { Unit } from '../statistics/census.ts';
import type { Reliability } from '../statistics/error.ts';

/** A figure held against another place's: "clearly higher than in Crystal (47% ± 2 points)". */
export type ComparedWith = {
	readonly place: string;
	readonly figure: string;
	readonly direction: Direction;
};

export type MethodWords = {
	readonly name: string;
	/** "The class that the method gives", as names on screen. */
	readonly className: (id: string) => string;
	/** The method has been changed by the person who asks. */
	readonly adjusted: boolean;
	/** What was changed, in a sentence; null where nothing was. */
	readonly changed: string | null;
};

export type FlagParams = {
	readonly place: string;
	/** The share of renter households in flagged tracts, never without its range. */
	readonly text: FlagText;
	/** The place is one whole tract. */
	readonly tract: boolean;
	/** Its name is of many: "the station areas of the line". */
	readonly many: boolean;
	/** Where the place draws on one tract whose class fewer than half of the tries give: what may be said instead. */
	readonly readings: readonly { readonly name: string; readonly tries: number }[];
	/** Tracts of the place that are mostly a campus, a prison or the like; share as text, null where another cut made the note. */
	readonly quarters: readonly { readonly share: string | null }[];
	/** Classes by name, with how many of the place's tracts are in each. */
	readonly classes: readonly { readonly name: string; readonly tracts: number }[];
	readonly method: string;
	readonly adjusted: boolean;
};

/** What happened to a figure between two periods. */
export type ChangeParams = {
	readonly place: string;
	/** Size of the change, without sign: "26% ± 10 points"; null where it would print as zero. */
	readonly size: string | null;
	readonly rose: boolean;
	/** It is larger than chance would make it. */
	readonly clear: boolean;
	/** A margin is missing, so that no test can be made. */
	readonly untested: boolean;
	readonly approximate: boolean;
	readonly from: string;
	readonly to: string;
	/** Years that both periods contain. */
	readonly sharedYears: number;
	readonly compared: readonly ComparedWith[];
	/** The figure can be counted in two ways, and its size, without sign, by the other; null where there is one way. */
	readonly otherWay: { readonly size: string | null; readonly rose: boolean } | null;
};

type PlaceFigure = { readonly place: string; readonly figure: string };

/** What happened to a figure in several places between two periods. */
export type ChangesParams = {
	readonly from: string;
	readonly to: string;
	/** Years that both periods contain. */
	readonly sharedYears: number;
	/** Places where it clearly rose or fell, with the size of the change, without sign; one at least. */
	readonly rose: readonly PlaceFigure[];
	readonly fell: readonly PlaceFigure[];
	/** Places whose change may be chance, with its size; null where that would print as zero. */
	readonly unclear: readonly {
		readonly place: string;
		readonly size: string | null;
		readonly rose: boolean;
	}[];
	/** Places of which nothing can be said: a figure or a margin is missing. */
	readonly untested: readonly string[];
	/** The place with the largest clear change, and which others' change its own is clearly above or below. */
	readonly place: string;
	readonly higher: readonly string[];
	readonly lower: readonly string[];
	/** Places with a clear change of their own, and no clear difference between the two. */
	readonly same: readonly string[];
	/** As in `ChangeParams`, of the place named first. */
	readonly otherWay: ChangeParams['otherWay'];
};

/** One figure over several places, for comparisons. */
export type RankedParams = {
	/** The place with the highest figure. */
	readonly place: string;
	readonly figure: string;
	/** Places whose figure it is clearly higher than; never empty. */
	readonly lower: readonly PlaceFigure[];
	/** Places with no clear difference from it. */
	readonly same: readonly string[];
	/** Places that could not be tested against it. */
	readonly untested: readonly string[];
};

/** One figure over a set of many places, each against the same reference. */
export type SetParams = {
	readonly of: number;
	readonly reference: string;
	readonly referenceFigure: string;
	readonly higher: readonly string[];
	readonly lower: readonly string[];
	readonly same: number;
	readonly untested: number;
};

export type ReportMessages = {
	/** "a, b and c" */
	readonly list: (parts: readonly string[]) => string;
	readonly title: (p: { place: string }) => string;
	readonly comparisonTitle: (p: { places: readonly string[] }) => string;
	/** A title of what follows changed rules. */
	readonly rulesChanged: (p: { title: string }) => string;
	readonly subtitle: (p: { period: string }) => string;
	readonly roles: Readonly<Record<ReferenceRole, string>>;
	readonly topics: Readonly<Record<ProfileTopicId, string>>;
	/** "$1,849 (at least $1,612)": what stands in place of a margin. */
	readonly withRemark: (p: { figure: string; remark: string }) => string;
	readonly about: (p: { figure: string }) => string;
	/** "71% ± 11 points" of what: a whole clause, subject and verb. */
	readonly clause: Readonly<Record<DifferenceFigureId, (p: { figure: string }) => string>>;
	/** "the median rent with utilities, in 2023 dollars": what rose or fell, one thing. */
	readonly changing: Readonly<Record<ChangeFigureId, string>>;
	readonly figureTitle: Readonly<Record<DifferenceFigureId, string>>;
	readonly difference: (p: {
		place: string;
		clause: string;
		compared: readonly ComparedWith[];
	}) => string;
	readonly change: (p: ChangeParams & { what: string }) => string;
	readonly changes: (p: ChangesParams & { what: string }) => string;
	readonly affected: (p: {
		place: string;
		figure: string;
		/** Share of all households, or null. */
		share: string | null;
		value: number;
		few: boolean;
		/** The number is that of tracts of which the place holds little. */
		ofTracts: boolean;
		/** Whether to say who these households are; once is enough in a report. */
		explained: boolean;
	}) => string;
	readonly affectedNone: (p: { place: string }) => string;
	readonly flagTitle: string;
	readonly flag: (p: FlagParams) => string;
	/** "10% to 62%" */
	readonly range: (p: { low: string; high: string }) => string;
	readonly ranked: (p: RankedParams & { title: string }) => string;
	readonly set: (p: SetParams & { title: string }) => string;
	readonly sameEverywhere: (p: { titles: readonly string[] }) => string;
	readonly against: Readonly<Record<Direction, string>>;
	readonly notAgainst: string;
	readonly unknowns: {
		readonly missing: (p: {
			titles: readonly string[];
			quality: Exclude<EstimateQuality, 'value' | 'zero' | 'top-coded' | 'bottom-coded'>;
		}) => string;
		readonly noMargin: (p: { titles: readonly string[] }) => string;
		readonly noDifference: (p: { titles: readonly string[]; places: readonly string[] }) => string;
		readonly changes: (p: { titles: readonly string[] }) => string;
		readonly tooUncertain: (p: { titles: readonly string[] }) => string;
		readonly notCounted: string;
	};
	readonly note: (note: PlaceNote) => string;
	/** Said of figures that are not exact. */
	readonly methodNote: Readonly<
		Record<Exclude<FigureMethod, 'exact'>, (p: { titles: readonly string[] }) => string>
	>;
	/** Said of margins that are not simply published. */
	readonly marginNote: {
		readonly modelled: (p: { titles: readonly string[]; changes: boolean }) => string;
		readonly raised: string;
		/** Of several places, whose page holds more else. */
		readonly ofMany: string;
	};
	/** Notes of many places at once, without the numbers of each. */
	readonly setNote: Readonly<Record<'small-parts' | 'carried-boundaries', string>>;
	readonly notePlace: (p: { place: string; note: string }) => string;
	readonly method: (p: {
		period: string;
		tests: number;
		/** Of the tests, how many may be called by chance at most, on average. */
		falseAtMost: number;
		method: string;
		adjusted: boolean;
		flags: boolean;
		apportioned: boolean;
	}) => readonly [string, string, string, string, string];
	readonly source: (p: { publisher: string; title: string; tables: readonly string[] }) => string;
	readonly sourceTerms: (p: { vintage: string; licence: string }) => string;
	/** What a source of records is and what it misses, by its id in the manifest. */
	readonly sourceCare: (p: { id: string }) => string;
	/** What records say of one place; texts are figures, null where there is none. */
	readonly record: {
		readonly filings: (p: {
			place: string;
			years: string;
			count: string;
			rate: string;
			county: string | null;
		}) => string;
		/** Shares of the homes rented for cash, within reach of 30, 50 and 80 % of the median income. */
		readonly homes: (p: {
			place: string;
			years: string;
			rented: string;
			at30: string;
			at50: string;
			at80: string;
		}) => string;
		readonly publicHousing: (p: { place: string; years: string; count: string }) => string;
		readonly covenants: (p: { place: string; count: string | null }) => string;
		readonly redAreas: (p: { place: string; share: string }) => string;
	};
	readonly table: {
		readonly key: (p: { place: string }) => string;
		readonly topic: (p: { topic: string; place: string }) => string;
		readonly figure: string;
		readonly period: string;
		readonly tables: string;
		/** The share behind a flag, and what it says. */
		readonly flagged: string;
		readonly calls: Readonly<Record<FlagText['call'], string>>;
		readonly noFlag: string;
	};
	readonly mapTitle: (p: { place: string; method: string }) => string;
	readonly mapAlt: (p: {
		place: string;
		method: string;
		classes: readonly { readonly name: string; readonly tracts: number }[];
	}) => string;
	readonly cite: {
		readonly publisher: string;
		readonly plain: (p: {
			publisher: string;
			year: string;
			title: string;
			figures: string;
			version: string;
			link: string;
			date: string;
		}) => string;
		readonly figures: string;
		readonly figuresNote: (p: { figures: string }) => string;
		readonly versionNote: (p: { version: string }) => string;
	};
};

/** What a figure of a profile is called, and of when it is. */
export type FigureNames = {
	/** "Median gross rent" */
	readonly title: (figure: ProfileFigureDefinition) => string;
	/** In place of a period: "2020 Census". */
	readonly census2020: string;
	/** The table of race and origin of the 2020 Census: "P.L. 94-171 table P2". */
	readonly race2020Table: string;
	/** Of a change: "2010–2014 to 2019–2023". */
	readonly span: (p: { from: string; to: string }) => string;
};

/** Everything that speaks in a report. */
export type ReportVoice = {
	readonly figures: FigureNames;
	readonly estimate: EstimateWords;
	readonly report: ReportMessages;
	readonly method: MethodWords;
};

/* The words inside files, as the writers ask for them. */

/** Files of a package, in its order. */
export const FILE_KINDS = [
	'csv',
	'description',
	'workbook',
	'geojson',
	'document',
	'pdf',
	'testimony',
	'testimony-pdf',
	'testimony-text',
	'map',
	'picture',
	'citation'
] as const;
export type OutputKind = (typeof FILE_KINDS)[number];

export type FigureColumn = 'figure' | 'title' | 'topic' | 'unit' | 'period' | 'tables';
export type CsvColumn =
	| 'place'
	| 'name'
	| 'figure'
	| 'title'
	| 'topic'
	| 'period'
	| 'unit'
	| 'tables'
	| 'value'
	| 'moe'
	| 'margin_note'
	| 'quality'
	| 'reliability'
	| 'approximate';
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
	/** An ISO day as people write it. */
	readonly day: (date: string) => string;
	readonly columns: Readonly<Record<FigureColumn, string>>;
	/** The share behind a flag: the range of its draws stands in place of a margin. */
	readonly flagged: { readonly title: string; readonly state: (p: FlagText) => string };
	/** What each column of the CSV says. */
	readonly csv: { readonly meanings: Readonly<Record<CsvColumn, string>> };
	readonly value: (p: { place: string }) => string;
	readonly margin: (p: { place: string }) => string;
	readonly state: (p: { place: string }) => string;
	readonly units: Readonly<Record<Unit, string>>;
	/** Stands before a number that is not exact. */
	readonly about: string;
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

/** Words on the map. */
export type MapWords = {
	readonly tracts: (p: { count: number }) => string;
	readonly noData: string;
	readonly uncertain: string;
	readonly places: (p: { count: number }) => string;
	readonly line: string;
	readonly cityLimit: string;
	readonly water: string;
	/** What the legend counts. */
	readonly counted: string;
	readonly north: string;
	readonly miles: (p: { count: number }) => string;
	readonly source: (p: { source: string }) => string;
};
