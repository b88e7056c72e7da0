/** Counties: borders, and names far out. */
import {
	byZoom,
	FONT_REGULAR,
	fromTiles,
	GROUND,
	onPaper,
	REGION_ZOOM,
	type MapLayer,
	type TileContent
} from './definition.ts';

const TILES = {
	archive: 'context',
	id: 'counties',
	kind: 'tiling',
	// Made of their tracts: the published outlines of counties are drawn for much smaller maps.
	from: 'counties-of-tracts',
	minzoom: REGION_ZOOM,
	detail: GROUND,
	fields: { name: 'String' }
} as const satisfies TileContent;

export const counties = {
	source: 'counties',
	tiles: [TILES],
	draw: {
		'county-lines': fromTiles(TILES, (_scene, palette) => ({
			type: 'line',
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.countyLine,
				'line-width': byZoom([
					[7, 0.8],
					[10, 1.4]
				]),
				// Closer in, the city lines say the same.
				'line-opacity': byZoom([
					[9.5, 0.55],
					[11, 0.2]
				])
			}
		})),
		// From the files of places: they stand before the ground has been asked for.
		'county-names': (_scene, palette) => ({
			type: 'symbol',
			source: 'county-names',
			maxzoom: 9,
			layout: {
				'text-field': ['upcase', ['get', 'name']],
				'text-font': [FONT_REGULAR],
				'text-size': 12,
				'text-letter-spacing': 0.14,
				'text-padding': 6
			},
			paint: onPaper(palette, palette.labelSoft)
		})
	}
} as const satisfies MapLayer;
