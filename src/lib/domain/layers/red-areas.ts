/** Areas that maps of the 1930s graded “Hazardous”: a tint with a dashed edge, which no class of a figure has. */
import {
	byZoom,
	EXACT,
	fromTiles,
	REGION_ZOOM,
	type Draw,
	type MapLayer,
	type TileContent
} from './definition.ts';

const TILES = {
	archive: 'history',
	id: 'red_areas',
	kind: 'areas',
	minzoom: REGION_ZOOM,
	detail: EXACT,
	fields: {}
} as const satisfies TileContent;

/** The maps are of the 1930s: before the end of that decade there is nothing to draw. */
function sinceTheMaps(body: Parameters<typeof fromTiles>[1]): Draw {
	const draw = fromTiles(TILES, body);
	return (scene, palette) =>
		scene.past === '1919' || scene.past === '1929' ? null : draw(scene, palette);
}

export const redAreas = {
	source: 'red-areas',
	tiles: [TILES],
	draw: {
		'red-areas': sinceTheMaps((_scene, palette) => ({
			type: 'fill',
			paint: { 'fill-color': palette.account, 'fill-opacity': 0.3 }
		})),
		'red-area-edges': sinceTheMaps((_scene, palette) => ({
			type: 'line',
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.account,
				'line-dasharray': [3, 1.5],
				'line-width': byZoom([
					[8, 0.8],
					[12, 2]
				])
			}
		}))
	}
} as const satisfies MapLayer;
