/** Words of reports, apart from the others so that they come only with a report. */
import type { Problem } from '../domain/result.ts';
import { fileWords, mapWords, report } from '#words/report.ts';
import { reportProblems, inText, reportScreen } from '#words/report-screen.ts';
import { policyWords, testimony } from '#words/testimony.ts';
import { figureNames } from './figures.ts';
import { useMessages, type Messages } from './index.ts';
import { placeProblemSentence } from './place-problems.ts';
import type { ReportVoice } from '../domain/report/messages.ts';
import { isAdjusted, type MethodsQuestion } from '../domain/methods/questions.ts';
import * as methodWords from '#words/methods.ts';
import { rulesChanged } from './rules-changed.ts';

const en = {
	report,
	testimony,
	policyWords,
	inText,
	screen: reportScreen,
	fileWords,
	mapWords
};

export type ReportTexts = typeof en;

/** The report words of the page's language. */
export function useReportMessages(): ReportTexts {
	return en;
}

/** The sentence for a problem of a report, or of anything else. */
export function reportProblemSentence(t: Messages, problem: Problem): string {
	const sentence = reportProblems[problem.code];
	return sentence ? sentence(problem.params) : placeProblemSentence(t, problem);
}

/* Everything that speaks in a report of this method, in the page's language. */

export function reportVoice({
	method,
	adjustment
}: Pick<MethodsQuestion, 'method' | 'adjustment'>): ReportVoice {
	const t = useMessages();
	const classes: Readonly<Record<string, { readonly name: string }>> =
		methodWords.methodClasses[method];
	return {
		estimate: t.estimate,
		figures: figureNames,
		report: useReportMessages().report,
		method: {
			name: methodWords.methodWords[method].name,
			className: (id) => classes[id]?.name ?? id,
			adjusted: isAdjusted(adjustment),
			changed: rulesChanged({ method, adjustment })
		}
	};
}
