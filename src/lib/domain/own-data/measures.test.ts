import { booleanPointInPolygon, circle, point as turfPoint } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePlace } from '../places/resolve.ts';
import type { PlaceExtent } from '../places/place.ts';
import { known, knownWithoutMargin, missing } from '../statistics/estimate.ts';
import type { OwnList } from './list.ts';
import {
	COUNT_OF_ROWS,
	decodeMeasure,
	encodeMeasure,
	MeasuredList,
	RATE_BASES,
	usualMeasure,
	type ListQuestion,
	type Measure,
	decodeOwnFigure,
	encodeOwnFigure,
	gatheredPoints,
	WAYS_TO_SHOW
} from './measures.ts';
import { listGround } from './questions.ts';
import { ACROSS, GEOIDS, GROUND, INDEX, SIDE, SOUTH, WEST } from './town.fixture.ts';

const ALL: ListQuestion = { measure: COUNT_OF_ROWS, month: null, fewest: 1 };
const NO_BASE = () => missing('not-published');

/** A row of a made-up list: a point by column and row of the town’s grid, or an area. */
type Row = {
	readonly at: readonly [x: number, y: number] | string;
	readonly value: number | null;
	readonly month: number;
};

function listOf(rows: readonly Row[]): OwnList {
	const keys = [...new Set(rows.flatMap(({ at }) => (typeof at === 'string' ? [at] : [])))];
	return {
		areas: keys.map((key) => ({ key, parts: GROUND.partsOf(key) })),
		at: rows.map(({ at }) => (typeof at === 'string' ? keys.indexOf(at) : -1)),
		x: rows.map(({ at }) => (typeof at === 'string' ? 0 : Math.round(at[0] * 1e6))),
		y: rows.map(({ at }) => (typeof at === 'string' ? 0 : Math.round(at[1] * 1e6))),
		months: rows.map(({ month }) => month),
		columns: [{ name: 'Rent', unit: 'dollars', values: rows.map(({ value }) => value) }],
		counted: false,
		leftOut: 0
	};
}

/** Inside the town, never on a border of a tract. */
const inTown = fc.tuple(
	...[WEST, SOUTH].map((start) =>
		fc
			.tuple(fc.integer({ min: 0, max: ACROSS - 1 }), fc.integer({ min: 1, max: 19_999 }))
			.filter(([, step]) => step !== 10_000)
			.map(([cell, step]) => start + cell * SIDE + (step / 20_000) * SIDE)
	)
) as fc.Arbitrary<[number, number]>;
const areas = fc.constantFrom(
	...GEOIDS.map((geoid) => `tract:${geoid}`),
	'zip:55411',
	'zip:55412',
	'former:27053104900',
	'city:Millbrook',
	'blocks:270530001001'
);
const rows = fc.array(
	fc.record({
		at: fc.oneof(inTown, inTown, areas),
		value: fc.option(fc.integer({ min: 0, max: 5000 })),
		month: fc.integer({ min: 24_280, max: 24_283 })
	}),
	{ minLength: 1, maxLength: 60 }
);
const points = fc.array(
	fc.record({
		at: inTown,
		value: fc.option(fc.integer({ min: 0, max: 5000 })),
		month: fc.constant(-1)
	}),
	{ minLength: 1, maxLength: 80 }
);

const placeOf = (ref: string, extent: PlaceExtent) => {
	const held = resolvePlace(INDEX, extent);
	if (!held.ok) throw new Error(held.problem.code);
	return listGround(INDEX, ref, extent, held.value);
};
const REGION = placeOf('region', { kind: 'named', key: 'region' });
const CITY = placeOf('city:Millbrook', { kind: 'named', key: 'city:Millbrook' });

describe('counts', () => {
	it('of tracts are what the grid says, and none is lost', () => {
		fc.assert(
			fc.property(points, (made) => {
				const told = new MeasuredList(listOf(made), INDEX).tracts(ALL, NO_BASE);
				const wanted = new Array<number>(GEOIDS.length).fill(0);
				for (const { at } of made) {
					const [x, y] = at;
					wanted[Math.floor((y - SOUTH) / SIDE) * ACROSS + Math.floor((x - WEST) / SIDE)]! += 1;
				}
				expect(told.map(({ value }) => value)).toEqual(wanted);
			})
		);
	});

	it('of all tracts add up to the rows, areas shared out among their tracts', () => {
		fc.assert(
			fc.property(rows, (made) => {
				const list = new MeasuredList(listOf(made), INDEX);
				const told = list.tracts(ALL, NO_BASE);
				const sum = told.reduce((all, { value }) => all + (value ?? 0), 0);
				expect(sum).toBeCloseTo(made.length, 4);
				expect(list.place(ALL, REGION, NO_BASE).value).toBeCloseTo(made.length, 4);
			})
		);
	});

	it('of a circle are what Turf counts in it', () => {
		fc.assert(
			fc.property(points, inTown, fc.integer({ min: 300, max: 3000 }), (made, middle, meters) => {
				const ground = placeOf('near', { kind: 'reach', points: [middle], lines: [], meters });
				const told = new MeasuredList(listOf(made), INDEX).place(ALL, ground, NO_BASE);
				const count = (reach: number) => {
					const ring = circle([...middle], reach, { units: 'meters', steps: 720 });
					return made.filter(({ at }) => booleanPointInPolygon(turfPoint([...at]), ring)).length;
				};
				// Turf’s earth is a ball, which is up to half a percent off.
				expect(told.value).toBeGreaterThanOrEqual(count(meters * 0.994 - 1));
				expect(told.value).toBeLessThanOrEqual(count(meters * 1.006 + 1));
			})
		);
	});

	it('of a city hold points by its border, its own rows whole, and tracts by their homes', () => {
		const inside: Row['at'] = [WEST + 1.2 * SIDE, SOUTH + 0.5 * SIDE];
		const beyond: Row['at'] = [WEST + 1.7 * SIDE, SOUTH + 0.5 * SIDE];
		const told = (at: Row['at']) =>
			new MeasuredList(listOf([{ at, value: 1, month: -1 }]), INDEX).place(ALL, CITY, NO_BASE)
				.value;
		expect(told(inside)).toBe(1);
		expect(told(beyond)).toBe(0);
		expect(told('city:Millbrook')).toBe(1);
		expect(told(`tract:${GEOIDS[0]}`)).toBe(1);
		expect(told(`tract:${GEOIDS[1]}`)).toBeCloseTo(0.5, 6);
		expect(told(`tract:${GEOIDS[2]}`)).toBe(0);
		// The western block group of a tract that the city cuts in half lies in it whole.
		expect(told('blocks:270530002001')).toBeCloseTo(1, 4);
		expect(told('blocks:270530002002')).toBeCloseTo(0, 4);
	});

	it('of one month are those of the rows of the month', () => {
		fc.assert(
			fc.property(rows, (made) => {
				const list = new MeasuredList(listOf(made), INDEX);
				for (const month of [24_280, 24_283]) {
					const told = list.place({ ...ALL, month }, REGION, NO_BASE);
					const wanted = made.filter((row) => row.month === month).length;
					expect(told.value).toBeCloseTo(wanted, 4);
				}
			})
		);
	});
});

describe('sums and medians', () => {
	const SUM: Measure = { of: 0, per: null, as: 'total' };
	const MEDIAN: Measure = { of: 0, per: null, as: 'median' };

	it('of points are those of the numbers in each tract', () => {
		fc.assert(
			fc.property(points, (made) => {
				const list = new MeasuredList(listOf(made), INDEX);
				const sums = list.tracts({ ...ALL, measure: SUM }, NO_BASE);
				const medians = list.tracts({ ...ALL, measure: MEDIAN }, NO_BASE);
				GEOIDS.forEach((_, tract) => {
					const values = made
						.filter(({ at }) => {
							const [x, y] = at;
							return (
								Math.floor((y - SOUTH) / SIDE) * ACROSS + Math.floor((x - WEST) / SIDE) === tract
							);
						})
						.flatMap(({ value }) => (value === null ? [] : [value]))
						.sort((a, b) => a - b);
					expect(sums[tract]!.value).toBeCloseTo(
						values.reduce((sum, each) => sum + each, 0),
						6
					);
					const middle = values.length / 2;
					const wanted =
						values.length === 0
							? null
							: values.length % 2 === 1
								? values[Math.floor(middle)]!
								: (values[middle - 1]! + values[middle]!) / 2;
					expect(medians[tract]!.value).toBe(wanted);
				});
			})
		);
	});
});

describe('rates', () => {
	it('are set against a figure, with its margin', () => {
		const list = new MeasuredList(
			listOf(Array.from({ length: 6 }, () => ({ at: 'zip:55412', value: 1, month: -1 }))),
			INDEX
		);
		const question: ListQuestion = {
			...ALL,
			measure: { ...COUNT_OF_ROWS, per: 'renter_households' }
		};
		const told = list.tracts(question, () => known(200, 40))[2]!;
		expect(told).toMatchObject({ value: 3, moe: expect.closeTo(0.6, 9) as number });
		expect(list.tracts(question, () => known(0, 12))[2]!.quality).toBe('not-applicable');
		expect(list.tracts(question, NO_BASE)[2]!.quality).toBe('not-published');
		const counted = list.tracts(question, () => knownWithoutMargin(300, 'full-count'))[2]!;
		expect(counted).toMatchObject({ value: 2, moe: null, moeReason: 'from-records' });
	});
});

describe('small counts', () => {
	it('are withheld, whatever is made of them; none and enough are told', () => {
		fc.assert(
			fc.property(
				rows,
				fc.constantFrom(3, 5, 10),
				fc.constantFrom<Measure>(COUNT_OF_ROWS, { ...COUNT_OF_ROWS, per: 'households' }),
				(made, fewest, measure) => {
					const list = new MeasuredList(listOf(made), INDEX);
					const open = list.tracts(ALL, NO_BASE);
					const told = list.tracts({ measure, month: null, fewest }, () => known(100, 1));
					told.forEach((figure, tract) => {
						const count = open[tract]!.value!;
						expect(figure.quality === 'withheld').toBe(count > 1e-6 && count < fewest - 1e-6);
						if (figure.quality === 'withheld') expect(figure.value).toBeNull();
					});
				}
			)
		);
	});

	it('of a list that somebody counted by area are its numbers, not its rows', () => {
		const values = [3, 40, 0, 12];
		const list: OwnList = {
			...listOf(values.map((value, at) => ({ at: `tract:${GEOIDS[at]}`, value, month: -1 }))),
			counted: true,
			months: null,
			columns: [{ name: 'Evictions', unit: 'count', values }]
		};
		expect(usualMeasure(list)).toEqual({ of: 0, per: null, as: 'total' });
		const told = new MeasuredList(list, INDEX).tracts(
			{ measure: usualMeasure(list), month: null, fewest: 5 },
			NO_BASE
		);
		expect(
			told.slice(0, 5).map(({ quality, value }) => (quality === 'withheld' ? quality : value))
		).toEqual(
			// Of the fifth tract the list says nothing, which is not zero.
			['withheld', 40, 0, 12, null]
		);
	});
});

describe('measures in a link', () => {
	it('come back as they were', () => {
		const of = fc.constantFrom<Measure['of']>('rows', 0, 1);
		const measures = fc
			.record({
				of,
				per: fc.option(fc.constantFrom(...RATE_BASES)),
				as: fc.constantFrom('total', 'median')
			})
			.map((each): Measure =>
				each.of === 'rows'
					? { ...each, as: 'total' }
					: each.as === 'median'
						? { ...each, as: 'median', per: null }
						: { ...each, as: 'total' }
			);
		const columns = ['a', 'b'].map((name) => ({ name, unit: 'count' as const, values: [] }));
		fc.assert(
			fc.property(measures, (measure) => {
				expect(decodeMeasure(encodeMeasure(measure), { columns })).toEqual(measure);
			})
		);
		expect(decodeMeasure('sum.2', { columns })).toBeNull();
		expect(decodeMeasure('count-homes', { columns })).toBeNull();
		expect(decodeMeasure('median.0-households', { columns })).toBeNull();
	});
});

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
