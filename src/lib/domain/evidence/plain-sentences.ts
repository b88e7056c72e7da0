/** What the back-test found, in sentences for everybody. Parts only; the words come in. */
import type { BackTest, Ranking } from './back-test.ts';
import { standingOf } from './statistics.ts';

/** Share of pairs of tracts that a coin ranks rightly. */
export const COIN = 0.5;

export type PlainWords = {
	/** Words of the whole numbers from zero to ten. */
	readonly numbers: readonly string[];
	readonly plain: (p: { times: string; coin: string }) => string;
	/** Whether past rent rises told what came next. */
	readonly past: (p: { told: boolean }) => string;
};

/** None without a back-test. Throws where it lacks the two signs that the sentences speak of. */
export function plainSentences(found: BackTest | null, words: PlainWords): readonly string[] {
	if (!found) return [];
	const { rankings } = found;
	const count = signOf(rankings, 'vulnerability-count');
	const past = signOf(rankings, 'past-rent-growth');
	const times = (share: number) => words.numbers[Math.round(share * 10)] ?? '';
	const told = standingOf(past.auc, COIN);
	return [
		words.plain({ times: times(count.auc.value), coin: times(COIN) }),
		words.past({ told: told === 'called-above' || told === 'leans-above' })
	];
}

/** Its first row, which holds it against later pressure where that was tried. */
function signOf(rankings: readonly Ranking[], teller: Ranking['teller']): Ranking {
	const found = rankings.find((ranking) => ranking.teller === teller);
	if (!found) throw new Error(`The evidence has no ${teller}.`);
	return found;
}
