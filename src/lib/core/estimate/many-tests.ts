/**
 * Many comparisons at once.
 * Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the
 * Royal Statistical Society B 57 (1995).
 */

export type ManyTests = {
	/** In the order of the input: does the difference still stand? A test without p-value never does. */
	readonly stands: readonly boolean[];
	readonly standing: number;
	/** Tests that could be made at all. */
	readonly tested: number;
	/** How many of those standing are false alarms, at most, on average: rate × standing. */
	readonly expectedFalseAlarms: number;
	/** How many false alarms testing each alone at the same rate brings, if nothing differed at all. */
	readonly expectedFalseAlarmsAlone: number;
};

/**
 * Keeps the share of false alarms among the differences called at or below `rate` (0.1 goes with
 * the 90 % margins). Throws RangeError where the rate or a p-value is not within 0–1.
 */
export function benjaminiHochberg(pValues: readonly (number | null)[], rate = 0.1): ManyTests {
	if (!(rate > 0 && rate < 1)) throw new RangeError(`False alarm rate is ${rate}`);
	const tested = pValues.filter((p) => p !== null);
	const wrong = tested.find((p) => !(p >= 0 && p <= 1));
	if (wrong !== undefined) throw new RangeError(`p-value is ${wrong}`);
	const ascending = [...tested].sort((a, b) => a - b);
	const standing = ascending.findLastIndex((p, i) => p <= ((i + 1) / ascending.length) * rate) + 1;
	const largest = standing > 0 ? (ascending[standing - 1] ?? -1) : -1;
	return {
		stands: pValues.map((p) => p !== null && p <= largest),
		standing,
		tested: tested.length,
		expectedFalseAlarms: rate * standing,
		expectedFalseAlarmsAlone: rate * tested.length
	};
}
