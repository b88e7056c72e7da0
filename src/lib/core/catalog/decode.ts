/** An indicator's file as estimates, with the figures of any place one look-up away. */
import type { Estimate } from '../estimate/estimate.ts';
import type { EncodedVintage, IndicatorFile, PlacesFile } from './built.ts';
import { decodeEstimates } from './encoding.ts';
import type { IndicatorId } from './ids.generated.ts';
import { raceGroupOf } from './race-figures.ts';
import type { ClassScale, FigureMethod, PlaceKey, VintageId } from './types.ts';

export type VintageData = {
	/** Row i belongs to tract i of the places file. */
	readonly tracts: readonly Estimate[];
	/** Row i belongs to `places[i]` of the places file. */
	readonly places: readonly Estimate[];
	/** Tract rows whose figure was carried across changed boundaries. */
	readonly carried: ReadonlySet<number>;
	/** Of place rows that are not exact. */
	readonly methods: ReadonlyMap<number, FigureMethod>;
};

export type IndicatorData = {
	readonly id: IndicatorId;
	readonly scale: ClassScale;
	readonly vintages: Readonly<Partial<Record<VintageId, VintageData>>>;
};

export function decodeIndicator(file: IndicatorFile): IndicatorData {
	const vintages: Partial<Record<VintageId, VintageData>> = {};
	for (const [vintage, encoded] of Object.entries(file.vintages)) {
		vintages[vintage as VintageId] = {
			tracts: decodeEstimates(encoded.tracts),
			places: decodeEstimates(encoded.places),
			carried: new Set(encoded.carried),
			methods: rowsByMethod(encoded.methods)
		};
	}
	return { id: file.id, scale: file.scale, vintages };
}

function rowsByMethod(methods: EncodedVintage['methods']): ReadonlyMap<number, FigureMethod> {
	return new Map(
		(Object.keys(methods) as (keyof typeof methods)[]).flatMap((method) =>
			(methods[method] ?? []).map((row): [number, FigureMethod] => [row, method])
		)
	);
}

/** A figure of one place, and what has to be said with it. */
export type PlaceFigure = {
	readonly estimate: Estimate;
	readonly carried: boolean;
	readonly method: FigureMethod;
};

/** Where a place's rows are: a tract's row, or a row of the precomputed places. */
export type PlaceRow = {
	readonly kind: 'tract' | 'place';
	readonly row: number;
	/** Its figures are those of tracts that lie mostly elsewhere. */
	readonly ofTracts?: true;
};

/** Finds the rows of `place` (`tract:27053003300`, `station:penn`), or null for an unknown one. */
export function placeRow(places: PlacesFile, place: PlaceKey): PlaceRow | null {
	const geoid = place.startsWith('tract:') ? place.slice('tract:'.length) : null;
	const row =
		geoid === null
			? places.places.findIndex((each) => each.key === place)
			: places.tracts.geoid.indexOf(geoid);
	if (row < 0) return null;
	if (geoid !== null) return { kind: 'tract', row };
	return { kind: 'place', row, ...(places.places[row]?.ofTracts && { ofTracts: true }) };
}

/** The figure at `at` in a period, or null where the indicator has no such period. */
export function placeFigure(
	data: IndicatorData,
	vintage: VintageId,
	at: PlaceRow
): PlaceFigure | null {
	const figures = data.vintages[vintage];
	if (!figures) return null;
	const estimate = at.kind === 'tract' ? figures.tracts[at.row] : figures.places[at.row];
	if (!estimate) return null;
	// Race is apportioned by the place's own block groups.
	const ofTracts = at.ofTracts === true && raceGroupOf(data.id) === null;
	return {
		estimate: ofTracts ? { ...estimate, ofTracts } : estimate,
		carried: at.kind === 'tract' && figures.carried.has(at.row),
		method: at.kind === 'place' ? (figures.methods.get(at.row) ?? 'exact') : 'exact'
	};
}
