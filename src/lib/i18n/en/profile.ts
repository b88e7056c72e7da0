/** Words of the profile of a place: its finding, topics, notes and tracts. */
import { madeOnUse } from '../../domain/text/format.ts';
import type { ReferenceRole } from '../../domain/places/atlas-places.ts';
import type { PlaceNote } from '../../domain/places/place.ts';
import type { ProfileTopicId } from '../../domain/places/topics.ts';
import type { ExposedFigure, RisingFigure } from '../../domain/places/reasons.ts';
import { dayText } from '../../domain/text/day.ts';
import type { FlagCall } from '../../domain/methods/station-flags.ts';
import { newest, regionWords } from './region.ts';
import { language } from './language.ts';

/** Of a place’s ground, how much lies in the region: never “only 0 %”. */
export function shareInWords(share: number): string {
	return share < 0.01 ? 'Less than 1%' : `Only ${Math.round(share * 100)}%`;
}

const list = madeOnUse(() => new Intl.ListFormat(language.locale, { type: 'conjunction' }));

export const heading = 'All figures for this place';
export const openAll = 'Open all topics';
export const closeAll = 'Close all topics';
export const loading = 'Adding up the figures of this place…';

export const topicNames: Readonly<Record<ProfileTopicId | 'pressure', string>> = {
	'homes-and-rents': 'Homes and rents',
	'who-lives-here': 'Who lives here',
	'income-and-work': 'Income and work',
	'getting-around': 'Getting around',
	'change-over-time': 'Change over time',
	'who-trades-here': 'Who works and trades here',
	'what-is-at-stake': 'What is at stake',
	'what-was-done-here': 'What was done here',
	'climate-and-health': 'Climate, heat and health',
	'federal-labels': 'Federal labels of the past',
	pressure: 'Pressure'
};

/** Under figures that are counted from records. */
export const records = {
	heading: 'Where these come from, and what they miss',
	what: 'where these figures come from',
	intro:
		'These figures are counted from records, not asked in a survey. They have no margin of error, and we call no difference between places. What the records do not cover is left blank.',
	source: (p: { publisher: string; vintage: string; licence: string }) =>
		`${p.publisher}, ${p.vintage}. ${p.licence}`
};

/** Counts that come when they are asked for: homes by income, and court cases by month. */
export const stakes = {
	heading: 'Rents in reach, and court cases by month',
	what: 'rents in reach and court cases by month',
	none: 'No records of either are at hand for this place.',
	day: (date: string) => dayText(date, language.locale),
	homes: {
		heading: 'Rented homes within reach, by income',
		intro: (p: { rented: string; persons: number }) =>
			`${p.rented} households here rent a home for cash. A home is within reach if its rent is at most 30% of the income. The incomes are those of a household of ${p.persons}.`,
		columns: (p: { year: number }) => [
			`Income, as a share of the area’s median (${p.year})`,
			'Rent a month, at most',
			'Homes within reach',
			'Of all homes rented for cash'
		],
		step: (p: { step: number }) => `${p.step}%`,
		income: (p: { income: string }) => `${p.income} a year`,
		tooSmall:
			'These counts come without a margin of error. For one tract they are too unsure, so we show them for a station area or a larger place. Open a station or a city nearby. Or draw a place that reaches a half mile each way.',
		care: 'Each step holds the one before. These are homes that somebody rents now, not homes that are free. A low rent can come from a subsidy.'
	},
	filings: {
		heading: (p: { counties: readonly string[] }) =>
			`Eviction cases filed by month: all of ${list().format(p.counties)}`,
		years: (p: { years: readonly { year: number; filings: string }[] }) =>
			`Cases filed: ${list().format(p.years.map(({ year, filings }) => `${filings} in ${year}`))}.`,
		notEvictions: 'Filings are not evictions. In many cases the household can stay.',
		order: {
			barred: (p: { from: string; to: string }) =>
				`From ${p.from} to ${p.to}, an order barred nearly all filings. Source:`,
			'lifted-in-steps': (p: { from: string; to: string }) =>
				`From ${p.from} to ${p.to}, a law lifted that in steps. Source:`
		},
		care: 'These are the cases of a whole county, not of this place. Cases struck from the record since are missing, more so from 2024 on. So all months are too low, and not all by the same share: the line is no trend to build on.',
		table: 'All months as a table',
		year: 'Year',
		get months(): readonly string[] {
			const month = new Intl.DateTimeFormat(language.locale, { month: 'short', timeZone: 'UTC' });
			return Array.from({ length: 12 }, (_, at) => month.format(Date.UTC(2020, at, 1)));
		},
		all: 'All',
		soFar: (p: { count: string }) => `${p.count} so far`
	}
};

/** What more is known of who trades in a place. */
export const trade = {
	heading: 'What else is known of who trades here',
	what: 'what is known of who trades here',
	zips: 'Businesses with employees in March 2018, in the whole ZIP codes that this place lies in. The Census Bureau counts by ZIP code, which is larger than this place. It leaves out businesses without employees:',
	zip: (p: { zip: string; count: string }) => `${p.zip}: ${p.count}`,
	zipUnknown: `No count of businesses is given here. The Census Bureau counts them by ZIP code, and we do not know where the ZIP codes of this place end.`,
	near: (p: { people: string }) =>
		`${p.people} people lived in this place or within half a mile of it in 2020.`,
	nearFailed: 'The people within half a mile could not be counted.',
	told: (p: { count: number }) =>
		p.count === 0
			? 'Told by residents'
			: p.count === 1
				? 'Told by residents: 1 business'
				: `Told by residents: ${p.count} businesses`,
	toldHint:
		'Only on this device, and no survey. Each stands at its block, unless its owner agreed to more.',
	toldNone: 'Nobody has told of a business here on this device yet.',
	tell: 'Tell about a business'
};

export const figures = (p: { count: number }) =>
	p.count === 1 ? '1 figure' : `${p.count} figures`;

/** Names beside bars. */
export const roleNames: Readonly<Record<Exclude<ReferenceRole, 'city'>, string>> = {
	corridor: 'Within a mile of the line',
	region: 'Region'
};

/** The same inside a sentence: "than in …". */
export const roleIn: Readonly<Record<Exclude<ReferenceRole, 'city'>, string>> = {
	corridor: 'the area within a mile of the line',
	region: regionWords.inText
};

export const higher = (p: { places: readonly string[] }) =>
	`Clearly higher than in ${list().format(p.places)}.`;
export const lower = (p: { places: readonly string[] }) =>
	`Clearly lower than in ${list().format(p.places)}.`;
export const noClearDifference = (p: { places: readonly string[] }) =>
	`No clear difference from ${list().format(p.places)}.`;
export const notTested = (p: { places: readonly string[] }) =>
	`No test can be made against ${list().format(p.places)}, as a figure or its margin is missing.`;

export const mapFigureHint = 'Show this figure on the map';
export const overlapping = 'The two periods share years, which the margin takes into account.';

/** Said once, below the comparisons. */
export const sharedAnswers =
	'This place and the ones beside it share homes, and so survey answers. The test treats them as separate surveys. That makes it careful: it calls fewer differences clear, not more.';

export const finding = {
	label: 'Finding',
	/** What leads the sentence about a single tract. */
	thisTract: 'This tract',
	/** "About 1,086 ± 177 renter households live here. 62% of them live in …. With the margins of error, it is 31% to 90%." */
	some: (p: { renters: string; share: string; low: string; high: string; where: string }) =>
		`About ${p.renters} renter households live here. ${p.share} of them live in ${p.where}. With the margins of error, it is ${p.low === p.high ? p.low : `${p.low} to ${p.high}`}.`,
	all: (p: { renters: string; where: string }) =>
		`About ${p.renters} renter households live here. All of them live in ${p.where}.`,
	none: (p: { renters: string; where: string }) =>
		`About ${p.renters} renter households live here. None of them live in ${p.where}.`,
	noShare: 'Too few renter households live here to say more about pressure.',
	where: 'tracts that may face pressure now or soon',
	whereAdjusted: 'tracts that may face pressure now or soon, by your changed rules',
	whereMethod: (p: { method: string }) => `tracts that the method “${p.method}” flags`,
	flagsNothing: (p: { method: string }) =>
		`The method “${p.method}” gives scores and flags no tract.`,
	unclear:
		'Tries with the margins of error fall on both sides of one half, so it is not clear whether most of them do.',
	how: 'How this is counted',
	howText: [
		'Each tract of the region gets a class from its own figures and those of its neighbors.',
		'We add up the renter households of this place by class. Of a tract that is only partly here, we count the share of its homes that stood here in 2020.',
		'The range comes from moving every figure at random within its margin, the classes of the tracts and the counts of renter households alike. It holds nine of ten tries.',
		'A class describes where people are exposed and where the market has moved. It does not forecast.'
	]
};

export const meaningForMe = {
	open: 'What does this mean for me?',
	/** To finish "The file with …". */
	what: 'what this means for you'
};

/** Figures of one reason, with their margins, by what may be claimed of them against the region's. */
type Called = {
	readonly higher: readonly string[];
	readonly lower: readonly string[];
	readonly unclear: readonly string[];
	readonly untested: readonly string[];
};

/** "2 of 5 shares are clearly above the region’s: renters (73% ± 7 points) and people of color (80%)." */
function tells({ higher, lower, unclear, untested }: Called, many: string): string {
	const of = higher.length + lower.length + unclear.length + untested.length;
	const count = higher.length === 0 ? 'None' : String(higher.length);
	const lead = `${count} of ${of} ${many} ${higher.length < 2 ? 'is' : 'are'} clearly above the region’s`;
	const others = [
		lower.length === 0 ? '' : ` Clearly below: ${list().format(lower)}.`,
		unclear.length === 0 ? '' : ` No clear difference: ${list().format(unclear)}.`,
		untested.length === 0 ? '' : ` No test is possible: ${list().format(untested)}.`
	];
	return `${lead}${higher.length === 0 ? '.' : `: ${list().format(higher)}.`}${others.join('')}`;
}

/** Why a place may face pressure: who could be hurt, what is rising, how sure; before the tests. */
export const reasons = {
	label: 'Why, in three sentences',
	exposedLead: 'Who could be hurt.',
	risingLead: 'What is rising.',
	sureLead: 'How sure.',
	withFigure: (p: { what: string; figure: string }) => `${p.what} (${p.figure})`,
	exposed: (p: Called) => tells(p, 'shares'),
	rising: (p: Called) => tells(p, 'changes'),
	/** What each figure is a share of, or a change in, in that sentence. */
	exposedNames: {
		renter_share: 'renters',
		people_of_color_share: 'people of color',
		without_bachelors: 'adults without a bachelor’s degree',
		poverty_185: 'people with a low income',
		burdened_share: 'renters who pay 30% or more of their income'
	} satisfies Readonly<Record<ExposedFigure, string>>,
	risingNames: {
		rent_change: 'rents',
		income_change: 'incomes',
		bachelors_change: 'adults with a bachelor’s degree',
		home_value_change: 'home values'
	} satisfies Readonly<Record<RisingFigure, string>>,
	sure: (p: { call: FlagCall; tries: number }) => {
		const says = {
			flagged: 'so it may face pressure',
			'may-be-flagged': 'so the figures leave it open',
			'not-flagged': 'so it is not flagged'
		}[p.call];
		return `With the margins of error, ${p.tries} of 100 tries ${p.tries === 1 ? 'flags' : 'flag'} this place, ${says}.`;
	},
	unsure: 'Too few renter households live here to say how sure this is.'
};

export const pressure = {
	caption: 'Renter households by the class of their tract',
	class: 'Class',
	tracts: 'Tracts',
	renters: 'Renter households',
	flags: 'may face pressure',
	tractsHint: 'Tracts with at least a tenth of their homes here.'
};

export const tracts = {
	heading: (p: { count: number }) =>
		p.count === 1 ? 'The census tract here' : `All ${p.count} census tracts here`,
	hint: 'Tracts with at least a tenth of their homes in this place.',
	table: 'See these tracts in the table'
};

/** Leads to the page of the state program. */
export const program = 'State program, who can act, and a need sheet';
export const scorecard = 'Score a project here';

export const notes = {
	heading: 'Keep in mind',
	source: `U.S. Census Bureau, American Community Survey ${newest.period} and earlier periods, 2020 Census. 2020 census tracts. Margins at 90% confidence.`,
	sentence: (note: PlaceNote): string => {
		switch (note.code) {
			case 'apportioned':
				return 'Of a tract that is only partly here, we count the share of its homes that stood here in 2020.';
			case 'whole-tracts':
				return `The outline follows tract borders: these are the figures of ${note.tracts === 1 ? '1 whole tract' : `${note.tracts} whole tracts`}.`;
			case 'partly-outside-region':
				return `${shareInWords(note.shareInside)} of this ground lies in ${regionWords.counties}. The figures are for that part.`;
			case 'few-renters':
				return `Fewer than ${note.limit} renter households live here. That is too few for a figure to rely on.`;
			case 'no-homes':
				return 'Nobody lived here in 2020.';
			case 'carried-boundaries':
				return `The borders of ${note.tracts === 1 ? '1 tract' : `${note.tracts} tracts`} here have changed. We carried earlier figures across.`;
			case 'small-parts':
				return smallParts(note);
			case 'tract-figures':
				return tractFigures;
		}
	}
};

/* What is said of a place that takes small parts of tracts: alike in profile, comparison and report. */

/** Parts named one by one; more of them are counted. */
const MOST_NAMED = 4;

export const smallParts = ({
	parts,
	given
}: Extract<PlaceNote, { code: 'small-parts' }>): string => {
	const [only] = parts;
	if (only !== undefined && parts.length === 1)
		return `Only ${percent(only)} of the homes of one tract lie here. Survey figures count with the average of that whole tract.`;
	if (parts.length > MOST_NAMED)
		return `In ${parts.length} tracts, under a third of the homes lie here. They give ${percent(given)} of the homes of this place, and count with the averages of the whole tracts.`;
	return `Of ${parts.length} tracts, only ${list().format(parts.map(percent))} of the homes lie here. Survey figures count with the averages of those whole tracts.`;
};

export const tractFigures =
	'Most homes here belong to tracts that lie mostly elsewhere. So the survey’s figures, but for race and origin, are those of the tracts and not of this place. No difference is claimed with them.';

function percent(share: number): string {
	const rounded = Math.round(share * 100);
	return rounded === 0 ? 'less than 1%' : `${rounded}%`;
}

/*
 * What the finding of a place means for somebody there. Nothing that the figures or the facts of the
 * region's program do not carry: no advice, no forecast, nothing of one home.
 */

export const meaning = {
	/** First, whatever one is. */
	place: {
		flagged:
			'Many people in this place may face pressure from rising costs. That is said of the place, not of you or your home. Nobody can say what will happen.',
		'may-be-flagged':
			'The figures leave it open whether people in this place may face pressure. Ask what your neighbors see.',
		'not-flagged':
			'The figures do not flag this place. Some people in it may still be hurt by rising costs.'
	} satisfies Readonly<Record<FlagCall, string>>,
	unknown: 'The figures say too little of this place to flag it or to clear it.',
	who: [
		{
			name: 'If you rent',
			text: 'Look at two figures below: how many renters pay 30% or more of their income, and how rents changed. They do not say what your own rent will be. They do not count people who have already left.'
		},
		{
			name: 'If you own your home',
			text: 'Look at home values and at what owners pay. The figures hold what owners think their home is worth. They know nothing of your taxes or your loan.'
		},
		{
			name: 'If you have a shop or other business',
			text: 'The figures here do not count businesses or what they pay in rent. What you know counts all the more. You can add it under “What residents know”.'
		}
	],
	ask: 'Who to ask',
	/** Before the dated facts of public documents. */
	askIntro:
		'This is what public documents say of help along the line. Plans change, so check first.',
	noAsk: 'We know of no program to name here.',
	report: 'To speak at a hearing, open “Report”: it has these figures on one page.'
};
