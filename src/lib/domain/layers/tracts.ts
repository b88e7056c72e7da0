/** The figures: class fills with their textures, tract borders, and the outline of attention; and the parts of tracts. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import {
	byAttention,
	textureOpacity,
	tractColor,
	whereChosen,
	byZoom,
	EXACT,
	fromTiles,
	REGION_ZOOM,
	type Draw,
	type MapLayer,
	type TileContent
} from './definition.ts';
import { type MapPalette, patternImageId } from './ground-palette.ts';
import type { Scene } from './scene.ts';

/** Up to here the tracts come from an archive of their own: a first visit begins nearer to the line. */
export const OVERVIEW_ZOOM = 8;

/** From here the fills fade. */
const FADING_ZOOM = 13.5;

/** By code alone: the app colors them from its own files of figures, and finds each by its key. */
export const TRACT_OUTLINES = {
	archive: 'outlines',
	id: 'tracts',
	kind: 'tiling',
	minzoom: OVERVIEW_ZOOM + 1,
	detail: EXACT,
	key: 'GEOID',
	fields: {}
} as const satisfies TileContent;

/**
 * The tracts once more, for textures and outlines. A change of state is worked into every layer of
 * its source, and few tracts change their texture or are pointed at when all change their color.
 */
export const TRACT_MARKS = 'tract-marks';

function fromMarks(body: Parameters<typeof fromTiles>[1]): Draw {
	const draw = fromTiles(TRACT_OUTLINES, body);
	return (scene, palette) => {
		const layer = draw(scene, palette);
		return layer && 'source' in layer ? { ...layer, source: TRACT_MARKS } : null;
	};
}

/** A line around some of the tracts, seen where `opacity` says. */
const outline = (
	color: (palette: MapPalette) => string,
	width: number | ExpressionSpecification,
	opacity: ExpressionSpecification
): Draw =>
	fromMarks((_scene, palette) => ({
		type: 'line',
		layout: { 'line-join': 'round' },
		paint: { 'line-color': color(palette), 'line-width': width, 'line-opacity': opacity }
	}));

/** Left out while there is none to show: it would be drawn around every tract in every frame, unseen. */
const where =
	(any: (scene: Scene) => boolean, draw: Draw): Draw =>
	(scene, palette) =>
		any(scene) ? draw(scene, palette) : null;

const attended = ({ attended: any }: Scene) => any;
const chosen = ({ chosen: geoids }: Scene) => geoids.length > 0;

export const tracts = {
	source: 'tracts-2020',
	tiles: [
		TRACT_OUTLINES,
		// What makes a pixel's difference at its last zoom, after which the outlines follow.
		{
			...TRACT_OUTLINES,
			archive: 'overview',
			minzoom: REGION_ZOOM,
			detail: { squareMeters: 200 ** 2 }
		},
		{
			...TRACT_OUTLINES,
			archive: 'areas',
			minzoom: REGION_ZOOM,
			from: 'tracts-with-figures',
			fields: { name: 'String' }
		}
	],
	draw: {
		'tract-fills': fromTiles(TRACT_OUTLINES, () => ({
			type: 'fill',
			// Soft edges would let the land shine through as pale seams between equal classes.
			paint: {
				'fill-color': tractColor(),
				'fill-antialias': false
			}
		})),
		'tract-no-data': fromMarks((scene) => ({
			type: 'fill',
			paint: {
				'fill-antialias': false,
				'fill-pattern': patternImageId('no-data', scene.theme),
				'fill-opacity': textureOpacity('no-data')
			}
		})),
		'tract-low-reliability': fromMarks((scene) => ({
			type: 'fill',
			paint: {
				'fill-antialias': false,
				'fill-pattern': patternImageId('low-reliability', scene.theme),
				'fill-opacity': textureOpacity('low-reliability')
			}
		})),
		// Fades all of them alike, so that streets carry; to fade the fills themselves would cost each recoloring.
		'tract-veil': (_scene, palette) => ({
			type: 'background',
			minzoom: FADING_ZOOM,
			paint: {
				'background-color': palette.land,
				'background-opacity': byZoom([
					[FADING_ZOOM, 0],
					[FADING_ZOOM + 1, 0.5]
				])
			}
		}),
		// Of the marks, as the layer under it is: each change of source costs a mask of every tile.
		'tract-lines': fromMarks((_scene, palette) => ({
			type: 'line',
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.tractLine,
				'line-width': byZoom([
					[8, 0.2],
					[10, 0.5],
					[13, 1.2]
				]),
				'line-opacity': byZoom([
					[8, 0.35],
					[11, 0.8]
				])
			}
		})),
		'tract-attention-casing': where(
			attended,
			outline((palette) => palette.selectionCasing, byAttention(7, 5, 0), byAttention(1, 0.9, 0))
		),
		'tract-attention': where(
			attended,
			outline((palette) => palette.selection, byAttention(3.5, 1.75, 0), byAttention(1, 1, 0))
		),
		// Those taken into a place of one's own.
		'tract-chosen-casing': where(
			chosen,
			outline((palette) => palette.selectionCasing, 7.5, whereChosen(1, 0))
		),
		'tract-chosen': where(
			chosen,
			outline((palette) => palette.places[0], 4, whereChosen(1, 0))
		)
	}
} as const satisfies MapLayer;

/** Block groups with the counts of the 2020 Census: in the archive for QGIS and other maps, not on ours. */
export const blockGroups = {
	source: 'block-groups-2020',
	tiles: [
		{
			archive: 'areas',
			id: 'block_groups',
			kind: 'tiling',
			from: 'block-groups-with-counts',
			minzoom: 8,
			detail: EXACT,
			key: 'GEOID',
			fields: { name: 'String' }
		}
	],
	draw: {}
} as const satisfies MapLayer;
