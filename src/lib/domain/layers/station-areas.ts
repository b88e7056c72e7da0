/** The ground within the chosen distance of a station: an edge, dashed or firm, and no fill. */
import {
	byAttention,
	inAnyState,
	byZoom,
	REGION_ZOOM,
	type MapLayer,
	type TileContent
} from './definition.ts';

const WITHIN = {
	archive: 'areas',
	kind: 'areas',
	minzoom: REGION_ZOOM,
	detail: 'everything',
	fields: { id: 'String', name: 'String' }
} as const satisfies Partial<TileContent>;

/** On the map for any distance, from the page; for other maps, those of the two that planners use. */
export const stationAreas = {
	source: 'stations',
	tiles: [
		{ ...WITHIN, id: 'corridor_one_mile', from: 'corridor-one-mile' },
		{ ...WITHIN, id: 'station_areas_one_mile', from: 'station-areas-one-mile' },
		{ ...WITHIN, id: 'station_areas_half_mile', from: 'station-areas-half-mile' }
	],
	legend: [
		{ words: 'stationArea', sign: 'dashed ring' },
		{ words: 'stationFlagged', sign: 'firm ring' }
	],
	draw: {
		// A rim instead of a fill: a tint over the tracts would match no color of the legend.
		'station-area-rims': (_scene, palette) => ({
			type: 'line',
			source: 'station-areas',
			paint: {
				'line-color': palette.area,
				'line-width': inAnyState(12),
				'line-offset': 6,
				'line-blur': 8,
				'line-opacity': byAttention(0.55, 0.4, 0)
			}
		}),
		'station-area-casing': (_scene, palette) => ({
			type: 'line',
			source: 'station-areas',
			paint: {
				'line-color': palette.lineCasing,
				'line-width': byAttention(6, 5, 3),
				'line-opacity': byZoom([
					[9, inAnyState(0.2)],
					[11, inAnyState(0.65)]
				])
			}
		}),
		'station-area-lines': (_scene, palette) => ({
			type: 'line',
			source: 'station-areas',
			filter: ['!', ['get', 'flagged']],
			paint: {
				'line-color': palette.area,
				'line-width': byAttention(3, 2, 1.1),
				'line-dasharray': [3, 2],
				'line-opacity': byZoom([
					[9, 0.35],
					[11, 0.9]
				])
			}
		}),
		'station-area-flags': (_scene, palette) => ({
			type: 'line',
			source: 'station-areas',
			filter: ['get', 'flagged'],
			paint: {
				'line-color': palette.area,
				'line-width': byAttention(4, 3.5, 2.5),
				'line-opacity': inAnyState(1)
			}
		})
	}
} as const satisfies MapLayer;
