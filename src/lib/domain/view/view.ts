/** What the URL owns: everything needed to show the same view on another screen. */
import type { IndicatorId } from '../indicators/ids.generated.ts';
import { type PlaceKey, type IndicatorDefinition, indicatorById } from '../indicators/catalog.ts';
import type { VintageId } from '../statistics/census.ts';
import { HALF_MILE } from '../lines/corridor.ts';
import { NO_ADJUSTMENT, type Adjustment, isAdjusted } from '../methods/questions.ts';
import type { MethodId } from '../methods/definitions/index.ts';
import type { PlaceRef, Plan } from '../places/place.ts';
import { periodLabel } from '../text/format.ts';

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

/** What a tract's newest figure must be, to be shown: at least or at most a value, in the figure's unit. */
export type FigureCondition = {
	readonly indicator: IndicatorId;
	readonly is: 'min' | 'max';
	readonly value: number;
};

/** So many can be asked for at once. */
export const MOST_CONDITIONS = 8;

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
	/** A figure of a list of one's own, named as `View.mine` is. */
	| { readonly lens: 'own'; readonly mine: string }
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
	/** Only tracts that meet all of these are shown, on map, table and in files; in the order of a person's asking. */
	readonly where: readonly FigureCondition[];
	/** A figure of a list of one's own that colors the map, as `own-data/measures.ts` reads it. */
	readonly mine: string | null;
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

/** Whether places are measured with the method and reach that the build measures them with. */
export function isMeasuredAsBuilt({
	method,
	adjustment,
	reach,
	plan
}: Pick<View, 'method' | 'adjustment' | 'reach' | 'plan'>): boolean {
	return (
		method === DEFAULT_METHOD && reach === DEFAULT_REACH && plan === null && !isAdjusted(adjustment)
	);
}
export { NO_ADJUSTMENT };

/* What colors one map of a view, the first or the second, and the sentence that says so. */

export type MapSubject = {
	readonly lens: Lens;
	/** Under the lens of figures it still says which station areas are flagged. */
	readonly method: MethodId;
	readonly adjustment: Adjustment;
	/** Reach of station areas in meters. */
	readonly reach: number;
	readonly definition: IndicatorDefinition;
	readonly vintage: VintageId;
};

export function firstSubject(view: View): MapSubject {
	const { lens, method, adjustment, reach } = view;
	const definition = indicatorById(view.indicator);
	const vintage = view.vintage ?? definition.vintages[0]!;
	return { lens, method, adjustment, reach, definition, vintage };
}

/** Changes exactly with the subject. */
export function subjectKey({ definition, ...rest }: MapSubject): string {
	return JSON.stringify([definition.id, rest]);
}

/** Somebody changed the rules of what a map of methods shows. */
export function hasChangedRules({ lens, adjustment }: MapSubject): boolean {
	return lens !== 'indicator' && isAdjusted(adjustment);
}

export type TitleWords = {
	readonly lens: {
		readonly agreementTitle: string;
		readonly classesTitle: string;
		readonly classesTitleOther: (p: { method: string }) => string;
		readonly rulesChanged: (p: { title: string }) => string;
		/** What the methods are called, by id. */
		readonly methods: Readonly<Record<string, string>>;
	};
	readonly explore: {
		readonly title: (p: { indicator: IndicatorId; period: string }) => string;
	};
};

export function mapTitle(words: TitleWords, subject: MapSubject): string {
	const { lens, method, definition, vintage } = subject;
	const ruled = (title: string) =>
		hasChangedRules(subject) ? words.lens.rulesChanged({ title }) : title;
	if (lens === 'agreement') return ruled(words.lens.agreementTitle);
	if (lens === 'classes') {
		return ruled(
			method === DEFAULT_METHOD
				? words.lens.classesTitle
				: words.lens.classesTitleOther({ method: words.lens.methods[method] ?? method })
		);
	}
	return words.explore.title({ indicator: definition.id, period: periodLabel(vintage) });
}

/** What the view's first map shows: the past, a list of one's own, or what colors it. */
export function viewTitle(
	words: TitleWords & { readonly past: (p: { until: PastStep }) => string },
	{ view }: { readonly view: View }
): string {
	if (view.past) return words.past({ until: view.past });
	return ownName(view.mine) ?? mapTitle(words, firstSubject(view));
}

/** What a view calls a list of one's own, for whoever does not have it; null where it names none. */
export function ownName(mine: string | null): string | null {
	const name = mine?.split('~')[1] ?? '';
	return name === '' ? null : name;
}
