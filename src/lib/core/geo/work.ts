/**
 * How much a computation may still do. Steps are counted, not seconds: the same shape is measured,
 * or refused, on every device alike.
 */

/**
 * Steps that one place may take, each a look at one side of it: between one and two seconds of a
 * usual laptop.
 */
export const MOST_STEPS = 50_000_000;

export class Work {
	#left: number;

	constructor(most = MOST_STEPS) {
		this.#left = most;
	}

	/** Takes steps from what is left; false once there are not enough. */
	spend(steps: number): boolean {
		this.#left -= steps;
		return this.#left >= 0;
	}

	/** Whether something was asked for that was no longer there. */
	get isSpent(): boolean {
		return this.#left < 0;
	}
}
