/** Streets that carry local buses: thin lines to find one's way by. */
import { byZoom, fromTiles, type MapLayer, type TileContent } from './definition.ts';

const TILES = {
	archive: 'context',
	id: 'bus_streets',
	kind: 'lines',
	minzoom: 9,
	detail: { squareMeters: 100 },
	fields: {},
	// A street is cut into hundreds of pieces in the source, all without a name.
	joined: true
} as const satisfies TileContent;

export const busStreets = {
	source: 'bus-streets',
	tiles: [TILES],
	draw: {
		'bus-streets': fromTiles(TILES, (_scene, palette) => ({
			type: 'line',
			minzoom: 10,
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: {
				'line-color': palette.street,
				'line-width': byZoom([
					[10, 0.4],
					[12, 0.9],
					[15, 3]
				]),
				'line-opacity': byZoom([
					[10, 0],
					[11.5, 0.22]
				])
			}
		}))
	}
} as const satisfies MapLayer;
