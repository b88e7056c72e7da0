/** Figures as they stand in the sentences of a report: with margin, and never a margin of "0". */
import type { Unit } from '../catalog/types.ts';
import type { Estimate } from '../estimate/estimate.ts';
import { figureText, isTooWide } from '../text/format.ts';
import type { ReportVoice } from './messages.ts';

export type InlineFigure = {
	/** "71% ± 11 points", "$3,500 or more"; the words of its state where there is no value. */
	readonly shown: string;
	/** "71 percent, plus or minus 11 points" */
	readonly spoken: string;
};

/** A figure within a sentence. An approximate one says so. */
export function inlineFigure(
	estimate: Estimate,
	unit: Unit,
	voice: ReportVoice,
	approximate = false
): InlineFigure {
	const { value, margin, spoken } = figureText(estimate, unit, voice.estimate);
	const about = (figure: string) => (approximate ? voice.report.about({ figure }) : figure);
	const shown =
		estimate.value === null
			? value
			: estimate.bound !== undefined || isTooWide(estimate, unit)
				? voice.report.withRemark({ figure: value, remark: margin })
				: estimate.moe === null
					? value
					: `${value} ${margin}`;
	return { shown: about(shown), spoken: about(spoken) };
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
	return roundsToZero(size, unit, voice) ? null : words;
}

/** The digits shown are all zero: nothing that a finding can be made of. */
export function roundsToZero(estimate: Estimate, unit: Unit, voice: ReportVoice): boolean {
	return estimate.value !== null && !/[1-9]/.test(figureText(estimate, unit, voice.estimate).value);
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
