/** Stations: a dot each with its name, over the line. */
import { byAttention } from './feature-state.ts';
import { STATION_ROOM_IMAGE } from './patterns.ts';
import { byZoom, EXACT, FONT_BOLD, onPaper, REGION_ZOOM, type MapLayer } from './definition.ts';

/** Those of the planned line come with the page; the archive holds those of every line. */
export const stations = {
	source: 'stations',
	tiles: [
		{
			archive: 'corridor',
			id: 'stations',
			kind: 'points',
			minzoom: REGION_ZOOM,
			detail: EXACT,
			fields: {
				id: 'String',
				name: 'String',
				line: 'String',
				order: 'Number',
				city: 'String',
				status: 'String',
				basis: 'String'
			}
		}
	],
	draw: {
		'station-halos': (_scene, palette) => ({
			type: 'circle',
			source: 'stations',
			paint: {
				'circle-color': palette.lineCasing,
				'circle-radius': byZoom([
					[8, byAttention(8, 6, 3)],
					[11, byAttention(14, 11, 8.5)],
					[15, byAttention(20, 17, 14)]
				])
			}
		}),
		stations: (_scene, palette) => ({
			type: 'circle',
			source: 'stations',
			paint: {
				// An open station is a full dot, a planned one an open ring.
				'circle-color': [
					'case',
					['==', ['get', 'status'], 'open'],
					palette.line,
					palette.stationFill
				],
				'circle-stroke-color': palette.line,
				'circle-stroke-width': byZoom([
					[8, byAttention(2.5, 2, 1.25)],
					[11, byAttention(4, 3.5, 2.75)],
					[15, byAttention(6, 5, 4)]
				]),
				'circle-radius': byZoom([
					[8, byAttention(4, 3, 1.25)],
					[11, byAttention(7, 5.5, 4)],
					[15, byAttention(10, 9, 7.5)]
				])
			}
		}),
		// Nothing to see: it keeps the room of the stations' dots free of other stations' names.
		'station-room': () => ({
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
		}),
		'station-names': (_scene, palette) => ({
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
	}
} as const satisfies MapLayer;
