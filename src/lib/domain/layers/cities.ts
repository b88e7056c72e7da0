/** Cities and townships: borders and names, those with most people first. */
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
	id: 'cities',
	kind: 'tiling',
	minzoom: 7,
	detail: GROUND,
	fields: { name: 'String' }
} as const satisfies TileContent;

const NAMES = {
	archive: 'context',
	id: 'city_labels',
	kind: 'names',
	minzoom: 7,
	detail: GROUND,
	fields: NAME_FIELDS,
	rankedBy: 'people',
	thinned: { zoom: 7, count: 30 }
} as const satisfies TileContent;

export const cities = {
	source: 'cities',
	tiles: [AREAS, NAMES],
	draw: {
		'city-lines': fromTiles(AREAS, (_scene, palette) => ({
			type: 'line',
			minzoom: 8.5,
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.cityLine,
				'line-width': byZoom([
					[8.5, 0.4],
					[12, 1.3]
				]),
				'line-opacity': byZoom([
					[8.5, 0.2],
					[11, 0.6]
				])
			}
		})),
		'city-names': fromTiles(NAMES, (_scene, palette) => ({
			type: 'symbol',
			// Small places wait until there is room for them.
			filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 12, 10, 40, 11, 1000]],
			minzoom: 9,
			maxzoom: 14.5,
			layout: {
				'text-field': ['get', 'name'],
				'text-font': [FONT_REGULAR],
				'text-size': byZoom([
					[8.5, 11],
					[12, 15]
				]),
				'text-letter-spacing': 0.06,
				'text-max-width': 8,
				'text-padding': 10,
				'symbol-sort-key': ['get', 'rank']
			},
			paint: onPaper(palette, palette.label)
		}))
	}
} as const satisfies MapLayer;
