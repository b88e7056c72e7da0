import { describe, expect, it } from 'vitest';
import type { CornersFile, PlacesFile } from '../indicators/built-files.ts';
import { tractNumber } from './names.ts';
import { cornerIndex, searchCorners } from './corners.ts';
import { matchWords, searchWords } from './find.ts';
import { placeEntries, searchPlaces } from './find.ts';

const corners: CornersFile = {
	format: 1,
	streets: [
		'Penn Ave N',
		'Lowry Ave N',
		'Lyndale Ave S',
		'Lake St W',
		'Lowry Ave NE',
		'Penn Ave S'
	],
	cities: ['Minneapolis', 'Richfield'],
	corners: [
		[0, 1, 0, -9330822, 4501342, 5],
		[2, 3, 0, -9328800, 4494800, 7],
		[4, 2, 0, -9326000, 4501300, 8],
		[5, 3, 0, -9330800, 4494800, 9],
		[5, 2, 1, -9330800, 4488800, 10]
	]
};

const places = {
	cities: ['Minneapolis', 'Robbinsdale'],
	neighborhoods: ['Jordan'],
	stations: [
		{ id: 'penn', name: 'Penn Avenue', city: 'Minneapolis', status: 'planned', x: 0, y: 0 }
	],
	places: [
		{ key: 'city:Robbinsdale', name: 'Robbinsdale' },
		{ key: 'neighborhood:Jordan', name: 'Jordan' },
		{ key: 'station:penn', name: 'Penn Avenue' }
	],
	tracts: { geoid: ['27053003300', '27053101602'], city: [0, 1], neighborhood: [0, -1] }
} as unknown as PlacesFile;

const streets = (text: string, near?: Set<string>) =>
	searchCorners(cornerIndex(corners), text, 5, near).map((hit) => `${hit.street} & ${hit.cross}`);

describe('search words', () => {
	it('writes street words one way, without accents and punctuation', () => {
		expect(searchWords('Penn Avenue North')).toEqual(['penn', 'ave', 'n']);
		expect(searchWords('PENN AVE. N.')).toEqual(['penn', 'ave', 'n']);
		expect(searchWords('Niño’s Café')).toEqual(['ninos', 'cafe']);
	});

	it('needs every word and prefers whole words at the front', () => {
		expect(matchWords(['penn'], ['lowry', 'ave'])).toBeNull();
		expect(matchWords(['n'], ['penn', 'ave', 'n'])).not.toBeNull();
		expect(matchWords(['lowry'], ['lowry', 'ave'])!).toBeGreaterThan(
			matchWords(['low'], ['lowry', 'ave'])!
		);
	});
});

describe('searching street corners', () => {
	it.each([
		'Penn Ave N & Lowry',
		'lowry and penn',
		'penn @ lowry ave n',
		'Penn/Lowry',
		'penn lowry',
		'Penn Avenue North at Lowry Avenue North'
	])('finds Penn and Lowry as "%s"', (text) => {
		expect(streets(text)[0]).toBe('Penn Ave N & Lowry Ave N');
	});

	it('lists the corners of one street, and nothing for an unknown one', () => {
		expect(streets('lyndale').sort()).toEqual([
			'Lowry Ave NE & Lyndale Ave S',
			'Lyndale Ave S & Lake St W',
			'Penn Ave S & Lyndale Ave S'
		]);
		expect(streets('zzz & penn')).toEqual([]);
		expect(streets('   ')).toEqual([]);
	});

	it('breaks ties toward the cities of the line', () => {
		expect(streets('lyndale', new Set(['Richfield']))[0]).toBe('Penn Ave S & Lyndale Ave S');
	});

	it('gives the point and tract of a corner', () => {
		expect(searchCorners(cornerIndex(corners), 'penn lowry', 1)[0]).toMatchObject({
			lng: -93.30822,
			lat: 45.01342,
			city: 'Minneapolis',
			tract: 5
		});
	});
});

describe('searching places', () => {
	const find = (text: string) =>
		searchPlaces(placeEntries(places), text, 3).map((hit) => hit.entry.key);

	it('finds stations, cities, neighborhoods and tracts by what people type', () => {
		expect(find('penn')[0]).toBe('station:penn');
		expect(find('Penn Ave station')[0]).toBe('station:penn');
		expect(find('robbins')[0]).toBe('city:Robbinsdale');
		expect(find('jordan')[0]).toBe('neighborhood:Jordan');
		expect(find('tract 33')[0]).toBe('tract:27053003300');
		expect(find('27053101602')).toEqual(['tract:27053101602']);
		expect(find('1016.02')).toEqual(['tract:27053101602']);
		expect(find('')).toEqual([]);
	});
});

describe('tract numbers', () => {
	it('drops padding and an empty suffix', () => {
		expect(tractNumber('27053003300')).toBe('33');
		expect(tractNumber('27053101602')).toBe('1016.02');
		expect(tractNumber('27003050107')).toBe('501.07');
	});
});
