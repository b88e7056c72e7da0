/** Words of reports, apart from the others so that they come only with a report. */
import * as exported from './en/report-files.ts';
import { report } from './en/report.ts';
import { inText, reportScreen } from './en/report-screen.ts';
import { policyWords, testimony } from './en/report-testimony.ts';

const en = { report, testimony, policyWords, inText, screen: reportScreen, ...exported };

export type ReportTexts = typeof en;

/** The report words of the page's language. */
export function useReportMessages(): ReportTexts {
	return en;
}
