/** What is asked about places and what is answered: plain data that passes between worker and page. */
import type { Estimate } from '../statistics/estimate.ts';
import type { MultiPolygonCoordinates } from '../geometry/polygon.ts';
import type { Bounds } from '../geometry/area.ts';
import type { PlaceExtent, PlaceNote, PlaceRef } from './place.ts';
import type { Plan } from './plan.ts';
import type { Problem } from '../result.ts';
import type { MethodsQuestion } from '../methods/questions.ts';
import type { PlacePressure, StationFlag } from '../methods/station-flags.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import type { PeriodFigure } from './over-time.ts';
import type { PlaceProfile } from './profile.ts';

/** A place with everything that is known of it. */
export type MeasuredPlace = {
	readonly ref: PlaceRef;
	readonly profile: PlaceProfile;
	/** What the method says of its tracts; null for a method that flags nothing. */
	readonly pressure: PlacePressure | null;
	/** Coordinates of a MultiPolygon; null where the place has no outline of its own (the region). */
	readonly outline: MultiPolygonCoordinates | null;
	/** West, south, east, north in degrees. */
	readonly bounds: Bounds;
	/** The city that holds most of its homes; null where none does, and for cities themselves. */
	readonly city: string | null;
};

/** What references leave open is in the question: reach of station areas, method, own line. */
export type PlacesQuestion = MethodsQuestion & { readonly plan: Plan | null };

export type ProfileQuestion = PlacesQuestion & { readonly place: PlaceRef };

/** What a place is set beside, widest last. */
export type ReferenceRole = 'corridor' | 'city' | 'region';

export type ProfileAnswer = {
	readonly question: ProfileQuestion;
	readonly place: MeasuredPlace;
	/** The corridor within a mile, the city, the region: those that are not the place itself. */
	readonly beside: readonly { readonly role: ReferenceRole; readonly place: MeasuredPlace }[];
	/** GEOIDs of the tracts that meet at the middle of a circle; left out where it lies well inside one. */
	readonly meeting?: readonly string[];
};

/** `each:` references are written out by the answer. */
export type CompareQuestion = PlacesQuestion & { readonly places: readonly PlaceRef[] };

export type CompareAnswer = {
	readonly question: CompareQuestion;
	readonly places: readonly MeasuredPlace[];
	/** Places that could not be measured, each with its reason. */
	readonly refused: readonly { readonly ref: PlaceRef; readonly problem: Problem }[];
};

/** One figure of several places in all its periods; `each:` references are written out. */
export type OverTimeQuestion = PlacesQuestion & {
	readonly places: readonly PlaceRef[];
	readonly indicator: IndicatorId;
};

export type OverTimeAnswer = {
	readonly question: OverTimeQuestion;
	/** Those that could be measured, in the order in which they were named. */
	readonly places: readonly { readonly ref: PlaceRef; readonly series: readonly PeriodFigure[] }[];
};

export type PlanQuestion = MethodsQuestion & { readonly plan: Plan };

export type PlanAnswer = {
	readonly question: PlanQuestion;
	/** In the order of the plan's stations. */
	readonly stations: readonly { readonly id: string; readonly flag: StationFlag | null }[];
};

export type MeasureQuestion = { readonly place: PlaceExtent };

/** The live count while a place is being made. */
export type MeasureAnswer = {
	readonly question: MeasureQuestion;
	/** 2020 Census, apportioned block group by block group. */
	readonly people2020: number;
	readonly renterHouseholds: Estimate;
	readonly tracts: number;
	readonly notes: readonly PlaceNote[];
};

/** Everything near a place that its map shows. West, south, east, north in degrees. */
export type OutlinesQuestion = { readonly bounds: Bounds };

export type OutlinesAnswer = {
	readonly question: OutlinesQuestion;
	/** Rows of the tracts whose boxes reach into the bounds. */
	readonly rows: readonly number[];
	/** Their published outlines, in the same order. */
	readonly outlines: readonly MultiPolygonCoordinates[];
	/** Cities whose boxes reach into the bounds. */
	readonly cities: readonly {
		readonly name: string;
		readonly outline: MultiPolygonCoordinates;
	}[];
};
