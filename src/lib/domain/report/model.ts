/**
 * A report as data. Everything in it is final: sentences, numbers in words, order. Renderers — page,
 * print, documents, tables — only lay it out.
 */
import type { Unit } from '../statistics/census.ts';
import type { Tally, Direction } from '../statistics/compare.ts';
import type { Estimate } from '../statistics/estimate.ts';
import type { Reliability } from '../statistics/error.ts';
import type { ProfileFigure } from '../places/profile.ts';
import type { StationFlag } from '../methods/station-flags.ts';
import type { FigureText } from '../text/format.ts';
import type { ReferenceRole, PlacesQuestion } from '../places/atlas-places.ts';
import type { MultiPolygonCoordinates } from '../geometry/polygon.ts';
import { REGION } from '../region.ts';
import { groundOf, type PlaceRef } from '../places/place.ts';
import type { View } from '../view/view.ts';

export type Citation = {
	/** What all three are made from. */
	readonly title: string;
	readonly publisher: string;
	/** "U.S. Census Bureau, American Community Survey …" */
	readonly figures: string;
	readonly version: string;
	readonly link: string;
	/** ISO day. */
	readonly date: string;
	readonly plain: string;
	/** What reference managers keep as a note: "Figures: …", "Data version …". */
	readonly notes: { readonly figures: string; readonly version: string };
};

export type ReportPlaceName = {
	/** "Penn Avenue station area": headings, columns, files. */
	readonly title: string;
	/** Where many places stand in a list: "Penn Avenue". Left out where it is the title. */
	readonly short?: string;
	/** "the Penn Avenue station area": within a sentence, after "in" or "than in". */
	readonly inText: string;
};

/** A place of the report with everything that files hold of it. */
export type ReportPlace = {
	readonly ref: PlaceRef;
	readonly role: 'place' | ReferenceRole;
	readonly name: ReportPlaceName;
	/** In the order of `PROFILE_FIGURES`. */
	readonly figures: readonly ProfileFigure[];
	readonly flag: StationFlag | null;
	/** Coordinates of a MultiPolygon; null where the place has no outline of its own. */
	readonly outline: MultiPolygonCoordinates | null;
};

/** One place's figure held against another's, or a change held against no change. */
export type FindingComparison = {
	/** What it is held against; null for no change at all. */
	readonly with: PlaceRef | null;
	readonly name: ReportPlaceName | null;
	/** Null where it is held against no change. */
	readonly estimate: Estimate | null;
	/** Place − other, with margin. */
	readonly difference: Estimate;
	/** What is claimed, as on every other page. */
	readonly direction: Direction;
};

export const FINDING_KINDS = ['flag', 'affected', 'difference', 'change', 'record'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export type ReportFinding = {
	/** Stable across visits, for edits: `difference:burdened_share`. */
	readonly id: string;
	readonly kind: FindingKind;
	/** Id of a profile figure, or `flag`. */
	readonly figure: string;
	/** Short title for lists: "Renters paying 30% or more of income". */
	readonly title: string;
	/** The place that the figure is of. */
	readonly place: PlaceRef;
	readonly estimate: Estimate;
	readonly unit: Unit;
	readonly text: FigureText;
	readonly reliability: Reliability;
	readonly comparisons: readonly FindingComparison[];
	/** "2019–2023", or "2015–2019 to 2019–2023" for a change. */
	readonly period: string;
	/** Census tables: "B25070". */
	readonly tables: readonly string[];
	/** Of a record: id of its source, which the page names once the finding is on it. */
	readonly source?: string;
	readonly sentence: string;
	/** The same with numbers as they are spoken. */
	readonly spoken: string;
	/** What the sentence claims; a rewording is only kept while this stays the same. */
	readonly claim: string;
	/** Largest |difference| ÷ margin of the differences that are claimed; 0 where none is. */
	readonly strength: number;
	/** Texts that placeholders of a rewording stand for: `figure`, `place`, `city` … */
	readonly slots: Readonly<Record<string, string>>;
	/** The sentence is somebody's own wording. */
	readonly reworded: boolean;
	/** That wording with its figures as placeholders; left out where nobody has worded it. */
	readonly template?: string;
	readonly pinned: boolean;
};

export type TableCell =
	| { readonly kind: 'text'; readonly text: string }
	| {
			readonly kind: 'figure';
			readonly estimate: Estimate;
			readonly unit: Unit;
			readonly text: FigureText;
			readonly reliability: Reliability;
			/** Only a weighted mean of tract medians. */
			readonly approximate: boolean;
			/** The place held against this one: "clearly higher", "no clear difference"; empty in the place's own column. */
			readonly against: string;
			/** What stands beside it is the range of draws, as a share behind a flag has it. */
			readonly drawn?: true;
	  };

export type TableRow = { readonly header: string; readonly cells: readonly TableCell[] };

export type ReportTable = {
	readonly id: string;
	readonly caption: string;
	/** The first heads the rows. */
	readonly columns: readonly string[];
	readonly rows: readonly TableRow[];
};

export type ReportSource = {
	readonly id: string;
	readonly publisher: string;
	readonly title: string;
	readonly tables: readonly string[];
	readonly licence: string;
	readonly url: string | null;
	/** "U.S. Census Bureau, American Community Survey …, tables B25003 and B25070." */
	readonly sentence: string;
	/** Of records: their years and licence; else empty. Goes wherever their figures go. */
	readonly terms: string;
	/** Of records: what they are and what they miss; else empty. Goes along, but on a sheet of one page. */
	readonly care: string;
};

/** A place, or several beside each other. */
export type ReportKind = 'place' | 'comparison';

export type Report = {
	readonly kind: ReportKind;
	readonly question: PlacesQuestion;
	readonly title: string;
	/** Period, tracts and margins in a line. */
	readonly subtitle: string;
	readonly places: readonly ReportPlace[];
	/** Shown, in order. */
	readonly findings: readonly ReportFinding[];
	/** Others that can be pinned, strongest first. */
	readonly moreFindings: readonly ReportFinding[];
	/** What is not known, a sentence each. */
	readonly unknowns: readonly string[];
	/** The key figures. */
	readonly table: ReportTable;
	readonly map: { readonly title: string; readonly alt: string };
	/** Method and limits in five lines. */
	readonly method: readonly string[];
	/** Which rules of the method somebody changed, in a sentence; null for the method as it is. */
	readonly rulesChanged: string | null;
	/** What has to be said of this place's figures. */
	readonly notes: readonly string[];
	/** Of what the page may show. */
	readonly sources: readonly ReportSource[];
	/** Of every figure. */
	readonly fileSources: readonly ReportSource[];
	readonly citation: Citation;
	readonly dataVersion: string;
	readonly link: string;
	/** ISO day on which the report was made. */
	readonly date: string;
	/** Every comparison that was made for it. */
	readonly tests: Tally;
	/** What somebody wants on the page beside what it always says. */
	readonly added?: readonly AddedSection[];
};

/** Sections that are put on the page when somebody turns them on, in this order. */
export const ADDED_SECTIONS = ['filings', 'past', 'businesses', 'own-data'] as const;
export type AddedSectionId = (typeof ADDED_SECTIONS)[number];

/** A line over time with every word final; positions are shares of the chart’s width and height, 0–1 from the left and from below. */
export type LineOverTime = {
	readonly title: string;
	readonly note: string;
	/** What it shows, in words. */
	readonly alt: string;
	readonly points: readonly (readonly [x: number, y: number])[];
	readonly ticks: readonly { readonly y: number; readonly text: string }[];
	readonly names: readonly { readonly x: number; readonly text: string }[];
	/** Spans of time, each with a letter that a line of the section explains. */
	readonly spans: readonly {
		readonly from: number;
		readonly to: number;
		readonly letter: string;
	}[];
};

/** A section that somebody turned on, every line final. */
export type AddedSection = {
	readonly id: AddedSectionId;
	readonly heading: string;
	/** Figures, a sentence each, and what they miss. */
	readonly lines: readonly string[];
	/** A line over time; null where there is none. */
	readonly chart: LineOverTime | null;
	readonly toldHeading: string;
	/** What residents told for everyone, an account each; empty where nobody did. */
	readonly told: readonly string[];
	/** Where the figures come from and on what terms, what they miss, and what the accounts are. */
	readonly sources: readonly string[];
};

/* What a view's report is about: several places side by side, one place, or else the whole line. */

export type ReportSubject =
	| { readonly kind: 'place'; readonly place: PlaceRef }
	| { readonly kind: 'comparison'; readonly places: readonly PlaceRef[] };

/** Shown where a view has neither a place nor a comparison. */
export const WHOLE_LINE: PlaceRef = `stations:${REGION.lines.main}`;

/** A place that is open comes before a comparison: it is what the person looks at. */
export function reportSubject({ place, compare }: Pick<View, 'place' | 'compare'>): ReportSubject {
	if (place !== null) return { kind: 'place', place };
	const several = compare.length > 1 || compare.some((ref) => ref.startsWith('each:'));
	if (several) return { kind: 'comparison', places: compare };
	return { kind: 'place', place: compare[0] ?? WHOLE_LINE };
}

/** What references leave open, from the view. */
export function placesQuestion({
	method,
	adjustment,
	reach,
	plan
}: Pick<View, 'method' | 'adjustment' | 'reach' | 'plan'>): PlacesQuestion {
	return { method, adjustment, reach, plan };
}

/** One text a subject, under which edits and words of one's own are kept: another name is the same. */
export function subjectKey(subject: ReportSubject): string {
	return subject.kind === 'place'
		? groundOf(subject.place)
		: `compare ${subject.places.map(groundOf).join(' ')}`;
}
