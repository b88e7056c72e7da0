/** Words of reports, apart from the others so that they come only with a report. */
import type { Problem } from '../domain/result.ts';
import * as exported from '#words/report-files.ts';
import { report } from '#words/report.ts';
import { reportProblems } from '#words/report-screen.ts';
import { inText, reportScreen } from '#words/report-screen.ts';
import { policyWords, testimony } from '#words/report-screen.ts';
import type { Messages } from './index.ts';
import { placeProblemSentence } from './place-problems.ts';

const en = { report, testimony, policyWords, inText, screen: reportScreen, ...exported };

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
