/** Figures as they stand in the sentences of a report: with margin, and never a margin of "0". */
import type { Unit } from '../catalog/types.ts';
import type { Estimate } from '../estimate/estimate.ts';
import { decimalsFor, figureText, formatMarginSize, type FigureText } from '../text/format.ts';
import type { ReportVoice } from './messages.ts';

export type InlineFigure = {
	/** "71% ± 11 points", "$3,500 or more"; the words of its state where there is no value. */
	readonly shown: string;
	/** "71 percent, plus or minus 11 points" */
	readonly spoken: string;
};

/** An estimate in words, with a margin that rounds to zero said to be under the last digit shown. */
export function reportFigureText(estimate: Estimate, unit: Unit, voice: ReportVoice): FigureText {
	const text = figureText(estimate, unit, voice.estimate);
	const least = leastShown(estimate, unit);
	if (least === null) return text;
	const margin = formatMarginSize(least.size, unit, voice.estimate, { decimals: least.decimals });
	const { spoken: value } = figureText(estimate, unit, {
		...voice.estimate,
		plusMinusSpoken: ({ value }) => value
	});
	return {
		value: text.value,
		margin: voice.report.under({ margin }),
		spoken: voice.report.underSpoken({ value, margin })
	};
}

/** The smallest margin that the digits shown can tell, where the true one is smaller still. */
function leastShown(
	{ value, moe }: Estimate,
	unit: Unit
): { readonly size: number; readonly decimals: number } | null {
	if (value === null || moe === null || moe === 0) return null;
	const decimals = decimalsFor({ value, moe, quality: 'value', moeReason: null }, unit);
	const percent = unit !== 'dollars' && unit !== 'count';
	const size = percent ? 10 ** -(decimals + 2) : 1;
	return moe < size / 2 ? { size, decimals } : null;
}

/** A figure within a sentence. An approximate one says so. */
export function inlineFigure(
	estimate: Estimate,
	unit: Unit,
	voice: ReportVoice,
	approximate = false
): InlineFigure {
	const { value, margin, spoken } = reportFigureText(estimate, unit, voice);
	const about = (figure: string) => (approximate ? voice.report.about({ figure }) : figure);
	const hasMargin = estimate.value !== null && estimate.moe !== null;
	return { shown: about(hasMargin ? `${value} ${margin}` : value), spoken: about(spoken) };
}

/**
 * The size of a change without its sign, for "rose by …"; null where the digits shown would be zero.
 */
export function inlineSize(
	estimate: Estimate,
	unit: Unit,
	voice: ReportVoice,
	approximate: boolean
): InlineFigure | null {
	if (estimate.value === null) return null;
	const size = { ...estimate, value: Math.abs(estimate.value) };
	const words =
		unit === 'share-change'
			? inlineFigure(size, unit, pointsWithoutSign(voice), approximate)
			: inlineFigure(size, unit === 'relative-change' ? 'share' : unit, voice, approximate);
	const shown = reportFigureText(size, unit, voice).value;
	return /[1-9]/.test(shown) ? words : null;
}

/** Points carry a plus sign where they are a change; a size has none. */
function pointsWithoutSign(voice: ReportVoice): ReportVoice {
	const { points } = voice.estimate;
	return {
		...voice,
		estimate: {
			...voice.estimate,
			points: ({ value, count }) => points({ value: value.replace(/^[+−-]/, ''), count })
		}
	};
}
