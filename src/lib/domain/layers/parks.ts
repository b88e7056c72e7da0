/** Regional parks. Over the fills: nobody lives there, and a tint mixed with a class color would match no row of the legend. */
import { fromTiles, type MapLayer, type TileContent } from './definition.ts';

const TILES = {
	archive: 'context',
	id: 'parks',
	kind: 'areas',
	minzoom: 7,
	detail: { squareMeters: 50, smallestPart: 4 },
	fields: { name: 'String' }
} as const satisfies TileContent;

export const parks = {
	source: 'parks',
	tiles: [TILES],
	draw: {
		parks: fromTiles(TILES, (_scene, palette) => ({
			type: 'fill',
			paint: { 'fill-color': palette.park }
		}))
	}
} as const satisfies MapLayer;
