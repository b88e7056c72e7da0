/** What the method says of a place in one sentence, with its margin. */
import type { ProfileAnswer } from '$lib/core/profile/answer';
import { isAdjusted } from '$lib/core/risk/adjust';
import { FLAG_SHARE } from '$lib/core/risk/station-flags';
import { figureText, likelyRange } from '$lib/core/text/format';
import { tractOf } from '$lib/core/view/view';
import type { Messages } from '$lib/i18n';
import type { MethodMessages } from '$lib/i18n/methods';
import type { ProfileMessages } from '$lib/i18n/profile';

export function placeFindingSentence(
	t: Messages,
	m: MethodMessages,
	{ finding }: ProfileMessages,
	{ question, place }: Pick<ProfileAnswer, 'question' | 'place'>
): string {
	const { method } = question;
	const { pressure } = place;
	if (!pressure) return finding.flagsNothing({ method: m.methodWords[method].name });
	const { share, renters } = pressure.flag;
	const [only] = pressure.classes;
	if (tractOf(question.place) && only) {
		const classes: Readonly<Record<string, { meaning: string }>> = m.methodClasses[method];
		return finding.tract({ meaning: classes[only.id]?.meaning ?? '' });
	}
	if (share.value === null || renters.value === null) return finding.noShare;
	const where =
		method !== 'corridor-pressure'
			? finding.whereMethod({ method: m.methodWords[method].name })
			: isAdjusted(question.adjustment)
				? finding.whereAdjusted
				: finding.where;
	const people = withMargin(figureText(renters, 'count', t.estimate), renters.moe);
	if (share.value === 1) return finding.all({ renters: people, where });
	if (share.value === 0) return finding.none({ renters: people, where });
	return finding.some({
		renters: people,
		share: withMargin(figureText(share, 'share', t.estimate), share.moe),
		where
	});
}

/** The margin of a place's share reaches across the half from which a station area is flagged. */
export function isUnclear({ question, place }: Pick<ProfileAnswer, 'question' | 'place'>): boolean {
	const range = place.pressure ? likelyRange(place.pressure.flag.share, 'share') : null;
	if (range === null || tractOf(question.place)) return false;
	return range.low < FLAG_SHARE && range.high >= FLAG_SHARE;
}

/** "1,086 ± 177" */
function withMargin(text: { value: string; margin: string }, moe: number | null): string {
	return moe === null || moe === 0 ? text.value : `${text.value} ${text.margin}`;
}
