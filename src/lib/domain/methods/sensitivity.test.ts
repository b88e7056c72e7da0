import { describe, expect, it } from 'vitest';
import { known } from '../statistics/estimate.ts';
import { evaluate, compareEvaluations } from './evaluate.ts';
import { madeUpInputs } from './inputs.fixture.ts';
import { METHOD_IDS, methodById, type Method } from './definitions/index.ts';
import { prepare } from './prepare.ts';
import { choicesOf, sensitivityOf, withChoice, adjust } from './sensitivity.ts';
import { isAdjusted, NO_ADJUSTMENT, type Adjustment } from './questions.ts';

const method = methodById('corridor-pressure');
const inputs = madeUpInputs([method], { areas: 120, seed: 21 });
const areas = [
	{ station: 'a', rows: [0, 1, 2], households: [1, 1, 1] },
	{ station: 'b', rows: [5], households: [1] }
];
const options = {
	renters: inputs.areas.map(() => known(100, 10)),
	reaches: [
		{ meters: 800, areas },
		{ meters: 1600, areas: areas.map((area) => ({ ...area, rows: [7], households: [1] })) }
	],
	reach: 800,
	alternatives: []
};

/** Ids that a method flags, from the evaluator alone. */
function flaggedBy(own: Method): Set<string> {
	const { classes } = evaluate(prepare(own, inputs));
	return new Set(inputs.areas.filter((_, row) => own.classes[classes[row] ?? -1]?.kind === 'flag'));
}

describe('choices of a method', () => {
	it('are each changed alone, and change something that the method says', () => {
		for (const id of METHOD_IDS) {
			const own = methodById(id);
			const before = JSON.stringify(own);
			for (const choice of choicesOf(own)) {
				expect(JSON.stringify(withChoice(own, choice)), JSON.stringify(choice)).not.toBe(before);
			}
			expect(JSON.stringify(own)).toBe(before);
		}
		expect(choicesOf(method)).toContainEqual({
			kind: 'neighbors',
			flag: 'pressure',
			atLeast: null
		});
		expect(choicesOf(method)).toContainEqual({
			kind: 'needed',
			group: 'vulnerability',
			needed: 4
		});
	});
});

describe('what hangs on them', () => {
	const result = sensitivityOf(method, inputs, options);
	const standing = flaggedBy(method);

	it('is what each choice turns', () => {
		expect(new Set(result.tracts.flagged)).toEqual(standing);
		let turned = 0;
		for (const { choice, tracts } of result.choices) {
			if (choice.kind === 'distance') {
				expect(tracts).toEqual({ gained: [], lost: [] });
				continue;
			}
			const after = flaggedBy(withChoice(method, choice));
			expect(tracts.gained).toEqual([...after].filter((id) => !standing.has(id)));
			expect(tracts.lost).toEqual([...standing].filter((id) => !after.has(id)));
			turned += tracts.gained.length + tracts.lost.length;
		}
		expect(turned).toBeGreaterThan(50);
	});

	it('adds up: always, on one choice, and never', () => {
		const turns = new Map<string, number[]>();
		result.choices.forEach(({ tracts: { gained, lost } }, at) => {
			for (const id of [...gained, ...lost]) turns.set(id, [...(turns.get(id) ?? []), at]);
		});
		expect(result.tracts.always).toEqual(
			inputs.areas.filter((id) => standing.has(id) && !turns.has(id))
		);
		expect(result.tracts.never).toBe(
			inputs.areas.filter((id) => !standing.has(id) && !turns.has(id)).length
		);
		expect(result.tracts.onOneChoice).toEqual(
			inputs.areas.flatMap((id) => {
				const [only, second] = turns.get(id) ?? [];
				return only !== undefined && second === undefined ? [{ id, choice: only }] : [];
			})
		);
		expect(result.tracts.onOneChoice.length).toBeGreaterThan(0);
	});

	it('looks at station areas at every reach, and at tracts that other figures turn', () => {
		const at = result.choices.findIndex(({ choice }) => choice.kind === 'distance');
		const flagged = (rows: readonly number[]) => {
			const on = rows.filter((row) => standing.has(inputs.areas[row] ?? ''));
			return on.length * 2 >= rows.length;
		};
		const far = flagged([7]);
		const { gained, lost } = result.choices[at]?.stations ?? { gained: [], lost: [] };
		for (const { station, rows } of areas) {
			const near = flagged(rows);
			expect(result.stations.flagged.includes(station)).toBe(near);
			expect(gained.includes(station)).toBe(far && !near);
			expect(lost.includes(station)).toBe(near && !far);
		}
		const swapped = { ...inputs, regionMeasures: {}, neighbors: inputs.areas.map(() => []) };
		const other = sensitivityOf(method, inputs, {
			...options,
			alternatives: [{ choice: { kind: 'reference', id: 'x' }, inputs: swapped }]
		});
		const last = other.choices.at(-1);
		expect(last?.choice).toEqual({ kind: 'reference', id: 'x' });
		// Without neighbors nothing is near pressure, so what was flagged early is lost.
		expect(last?.tracts.gained).toEqual([]);
		expect(last?.tracts.lost.length).toBeGreaterThan(0);
	});
});

const corridor = methodById('corridor-pressure');
const manyAreas = madeUpInputs([corridor], { areas: 200, seed: 11 });

function run(adjustment: Partial<Adjustment>) {
	const result = adjust(corridor, { ...NO_ADJUSTMENT, ...adjustment });
	if (!result.ok) throw new Error(result.problem.code);
	return evaluate(prepare(result.value, manyAreas));
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
		expect([...run({}).classes]).toEqual([...evaluate(prepare(corridor, manyAreas)).classes]);
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
		const expected = manyAreas.areas.flatMap((_, row) =>
			idOf(before, row) === idOf(after, row)
				? []
				: [{ row, from: idOf(before, row), to: idOf(after, row) }]
		);
		expect(expected.length).toBeGreaterThan(10);
		expect(flips).toEqual(expected);
		expect(counts.map(({ id }) => id)).toEqual(corridor.classes.map(({ id }) => id));
		expect(counts.reduce((sum, one) => sum + one.after - one.before, 0)).toBe(0);
		const kinds = new Set(['under-pressure', 'early-warning']);
		const rows = manyAreas.areas.map((_, row) => row);
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
