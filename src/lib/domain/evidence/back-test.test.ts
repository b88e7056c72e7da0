import { describe, expect, it } from 'vitest';
import { backTest, signalShare, type BackTestFigures } from './back-test.ts';
import { matchedComparison } from './matched.ts';

const OPTIONS = { draws: 50, seed: 1 };

/**
 * Forty tracts in a ring. The first twenty pass three of five vulnerability tests and later come under
 * pressure, all but every fifth; the others pass none and do not, all but every tenth.
 */
function ring(): BackTestFigures {
	const rows = Array.from({ length: 40 }, (_, row) => row);
	const column = (of: (row: number) => number) => ({ values: rows.map(of), region: 0 });
	const vulnerable = (row: number) => (row < 20 ? 1 : -1);
	const later = (row: number) => (row < 20 ? (row % 5 === 0 ? -1 : 1) : row % 10 === 0 ? 1 : -1);
	const spread = (row: number) => ((row * 7) % 40) / 40;
	return {
		people: rows.map(() => 1000),
		neighbors: rows.map((row) => [(row + 39) % 40, (row + 1) % 40]),
		vulnerability: [0, 1, 2, 3, 4].map((test) =>
			column((row) => (test < 3 ? vulnerable(row) : -1))
		),
		early: {
			// Under pressure then: rows 0 and 2, so that row 1 has two such neighbors and row 3 one of two.
			rent: column((row) => (row === 0 || row === 2 ? 1 : -1)),
			income: column((row) => (row === 0 || row === 2 ? 1 : -1 - spread(row))),
			homeValue: column(() => -1)
		},
		later: {
			rent: column((row) => later(row) * (1 + spread(row))),
			income: column(later),
			bachelors: column(later),
			homeValue: column(() => -1)
		},
		assessedValue: rows.map((row) => 1 + spread(row)),
		firstRent: rows.map((row) => 1 + spread((row * 3) % 40)),
		rentChangeFromFirst: rows.map(spread),
		groups: {
			lowIncome: {
				from: rows.map(() => 100),
				to: rows.map((row) => (row < 20 ? 80 : 81))
			},
			black: { from: rows.map((row) => (row === 0 ? 0 : 100)), to: rows.map((row) => 60 + row) }
		}
	};
}

const found = (figures = ring()) => backTest(figures, OPTIONS);

describe('backTest', () => {
	it('ranks by the count of vulnerability tests, ties for half', () => {
		const { base, vulnerable, rankings } = found();
		expect([vulnerable, base]).toEqual([20, 18 / 40]);
		// 16 of 18 that came are vulnerable, 4 of 22 others: 16·18 rightly, 16·4 + 2·18 tied.
		const [count] = rankings;
		expect(count?.auc.value).toBeCloseTo((16 * 18 + (16 * 4 + 2 * 18) / 2) / (18 * 22), 12);
	});

	it('flags by half of the neighbors, and by a single one', () => {
		const { rates } = found();
		const tracts = (flag: string) => rates.find((each) => each.flag === flag)?.flagged.tracts;
		// Under pressure: 0 and 2. Beside one of two: 1, 3, and 39, which is not vulnerable.
		expect(tracts('flag-near-half')).toBe(4);
		expect(tracts('flag-near-one')).toBe(4);
		const crowded = ring();
		const neighbors = crowded.neighbors.map((rows, row) => (row === 3 ? [...rows, 10, 11] : rows));
		const again = found({ ...crowded, neighbors });
		expect(again.rates.map(({ flagged }) => flagged.tracts)).toEqual([3, 4, 2]);
	});

	it('counts where it came with the flag and without', () => {
		const half = found().rates[0];
		// Flagged 0, 1, 2, 3: all but 0 came. Of the other 36 fifteen did.
		expect(half?.flagged.share.value).toBe(3 / 4);
		expect(half?.others.share.value).toBe(15 / 36);
		expect(half?.difference.value).toBeCloseTo(3 / 4 - 15 / 36, 12);
	});

	it('calls a fifth of the people a loss, and none where nobody was', () => {
		const { rankings } = found();
		const low = rankings.find(({ outcome }) => outcome === 'loss-of-low-income');
		expect([low?.base, low?.auc.value]).toEqual([0.5, 1]);
		const black = rankings.find(({ outcome }) => outcome === 'loss-of-black-residents');
		// Rows 1 to 20 keep 80 or fewer of 100; row 0 had nobody.
		expect([black?.tracts, black?.base]).toEqual([39, 20 / 39]);
	});

	it('leaves out tracts with few people or without a change', () => {
		const figures = ring();
		const people = figures.people.map((count, row) => (row === 5 ? 499 : count));
		const rent = {
			...figures.later.rent,
			values: figures.later.rent.values.map((value, row) => (row === 7 ? NaN : value))
		};
		expect(found({ ...figures, people, later: { ...figures.later, rent } }).tracts).toBe(38);
	});
});

describe('signalShare', () => {
	it('is what sampling error leaves of the spread', () => {
		// Variance of 1, 2, 3 is 1; mean squared error is (0.25 + 0.25 + 0.25) / 3.
		const changes = [1, 2, 3].map((value) => ({ value, error: 0.5 }));
		expect(signalShare(changes, OPTIONS)?.value).toBeCloseTo(0.75, 12);
		expect(signalShare([{ value: 1, error: 1 }], OPTIONS)).toBeNull();
	});
});

describe('matchedComparison', () => {
	const start = { rent: [1, 2, 3, 1, 2, 3, NaN] };
	const figures = {
		near: [0, 1, 2, 6],
		pool: [3, 4, 5],
		start,
		changes: {
			doubled: { kind: 'ratio', values: [2, 2, 0.5, 1, 1, 1, 9] },
			moved: { kind: 'difference', values: [0.1, 0.2, 0.3, 0, 0.1, 0.2, 9] }
		}
	} as const;

	it('compares like with like, ratios by their logarithms', () => {
		const { near, pool, balance, changes } = matchedComparison(figures, 1, OPTIONS);
		expect([near, pool]).toEqual([3, 3]);
		expect(balance).toEqual([{ id: 'rent', near: 2, like: 2, pool: 2 }]);
		const [doubled, moved] = changes;
		// (2 · 2 · ½)^⅓
		expect(doubled?.near).toBeCloseTo(2 ** (1 / 3) - 1, 12);
		expect(doubled?.like).toBeCloseTo(0, 12);
		expect(moved?.difference.value).toBeCloseTo(0.1, 12);
	});

	it('leaves what has shrunk to nothing out of ratios', () => {
		const changes = { gone: { kind: 'ratio', values: [0, 2, 2, 1, 1, 1, 1] } } as const;
		const [gone] = matchedComparison({ ...figures, changes }, 1, OPTIONS).changes;
		expect(gone?.areas).toBe(2);
		expect(gone?.near).toBeCloseTo(1, 12);
	});
});
