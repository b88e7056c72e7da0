/**
 * Sentences of a report. Plain sentence first, number second, method last; "may face pressure",
 * never "will be displaced"; "higher" and "lower" come only with the word that a test has passed.
 */
import type { ChangeParams, ReportMessages } from '../../core/report/messages.ts';
import { flagSentence } from './report-flag.ts';
import { byChance } from './by-chance.ts';
import { changing, clause, figureTitle } from './report-figures.ts';
import { beside, capital, counted, list, listSome, methodName } from './report-parts.ts';
import { smallParts, tractFigures } from './place-notes.ts';

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
	list: (parts) => list(parts),
	rulesChanged: (p) => `${p.title} (rules changed)`,
	title: (p) => `${p.place}: who may face pressure from rising costs`,
	comparisonTitle: (p) => `${list(p.places)}: side by side`,
	subtitle: (p) =>
		`Census survey figures for ${p.period}, on the census tracts of 2020, with margins of error at 90%.`,
	roles: { corridor: 'Corridor', city: 'City', region: 'Region' },
	topics: {
		'homes-and-rents': 'Homes and rents',
		'who-lives-here': 'Who lives here',
		'income-and-work': 'Income and work',
		'getting-around': 'Getting around',
		'change-over-time': 'Change over time'
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
				: `No test is possible ${list(p.untested.map((place) => `in ${place}`))}: a figure or its margin of error is missing, is too uncertain, or is one of whole tracts.`,
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
		const share = p.share === null ? '' : `, which is ${p.share} of all households`;
		const few = p.few ? ' That is too few for a reliable figure.' : '';
		const who = p.explained
			? ' The number includes any homes with subsidized rent or no cash rent, which rising rents reach less.'
			: '';
		const there = p.ofTracts ? 'By tract averages, there' : 'There';
		return one
			? `${there} is 1 renter household in ${p.place}${share}.${few}`
			: `${there} are ${p.figure} renter households in ${p.place}${share}.${who}${few}`;
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
				: ` No test is possible against ${list(p.untested)}: a figure or its margin of error is missing, is too uncertain, or is one of whole tracts.`;
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
		return `${held} is ${clear.join(' and ')}.${same}${untested}`;
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
				'not-applicable': 'Does not apply here'
			}[p.quality];
			return `${why}: ${p.titles.join('; ')}.`;
		},
		noMargin: (p) =>
			`These figures come without a margin of error, so no difference is claimed: ${p.titles.join('; ')}.`,
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
				return 'Figures are apportioned by the 2020 homes and people of block groups. Margins of shares and medians hold what that may err; margins of counts do not.';
			case 'whole-tracts':
				return `The outline follows tract borders: figures are those of ${counted(note.tracts, 'whole tract', 'whole tracts')}.`;
			case 'partly-outside-region':
				return `Only ${Math.round(note.shareInside * 100)}% of the ground lies in the seven counties; figures are for that part.`;
			case 'few-renters':
				return `Fewer than ${note.limit} renter households live here: too few for a reliable figure.`;
			case 'no-homes':
				return 'Nobody lived here in 2020.';
			case 'carried-boundaries':
				return `Figures before 2019–2023 are carried across changed boundaries in ${counted(note.tracts, 'tract', 'tracts')}.`;
			case 'small-parts':
				return smallParts(note);
			case 'tract-figures':
				return tractFigures;
		}
	},
	methodNote: {
		'modelled-income': (p) =>
			`${p.titles.join('; ')}: modelled from tract medians. It is the median of all their households together, not an average of medians.`,
		'mean-of-medians': (p) =>
			`${p.titles.join('; ')}: an average of tract medians, and only approximate.`
	},
	marginNote: {
		modelled: (p) =>
			`Margin modelled, not published: ${[...p.titles, ...(p.changes ? ['changes over time'] : [])].join('; ')}.`,
		raised:
			'Where the published margin of a share would claim more than a survey of this size can tell, it is raised to that.'
	},
	setNote: {
		'small-parts':
			'Of some tracts, under a third of the homes lie here. Survey figures count with the averages of those whole tracts.',
		'carried-boundaries':
			'Figures before 2019–2023 are carried across changed boundaries in some tracts.'
	},
	notePlace: (p) => `${p.place}: ${p.note}`,
	method: (p) => [
		`Figures that name no other source or period come from the American Community Survey of the U.S. Census Bureau, ${p.period}, for the census tracts of 2020. Margins of error are at 90%: about nine in ten such ranges hold the true figure.`,
		p.apportioned
			? 'A tract that lies only partly in the place counts with the share of its 2020 homes that is inside. Shares and medians are worked out anew, not averaged, unless a note says otherwise. A tract is named as one of the place’s where at least a tenth of its homes lie inside.'
			: 'Figures of several tracts are added up. Shares and medians are worked out anew, not averaged, unless a note says otherwise.',
		p.tests === 0
			? 'No comparison could be tested, so no difference is called clear.'
			: `A difference is called clear only where chance alone would bring it in at most one of 100 cases, here and on every other page. ${byChance({ ...p, where: 'in this report' })}`,
		p.flags
			? `Every figure is moved at random within its margin of error, 1,000 times. A place is flagged where at least 80 of 100 tries put half of its renter households in tracts that ${methodName(p.method, p.adjusted)} flags; it “may be flagged” from 20 on.`
			: `Classes of tracts are those of ${methodName(p.method, p.adjusted)}, which flags no places.`,
		'This describes where people may face pressure. It does not predict who will move.'
	],
	source: (p) => {
		// "P.L. 94-171 table P2" says by itself that it is one.
		const tables = p.tables.map((table) => table.replace(/^.* table /, ''));
		const named = tables.length === 0 ? '' : tables.length === 1 ? ', table ' : ', tables ';
		return `${p.publisher}: ${p.title}${named}${list(tables)}.`;
	},
	table: {
		key: (p) => `Key figures: ${p.place}`,
		topic: (p) => `${p.topic}: ${p.place}`,
		figure: 'Figure',
		period: 'Period',
		tables: 'Census tables'
	},
	mapTitle: (p) => `${p.place}: census tracts by the classes of “${p.method}”`,
	mapAlt: (p) => {
		const total = p.classes.reduce((sum, { tracts }) => sum + tracts, 0);
		const parts = p.classes.map(
			({ name, tracts }) => `${counted(tracts, 'tract', 'tracts')} in “${name}”`
		);
		return `Map of ${p.place} with the tracts around, colored by the classes of the method “${p.method}”.${total === 0 ? '' : ` Inside: ${list(parts)}.`}`;
	},
	cite: {
		publisher: 'Rootline',
		figures: 'U.S. Census Bureau, American Community Survey 2019–2023 and earlier periods',
		plain: (p) =>
			`${p.publisher} (${p.year}). ${p.title}. Figures: ${p.figures}. Data version ${p.version}. ${p.link} (made ${p.date}).`
	}
};
