/**
 * What a person changed about a method, in one sentence: the only place that names it, for the legend,
 * the embedded map, what is shared, reports and their files. It comes with the words of the methods;
 * titles, which are there before, say `lens.rulesChanged` alone.
 */
import { isAdjusted, type MethodsQuestion } from '../domain/methods/questions.ts';
import { formatValue } from '../domain/text/format.ts';
import { useMessages } from './index.ts';
import * as methodWords from '#words/methods.ts';

/** Null for the method as its authors have it. */
export function rulesChanged({
	method,
	adjustment
}: Pick<MethodsQuestion, 'method' | 'adjustment'>): string | null {
	if (!isAdjusted(adjustment)) return null;
	const { estimate } = useMessages();
	const { methodTests, methodGroups, adjustments } = methodWords;
	const tests: Readonly<Record<string, { readonly name: string }>> = methodTests[method];
	const groups: Readonly<Record<string, string>> = methodGroups[method];
	const nameOf = (test: string) => tests[test]?.name ?? test;
	const { off, offsets, atLeast } = adjustment;
	const moved = Object.entries(offsets).filter(([, offset]) => offset !== 0);
	return adjustments.named({
		changes: [
			...off.map((test) => adjustments.switchedOff({ test: nameOf(test) })),
			...Object.entries(atLeast).map(([group, count]) =>
				adjustments.needs({ group: groups[group] ?? group, count })
			),
			...moved.map(([test, offset]) =>
				adjustments.moved({
					test: nameOf(test),
					amount: formatValue(offset, 'share-change', estimate, {
						decimals: Number.isInteger(Number((offset * 100).toFixed(1))) ? 0 : 1
					})
				})
			)
		]
	});
}
