/**
 * Somebody's own wording of a finding with the figure staying live: "{figure} of our neighbors who
 * rent pay too much". What braces hold are names of the finding's slots.
 */
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { ReportFinding } from './model.ts';

export type TemplateProblem = Problem<
	/** No `{figure}`: the number would be lost. */
	| 'template-without-figure'
	/** Parameter `name`. */
	| 'template-unknown-placeholder'
	| 'template-empty'
	/** Parameters `length`, `limit`. */
	| 'template-too-long'
>;

export const LONGEST_TEMPLATE = 600;

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** The wording with the finding's present figures in it. */
export function fillTemplate(
	template: string,
	{ slots }: Pick<ReportFinding, 'slots'>
): Result<string, TemplateProblem> {
	const text = template.replace(/\s+/g, ' ').trim();
	if (text === '') return fail('template-empty');
	if (text.length > LONGEST_TEMPLATE) {
		return fail('template-too-long', { length: text.length, limit: LONGEST_TEMPLATE });
	}
	const names = [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
	const unknown = names.find((name) => !Object.hasOwn(slots, name));
	if (unknown !== undefined) return fail('template-unknown-placeholder', { name: unknown });
	if (!names.includes('figure')) return fail('template-without-figure');
	return ok(text.replace(PLACEHOLDER, (_, name: string) => slots[name.trim()] ?? ''));
}

/** A wording to begin with: the finding's own sentence with its figures as placeholders. */
export function templateOf({ sentence, slots }: Pick<ReportFinding, 'sentence' | 'slots'>): string {
	// Longer texts first, so that "47% ± 2 points" is not cut by a "7% ± 2 points".
	const order = Object.entries(slots).sort(([, a], [, b]) => b.length - a.length);
	return order.reduce(
		(text, [name, value]) => (value === '' ? text : replaceFirst(text, value, `{${name}}`)),
		sentence
	);
}

function replaceFirst(text: string, find: string, put: string): string {
	const at = text.indexOf(find);
	return at < 0 ? text : text.slice(0, at) + put + text.slice(at + find.length);
}
