/** What a table of evidence shows: texts, and a number with its range to draw beside them. */
import type { Standing, WithInterval } from '$lib/core/evidence/bootstrap';

export type PlotRow = {
	readonly id: string;
	readonly label: string;
	/** Said smaller below the label. */
	readonly notes: readonly string[];
	/** Texts of the columns between label and result. */
	readonly cells: readonly { readonly text: string; readonly note?: string }[];
	readonly result: string;
	/** "58 to 65"; null where the result has no range. */
	readonly range: string | null;
	/** Null where there is nothing to draw. */
	readonly mark: Pick<WithInterval, 'value' | 'low' | 'high'> | null;
	/** Null where nothing is called of the result. */
	readonly standing: Standing | null;
	readonly verdict: string | null;
};

export type Scale = {
	readonly from: number;
	readonly to: number;
	/** The value that means nothing: a coin, no difference. */
	readonly nothing: number;
};

/** A scale that holds every range and reaches as far on both sides of what means nothing. */
export function evenScale(rows: readonly PlotRow[], nothing: number): Scale {
	const far = Math.max(
		...rows.flatMap(({ mark }) =>
			mark === null ? [] : [mark.value, mark.low, mark.high].map((end) => Math.abs(end - nothing))
		)
	);
	return { from: nothing - far, to: nothing + far, nothing };
}
