/** Everything that speaks in a report of this method, in the page's language. */
import type { ReportVoice } from '../domain/report/messages.ts';
import { isAdjusted } from '../domain/methods/adjust.ts';
import type { MethodsQuestion } from '../domain/methods/questions.ts';
import { useMessages } from './index.ts';
import * as methodWords from '#words/methods.ts';
import { figureNames } from './figures.ts';
import { rulesChanged } from './rules-changed.ts';
import { useReportMessages } from './report.ts';

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
			name: t.lens.methods[method],
			className: (id) => classes[id]?.name ?? id,
			adjusted: isAdjusted(adjustment),
			changed: rulesChanged({ method, adjustment })
		}
	};
}
