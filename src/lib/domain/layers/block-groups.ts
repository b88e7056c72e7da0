/** Block groups with the counts of the 2020 Census: in the archive for QGIS and other maps, not on ours. */
import { EXACT, type MapLayer } from './definition.ts';

export const blockGroups = {
	source: 'block-groups-2020',
	tiles: [
		{
			archive: 'areas',
			id: 'block_groups',
			kind: 'tiling',
			from: 'block-groups-with-counts',
			minzoom: 8,
			detail: EXACT,
			key: 'GEOID',
			fields: { name: 'String' }
		}
	],
	draw: {}
} as const satisfies MapLayer;
