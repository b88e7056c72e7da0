/**
 * Policies that people ask for against displacement, what in a report speaks for each, and where to
 * read about them. Things to ask for, never legal advice. Which of them fit is decided by the
 * findings alone.
 */
import regionSources from '#region/policies.json';
import type { Report, ReportFinding } from './model.ts';

export const POLICY_IDS = [
	'tenant-protections',
	'right-of-first-refusal',
	'preserve-affordable-homes',
	'community-land-trusts',
	'small-business-support',
	'home-repair-and-property-tax'
] as const;
export type PolicyId = (typeof POLICY_IDS)[number];

export type PolicySource = {
	readonly publisher: string;
	readonly title: string;
	/** Null for what is kept up to date, such as statutes. */
	readonly year: number | null;
	readonly url: string;
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
	'small-business-support': [
		{ is: 'flagged' },
		{ figure: 'home_value_change_2013_2017', is: 'rising' }
	],
	'home-repair-and-property-tax': [
		{ figure: 'built_before_1940', is: 'higher' },
		{ figure: 'built_before_1970', is: 'higher' },
		{ figure: 'home_value_change_2013_2017', is: 'rising' },
		{ figure: 'median_household_income', is: 'lower' }
	]
};

/** Law and proposals are a region’s own; a policy may have none there. */
const SOURCES: Readonly<Record<PolicyId, readonly PolicySource[]>> = regionSources;

export type PolicyFit = {
	readonly policy: PolicyId;
	/** The findings that speak for it; never empty. */
	readonly because: readonly ReportFinding[];
	readonly sources: readonly PolicySource[];
};

/**
 * Policies that the findings of a report speak for, those with most reasons first. Also findings
 * that are not shown count: they stand all the same.
 */
export function policiesFor(report: Pick<Report, 'findings' | 'moreFindings'>): PolicyFit[] {
	const findings = [...report.findings, ...report.moreFindings];
	return POLICY_IDS.map((policy): PolicyFit => {
		const reasons = REASONS[policy].flatMap((reason) =>
			findings.filter((each) => speaks(each, reason))
		);
		return { policy, because: [...new Set(reasons)], sources: SOURCES[policy] };
	})
		.filter(({ because }) => because.length > 0)
		.sort((a, b) => b.because.length - a.because.length);
}

/** Every policy with its sources, for those who look for one that no finding speaks for. */
export function policySources(policy: PolicyId): readonly PolicySource[] {
	return SOURCES[policy];
}

function speaks(finding: ReportFinding, reason: Reason): boolean {
	if (reason.is === 'flagged') {
		return finding.kind === 'flag' && finding.claim.startsWith('flagged:');
	}
	if (finding.figure !== reason.figure) return false;
	if (reason.is === 'rising') {
		return finding.comparisons.some(
			({ with: other, direction }) => other === null && direction === 'higher'
		);
	}
	return finding.comparisons.some(
		({ with: other, direction }) => other !== null && direction === reason.is
	);
}
