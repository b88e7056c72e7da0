/** Quiet ground: where people find themselves, below and between the figures. */
import { ARCHIVE_LAYERS } from './sources.ts';
import type { Scene } from './scene.ts';
import { byZoom, type LayerDefinition } from './definition.ts';

type ContextLayer = keyof typeof ARCHIVE_LAYERS.context;

function fromContext<T extends ContextLayer>(layer: T) {
	return { source: 'context', 'source-layer': ARCHIVE_LAYERS.context[layer] } as const;
}

function whereContext<T>(scene: Scene, layer: T): T | null {
	return scene.archives.context ? layer : null;
}

export const GROUND_LAYERS = {
	land: {
		draw: (_scene, palette) => ({
			type: 'background',
			paint: { 'background-color': palette.land }
		})
	},
	// Parks and water lie over the fills and hide them: nobody lives there, and a tint mixed with a
	// class color would match no row of the legend.
	parks: {
		draw: (scene, palette) =>
			whereContext(scene, {
				type: 'fill',
				...fromContext('parks'),
				paint: { 'fill-color': palette.park }
			})
	},
	water: {
		draw: (scene, palette) =>
			whereContext(scene, {
				type: 'fill',
				...fromContext('water'),
				paint: { 'fill-color': palette.water }
			})
	},
	waterline: {
		draw: (scene, palette) =>
			whereContext(scene, {
				type: 'line',
				...fromContext('water'),
				minzoom: 11,
				paint: { 'line-color': palette.waterline, 'line-width': 0.75 }
			})
	},
	'bus-streets': {
		draw: (scene, palette) =>
			whereContext(scene, {
				type: 'line',
				...fromContext('busStreets'),
				minzoom: 10,
				layout: { 'line-cap': 'round', 'line-join': 'round' },
				paint: {
					'line-color': palette.street,
					'line-width': byZoom([
						[10, 0.4],
						[12, 0.9],
						[15, 3]
					]),
					'line-opacity': byZoom([
						[10, 0],
						[11.5, 0.22]
					])
				}
			})
	},
	'neighborhood-lines': {
		draw: (scene, palette) =>
			whereContext(scene, {
				type: 'line',
				...fromContext('neighborhoods'),
				minzoom: 12,
				layout: { 'line-join': 'round' },
				paint: {
					'line-color': palette.neighborhoodLine,
					'line-width': 1,
					'line-dasharray': [1, 2.5],
					'line-opacity': byZoom([
						[12, 0],
						[12.8, 0.8]
					])
				}
			})
	},
	'city-lines': {
		draw: (scene, palette) =>
			whereContext(scene, {
				type: 'line',
				...fromContext('cities'),
				minzoom: 8.5,
				layout: { 'line-join': 'round' },
				paint: {
					'line-color': palette.cityLine,
					'line-width': byZoom([
						[8.5, 0.4],
						[12, 1.3]
					]),
					'line-opacity': byZoom([
						[8.5, 0.2],
						[11, 0.6]
					])
				}
			})
	},
	'county-lines': {
		draw: (scene, palette) =>
			whereContext(scene, {
				type: 'line',
				...fromContext('counties'),
				layout: { 'line-join': 'round' },
				paint: {
					'line-color': palette.countyLine,
					'line-width': byZoom([
						[7, 0.8],
						[10, 1.4]
					]),
					// Closer in, the city lines say the same.
					'line-opacity': byZoom([
						[9.5, 0.55],
						[11, 0.2]
					])
				}
			})
	}
} as const satisfies Record<string, LayerDefinition>;
