/**
 * How much a computation may still do. Steps are counted, not seconds: the same shape is measured,
 * or refused, on every device alike.
 */

/**
 * Steps that one place may take, each a look at one side of it: between one and two seconds of a
 * usual laptop.
 */
export const MOST_STEPS = 30_000_000;

export class Work {
	/** Steps taken so far, those that were no longer there too. */
	spent = 0;

	constructor(private readonly most = MOST_STEPS) {}

	/** Takes steps from what is left; false once there are not enough. */
	spend(steps: number): boolean {
		this.spent += steps;
		return !this.isSpent;
	}

	/** Whether something was asked for that was no longer there. */
	get isSpent(): boolean {
		return this.spent > this.most;
	}
}
