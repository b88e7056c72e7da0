/**
 * How long the random draws of all methods take, against running the evaluator once a draw. Both
 * run here, one after the other, on the same made-up areas; their answers are compared first.
 */
import { adjust } from '../../src/lib/domain/methods/sensitivity.ts';
import { confidenceOf } from '../../src/lib/domain/methods/confidence.ts';
import { classifyEachDraw, DEFAULT_DRAWS } from '../../src/lib/domain/methods/confidence.ts';
import { evaluate } from '../../src/lib/domain/methods/evaluate.ts';
import { madeUpInputs } from '../../src/lib/domain/methods/inputs.fixture.ts';
import { METHOD_IDS, methodById } from '../../src/lib/domain/methods/definitions/index.ts';
import { prepare } from '../../src/lib/domain/methods/prepare.ts';
import type { Benchmark, BenchReport } from './support/measure.ts';
import { spread } from './support/measure.ts';

const benchmark: Benchmark = { title: 'Displacement methods', run };
export default benchmark;

/** Tracts of the region; the figures themselves are made up, so that the bench needs no build. */
const AREAS = 784;
const ADJUSTMENTS = 220;
/** The first rounds run code that is not compiled yet. */
const WARM_UP = 20;

/** Throws where the two ways disagree on any area. */
async function run(): Promise<BenchReport> {
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
	const moves = Array.from({ length: ADJUSTMENTS }, (_, i) => {
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

	const { p95 } = spread(moves.slice(WARM_UP));
	const times = plainTime / fastTime;
	const ms = (value: number) => value.toFixed(0);
	return {
		tables: [
			{
				title: `${methods.length} methods, ${AREAS} areas, ${draws} draws`,
				columns: ['way', 'milliseconds'],
				rows: [
					['all draws at once', ms(fastTime)],
					['one evaluation a draw', ms(plainTime)],
					['one evaluation a draw over all at once', `${times.toFixed(1)} times`],
					['adjusted method, all areas, 95th percentile', p95.toFixed(1)]
				]
			}
		],
		budgets: [
			{ what: 'all draws of all methods', value: fastTime, most: 2000, unit: 'ms' },
			{ what: 'time against one evaluation a draw', value: 100 / times, most: 20, unit: '%' },
			{ what: 'adjusted method, 95th percentile', value: p95, most: 16, unit: 'ms' }
		]
	};
}
