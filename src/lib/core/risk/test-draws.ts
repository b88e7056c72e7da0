/**
 * Which tests an area passes in which random draws. Most tests of most areas come out the same in
 * every draw; where that can be shown from the farthest draws alone, none is made.
 */
import { comparisonOf, passes, roundHalfEven } from './compare.ts';
import { emptyBits, markAllDraws } from './draw-bits.ts';
import type { DrawBits } from './draw-bits.ts';
import { certainStates, NO_DATA, PASSED } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import type { PreparedTest } from './prepare.ts';
import { fillStandardNormal, largestDraw } from './random.ts';

/** Standard normal draws of figures, made when first asked for and shared by all methods. */
export class NormalDraws {
	readonly draws: number;
	readonly #seed: number;
	readonly #filled = new Map<string, { area: string; z: Float64Array }>();

	constructor(seed: number, draws: number) {
		this.#seed = seed;
		this.draws = draws;
	}

	/** Valid until the same figure is asked for in another area. */
	of(figure: string, area: string): Float64Array {
		const found = this.#filled.get(figure);
		if (found?.area === area) return found.z;
		const z = found?.z ?? new Float64Array(this.draws);
		fillStandardNormal(this.#seed, figure, area, z);
		this.#filled.set(figure, { area, z });
		return z;
	}
}

/** One method's tests, area by area. */
export class TestDraws {
	readonly evaluation: Evaluation;
	readonly bits: DrawBits;
	readonly #normals: NormalDraws;
	/** Copies of the inputs' values, one of which is moved at a time. */
	readonly #probe: readonly Float64Array[];
	readonly #drawn: (Float64Array | null)[];
	readonly #buffers: readonly Float64Array[];
	readonly #value: Float64Array;
	readonly #compared: Float64Array;

	constructor(evaluation: Evaluation, normals: NormalDraws) {
		const { prepared } = evaluation;
		const buffer = () => new Float64Array(normals.draws);
		this.evaluation = evaluation;
		this.bits = emptyBits(prepared, normals.draws);
		this.#normals = normals;
		this.#probe = prepared.values.map((column) => column.slice());
		this.#drawn = prepared.columns.map(() => null);
		this.#buffers = prepared.columns.map(buffer);
		this.#value = buffer();
		this.#compared = buffer();
	}

	/** Marks all tests of the area in a row. */
	markArea(row: number): void {
		const { prepared, tests } = this.evaluation;
		if (row >= prepared.size) return;
		this.#drawn.fill(null);
		prepared.tests.forEach((test, index) => {
			const passed = this.bits.passed[index];
			const missing = this.bits.missing[index];
			if (passed === undefined || missing === undefined) return;
			const moved = test.inputs.filter((input) => prepared.errors[input]?.[row] !== 0);
			const state =
				moved.length === 0 ? tests[index]?.[row] : this.#stateInAllDraws(test, row, moved);
			if (state === null) this.#markDraws(test, row, moved, passed, missing);
			else if (state === PASSED) markAllDraws(passed, row, this.bits);
			else if (state === NO_DATA) markAllDraws(missing, row, this.bits);
		});
	}

	/** The state that every draw gives, or null where draws may differ. */
	#stateInAllDraws(test: PreparedTest, row: number, moved: readonly number[]): number | null {
		const [input] = moved;
		const { prepared } = this.evaluation;
		if (input === undefined || moved.length > 1 || !test.measure.monotone.includes(input)) {
			return null;
		}
		const probe = this.#probe[input];
		if (probe === undefined || test.compared.inputs.includes(input)) return null;
		const value = prepared.values[input]?.[row] ?? NaN;
		const farthest = (prepared.errors[input]?.[row] ?? NaN) * largestDraw();
		const compared = test.compared.at(prepared.values, row);
		const passesAt = (end: number): boolean | null => {
			probe[row] = end;
			const moving = test.measure.at(this.#probe, row);
			return Number.isNaN(moving) || Number.isNaN(compared)
				? null
				: passes(test.definition, moving, compared);
		};
		const low = passesAt(value - farthest);
		const high = passesAt(value + farthest);
		probe[row] = value;
		if (low === null || low !== high) return null;
		// A draw that happens not to move the value keeps the group that its rank gave it.
		if (test.inUpperGroups !== null && (test.inUpperGroups[row] === 1) !== low) return null;
		const { passing, failing } = certainStates(test, row);
		return low ? passing : failing;
	}

	#drawsOf(input: number, row: number): Float64Array | null {
		const { prepared } = this.evaluation;
		const made = this.#drawn[input];
		if (made) return made;
		const column = prepared.columns[input];
		const area = prepared.inputs.areas[row];
		const out = this.#buffers[input];
		if (column === undefined || area === undefined || out === undefined) return null;
		const z = this.#normals.of(column.figure, area);
		const value = prepared.values[input]?.[row] ?? NaN;
		const error = prepared.errors[input]?.[row] ?? 0;
		for (let draw = 0; draw < out.length; draw++) out[draw] = value + error * (z[draw] ?? 0);
		this.#drawn[input] = out;
		return out;
	}

	#markDraws(
		test: PreparedTest,
		row: number,
		moved: readonly number[],
		passedBits: Uint32Array,
		missingBits: Uint32Array
	): void {
		const { prepared } = this.evaluation;
		const { draws, words } = this.bits;
		for (const input of moved) this.#drawsOf(input, row);
		const value = test.measure.draw(this.#drawn, prepared.values, row, this.#value);
		const compared = test.compared.draw(this.#drawn, prepared.values, row, this.#compared);
		const unmoved = test.values[row];
		const keepsGroup = test.inUpperGroups !== null;
		const upper = test.inUpperGroups?.[row] === 1;
		const { passing, failing } = certainStates(test, row);
		// `passes`, with all that stays the same over the draws taken out of the loop.
		const { rounding } = test.definition;
		const comparison = comparisonOf(test.definition);
		const above = comparison === '>' || comparison === '>=';
		const strict = comparison === '>' || comparison === '<';
		for (let word = 0; word < words; word++) {
			let passed = 0;
			let missing = 0;
			const end = Math.min(draws, (word + 1) * 32);
			for (let draw = word * 32; draw < end; draw++) {
				let v = typeof value === 'number' ? value : (value[draw] ?? NaN);
				let c = typeof compared === 'number' ? compared : (compared[draw] ?? NaN);
				const bit = 1 << (draw & 31);
				if (Number.isNaN(v) || Number.isNaN(c)) {
					missing |= bit;
					continue;
				}
				let pass = upper;
				if (!(keepsGroup && v === unmoved)) {
					if (rounding !== undefined) {
						v = roundHalfEven((v - c) / rounding);
						c = 0;
					}
					pass = above ? (strict ? v > c : v >= c) : strict ? v < c : v <= c;
				}
				const state = pass ? passing : failing;
				if (state === PASSED) passed |= bit;
				else if (state === NO_DATA) missing |= bit;
			}
			passedBits[row * words + word] = passed;
			missingBits[row * words + word] = missing;
		}
	}
}
