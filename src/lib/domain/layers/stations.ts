/** Stations: a dot each with its name, over the line. */
import {
	byAttention,
	inAnyState,
	byZoom,
	EXACT,
	FONT_BOLD,
	onPaper,
	REGION_ZOOM,
	type MapLayer
} from './definition.ts';
import { STATION_ROOM_IMAGE } from './ground-palette.ts';

/** Where a name may stand, anchor by anchor with its offset in ems; each is tried in turn. */
type Anchors = readonly (string | readonly [x: number, y: number])[];

/** Beside the dot, then farther out where other names stand there. */
const EAST: Anchors = [
	...['left', [0.9, 0]],
	...['bottom-left', [0.6, -0.5]],
	...['top-left', [0.6, 0.5]],
	...['bottom-left', [0.9, -1.1]],
	...['top-left', [0.9, 1.1]],
	...['bottom-left', [1.2, -1.8]],
	...['top-left', [1.2, 1.8]],
	...['bottom-left', [1.4, -2.6]],
	...['top-left', [1.4, 2.6]],
	...['bottom-left', [1.6, -3.4]],
	...['top-left', [1.6, 3.4]],
	...['bottom-left', [1.8, -4.4]],
	...['top-left', [1.8, 4.4]],
	...['bottom-left', [2, -5.4]],
	...['top-left', [2, 5.4]]
] as Anchors;

const MIRRORED: Readonly<Record<string, string>> = {
	left: 'right',
	'top-left': 'top-right',
	'bottom-left': 'bottom-right'
};

const WEST: Anchors = EAST.map((each) =>
	typeof each === 'string' ? MIRRORED[each]! : [-each[0], each[1]]
);

/** Pairs of one and pairs of the other, in turn. */
function alternately(a: Anchors, b: Anchors): Anchors {
	return a.flatMap((each, at) => (at % 2 === 0 ? [each, a[at + 1]!, b[at]!, b[at + 1]!] : []));
}

/** Letters of a name that stand in one line. */
const ONE_LINE = 15;

/** Pixels of the names' letters by zoom. */
const NAME_SIZES = [
	[8.5, 10.5],
	[9.5, 11.5],
	[11, 13],
	[14, 16]
] as const;

/** The same at one zoom, not below what it is in between. */
export function nameSize(zoom: number): number {
	return NAME_SIZES.find(([at]) => zoom <= at)?.[1] ?? NAME_SIZES.at(-1)![1];
}

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
				'circle-color': inAnyState(palette.lineCasing),
				'circle-stroke-width': inAnyState(0),
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
			minzoom: 8.25,
			layout: {
				'text-field': ['step', ['zoom'], ['get', 'short'], 12, ['get', 'name']],
				'text-font': [FONT_BOLD],
				'text-size': byZoom(NAME_SIZES),
				'text-variable-anchor-offset': [
					'match',
					['get', 'side'],
					'east',
					['literal', EAST],
					'west',
					['literal', WEST],
					['literal', [...alternately(EAST, WEST), 'top', [0, 0.9], 'bottom', [0, -0.9]]]
				],
				'text-justify': 'auto',
				'text-max-width': 9,
				'text-line-height': 1.1,
				'text-padding': 1,
				// Names of two lines fit in fewest places, so they choose first; then where stations are dense.
				'symbol-sort-key': [
					'case',
					['>', ['length', ['get', 'short']], ONE_LINE],
					0,
					['get', 'crowd']
				]
			},
			paint: onPaper(palette, palette.stationLabel, 2)
		})
	}
} as const satisfies MapLayer;
