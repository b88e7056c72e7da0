import { zipSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { corridorOf, idOf, lineOfGeoJson, lineOfFeed } from '../../scripts/refresh/corridor.ts';
import { readPlaces } from '../../scripts/data/places.ts';
import { pointOnFeature } from '@turf/turf';

type Files = Record<string, string>;

/** A feed of one line with three stations, two trips out and one back, and another line. */
const FEED: Files = {
	'agency.txt': 'agency_id,agency_name\nMT,Metro Transit\n',
	'routes.txt':
		'route_id,agency_id,route_short_name,route_long_name,route_desc\n' +
		'923-213,MT,,METRO C Line,"Buses every\n15 minutes"\n5,MT,5,Fremont,\n',
	'trips.txt':
		'route_id,service_id,trip_id,shape_id,direction_id\n' +
		'923-213,WK,short,S1,0\n923-213,WK,whole,S1,0\n923-213,WK,zback,S2,1\n5,WK,other,S3,0\n',
	'stop_times.txt':
		'trip_id,stop_id,stop_sequence\nshort,a1,1\nshort,b1,2\n' +
		'whole,c1,30\nwhole,a1,4\nwhole,b1,20\n' +
		'zback,c2,1\nzback,b2,2\nzback,a2,3\nother,z,1\nother,a1,2\nother,b1,3\nother,c1,4\n',
	'stops.txt':
		'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n' +
		'a1,Penn & Plymouth Station,44.9910,-93.3080,0,\na2,Penn & Plymouth Station,44.9914,-93.3084,0,\n' +
		'b1,Penn & Lowry Station - Gate A,45.0130,-93.3080,0,\nb2,Penn & Lowry Station - Gate B,45.0132,-93.3082,0,\n' +
		'c1,"North ""End""\nStation",45.0300,-93.3080,0,C\nc2,End,45.0310,-93.3080,0,C\n' +
		'C,North End Station,45.0305,-93.3081,1,\nz,Elsewhere,45,-93,0,\n',
	'shapes.txt':
		'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n' +
		'S1,45.0300,-93.3080,30\nS1,44.9910,-93.3080,1\nS3,1,1,1\nS1,45.0130,-93.3081,9\n',
	'calendar.txt': 'service_id,start_date,end_date\nWK,20240817,20241206\n'
};

const zipped = (files: Files) =>
	zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const without = (...names: string[]): Files =>
	Object.fromEntries(Object.entries(FEED).filter(([name]) => !names.includes(name)));

const STATIONS = [
	{ name: 'Penn & Plymouth Station', lngLat: [-93.3082, 44.9912] },
	{ name: 'Penn & Lowry Station', lngLat: [-93.3081, 45.0131] },
	{ name: 'North End Station', lngLat: [-93.3081, 45.0305] }
];

describe('a line of a feed', () => {
	test('has the stations of its longest trip, each in the middle of its stops, and its shape in order', () => {
		const found = lineOfFeed(zipped(FEED), 'metro c line');
		expect(found.stations).toEqual(STATIONS);
		expect(found.line).toEqual([
			[
				[-93.308, 44.991],
				[-93.3081, 45.013],
				[-93.308, 45.03]
			]
		]);
		expect(found).toMatchObject({ publisher: 'Metro Transit', year: '2024' });
	});

	test('is the same with byte order marks, other line ends and a folder within the zip', () => {
		const strange = Object.fromEntries(
			Object.entries(FEED).map(([name, text]) => [
				`google_transit/${name}`,
				`\uFEFF${text.replace(/\n(?=[^\n]*$|[^"]*(?:"[^"]*"[^"]*)*$)/g, '\r\n')}`
			])
		);
		expect(lineOfFeed(zipped(strange), '923-213')).toEqual(lineOfFeed(zipped(FEED), '923-213'));
	});

	test('does without shapes, agencies and calendars, and says how it is drawn then', () => {
		const found = lineOfFeed(
			zipped(without('shapes.txt', 'agency.txt', 'calendar.txt')),
			'923-213'
		);
		expect(found.stations).toEqual(STATIONS);
		expect(found.line).toEqual([STATIONS.map(({ lngLat }) => lngLat)]);
		expect(found.basis).toContain('straight lines');
		expect(found).toMatchObject({ publisher: null, year: null });
	});

	test.each<readonly [string, Uint8Array, string, string]>([
		['no zip', strToU8('<html>'), '923-213', 'no zip file, or it is damaged'],
		['no stops', zipped(without('stops.txt')), '923-213', 'The feed has no stops.txt'],
		['another line', zipped(FEED), '99', 'The feed has no line “99”. It has METRO C Line, 5.'],
		[
			'a stop nowhere',
			zipped({ ...FEED, 'stops.txt': FEED['stops.txt']!.replace('45.0305,-93.3081', ',') }),
			'923-213',
			'“North End Station” has no place'
		],
		[
			'an unknown stop',
			zipped({ ...FEED, 'stop_times.txt': `${FEED['stop_times.txt']!}whole,q,40\n` }),
			'923-213',
			'A trip stops at “q”'
		],
		[
			'no trips',
			zipped({ ...FEED, 'trips.txt': 'route_id,service_id,trip_id\n' }),
			'923-213',
			'no trip with stops'
		]
	])('%s: one clear sentence', (_, zip, route, sentence) => {
		expect(() => lineOfFeed(zip, route)).toThrow(sentence);
	});
});

describe('a line of a GeoJSON file', () => {
	const point = (name: unknown, at: readonly number[], order?: number) => ({
		type: 'Feature',
		properties: { name, ...(order !== undefined && { order }) },
		geometry: { type: 'Point', coordinates: at }
	});
	const way = {
		type: 'Feature',
		properties: { basis: 'surveyed' },
		geometry: {
			type: 'LineString',
			coordinates: [
				[-93.3, 45],
				[-93.3, 45.1]
			]
		}
	};
	const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

	test('has its stations in the order that they say, or that of the file', () => {
		const found = lineOfGeoJson(
			file(point('B', [-93.3, 45.1], 1), way, point('A', [-93.3, 45], 0))
		);
		expect(found.stations.map(({ name }) => name)).toEqual(['A', 'B']);
		expect(found).toMatchObject({ basis: 'surveyed', line: [way.geometry.coordinates] });
	});

	test.each<readonly [string, string]>([
		['{', 'no GeoJSON'],
		[file(way), 'a point for each station'],
		[file(point('A', [-93.3, 45])), 'The file needs a line'],
		[file(way, point('', [-93.3, 45])), 'has no “name”'],
		[file(way, point('A', [-93.3, 45]), point('A', [-93.3, 45.1])), 'two stations “A”']
	])('%s: one clear sentence', (text, sentence) => {
		expect(() => lineOfGeoJson(text)).toThrow(sentence);
	});
});

describe('the file of a new line', () => {
	const about = { id: 'x', name: 'X', opened: 2019, asOf: '2020', source: 'x-stations' };
	const found = { line: [[[0, 0]]], publisher: null, year: null, basis: '', stationBasis: 'ours' };

	test('names the city that each station lies in, and gives each an id of its own', () => {
		const [city] = readPlaces('cities').features;
		const [x = 0, y = 0] = pointOnFeature(city!).geometry.coordinates;
		const stations = [
			{ name: 'Señor & Main', lngLat: [x, y] as const },
			{ name: 'Senor and Main', lngLat: [x, y] as const, basis: 'theirs' }
		];
		const corridor = corridorOf({ ...found, stations }, about);
		expect(corridor.stations).toMatchObject([
			{ id: 'senor-and-main', order: 0, city: city!.properties.name, basis: 'ours' },
			{ id: 'senor-and-main-2', order: 1, basis: 'theirs' }
		]);
	});

	test('refuses a station outside of every city', () => {
		const stations = [{ name: 'Far', lngLat: [0, 0] as const }];
		expect(() => corridorOf({ ...found, stations }, about)).toThrow('“Far” (0, 0) lies in no city');
	});

	test('an id has letters, digits and hyphens', () => {
		expect(idOf('  METRO C-Line (Penn & 7th) ')).toBe('metro-c-line-penn-and-7th');
	});
});
