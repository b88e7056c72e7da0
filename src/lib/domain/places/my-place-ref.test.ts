import { describe, expect, it } from 'vitest';
import { ownOutline, ownRef, tractsOf } from './my-place-ref.ts';

const REGION = [-94.1, 44.4, -92.7, 45.5] as const;
const ring: [number, number][] = [
	[-93.3, 45],
	[-93.2, 45],
	[-93.2, 45.1],
	[-93.3, 45]
];

describe('a place that somebody made', () => {
	it('of tracts travels as its tracts', () => {
		const ref = ownRef({ kind: 'tracts', geoids: ['27053003300', '27053002700'] }, 'Ours', null)!;
		expect(ref).toBe('tracts:053002700,053003300~Ours');
		expect(tractsOf(ref)).toEqual(['27053002700', '27053003300']);
		expect(ownOutline(ref, REGION)).toBeNull();
	});

	it('around one point travels as the point and the distance', () => {
		const ref = ownRef(
			{ kind: 'reach', points: [[-93.308_201_2, 45.003_9]], lines: [], meters: 804.672 },
			null,
			null
		)!;
		expect(ref).toBe('near:45.0039,-93.3082,0.5mi');
		expect(ownOutline(ref, REGION)!.coordinates[0]![0]!.length).toBeGreaterThan(200);
	});

	it('drawn, or along a line, travels as the area that it covers', () => {
		const geometry = { type: 'Polygon' as const, coordinates: [ring] };
		const drawn = ownRef({ kind: 'drawn', geometry }, 'Mine', null)!;
		expect(drawn).toMatch(/^area:.+~Mine$/);
		expect(ownOutline(drawn, REGION)!.coordinates).toEqual([[ring]]);
		const along = ownRef({ kind: 'reach', points: [], lines: [ring], meters: 500 }, 'Mine', {
			type: 'MultiPolygon',
			coordinates: [[ring]]
		});
		expect(along).toBe(drawn);
	});

	it('has its outline made once, whatever it is called and however often the map asks', () => {
		const outline = ownOutline('near:45,-93.3,20mi', REGION);
		expect(ownOutline('near:45,-93.3,20mi', REGION)).toBe(outline);
		expect(ownOutline('near:45,-93.3,20mi~Ours', REGION)).toBe(outline);
		for (let at = 10; at < 99; at++) {
			for (const miles of [1, 2, 3]) ownOutline(`near:45.${at},-93.3,${miles}mi`, REGION);
		}
		const again = ownOutline('near:45,-93.3,20mi', REGION);
		expect(again, 'not all that ever was is kept').not.toBe(outline);
		expect(again).toEqual(outline);
	});

	it('has no outline where a reference names something else', () => {
		for (const ref of ['region', 'station:penn', 'nonsense', 'near:10,10,1mi']) {
			expect(ownOutline(ref, REGION)).toBeNull();
			expect(tractsOf(ref)).toEqual([]);
		}
	});
});
