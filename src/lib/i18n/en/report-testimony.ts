/** Starting points for testimony, and policies to ask for. Never legal advice. */
import type { PolicyId } from '../../core/report/policies.ts';
import type { TestimonyMessages } from '../../core/report/testimony-messages.ts';

/** What each policy is and which of the findings it answers. */
export const policyWords: Readonly<
	Record<PolicyId, { readonly name: string; readonly addresses: string }>
> = {
	'tenant-protections': {
		name: 'Tenant protections',
		addresses:
			'Renters who could lose their home through a rent rise, an eviction or a lease not renewed.'
	},
	'right-of-first-refusal': {
		name: 'Right of first refusal',
		addresses:
			'Buildings and parks that are sold: residents, or a group they choose, may buy first.'
	},
	'preserve-affordable-homes': {
		name: 'Preservation of unsubsidized affordable homes',
		addresses: 'Homes with low rents and no public contract that keeps them low.'
	},
	'community-land-trusts': {
		name: 'Community land trusts',
		addresses:
			'Homes whose price rises past what residents can pay: the land stays in common hands.'
	},
	'small-business-support': {
		name: 'Small-business support',
		addresses:
			'Local shops through construction and rising commercial rents. The figures here do not count businesses.'
	},
	'home-repair-and-property-tax': {
		name: 'Home repair and property-tax relief',
		addresses: 'Owners of older homes, and owners whose taxes rise faster than their income.'
	}
};

export const testimony: TestimonyMessages = {
	opening: (p) => {
		const to = p.hearing === '' ? 'Good day.' : `To the ${p.hearing.replace(/^the /i, '')}:`;
		const speaker = p.speaker.replace(/[.\s]+$/, '');
		const who = speaker === '' ? '' : ` My name is ${speaker}.`;
		return `${to}${who} I want to speak about ${p.place}.`;
	},
	askLead: 'Here is what I ask.',
	policyAsk: {
		'tenant-protections':
			'Protect tenants along the line: notice, help against eviction, and limits on sudden rent rises.',
		'right-of-first-refusal':
			'Give residents the right to buy first when the building or park they live in is sold.',
		'preserve-affordable-homes':
			'Keep the homes that are affordable today affordable, also those without public money.',
		'community-land-trusts': 'Put land along the line into community land trusts.',
		'small-business-support':
			'Support local businesses through construction and after the line opens.',
		'home-repair-and-property-tax':
			'Help owners with repairs and with property taxes, so that they can stay.'
	},
	sourceSpoken:
		'These figures come from the U.S. Census Bureau’s American Community Survey, 2019 to 2023, and differences are named only where they are larger than their margin of error.',
	thanks: 'Thank you.',
	notAdvice: 'These are things to ask for. They are not legal advice.',
	findingWithSource: (p) =>
		p.tables.length === 0
			? `${p.sentence} (${p.period})`
			: `${p.sentence} (${p.period}; Census ${p.tables.length === 1 ? 'table' : 'tables'} ${p.tables.join(', ')})`,
	headings: {
		findings: 'What the figures say',
		unknown: 'What is not known',
		ask: 'What we ask for',
		method: 'How this was made',
		sources: 'Sources'
	}
};
