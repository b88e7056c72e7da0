import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOn, cornersOf, readGazetteer, stretchBetween } from './gazetteer.ts';
import { gazetteerWith } from './gazetteer.fixture.ts';

/** Two blocks of a street that goes straight north, numbers rising, odd ones to the west. */
const file = gazetteerWith({
	streets: ['Elm St', 'Penn Ave N'],
	cities: ['Minneapolis'],
	corners: [
		{ street: 0, cross: 1, city: 0, x: -9330800, y: 4500000, tracts: [3, 1] },
		{ street: 1, cross: 0, city: 0, x: -9330700, y: 4500200 }
	],
	stretches: [
		{
			street: 1,
			city: 0,
			zip: '55411',
			left: [1901, 1999],
			right: [1900, 1998],
			line: [
				[-9330800, 4500000],
				[-9330800, 4500200]
			]
		},
		{
			street: 1,
			city: 0,
			zip: '55412',
			left: [2001, 2041],
			right: [0, 0],
			line: [
				[-9330800, 4500200],
				[-9330800, 4500300],
				[-9330800, 4500400]
			]
		}
	]
});
const { stretches } = readGazetteer(file);
const penn = stretches[1]!;

describe('corners', () => {
	it('lie where their steps lead, with the tracts that meet there', () => {
		expect(cornersOf(file)).toEqual([
			{ street: 0, cross: 1, city: 0, at: [-93.308, 45], tracts: [3, 1] },
			{ street: 1, cross: 0, city: 0, at: [-93.307, 45.002], tracts: [] }
		]);
	});
});

describe('a house number', () => {
	it('lies along its block, on its side, 8 m off the middle of the street', () => {
		// Half way: 1949 of 1901 to 1999 is 48/98 of the block. 8 m are 0.0001015 degrees of longitude here.
		const odd = addressOn(penn, 1949)!;
		expect(odd.at[0]).toBeCloseTo(-93.308 - 0.0001015, 6);
		expect(odd.at[1]).toBeCloseTo(45 + (0.002 * 48) / 98, 6);
		const even = addressOn(penn, 1900)!;
		expect(even.at[0]).toBeCloseTo(-93.308 + 0.0001015, 6);
		expect(even.at[1]).toBeCloseTo(45, 6);
		expect(even.zip).toBe('55411');
	});

	it('in a gap of the ranges lies at the near end of its own hundred', () => {
		expect(addressOn(penn, 2055)!.at[1]).toBeCloseTo(45.004, 6);
		expect(addressOn(penn, 2055)!.zip).toBe('55412');
	});

	it('is not made up where the street has none like it', () => {
		expect(addressOn(penn, 2002)).toBeNull();
		expect(addressOn(penn, 2155)).toBeNull();
		expect(addressOn(penn, 1)).toBeNull();
		expect(addressOn(stretches[0]!, 1949)).toBeNull();
	});

	it('lies between the ends and on the side of its parity, however the line runs', () => {
		const degree = fc.integer({ min: -300, max: 300 });
		fc.assert(
			fc.property(
				degree,
				degree,
				fc.boolean(),
				fc.integer({ min: 100, max: 199 }),
				(dx, dy, falling, number) => {
					fc.pre(Math.hypot(dx, dy) > 30);
					const range = (from: number, to: number) =>
						falling ? ([to, from] as const) : ([from, to] as const);
					const street = readGazetteer(
						gazetteerWith({
							streets: ['Oak St'],
							cities: ['Minneapolis'],
							stretches: [
								{
									street: 0,
									city: 0,
									zip: '55411',
									left: range(101, 199),
									right: range(100, 198),
									line: [
										[-9330000, 4500000],
										[-9330000 + dx, 4500000 + dy]
									]
								}
							]
						})
					).stretches[0]!;
					const { at } = addressOn(street, number)!;
					const shrink = Math.cos(Math.PI / 4);
					const [wayX, wayY] = [dx * shrink, dy];
					const [x, y] = [(at[0] * 1e5 + 9330000) * shrink, at[1] * 1e5 - 4500000];
					const length = Math.hypot(wayX, wayY);
					const along = (x * wayX + y * wayY) / length / length;
					const aside = (wayX * y - wayY * x) / length;
					expect(Math.sign(aside)).toBe(number % 2 === 1 ? 1 : -1);
					// 8 m are 7.2 hundred-thousandths of a degree of latitude.
					expect(Math.abs(aside)).toBeCloseTo(7.2, 0);
					const first = number % 2 === 1 ? 101 : 100;
					const share = (number - first) / 98;
					expect(along).toBeCloseTo(falling ? 1 - share : share, 1);
				}
			)
		);
	});
});

describe('a stretch of street between two corners', () => {
	/** Two streets that bend together: Broadway with five corners, one of another town of the same name far away. */
	const corner = (street: number, cross: number, x: number, y: number) => ({
		street,
		cross,
		city: 0,
		x,
		y
	});
	const file = gazetteerWith({
		streets: ['Broadway', '1st', '2nd', '3rd', '4th', 'Elsewhere'],
		cities: ['Town'],
		corners: [
			corner(0, 1, -9_330_000, 4_500_000),
			corner(2, 0, -9_330_400, 4_500_500),
			corner(0, 3, -9_330_900, 4_500_900),
			corner(0, 4, -9_331_500, 4_501_000),
			corner(0, 5, -9_327_928, 4_502_628),
			corner(1, 2, -9_329_000, 4_500_300)
		]
	});
	const at = (x: number, y: number) => [x / 1e5, y / 1e5] as const;
	const first = at(-9_330_000, 4_500_000);
	const last = at(-9_331_500, 4_501_000);

	it('goes by the corners between them in their order, and by none that lies elsewhere', () => {
		const line = [first, at(-9_330_400, 4_500_500), at(-9_330_900, 4_500_900), last];
		expect(stretchBetween(file, first, last)).toEqual({ street: 'Broadway', line });
		expect(stretchBetween(file, last, first)).toEqual({
			street: 'Broadway',
			line: line.toReversed()
		});
	});

	it('is straight where the corners share no street, and nothing where they are one', () => {
		const other = at(-9_329_000, 4_500_300);
		expect(stretchBetween(file, last, other)).toEqual({ street: null, line: [last, other] });
		expect(stretchBetween(file, first, first).street).toBeNull();
		const nowhere = at(-9_300_000, 4_400_000);
		expect(stretchBetween(file, first, nowhere)).toEqual({ street: null, line: [first, nowhere] });
	});
});
