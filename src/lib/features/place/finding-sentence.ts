/** What the method says of a place in one sentence, with its margin. */
import { quartersWords } from '$lib/features/methods/finding-words';
import type { ProfileAnswer } from '$lib/domain/places/atlas-places';
import { isAdjusted } from '$lib/domain/methods/questions';
import { reasonsOf, type CalledFigure, type CalledFigures } from '$lib/domain/places/reasons';
import { figureText } from '$lib/domain/text/format';
import { flagText } from '$lib/domain/methods/station-flags';
import { tractOf } from '$lib/domain/view/view';
import type { Messages, MethodMessages, ProfileMessages } from '$lib/i18n';

export function placeFindingSentence(
	t: Messages,
	m: MethodMessages,
	{ finding }: ProfileMessages,
	{ question, place }: Pick<ProfileAnswer, 'question' | 'place'>
): string {
	const { method } = question;
	const { pressure } = place;
	if (!pressure) return finding.flagsNothing({ method: m.methodWords[method].name });
	const { renters } = pressure.flag;
	const [only] = pressure.classes;
	const { headline } = pressure;
	if (tractOf(question.place) && only) {
		return m.finding.short({
			place: finding.thisTract,
			method,
			class: only.id,
			headline: headline ?? { kind: 'published', class: only.id },
			quarters: quartersWords(t, pressure.quarters[0] ?? null)
		});
	}
	const text = flagText(pressure.flag, t.estimate);
	if (text === null || renters.value === null) return finding.noShare;
	const where =
		method !== 'corridor-pressure'
			? finding.whereMethod({ method: m.methodWords[method].name })
			: isAdjusted(question.adjustment)
				? finding.whereAdjusted
				: finding.where;
	const people = withMargin(figureText(renters, 'count', t.estimate), renters.moe);
	if (text.extent === 'all') return finding.all({ renters: people, where });
	if (text.extent === 'none') return finding.none({ renters: people, where });
	return finding.some({ renters: people, ...text, where });
}

/** One reason: its lead ("Who could be hurt.") and what the figures say. */
export type ReasonText = { readonly lead: string; readonly text: string };

/**
 * Who could be hurt, what is rising, how sure: each told from figures of the place itself, beside the
 * region's. Empty where there is nothing to hold it against, or the method asks other things.
 */
export function reasonTexts(
	t: Messages,
	{ reasons: words }: ProfileMessages,
	answer: ProfileAnswer
): readonly ReasonText[] {
	const found = reasonsOf(answer, t.estimate);
	if (!found) return [];
	const named = <Id extends string>(
		figures: CalledFigures<Id>,
		names: Readonly<Record<Id, string>>
	) => {
		const texts = (each: readonly CalledFigure<Id>[]) =>
			each.map(({ id, figure: { estimate, definition } }) => {
				const { value, margin } = figureText(estimate, definition.unit, t.estimate);
				const figure = estimate.moe === null || estimate.moe === 0 ? value : `${value} ${margin}`;
				return words.withFigure({ what: names[id], figure });
			});
		return {
			higher: texts(figures.higher),
			lower: texts(figures.lower),
			// What is not clear is named without figures, so that nobody reads a difference into them.
			unclear: figures.unclear.map(({ id }) => names[id]),
			untested: figures.untested.map(({ id }) => names[id])
		};
	};
	return [
		{
			lead: words.exposedLead,
			text: words.exposed(named(found.exposed, words.exposedNames))
		},
		{ lead: words.risingLead, text: words.rising(named(found.rising, words.risingNames)) },
		{ lead: words.sureLead, text: found.sure ? words.sure(found.sure) : words.unsure }
	];
}

/** Draws put the place on either side of the half from which a station area is flagged. */
export function isUnclear({ question, place }: Pick<ProfileAnswer, 'question' | 'place'>): boolean {
	return tractOf(question.place) === null && place.pressure?.flag.call === 'may-be-flagged';
}

/** "1,086 ± 177" */
function withMargin(text: { value: string; margin: string }, moe: number | null): string {
	return moe === null || moe === 0 ? text.value : `${text.value} ${text.margin}`;
}
