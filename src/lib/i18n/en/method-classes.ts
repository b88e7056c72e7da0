/**
 * Names of methods, classes and results: the coalition's to change, all in this file. Plain sentence
 * first, number second, method last; "may face pressure", never "will be displaced".
 */
import type { MethodId } from '../../domain/methods/definitions/method.ts';
import type { ClassId } from '../../domain/methods/definitions/index.ts';
import type { Headline, FindingReading } from '../../domain/methods/headline.ts';
import { regionWords } from './region.ts';

type ClassWords = {
	readonly name: string;
	/** What the class says of an area, as the end of "This area …". */
	readonly meaning: string;
};

/** Name and meaning of every class, by method and class id. */
export const methodClasses = {
	'corridor-pressure': {
		'not-enough-data': {
			name: 'Not enough data',
			meaning: 'has too few people or too many missing figures to say anything'
		},
		'under-pressure': {
			name: 'Under pressure now',
			meaning:
				'may face pressure now: many people here could be hurt by rising costs, and costs or incomes rise faster than in the region'
		},
		'early-warning': {
			name: 'Early warning',
			meaning:
				'may face pressure soon: many people here could be hurt by rising costs, and at least half of the neighboring tracts rise fast'
		},
		'vulnerable-quieter': {
			name: 'Vulnerable, quieter market',
			meaning:
				'has many people who could be hurt by rising costs; neither it nor half of its neighbors rise fast'
		},
		'rising-fewer-exposed': {
			name: 'Market rising, fewer people exposed',
			meaning: 'rises faster than the region, but fewer people here could be hurt by rising costs'
		},
		'lower-exposure': {
			name: 'Lower exposure',
			meaning: 'neither rises fast nor has many people who could be hurt by rising costs'
		}
	},
	bates: {
		'continued-loss': {
			name: 'Continued loss',
			meaning: 'has gone from cheap to dear, and many lower-income people have already left'
		},
		late: {
			name: 'Late',
			meaning: 'has gone from cheap to dear; vulnerable people still live here'
		},
		dynamic: {
			name: 'Dynamic',
			meaning: 'has vulnerable people, a changing population and fast-rising home values'
		},
		'early-type-2': {
			name: 'Early, beside a hot market',
			meaning: 'has vulnerable people and a changing population, and borders a hot market'
		},
		'early-type-1': {
			name: 'Early, rising values',
			meaning: 'has vulnerable people and fast-rising home values; its population changes little'
		},
		susceptible: {
			name: 'Susceptible',
			meaning: 'has vulnerable people and borders a hot market; little has changed yet'
		},
		'not-enough-data': {
			name: 'Not enough data',
			meaning: 'has too many missing figures to say anything'
		},
		'no-type': { name: 'No type', meaning: 'fits none of the six types' }
	},
	governing: {
		'outside-city': {
			name: 'Outside the central city',
			meaning: `lies outside ${regionWords.principalCity}, where this test does not look`
		},
		gentrified: {
			name: 'Gentrified',
			meaning:
				'started with low incomes and home values and has risen faster than most of the region'
		},
		'not-enough-data': {
			name: 'Not enough data',
			meaning: 'has too many missing figures to say anything'
		},
		eligible: {
			name: 'Could have, did not',
			meaning: 'started with low incomes and home values and has not risen faster than most'
		},
		'not-eligible': {
			name: 'Did not start low',
			meaning: 'did not start with low incomes and low home values'
		}
	},
	freeman: {
		'outside-city': {
			name: 'Outside the central cities',
			meaning: `lies outside ${regionWords.principalCities}, where this test does not look`
		},
		gentrified: {
			name: 'Gentrified',
			meaning: 'started poorer and older than most of the region and has risen since'
		},
		'not-enough-data': {
			name: 'Not enough data',
			meaning: 'has too many missing figures to say anything'
		},
		eligible: {
			name: 'Could have, did not',
			meaning: 'started poorer and older than most of the region and has not risen since'
		},
		'not-eligible': {
			name: 'Did not start low',
			meaning: 'did not start poorer and older than most of the region'
		}
	},
	'metcouncil-score': {
		scored: { name: 'Scored', meaning: 'has a score from 0 to 10 and no class' }
	},
	'nyc-composition': {
		'not-enough-data': {
			name: 'Not enough data',
			meaning: 'has too many missing figures to say anything'
		},
		highest: { name: 'Highest', meaning: 'is among the fifth of areas with the highest risk' },
		higher: { name: 'Higher', meaning: 'is in the second-highest fifth of areas' },
		intermediate: { name: 'Intermediate', meaning: 'is in the middle fifth of areas' },
		lower: { name: 'Lower', meaning: 'is in the second-lowest fifth of areas' },
		lowest: { name: 'Lowest', meaning: 'is among the fifth of areas with the lowest risk' }
	}
} as const satisfies { [Id in MethodId]: Readonly<Record<ClassId<Id>, ClassWords>> };

/** Groups of tests, by method and group id. */
export const methodGroups: Readonly<Record<MethodId, Readonly<Record<string, string>>>> = {
	'corridor-pressure': {
		size: 'Enough data',
		vulnerability: 'Who could be hurt by rising costs',
		pressure: 'How the market moves'
	},
	bates: {
		vulnerability: 'Who could be hurt by rising costs',
		'demographic-change': 'How the population changes',
		market: 'How home values move'
	},
	governing: {
		city: 'Where the test looks',
		eligible: 'A low start',
		gentrified: 'The rise since'
	},
	freeman: { city: 'Where the test looks', start: 'A low start', rise: 'The rise since' },
	'metcouncil-score': {},
	'nyc-composition': { index: 'Where the index stands' }
};

/** Intermediate results, by method, step and result. */
export const methodSteps: Readonly<
	Record<MethodId, Readonly<Record<string, Readonly<Record<string, string>>>>>
> = {
	'corridor-pressure': {
		vulnerable: { true: 'Vulnerable', false: 'Not vulnerable' },
		pressure: { true: 'Market pressure', false: 'No market pressure' },
		'near-pressure': {
			true: 'At least half of its neighbors have market pressure',
			false: 'Fewer than half of its neighbors have market pressure'
		}
	},
	bates: {
		vulnerable: { true: 'Vulnerable', false: 'Not vulnerable' },
		'demographic-change': {
			changing: 'Changing',
			'changing-white-educated': 'Changing: more white and degree-holding residents',
			'not-changing': 'Not changing'
		},
		hot: { true: 'A hot market', false: 'Not a hot market' },
		'housing-market': {
			appreciated: 'From cheap to dear',
			accelerating: 'Cheap, rising fast',
			adjacent: 'Cheap, beside a hot market',
			'long-term-low': 'Cheap for long',
			'long-term-high': 'Dear for long',
			other: 'Other'
		}
	},
	governing: {
		eligible: { true: 'Started low', false: 'Did not start low' },
		gentrified: { true: 'Gentrified', false: 'Not gentrified' }
	},
	freeman: {
		eligible: { true: 'Started low', false: 'Did not start low' },
		gentrified: { true: 'Gentrified', false: 'Not gentrified' }
	},
	'metcouncil-score': {},
	'nyc-composition': {}
};

/* What stands first about an area: its class in words, two readings of it, or a note in place of a flag. */

/** The default method speaks in its own short words; the others with what their classes mean. */
const corridorSays: Readonly<Record<ClassId<'corridor-pressure'>, string>> = {
	'under-pressure': 'may face pressure now',
	'early-warning': 'may face pressure soon',
	'vulnerable-quieter': 'has many people who could be hurt by rising costs, in a quieter market',
	'rising-fewer-exposed': 'is rising, with fewer people exposed',
	'lower-exposure': 'has lower exposure',
	'not-enough-data': 'has too little data to say anything'
};

/** Name and meaning of a class; the id itself where there are no words, so that nothing is hidden. */
export function classWords(method: MethodId, id: string): { name: string; meaning: string } {
	const own: Readonly<Record<string, { name: string; meaning: string }>> = methodClasses[method];
	return own[id] ?? { name: id, meaning: `is “${id}”` };
}

/** What a class says of an area, after its name. */
export function saysOf(method: MethodId, id: string): string {
	const { meaning } = classWords(method, id);
	const short: Readonly<Record<string, string>> = corridorSays;
	return method === 'corridor-pressure' ? (short[id] ?? meaning) : meaning;
}

export type QuartersParams = {
	/** "78%"; null where it is not known or no more than the cut. */
	readonly share: string | null;
	readonly people: string;
	readonly households: string;
};

/** Draws of 100, rounded down: never more than there are. */
function tries({ share }: FindingReading): number {
	return Math.floor(share * 100 + 1e-9);
}

/** Of a place that is mostly a campus, a prison or the like, in place of a sentence that flags it. */
export function quartersText(place: string, name: string, p: QuartersParams): string {
	const who =
		p.share === null
			? `${p.people} people and only ${p.households} households are counted in it, so figures of households describe few of them`
			: `${p.share} of its people live in group quarters such as dorms, nursing homes or prisons, and figures of households leave those out`;
	return `${place} is neither flagged nor cleared here: ${who}. By those figures alone its class is “${name}”.`;
}

/** A class that fewer than half of the draws give never stands first. */
export function unsureText(
	method: MethodId,
	place: string,
	headline: Exclude<Headline, { kind: 'published' }>,
	says: (id: string) => string
): string {
	const name = (id: string) => `“${classWords(method, id).name}”`;
	if (headline.kind === 'likelier') {
		return `${place} ${says(headline.class)}: ${tries(headline)} of 100 tries with the margins of error say so. The published figures alone give ${name(headline.published.class)} (${tries(headline.published)} of 100 tries).`;
	}
	const [first, second] = headline.readings;
	return `${place} can be read in two ways: ${name(first.class)} in ${tries(first)} of 100 tries with the margins of error, ${name(second.class)} in ${tries(second)}.`;
}
