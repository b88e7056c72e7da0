import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleRing } from '../geometry/buffer.ts';
import { holdsPoint } from '../geometry/polygon.ts';
import { project, type LonLat } from '../geometry/projection.ts';
import { outlineOfShape, readTractList, tractReader } from './my-place-ref.ts';
import { aroundArea, reachArea } from './reach-area.ts';

const REGION = [-94.1, 44.4, -92.7, 45.5] as const;

const PLACES = {
	counties: [
		{ code: '053', name: 'Hennepin' },
		{ code: '123', name: 'Ramsey' }
	],
	tracts: {
		geoid: [
			'27053003300',
			'27053030100',
			'27053104901',
			'27123030100',
			'27053104902',
			'27053101602'
		],
		city: [],
		neighborhood: [],
		stations: []
	}
};

describe('typed tract numbers', () => {
	const reader = tractReader(PLACES, [['27053104900', [2, 4]]]);
	const list = (text: string) => readTractList(text, reader);
	const read = (text: string) => {
		const answer = list(text);
		return answer.ok ? { ok: true, value: answer.value.geoids } : answer;
	};

	it('are read with and without the word, decimals, zeros and separators', () => {
		expect(read('33, tract 1016.02; 27123030100')).toEqual({
			ok: true,
			value: ['27053003300', '27053101602', '27123030100']
		});
		expect(read('0033.00\nTracts 33')).toEqual({ ok: true, value: ['27053003300'] });
		expect(read(' , ')).toEqual({ ok: true, value: [] });
	});

	it('need the county where two have the number', () => {
		expect(read('301')).toMatchObject({
			ok: false,
			problem: {
				code: 'tract-number-ambiguous',
				params: { number: '301', counties: 'Hennepin, Ramsey' }
			}
		});
		expect(read('301 (Ramsey), 301 (hennepin county)')).toEqual({
			ok: true,
			value: ['27123030100', '27053030100']
		});
	});

	it.each([
		['9999', 'tract-number-unknown'],
		['27053999999', 'tract-number-unknown'],
		['penn', 'tract-not-understood'],
		['33.123', 'tract-not-understood']
	])('that are none have a problem of their own: %s', (text, code) => {
		expect(read(text)).toMatchObject({ ok: false, problem: { code } });
	});

	it.each([
		['1400000US27053003300', ['27053003300']],
		['14000US27053003300', ['27053003300']],
		['Census Tract 33, Hennepin County, Minnesota', ['27053003300']],
		['Census Tract 301; Ramsey County; Minnesota', ['27123030100']],
		['003300', ['27053003300']],
		['census tract 1049.01', ['27053104901']],
		['27053104900', ['27053104901', '27053104902']],
		['1049', ['27053104901', '27053104902']],
		[
			'33\n1400000US27123030100\nCensus Tract 301, Hennepin County',
			['27053003300', '27123030100', '27053030100']
		]
	])('are found as people copy them: %s', (text, geoids) => {
		expect(read(text)).toEqual({ ok: true, value: geoids });
	});

	it('of 2010 say what they became', () => {
		expect(list('1049, 33')).toMatchObject({
			value: { former: [{ number: '1049', became: ['1049.01', '1049.02'] }] }
		});
	});

	it('without their leading zero are found', () => {
		const places = {
			counties: [],
			tracts: { geoid: ['06001400100'], city: [], neighborhood: [], stations: [] }
		};
		expect(tractReader(places)('6001400100')).toMatchObject({ value: { geoids: ['06001400100'] } });
	});

	it('that a spreadsheet shortened are refused with the cause', () => {
		expect(read('2.7053E+10')).toEqual({
			ok: false,
			problem: { code: 'tract-shortened', params: { text: '2.7053E+10' } }
		});
	});

	it('never throw, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(typeof read(text).ok).toBe('boolean');
			})
		);
	});
});

const square = (west: number, south: number, size: number) => ({
	type: 'Polygon',
	coordinates: [
		[
			[west, south],
			[west + size, south],
			[west + size, south + size],
			[west, south + size],
			[west, south]
		]
	]
});

describe('the outline of a shape', () => {
	it('of a circle is the circle', () => {
		const meters = 804.672;
		const outline = outlineOfShape(
			{ kind: 'reach', points: [[-93.3, 45]], lines: [], meters },
			REGION
		);
		if (!outline.ok) throw new Error(outline.problem.code);
		expect(outline.value.squareMeters / (Math.PI * meters ** 2)).toBeCloseTo(1, 3);
		expect(outline.value.geometry.coordinates[0]![0]).toHaveLength(
			circleRing([-93.3, 45], meters).length
		);
	});

	it('counts ground that two circles share once', () => {
		const one = { kind: 'reach', points: [[-93.3, 45]], lines: [], meters: 800 } as const;
		const twice = { ...one, points: [...one.points, ...one.points] };
		const [a, b] = [outlineOfShape(one, REGION), outlineOfShape(twice, REGION)];
		if (!a.ok || !b.ok) throw new Error('circles are shapes');
		expect(b.value.squareMeters).toBeCloseTo(a.value.squareMeters, 3);
	});

	it('of a square has its size', () => {
		const outline = outlineOfShape({ kind: 'drawn', geometry: square(-93.3, 45, 0.01) }, REGION);
		if (!outline.ok) throw new Error(outline.problem.code);
		// 0.01° is about 788.5 m of longitude and 1111.4 m of latitude here.
		expect(outline.value.squareMeters / 1e6).toBeCloseTo(0.7885 * 1.1114, 2);
	});

	it.each([
		[square(10, 50, 0.1), 'polygon-outside-region'],
		[{ type: 'Point', coordinates: [0, 0] }, 'polygon-expected'],
		[{ type: 'Polygon', coordinates: [] }, 'polygon-empty']
	])('of %j is a problem', (geometry, code) => {
		expect(outlineOfShape({ kind: 'drawn', geometry }, REGION)).toMatchObject({
			ok: false,
			problem: { code }
		});
	});
});

describe('what lies within a distance of an area', () => {
	const METERS = 800;
	/** Meters of a degree at 45° north. */
	const [WIDE, HIGH] = [78_850, 111_132];
	const box = fc.record({
		width: fc.double({ min: 100, max: 6000, noNaN: true }),
		height: fc.double({ min: 100, max: 6000, noNaN: true }),
		x: fc.double({ min: -0.3, max: 1.3, noNaN: true }),
		y: fc.double({ min: -0.3, max: 1.3, noNaN: true })
	});

	it('holds its inside whole and what is that near, and nothing farther', () => {
		fc.assert(
			fc.property(box, ({ width, height, x, y }) => {
				const [east, north] = [-93.3 + width / WIDE, 45 + height / HIGH];
				const outline = [
					[
						[
							[-93.3, 45],
							[east, 45],
							[east, north],
							[-93.3, north]
						] as LonLat[]
					]
				];
				const question = aroundArea(outline, METERS);
				if (!question) throw new Error('The area is small.');
				const reached = reachArea(question, [-94, 44, -92, 46]);
				if (!reached.ok) throw new Error(reached.problem.code);
				const away = Math.hypot(
					Math.max(0, -x * width, (x - 1) * width),
					Math.max(0, -y * height, (y - 1) * height)
				);
				// At the very edge the earth's shape and the circle's corners decide.
				if (Math.abs(away - METERS) < 0.01 * METERS) return;
				const point = project([-93.3 + (x * width) / WIDE, 45 + (y * height) / HIGH]);
				expect(holdsPoint(reached.value.area, point)).toBe(away < METERS);
			}),
			{
				numRuns: 60,
				// Far from every border, and near none of the first points of the grid.
				examples: [
					[{ width: 6000, height: 6000, x: 0.5, y: 0.5 }],
					[{ width: 5000, height: 3000, x: 0.4, y: 0.55 }]
				]
			}
		);
	});

	it('is asked of no place as large as a county', () => {
		const county = [
			[
				[
					[-94, 44.5],
					[-93, 44.5],
					[-93, 45.5],
					[-94, 45.5]
				] as LonLat[]
			]
		];
		expect(aroundArea(county, METERS)).toBeNull();
	});
});
