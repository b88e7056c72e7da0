import { describe, expect, it } from 'vitest';
import type { PlacesFile, ShapesFile } from '../indicators/built-files.ts';
import { placeSearch, askedTract } from './find.ts';
import { foundText, middleOfFound, type FoundWords, askedAddress, askedZip } from './found-text.ts';
import { gazetteerWith } from './gazetteer.fixture.ts';

const gazetteer = gazetteerWith({
	streets: ['26th Ave N', 'Lake St W', 'Lowry Ave N', 'Penn Ave N', 'Penn Ave S', 'West Broadway'],
	cities: ['Minneapolis', 'Richfield'],
	corners: [
		{ street: 2, cross: 3, city: 0, x: -9330824, y: 4501327, tracts: [0, 1] },
		{ street: 1, cross: 4, city: 0, x: -9330832, y: 4494830, tracts: [1] },
		{ street: 3, cross: 5, city: 0, x: -9330820, y: 4500387 },
		{ street: 4, cross: 1, city: 1, x: -9330832, y: 4490000 }
	],
	stretches: [
		{
			street: 3,
			city: 0,
			zip: '55411',
			left: [2101, 2199],
			right: [2100, 2198],
			line: [
				[-9330820, 4500000],
				[-9330820, 4500200]
			]
		},
		{
			street: 4,
			city: 0,
			zip: '55405',
			left: [2100, 2198],
			right: [2101, 2199],
			line: [
				[-9330840, 4496200],
				[-9330840, 4496000]
			]
		},
		{
			street: 5,
			city: 0,
			zip: '55411',
			left: [2198, 2026],
			right: [2199, 2025],
			line: [
				[-9330700, 4500320],
				[-9330600, 4500260]
			]
		}
	],
	landmarks: {
		name: ['North Memorial Medical Center', 'North Memorial Clinic', 'Capri'],
		kind: ['hospital', 'clinic', 'theatre'],
		city: [0, 0, 0],
		x: [-9332182, 9960, 0],
		y: [4501451, 0, 0]
	},
	also: [
		['city:Minneapolis', ['Mpls']],
		['landmark:North Memorial Medical Center', ['North Memorial']]
	],
	areas: [
		{ name: 'North Minneapolis', also: ['Northside'], within: 'Minneapolis', tracts: [0, 1] }
	],
	zipTracts: [['55411', [0]]],
	formerTracts: [['27053104900', [2, 3]]],
	state: ['MN', 'Minnesota']
});

const places = {
	format: 1,
	cities: ['Minneapolis', 'Robbinsdale'],
	counties: [{ code: '053', name: 'Hennepin' }],
	neighborhoods: ['Jordan'],
	stations: [
		{
			id: 'penn',
			name: 'Penn Avenue',
			city: 'Minneapolis',
			status: 'planned',
			x: -9330820,
			y: 4500390
		}
	],
	places: [
		{ key: 'city:Minneapolis', name: 'Minneapolis' },
		{ key: 'city:Robbinsdale', name: 'Robbinsdale' },
		{ key: 'neighborhood:Jordan', name: 'Jordan' },
		{ key: 'county:053', name: 'Hennepin County' },
		{ key: 'corridor:line', name: 'Line' },
		{ key: 'stations:line', name: 'Line' },
		{ key: 'station:penn', name: 'Penn Avenue' }
	],
	tracts: {
		geoid: ['27053003300', '27053101602', '27053104901', '27053104902', '27123033000'],
		city: [0, 1, 0, 0, 0],
		neighborhood: [0, -1, -1, -1, -1],
		stations: [[0], [], [], [], []]
	}
} satisfies PlacesFile;

const find = placeSearch(places, gazetteer, (code) => `ZIP ${code}`);
const first = (text: string) => find(text, 5)[0];
const name = (text: string) => first(text)?.name;

describe('addresses', () => {
	it.each([
		['2100 Penn Ave N', '2100 Penn Ave N'],
		['2100 penn avenue north, apt 3, Minneapolis, MN 55411', '2100 Penn Ave N'],
		['2100 N Penn', '2100 Penn Ave N'],
		['2100 block of Penn Ave N', '2100 Penn Ave N'],
		['2100-2104 Penn Ave N', '2100 Penn Ave N'],
		['2100b Penn Ave N', '2100 Penn Ave N'],
		['2100 Penn Ave S', '2100 Penn Ave S'],
		['2100 Penn Ave 55405', '2100 Penn Ave S'],
		['2100 W Broadway Ave', '2100 West Broadway'],
		['2100 west brodway', '2100 West Broadway']
	])('"%s" is %s', (text, expected) => {
		expect(first(text)).toMatchObject({ kind: 'address', name: expected });
	});

	it('of streets named alike, the one by the line comes first', () => {
		expect(find('2100 penn', 5).map((found) => found.name)).toEqual([
			'2100 Penn Ave N',
			'2100 Penn Ave S'
		]);
	});

	it('open the half mile around them', () => {
		expect(first('2100 Penn Ave N')?.id).toBe('near:45,-93.3081,0.5mi~2100 Penn Ave N');
	});

	it('are none where no street has the number', () => {
		expect(find('9999 Penn Ave N', 5).filter(({ kind }) => kind === 'address')).toEqual([]);
		expect(find('26 ave n', 5).filter(({ kind }) => kind === 'address')).toEqual([]);
	});
});

describe('corners', () => {
	it.each([
		'Penn Ave N & Lowry',
		'lowry and penn',
		'penn @ lowry ave n',
		'Penn/Lowry',
		'penn lowry',
		'penn x lowry',
		'Penn & Lowry, Minneapolis MN',
		'Penn Avenue North at Lowry Avenue North',
		'pen & lowrey'
	])('finds Penn and Lowry as "%s"', (text) => {
		expect(first(text)).toMatchObject({
			kind: 'corner',
			name: 'Lowry Ave N & Penn Ave N',
			tracts: ['33', '1016.02'],
			at: [-93.30824, 45.01327]
		});
	});

	it('of one street are listed behind what is named so', () => {
		expect(find('penn', 5).map((found) => found.name)[0]).toBe('Penn Avenue');
		expect(find('lowry ave n', 5).map((found) => found.name)).toEqual(['Lowry Ave N & Penn Ave N']);
		expect(find('zzz & penn', 5)).toEqual([]);
	});

	it('lie in the city that is named', () => {
		expect(first('penn & lake, Richfield')?.within).toBe('Richfield');
		expect(first('penn & lake, Minneapolis')?.within).toBe('Minneapolis');
	});
});

describe('names', () => {
	it.each([
		['penn', 'station:penn'],
		['Penn Ave station', 'station:penn'],
		['robbins', 'city:Robbinsdale'],
		['robinsdale', 'city:Robbinsdale'],
		['mpls', 'city:Minneapolis'],
		['jordan', 'neighborhood:Jordan'],
		['hennepin county', 'county:053'],
		['Northside', 'tracts:053003300,053101602~North Minneapolis'],
		['North Memorial', 'near:45.01451,-93.32182,0.5mi~North Memorial Medical Center']
	])('"%s"', (text, id) => {
		expect(first(text)?.id).toBe(id);
	});

	it('of landmarks may have their kind with them', () => {
		expect(name('capri theater')).toBe('Capri');
	});

	it('nothing is found where a word fits nothing', () => {
		expect(find('xyzzy', 5)).toEqual([]);
		expect(find('jordan xyzzy', 5)).toEqual([]);
		expect(find('   ', 5)).toEqual([]);
	});

	it('no answer comes twice, and no more than asked for', () => {
		for (const text of ['p', 'penn', 'north', 'tract', '2100 penn']) {
			const ids = find(text, 3).map(({ id }) => id);
			expect(ids.length).toBeLessThanOrEqual(3);
			expect(new Set(ids).size).toBe(ids.length);
		}
	});
});

describe('tracts', () => {
	it.each(['tract 33', '33', '27053003300', 'Census Tract 33, Hennepin County'])('"%s"', (text) => {
		expect(first(text)?.id).toBe('tract:27053003300');
	});

	it('say what became of one of 2010', () => {
		expect(first('27053104900')).toMatchObject({
			kind: 'tract',
			name: '1049',
			id: 'tracts:053104901,053104902',
			tracts: ['1049.01', '1049.02']
		});
	});

	it('of another county are none', () => {
		expect(find('Census Tract 33, Ramsey County', 5)).toEqual([]);
	});
});

describe('house numbers', () => {
	it.each([
		['2100 Penn Ave N', 2100, 'Penn Ave N'],
		['2100-2104 Penn', 2100, 'Penn'],
		['2100b Penn', 2100, 'Penn'],
		['2100 1/2 Penn', 2100, 'Penn'],
		['2100 block of Penn', 2100, 'Penn']
	])('stand before a street: "%s"', (text, number, street) => {
		expect(askedAddress(text)).toEqual({ number, street });
	});

	it('leave the apartment away', () => {
		expect(askedAddress('12 Penn Ave N, Apt. #3, Minneapolis')?.street).not.toContain('3');
		expect(askedAddress('12 Penn Ave N #3')?.street.trim()).toBe('Penn Ave N');
	});

	it.each(['26th Ave N', 'Penn 2100', '55411', ''])('are none in "%s"', (text) => {
		expect(askedAddress(text)).toBeNull();
	});
});

describe('ZIP codes', () => {
	it('are the tracts that are known to lie in them', () => {
		expect(first('55411')).toMatchObject({ kind: 'zip', id: 'tracts:053003300~ZIP 55411' });
		expect(first('zip code 55411-1234')?.kind).toBe('zip');
		expect(find('55428', 5)).toEqual([]);
	});

	it('are told from other numbers', () => {
		expect(askedZip(' 55428 ')).toBe('55428');
		expect(askedZip('55428 Penn')).toBeNull();
		expect(askedZip('5542')).toBeNull();
	});
});

describe('before the gazetteer is there', () => {
	const early = placeSearch(places, null, (code) => code);

	it('places are found', () => {
		expect(early('jordan', 1)[0]?.id).toBe('neighborhood:Jordan');
		expect(early('tract 33', 1)[0]?.id).toBe('tract:27053003300');
		expect(early('2100 Penn Ave N', 1)).toEqual([]);
	});

	it('and nothing before the places are', () => {
		expect(placeSearch(null, null, (code) => code)('penn', 1)).toEqual([]);
	});
});

describe('what was found, in words', () => {
	const kinds = new Proxy({}, { get: (_, kind) => String(kind) }) as FoundWords['kinds'];
	const words: FoundWords = {
		kinds,
		tract: ({ number }) => `Tract ${number}`,
		zip: ({ code }) => `ZIP ${code}`,
		betweenTracts: ({ numbers }) => `between ${numbers.join(' and ')}`,
		splitInto: ({ numbers }) => `split into ${numbers.join(' and ')}`,
		became: ({ number }) => `now ${number}`,
		zipTracts: ({ count }) => `${count} tracts`
	};
	const told = (text: string) => foundText(first(text)!, words);

	it('says where it is, and what is to be known of it', () => {
		expect(told('tract 33')).toEqual({ name: 'Tract 33', detail: 'tract · Jordan, Minneapolis' });
		expect(told('penn & lowry').detail).toBe('corner · Minneapolis · between 33 and 1016.02');
		expect(told('penn & lake, minneapolis').detail).toBe('corner · Minneapolis');
		expect(told('1049').detail).toBe('tract · Minneapolis · split into 1049.01 and 1049.02');
		expect(told('55411')).toEqual({ name: 'ZIP 55411', detail: 'zip · Minneapolis · 1 tracts' });
		expect(told('robbinsdale').detail).toBe('city');
		expect(find('line', 2).map((found) => foundText(found, words).detail)).toEqual([
			'corridor',
			'stations'
		]);
	});

	it('has a middle as soon as shapes are there', () => {
		const shapes = {
			format: 1,
			tracts: {
				x: [-9330000, -9332000, 0, 0, 0],
				y: [4500000, 4502000, 0, 0, 0],
				bbox: [],
				neighbors: []
			},
			places: [
				[0, 0, 0, 0],
				[-9334000, 4502000, -9332000, 4504000]
			],
			stationAreas: []
		} satisfies ShapesFile;
		const middle = (text: string) => middleOfFound(first(text)!, places, shapes);
		expect(middle('penn')).toEqual([-93.3082, 45.0039]);
		expect(middle('tract 33')).toEqual([-93.3, 45]);
		expect(middle('northside')).toEqual([-93.31, 45.01]);
		expect(middle('robbinsdale')).toEqual([-93.33, 45.03]);
		expect(middleOfFound(first('robbinsdale')!, places, null)).toBeNull();
		expect(middleOfFound(first('penn & lowry')!, null, null)).toEqual([-93.30824, 45.01327]);
	});
});

describe('tracts as people write them', () => {
	it.each([
		['tract 33', ['003300'], null],
		['Tract #33', ['003300'], null],
		['ct 33', ['003300'], null],
		['Census Tract 33, Hennepin County', ['003300'], '053'],
		['Census Tract 33.00; Hennepin County; Minnesota', ['003300'], '053'],
		['tract 1016.02', ['101602'], null],
		['tract 1016.2', ['101602', '101620'], null],
		['tract 101602', ['101602'], null],
		['27053003300', ['003300'], '053'],
		['27 053 003300', ['003300'], '053'],
		['1400000US27053003300', ['003300'], '053'],
		['1500000US270530033001', ['003300'], '053'],
		['tract 27053003300', ['003300'], '053']
	] as const)('"%s"', (text, codes, county) => {
		expect(askedTract(text)).toEqual({ codes, county, said: true });
	});

	it('a bare number may be one', () => {
		expect(askedTract('33')).toEqual({ codes: ['003300'], county: null, said: false });
		expect(askedTract('1049.01')).toEqual({ codes: ['104901'], county: null, said: false });
	});

	it.each(['33rd', 'penn', 'tract', 'tract nine', '55411', '33 Penn', '06037003300', ''])(
		'"%s" is none of the region',
		(text) => {
			expect(askedTract(text)).toBeNull();
		}
	);
});
