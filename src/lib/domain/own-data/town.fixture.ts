/** A town of sixteen square tracts of two block groups each, with one city across half of them. */
import { RACE_GROUPS } from '../statistics/census.ts';
import type { PlacesFile } from '../indicators/built-files.ts';
import { gazetteerWith } from '../places/gazetteer.fixture.ts';
import { decodePlaceIndex, encodePlaceIndex } from '../places/place-index.ts';
import type { PolygonRings } from '../geometry/area.ts';
import { Ground } from './ground.ts';

export const WEST = -93.4;
export const SOUTH = 44.9;
/** Degrees of a tract’s side. */
export const SIDE = 0.02;
export const ACROSS = 4;

const box = (west: number, south: number, east: number, north: number): PolygonRings => [
	[
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	]
];

/** Numbered 1, 2, 3 … from the south-west, row by row; 27053000100 is the first. */
export const GEOIDS = Array.from(
	{ length: ACROSS * ACROSS },
	(_, at) => `27053${String(at + 1).padStart(4, '0')}00`
);
/** Homes of both halves of each tract; the sixth has none. */
export const homesOf = (tract: number) => (tract === 5 ? 0 : 100 + 10 * tract);

function corner(tract: number): readonly [x: number, y: number] {
	return [WEST + (tract % ACROSS) * SIDE, SOUTH + Math.floor(tract / ACROSS) * SIDE];
}

const nobody = RACE_GROUPS.map((_, at) => (at === 0 ? 10 : 0));
const uncut = { households: 0, people: 0 };

/** The western half of all tracts of the second column, and all of the first. */
const CITY_ROWS = GEOIDS.flatMap((_, row) => (row % ACROSS < 2 ? [row] : []));
const CITY_PARTS = CITY_ROWS.map((row) => (row % ACROSS === 0 ? 1 : 0.5));

function weights(key: string, name: string, tracts: readonly number[], parts: readonly number[]) {
	return {
		key,
		name,
		bbox: [WEST, SOUTH, WEST + ACROSS * SIDE, SOUTH + ACROSS * SIDE] as const,
		tracts,
		households: parts,
		people: parts,
		groups: RACE_GROUPS.map(() => parts),
		cut: { tracts: uncut, blockGroups: uncut },
		people2020: 0,
		housingUnits2020: 0,
		groups2020: nobody
	};
}

const decoded = decodePlaceIndex(
	encodePlaceIndex({
		tracts: GEOIDS.map((geoid, at) => {
			const [x, y] = corner(at);
			return { geoid, polygons: [box(x, y, x + SIDE, y + SIDE)] };
		}),
		blockGroups: GEOIDS.flatMap((_, at) => {
			const [x, y] = corner(at);
			return [0, 1].map((half) => ({
				tract: at,
				people: 10,
				housingUnits: homesOf(at) / 2,
				groups: nobody,
				polygons: [box(x + (half * SIDE) / 2, y, x + ((half + 1) * SIDE) / 2, y + SIDE)]
			}));
		}),
		places: [
			weights(
				'region',
				'All',
				GEOIDS.map((_, row) => row),
				GEOIDS.map(() => 1)
			),
			weights('city:Millbrook', 'Millbrook', CITY_ROWS, CITY_PARTS)
		],
		outlines: [
			{
				key: 'city:Millbrook',
				polygons: [box(WEST, SOUTH, WEST + 1.5 * SIDE, SOUTH + ACROSS * SIDE)]
			}
		]
	}).buffer
);
if (!decoded.ok) throw new Error(decoded.problem.code);
export const INDEX = decoded.value;

const places: PlacesFile = {
	format: 1,
	cities: ['Millbrook', 'Eastfield'],
	counties: [{ code: '053', name: 'Hennepin' }],
	neighborhoods: [],
	tracts: {
		geoid: GEOIDS,
		city: GEOIDS.map(() => 0),
		neighborhood: GEOIDS.map(() => -1),
		stations: GEOIDS.map(() => [])
	},
	stations: [],
	places: [
		{ key: 'region', name: 'All' },
		{ key: 'city:Millbrook', name: 'Millbrook' }
	]
};

const gazetteer = gazetteerWith({
	streets: ['Penn Ave N', 'Lowry Ave N', 'Main St'],
	cities: ['Millbrook', 'Eastfield'],
	corners: [{ street: 0, cross: 1, city: 0, x: -9339000, y: 4491000, tracts: [0] }],
	stretches: [
		{
			street: 0,
			city: 0,
			zip: '55411',
			left: [2101, 2199],
			right: [2100, 2198],
			line: [
				[-9339000, 4491000],
				[-9339000, 4491500]
			]
		},
		{
			street: 2,
			city: 0,
			zip: '55411',
			left: [1, 99],
			right: [2, 98],
			line: [
				[-9339500, 4491000],
				[-9339500, 4491500]
			]
		},
		{
			street: 2,
			city: 1,
			zip: '55412',
			left: [1, 99],
			right: [2, 98],
			line: [
				[-9333500, 4491000],
				[-9333500, 4491500]
			]
		}
	],
	also: [['city:Millbrook', ['The Brook']]],
	zipTracts: [
		['55411', [0, 1, 4]],
		['55412', [2]]
	],
	formerTracts: [
		['27053104900', [1, 2]],
		['27053009900', []]
	],
	state: ['MN', 'Minnesota']
});

export const GROUND = new Ground({ places, gazetteer, index: INDEX });
