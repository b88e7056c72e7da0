/** Census areas, with and without their figures. */
import type { GeoJsonProperties } from 'geojson';
import type { FieldValue } from './encode.ts';
import type { AttributeTable, KnownPlaces } from './inputs.ts';
import type { AreaFeature } from './topology.ts';
import { EXACT, NAME, REGION_ZOOM, text, type ArchiveLayer } from './layer-definition.ts';

const GEOID = text('GEOID', "The Census Bureau's code of the area");

/** Tracts by code alone: the app colours them from its own files of figures. */
export const TRACT_OUTLINES: ArchiveLayer = {
	id: 'tracts',
	description: 'Census tracts of 2020',
	kind: 'tiling',
	minzoom: REGION_ZOOM,
	detail: EXACT,
	fields: () => [GEOID],
	features: ({ tracts }) =>
		tracts.features.map((tract) => withProperties(tract, { GEOID: tract.id }))
};

export const TRACTS: ArchiveLayer = {
	...TRACT_OUTLINES,
	description: 'Census tracts of 2020 with estimates and their 90 % margins of error (_moe)',
	fields: ({ tractAttributes }) => [GEOID, NAME, ...tractAttributes.fields],
	features: ({ tracts, tractAttributes }) =>
		withAttributes(tracts, tractAttributes, (geoid) => tractName(geoid))
};

export const BLOCK_GROUPS: ArchiveLayer = {
	id: 'block_groups',
	description: 'Census block groups of 2020 with the counts of the 2020 Census',
	kind: 'tiling',
	minzoom: 8,
	detail: EXACT,
	fields: ({ blockGroupAttributes }) => [GEOID, NAME, ...blockGroupAttributes.fields],
	features: ({ blockGroups, blockGroupAttributes }) =>
		withAttributes(
			blockGroups,
			blockGroupAttributes,
			(geoid) => `Block Group ${geoid.slice(11)}, ${tractName(geoid)}`
		)
};

/** "Census Tract 1.02" from 27053000102, as the Census Bureau writes it. */
export function tractName(geoid: string): string {
	const suffix = geoid.slice(9, 11);
	return `Census Tract ${Number(geoid.slice(5, 9))}${suffix === '00' ? '' : `.${suffix}`}`;
}

function withAttributes(
	places: KnownPlaces<GeoJsonProperties>,
	{ rows }: AttributeTable,
	name: (geoid: string) => string
): AreaFeature[] {
	return places.features.map((place) => {
		const row = rows.get(place.id);
		if (row === undefined)
			throw new Error(`There are no attributes for ${place.id}; add a row for it.`);
		return withProperties(place, { GEOID: place.id, name: name(place.id), ...row });
	});
}

function withProperties(
	place: AreaFeature,
	properties: Readonly<Record<string, FieldValue>>
): AreaFeature {
	return { type: 'Feature', properties, geometry: place.geometry };
}
