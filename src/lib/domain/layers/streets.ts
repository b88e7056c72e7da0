/** Streets: with names from close in, and before that those that carry buses, thin, to find one's way by. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import {
	byZoom,
	FONT_REGULAR,
	fromTiles,
	onPaper,
	type MapLayer,
	type TileContent
} from './definition.ts';

/** From here an archive of their own is fetched, which a first visit does without. */
const STREETS_ZOOM = 12;

const BUS_STREETS = {
	archive: 'context',
	id: 'bus_streets',
	kind: 'lines',
	minzoom: 9,
	detail: { squareMeters: 100 },
	fields: {},
	// A street is cut into hundreds of pieces in the source, all without a name.
	joined: true
} as const satisfies TileContent;

const STREETS = {
	archive: 'streets',
	id: 'streets',
	kind: 'lines',
	from: 'street-lines',
	minzoom: STREETS_ZOOM,
	detail: { squareMeters: 12 },
	fields: { name: 'String', class: 'String' }
} as const satisfies TileContent;

const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const;

const ofClass = (...classes: readonly string[]): ExpressionSpecification => [
	'in',
	['get', 'class'],
	['literal', [...classes]]
];

/** A width in pixels that grows by the zoom as the ground does, so that a street keeps its breadth. */
const width = (at12: number, at14: number, at16: number): ExpressionSpecification =>
	byZoom([
		[12, at12],
		[14, at14],
		[16, at16]
	]);

/** Not before people tell two streets apart. */
const LOCAL_ZOOM = 12.75;

const street = (
	minzoom: number,
	classes: readonly string[],
	color: 'street' | 'streetCasing' | 'highway',
	lineWidth: ExpressionSpecification
) =>
	fromTiles(STREETS, (_scene, palette) => ({
		type: 'line',
		minzoom,
		filter: ofClass(...classes),
		layout: ROUND,
		paint: {
			'line-color': palette[color],
			'line-width': lineWidth,
			'line-opacity': byZoom([
				[minzoom, 0],
				[minzoom + 0.5, 1]
			])
		}
	}));

const names = (minzoom: number, classes: readonly string[], spacing: number) =>
	fromTiles(STREETS, (_scene, palette) => ({
		type: 'symbol',
		minzoom,
		filter: ['all', ofClass(...classes), ['!=', ['get', 'name'], '']],
		layout: {
			'symbol-placement': 'line',
			'symbol-spacing': spacing,
			'text-field': ['get', 'name'],
			'text-font': [FONT_REGULAR],
			'text-size': byZoom([
				[12, 11],
				[16, 13.5]
			]),
			'text-max-angle': 30,
			'text-padding': 4
		},
		paint: onPaper(palette, palette.labelSoft, 1.5)
	}));

export const streets = {
	source: 'bus-streets',
	tiles: [BUS_STREETS, STREETS],
	draw: {
		'bus-streets': fromTiles(BUS_STREETS, (_scene, palette) => ({
			type: 'line',
			minzoom: 10,
			maxzoom: STREETS_ZOOM,
			layout: ROUND,
			paint: {
				'line-color': palette.streetFar,
				'line-width': byZoom([
					[10, 0.4],
					[12, 0.9]
				]),
				'line-opacity': byZoom([
					[10, 0],
					[11.5, 0.22]
				])
			}
		})),
		'local-casing': street(14, ['local'], 'streetCasing', width(1, 4, 11)),
		'main-casing': street(STREETS_ZOOM, ['main', 'bus'], 'streetCasing', width(2.4, 6, 14)),
		'local-streets': street(LOCAL_ZOOM, ['local'], 'street', width(0.6, 2.6, 9)),
		'main-streets': street(STREETS_ZOOM, ['main', 'bus'], 'street', width(1.4, 4.4, 12)),
		'highway-casing': street(STREETS_ZOOM, ['highway', 'ramp'], 'streetCasing', width(2.6, 5, 11)),
		highways: street(STREETS_ZOOM, ['highway', 'ramp'], 'highway', width(1.6, 3.4, 9)),
		'local-names': names(14, ['local'], 320),
		'main-names': names(STREETS_ZOOM, ['main', 'bus'], 260),
		'highway-names': names(STREETS_ZOOM, ['highway'], 420)
	}
} as const satisfies MapLayer;
