import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnList } from './list.ts';
import { decodeOwnFigure, encodeOwnFigure, gatheredPoints, WAYS_TO_SHOW } from './own-figure.ts';

describe('a figure of a list in a link', () => {
	it('comes back as it was', () => {
		const refs = fc.record({
			list: fc.stringMatching(/^[a-z0-9]{1,16}$/),
			measure: fc.constantFrom('count', 'sum.3', 'count-renter_households'),
			show: fc.constantFrom(...WAYS_TO_SHOW),
			month: fc.option(fc.integer({ min: 12 * 1900, max: 12 * 2100 })),
			name: fc
				.string({ unit: 'grapheme', maxLength: 12 })
				.map((name) => Array.from(name.replaceAll('~', ' ').trim()).slice(0, 40).join(''))
		});
		fc.assert(
			fc.property(refs, (ref) => {
				expect(decodeOwnFigure(encodeOwnFigure(ref))).toEqual(ref);
			})
		);
	});

	it.each(['', 'a', 'a:count', 'a:count:bars~x', 'A:count:areas~x', 'a:count:areas@2024-13~x'])(
		'“%s” names none',
		(text) => {
			expect(decodeOwnFigure(text)).toBeNull();
		}
	);
});

describe('points for the map', () => {
	const listOf = (points: readonly (readonly [number, number])[]): OwnList => ({
		areas: [],
		at: points.map(() => -1),
		x: points.map(([x]) => x),
		y: points.map(([, y]) => y),
		months: points.map((_, at) => 24_000 + (at % 2)),
		columns: [],
		counted: false,
		leftOut: 0
	});

	it('lose no row, however many there are, and are never too many', () => {
		const step = fc.integer({ min: 1, max: 4000 });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 20_000 }), step, step, (count, east, north) => {
				const points = Array.from(
					{ length: count },
					(_, at) => [-93e6 + ((at * east) % 500_000), 45e6 + ((at * north) % 400_000)] as const
				);
				const gathered = gatheredPoints(listOf(points), null);
				expect(gathered.length).toBeLessThanOrEqual(3000);
				expect(gathered.reduce((sum, [, , rows]) => sum + rows, 0)).toBe(count);
			}),
			{ numRuns: 20 }
		);
	});

	it('are those of the month that is asked for', () => {
		const list = listOf([
			[-93e6, 45e6],
			[-93e6, 45e6],
			[-93e6, 45e6],
			[-92e6, 45e6]
		]);
		expect(gatheredPoints(list, 24_000)).toEqual([[-93, 45, 2]]);
		expect(gatheredPoints(list, null)).toEqual([
			[-93, 45, 3],
			[-92, 45, 1]
		]);
	});
});
