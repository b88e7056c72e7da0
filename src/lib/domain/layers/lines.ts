/** Transit lines. The planned one is the hero of the map: over every fill, thick, in a casing of paper. */
import {
	inAnyState,
	byZoom,
	EXACT,
	FONT_BOLD,
	FONT_REGULAR,
	fromTiles,
	onPaper,
	REGION_ZOOM,
	type MapLayer,
	type TileContent
} from './definition.ts';

const TILES = {
	archive: 'corridor',
	id: 'lines',
	kind: 'lines',
	minzoom: REGION_ZOOM,
	detail: EXACT,
	fields: {
		id: 'String',
		name: 'String',
		status: 'String',
		mode: 'String',
		opens: 'Number',
		basis: 'String'
	}
} as const satisfies TileContent;

const ROUNDED = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** The planned line comes with the page; open lines and the dropped route come with their archive. */
export const lines = {
	source: 'lines',
	tiles: [TILES],
	draw: {
		'metro-lines': fromTiles(TILES, (_scene, palette) => ({
			type: 'line',
			filter: ['==', ['get', 'status'], 'open'],
			layout: ROUNDED,
			paint: {
				'line-color': palette.metroLine,
				'line-width': byZoom([
					[8, 0.8],
					[12, 2.2],
					[15, 4]
				]),
				'line-opacity': 0.85
			}
		})),
		'dropped-route': fromTiles(TILES, (_scene, palette) => ({
			type: 'line',
			filter: ['==', ['get', 'status'], 'dropped'],
			minzoom: 9,
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.droppedRoute,
				'line-width': byZoom([
					[9, inAnyState(1)],
					[14, inAnyState(2.5)]
				]),
				'line-dasharray': [2, 2],
				'line-opacity': 0.9
			}
		})),
		'dropped-route-name': fromTiles(TILES, (scene, palette) => ({
			type: 'symbol',
			filter: ['==', ['get', 'status'], 'dropped'],
			minzoom: 11.5,
			layout: {
				'symbol-placement': 'line',
				'symbol-spacing': 600,
				'text-field': scene.labels.droppedRoute,
				'text-font': [FONT_REGULAR],
				'text-size': 12,
				'text-offset': [0, 0.9]
			},
			paint: onPaper(palette, palette.droppedRoute)
		})),
		'line-casing': (_scene, palette) => ({
			type: 'line',
			source: 'line',
			layout: ROUNDED,
			paint: {
				'line-color': palette.lineCasing,
				'line-width': byZoom([
					[8, 4.5],
					[11, 10],
					[15, 17]
				])
			}
		}),
		line: (_scene, palette) => ({
			type: 'line',
			source: 'line',
			layout: ROUNDED,
			paint: {
				'line-color': palette.line,
				'line-width': byZoom([
					[8, 2.5],
					[11, 5.5],
					[15, 10]
				])
			}
		}),
		'line-name': (_scene, palette) => ({
			type: 'symbol',
			source: 'line-names',
			minzoom: 10.5,
			layout: {
				'symbol-placement': 'line',
				// Many places to try between the stations' names; few of them have room.
				'symbol-spacing': byZoom([
					[11, 30],
					[13, 90],
					[15, 600]
				]),
				'text-field': ['get', 'name'],
				'text-font': [FONT_BOLD],
				'text-size': byZoom([
					[10, 12],
					[14, 15]
				]),
				'text-offset': [0, -1.15],
				'text-max-angle': 45
			},
			paint: onPaper(palette, palette.line, 2)
		})
	}
} as const satisfies MapLayer;
