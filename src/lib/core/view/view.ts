/** What the URL owns: everything needed to show the same view on another screen. */
import type { IndicatorId } from '../catalog/ids.generated.ts';
import type { PlaceKey, VintageId } from '../catalog/types.ts';

/** `tract:27053003300`, or a key of the places file such as `station:penn`. */
export type PlaceRef = PlaceKey;

/** A street corner or point that a person searched for. */
export type Pin = { readonly lng: number; readonly lat: number; readonly label: string };

export type Camera = { readonly lng: number; readonly lat: number; readonly zoom: number };

export type TableView = {
	readonly sort: 'place' | 'city' | 'county' | 'value' | 'moe';
	readonly descending: boolean;
	/** Keys of places file rows (`city:Crystal`, `county:053`, `station:penn`), or null for the whole region. */
	readonly within: PlaceKey | null;
	readonly query: string;
};

export type View = {
	readonly indicator: IndicatorId;
	/** Null means the indicator's newest period. */
	readonly vintage: VintageId | null;
	readonly place: PlaceRef | null;
	readonly pin: Pin | null;
	readonly camera: Camera | null;
	readonly table: TableView;
};

export const DEFAULT_TABLE: TableView = {
	sort: 'value',
	descending: true,
	within: null,
	query: ''
};

export function tractRef(geoid: string): PlaceRef {
	return `tract:${geoid}`;
}

/** GEOID of a tract reference, or null for any other place. */
export function tractOf(place: PlaceRef | null): string | null {
	return place?.startsWith('tract:') ? place.slice('tract:'.length) : null;
}
