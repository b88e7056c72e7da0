import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	areaGeometry,
	areaPlace,
	packPoints,
	unpackPoints,
	cleanName,
	groundOf,
	parsePlace,
	placeRef,
	renamed,
	tractsPlace,
	decodePlan,
	encodePlan
} from './place.ts';
import { lonLat, place } from './place.fixture.ts';
import { plan } from './plan.fixture.ts';

describe('references', () => {
	it('give every place back, and every place has one', () => {
		fc.assert(
			fc.property(place, (each) => {
				const ref = placeRef(each);
				expect(parsePlace(ref)).toEqual(each);
			}),
			{ numRuns: 3000 }
		);
	});

	it('never fail to be read, and what can be read has one text', () => {
		fc.assert(
			fc.property(place, fc.nat(), fc.string({ maxLength: 4 }), (each, at, noise) => {
				const ref = placeRef(each);
				const cut = at % (ref.length + 1);
				const read = parsePlace(ref.slice(0, cut) + noise + ref.slice(cut + noise.length));
				if (read) expect(parsePlace(placeRef(read))).toEqual(read);
			}),
			{ numRuns: 3000 }
		);
	});

	it.each([
		['region', { kind: 'region', id: '' }],
		['tract:27053003300', { kind: 'tracts', geoids: ['27053003300'], name: '' }],
		['station:penn@0.25mi', { kind: 'station', id: 'penn', meters: 402.336 }],
		['stations:green-line', { kind: 'stations', id: 'green-line', meters: null }],
		[
			'corridor:blue-line-extension@1mi',
			{ kind: 'corridor', id: 'blue-line-extension', meters: 1609.344 }
		]
	])('%s', (ref, expected) => {
		expect(parsePlace(ref)).toEqual(expected);
		expect(placeRef(parsePlace(ref)!)).toBe(ref);
	});

	it.each([
		'',
		'planet:mars',
		'tract:2705300330',
		'tract:17053003300',
		'county:53',
		'station:Penn Avenue',
		'station:penn@',
		'station:penn@5lightyears',
		'near:91,0,1mi',
		'near:44.98,-93.28',
		'near:44.98,-93.28,1mi~',
		'area:',
		'area:AA',
		'area:AAAA.AAAAAA',
		'city:<b>',
		'__proto__'
	])('are not read from %j', (ref) => {
		expect(parsePlace(ref)).toBeNull();
	});

	it('name tracts together without the state, sorted and once', () => {
		const together = tractsPlace(['27053003400', '27053003300', '27053003400'], ' Our  blocks ');
		expect(placeRef(together)).toBe('tracts:053003300,053003400~Our blocks');
		expect(placeRef(tractsPlace(['27053003300']))).toBe('tract:27053003300');
	});

	it('keep the ground when the name changes', () => {
		const ref = placeRef(renamed(parsePlace('near:44.98,-93.28,0.5mi~Old')!, 'New <name>\n~'));
		expect(ref).toBe('near:44.98,-93.28,0.5mi~New name');
		expect(groundOf(ref)).toBe('near:44.98,-93.28,0.5mi');
	});

	it('cut names by whole characters', () => {
		expect(cleanName('🚆'.repeat(200))).toBe('🚆'.repeat(80));
		expect(cleanName('\ud83d')).toBe('');
	});
});

describe('packed points', () => {
	it('come back to the hundred-thousandth of a degree', () => {
		fc.assert(
			fc.property(fc.array(lonLat), (points) => {
				expect(unpackPoints(packPoints(points))).toEqual(points);
			})
		);
	});

	it('take about four characters a point where points are near', () => {
		const block = Array.from({ length: 50 }, (_, i) => [-93.3 + i / 5000, 45 + i / 8000] as const);
		expect(packPoints(block).length).toBeLessThan(320);
	});

	it.each(['A', '%', 'gA', 'gAA', '_______A', '________AA'])('are not read from %j', (text) => {
		expect(unpackPoints(text)).toBeNull();
	});
});

describe('areas', () => {
	const square = [
		[-93.3, 45],
		[-93.2, 45],
		[-93.2, 45.1],
		[-93.3, 45.1],
		[-93.3, 45]
	];

	it('keep rings open and close them again', () => {
		const area = areaPlace({ type: 'Polygon', coordinates: [square] }, 'Mine');
		expect(area.polygons[0]?.[0]).toHaveLength(4);
		expect(areaGeometry(area).coordinates).toEqual([[square]]);
	});

	it('drop points that fall together, and what encloses nothing', () => {
		const flat = [square[0], [-93.300001, 45.000001], square[1], square[0]];
		expect(
			areaPlace({ type: 'MultiPolygon', coordinates: [[flat], [square]] }).polygons
		).toHaveLength(1);
	});

	it.each([
		null,
		3,
		{},
		{ type: 'Point', coordinates: [1, 2] },
		{ type: 'Polygon', coordinates: 7 }
	])('have no rings where %j is no polygon', (geometry) => {
		expect(areaPlace(geometry).polygons).toEqual([]);
	});
});

it('a line and its stations come back from a link', () => {
	fc.assert(
		fc.property(plan, (each) => {
			expect(decodePlan(encodePlan(each))).toEqual(each);
		}),
		{ numRuns: 1000 }
	);
});

it('what was changed on the way never throws, and what can be read has one text', () => {
	fc.assert(
		fc.property(plan, fc.nat(), fc.string({ maxLength: 4 }), (each, at, noise) => {
			const text = encodePlan(each);
			const cut = at % (text.length + 1);
			const read = decodePlan(text.slice(0, cut) + noise + text.slice(cut + noise.length));
			if (read) expect(decodePlan(encodePlan(read))).toEqual(read);
		}),
		{ numRuns: 1000 }
	);
});

it.each([
	'',
	'~~~~1mi',
	'Name~~~~1mi',
	'a~b',
	'~AA~~~1mi',
	'~~AA~a;b~1mi',
	'~~AA~<b>~1mi',
	'~~AA~~'
])('%j is no line', (text) => {
	expect(decodePlan(text)).toBeNull();
});
