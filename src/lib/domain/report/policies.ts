/**
 * Policies that people ask for against displacement, what in a report speaks for each, and where to
 * read about them. Things to ask for, never legal advice. Which of them fit is decided by the
 * findings alone.
 */
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

type PolicyDefinition = {
	readonly because: readonly Reason[];
	readonly sources: readonly PolicySource[];
};

const REVISOR = 'Minnesota Office of the Revisor of Statutes';

const WORKING_GROUP: PolicySource = {
	publisher: 'Center for Urban and Regional Affairs, University of Minnesota',
	title: 'Blue Line Extension Anti-Displacement Recommendations',
	year: 2023,
	url: 'https://www.cura.umn.edu/programs/research/blue-line-anti-displacement-initiative'
};

const POLICIES: Readonly<Record<PolicyId, PolicyDefinition>> = {
	'tenant-protections': {
		because: [
			{ is: 'flagged' },
			{ figure: 'burdened_share', is: 'higher' },
			{ figure: 'cost_burden_50', is: 'higher' },
			{ figure: 'renter_share', is: 'higher' },
			{ figure: 'rent_change_2013_2017', is: 'rising' }
		],
		sources: [
			WORKING_GROUP,
			{
				publisher: REVISOR,
				title: 'Minnesota Statutes, chapter 504B, Landlord and Tenant',
				year: null,
				url: 'https://www.revisor.mn.gov/statutes/cite/504B'
			}
		]
	},
	'right-of-first-refusal': {
		because: [
			{ figure: 'renter_share', is: 'higher' },
			{ figure: 'two_to_four_units', is: 'higher' },
			{ figure: 'five_or_more_units', is: 'higher' },
			{ figure: 'mobile_homes', is: 'higher' }
		],
		sources: [
			WORKING_GROUP,
			{
				publisher: REVISOR,
				title: 'Minnesota Statutes, section 327C.095, Park Closings',
				year: null,
				url: 'https://www.revisor.mn.gov/statutes/cite/327C.095'
			}
		]
	},
	'preserve-affordable-homes': {
		because: [{ is: 'flagged' }, { figure: 'median_gross_rent', is: 'lower' }],
		sources: [
			WORKING_GROUP,
			{
				publisher: REVISOR,
				title: 'Minnesota Statutes, section 273.128, certification of low-income rental property',
				year: null,
				url: 'https://www.revisor.mn.gov/statutes/cite/273.128'
			}
		]
	},
	'community-land-trusts': {
		because: [
			{ figure: 'median_home_value', is: 'lower' },
			{ figure: 'home_value_change_2013_2017', is: 'rising' }
		],
		sources: [
			WORKING_GROUP,
			{
				publisher: REVISOR,
				title: 'Minnesota Statutes, sections 462A.30 and 462A.31, land trusts',
				year: null,
				url: 'https://www.revisor.mn.gov/statutes/cite/462A.31'
			}
		]
	},
	'small-business-support': {
		because: [{ is: 'flagged' }, { figure: 'home_value_change_2013_2017', is: 'rising' }],
		sources: [
			WORKING_GROUP,
			{
				publisher: 'Minnesota Legislature',
				title:
					'Blue Line light rail transit extension antidisplacement community prosperity program',
				year: 2024,
				url: 'https://www.revisor.mn.gov'
			}
		]
	},
	'home-repair-and-property-tax': {
		because: [
			{ figure: 'built_before_1940', is: 'higher' },
			{ figure: 'built_before_1970', is: 'higher' },
			{ figure: 'home_value_change_2013_2017', is: 'rising' },
			{ figure: 'median_household_income', is: 'lower' }
		],
		sources: [
			WORKING_GROUP,
			{
				publisher: REVISOR,
				title: 'Minnesota Statutes, chapter 290A, Property Tax Refund',
				year: null,
				url: 'https://www.revisor.mn.gov/statutes/cite/290A'
			},
			{
				publisher: REVISOR,
				title: 'Minnesota Statutes, chapter 290B, Senior Citizens’ Property Tax Deferral',
				year: null,
				url: 'https://www.revisor.mn.gov/statutes/cite/290B'
			}
		]
	}
};

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
		const { because, sources } = POLICIES[policy];
		const reasons = because.flatMap((reason) => findings.filter((each) => speaks(each, reason)));
		return { policy, because: [...new Set(reasons)], sources };
	})
		.filter(({ because }) => because.length > 0)
		.sort((a, b) => b.because.length - a.because.length);
}

/** Every policy with its sources, for those who look for one that no finding speaks for. */
export function policySources(policy: PolicyId): readonly PolicySource[] {
	return POLICIES[policy].sources;
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
