/** The second map of a view: what it is of, what it is called, and the ways to come to it. Screens with one map do without. */
import type { MethodId } from '../methods/definitions/index.ts';
import type { VintageId } from '../statistics/census.ts';
import {
	DEFAULT_METHOD,
	firstSubject,
	mapTitle,
	NO_ADJUSTMENT,
	ownName,
	type MapSubject,
	type SecondMap,
	type TitleWords,
	type View
} from './view.ts';

/** @param view whose second map it is: it follows rules that were changed for the same method */
export function secondSubject(view: View, second: SecondMap): MapSubject {
	return firstSubject({
		...view,
		...secondRules(view, second),
		// A map of methods or of a list has no figure of its own: the first map's stays beside it.
		...(second.lens === 'indicator' && { indicator: second.indicator, vintage: second.vintage }),
		lens: second.lens === 'own' ? 'indicator' : second.lens
	});
}

/** What the view's second map shows. */
export function secondTitle(words: TitleWords, view: View, second: SecondMap): string {
	const own = second.lens === 'own' ? ownName(second.mine) : null;
	return own ?? mapTitle(words, secondSubject(view, second));
}

/* Ways to come from one map to two, and from one second map to another. */

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
		past: null,
		mine: null,
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
	return {
		lens: 'classes',
		past: null,
		mine: null,
		second: { mode: 'pair', lens: 'classes', method: next }
	};
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

/** What a second map can show, as one text: a figure's id, `@` and a method's, `@@` for agreement, or `~` and a list's. */
export function choiceOf(second: SecondMap): string {
	if (second.lens === 'own') return `~${second.mine}`;
	if (second.lens === 'agreement') return '@@';
	return second.lens === 'classes' ? `@${second.method}` : second.indicator;
}
