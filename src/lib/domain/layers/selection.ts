/** What the panel speaks of where it is neither a tract nor a station: an outline, or a pin with its name. */
import { FONT_BOLD, onPaper, type MapLayer } from './definition.ts';

export const selection = {
	source: null,
	tiles: [],
	draw: {
		'selected-area-casing': (_scene, palette) => ({
			type: 'line',
			source: 'selected-area',
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.selectionCasing, 'line-width': 7 }
		}),
		'selected-area': (_scene, palette) => ({
			type: 'line',
			source: 'selected-area',
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.selection, 'line-width': 3.5 }
		}),
		pin: (_scene, palette) => ({
			type: 'circle',
			source: 'pin',
			paint: {
				'circle-color': palette.selection,
				'circle-radius': 6,
				'circle-stroke-color': palette.selectionCasing,
				'circle-stroke-width': 3
			}
		}),
		'pin-name': (_scene, palette) => ({
			type: 'symbol',
			source: 'pin',
			layout: {
				'text-field': ['get', 'name'],
				'text-font': [FONT_BOLD],
				'text-size': 14,
				'text-anchor': 'top',
				'text-offset': [0, 0.8],
				'text-allow-overlap': true
			},
			paint: onPaper(palette, palette.selection, 2)
		})
	}
} as const satisfies MapLayer;
