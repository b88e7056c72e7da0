/** Neighborhoods of the principal city: dotted borders and names, close in. */
import {
	byZoom,
	FONT_REGULAR,
	fromTiles,
	GROUND,
	NAME_FIELDS,
	onPaper,
	type MapLayer,
	type TileContent
} from './definition.ts';

const AREAS = {
	archive: 'context',
	id: 'neighborhoods',
	kind: 'tiling',
	minzoom: 9,
	detail: GROUND,
	fields: { name: 'String' }
} as const satisfies TileContent;

const NAMES = {
	archive: 'context',
	id: 'neighborhood_labels',
	kind: 'names',
	minzoom: 10,
	detail: GROUND,
	fields: NAME_FIELDS,
	rankedBy: 'ground'
} as const satisfies TileContent;

export const neighborhoods = {
	source: 'neighborhoods',
	tiles: [AREAS, NAMES],
	draw: {
		'neighborhood-lines': fromTiles(AREAS, (_scene, palette) => ({
			type: 'line',
			minzoom: 12,
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.neighborhoodLine,
				'line-width': 1,
				'line-dasharray': [1, 2.5],
				'line-opacity': byZoom([
					[12, 0],
					[12.8, 0.8]
				])
			}
		})),
		'neighborhood-names': fromTiles(NAMES, (_scene, palette) => ({
			type: 'symbol',
			minzoom: 12.2,
			layout: {
				'text-field': ['get', 'name'],
				'text-font': [FONT_REGULAR],
				'text-size': byZoom([
					[12, 12],
					[15, 15]
				]),
				'text-max-width': 7,
				'text-padding': 6,
				'symbol-sort-key': ['get', 'rank']
			},
			paint: onPaper(palette, palette.labelSoft)
		}))
	}
} as const satisfies MapLayer;
