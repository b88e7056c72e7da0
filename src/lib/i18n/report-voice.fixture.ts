/** The voice of reports in English, for tests; class names are their ids. */
import type { ReportVoice } from '../domain/report/messages.ts';
import { estimate } from '#words/common.ts';
import { report } from '#words/report.ts';
import { figureNames } from './figures.ts';

export const voice: ReportVoice = {
	estimate,
	figures: figureNames,
	report,
	method: {
		name: 'Corridor pressure',
		className: (id) => id.replaceAll('-', ' '),
		adjusted: false,
		changed: null
	}
};
