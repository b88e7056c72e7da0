/** The line, the hero of the map: over every fill, thick, in a casing of paper. */
import { ARCHIVE_LAYERS } from './sources.ts';
import { byAttention } from './feature-state.ts';
import type { Scene } from './scene.ts';
import { byZoom, type LayerDefinition } from './definition.ts';

const FROM_CORRIDOR = {
	source: 'corridor',
	'source-layer': ARCHIVE_LAYERS.corridor.lines
} as const;

const ROUNDED = { 'line-cap': 'round', 'line-join': 'round' } as const;

function whereCorridor<T>(scene: Scene, layer: T): T | null {
	return scene.archives.corridor ? layer : null;
}

export const CORRIDOR_LAYERS = {
	// A rim instead of a fill: a tint over the tracts would match no color of the legend.
	'station-area-rims': {
		draw: (_scene, palette) => ({
			type: 'line',
			source: 'station-areas',
			paint: {
				'line-color': palette.area,
				'line-width': 12,
				'line-offset': 6,
				'line-blur': 8,
				'line-opacity': byAttention(0.55, 0.4, 0)
			}
		})
	},
	'station-area-casing': {
		draw: (_scene, palette) => ({
			type: 'line',
			source: 'station-areas',
			paint: {
				'line-color': palette.lineCasing,
				'line-width': byAttention(6, 5, 3),
				'line-opacity': byZoom([
					[9, 0.2],
					[11, 0.65]
				])
			}
		})
	},
	'station-area-lines': {
		draw: (_scene, palette) => ({
			type: 'line',
			source: 'station-areas',
			filter: ['!', ['get', 'flagged']],
			paint: {
				'line-color': palette.area,
				'line-width': byAttention(3, 2, 1.1),
				'line-dasharray': [3, 2],
				'line-opacity': byZoom([
					[9, 0.35],
					[11, 0.9]
				])
			}
		})
	},
	'station-area-flags': {
		draw: (_scene, palette) => ({
			type: 'line',
			source: 'station-areas',
			filter: ['get', 'flagged'],
			paint: { 'line-color': palette.area, 'line-width': byAttention(4, 3.5, 2.5) }
		})
	},
	'metro-lines': {
		draw: (scene, palette) =>
			whereCorridor(scene, {
				type: 'line',
				...FROM_CORRIDOR,
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
			})
	},
	'dropped-route': {
		draw: (scene, palette) =>
			whereCorridor(scene, {
				type: 'line',
				...FROM_CORRIDOR,
				filter: ['==', ['get', 'status'], 'dropped'],
				minzoom: 9,
				layout: { 'line-join': 'round' },
				paint: {
					'line-color': palette.droppedRoute,
					'line-width': byZoom([
						[9, 1],
						[14, 2.5]
					]),
					'line-dasharray': [2, 2],
					'line-opacity': 0.9
				}
			})
	},
	'selected-area-casing': {
		draw: (_scene, palette) => ({
			type: 'line',
			source: 'selected-area',
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.selectionCasing, 'line-width': 7 }
		})
	},
	'selected-area': {
		draw: (_scene, palette) => ({
			type: 'line',
			source: 'selected-area',
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.selection, 'line-width': 3.5 }
		})
	},
	'line-casing': {
		draw: (_scene, palette) => ({
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
		})
	},
	line: {
		draw: (_scene, palette) => ({
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
		})
	},
	'station-halos': {
		draw: (_scene, palette) => ({
			type: 'circle',
			source: 'stations',
			paint: {
				'circle-color': palette.lineCasing,
				'circle-radius': byZoom([
					[8, byAttention(8, 6, 3)],
					[11, byAttention(14, 11, 8.5)],
					[15, byAttention(20, 17, 14)]
				])
			}
		})
	},
	stations: {
		draw: (_scene, palette) => ({
			type: 'circle',
			source: 'stations',
			paint: {
				// An open station is a full dot, a planned one an open ring.
				'circle-color': [
					'case',
					['==', ['get', 'status'], 'open'],
					palette.line,
					palette.stationFill
				],
				'circle-stroke-color': palette.line,
				'circle-stroke-width': byZoom([
					[8, byAttention(2.5, 2, 1.25)],
					[11, byAttention(4, 3.5, 2.75)],
					[15, byAttention(6, 5, 4)]
				]),
				'circle-radius': byZoom([
					[8, byAttention(4, 3, 1.25)],
					[11, byAttention(7, 5.5, 4)],
					[15, byAttention(10, 9, 7.5)]
				])
			}
		})
	},
	pin: {
		draw: (_scene, palette) => ({
			type: 'circle',
			source: 'pin',
			paint: {
				'circle-color': palette.selection,
				'circle-radius': 6,
				'circle-stroke-color': palette.selectionCasing,
				'circle-stroke-width': 3
			}
		})
	}
} as const satisfies Record<string, LayerDefinition>;
