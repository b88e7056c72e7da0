/** Words of testimony: what is read aloud, handed in and handed out, and what is asked for. Never legal advice. */
import type { ChangeFigureId, DifferenceFigureId } from '../../domain/report/comparisons.ts';
import type { PolicyId } from '../../domain/report/policies.ts';
import type { SpokenFigure } from '../../domain/report/rounding.ts';
import type {
	SpokenBeside,
	SpokenPlace,
	SpokenRecord,
	SpokenWords
} from '../../domain/report/spoken.ts';
import type { DecisionTold, TestimonyMessages } from '../../domain/report/testimony.ts';
import { estimate } from './common.ts';
import { language } from './language.ts';
import { newest, regionWords } from './region.ts';
import { report, tablesWords } from './report.ts';
import decisions from '#region/words/en/decisions.json';

/* Numbers as they are said. */

const NUMBERS = [
	...['no', 'one', 'two', 'three', 'four', 'five', 'six'],
	...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
];

/** "three", "13" */
function inWords(count: number): string {
	return NUMBERS[count] ?? count.toLocaleString(language.locale);
}

function list(parts: readonly string[], and = 'and'): string {
	if (parts.length <= 1) return parts.join('');
	return `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1) ?? ''}`;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

const OFTEN: Readonly<Record<string, string>> = {
	'1/2': 'half',
	'1/3': 'a third',
	'2/3': 'two thirds',
	'1/4': 'a quarter',
	'3/4': 'three quarters',
	'1/50': 'one in fifty',
	'1/20': 'one in twenty',
	'1/100': 'one in a hundred'
};

/** "seven in ten", "a quarter"; "two in ten" is one in five. */
function shareWords(count: number, of: number): string {
	if (count === 2 && of === 10) return 'one in five';
	return OFTEN[`${count}/${of}`] ?? `${inWords(count)} in ${inWords(of)}`;
}

const SIDES: Readonly<Record<SpokenFigure['side'], string>> = {
	about: 'about',
	'more-than': 'more than',
	'less-than': 'fewer than'
};

/**
 * "about seven in ten", "fewer than half", "about 1,300 dollars".
 *
 * @param stress which way the sentence points: what lies just below half is "nearly half" where it is the
 * larger of two, and "fewer than half" where it is the smaller
 */
function figureWords({ side, amount }: SpokenFigure, stress: 'much' | 'little' = 'little'): string {
	if (amount.kind === 'share') {
		const lead = side === 'less-than' && stress === 'much' ? 'nearly' : SIDES[side];
		return `${lead} ${shareWords(amount.count, amount.of)}`;
	}
	const lead = side === 'less-than' ? 'less than' : SIDES[side];
	const number = amount.value.toLocaleString(language.locale);
	switch (amount.kind) {
		case 'dollars':
			return `${lead} ${number} dollars`;
		case 'count':
			return `${lead} ${number}`;
		case 'percent':
			return `${lead} ${number} percent`;
		case 'points':
			return `${lead} ${number} percentage ${amount.value === 1 ? 'point' : 'points'}`;
	}
}

/** "about five", "more than 12" */
function rateWords({ side, amount }: SpokenFigure): string {
	const lead = side === 'less-than' ? 'fewer than' : SIDES[side];
	return amount.kind === 'count' ? `${lead} ${inWords(amount.value)}` : '';
}

/** "seven in ten renters", "half of the renters" */
function partOf(figure: SpokenFigure, group: string, stress: 'much' | 'little'): string {
	const { amount } = figure;
	const fraction = amount.kind === 'share' && !shareWords(amount.count, amount.of).includes(' in ');
	return `${figureWords(figure, stress)} ${fraction ? `of the ${group}` : group}`;
}

/* What each figure is of, as a sentence has it: a part of some group, or an amount. */

type Said =
	| {
			readonly group: string;
			readonly does: string;
			/** Said at once, so that nobody takes it for more. */
			readonly meaning?: string;
			/** Said after the rest. */
			readonly note?: string;
	  }
	| { readonly amount: string; readonly each?: string };

const SAID: Readonly<Record<DifferenceFigureId, Said>> = {
	burdened_share: {
		group: 'renters',
		does: 'pay more than they can afford',
		meaning: 'That means 30 percent or more of their income for rent and utilities.'
	},
	cost_burden_50: {
		group: 'renters',
		does: 'pay half or more of their income for rent and utilities'
	},
	renter_share: { group: 'households', does: 'rent their home' },
	median_gross_rent: { amount: 'the median rent with utilities', each: ' a month' },
	median_household_income: { amount: 'the median household income', each: ' a year' },
	people_of_color_share: {
		group: 'residents',
		does: 'are people of color',
		note: 'That is from the 2020 Census.'
	},
	without_bachelors: {
		group: 'adults',
		does: 'have no bachelor’s degree',
		note: 'That counts adults aged 25 or older.'
	},
	without_high_school: {
		group: 'adults',
		does: 'have no high school diploma',
		note: 'That counts adults aged 25 or older.'
	},
	limited_english: { group: 'households', does: 'speak little English' },
	unemployment: { group: 'people in the labor force', does: 'have no job' },
	median_home_value: { amount: 'the median home value' },
	moved_2018_or_later: { group: 'renters', does: 'moved into their home in 2018 or later' },
	two_to_four_units: { group: 'homes', does: 'are in buildings of two to four homes' },
	five_or_more_units: { group: 'homes', does: 'are in buildings of five or more homes' },
	mobile_homes: { group: 'homes', does: 'are manufactured homes' },
	built_before_1940: { group: 'homes', does: 'were built before 1940' },
	built_before_1970: { group: 'homes', does: 'were built before 1970' },
	built_2010_or_later: { group: 'homes', does: 'were built in 2010 or later' },
	living_alone: { group: 'households', does: 'are people who live alone' },
	transit_commuters: { group: 'workers', does: 'ride transit to work' }
};

/** In writing, what "more than they can afford" means. */
const EXACT: Partial<Record<DifferenceFigureId, string>> = {
	burdened_share: 'pay 30% or more of their income for rent and utilities'
};

const CHANGING: Readonly<Record<ChangeFigureId, string>> = {
	rent_change_2013_2017: 'the median rent',
	home_value_change_2013_2017: 'the median home value',
	income_change: 'the median household income',
	renter_households_change_2013_2017: 'the number of renter households',
	cost_burden_change_2013_2017: 'the share of renters who pay too much',
	people_of_color_change: 'the share of people of color',
	bachelors_change_2013_2017: 'the share of adults with a bachelor’s degree'
};
/** What is told in dollars of equal worth. */
const IN_DOLLARS: ReadonlySet<ChangeFigureId> = new Set([
	'rent_change_2013_2017',
	'home_value_change_2013_2017',
	'income_change'
]);

/** "Around Penn Avenue", "in Crystal" */
function where({ title, inText, station }: SpokenPlace): string {
	return station ? `around ${nameOf({ title, inText, station })}` : `in ${inText}`;
}

/** "Penn Avenue" of a station area; other places as they stand in a sentence. */
function nameOf({ title, inText, station }: SpokenPlace): string {
	return station ? title.replace(/ station area$/, '') : inText;
}

const meaningOf = (said: Said) => ('meaning' in said ? [said.meaning] : []);
const noteOf = (said: Said) => ('note' in said ? [said.note] : []);

/** " a month" after an amount that has one. */
const eachOf = (said: Said) => ('each' in said ? said.each : '');

/** What is said in one breath. */
const MOST_WORDS = 22;
const isOneBreath = (sentence: string) => sentence.split(/\s+/).length <= MOST_WORDS;

/** "In the city it is fewer than half.": areas that a figure is clearly above, or below. */
function besides(
	areas: readonly SpokenBeside[],
	than: string,
	stress: 'much' | 'little'
): string[] {
	const told = areas.flatMap(({ place, figure }) =>
		figure === null ? [] : [{ place, figure: figureWords(figure, stress) }]
	);
	const bare = areas.filter(({ figure }) => figure === null).map(({ place }) => place);
	const [first, second] = told;
	const both =
		first === undefined || second === undefined
			? ''
			: first.figure === second.figure
				? `In ${first.place} and in ${second.place} it is ${first.figure}.`
				: `In ${first.place} it is ${first.figure}; in ${second.place}, ${second.figure}.`;
	return [
		...(both !== '' && isOneBreath(both)
			? [both]
			: told.map(({ place, figure }) => `In ${place} it is ${figure}.`)),
		...(bare.length === 0 ? [] : [`That is clearly ${than} than in ${list(bare, 'and in')}.`])
	];
}

/** Above one area and below the other. */
function between(
	higher: readonly SpokenBeside[],
	lower: readonly SpokenBeside[],
	[more, less]: readonly [string, string]
): string[] {
	const told = (areas: readonly SpokenBeside[], than: string, stress: 'much' | 'little') =>
		areas.map(({ place, figure }) =>
			figure === null
				? `${than} than in ${place}`
				: `${than} than in ${place}, where it is ${figureWords(figure, stress)}`
		);
	return [
		`That is clearly ${list(told(higher, more, 'little'))}.`,
		`It is clearly ${list(told(lower, less, 'much'))}.`
	];
}

/** "renters who rent", "homes that were built before 1940" */
function whoDo(group: string, does: string): string {
	return `${group} ${group === 'homes' || group === 'households' ? 'that' : 'who'} ${does}`;
}

/** What is more of it, and what is less. */
const thanOf = (said: Said): readonly [string, string] =>
	'group' in said ? ['more', 'fewer'] : ['higher', 'lower'];

/** "Around Penn Avenue, about seven in ten renters pay more than they can afford." */
function factAt(
	there: string,
	said: Said,
	figure: SpokenFigure,
	stress: 'much' | 'little'
): string {
	return 'group' in said
		? `${there}, ${partOf(figure, said.group, stress)} ${said.does}.`
		: `${there}, ${said.amount} is ${figureWords(figure)}${eachOf(said)}.`;
}

/** Said after the survey, of what was counted from records. */
const RECORD_SOURCES: Readonly<Record<SpokenRecord, string>> = {
	filings: 'The eviction cases are counted from court records.',
	homes: 'The homes within reach are an estimate made from a later survey.',
	covenants: 'The covenants are from deeds that have been read so far.',
	'red-areas': 'The grades of the 1930s are from maps of that time.'
};

/** "by my method, whose rules were changed" */
const byMethod = (changed: boolean) =>
	changed ? 'by a method with changed rules' : 'by the method used here';

/** How sure the call is: in how many of the draws within the margins it is made. */
const WAYS = 'Of a thousand ways that the survey could have come out';

type Told<Of extends Exclude<keyof SpokenWords, 'notFlaggedNorCleared'>> = Parameters<
	SpokenWords[Of]
>[0];

/* Sentences of one breath, for each kind of fact. */

const sentences = {
	difference: (p: Told<'difference'>): string[] => {
		const said = SAID[p.figure];
		const stress = p.lower.length > 0 && p.higher.length === 0 ? 'little' : 'much';
		const own =
			'group' in said
				? `${capital(partOf(p.said, `${said.group} here`, stress))} ${said.does}.`
				: `${capital(said.amount)} here is ${figureWords(p.said)}${eachOf(said)}.`;
		const than = thanOf(said);
		const same =
			p.same.length === 0 ? [] : [`It is not clearly different from ${list(p.same, 'or')}.`];
		return [
			own,
			...meaningOf(said),
			...(p.higher.length > 0 && p.lower.length > 0
				? between(p.higher, p.lower, than)
				: [...besides(p.higher, than[0], 'little'), ...besides(p.lower, than[1], 'much')]),
			...same,
			...noteOf(said)
		];
	},
	record: (p: Told<'record'>): string[] => {
		switch (p.of) {
			case 'filings':
				return [
					`From ${p.years.replace('–', ' to ')}, landlords filed ${figureWords(p.count)} eviction cases a year here.`,
					`For every hundred renting households, that is ${rateWords(p.rate)}.`,
					...(p.county === null ? [] : [`Countywide it is ${rateWords(p.county)}.`]),
					'A filing is not yet an eviction; in many cases the household can stay.'
				];
			case 'homes':
				return [
					`${capital(partOf(p.at50, 'rented homes here', 'little'))} are in reach of a household with half the area’s median income.`,
					...(p.at30 === null
						? []
						: [`With 30 percent of the median, it is ${figureWords(p.at30)}.`]),
					'Those homes are lived in; they are not free to rent.'
				];
			case 'covenants':
				return [
					`Deeds of ${figureWords(p.count)} of today’s lots here once barred people of color from the home.`,
					'Only those that were found are counted.'
				];
			case 'red-areas':
				return [
					`${capital(partOf(p.share, 'acres here', 'little'))} were graded hazardous on lenders’ maps of the 1930s.`,
					'That says nothing of a home today.'
				];
		}
	},
	affected: (p: Told<'affected'>): string[] => [
		`${p.ofTracts ? 'By tract averages, about' : 'About'} ${figureWords(p.said).replace(/^about /, '')} renter households live here.`,
		'Homes with a subsidized rent are among them.'
	],
	flag: (p: Told<'flag'>): string[] => {
		const tries = p.tries === null ? 'all' : figureWords(p.tries, 'much');
		const by = byMethod(p.changed);
		switch (p.call) {
			case 'flagged':
				return [
					`${capital(by)}, this area may face pressure from rising costs.`,
					`${WAYS}, ${tries} say so.`
				];
			case 'may-be-flagged':
				return [
					'Whether this area may face pressure from rising costs, the figures leave open.',
					`${WAYS}, ${tries} say that it may.`
				];
			case 'not-flagged':
				return [`${capital(by)}, this area as a whole is not flagged for pressure.`];
		}
	},
	change: (p: Told<'change'>): string[] => {
		const years = (period: string) => period.replace('–', ' to ');
		const verb = p.rose ? 'rose' : 'fell';
		const dollars = IN_DOLLARS.has(p.what) ? ' after inflation' : '';
		return [
			`${capital(CHANGING[p.what])} here clearly ${verb}${dollars}.`,
			...(p.said === null ? [] : [`It ${verb} by ${figureWords(p.said)}.`]),
			...(p.beyond.length === 0
				? []
				: [`That is clearly beyond the change in ${list(p.beyond, 'and in')}.`]),
			`This compares ${years(p.from)} with ${years(p.to)}.`
		];
	},
	shared: (p: Told<'shared'>): string[] => {
		const said = SAID[p.figure];
		const all = p.count === 2 ? 'In both' : `In all ${inWords(p.count)}`;
		const up = p.direction === 'higher';
		return [
			factAt(all, said, p.said, 'little'),
			...meaningOf(said),
			...besides([p.region], thanOf(said)[up ? 0 : 1], up ? 'little' : 'much'),
			...noteOf(said)
		];
	},
	apart: (p: Told<'apart'>): string[] => {
		const said = SAID[p.figure];
		const lower = p.lowerSaid === null ? '' : `, at ${figureWords(p.lowerSaid)}`;
		const count = p.lower.length + 1;
		return [
			factAt(capital(where(p.highest)), said, p.said, 'much'),
			...meaningOf(said),
			`${capital(list(p.lower.map(where)))} it is clearly lower${lower}.`,
			...(p.region === null
				? []
				: [
						`${count === 2 ? 'Both' : 'All'} are clearly ${p.region.direction === 'higher' ? 'above' : 'below'} ${p.region.place}.`
					]),
			...noteOf(said)
		];
	},
	some: (p: Told<'some'>): string[] => {
		const said = SAID[p.figure];
		const up = p.direction === 'higher';
		const stress = up ? 'much' : 'little';
		return [
			...p.places.map((each, at) =>
				at === 0
					? factAt(capital(where(each.place)), said, each.said, stress)
					: `${capital(where(each.place))} it is ${figureWords(each.said, stress)}.`
			),
			...meaningOf(said),
			...besides([p.region], thanOf(said)[up ? 0 : 1], up ? 'little' : 'much'),
			`${capital(list(p.others.map(where), 'and'))}, the figures show no clear difference.`,
			...noteOf(said)
		];
	},
	affectedOfEach: (p: Told<'affectedOfEach'>): string[] =>
		p.places.map(
			({ place, said }, at) =>
				`${capital(figureWords(said))}${at === 0 ? ' renter households' : ''} live ${where(place)}.`
		),
	flagOfEach: (p: Told<'flagOfEach'>): string[] => {
		const { flagged, open, clear } = p;
		const by = capital(byMethod(p.changed));
		const names = (places: readonly SpokenPlace[]) =>
			places.length > 1 && flagged.length + open.length + clear.length === places.length
				? places.length === 2
					? 'both places'
					: `all ${inWords(places.length)} places`
				: list(places.map(nameOf));
		return [
			...(flagged.length === 0
				? []
				: [
						`${by}, ${names(flagged)} may face pressure from rising costs.`,
						`${WAYS}, at least eight in ten say so.`
					]),
			...(open.length === 0
				? []
				: [`Whether ${names(open)} may face pressure, the figures leave open.`]),
			...(clear.length === 0
				? []
				: [`${by}, ${names(clear)} ${clear.length === 1 ? 'is' : 'are'} not flagged.`])
		];
	},
	set: (p: Told<'set'>): string[] => {
		const said = SAID[p.figure];
		const places = p.stations ? 'station areas' : 'places';
		const named = (some: readonly SpokenPlace[]) =>
			some.length > 3
				? []
				: [`${some.length === 1 ? 'That is' : 'Those are'} ${list(some.map(nameOf))}.`];
		const [side, first] = p.higher.length > 0 ? [0, p.higher] : [1, p.lower];
		const rest = side === 0 ? p.lower : [];
		const than = thanOf(said)[side];
		const at = `In ${inWords(first.length)} of the ${inWords(p.of)} ${places}`;
		const short =
			'group' in said
				? `${at}, clearly ${than} of the ${said.group} ${said.does} than in ${p.region}.`
				: `${at}, ${said.amount} is clearly ${than} than in ${p.region}.`;
		const told =
			'group' in said && (said.meaning !== undefined || !isOneBreath(short))
				? [
						`Take ${whoDo(said.group, said.does)}.`,
						...meaningOf(said),
						`${at}, their share is clearly ${side === 0 ? 'higher' : 'lower'} than in ${p.region}.`
					]
				: [short];
		return [
			...told,
			...named(first),
			...(rest.length === 0
				? []
				: [
						`In ${inWords(rest.length)}${rest.length > 3 ? '' : `, ${list(rest.map(nameOf))},`} it is clearly ${thanOf(said)[1]}.`
					]),
			...noteOf(said)
		];
	}
};

/** Sentences that are said one after the other. */
const aloud = (said: readonly string[]) => said.join(' ');

const spoken: SpokenWords = {
	figure: (p) => figureWords(p, 'much'),
	difference: (p) => aloud(sentences.difference(p)),
	affected: (p) => aloud(sentences.affected(p)),
	record: (p) => aloud(sentences.record(p)),
	flag: (p) => aloud(sentences.flag(p)),
	notFlaggedNorCleared:
		'The method used here neither flags nor clears this place. Figures of households tell of too few of the people who live here.',
	change: (p) => aloud(sentences.change(p)),
	shared: (p) => aloud(sentences.shared(p)),
	apart: (p) => aloud(sentences.apart(p)),
	some: (p) => aloud(sentences.some(p)),
	affectedOfEach: (p) => aloud(sentences.affectedOfEach(p)),
	flagOfEach: (p) => aloud(sentences.flagOfEach(p)),
	set: (p) => aloud(sentences.set(p))
};

/* Who decides on what is asked for. */

/** Of each decision that the region knows of: "the Crystal City Council", "decides on such rules there". */
export const decisionWords: Readonly<
	Record<string, { readonly who: string; readonly does: string }>
> = decisions;

/** "December 2, 2026" */
function dayWords(date: string): string {
	return new Date(`${date}T12:00:00Z`).toLocaleDateString(language.locale, {
		dateStyle: 'long',
		timeZone: 'UTC'
	});
}

/** The same body, with or without its article. */
function isSame(who: string, hearing: string): boolean {
	const bare = (name: string) => name.trim().toLowerCase().replace(/^the /, '');
	return bare(who) === bare(hearing);
}

function decidesSpoken({ id, next, hearing = '' }: DecisionTold): string {
	const words = decisionWords[id];
	// The build sees to it that each has its words.
	if (!words) return '';
	// Nobody tells a council in its face what the council does.
	if (isSame(words.who, hearing)) return 'That is for you to decide.';
	const meets = next === null ? '' : ` Its next meeting is set for ${dayWords(next)}.`;
	return `${capital(words.who)} ${words.does}.${meets}`;
}

function decidesWritten(p: DecisionTold): string {
	const until = p.until === null ? '' : ` Its agreement runs until ${dayWords(p.until)}.`;
	return `${decidesSpoken(p)}${until}`;
}

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
			'When an apartment building is sold, those who live there may buy it first. So may those who live in manufactured-home parks.'
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
			'Local shops through construction and rising commercial rents. No figure here counts businesses, so none speaks for it.'
	},
	'home-repair-and-property-tax': {
		name: 'Home repair and property-tax relief',
		addresses: 'Owners of older homes, and owners whose taxes rise faster than their income.'
	}
};

export const testimony: TestimonyMessages = {
	estimate,
	spoken,
	opening: (p) => {
		const to =
			p.hearing === '' ? 'Good day.' : `Good day to the ${p.hearing.replace(/^the /i, '')}.`;
		const speaker = p.speaker.replace(/[.\s]+$/, '');
		const who = speaker === '' ? '' : ` My name is ${speaker}.`;
		return `${to}${who} I want to speak about ${p.place}.`;
	},
	openingWritten: (p) => {
		const to = p.hearing === '' ? '' : `To the ${p.hearing.replace(/^the /i, '')}: `;
		return `${to}I write about ${p.place}.`;
	},
	besideRegion: (p) =>
		report.difference({
			place: p.place,
			clause: report.clause[p.figure]({ figure: p.value }),
			compared: p.against
		}),
	place: (p) => {
		const [first] = p.places;
		if (p.line !== null) {
			const lines: Readonly<Record<string, string>> = regionWords.lines;
			const line = lines[p.line];
			return line === undefined ? 'the stations of this line' : `the stations of the ${line}`;
		}
		if (p.places.length === 1 && first) return first.inText;
		return p.places.every(({ station }) => station)
			? `the station areas of ${list(p.places.map(nameOf))}`
			: list(p.places.map(({ inText }) => inText));
	},
	askLead: 'Here is what I ask.',
	policyAsk: {
		'tenant-protections':
			'Protect tenants along the line. Give them notice, help against eviction, and limits on sudden rent rises.',
		'right-of-first-refusal':
			'Give residents the right to buy first when their building or manufactured-home park is sold.',
		'preserve-affordable-homes':
			'Keep the homes that people can afford today within their reach. Keep those without public money too.',
		'community-land-trusts': 'Put land along the line into community land trusts.',
		'small-business-support': 'Help local shops while the line is built and after it opens.',
		'home-repair-and-property-tax':
			'Help owners with repairs and with property taxes, so that they can stay.'
	},
	decides: { spoken: decidesSpoken, written: decidesWritten },
	sourceSpoken: (p) =>
		[
			p.newest
				? `These figures are from the Census Bureau’s survey of ${newest.spoken}.`
				: `These figures are from the Census Bureau, most from its survey of ${newest.spoken}.`,
			...p.records.map((each) => RECORD_SOURCES[each]),
			'Survey figures have a margin of error; I say higher or lower only where the gap is clearly larger than that.'
		].join(' '),
	thanks: 'Thank you.',
	notAdvice: 'These are things to ask for. They are not legal advice.',
	day: (p) => dayWords(p.date),
	findingWithSource: (p) =>
		p.tables.length === 0
			? `${p.sentence} (${p.period})`
			: `${p.sentence} (${p.period}; Census ${tablesWords(p.tables)})`,
	numberOf: {
		renters: (p) =>
			p.place === null ? 'renter households live here' : `renter households live in ${p.place}`,
		figure: (p) => {
			const said = SAID[p.figure];
			const at = p.place === null ? '' : ` in ${p.place}`;
			return 'group' in said
				? `of ${said.group}${at} ${EXACT[p.figure] ?? said.does}`
				: `${said.each === undefined ? '' : `${said.each.trim()} is `}${said.amount}${at}`;
		},
		compared: (p) =>
			(['higher', 'lower'] as const)
				.flatMap((direction) => {
					const of = p.against.filter((each) => each.direction === direction);
					return of.length === 0
						? []
						: [
								`Clearly ${direction} than in ${list(
									of.map(({ place, figure }) => `${place} (${figure})`),
									'and in'
								)}.`
							];
				})
				.join(' '),
		ofPlaces: (p) => `${p.count} of ${p.of}`,
		above: (p) => {
			const said = SAID[p.figure];
			const what =
				'group' in said
					? `the share of ${whoDo(said.group, EXACT[p.figure] ?? said.does)}`
					: said.amount;
			return `places where ${what} is clearly higher than in ${p.place}`;
		},
		below: (p) => (p.count === 0 ? '' : `It is clearly lower in ${p.count}.`)
	},
	chart: {
		title: (p) => {
			const said = SAID[p.figure];
			const what = 'group' in said ? whoDo(said.group, EXACT[p.figure] ?? said.does) : said.amount;
			return p.period === '' ? capital(what) : `${capital(what)}, ${p.period}`;
		},
		label: (p) => (p.station ? nameOf(p) : p.title),
		axis: { start: '0%', end: '100%' },
		note: (p) =>
			`The thin line on a bar is the range that the margin of error at 90% leaves.${p.leftOut === 0 ? '' : ` ${p.leftOut === 1 ? 'One place is' : `${capital(inWords(p.leftOut))} places are`} left out: too uncertain, only a figure of whole tracts, or one too many for the page.`}`
	},
	sheetMethod:
		'Survey figures, each with its margin of error at 90%. “Clearly” means that chance alone would bring such a difference in at most one of 100 cases.',
	headings: {
		findings: 'What the figures say',
		unknown: 'What is not known',
		ask: 'What we ask for',
		method: 'How this was made',
		sources: 'Sources',
		notRead: 'Not to be read aloud: whose records these are, and what they miss'
	}
};
