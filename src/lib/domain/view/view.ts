/** What the URL owns: everything needed to show the same view on another screen. */
import type { IndicatorId } from '../indicators/ids.generated.ts';
import type { PlaceKey } from '../indicators/types.ts';
import type { VintageId } from '../statistics/census.ts';
import { HALF_MILE } from '../lines/distance.ts';
import { NO_ADJUSTMENT, type Adjustment } from '../methods/questions.ts';
import type { MethodId } from '../methods/definitions/index.ts';
import type { PlaceRef } from '../places/place.ts';
import type { Plan } from '../places/plan.ts';

export type { PlaceRef } from '../places/place.ts';

/** A street corner or point that a person searched for. */
export type Pin = { readonly lng: number; readonly lat: number; readonly label: string };

export type Camera = { readonly lng: number; readonly lat: number; readonly zoom: number };

export type TableView = {
	readonly sort: 'place' | 'city' | 'county' | 'value' | 'moe';
	readonly descending: boolean;
	/** Keys of places file rows (`city:Crystal`, `county:053`, `station:penn`), or null for the whole region. */
	readonly within: PlaceKey | null;
	readonly query: string;
	/** Only areas of which this is said: a class, a count of methods, or a comparison with the region. */
	readonly only: string | null;
};

/** What colors the map: one figure, the classes of a method, or how many methods flag an area. */
export const LENSES = ['indicator', 'classes', 'agreement'] as const;
export type Lens = (typeof LENSES)[number];

/** What a second map beside the first, or under its swipe, is colored by. */
export type SecondMap = { readonly mode: 'swipe' | 'pair' } & (
	| {
			readonly lens: 'indicator';
			readonly indicator: IndicatorId;
			/** Null means the indicator's newest period. */
			readonly vintage: VintageId | null;
	  }
	| { readonly lens: 'classes'; readonly method: MethodId }
	| { readonly lens: 'agreement' }
);

/**
 * How far the map of the past has got: deeds to the end of a decade, or all of them. While a view says
 * so, its map shows what was done instead of what the lens colors.
 */
export const PAST_STEPS = ['1919', '1929', '1939', '1949', 'all'] as const;
export type PastStep = (typeof PAST_STEPS)[number];

/** What a map shows beside that. */
export const SHOWN_BESIDE = ['public-housing'] as const;
export type ShownBeside = (typeof SHOWN_BESIDE)[number];

/** Places that can be set side by side. */
export const MOST_COMPARED = 4;
/** Places of one's own that a view carries. */
export const MOST_OWN = 60;

export const DEFAULT_METHOD: MethodId = 'corridor-pressure';

export type View = {
	readonly lens: Lens;
	readonly method: MethodId;
	/** A person's changes to the method. */
	readonly adjustment: Adjustment;
	/** Reach of station areas in meters. */
	readonly reach: number;
	readonly indicator: IndicatorId;
	/** Null means the indicator's newest period. */
	readonly vintage: VintageId | null;
	readonly place: PlaceRef | null;
	/** Places of one's own: drawn, tapped together, brought or around a corner. Each once. */
	readonly own: readonly PlaceRef[];
	/** Places set side by side, each once; an `each:` stands for all stations of a line. */
	readonly compare: readonly PlaceRef[];
	/** What they are held against, if not what `usualBase` says. */
	readonly base: PlaceRef | null;
	/** A line to ask "what if" of. */
	readonly plan: Plan | null;
	readonly second: SecondMap | null;
	/** Null where the map shows the present. */
	readonly past: PastStep | null;
	/** Each once. */
	readonly also: readonly ShownBeside[];
	readonly pin: Pin | null;
	readonly camera: Camera | null;
	readonly table: TableView;
};

export const DEFAULT_TABLE: TableView = {
	sort: 'value',
	descending: true,
	within: null,
	query: '',
	only: null
};

export function tractRef(geoid: string): PlaceRef {
	return `tract:${geoid}`;
}

/** GEOID of a tract reference, or null for any other place. */
export function tractOf(place: PlaceRef | null): string | null {
	return place?.startsWith('tract:') ? place.slice('tract:'.length) : null;
}

/** Everything of a view that is not about which place, camera or figure it shows. */
export const DEFAULT_REACH = HALF_MILE;
export { NO_ADJUSTMENT };
