/**
 * Policies that people ask for against displacement, what in a report speaks for each, and where to
 * read about them. Things to ask for, never legal advice. Which of them fit is decided by the
 * findings alone.
 */
import regionPolicies from '#region/policies.json';
import type { PlaceRef } from '../places/place.ts';
import {
	LEADS,
	MOST_SIDE_BY_SIDE,
	compareAll,
	familyOf,
	referenceOf,
	type Comparisons
} from './comparisons.ts';
import type { Report, ReportFinding, ReportPlace } from './model.ts';

export const POLICY_IDS = [
	'tenant-protections',
	'right-of-first-refusal',
	'preserve-affordable-homes',
	'community-land-trusts',
	'small-business-support',
	'home-repair-and-property-tax'
] as const;
export type PolicyId = (typeof POLICY_IDS)[number];

/** Governments that can act, the nearest to people first. */
export const LEVELS = ['city', 'county', 'region', 'state'] as const;
export type GovernmentLevel = (typeof LEVELS)[number];

/** One dated fact of public documents, as `program/facts.json` keeps it; never told without its caution. */
export type ProgramFact = {
	readonly id: string;
	readonly topic: string;
	/** A city, or "corridor". */
	readonly place: string;
	/** Year, month or day as of which it is true; null where the source has none. */
	readonly date: string | null;
	readonly fact: string;
	readonly source: string;
	readonly url: string | null;
	readonly caution: string;
	/** Governments at work in it. */
	readonly levels: readonly GovernmentLevel[];
	readonly policies: readonly PolicyId[];
};

export type PolicySource = {
	readonly publisher: string;
	readonly title: string;
	/** Null for what is kept up to date, such as statutes. */
	readonly year: number | null;
	readonly url: string;
};

/** Who decides on a policy, as far as a source says so. */
export type PolicyDecision = {
	/** Who it is and what it does is told by the words of the region under this id. */
	readonly id: string;
	readonly level: GovernmentLevel;
	/** The places that it decides for, by reference without reach; null for all of the region. */
	readonly where: readonly PlaceRef[] | null;
	/** ISO day until which it can; null where none is known. */
	readonly until: string | null;
	/** ISO days of meetings that were announced. */
	readonly meets: readonly string[];
	readonly source: PolicySource;
};

/** A finding that speaks for a policy: its figure clearly on this side of some larger area, or clearly rising. */
type Reason =
	| { readonly figure: string; readonly is: 'higher' | 'lower' }
	| { readonly figure: string; readonly is: 'rising' }
	| { readonly is: 'flagged' };

const REASONS: Readonly<Record<PolicyId, readonly Reason[]>> = {
	'tenant-protections': [
		{ is: 'flagged' },
		{ figure: 'burdened_share', is: 'higher' },
		{ figure: 'cost_burden_50', is: 'higher' },
		{ figure: 'renter_share', is: 'higher' },
		{ figure: 'rent_change_2013_2017', is: 'rising' }
	],
	'right-of-first-refusal': [
		{ figure: 'renter_share', is: 'higher' },
		{ figure: 'two_to_four_units', is: 'higher' },
		{ figure: 'five_or_more_units', is: 'higher' },
		{ figure: 'mobile_homes', is: 'higher' }
	],
	'preserve-affordable-homes': [{ is: 'flagged' }, { figure: 'median_gross_rent', is: 'lower' }],
	'community-land-trusts': [
		{ figure: 'median_home_value', is: 'lower' },
		{ figure: 'home_value_change_2013_2017', is: 'rising' }
	],
	// No figure here counts businesses, so none speaks for it.
	'small-business-support': [],
	'home-repair-and-property-tax': [
		{ figure: 'built_before_1940', is: 'higher' },
		{ figure: 'built_before_1970', is: 'higher' },
		{ figure: 'home_value_change_2013_2017', is: 'rising' },
		{ figure: 'median_household_income', is: 'lower' }
	]
};

/** Law and proposals are a region’s own; a policy may have none there. Levels in the file are those above. */
const KNOWN = regionPolicies as Readonly<
	Record<PolicyId, Pick<PolicyFit, 'sources' | 'decisions'>>
>;

/** Asks that a page, a speech or a document has room for: the same in all of them. */
const MOST_ASKS = 3;

export type PolicyFit = {
	readonly policy: PolicyId;
	/** The findings that speak for it; never empty. */
	readonly because: readonly ReportFinding[];
	readonly sources: readonly PolicySource[];
	/** Who decides on it for the places of the report; empty where no source says. */
	readonly decisions: readonly PolicyDecision[];
};

type Asking = Pick<Report, 'findings' | 'moreFindings' | 'places'>;

/** What a report asks for where the person has not written an ask: those with most reasons. */
export function asksOf(report: Asking): PolicyFit[] {
	return policiesFor(report).slice(0, MOST_ASKS);
}

/** The rest, which people ask for too, though no finding speaks for them. */
export function otherPolicies(report: Asking): PolicyFit[] {
	const fitting = new Set(policiesFor(report).map(({ policy }) => policy));
	return POLICY_IDS.filter((policy) => !fitting.has(policy)).map((policy) =>
		fitOf(policy, [], report)
	);
}

/** The next meeting that was announced, on this ISO day or after it. */
export function nextMeeting({ meets }: PolicyDecision, today: string): string | null {
	return [...meets].sort().find((day) => day >= today) ?? null;
}

/**
 * Policies that the findings of a report speak for: what answers rents that people cannot pay, where
 * that is found, before others, and then those with most reasons. Also findings
 * that are not shown count: they stand all the same.
 */
export function policiesFor(report: Asking): PolicyFit[] {
	const findings = [...report.findings, ...report.moreFindings];
	const region = againstRegion(report.places);
	return POLICY_IDS.map((policy): PolicyFit => {
		const reasons = REASONS[policy].flatMap((reason) =>
			findings.filter((each) => speaks(each, reason, region))
		);
		return fitOf(policy, [...new Set(reasons)], report);
	})
		.filter(({ because }) => because.length > 0)
		.sort(
			(a, b) => Number(isOfRent(b)) - Number(isOfRent(a)) || b.because.length - a.because.length
		);
}

function fitOf(policy: PolicyId, because: readonly ReportFinding[], { places }: Asking): PolicyFit {
	const { sources, decisions } = KNOWN[policy];
	const own = places.filter(({ role }) => role === 'place').map(({ ref }) => withoutReach(ref));
	// A whole line runs through several cities; a report names the one that most of its homes are in.
	const line = own.some((ref) => /^(?:stations|corridor):/.test(ref));
	const city = line ? undefined : places.find(({ role }) => role === 'city')?.ref;
	const decidesFor = (where: readonly PlaceRef[]) =>
		own.every((ref) => where.includes(ref)) || (city !== undefined && where.includes(city));
	return {
		policy,
		because,
		sources,
		decisions: decisions.filter(({ where }) => where === null || decidesFor(where))
	};
}

function withoutReach(ref: PlaceRef): PlaceRef {
	return ref.split('@')[0] ?? ref;
}

/** Every policy with its sources, for those who look for one that no finding speaks for. */
export function policySources(policy: PolicyId): readonly PolicySource[] {
	return KNOWN[policy].sources;
}

function isOfRent({ because }: PolicyFit): boolean {
	return because.some(({ figure }) => familyOf(figure) === LEADS);
}

/**
 * Of a few places beside each other, how each stands against the region: their findings hold them
 * against each other only.
 */
function againstRegion(places: readonly ReportPlace[]): Comparisons | null {
	const own = places.filter(({ role }) => role === 'place');
	const region = referenceOf(places);
	if (own.length < 2 || own.length > MOST_SIDE_BY_SIDE || region === null) return null;
	return compareAll(own.map((place) => ({ place, other: region })));
}

function speaks(finding: ReportFinding, reason: Reason, region: Comparisons | null): boolean {
	if (reason.is === 'flagged') {
		return finding.kind === 'flag' && finding.claim.startsWith('flagged:');
	}
	if (finding.figure !== reason.figure) return false;
	if (reason.is === 'rising') {
		return finding.comparisons.some(
			({ with: other, direction }) => other === null && direction === 'higher'
		);
	}
	const beside = region?.all(finding.figure) ?? [];
	return [...finding.comparisons, ...beside].some(
		({ with: other, direction }) => other !== null && direction === reason.is
	);
}

/** Who decides on a policy anywhere in the region. */
export function policyDecisions(policy: PolicyId): readonly PolicyDecision[] {
	return KNOWN[policy].decisions;
}
