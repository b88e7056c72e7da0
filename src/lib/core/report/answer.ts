/** What a report is made from: places with their figures, as the worker answers them. */
import type { LonLat } from '../geo/equal-area.ts';
import type { PlaceProfile } from '../profile/profile.ts';
import type { Adjustment } from '../risk/adjust.ts';
import type { MethodId } from '../risk/method.ts';
import type { StationFlag } from '../risk/station-flags.ts';
import type { PlaceRef } from '../view/view.ts';

/** Polygons of rings of longitude and latitude, as a GeoJSON MultiPolygon holds them. */
export type Outline = readonly (readonly (readonly LonLat[])[])[];

/** Tracts of the place in one class of the method. */
export type ClassCount = { readonly class: string; readonly tracts: number };

export type AnsweredPlace = {
	readonly ref: PlaceRef;
	readonly profile: PlaceProfile;
	readonly outline: Outline | null;
	/** Share of renter households in flagged tracts; null for a method that flags nothing. */
	readonly flag: StationFlag | null;
	/** In the method's order, classes without tracts left out. */
	readonly classes: readonly ClassCount[];
};

/** Larger areas that a place is held against. */
export const BESIDE_ROLES = ['corridor', 'city', 'region'] as const;
export type BesideRole = (typeof BESIDE_ROLES)[number];

export type BesidePlace = {
	readonly role: BesideRole;
	readonly ref: PlaceRef;
	readonly profile: PlaceProfile;
	readonly flag: StationFlag | null;
};

export type ReportQuestion = {
	/** Reach of station areas in meters. */
	readonly reach: number;
	readonly method: MethodId;
	readonly adjustment: Adjustment;
};

/** One place beside larger ones. */
export type PlaceAnswer = {
	readonly question: ReportQuestion;
	readonly place: AnsweredPlace;
	readonly beside: readonly BesidePlace[];
};

/** Two to four places side by side, or a ready-made set of more. */
export type ComparisonAnswer = {
	readonly question: ReportQuestion;
	readonly places: readonly AnsweredPlace[];
	readonly beside: readonly BesidePlace[];
};
