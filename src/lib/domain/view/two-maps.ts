/** Ways to come from one map to two, and from one second map to another. */
import type { VintageId } from '../statistics/census.ts';
import type { MethodId } from '../methods/definitions/index.ts';
import { DEFAULT_METHOD, NO_ADJUSTMENT, type SecondMap, type View } from './view.ts';

/** The same figure in its oldest period and its newest; null where there is only one. */
export function thenAndNow(
	{ indicator }: Pick<View, 'indicator'>,
	/** Newest first. */
	vintages: readonly VintageId[]
): Partial<View> | null {
	const oldest = vintages.at(-1);
	if (oldest === undefined || vintages.length < 2) return null;
	return {
		lens: 'indicator',
		vintage: oldest,
		second: { mode: 'swipe', lens: 'indicator', indicator, vintage: null }
	};
}

/** The classes of the view's method beside those of the next one. */
export function twoMethods(
	{ method }: Pick<View, 'method'>,
	methods: readonly MethodId[]
): Partial<View> | null {
	const next = methods[(methods.indexOf(method) + 1) % methods.length];
	if (next === undefined || next === method) return null;
	return { lens: 'classes', second: { mode: 'pair', lens: 'classes', method: next } };
}

/**
 * What the second map asks of methods. Rules that a person changed are those of the view's method:
 * they hold for it on both maps, and in how many methods agree, but for no other method.
 */
export function secondRules(
	{ method, adjustment }: Pick<View, 'method' | 'adjustment'>,
	second: SecondMap
): Pick<View, 'method' | 'adjustment'> {
	if (second.lens === 'agreement') return { method, adjustment };
	const own = second.lens === 'classes' ? second.method : DEFAULT_METHOD;
	return { method: own, adjustment: own === method ? adjustment : NO_ADJUSTMENT };
}

/** What a second map can show, as one text: a figure's id, `@` and a method's, or `@@` for agreement. */
export function choiceOf(second: SecondMap): string {
	if (second.lens === 'agreement') return '@@';
	return second.lens === 'classes' ? `@${second.method}` : second.indicator;
}
