/**
 * One random draw of every value, for the plain evaluator. `confidence.ts` gives the same answers
 * for all draws at once; this is its yardstick in tests and in the bench.
 */
import { evaluate } from './evaluate.ts';
import type { PreparedMethod } from './prepare.ts';
import { fillStandardNormal } from './random.ts';

export type DrawOptions = {
	readonly draws: number;
	readonly seed: number;
};

export const DEFAULT_DRAWS: DrawOptions = { draws: 1000, seed: 20260 };

/** Standard normal draws: `z[input][row]` holds one number a draw, or null where held fixed. */
export function drawAll(
	prepared: PreparedMethod,
	{ draws, seed }: DrawOptions
): readonly (readonly (Float64Array | null)[])[] {
	return prepared.columns.map((column, input) =>
		prepared.inputs.areas.map((area, row) => {
			if (prepared.errors[input]?.[row] === 0) return null;
			const z = new Float64Array(draws);
			fillStandardNormal(seed, column.figure, area, z);
			return z;
		})
	);
}

/** Class of every area in every draw, by running the evaluator once a draw: `classes[draw][row]`. */
export function classifyEachDraw(prepared: PreparedMethod, options: DrawOptions): Uint8Array[] {
	const z = drawAll(prepared, options);
	return Array.from({ length: options.draws }, (_, draw) => {
		const values = prepared.values.map((column, input) =>
			column.map((value, row) => {
				const standard = z[input]?.[row]?.[draw];
				return standard === undefined
					? value
					: value + (prepared.errors[input]?.[row] ?? 0) * standard;
			})
		);
		return evaluate(prepared, values).classes;
	});
}
