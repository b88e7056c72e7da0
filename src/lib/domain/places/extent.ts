/** Which ground is meant: a place, given in one of four ways. What is asked of it carries it back. */
import type { PlaceKey } from '../indicators/types.ts';
import type { LonLat } from '../geometry/projection.ts';
import type { PolygonProblem } from '../geometry/polygon.ts';
import type { Problem } from '../result.ts';

export type PlaceExtent =
	/** A place of the places file: `station:penn`, `city:Crystal`, `region`. */
	| { readonly kind: 'named'; readonly key: PlaceKey }
	/** Tracts taken together, each once however often it is named. */
	| { readonly kind: 'tracts'; readonly geoids: readonly string[] }
	/** A GeoJSON Polygon or MultiPolygon, drawn or uploaded; checked here. */
	| { readonly kind: 'drawn'; readonly geometry: unknown }
	/** Everything within `meters` of points or lines, ground that several share counted once. */
	| {
			readonly kind: 'reach';
			readonly points: readonly LonLat[];
			readonly lines: readonly (readonly LonLat[])[];
			readonly meters: number;
	  };

export type PlaceProblem =
	| PolygonProblem
	| Problem<
			/** Parameter `key`. */
			| 'place-unknown'
			/** Parameter `geoid`. */
			| 'tract-unknown'
			/** No tract, point or line was named. */
			| 'place-empty'
			/** Parameters `shortest`, `longest` in meters. */
			| 'reach-out-of-range'
			/** Parameters `points`, `limit`. */
			| 'reach-too-complex'
			/** Parameters `kilometers`, `limit`: of lines in and around the region. */
			| 'reach-too-long'
			/** Parameters `corners` of the outline, `limit`: as many as a drawn shape may have. */
			| 'reach-too-many-corners'
	  >;

/** What a reader of the answer has to know. */
export type PlaceNote =
	/** Some tract is held in part: figures are apportioned by the 2020 homes of block groups. */
	| { readonly code: 'apportioned' }
	/** The outline follows tract borders: figures are those of whole tracts, not apportioned. */
	| { readonly code: 'whole-tracts'; readonly tracts: number }
	/** Only this share of its ground lies in the region; nothing is known of the rest. */
	| { readonly code: 'partly-outside-region'; readonly shareInside: number }
	/** Too small for a reliable figure. */
	| { readonly code: 'few-renters'; readonly renters: number; readonly limit: number }
	/** Nobody lived here in 2020. */
	| { readonly code: 'no-homes' }
	/** Earlier periods were published for other tract borders in this many of its tracts. */
	| { readonly code: 'carried-boundaries'; readonly tracts: number }
	/**
	 * Of some tracts under a third of the homes lie here: `parts` are those shares, of the tract that
	 * gives most homes first; `given` is the share of the place's homes that all of them give.
	 */
	| { readonly code: 'small-parts'; readonly parts: readonly number[]; readonly given: number }
	/** Most homes are in such tracts: the survey's figures are the tracts', not the place's own. */
	| { readonly code: 'tract-figures' };
