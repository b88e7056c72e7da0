/** What people make themselves, over all figures. Nothing here is told by color alone. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { byZoom, FONT_BOLD, type Draw, type MapLayer } from './definition.ts';

const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** Width and dashes of each tone; the color of each is in the palette. */
const TONES = [
	{ width: 4.5, dashes: null },
	{ width: 4, dashes: [3.5, 1.25] },
	{ width: 4.5, dashes: [1, 1] },
	{ width: 3, dashes: [5, 1.5, 1.25, 1.5] }
] as const;

function placeLine(tone: 0 | 1 | 2 | 3): Draw {
	const { width, dashes } = TONES[tone];
	return (_scene, palette) => ({
		type: 'line',
		source: 'places',
		filter: ['==', ['get', 'tone'], tone],
		layout: { 'line-join': 'round' },
		paint: {
			'line-color': palette.places[tone],
			'line-width': width,
			...(dashes ? { 'line-dasharray': [...dashes] } : {})
		}
	});
}

const isPart = (part: string): ExpressionSpecification => ['==', ['get', 'part'], part];

export const myPlaces = {
	source: null,
	tiles: [],
	draw: {
		'place-casing': (_scene, palette) => ({
			type: 'line',
			source: 'places',
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.selectionCasing, 'line-width': 8 }
		}),
		'place-line-0': placeLine(0),
		'place-line-1': placeLine(1),
		'place-line-2': placeLine(2),
		'place-line-3': placeLine(3),
		'plan-area-casing': (_scene, palette) => ({
			type: 'line',
			source: 'plan-areas',
			paint: { 'line-color': palette.lineCasing, 'line-width': 4, 'line-opacity': 0.7 }
		}),
		'plan-area-lines': (_scene, palette) => ({
			type: 'line',
			source: 'plan-areas',
			filter: ['!', ['get', 'flagged']],
			paint: { 'line-color': palette.plan, 'line-width': 2, 'line-dasharray': [3, 2] }
		}),
		'plan-area-flags': (_scene, palette) => ({
			type: 'line',
			source: 'plan-areas',
			filter: ['get', 'flagged'],
			paint: { 'line-color': palette.plan, 'line-width': 2.75 }
		}),
		'plan-casing': (_scene, palette) => ({
			type: 'line',
			source: 'plan-line',
			layout: ROUND,
			paint: {
				'line-color': palette.lineCasing,
				'line-width': byZoom([
					[8, 4.5],
					[11, 9],
					[15, 15]
				])
			}
		}),
		'plan-line': (_scene, palette) => ({
			type: 'line',
			source: 'plan-line',
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.plan,
				'line-width': byZoom([
					[8, 2.5],
					[11, 4.5],
					[15, 8]
				]),
				'line-dasharray': [2, 0.8]
			}
		}),
		'plan-stations': (_scene, palette) => ({
			type: 'circle',
			source: 'plan-stations',
			paint: {
				'circle-color': palette.stationFill,
				'circle-stroke-color': palette.plan,
				'circle-stroke-width': 2.5,
				'circle-radius': byZoom([
					[8, 1.5],
					[11, 4.5],
					[15, 7.5]
				])
			}
		}),
		'drawing-fill': (_scene, palette) => ({
			type: 'fill',
			source: 'drawing',
			filter: isPart('fill'),
			paint: { 'fill-color': palette.drawing, 'fill-opacity': 0.16 }
		}),
		'drawing-casing': (_scene, palette) => ({
			type: 'line',
			source: 'drawing',
			filter: isPart('line'),
			layout: ROUND,
			paint: { 'line-color': palette.selectionCasing, 'line-width': 7 }
		}),
		'drawing-line': (_scene, palette) => ({
			type: 'line',
			source: 'drawing',
			filter: isPart('line'),
			layout: ROUND,
			paint: { 'line-color': palette.drawing, 'line-width': 3.5 }
		}),
		'drawing-next': (_scene, palette) => ({
			type: 'line',
			source: 'drawing',
			filter: isPart('next'),
			paint: { 'line-color': palette.drawing, 'line-width': 2, 'line-dasharray': [2, 2] }
		}),
		'drawing-points': (_scene, palette) => ({
			type: 'circle',
			source: 'drawing',
			filter: isPart('point'),
			paint: {
				'circle-color': palette.selectionCasing,
				'circle-stroke-color': palette.drawing,
				'circle-stroke-width': 3,
				// Both ends are larger: where it began, and where it goes on.
				'circle-radius': ['case', ['get', 'end'], 7, 4.5]
			}
		}),
		'place-names': (_scene, palette) => ({
			type: 'symbol',
			source: 'place-names',
			layout: {
				'text-field': ['get', 'name'],
				'text-font': [FONT_BOLD],
				'text-size': 15,
				'text-anchor': 'bottom',
				'text-offset': [0, -0.4],
				'text-max-width': 12,
				'text-allow-overlap': true
			},
			paint: {
				'text-color': palette.selection,
				'text-halo-color': palette.halo,
				'text-halo-width': 2
			}
		}),
		'plan-names': (_scene, palette) => ({
			type: 'symbol',
			source: 'plan-names',
			minzoom: 9,
			layout: {
				'text-field': ['get', 'name'],
				'text-font': [FONT_BOLD],
				'text-size': 13.5,
				'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
				'text-radial-offset': 0.9,
				'text-justify': 'auto',
				'text-max-width': 9
			},
			paint: {
				'text-color': palette.plan,
				'text-halo-color': palette.halo,
				'text-halo-width': 2
			}
		})
	}
} as const satisfies MapLayer;
