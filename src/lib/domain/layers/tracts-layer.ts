/** The figures: class fills with their textures, tract borders, and the outline of attention. */
import { ARCHIVE_LAYERS } from './sources.ts';
import { byAttention, textureOpacity, tractColor, tractOpacity } from './feature-state.ts';
import { patternImageId } from './patterns.ts';
import type { Scene } from './scene.ts';
import { TRACT_MARKS } from './sources.ts';
import { byZoom, type LayerDefinition } from './definition.ts';

const FROM_OUTLINES = {
	source: 'outlines',
	'source-layer': ARCHIVE_LAYERS.outlines.tracts
} as const;

const FROM_MARKS = { ...FROM_OUTLINES, source: TRACT_MARKS } as const;

function whereOutlines<T>(scene: Scene, layer: T): T | null {
	return scene.archives.outlines ? layer : null;
}

export const TRACT_LAYERS = {
	'tract-fills': {
		draw: (scene) =>
			whereOutlines(scene, {
				type: 'fill',
				...FROM_OUTLINES,
				// Soft edges would let the land shine through as pale seams between equal classes.
				paint: {
					'fill-color': tractColor(),
					'fill-opacity': tractOpacity(),
					'fill-antialias': false
				}
			})
	},
	'tract-no-data': {
		draw: (scene) =>
			whereOutlines(scene, {
				type: 'fill',
				...FROM_MARKS,
				paint: {
					'fill-pattern': patternImageId('no-data', scene.theme),
					'fill-opacity': textureOpacity('no-data')
				}
			})
	},
	'tract-low-reliability': {
		draw: (scene) =>
			whereOutlines(scene, {
				type: 'fill',
				...FROM_MARKS,
				paint: {
					'fill-pattern': patternImageId('low-reliability', scene.theme),
					'fill-opacity': textureOpacity('low-reliability')
				}
			})
	},
	'tract-lines': {
		draw: (scene, palette) =>
			whereOutlines(scene, {
				type: 'line',
				...FROM_OUTLINES,
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
			})
	},
	'tract-attention-casing': {
		draw: (scene, palette) =>
			whereOutlines(scene, {
				type: 'line',
				...FROM_MARKS,
				layout: { 'line-join': 'round' },
				paint: {
					'line-color': palette.selectionCasing,
					'line-width': byAttention(7, 5, 0),
					'line-opacity': byAttention(1, 0.9, 0)
				}
			})
	},
	'tract-attention': {
		draw: (scene, palette) =>
			whereOutlines(scene, {
				type: 'line',
				...FROM_MARKS,
				layout: { 'line-join': 'round' },
				paint: {
					'line-color': palette.selection,
					'line-width': byAttention(3.5, 1.75, 0),
					'line-opacity': byAttention(1, 1, 0)
				}
			})
	}
} as const satisfies Record<string, LayerDefinition>;
