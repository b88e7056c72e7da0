/**
 * How often a score ranks two areas rightly: the area under the ROC curve. It is the chance that an
 * area where something came about had the higher score, of one drawn from those and one drawn from
 * the others; ties count half. A coin gets 0.5.
 * Source: J. A. Hanley and B. J. McNeil, "The meaning and use of the area under a receiver operating
 * characteristic (ROC) curve", Radiology 143 (1982).
 */

/**
 * @param scores higher means: more expected to come about
 * @param outcomes 1 where it came about, 0 where not
 * @param weights how often each area counts (a bootstrap sample); once each where left out
 * @returns NaN where it came about everywhere or nowhere
 */
export function areaUnderCurve(
	scores: readonly number[],
	outcomes: readonly number[],
	weights?: ArrayLike<number>,
	order: readonly number[] = ascending(scores)
): number {
	let below = 0;
	let rightly = 0;
	let came = 0;
	for (let start = 0; start < order.length;) {
		const score = scores[order[start] ?? 0];
		let tiedCame = 0;
		let tiedNot = 0;
		let end = start;
		for (; end < order.length && scores[order[end] ?? 0] === score; end++) {
			const row = order[end] ?? 0;
			const weight = weights === undefined ? 1 : (weights[row] ?? 0);
			if (outcomes[row] === 1) tiedCame += weight;
			else tiedNot += weight;
		}
		rightly += tiedCame * (below + tiedNot / 2);
		below += tiedNot;
		came += tiedCame;
		start = end;
	}
	return rightly / (came * below);
}

/** Rows by ascending score, to be worked out once where many samples are ranked by the same scores. */
export function ascending(scores: readonly number[]): number[] {
	return scores.map((_, row) => row).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
}
