import { describe, expect, it } from 'vitest';
import { normalCdf } from './error.ts';
import { normalQuantile } from './random.ts';
import { fillStandardNormal } from './random.ts';

/** Kept as they are: a change here changes every "94 % sure" on screen. */
const FIRST_DRAWS = [
	-0.16213370859622955, -0.0505664199590683, 1.858520746231079, 0.6674717664718628
];

function draws(count: number, seed = 1, figure = 'rent:2019-2023', area = '27053003300') {
	const out = new Float64Array(count);
	fillStandardNormal(seed, figure, area, out);
	return out;
}

function mean(values: Float64Array): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('inverse of the normal distribution', () => {
	it('has the values of standard tables', () => {
		expect(normalQuantile(0.5)).toBe(0);
		expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 14);
		expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
		expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 13);
		expect(normalQuantile(1e-9)).toBeCloseTo(-5.997807015007687, 12);
		expect(normalQuantile(0)).toBe(-Infinity);
		expect(normalQuantile(1)).toBe(Infinity);
	});

	it('undoes the distribution', () => {
		for (const p of [1e-6, 0.01, 0.07, 0.2, 0.5, 0.8, 0.93, 0.999]) {
			expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 14);
		}
	});
});

describe('random draws', () => {
	it('are the same numbers everywhere for one seed, figure and area', () => {
		expect([...draws(4)]).toEqual(FIRST_DRAWS);
		expect([...draws(3)]).toEqual(FIRST_DRAWS.slice(0, 3));
	});

	it('differ between seeds, figures and areas', () => {
		const same = [...draws(8)];
		expect([...draws(8, 2)]).not.toEqual(same);
		expect([...draws(8, 1, 'income:2019-2023')]).not.toEqual(same);
		expect([...draws(8, 1, 'rent:2019-2023', '27053003301')]).not.toEqual(same);
	});

	it('have mean 0, deviation 1 and normal tails', () => {
		const n = 200_000;
		const some = draws(n);
		// Four standard errors of each statistic.
		expect(Math.abs(mean(some))).toBeLessThan(4 / Math.sqrt(n));
		expect(Math.abs(mean(some.map((z) => z * z)) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
		for (const z of [-2, -1, 0, 0.5, 1.645, 3]) {
			const share = some.filter((draw) => draw <= z).length / n;
			const p = normalCdf(z);
			expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
		}
	});

	it('are not correlated from draw to draw, nor between neighboring areas', () => {
		const n = 100_000;
		const a = draws(n, 1, 'rent', '27053003300');
		const b = draws(n, 1, 'rent', '27053003301');
		expect(Math.abs(mean(a.map((z, i) => z * (b[i] ?? 0))))).toBeLessThan(4 / Math.sqrt(n));
		expect(Math.abs(mean(a.map((z, i) => z * (a[i + 1] ?? 0))))).toBeLessThan(4 / Math.sqrt(n));
	});
});
