/** The file of evidence: how far the atlas can be trusted, what hangs on each rule, and its plain sentences. */
import type { MethodId } from '../methods/definitions/index.ts';
import type { Choice, MethodSensitivity, Standing } from '../methods/sensitivity.ts';
import type { BackTest, Ranking } from './back-test.ts';
import type { DesignFactor } from '../statistics/fitted.ts';
import type { RaceGroup } from '../statistics/census.ts';
import { type MethodShuffle, standingOf, type WithInterval } from './statistics.ts';
import type { Matched } from './matched.ts';

/* What hangs on the rules of each method, small enough to be shown: counts of tracts, names of stations. */

export type RuleTried = {
	readonly choice: Choice;
	/** Tracts that the changed rule flags, and those that it no longer flags. */
	readonly tracts: { readonly gained: number; readonly lost: number };
	/** Ids of station areas. */
	readonly stations: { readonly gained: readonly string[]; readonly lost: readonly string[] };
};

export type RulesEvidence = {
	readonly method: MethodId;
	/** Every rule, changed alone. */
	readonly tried: readonly RuleTried[];
	readonly tracts: {
		readonly flagged: number;
		/** GEOIDs: flagged as it stands and under every changed rule. */
		readonly always: readonly string[];
		/** Turned by one changed rule alone. */
		readonly onOneRule: number;
		/** Flagged by none. */
		readonly never: number;
	};
	/** Ids of station areas; `never` counts. */
	readonly stations: {
		readonly flagged: readonly string[];
		readonly always: readonly string[];
		readonly onOneRule: readonly string[];
		readonly never: number;
	};
};

export function rulesEvidence(all: readonly MethodSensitivity[]): RulesEvidence[] {
	return all.map(({ method, choices, tracts, stations }) => ({
		method,
		tried: choices.map(({ choice, tracts: turned, stations }) => ({
			choice,
			tracts: { gained: turned.gained.length, lost: turned.lost.length },
			stations
		})),
		tracts: {
			flagged: tracts.flagged.length,
			always: tracts.always,
			onOneRule: turnedOnce(tracts).length,
			never: tracts.never
		},
		stations: {
			flagged: stations.flagged,
			always: stations.always,
			onOneRule: turnedOnce(stations),
			never: stations.never
		}
	}));
}

function turnedOnce({ onOneChoice }: Standing): string[] {
	return onOneChoice.map(({ id }) => id);
}

/*
 * The file of evidence: how far the atlas can be trusted. `scripts/evidence` writes it with every
 * build; the page of evidence shows it and holds no number of its own.
 */

export type EvidenceFile = {
	readonly format: 1;
	/** Share of answers that every interval holds, 0–1. */
	readonly level: number;
	/** Periods of the back-test, from the first to the last: "2010-2014". */
	readonly periods: readonly [string, string, string];
	/** Null where the region has too few tracts to try the classes on. */
	readonly backTest: BackTest | null;
	readonly signals: readonly Signal[];
	/** Null where the region names no line to look at. */
	readonly greenLine: GreenLine | null;
	/** Whether the classes of each method beat chance. */
	readonly chance: readonly MethodShuffle[];
	readonly rules: readonly RulesEvidence[];
	/** Null where no court's records are at hand. */
	readonly court: CourtCases | null;
	readonly margins: MarginsEvidence;
};

/**
 * Eviction cases filed a year for every 100 renter households, by what a method says of the tracts: a
 * check from outside, for no method reads them. Pooled over the tracts that the records cover.
 */
export type CourtCases = {
	readonly method: MethodId;
	/** Tracts that the records cover. */
	readonly tracts: number;
	/** In the method's order, without those that say nothing of a tract or hold hardly any. */
	readonly classes: readonly {
		readonly class: string;
		readonly tracts: number;
		readonly perHundred: WithInterval;
	}[];
	/** In flagged tracts over in those that are not: 2 is twice as many. */
	readonly times: WithInterval;
};

/** What part of the spread of a change between tracts is no sampling error. */
export type Signal = {
	readonly change: 'rent' | 'income';
	/** Tracts whose change has a margin. */
	readonly tracts: number;
	/** Up to 1; null where too few tracts have a margin. */
	readonly share: WithInterval | null;
};

/** What the tracts along the studied line are matched on. */
export type StartId = 'income' | 'rent' | 'renters' | 'black' | 'bachelors';

export type ChangeId =
	'income-before' | 'income' | 'rent' | 'renter-households' | 'home-value' | 'black-share';

/** Dollars are those of 2023. Periods are named by first and last year: "2010-2014". */
export type GreenLine = Matched<StartId, ChangeId> & {
	/** Year in which the line opened. */
	readonly opened: number;
	/** Least share of a tract's homes within half a mile of a station. */
	readonly beside: number;
	readonly periods: {
		readonly start: Readonly<Record<StartId, string>>;
		readonly changes: Readonly<Record<ChangeId, readonly [string, string]>>;
	};
};

export type MarginsEvidence = {
	/** Random places that the margins of apportioned shares were held against. */
	readonly places: number;
	readonly coverage: readonly Coverage[];
	/** Published margins of median rents against the textbook formula; `factor` is what the atlas multiplies by. */
	readonly medians: DesignFactor;
	/** The same of shares, by census table. */
	readonly tables: readonly ({ readonly table: string } & DesignFactor)[];
	/** Every other constant that is fitted to the figures, with how many figures it was fitted on. */
	readonly constants: readonly FittedConstant[];
};

export type FittedConstant = {
	readonly id:
		| 'zero-margin'
		| 'apportioning'
		| 'apportioning-groups'
		| 'carrying-home-value'
		| 'carrying-rent'
		| 'carrying-income'
		| 'carrying-people'
		| 'carrying-households'
		| 'carrying-parts'
		| 'carrying-shares'
		| 'income-spread'
		| 'income-model';
	/** A count for the margin of a zero, a logarithm for the spread of incomes, otherwise 0–1. */
	readonly value: number;
	/** Tracts or random places that it was measured on. */
	readonly measuredOn: number;
};

/** How often the 90 % margin of an apportioned share holds the count by block group. */
export type Coverage = {
	readonly group: RaceGroup | 'people-of-color';
	/** Places that have such a margin. */
	readonly places: number;
	/** Share of them where the margin holds the count, 0–1. */
	readonly held: number;
};

/* What the back-test found, in sentences for everybody. Parts only; the words come in. */

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
