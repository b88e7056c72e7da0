/** What every test of every method should say of a tract, in arithmetic written out here. */
import type { MethodId } from '../../src/lib/domain/methods/definitions/index.ts';
import {
	quantile,
	topTwoFifths,
	type Median,
	type OwnFigures,
	type Year
} from './carried-figures.ts';
import {
	before,
	bachelorsBefore,
	burdenMargin,
	burdenNow,
	cell,
	now,
	recentHomes,
	regionBurden,
	regionShare,
	regionValueRise,
	shareNow,
	SHARES,
	total
} from './independent.ts';

export type Expected = {
	/** NaN where there is none. */
	readonly value: number;
	/** 90 % margin where every part has one. */
	readonly moe?: number;
	/** What the parts with a margin give, where some have none. */
	readonly leastMoe?: number;
	readonly compared: number;
	/** 1 where higher passes, −1 where lower does. */
	readonly sign: 1 | -1;
	readonly passes: boolean;
	/** The value is "or more" or "or less". */
	readonly open?: boolean;
	/** What rounding in the built files can move. */
	readonly step: number;
};

const SHARE = 1.5e-4;
const DOLLAR = 2;
function above(
	value: number,
	compared: number,
	step: number,
	more: Partial<Expected> = {}
): Expected {
	return { value, compared, sign: 1, passes: value > compared, step, ...more };
}

/** A share of 2019–2023 with its margin, or its complement. */
function shareTest(geoid: string, id: keyof typeof SHARES, turned: boolean): Expected {
	const [p, moe] = shareNow(geoid, SHARES[id]);
	const region = regionShare(SHARES[id]);
	return turned ? above(1 - p, 1 - region, SHARE, { moe }) : above(p, region, SHARE, { moe });
}

function povertyTest(geoid: string): Expected {
	let sum = 0;
	let people = 0;
	for (const row of now.values()) {
		const share = cell(row, 'C17002_002-006P');
		const of = cell(row, 'C17002_001E');
		if (Number.isNaN(share) || !(of > 0)) continue;
		sum += share * of;
		people += of;
	}
	return above(cell(now.get(geoid), 'C17002_002-006P'), sum / people, SHARE);
}

/** Change of a median in real dollars; only the later end has a margin, and home values have none. */
function medianChange(
	row: number,
	own: OwnFigures,
	column: Median,
	[from, to]: readonly [Year, Year],
	compared: number
): Expected {
	const old = own.median(row, column, from);
	const end = own.median(row, column, to);
	const moe = cell(now.get(own.geoids[row] ?? ''), column.replace(/E$/, 'M'));
	// Both ends are whole dollars in the built files, which moves a low rent's change the most; the
	// region's own is kept to four digits.
	const step = (0.6 * (1 + end.value / old.value)) / old.value || 0;
	return above(end.value / old.value - 1, compared, step + 1e-4, {
		...(moe > 0 ? { leastMoe: moe / old.value } : {}),
		open: old.open || end.open
	});
}

/** Change of a share from 2015–2019, in points. */
function pointsChange(
	geoid: string,
	row: number,
	own: OwnFigures,
	id: keyof typeof SHARES,
	turned: boolean
): Expected {
	const cells = {
		bachelors: [['B15003_022E', 'B15003_023-025E'], ['B15003_001E']],
		renters: [['B25003_003E'], ['B25003_002E', 'B25003_003E']],
		white: [['B03002_003E'], ['B01003_001E']]
	} as const;
	const [part, whole] = cells[id];
	const [end, leastMoe] = shareNow(geoid, SHARES[id]);
	const old = own.countBefore(row, part) / own.countBefore(row, whole);
	const add = (columns: readonly string[]) =>
		[...before.values()].reduce(
			(sum, source) => sum + columns.reduce((all, column) => all + (cell(source, column) || 0), 0),
			0
		);
	const regionOld = id === 'bachelors' ? bachelorsBefore(before.values()) : add(part) / add(whole);
	const sign = turned ? -1 : 1;
	return above(sign * (end - old), sign * (regionShare(SHARES[id]) - regionOld), 2.5e-4, {
		leastMoe
	});
}

const at = (value: number, compared: number) => ({ compared, passes: value > compared });

const below = (value: number, compared: number, step: number, more: Partial<Expected> = {}) => ({
	...above(value, compared, step, more),
	sign: -1 as const,
	passes: value < compared
});

export function expectedTests(
	id: MethodId,
	row: number,
	own: OwnFigures
): Readonly<Record<string, Expected>> {
	const geoid = own.geoids[row] ?? '';
	const [people, peopleMoe] = total(now.get(geoid), ['B03002_001']);
	const all = (value: (row: number) => number) => own.geoids.map((_, at) => value(at));
	const allDegrees = () => own.once('degrees', () => all((each) => degrees(each).value));
	const home = (at: number, year: Year) => own.median(at, 'B25077_001E', year).value;
	const appreciation = (at: number) => home(at, 2023) / home(at, 2019) - 1;
	const degrees = (at: number) => pointsChange(own.geoids[at] ?? '', at, own, 'bachelors', false);
	const enough = (value: number, more: Partial<Expected> = {}): Expected => ({
		...above(value, 500, 0.2, more),
		passes: value >= 500
	});
	const median = (column: Median, years: readonly [Year, Year], compared: number) =>
		medianChange(row, own, column, years, compared);
	const inside = (...cities: readonly string[]): Expected => {
		const passes = cities.some((city) => own.isIn(row, city));
		return { ...above(Number(passes), 1, 1e-9), passes };
	};
	switch (id) {
		case 'corridor-pressure': {
			const pooled = (column: Median) =>
				own.regionMedian(column, 2023, [2014]) / own.regionMedian(column, 2014, [2023]) - 1;
			return {
				'enough-people': enough(people, { moe: peopleMoe }),
				renters: shareTest(geoid, 'renters', false),
				'people-of-color': shareTest(geoid, 'white', true),
				'no-bachelors': shareTest(geoid, 'bachelors', true),
				'poverty-185': povertyTest(geoid),
				'cost-burdened': above(burdenNow(geoid), regionBurden(), SHARE, {
					moe: burdenMargin(geoid)
				}),
				'rent-change': median('B25064_001E', [2014, 2023], pooled('B25064_001E')),
				'income-change': median('B19013_001E', [2014, 2023], pooled('B19013_001E')),
				'bachelors-change': degrees(row),
				'home-value-change': median('B25077_001E', [2019, 2023], regionValueRise())
			};
		}
		case 'bates': {
			const high = (value: (at: number) => number, step: number): Expected => {
				const cut = topTwoFifths(all(value));
				return { ...above(value(row), cut, step), passes: value(row) >= cut };
			};
			const income =
				own.regionMedian('B19013_001E', 2023) / own.regionMedian('B19013_001E', 2019) - 1;
			return {
				'low-education': shareTest(geoid, 'bachelors', true),
				'low-income': povertyTest(geoid),
				'people-of-color': shareTest(geoid, 'white', true),
				renters: shareTest(geoid, 'renters', false),
				'bachelors-rise': degrees(row),
				'owners-rise': pointsChange(geoid, row, own, 'renters', true),
				'white-rise': pointsChange(geoid, row, own, 'white', false),
				'income-rise': median('B19013_001E', [2019, 2023], income),
				'value-high-t0': high((at) => home(at, 2019), DOLLAR),
				'value-high-t1': high((at) => home(at, 2023), DOLLAR),
				'appreciation-high-t0-t1': high(appreciation, 4e-4),
				'appreciation-high-tm-t1': high(appreciation, 4e-4)
			};
		}
		case 'governing': {
			const income = (at: number) => own.median(at, 'B19013_001E', 2019).value;
			const gain = (at: number) => 1 - home(at, 2019) / home(at, 2023);
			return {
				'in-city': inside('Minneapolis'),
				'people-begin': enough(own.countBefore(row, ['B01003_001E'])),
				'people-end': enough(people, { moe: peopleMoe }),
				'low-income': below(income(row), quantile(all(income), 0.4), DOLLAR),
				'low-home-value': below(
					home(row, 2019),
					quantile(
						all((at) => home(at, 2019)),
						0.4
					),
					DOLLAR
				),
				'bachelors-rise': {
					...degrees(row),
					...at(degrees(row).value, quantile(allDegrees(), 2 / 3))
				},
				'home-value-rise': above(home(row, 2023), home(row, 2019), DOLLAR),
				'home-value-gain': above(gain(row), quantile(all(gain), 2 / 3), 4e-4)
			};
		}
		case 'freeman': {
			const income = (each: number) => own.median(each, 'B19013_001E', 2019).value;
			const recent = (each: number) => recentHomes(own.geoids[each] ?? '');
			return {
				'in-city': inside('Minneapolis', 'St. Paul'),
				'income-begin': below(income(row), quantile(all(income), 0.5), DOLLAR),
				'recent-homes-begin': below(
					recent(row)[0],
					quantile(
						all((each) => recent(each)[0]),
						0.5
					),
					SHARE,
					{ moe: recent(row)[1] }
				),
				'bachelors-rise': {
					...degrees(row),
					...at(degrees(row).value, quantile(allDegrees(), 0.5))
				},
				'home-value-rise': above(home(row, 2023), home(row, 2019), DOLLAR)
			};
		}
		default:
			throw new Error(`What ${id} says here is in its conformance case.`);
	}
}
