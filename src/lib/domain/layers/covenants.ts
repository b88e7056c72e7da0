/**
 * Racial covenants in deeds, to the end of a decade: near the line every lot from close in, elsewhere
 * and from afar a dot a block group with its number of lots. Ink on bare ground: no class of a figure
 * has that color, and fills of tracts are out of sight while this is drawn.
 */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import {
	byZoom,
	EXACT,
	FONT_BOLD,
	fromTiles,
	GROUND,
	onPaper,
	REGION_ZOOM,
	type Draw,
	type MapLayer,
	type TileContent
} from './definition.ts';
import type { Scene } from './scene.ts';

/** From here the lots near the line are drawn one by one. */
export const LOTS_ZOOM = 13;
/** From here a dot has its number beside it. */
const NUMBERS_ZOOM = 11.5;
/** The archive’s last zoom. */
const LAST_TILES = 12;

const LOTS = {
	archive: 'history',
	id: 'covenant_lots',
	kind: 'areas',
	minzoom: LAST_TILES,
	detail: EXACT,
	fields: { year: 'Number' }
} as const satisfies TileContent;

const COUNTS = {
	archive: 'history',
	id: 'covenants_by_block_group',
	kind: 'points',
	from: 'covenant-counts',
	minzoom: REGION_ZOOM,
	detail: GROUND,
	key: 'GEOID',
	fields: {
		lots: 'Number',
		by_1919: 'Number',
		by_1929: 'Number',
		by_1939: 'Number',
		by_1949: 'Number'
	}
} as const satisfies TileContent;

/** What block groups hold beside the lots that are drawn. */
const BEYOND = {
	...COUNTS,
	id: 'covenants_beyond_lots',
	from: 'covenants-beyond-lots',
	minzoom: LAST_TILES
} as const satisfies TileContent;

/** Lots of a block group to the end of the scene’s decade. */
function countOf({ past }: Scene): ExpressionSpecification {
	return ['get', past === null || past === 'all' ? 'lots' : `by_${past}`];
}

/** Area by number: a dot of four times as many is twice as wide. */
const dots = (tiles: typeof COUNTS | typeof BEYOND, zooms: object): Draw =>
	fromTiles(tiles, (scene, palette) => {
		const width = (scale: number): ExpressionSpecification => [
			'max',
			1.5,
			['*', scale, ['sqrt', countOf(scene)]]
		];
		return {
			type: 'circle',
			...zooms,
			filter: ['>', countOf(scene), 0],
			paint: {
				'circle-color': palette.label,
				'circle-opacity': 0.8,
				'circle-stroke-color': palette.halo,
				'circle-stroke-width': 1,
				'circle-radius': byZoom([
					[8, width(0.3)],
					[11, width(0.75)],
					[14, width(1.2)]
				])
			}
		};
	});

const numbers = (tiles: typeof COUNTS | typeof BEYOND, zooms: object): Draw =>
	fromTiles(tiles, (scene, palette) => ({
		type: 'symbol',
		...zooms,
		filter: ['>', countOf(scene), 0],
		layout: {
			'text-field': ['to-string', countOf(scene)],
			'text-font': [FONT_BOLD],
			'text-size': 12,
			'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
			'text-radial-offset': 1
		},
		paint: onPaper(palette, palette.label)
	}));

const untilDecade = ({ past }: Scene): ExpressionSpecification =>
	past === null || past === 'all' ? ['literal', true] : ['<=', ['get', 'year'], Number(past)];

export const covenants = {
	source: 'covenant-lots',
	tiles: [LOTS, COUNTS, BEYOND],
	draw: {
		'covenant-lots': fromTiles(LOTS, (scene, palette) => ({
			type: 'fill',
			minzoom: LOTS_ZOOM,
			filter: untilDecade(scene),
			paint: { 'fill-color': palette.label, 'fill-outline-color': palette.halo }
		})),
		'covenant-counts': dots(COUNTS, { maxzoom: LOTS_ZOOM }),
		'covenant-counts-beyond': dots(BEYOND, { minzoom: LOTS_ZOOM }),
		'covenant-numbers': numbers(COUNTS, { minzoom: NUMBERS_ZOOM, maxzoom: LOTS_ZOOM }),
		'covenant-numbers-beyond': numbers(BEYOND, { minzoom: LOTS_ZOOM })
	}
} as const satisfies MapLayer;
