/** Points of a list of one’s own: circles that gather with their number, or how near to each other they lie. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { byZoom, FONT_BOLD, type MapLayer } from './definition.ts';
import { SEQUENTIAL } from './palette.ts';
import type { Theme } from './scene.ts';

const ROWS: ExpressionSpecification = ['get', 'rows'];
/** Ground that a circle covers grows with its rows. */
const RADIUS: ExpressionSpecification = [
	'interpolate',
	['linear'],
	['sqrt', ROWS],
	1,
	5,
	3,
	11,
	10,
	17,
	30,
	26
];

/** From nothing, through the ramp of figures. */
function heatColors(theme: Theme): ExpressionSpecification {
	const [first = '', ...ramp] = SEQUENTIAL[theme][5] ?? [];
	return [
		'interpolate',
		['linear'],
		['heatmap-density'],
		0,
		'rgba(0,0,0,0)',
		0.06,
		first,
		...ramp.flatMap((color, at) => [0.06 + (0.94 * (at + 1)) / ramp.length, color])
	] as ExpressionSpecification;
}

export const ownPoints = {
	source: null,
	tiles: [],
	draw: {
		'own-heat': ({ theme }) => ({
			type: 'heatmap',
			source: 'own-heat',
			paint: {
				'heatmap-weight': ['min', 1, ['/', ROWS, 10]],
				'heatmap-intensity': byZoom([
					[9, 0.7],
					[15, 3]
				]),
				'heatmap-radius': byZoom([
					[9, 12],
					[13, 26],
					[16, 44]
				]),
				'heatmap-opacity': 0.8,
				'heatmap-color': heatColors(theme)
			}
		}),
		'own-circles': (_scene, palette) => ({
			type: 'circle',
			source: 'own-points',
			paint: {
				'circle-radius': RADIUS,
				'circle-color': palette.account,
				'circle-opacity': 0.9,
				'circle-stroke-color': palette.selectionCasing,
				'circle-stroke-width': 2
			}
		}),
		'own-counts': (_scene, palette) => ({
			type: 'symbol',
			source: 'own-counts',
			filter: ['>', ROWS, 1],
			layout: {
				'text-field': ['to-string', ROWS],
				'text-font': [FONT_BOLD],
				'text-size': 12,
				'text-allow-overlap': true,
				'text-ignore-placement': true
			},
			paint: { 'text-color': palette.selectionCasing }
		})
	}
} as const satisfies MapLayer;
