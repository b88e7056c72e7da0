/** Sentences of a report, and the parts that they share. */
import type {
	ChangeParams,
	ComparedWith,
	FlagParams,
	ReportMessages,
	FileWords,
	MapWords
} from '../../domain/report/messages.ts';
import type { FlagCall } from '../../domain/methods/station-flags.ts';
import type { ChangeFigureId, DifferenceFigureId } from '../../domain/report/comparisons.ts';
import { dayText } from '../../domain/text/day.ts';
import { byChance } from './common.ts';
import { sourceWords } from './data-page.ts';
import { shareInWords, smallParts, tractFigures } from './profile.ts';
import { newest, regionWords } from './region.ts';
import { language } from './language.ts';

/* Parts of sentences that reports share. */

/** "a, b and c" */
function list(parts: readonly string[], and = 'and'): string {
	if (parts.length <= 1) return parts.join('');
	return `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1) ?? ''}`;
}

const STATIONS_OF = /^(?:the )?station areas of /i;

/** Names of places side by side; of several lines it is said once that their station areas are meant. */
function listOfNames(names: readonly string[]): string {
	const [first, ...rest] = names;
	return first !== undefined && names.every((name) => STATIONS_OF.test(name))
		? list([first, ...rest.map((name) => name.replace(STATIONS_OF, ''))])
		: list(names);
}

/** Names that would fill the page are cut to the first few. */
function listSome(parts: readonly string[], most = 6): string {
	if (parts.length <= most) return list(parts);
	return `${parts.slice(0, most - 1).join(', ')} and ${parts.length - most + 1} more`;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function counted(n: number, one: string, many: string): string {
	return `${n} ${n === 1 ? one : many}`;
}

/** "in Crystal (47% ± 2 points) and in the region (48% ± 1 point)" */
function places(compared: readonly ComparedWith[], before: string, and = 'and'): string {
	return list(
		compared.map(({ place, figure }) => `${before}${place} (${figure})`),
		and
	);
}

/** What a figure is beside others, as sentences that follow it; `than` is "in " or "the change in ". */
function beside(compared: readonly ComparedWith[], than: string): string {
	const by = (direction: ComparedWith['direction']) =>
		compared.filter((each) => each.direction === direction);
	const clear = (['higher', 'lower'] as const).flatMap((direction) =>
		by(direction).length === 0 ? [] : [`clearly ${direction} than ${places(by(direction), than)}`]
	);
	const same = by('no-clear-difference');
	const untested = by('not-tested');
	const from = than === 'in ' ? '' : than;
	return [
		clear.length === 0 ? '' : ` That is ${clear.join('. It is ')}.`,
		same.length === 0 ? '' : ` There is no clear difference from ${places(same, from, 'or')}.`,
		untested.length === 0
			? ''
			: ` No test is possible against ${list(untested.map(({ place }) => `${from}${place}`))}. A figure or its margin is missing, too unsure, or one of whole tracts.`
	].join('');
}

/** "Of its 9 census tracts, 4 are in the class “Under pressure now” and 2 in “Early warning”." */
function inClasses(
	classes: readonly { readonly name: string; readonly tracts: number }[],
	its: string
): string {
	const total = classes.reduce((sum, { tracts }) => sum + tracts, 0);
	const parts = classes.map(({ name, tracts }, i) =>
		i === 0
			? `${tracts} ${tracts === 1 ? 'is' : 'are'} in the class “${name}”`
			: `${tracts} in “${name}”`
	);
	if (total === 0) return '';
	if (classes.length === 1 && total > 1)
		return ` All of ${its} ${total} tracts are in the class “${classes[0]?.name ?? ''}”.`;
	if (total === 1)
		return ` ${capital(its)} census tract is in the class “${classes[0]?.name ?? ''}”.`;
	return ` Of ${its} ${total} tracts, ${list(parts)}.`;
}

/** "table B25070", "tables B25063 and B25064" */
export function tablesWords(tables: readonly string[]): string {
	const sorted = [...tables].sort();
	// "P.L. 94-171 table P2" says by itself that it is one.
	if (sorted.length === 1 && sorted[0]?.includes(' table ') === true) return sorted[0];
	return `${sorted.length === 1 ? 'table' : 'tables'} ${list(sorted)}`;
}

const methodName = (name: string, adjusted: boolean) =>
	adjusted ? `the method “${name}” (its tests changed for this report)` : `the method “${name}”`;

/* The sentence of a report about a place's flag. */

const calls: Readonly<Record<FlagCall, string>> = {
	flagged: 'may face pressure',
	'may-be-flagged': 'may be flagged, but the figures leave it open',
	'not-flagged': 'is not flagged'
};

function flagSentence(p: FlagParams): string {
	const method = methodName(p.method, p.adjusted);
	const its = p.many ? 'their' : 'its';
	const call = p.many ? calls[p.text.call].replace(/^is /, 'are ') : calls[p.text.call];
	const [only] = p.classes;
	const alone = p.classes.length === 1 && only?.tracts === 1;
	// Parts of it are flagged all the same, and a map beside the sentence shows them.
	const inPart = p.text.call === 'not-flagged' && !alone && /[1-9]/.test(p.text.share);
	const lead = `${capital(p.place)} ${call}${inPart ? ' as a whole' : ''}`;
	// Wherever a range stands, so that nobody has to guess why it is flagged, or is not.
	const told = p.text.call === 'may-be-flagged' || p.text.extent === 'some';
	const flag = p.text.tries === 1 ? 'flags' : 'flag';
	const tries = told ? ` ${p.text.tries} of 100 tries ${flag} ${p.many ? 'them' : 'it'}.` : '';
	const it = p.tract ? 'it' : 'its census tract';
	if (alone && p.quarters.length > 0) return quartersOf(p, it);
	if (p.readings.length > 0) return `${lead}. ${capital(readings(p, it))}${tries}`;
	if (alone && p.text.extent !== 'some') {
		return `${lead}. ${capital(it)} is in the class “${only.name}”, which ${method} ${p.text.extent === 'all' ? 'flags' : 'does not flag'}.`;
	}
	const { share, low, high, extent } = p.text;
	const who =
		extent === 'all'
			? `all of ${its} renter households live`
			: extent === 'none'
				? `none of ${its} renter households live`
				: `${share} of ${its} renter households live`;
	const range =
		extent === 'some'
			? ` With the margins of error, it is ${low === high ? low : `${low} to ${high}`}.`
			: '';
	return `${lead}. ${capital(who)} in tracts that ${method} flags.${range}${tries}${inClasses(p.classes, its)}${campuses(p)}`;
}

/** A tract whose class fewer than half of the tries give. */
function readings({ readings: [first, second] }: FlagParams, it: string): string {
	const named = [first, second].flatMap((reading) =>
		reading ? [`${reading.tries} of 100 tries put it in “${reading.name}”`] : []
	);
	return `${it} has no sure class. With the margins of error, ${named.join(' and ')}.`;
}

/** In place of the flag of a tract that is mostly a campus, a prison or the like. */
function quartersOf({ place, quarters: [first] }: FlagParams, it: string): string {
	const why =
		first?.share == null
			? `Over 8 people are counted for each household in ${it === 'it' ? 'it' : 'the tract'}, so figures of households tell of few of them`
			: `${first.share} of the people ${it === 'it' ? 'there' : 'of its census tract'} live in group quarters such as dorms, nursing homes or prisons. Figures of households leave those out`;
	return `${capital(place)} is neither flagged nor cleared. ${why}.`;
}

function campuses({ quarters, many }: FlagParams): string {
	if (quarters.length === 0) return '';
	const tracts = `of ${many ? 'their' : 'its'} census tracts`;
	const of = `${quarters.length === 1 ? 'one' : quarters.length} ${tracts}`;
	return ` In ${of} many people live in group quarters such as dorms, nursing homes or prisons. Figures of households leave those out.`;
}

/* Figures of a report as parts of a sentence. */

/** After "In Crystal,": what the figure is of. */
const clause: Readonly<Record<DifferenceFigureId, (p: { figure: string }) => string>> = {
	burdened_share: (p) =>
		`${p.figure} of renters pay 30% or more of their income for rent and utilities`,
	cost_burden_50: (p) =>
		`${p.figure} of renters pay half or more of their income for rent and utilities`,
	renter_share: (p) => `${p.figure} of households rent their home`,
	median_gross_rent: (p) => `the median rent with utilities is ${p.figure} a month`,
	median_household_income: (p) => `the median household income is ${p.figure} a year`,
	people_of_color_share: (p) => `${p.figure} of residents were people of color in the 2020 Census`,
	without_bachelors: (p) => `${p.figure} of adults aged 25 or older have no bachelor’s degree`,
	without_high_school: (p) => `${p.figure} of adults aged 25 or older have no high school diploma`,
	limited_english: (p) => `${p.figure} of households speak little English`,
	unemployment: (p) => `${p.figure} of people in the labor force have no job`,
	median_home_value: (p) => `the median home value is ${p.figure}`,
	moved_2018_or_later: (p) => `${p.figure} of renters moved into their home in 2018 or later`,
	two_to_four_units: (p) => `${p.figure} of homes are in buildings of 2 to 4 units`,
	five_or_more_units: (p) => `${p.figure} of homes are in buildings of 5 or more units`,
	mobile_homes: (p) => `${p.figure} of homes are manufactured homes`,
	built_before_1940: (p) => `${p.figure} of homes were built before 1940`,
	built_before_1970: (p) => `${p.figure} of homes were built before 1970`,
	built_2010_or_later: (p) => `${p.figure} of homes were built in 2010 or later`,
	living_alone: (p) => `${p.figure} of households are people who live alone`,
	transit_commuters: (p) => `${p.figure} of workers ride transit to work`
};

/** One thing each, as subject of a sentence. */
const figureTitle: Readonly<Record<DifferenceFigureId, string>> = {
	burdened_share: 'the share of renters who pay 30% or more of their income',
	cost_burden_50: 'the share of renters who pay half or more of their income',
	renter_share: 'the share of households that rent',
	median_gross_rent: 'the median rent with utilities',
	median_household_income: 'the median household income',
	people_of_color_share: 'the share of people of color',
	without_bachelors: 'the share of adults without a bachelor’s degree',
	without_high_school: 'the share of adults without a high school diploma',
	limited_english: 'the share of households that speak little English',
	unemployment: 'the share of people in the labor force without a job',
	median_home_value: 'the median home value',
	moved_2018_or_later: 'the share of renters who moved in since 2018',
	two_to_four_units: 'the share of homes in buildings of 2 to 4 units',
	five_or_more_units: 'the share of homes in buildings of 5 or more units',
	mobile_homes: 'the share of manufactured homes',
	built_before_1940: 'the share of homes built before 1940',
	built_before_1970: 'the share of homes built before 1970',
	built_2010_or_later: 'the share of homes built in 2010 or later',
	living_alone: 'the share of people who live alone among households',
	transit_commuters: 'the share of workers who ride transit'
};

/** One thing each, that rose or fell. */
const changing: Readonly<Record<ChangeFigureId, string>> = {
	rent_change_2013_2017: 'the median rent with utilities, in dollars of equal worth,',
	home_value_change_2013_2017: 'the median home value, in dollars of equal worth,',
	income_change: 'the median household income, in dollars of equal worth,',
	renter_households_change_2013_2017: 'the number of renter households',
	cost_burden_change_2013_2017: 'the share of renters who pay 30% or more of their income',
	people_of_color_change: 'the share of people of color',
	bachelors_change_2013_2017: 'the share of adults with a bachelor’s degree'
};

/*
 * Sentences of a report. Plain sentence first, number second, method last; "may face pressure",
 * never "will be displaced"; "higher" and "lower" come only with the word that a test has passed.
 */

const inCommon = (years: number) =>
	`The two periods have ${counted(years, 'year', 'years')} in common.`;

/** Beside a change in home values: the files of the two periods count dollars in different ways. */
function otherWay(way: ChangeParams['otherWay'], place?: string): string {
	if (way === null) return '';
	const lead = ' The files of the two periods count dollars in different ways.';
	if (way.size === null) return `${lead} That can shift this change by some points.`;
	const of = `a ${way.rose ? 'rise' : 'fall'} of ${way.size}${place === undefined ? '' : ` in ${place}`}`;
	return `${lead} Counted the other way, it is ${of}. A change is called clear only where both ways carry it.`;
}

export const report: ReportMessages = {
	list: (parts) => listOfNames(parts),
	rulesChanged: (p) => `${p.title} (rules changed)`,
	title: (p) => `${p.place}: who may face pressure from rising costs`,
	comparisonTitle: (p) => `${listOfNames(p.places)}: side by side`,
	subtitle: (p) =>
		`Census survey figures for ${p.period}, on the census tracts of 2020, with margins of error at 90%.`,
	roles: { corridor: 'Corridor', city: 'City', region: 'Region' },
	topics: {
		'homes-and-rents': 'Homes and rents',
		'who-lives-here': 'Who lives here',
		'income-and-work': 'Income and work',
		'getting-around': 'Getting around',
		'change-over-time': 'Change over time',
		'who-trades-here': 'Who works and trades here',
		'what-is-at-stake': 'What is at stake',
		'what-was-done-here': 'What was done here',
		'climate-and-health': 'Climate, heat and health',
		'federal-labels': 'Federal labels of the past'
	},
	withRemark: (p) => `${p.figure} (${p.remark})`,
	about: (p) => `about ${p.figure}`,
	clause,
	changing,
	figureTitle,
	difference: (p) => `In ${p.place}, ${p.clause}.${beside(p.compared, 'in ')}`,
	change: (p) => {
		const periods = `from ${p.from} to ${p.to}`;
		const shared = `${otherWay(p.otherWay)}${p.sharedYears === 0 ? '' : ` ${inCommon(p.sharedYears)}`}`;
		if (p.size === null) {
			return `In ${p.place}, the figures show next to no change in ${p.what} ${periods}.${shared}`;
		}
		if (p.clear) {
			const verb = p.rose ? 'rose' : 'fell';
			return `In ${p.place}, ${p.what} ${verb} by ${p.size} ${periods}.${beside(p.compared, 'the change in ')}${shared}`;
		}
		const shown = `a ${p.rose ? 'rise' : 'fall'} of ${p.size}`;
		const doubt = p.untested
			? `The figures show ${shown}, but a margin of error is missing, so nobody can say whether that is more than chance.`
			: `The figures show ${shown}, which may be chance.`;
		return `In ${p.place}, no clear change in ${p.what} can be shown ${periods}. ${doubt}${shared}`;
	},
	changes: (p) => {
		const by = (verb: string, places: typeof p.rose) =>
			places.length === 0
				? []
				: [`${verb} ${list(places.map(({ place, figure }) => `by ${figure} in ${place}`))}`];
		const moved = [...by('rose', p.rose), ...by('fell', p.fell)].join(', and ');
		const against = (direction: string, places: readonly string[]) =>
			places.length === 0
				? []
				: [`clearly ${direction} than ${list(places.map((place) => `in ${place}`))}`];
		const clear = [...against('higher', p.higher), ...against('lower', p.lower)];
		return [
			`From ${p.from} to ${p.to}, ${p.what} ${moved}.`,
			p.unclear.length === 0
				? ''
				: `No clear change can be shown ${list(p.unclear.map(({ place, size, rose }) => `in ${place} (${size === null ? 'next to none' : `a ${rose ? 'rise' : 'fall'} of ${size}`})`))}.`,
			p.untested.length === 0
				? ''
				: `No test is possible ${list(p.untested.map((place) => `in ${place}`))}. A figure or its margin is missing, too unsure, or one of whole tracts.`,
			clear.length === 0 ? '' : `The change in ${p.place} is ${clear.join(' and ')}.`,
			p.same.length === 0
				? ''
				: `There is no clear difference between the change in ${p.place} and ${p.same.length === 1 ? 'that' : 'those'} in ${list(p.same)}.`,
			otherWay(p.otherWay, p.place).trim(),
			p.sharedYears === 0 ? '' : inCommon(p.sharedYears)
		]
			.filter((sentence) => sentence !== '')
			.join(' ');
	},
	affected: (p) => {
		// "1 ± 12" is a range, and a range is many.
		const one = p.figure === '1';
		const share = p.share === null ? '' : ` That is ${p.share} of all households.`;
		const few = p.few ? ' So few are no figure to rely on.' : '';
		const who = p.explained
			? ' This counts any homes with a subsidized rent or no cash rent. Rising rents reach those less.'
			: '';
		const there = p.ofTracts ? 'By tract averages, there' : 'There';
		return one
			? `${there} is 1 renter household in ${p.place}.${share}${few}`
			: `${there} are ${p.figure} renter households in ${p.place}.${share}${who}${few}`;
	},
	affectedNone: (p) =>
		`The survey found no renter households in ${p.place}. There may still be a few.`,
	flagTitle: 'Renter households in flagged tracts',
	range: (p) => `${p.low} to ${p.high}`,
	flag: (p) => flagSentence(p),
	ranked: (p) => {
		const lower = list(p.lower.map(({ place, figure }) => `in ${place} (${figure})`));
		const same = p.same.length === 0 ? '' : ` There is no clear difference from ${list(p.same)}.`;
		const untested =
			p.untested.length === 0
				? ''
				: ` No test is possible against ${list(p.untested)}. A figure or its margin is missing, too unsure, or one of whole tracts.`;
		return `${capital(p.title)} in ${p.place} (${p.figure}) is clearly higher than ${lower}.${same}${untested}`;
	},
	set: (p) => {
		const held = `Held against ${p.reference} (${p.referenceFigure}), ${p.title}`;
		const clear = [
			p.higher.length === 0
				? ''
				: `clearly higher in ${p.higher.length} of ${p.of} places (${listSome(p.higher)})`,
			p.lower.length === 0
				? ''
				: `clearly lower in ${p.lower.length} of ${p.of} places (${listSome(p.lower)})`
		].filter((part) => part !== '');
		const untested =
			p.untested === 0
				? ''
				: ` In ${counted(p.untested, 'place', 'places')} no test is possible: the figures are missing, too uncertain, or those of whole tracts.`;
		if (clear.length === 0) {
			return `${held} shows no clear difference in any of ${p.of} places.${untested}`;
		}
		const same =
			p.same === 0 ? '' : ` In ${counted(p.same, 'place', 'places')} there is no clear difference.`;
		return `${held} is ${clear.join('. It is ')}.${same}${untested}`;
	},
	sameEverywhere: (p) => `No clear difference between these places: ${p.titles.join('; ')}.`,
	against: {
		higher: 'the place is clearly higher',
		lower: 'the place is clearly lower',
		'no-clear-difference': 'no clear difference',
		'not-tested': 'no test possible'
	},
	notAgainst: 'no test possible',
	unknowns: {
		missing: (p) => {
			const why = {
				'not-computable': 'Too few survey answers to say',
				'not-published': 'Not published for this period',
				'not-applicable': 'Does not apply here',
				'place-too-small': 'Told only of places as large as a station area',
				withheld: 'Withheld, as few homes are behind it'
			}[p.quality];
			return `${why}: ${p.titles.join('; ')}.`;
		},
		noMargin: (p) =>
			`These come without a margin of error, so we claim no difference: ${p.titles.join('; ')}.`,
		noDifference: (p) =>
			`No clear difference from ${list(p.places, 'or')} can be shown for: ${p.titles.join('; ')}.`,
		changes: (p) => `No clear change over time can be shown for: ${p.titles.join('; ')}.`,
		tooUncertain: (p) => `Too uncertain to rely on: ${p.titles.join('; ')}.`,
		notCounted:
			'The figures count who lives here now. They do not count evictions, or people who have already left.'
	},
	note: (note) => {
		switch (note.code) {
			case 'apportioned':
				return 'Tracts that are only partly here count by their 2020 homes and people. Margins of counts leave out how far that may be off.';
			case 'whole-tracts':
				return `The outline follows tract borders: figures are those of ${counted(note.tracts, 'whole tract', 'whole tracts')}.`;
			case 'partly-outside-region':
				return `${shareInWords(note.shareInside)} of the ground lies in ${regionWords.counties}; figures are for that part.`;
			case 'few-renters':
				return `Fewer than ${note.limit} renter households live here. That is too few for a figure to rely on.`;
			case 'no-homes':
				return 'Nobody lived here in 2020.';
			case 'carried-boundaries':
				return `The borders of ${counted(note.tracts, 'tract', 'tracts')} have changed. We carried figures from before ${newest.period} across.`;
			case 'small-parts':
				return smallParts(note);
			case 'tract-figures':
				return tractFigures;
		}
	},
	methodNote: {
		'modelled-income': (p) =>
			`${p.titles.join('; ')}: modelled from tract medians. It is the median of all their households together, not an average of medians.`,
		'mean-of-medians': (p) => `${p.titles.join('; ')}: an average of tract medians, so only rough.`
	},
	marginNote: {
		modelled: (p) =>
			`Margin modelled, not published: ${[...p.titles, ...(p.changes ? ['changes over time'] : [])].join('; ')}.`,
		raised: 'Margins of shares are raised to what a survey of this size can tell.',
		ofMany:
			'Margins that are not published are modelled; some are raised to what a survey of this size can tell.'
	},
	setNote: {
		'small-parts':
			'Of some tracts, under a third of the homes lie here. Survey figures count with the averages of those whole tracts.',
		'carried-boundaries': `The borders of some tracts have changed. We carried figures from before ${newest.period} across.`
	},
	notePlace: (p) => `${p.place}: ${p.note}`,
	method: (p) => [
		`Unless marked, figures are from the Census Bureau’s American Community Survey, ${p.period}, for 2020 census tracts. Margins of error are at 90%.`,
		p.apportioned
			? 'Of a tract that is only partly in the place, we count the share of its homes that stood inside in 2020. Shares and medians are worked out anew, not averaged, unless a note says otherwise.'
			: 'Figures of several tracts are added up. Shares and medians are worked out anew, not averaged, unless a note says otherwise.',
		p.tests === 0
			? 'No comparison could be tested, so no difference is called clear.'
			: `A difference is called clear only where chance alone would bring it in at most one of 100 cases. ${byChance({ ...p, where: 'in this report' })}`,
		p.flags
			? `We move every figure at random within its margin of error, 1,000 times. A try flags a place if at least half of its renter households are in tracts that ${methodName(p.method, p.adjusted)} flags. The place is flagged where at least 80 of 100 tries do so. It “may be flagged” from 20 on.${p.apportioned ? ' Its tracts have a tenth or more of their homes inside.' : ''}`
			: `Classes of tracts are those of ${methodName(p.method, p.adjusted)}. It flags no places.`,
		'This describes where people may face pressure. It does not predict who will move.'
	],
	source: (p) => {
		// "P.L. 94-171 table P2" says by itself that it is one.
		const tables = p.tables.map((table) => table.replace(/^.* table /, ''));
		const named = tables.length === 0 ? '' : tables.length === 1 ? ', table ' : ', tables ';
		const title = named === '' ? p.title : p.title.replace(/, further tables$/, '');
		return `${p.publisher}: ${title}${named}${list(tables)}.`;
	},
	sourceTerms: (p) => `Years: ${p.vintage}. License: ${p.licence}`,
	sourceCare: (p) => {
		const told = sourceWords[p.id];
		return [told?.note ?? '', ...(told?.gaps ?? [])].filter((part) => part !== '').join(' ');
	},
	record: {
		filings: (p) =>
			`In ${p.place}, landlords filed ${p.count} eviction cases in an average year of ${p.years}. That is ${p.rate} for every 100 renting households.${p.county === null ? '' : ` Countywide it is ${p.county}.`} Filings are not evictions. In many cases the household can stay.`,
		homes: (p) =>
			`In ${p.place}, ${p.at50} of ${p.rented} homes rented for cash were within reach of a household at 50% of area median income, in ${p.years}. At 30% it is ${p.at30}, and at 80% ${p.at80}. These homes are lived in, not free to rent.`,
		publicHousing: (p) =>
			`In ${p.place}, ${p.count} homes stand in listed public housing buildings, as of ${p.years}. Single homes are left out, and so are homes with vouchers or tax credits.`,
		covenants: (p) =>
			p.count === null
				? `In ${p.place}, no lot of today was found whose deed carried a racial covenant. None found is not none.`
				: `In ${p.place}, ${p.count} of today’s lots have a deed that once barred people of color from the home. More may not have been found.`,
		redAreas: (p) =>
			`In ${p.place}, ${p.share} of the land was graded “Hazardous” on lenders’ maps of the 1930s. A grade was given to a neighborhood of that time. It says nothing of a home today.`
	},
	table: {
		key: (p) => `Key figures: ${p.place}`,
		topic: (p) => `${p.topic}: ${p.place}`,
		figure: 'Figure',
		period: 'Period',
		tables: 'Census tables',
		flagged: 'Renter households in tracts that are flagged',
		calls: {
			flagged: 'may face pressure',
			'may-be-flagged': 'may be flagged, not sure',
			'not-flagged': 'not flagged'
		},
		noFlag: 'no share to tell'
	},
	mapTitle: (p) => `${p.place}: census tracts by the classes of “${p.method}”`,
	mapAlt: (p) => {
		const total = p.classes.reduce((sum, { tracts }) => sum + tracts, 0);
		const parts = p.classes.map(
			({ name, tracts }) => `${counted(tracts, 'tract', 'tracts')} in “${name}”`
		);
		return `Map of ${p.place} with the tracts around. Its colors are the classes of the method “${p.method}”.${total === 0 ? '' : ` Inside: ${list(parts)}.`}`;
	},
	cite: {
		publisher: 'Rootline',
		figures: `U.S. Census Bureau, American Community Survey ${newest.period} and earlier periods`,
		figuresNote: (p) => `Figures: ${p.figures}`,
		versionNote: (p) => `Data version ${p.version}`,
		plain: (p) =>
			`${p.publisher} (${p.year}). ${p.title}. Figures: ${p.figures}. Data version ${p.version}. ${p.link} (made ${dayText(p.date, language.locale)}).`
	}
};

/* Words inside files: tables, documents, maps, and the dictionary of what a column means. */

export const fileWords: FileWords = {
	title: 'Title',
	place: 'Place',
	vintage: 'Period of most figures',
	tractVintage: 'Census tracts',
	tractVintageValue: 'as drawn in 2020',
	margins: 'Margins of error',
	marginsValue: 'at the 90% level; an empty margin does not exist or was not published',
	source: 'Source',
	note: 'Note',
	citation: 'Citation',
	dataVersion: 'Data version',
	link: 'Link',
	made: 'Made on',
	day: (date) => dayText(date, language.locale),
	columns: {
		figure: 'figure_id',
		title: 'figure',
		topic: 'topic',
		unit: 'unit',
		period: 'period',
		tables: 'census_tables'
	},
	flagged: {
		title: 'Renter households in tracts that are flagged',
		state: (p) =>
			`${report.table.calls[p.call]}; ${p.low} to ${p.high} with the margins of error; ${p.tries} of 100 tries flag it`
	},
	csv: {
		meanings: {
			place: 'The place as links of the atlas name it',
			name: 'The place in words',
			figure: 'Name of the figure, the same in every file',
			title: 'What the figure is',
			topic: 'Topic under which it is listed',
			period: 'Years of the survey; two periods for a change',
			unit: 'Unit of value and margin: a share is 0 to 1',
			tables: 'Tables of the U.S. Census Bureau that it is made from',
			value: 'The estimate, in its unit; empty where there is none',
			moe: 'Margin of error at the 90% level, in the same unit; empty where there is none',
			margin_note: 'How the margin came about, or why there is none',
			quality: 'Whether there is a number, a zero, an open end, or why there is none',
			reliability: 'How far the estimate can be relied on',
			approximate: 'yes where it is about that, and not exact'
		}
	},
	value: (p) => p.place,
	margin: (p) => `${p.place}: margin of error (90%)`,
	state: (p) => `${p.place}: what to know`,
	units: {
		share: 'share (0 to 1)',
		dollars: 'dollars',
		'relative-change': 'change (0.1 is +10%)',
		'share-change': 'change of a share (0.1 is +10 points)',
		count: 'count',
		'per-hundred': 'for every hundred',
		level: 'in the unit that its name gives'
	},
	about: 'about',
	methods: {
		'modelled-income': 'modelled from tract medians',
		'mean-of-medians': 'approximate: a mean of tract medians'
	},
	reliability: {
		reliable: 'reliable',
		'use-with-care': 'use with care',
		'too-uncertain': 'too uncertain to rely on',
		zero: 'zero in the survey',
		'top-coded': 'this or more',
		'bottom-coded': 'this or less',
		'full-count': 'full count',
		'from-records': 'from records',
		unknown: 'margin not known',
		'no-value': 'no figure'
	},
	topic: 'report',
	sheets: { about: 'About', findings: 'Findings' },
	findings: {
		finding: 'Finding',
		figure: 'Figure',
		margin: 'Margin',
		period: 'Period',
		tables: 'Census tables'
	},
	dictionary: {
		title: 'Data dictionary',
		file: 'file',
		column: 'column',
		meaning: 'meaning',
		files: {
			csv: 'Every figure of every place with its margin, a row for each',
			description:
				'Sources, licenses and columns of the table, for programs and people (Frictionless Data)',
			workbook: 'The same figures, one sheet a topic',
			geojson: 'Outlines of the places with their key figures',
			document: 'The report as a document to edit',
			pdf: 'The report to read, print and send',
			testimony: 'The testimony as a document to edit',
			'testimony-pdf': 'The testimony to read, print and send',
			'testimony-text': 'The testimony as plain text',
			map: 'The map as a drawing',
			picture: 'The map as a picture',
			citation: 'How to cite this'
		},
		meanings: {
			figure: 'Name of the figure, the same in every file',
			title: 'What the figure is',
			topic: 'Topic under which it is listed',
			unit: 'Unit of value and margin',
			period: 'Years of the survey; two periods for a change',
			tables: 'Tables of the U.S. Census Bureau that it is made from',
			value: 'The estimate, in its unit; empty where there is none',
			margin: 'Margin of error at the 90% level, in the same unit; empty where there is none',
			state: 'How firm the figure is, or why there is none'
		}
	}
};

export const mapWords: MapWords = {
	tracts: (p) => (p.count === 1 ? '1 tract' : `${p.count.toLocaleString(language.locale)} tracts`),
	noData: 'No data',
	uncertain: 'Too uncertain to rely on',
	places: (p) => (p.count === 1 ? 'This place' : 'These places'),
	line: 'Planned line and stations',
	cityLimit: 'City limit',
	water: 'Water',
	counted: `Tracts are counted in all of ${regionWords.inText}.`,
	north: 'N',
	miles: (p) => (p.count === 1 ? '1 mile' : `${p.count} miles`),
	source: (p) => `Source: ${p.source}`
};
