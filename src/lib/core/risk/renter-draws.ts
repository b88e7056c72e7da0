/** Random draws of the tracts' renter households, made when first asked for and kept. */
import { standardError } from '../estimate/error.ts';
import type { Estimate } from '../estimate/estimate.ts';
import type { DrawOptions } from './draws.ts';
import { fillStandardNormal } from './random.ts';

export class RenterDraws {
	readonly #figure: string;
	readonly #areas: readonly string[];
	readonly #renters: readonly Estimate[];
	readonly #options: DrawOptions;
	readonly #drawn = new Map<number, Float32Array>();

	/**
	 * @param figure key of the published figure, as `InputColumn.figure`
	 * @param areas ids of the areas by row
	 * @param renters renter households by row
	 */
	constructor(
		figure: string,
		areas: readonly string[],
		renters: readonly Estimate[],
		options: DrawOptions
	) {
		this.#figure = figure;
		this.#areas = areas;
		this.#renters = renters;
		this.#options = options;
	}

	/** One number a draw, never negative; all the same where the count has no margin. */
	readonly of = (row: number): Float32Array => {
		const kept = this.#drawn.get(row);
		if (kept) return kept;
		const { draws, seed } = this.#options;
		const estimate = this.#renters[row];
		const value = estimate?.value ?? 0;
		const error = estimate ? (standardError(estimate) ?? 0) : 0;
		const z = new Float64Array(draws);
		if (error > 0) fillStandardNormal(seed, this.#figure, this.#areas[row] ?? '', z);
		const made = Float32Array.from(z, (each) => Math.max(0, value + error * each));
		this.#drawn.set(row, made);
		return made;
	};
}
