/**
 * How long the random draws of all methods take, against running the evaluator once a draw. Both
 * run here, one after the other, on the same made-up areas; their answers are compared first.
 */
import { adjust } from '../../src/lib/core/risk/adjust.ts';
import { confidenceOf } from '../../src/lib/core/risk/confidence.ts';
import { classifyEachDraw, DEFAULT_DRAWS } from '../../src/lib/core/risk/draws.ts';
import { evaluate } from '../../src/lib/core/risk/evaluate.ts';
import { madeUpInputs } from '../../src/lib/core/risk/inputs.fixture.ts';
import { METHOD_IDS, methodById } from '../../src/lib/core/risk/methods/index.ts';
import { prepare } from '../../src/lib/core/risk/prepare.ts';

export type BenchRow = {
	readonly name: string;
	readonly milliseconds: number;
	readonly detail: string;
};

/** Tracts of the region; the figures themselves are made up, so that the bench needs no build. */
const AREAS = 784;

function percentile95(times: readonly number[]): number {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? NaN;
}

/** Rows for the bench table. Throws when fast and plain draws disagree. */
export async function benchEvaluator(): Promise<readonly BenchRow[]> {
	const methods = METHOD_IDS.filter((id) => id !== 'metcouncil-score').map((id) => methodById(id));
	const inputs = madeUpInputs(methods, { areas: AREAS, seed: 1, missing: 0.02 });
	const prepared = methods.map((method) => prepare(method, inputs));
	const { draws, seed } = DEFAULT_DRAWS;

	let start = performance.now();
	const fast = await confidenceOf(prepared, DEFAULT_DRAWS);
	const fastTime = performance.now() - start;

	start = performance.now();
	const plain = prepared.map((one) => classifyEachDraw(one, { draws, seed }));
	const plainTime = performance.now() - start;

	plain.forEach((classes, index) => {
		const { classDraws } = fast?.[index] ?? {};
		classes[0]?.forEach((_, row) => {
			const counts = new Uint16Array(classDraws?.length ?? 0);
			for (const draw of classes) counts[draw[row] ?? 0] = (counts[draw[row] ?? 0] ?? 0) + 1;
			if (counts.some((count, k) => count !== classDraws?.[k]?.[row])) {
				throw new Error(`fast and plain draws disagree on area ${String(row)}`);
			}
		});
	});

	const corridor = methodById('corridor-pressure');
	const moves = Array.from({ length: 200 }, (_, i) => {
		const moved = adjust(corridor, {
			off: i % 2 === 0 ? ['renters'] : [],
			offsets: { 'cost-burdened': (i % 20) / 100 },
			atLeast: { vulnerability: 2 + (i % 3) }
		});
		if (!moved.ok) throw new Error(moved.problem.code);
		const before = performance.now();
		evaluate(prepare(moved.value, inputs));
		return performance.now() - before;
	});

	const size = `${String(methods.length)} methods × ${String(AREAS)} areas × ${String(draws)} draws`;
	return [
		{ name: 'draws, all at once', milliseconds: fastTime, detail: size },
		{
			name: 'draws, one evaluation each',
			milliseconds: plainTime,
			detail: `${(plainTime / fastTime).toFixed(1)} times the time of all at once`
		},
		{
			name: 'adjusted method, all areas',
			milliseconds: percentile95(moves),
			detail: '95th percentile of 200 adjustments'
		}
	];
}
