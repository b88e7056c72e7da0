import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { madeUpInputs } from './inputs.fixture.ts';
import { methodById } from './definitions/index.ts';
import { prepare } from './prepare.ts';
import { areasNear, byChance, joins, shuffleMethod } from './shuffle.ts';

/** A ring of areas, each with two neighbors. */
const ring = (size: number) =>
	Array.from({ length: size }, (_, row) => [(row + size - 1) % size, (row + 1) % size]);
const labels = (size: number, on: (row: number) => boolean) =>
	Uint8Array.from({ length: size }, (_, row) => Number(on(row)));

describe('labels dealt anew', () => {
	const size = 100;
	const neighbors = ring(size);
	const options = { shuffles: 1000, seed: 5 };

	it('tell a cluster from chance', () => {
		const together = labels(size, (row) => row < 50);
		const result = byChance(together, (dealt) => joins(dealt, neighbors), 'a', options);
		expect(result.observed).toBe(49);
		// Every border joins two labels with the probability 50/100 · 49/99.
		expect(Math.abs(result.expected - 100 * 0.5 * (49 / 99))).toBeLessThan(0.5);
		expect(result.low).toBeLessThan(result.expected);
		expect(result.high).toBeGreaterThan(result.expected);
		expect(result.high).toBeLessThan(49);
		expect(result.p).toBeCloseTo(1 / 1001, 9);
	});

	it('tell that labels keep apart, and are no cluster', () => {
		const apart = labels(size, (row) => row % 2 === 0);
		expect(byChance(apart, (dealt) => joins(dealt, neighbors), 'a', options)).toMatchObject({
			observed: 0,
			p: 1
		});
	});

	it('are the same for the same seed, and others for another', () => {
		const some = labels(size, (row) => row % 3 === 0);
		const run = (seed: number) =>
			byChance(some, (dealt) => joins(dealt, neighbors), 'a', { shuffles: 200, seed });
		expect(run(1)).toEqual(run(1));
		expect(run(1).expected).not.toBe(run(2).expected);
	});

	it('keep their number, and stay where they are not dealt', () => {
		const some = labels(size, (row) => row < 30);
		const rows = Array.from({ length: 60 }, (_, row) => row);
		const sums = new Set<number>();
		const outside = new Set<number>();
		byChance(
			some,
			(dealt) => {
				sums.add(dealt.reduce((sum, each) => sum + each, 0));
				outside.add(dealt.slice(60).reduce((sum, each) => sum + each, 0));
				return 0;
			},
			'a',
			{ shuffles: 50, seed: 1 },
			rows
		);
		expect([...sums]).toEqual([30]);
		expect([...outside]).toEqual([0]);
	});
});

describe('what is counted', () => {
	it('is each pair of neighbors once, and areas by the share of their neighbors', () => {
		const line = [[1], [0, 2], [1, 3], [2]];
		expect(joins(Uint8Array.from([1, 1, 1, 0]), line)).toBe(2);
		const first = Uint8Array.from([1, 0, 0, 0]);
		expect(areasNear(first, line, () => true, 0.5)).toBe(1);
		expect(areasNear(first, line, () => true, 0.6)).toBe(0);
		expect(areasNear(first, line, (row) => row !== 1)).toBe(0);
	});

	it('is every class that says something, of a method', () => {
		const method = methodById('corridor-pressure');
		const evaluation = evaluate(prepare(method, madeUpInputs([method], { areas: 300, seed: 3 })));
		const result = shuffleMethod(evaluation, { shuffles: 100, seed: 1 });
		expect(result.touched).toHaveLength(1);
		expect(result.touched[0]).toMatchObject({ flag: 'pressure', atLeast: 0.5 });
		const early = method.classes.findIndex(({ id }) => id === 'early-warning');
		const count = evaluation.classes.filter((own) => own === early).length;
		expect(result.classes.find((one) => one.class === 'early-warning')?.areas).toBe(count);
		expect(result.classes.map((one) => one.class)).not.toContain('not-enough-data');
		// Made-up figures know nothing of place, so nothing beats chance by far.
		for (const { joins: found } of result.classes) expect(found.p).toBeGreaterThan(0.005);
	});
});
