/** Names on the map. Later in the z-order is placed first: stations never give way to a city. */
import type { SymbolLayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { ARCHIVE_LAYERS } from './sources.ts';
import { STATION_ROOM_IMAGE } from './patterns.ts';
import type { MapPalette } from './palette.ts';
import { byZoom, FONT_BOLD, FONT_REGULAR, type LayerDefinition } from './definition.ts';

type SymbolPaint = NonNullable<SymbolLayerSpecification['paint']>;

function onPaper(palette: MapPalette, color: string, width = 1.75): SymbolPaint {
	return {
		'text-color': color,
		'text-halo-color': palette.halo,
		'text-halo-width': width,
		'text-halo-blur': 0.25
	};
}

export const NAME_LAYERS = {
	'dropped-route-name': {
		draw: (scene, palette) =>
			scene.archives.corridor
				? {
						type: 'symbol',
						source: 'corridor',
						'source-layer': ARCHIVE_LAYERS.corridor.lines,
						filter: ['==', ['get', 'status'], 'dropped'],
						minzoom: 11.5,
						layout: {
							'symbol-placement': 'line',
							'symbol-spacing': 600,
							'text-field': scene.labels.droppedRoute,
							'text-font': [FONT_REGULAR],
							'text-size': 12,
							'text-offset': [0, 0.9]
						},
						paint: onPaper(palette, palette.droppedRoute)
					}
				: null
	},
	'neighborhood-names': {
		draw: (scene, palette) =>
			scene.archives.context
				? {
						type: 'symbol',
						source: 'context',
						'source-layer': ARCHIVE_LAYERS.context.neighborhoodNames,
						minzoom: 12.2,
						layout: {
							'text-field': ['get', 'name'],
							'text-font': [FONT_REGULAR],
							'text-size': byZoom([
								[12, 12],
								[15, 15]
							]),
							'text-max-width': 7,
							'text-padding': 6,
							'symbol-sort-key': ['get', 'rank']
						},
						paint: onPaper(palette, palette.labelSoft)
					}
				: null
	},
	'county-names': {
		draw: (_scene, palette) => ({
			type: 'symbol',
			source: 'county-names',
			maxzoom: 9,
			layout: {
				'text-field': ['upcase', ['get', 'name']],
				'text-font': [FONT_REGULAR],
				'text-size': 12,
				'text-letter-spacing': 0.14,
				'text-padding': 6
			},
			paint: onPaper(palette, palette.labelSoft)
		})
	},
	'city-names': {
		draw: (scene, palette) =>
			scene.archives.context
				? {
						type: 'symbol',
						source: 'context',
						'source-layer': ARCHIVE_LAYERS.context.cityNames,
						// Small places wait until there is room for them.
						filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 12, 10, 40, 11, 1000]],
						minzoom: 9,
						maxzoom: 14.5,
						layout: {
							'text-field': ['get', 'name'],
							'text-font': [FONT_REGULAR],
							'text-size': byZoom([
								[8.5, 11],
								[12, 15]
							]),
							'text-letter-spacing': 0.06,
							'text-max-width': 8,
							'text-padding': 10,
							'symbol-sort-key': ['get', 'rank']
						},
						paint: onPaper(palette, palette.label)
					}
				: null
	},
	'line-name': {
		draw: (_scene, palette) => ({
			type: 'symbol',
			source: 'line-names',
			minzoom: 10.5,
			layout: {
				'symbol-placement': 'line',
				// Many places to try between the stations' names; few of them have room.
				'symbol-spacing': byZoom([
					[11, 30],
					[13, 90],
					[15, 600]
				]),
				'text-field': ['get', 'name'],
				'text-font': [FONT_BOLD],
				'text-size': byZoom([
					[10, 12],
					[14, 15]
				]),
				'text-offset': [0, -1.15],
				'text-max-angle': 45
			},
			paint: onPaper(palette, palette.line, 2)
		})
	},
	// Nothing to see: it keeps the room of the stations' dots free of other stations' names.
	'station-room': {
		draw: () => ({
			type: 'symbol',
			source: 'station-names',
			minzoom: 9,
			layout: {
				'icon-image': STATION_ROOM_IMAGE,
				'icon-size': byZoom([
					[9, 0.5],
					[11, 1],
					[15, 1.6]
				]),
				'icon-allow-overlap': true,
				'icon-padding': 0
			}
		})
	},
	'station-names': {
		draw: (_scene, palette) => ({
			type: 'symbol',
			source: 'station-names',
			minzoom: 9,
			layout: {
				'text-field': ['get', 'name'],
				'text-font': [FONT_BOLD],
				'text-size': byZoom([
					[9, 12],
					[11, 13.5],
					[14, 17]
				]),
				'text-variable-anchor': [
					'left',
					'right',
					'bottom-left',
					'top-left',
					'bottom-right',
					'top-right',
					'top',
					'bottom'
				],
				'text-radial-offset': byZoom([
					[9, 0.8],
					[14, 1.1]
				]),
				'text-justify': 'auto',
				'text-max-width': 9,
				'text-padding': 1,
				'symbol-sort-key': ['case', ['get', 'end'], -1, ['get', 'order']]
			},
			paint: onPaper(palette, palette.stationLabel, 2)
		})
	},
	'pin-name': {
		draw: (_scene, palette) => ({
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
} as const satisfies Record<string, LayerDefinition>;
