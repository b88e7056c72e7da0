/** What the back-test found, in sentences that the page of evidence and the methods page share. */
import type { BackTest, Ranking } from '$lib/core/evidence/back-test';
import { standingOf } from '$lib/core/evidence/bootstrap';
import type { EvidenceMessages } from '$lib/i18n/evidence';

/** Pairs of tracts that a coin ranks rightly. */
export const COIN = 0.5;

/** The plain sentences for everybody. Throws where the file lacks the two signs that they speak of. */
export function plainSentences({ rankings }: BackTest, e: EvidenceMessages): readonly string[] {
	const count = signOf(rankings, 'vulnerability-count');
	const past = signOf(rankings, 'past-rent-growth');
	const times = (share: number) => e.backTest.numbers[Math.round(share * 10)] ?? '';
	const told = standingOf(past.auc, COIN);
	return [
		e.backTest.plain({ times: times(count.auc.value), coin: times(COIN) }),
		e.backTest.past({ told: told === 'called-above' || told === 'leans-above' })
	];
}

/** Its first row: later pressure, where the sign is held against that. */
function signOf(rankings: readonly Ranking[], teller: Ranking['teller']): Ranking {
	const found = rankings.find((ranking) => ranking.teller === teller);
	if (!found) throw new Error(`The evidence has no ${teller}.`);
	return found;
}
