/** Lakes and rivers. Over the fills, as parks are. */
import { fromTiles, REGION_ZOOM, type MapLayer, type TileContent } from './definition.ts';

const TILES = {
	archive: 'context',
	id: 'water',
	kind: 'areas',
	minzoom: REGION_ZOOM,
	detail: { squareMeters: 50, smallestPart: 16 },
	fields: { name: 'String', kind: 'String' }
} as const satisfies TileContent;

export const water = {
	source: 'water',
	tiles: [TILES],
	draw: {
		water: fromTiles(TILES, (_scene, palette) => ({
			type: 'fill',
			paint: { 'fill-color': palette.water }
		})),
		waterline: fromTiles(TILES, (_scene, palette) => ({
			type: 'line',
			minzoom: 11,
			paint: { 'line-color': palette.waterline, 'line-width': 0.75 }
		}))
	}
} as const satisfies MapLayer;
