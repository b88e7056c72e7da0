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

/** Not before people tell two of them apart. */
const LOCAL_ZOOM = 12.75;
const RAMP_ZOOM = 13;

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
		'local-casing': street(14, ['local'], 'streetCasing', width(1, 3.2, 10)),
		'main-casing': street(STREETS_ZOOM, ['main', 'bus'], 'streetCasing', width(1.8, 6.2, 14)),
		'ramp-casing': street(RAMP_ZOOM, ['ramp'], 'streetCasing', width(1, 3, 8)),
		'local-streets': street(LOCAL_ZOOM, ['local'], 'street', width(0.5, 2.2, 8.5)),
		'main-streets': street(STREETS_ZOOM, ['main', 'bus'], 'street', width(1.2, 5, 12)),
		ramps: street(RAMP_ZOOM, ['ramp'], 'highway', width(0.5, 2, 6.5)),
		'highway-casing': street(STREETS_ZOOM, ['highway'], 'streetCasing', width(2.4, 5.4, 12)),
		highways: street(STREETS_ZOOM, ['highway'], 'highway', width(1.6, 4, 10)),
		'local-names': names(14, ['local'], 320),
		'main-names': names(STREETS_ZOOM, ['main', 'bus'], 260),
		'highway-names': names(STREETS_ZOOM, ['highway'], 420)
	}
} as const satisfies MapLayer;
