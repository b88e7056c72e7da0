import { describe, expect, it } from 'vitest';
import { adjust } from './adjust.ts';
import { compareEvaluations, evaluate } from './evaluate.ts';
import { isAdjusted, NO_ADJUSTMENT, type Adjustment } from './questions.ts';
import { madeUpInputs } from './inputs.fixture.ts';
import { methodById } from './definitions/index.ts';
import { prepare } from './prepare.ts';

const corridor = methodById('corridor-pressure');
const inputs = madeUpInputs([corridor], { areas: 200, seed: 11 });

function run(adjustment: Partial<Adjustment>) {
	const result = adjust(corridor, { ...NO_ADJUSTMENT, ...adjustment });
	if (!result.ok) throw new Error(result.problem.code);
	return evaluate(prepare(result.value, inputs));
}

function problem(adjustment: Partial<Adjustment>, id: 'bates' | 'corridor-pressure') {
	const result = adjust(methodById(id), { ...NO_ADJUSTMENT, ...adjustment });
	return result.ok ? null : result.problem;
}

describe('adjusting a method', () => {
	it('leaves it as it is without a change', () => {
		expect(isAdjusted(NO_ADJUSTMENT)).toBe(false);
		expect(isAdjusted({ ...NO_ADJUSTMENT, offsets: { renters: 0 } })).toBe(false);
		expect(isAdjusted({ ...NO_ADJUSTMENT, atLeast: { pressure: 2 } })).toBe(true);
		expect([...run({}).classes]).toEqual([...evaluate(prepare(corridor, inputs)).classes]);
	});

	it('flags more areas the fewer tests must pass, and the lower the line', () => {
		const flagged = (adjustment: Partial<Adjustment>) =>
			compareEvaluations(run({}), run(adjustment)).flagged.after;
		const byCount = [5, 4, 3, 2, 1].map((k) => flagged({ atLeast: { vulnerability: k } }));
		expect(byCount).toEqual([...byCount].sort((a, b) => a - b));
		expect(new Set(byCount).size).toBeGreaterThan(3);
		const byLine = [0.2, 0.1, 0, -0.1, -0.2].map((renters) => flagged({ offsets: { renters } }));
		expect(byLine).toEqual([...byLine].sort((a, b) => a - b));
	});

	it('says which areas flip, from what to what', () => {
		const before = run({});
		const after = run({ atLeast: { vulnerability: 2 } });
		const { flips, counts, flagged } = compareEvaluations(before, after);
		const idOf = (evaluation: typeof before, row: number) =>
			corridor.classes[evaluation.classes[row] ?? -1]?.id;
		const expected = inputs.areas.flatMap((_, row) =>
			idOf(before, row) === idOf(after, row)
				? []
				: [{ row, from: idOf(before, row), to: idOf(after, row) }]
		);
		expect(expected.length).toBeGreaterThan(10);
		expect(flips).toEqual(expected);
		expect(counts.map(({ id }) => id)).toEqual(corridor.classes.map(({ id }) => id));
		expect(counts.reduce((sum, one) => sum + one.after - one.before, 0)).toBe(0);
		const kinds = new Set(['under-pressure', 'early-warning']);
		const rows = inputs.areas.map((_, row) => row);
		expect(flagged.after).toBe(rows.filter((row) => kinds.has(idOf(after, row) ?? '')).length);
	});

	it('drops tests that all must pass, one by one', () => {
		const governing = methodById('governing', { dollarFactor: 1 });
		const own = madeUpInputs([governing], { areas: 60, seed: 3 });
		const classes = (adjustment: Partial<Adjustment>) => {
			const result = adjust(governing, { ...NO_ADJUSTMENT, ...adjustment });
			if (!result.ok) throw new Error(result.problem.code);
			return compareEvaluations(
				evaluate(prepare(governing, own)),
				evaluate(prepare(result.value, own))
			).flagged;
		};
		const all = { off: ['low-income', 'low-home-value', 'people-begin', 'people-end'] };
		expect(classes(all).after).toBeGreaterThan(classes({}).before);
	});

	it('refuses what the method does not have or makes no sense', () => {
		expect(problem({ off: ['nothing'] }, 'bates')?.code).toBe('unknown-test');
		expect(problem({ off: ['value-high-t1'] }, 'bates')?.code).toBe('test-not-adjustable');
		expect(problem({ offsets: { renters: NaN } }, 'bates')?.code).toBe('bad-offset');
		expect(problem({ atLeast: { market: 1 } }, 'bates')?.code).toBe('unknown-group');
		expect(problem({ atLeast: { pressure: 5 } }, 'corridor-pressure')).toMatchObject({
			code: 'bad-count',
			params: { group: 'pressure', count: 5, tests: 4 }
		});
		expect(problem({ atLeast: { pressure: 1.5 } }, 'corridor-pressure')?.code).toBe('bad-count');
	});
});
