import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeNames as words } from '#words/common.ts';
import type { LinesFile, PlacesFile } from '../indicators/built-files.ts';
import { HALF_MILE, ONE_MILE } from '../lines/corridor.ts';
import { place } from './place.fixture.ts';
import { placeRef } from './place.ts';
import { distanceText, placeName, type PlaceNameSources } from './names.ts';

const places: PlacesFile = {
	format: 1,
	cities: ['Minneapolis', 'Crystal'],
	counties: [{ code: '053', name: 'Hennepin' }],
	neighborhoods: ['Near - North'],
	tracts: {
		geoid: ['27053003300', '27053020801'],
		city: [0, 1],
		neighborhood: [0, -1],
		stations: [[0], []]
	},
	stations: [
		{ id: 'penn', name: 'Penn Avenue', city: 'Minneapolis', status: 'planned', x: 0, y: 0 }
	],
	places: [
		{ key: 'region', name: 'Region' },
		{ key: 'city:Crystal', name: 'Crystal' },
		{ key: 'neighborhood:Near - North', name: 'Near - North' }
	]
};
const station = (id: string, name: string, order: number) => ({
	id,
	name,
	order,
	city: 'Saint Paul',
	status: 'open' as const,
	lngLat: [-93.1, 44.95] as const
});
const lines: LinesFile = {
	format: 1,
	lines: [
		{
			id: 'green-line',
			name: 'METRO Green Line',
			status: 'open',
			opened: 2014,
			accuracyMeters: null,
			terminusShared: null,
			line: { type: 'LineString', coordinates: [] },
			stations: [station('target-field', 'Target Field', 0), station('dale', 'Dale Street', 1)]
		}
	]
};
const plan = {
	name: 'Ours',
	line: [],
	meters: HALF_MILE,
	stations: [{ name: 'Here', lngLat: [-93, 45] as const }]
};
const all: PlaceNameSources = { places, lines, plan, reach: HALF_MILE };

describe('names of places', () => {
	it.each([
		[
			'region',
			'Seven-county region',
			'Anoka, Carver, Dakota, Hennepin, Ramsey, Scott and Washington counties'
		],
		['county:053', 'Hennepin County', 'County'],
		['city:Crystal', 'Crystal', 'City'],
		['neighborhood:Near - North', 'Near - North', 'Neighborhood of Minneapolis'],
		['tract:27053003300', 'Tract 33, Near - North, Minneapolis', '2020 census tract 27053003300'],
		['tract:27053020801', 'Tract 208.01, Crystal', '2020 census tract 27053020801'],
		['tracts:053003300,053020801', '2 tracts together', ''],
		['tracts:053003300,053020801~Ours', 'Ours', '2 tracts together'],
		['station:penn', 'Penn Avenue station area', 'Within half a mile of the station, Minneapolis'],
		[
			'station:penn@0.25mi',
			'Penn Avenue station area',
			'Within a quarter mile of the station, Minneapolis'
		],
		[
			'station:dale@500m',
			'Dale Street station area',
			'Within 500 meters of the station, Saint Paul'
		],
		['station:plan-1', 'Here station area', 'Within half a mile of the station'],
		[
			'stations:green-line',
			'METRO Green Line: all station areas',
			'Within half a mile of any of its 2 stations'
		],
		[
			'each:green-line@1mi',
			'METRO Green Line: each station by itself',
			'Within one mile of each station'
		],
		['corridor:green-line', 'METRO Green Line corridor', 'Within one mile of the line'],
		['stations:plan', 'Ours: all station areas', 'Within half a mile of its station'],
		['near:44.98,-93.28,0.5mi', 'Within half a mile of a point', ''],
		['near:44.98,-93.28,1.5mi~Penn & Lowry', 'Penn & Lowry', 'Within 1.5 miles of this point']
	])('%s', (ref, name, detail) => {
		expect(placeName(ref, all, words)).toEqual({ name, detail, known: true });
	});

	it.each([
		'nonsense',
		'county:999',
		'city:Gotham',
		'tract:27053999999',
		'tracts:053003300,053999999',
		'station:mars',
		'stations:purple-line',
		'neighborhood:Mars'
	])('%s is unknown once the files are there', (ref) => {
		expect(placeName(ref, all, words)).toEqual({ name: words.unknown, detail: '', known: false });
	});

	it('follow the view’s reach, and only where a place has none of its own', () => {
		const detail = (ref: string) => placeName(ref, { ...all, reach: ONE_MILE }, words).detail;
		expect(detail('station:penn')).toBe('Within one mile of the station, Minneapolis');
		expect(detail('station:penn@0.5mi')).toBe('Within half a mile of the station, Minneapolis');
		expect(detail('corridor:green-line@0.5mi')).toBe('Within half a mile of the line');
	});

	it('are there before any file is', () => {
		const none: PlaceNameSources = { places: null, lines: null, plan: null, reach: HALF_MILE };
		expect(placeName('station:us-bank-stadium', none, words).name).toBe(
			'Us Bank Stadium station area'
		);
		expect(placeName('stations:green-line', none, words)).toEqual({
			name: 'METRO Green Line: all station areas',
			detail: 'Within half a mile of any of its stations',
			known: true
		});
		expect(placeName('tract:27053003300', none, words).name).toBe('Tract 33');
	});

	it('are never empty nor a slip of the code, for any place', () => {
		fc.assert(
			fc.property(place, fc.boolean(), (each, arrived) => {
				const sources = arrived ? all : { ...all, places: null, lines: null };
				const { name, detail } = placeName(placeRef(each), sources, words);
				if (each.kind !== 'county') expect(name.length).toBeGreaterThan(0);
				expect(`${name}${detail}`.replace('name' in each ? each.name : '', '')).not.toMatch(
					/undefined|null|NaN/
				);
			})
		);
	});
});

describe('distances', () => {
	it.each([
		[402.336, 'a quarter mile'],
		[HALF_MILE, 'half a mile'],
		[1207.008, 'three quarters of a mile'],
		[ONE_MILE, 'one mile'],
		[ONE_MILE * 2, '2 miles'],
		[ONE_MILE * 0.3, '0.3 miles'],
		[1200, '1,200 meters']
	])('%d is %s', (meters, text) => {
		expect(distanceText(meters, words.distance)).toBe(text);
	});
});
