import { describe, expect, test } from 'vitest';
import { readGazetteer } from '../../src/lib/domain/places/gazetteer.ts';
import type { StreetBlock } from '../data/places.ts';
import { buildGazetteer, cornersOfStreets, type GazetteerInput } from './gazetteer.ts';

const block = (
	street: string,
	line: StreetBlock['line'],
	left: StreetBlock['left'] = null,
	right: StreetBlock['right'] = null,
	zips: StreetBlock['zips'] = ['55001', '55001']
): StreetBlock => ({
	street,
	class: 'local',
	left,
	right,
	zips,
	cities: ['Elmtown', 'Elmtown'],
	line
});

const a = [-93.3, 45] as const;
const b = [-93.3, 45.001] as const;
const c = [-93.3, 45.002] as const;
const east = [-93.298, 45.001] as const;
const west = [-93.302, 45.001] as const;

const streets = [
	block('Oak St', [a, b], [101, 199], [100, 198]),
	block('Oak St', [b, c], null, [200, 298], ['55001', '55002']),
	block('1st Ave N', [b, east], [1, 99], [2, 98]),
	block('1st Ave S', [west, b], [101, 199], null),
	block('Pine Path', [c, east])
];

/** West of −93.3 is the first tract, east of it the second. */
const input: GazetteerInput = {
	streets,
	corners: [
		// 11 m from where the streets meet, without type; and one that no street here has.
		{ street: 'Oak', cross: '1st Ave', city: 'Elmtown', longitude: -93.3, latitude: 45.0011 },
		{ street: 'Mill Rd', cross: 'Oak St', city: 'Farville', longitude: -93.4, latitude: 45.1 }
	],
	landmarks: [{ name: 'Town Library', kind: 'library', longitude: -93.301, latitude: 45.001 }],
	everyday: {
		state: ['MN'],
		also: [{ place: 'landmark:Town Library', names: ['Book house'] }],
		areas: [{ name: 'Both', also: ['All'], within: 'Elmtown', communities: ['West', 'East'] }]
	},
	communities: [square('West', -93.31, -93.3), square('East', -93.3, -93.29)],
	cities: [square('Elmtown', -93.31, -93.29)],
	tractAt: (lng) => (lng < -93.31 || lng > -93.29 ? -1 : lng < -93.3 ? 0 : 1),
	places: {
		format: 1,
		cities: ['Elmtown'],
		counties: [],
		neighborhoods: [],
		stations: [],
		places: [],
		tracts: {
			geoid: ['27001000101', '27001000102'],
			city: [0, 0],
			neighborhood: [-1, -1],
			stations: [[], []]
		}
	},
	shapes: {
		format: 1,
		tracts: {
			x: [-9330500, -9329500],
			y: [4500100, 4500100],
			bbox: [],
			neighbors: []
		},
		places: [],
		stationAreas: []
	},
	crosswalk: {
		from: ['27001000100', '27001000102'],
		to: ['27001000101', '27001000102'],
		overlaps: [
			[{ from: 0, countWeight: 0.97, meanWeight: 1 }],
			[
				{ from: 1, countWeight: 1, meanWeight: 0.9 },
				{ from: 0, countWeight: 0.03, meanWeight: 0.1 }
			]
		],
		largestOverlap: [0.97, 0.9]
	}
};

function square(name: string, from: number, to: number) {
	const ring = [
		[from, 44.99],
		[to, 44.99],
		[to, 45.01],
		[from, 45.01],
		[from, 44.99]
	];
	return {
		id: name,
		properties: { name, city: 'Elmtown' },
		geometry: { type: 'Polygon' as const, coordinates: [ring] }
	};
}

describe('corners of streets', () => {
	test('lie where stretches of two streets end', () => {
		const found = cornersOfStreets(streets).map(({ street, cross, latitude }) => [
			`${street} & ${cross}`,
			latitude
		]);
		expect(found).toEqual([
			['1st Ave N & Oak St', 45.001],
			['1st Ave S & Oak St', 45.001],
			['Oak St & Pine Path', 45.002],
			['1st Ave N & Pine Path', 45.001]
		]);
	});
});

describe('the gazetteer', () => {
	const file = buildGazetteer(input);
	const gazetteer = readGazetteer(file);
	const named = gazetteer.corners.map(({ street, cross, tracts, city }) => ({
		name: `${file.streets[street]!} & ${file.streets[cross]!}`,
		tracts,
		city: file.cities[city]
	}));

	test('takes a corner of bus stops only where the streets have none', () => {
		expect(named.map(({ name }) => name).sort()).toEqual([
			'1st Ave N & Oak St',
			'1st Ave N & Pine Path',
			'1st Ave S & Oak St',
			'Mill Rd & Oak St',
			'Oak St & Pine Path'
		]);
		expect(named.find(({ name }) => name.startsWith('Mill'))).toMatchObject({
			city: 'Farville',
			tracts: []
		});
	});

	test('says which tracts meet at a corner, the one that holds it first', () => {
		expect(named.find(({ name }) => name === '1st Ave N & Oak St')?.tracts).toEqual([1, 0]);
		expect(named.find(({ name }) => name === '1st Ave N & Pine Path')?.tracts).toEqual([1]);
	});

	test('gives back the stretches that have house numbers', () => {
		const oak = gazetteer.stretches[file.streets.indexOf('Oak St')]!;
		expect(oak).toMatchObject([
			{ left: { from: 101, to: 199, zip: '55001' }, right: { from: 100, to: 198 }, line: [a, b] },
			{ left: null, right: { from: 200, to: 298, zip: '55002' }, line: [b, c] }
		]);
		expect(gazetteer.stretches[file.streets.indexOf('Pine Path')]).toEqual([]);
		expect(gazetteer.stretches.flat()).toHaveLength(4);
	});

	test('gives a ZIP code the tracts where most sides of streets have it', () => {
		// East: two sides of Oak St and one of 1st Ave N in 55001, one in 55002; the rest lies west.
		expect(file.zipTracts).toEqual([['55001', [0, 1]]]);
	});

	test('names areas, further names and what became of tracts', () => {
		expect(file.areas).toEqual([
			{ name: 'Both', also: ['All'], within: 'Elmtown', tracts: [0, 1] },
			{ name: 'West', also: [], within: 'Elmtown', tracts: [0] },
			{ name: 'East', also: [], within: 'Elmtown', tracts: [1] }
		]);
		expect(file.also).toEqual([['landmark:Town Library', ['Book house']]]);
		expect(file.formerTracts).toEqual([['27001000100', [0]]]);
	});

	test('an everyday name of no place stops the build', () => {
		const everyday = { ...input.everyday, also: [{ place: 'city:Nowhere', names: [] }] };
		expect(() => buildGazetteer({ ...input, everyday })).toThrow(/there is no city:Nowhere/);
	});
});
