import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../../src/lib/domain/statistics/error.ts';
import { readDirections } from '../table.ts';
import { classified } from '../classified.fixture.ts';

describe('metropolitan council scores on a table', () => {
	const directions = readDirections(
		'column,meaning,direction\nb,"B, high",high_opportunity\na,A low,low_opportunity\n'
	);
	const table = 'id,a,ignored,b\n1,1,x,10\n2,2,x,\n3,3,x,30\n4,6,x,20\n';

	function column(name: string, scale: 'cdf' | 'z' | 'nominal') {
		const rows = classified('metcouncil-score', table, { scale, directions });
		return [...rows.values()].map((row) => (row[name] === '' ? null : Number(row[name])));
	}
	function near(actual: (number | null)[], expected: (number | null)[]) {
		expect(actual.length).toBe(expected.length);
		actual.forEach((value, i) => {
			const wanted = expected[i] ?? null;
			if (wanted === null) expect(value).toBeNull();
			else expect(value).toBeCloseTo(wanted, 12);
		});
	}

	it('are 10·Φ(z) with n − 1, turned around where low is a priority', () => {
		// b: mean 20, deviation 10. a: mean 3, deviation √(14/3).
		near(column('b', 'cdf'), [10 * normalCdf(-1), null, 10 * normalCdf(1), 5]);
		const sd = Math.sqrt(14 / 3);
		near(
			column('a', 'cdf'),
			[-2, -1, 0, 3].map((d) => 10 - 10 * normalCdf(d / sd))
		);
	});

	it('come as z and as minimum to maximum too', () => {
		near(column('b', 'z'), [-1, null, 1, 0]);
		const sd = Math.sqrt(14 / 3);
		near(column('a', 'z'), [2 / sd, 1 / sd, 0, -3 / sd]);
		near(column('b', 'nominal'), [0, null, 10, 5]);
		near(column('a', 'nominal'), [10, 8, 6, 0]);
	});

	it('stand in the order of the table, and are empty where all values are equal', () => {
		const rows = classified('metcouncil-score', 'id,a,b\n1,0.1,1\n2,0.1,2\n3,0.1,3\n', {
			directions
		});
		expect(Object.keys(rows.get('1') ?? {})).toEqual(['id', 'a', 'b']);
		expect([...rows.values()].map((row) => row.a)).toEqual(['', '', '']);
	});
});

describe('new york composition on a table', () => {
	it('magnifies vulnerability by conditions and spreads it from 0 to 100', () => {
		const rows = classified(
			'nyc-composition',
			'ntacode,ntaname,populationvulnerability,housingconditions,marketpressure\n' +
				'A,"Park, West",50,100,100\nB,x,50,0,0\nC,y,0,90,90\nD,z,40,,10\nE,w,20,20,30\n'
		);
		expect([...rows.values()].map((row) => row.index)).toEqual(['100', '50', '0', '', '25']);
	});
});
