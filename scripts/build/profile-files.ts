/** The two files that the worker needs to profile any place. */
import type { VintageId } from '../../src/lib/core/catalog/types.ts';
import type { TractTables } from '../../src/lib/core/catalog/figures.ts';
import { encodePlaceIndex } from '../../src/lib/core/geo/place-index.ts';
import type { PlaceWeights } from '../../src/lib/core/geo/weights-types.ts';
import {
	encodeProfileTables,
	type ProfileTablesFile
} from '../../src/lib/core/profile/tables-file.ts';
import { polygonsOf, type AreaFeature } from './geometry.ts';
import type { PlacesInput } from './places.ts';

/**
 * Bytes of the place index.
 * @param places the weights that `buildPlaces` made, in the order of the places file
 * @throws where a block group has no tract or no count
 */
export function buildPlaceIndex(
	{ tracts, blockGroups, counts, counties, cities, neighborhoods }: PlacesInput,
	places: readonly PlaceWeights[]
): Uint8Array<ArrayBuffer> {
	const rowOf = new Map(tracts.map(({ id }, row) => [id, row]));
	return encodePlaceIndex({
		tracts: tracts.map(({ id, geometry }) => ({ geoid: id, polygons: polygonsOf(geometry) })),
		blockGroups: blockGroups.map(({ id, geometry }) => {
			const tract = rowOf.get(id.slice(0, 11));
			const count = counts.get(id);
			if (tract === undefined || !count) {
				throw new Error(`Block group ${id} has no 2020 ${count ? 'tract' : 'count'}.`);
			}
			return { tract, ...count, polygons: polygonsOf(geometry) };
		}),
		places,
		outlines: [
			...outlinesOf('county', counties),
			...outlinesOf('city', cities),
			...outlinesOf('neighborhood', neighborhoods)
		].filter(({ key }) => places.some((place) => place.key === key))
	});
}

function outlinesOf(kind: string, features: readonly AreaFeature[]) {
	return features.map(({ id, geometry }) => ({
		key: `${kind}:${id}`,
		polygons: polygonsOf(geometry)
	}));
}

/**
 * The figures that profiles are computed from.
 * @param inputs published tables and carried rows as `tablesOn2020Tracts` gives them
 */
export function buildProfileTables(inputs: {
	readonly published: TractTables;
	readonly carried: ReadonlyMap<VintageId, readonly number[]>;
}): ProfileTablesFile {
	return encodeProfileTables(inputs.published, inputs.carried);
}
