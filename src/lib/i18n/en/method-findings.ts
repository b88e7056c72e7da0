/** The finding that leads a panel, and the working behind it, test by test. */
import type { ConfidenceLevel } from '../../core/risk/confidence.ts';
import type { Headline } from '../../core/risk/headline.ts';
import type { MethodId } from '../../core/risk/method.ts';
import {
	classWords,
	quartersText,
	saysOf,
	unsureText,
	type QuartersParams
} from './method-headlines.ts';

/** What the tests of a group are called in a sentence: "4 of 5 vulnerability tests". */
const groupTests: Readonly<Record<MethodId, Readonly<Record<string, string>>>> = {
	'corridor-pressure': { size: 'size', vulnerability: 'vulnerability', pressure: 'pressure' },
	bates: {
		vulnerability: 'vulnerability',
		'demographic-change': 'population',
		market: 'home value'
	},
	governing: { city: 'place', eligible: 'low-start', gentrified: 'rise' },
	freeman: { city: 'place', start: 'low-start', rise: 'rise' },
	'metcouncil-score': {},
	'nyc-composition': { index: 'index' }
};

type Counted = { readonly group: string; readonly count: number; readonly of: number };

/** "4 of 5 vulnerability tests and 3 of 4 pressure tests pass" */
function counted(
	method: MethodId,
	counts: readonly Counted[],
	noun: readonly [one: string, many: string],
	verb: readonly [one: string, many: string]
): string {
	const parts = counts.map(({ group, count, of }) => {
		const what = `${groupTests[method][group] ?? group} ${of === 1 ? noun[0] : noun[1]}`;
		return `${count === 0 ? 'none' : count} of ${of} ${what}`;
	});
	const single = counts.length === 1 && (counts[0]?.count ?? 0) <= 1;
	return `${list(parts)} ${single ? verb[0] : verb[1]}`;
}

/** "a, b and c" */
function list(parts: readonly string[]): string {
	if (parts.length <= 1) return parts.join('');
	return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

type Sure = {
	/** Whole percent of draws in the same class, rounded down. */
	readonly percent: number;
	readonly level: ConfidenceLevel;
	/** Class that most of the other draws landed in; null where the class is firm. */
	readonly otherClass: string | null;
	/** Some of the figures behind it have no margin, and were held still. */
	readonly partly: boolean;
};

export type FindingParams = {
	readonly place: string;
	readonly method: MethodId;
	readonly methodName: string;
	readonly class: string;
	readonly headline: Headline;
	readonly adjusted: boolean;
	readonly quarters: QuartersParams | null;
	readonly counts: readonly Counted[];
	readonly sure: Sure | null;
	readonly silence:
		| { readonly why: 'few-people'; readonly people: string | null; readonly needed: string }
		| { readonly why: 'missing-figures'; readonly groups: readonly Counted[] }
		| { readonly why: 'out-of-scope' }
		| null;
};

/** "94% sure", "94% sure as far as margins are known" */
function sureness(method: MethodId, { percent, level, otherClass, partly }: Sure): string {
	const number = percent >= 100 ? 'more than 99%' : percent < 1 ? 'less than 1%' : `${percent}%`;
	const sure = `${number} sure${partly ? ' as far as margins are known' : ''}`;
	const other = otherClass === null ? 'another class' : `“${classWords(method, otherClass).name}”`;
	const words: Readonly<Record<ConfidenceLevel, string>> = {
		firm: sure,
		likely: `likely, ${sure}`,
		borderline: `borderline, ${sure}: the figures could also give ${other}`
	};
	return words[level];
}

function silenceText({ method, silence }: FindingParams): string {
	if (silence?.why === 'few-people') {
		return silence.people === null
			? ': how many people live here is not known'
			: `: ${silence.people} ${silence.people === '1' ? 'person lives' : 'people live'} here and at least ${silence.needed} are needed`;
	}
	if (silence?.why === 'missing-figures' && silence.groups.length > 0) {
		return `: ${counted(method, silence.groups, ['figure', 'figures'], ['is missing', 'are missing'])}`;
	}
	return '';
}

/** The finding that leads a panel. */
export const finding = {
	/** Of a tract in a profile, where no test is counted: "This tract may face pressure now: …" */
	short: (p: {
		place: string;
		method: MethodId;
		class: string;
		headline: Headline;
		quarters: QuartersParams | null;
	}): string => {
		const { name, meaning } = classWords(p.method, p.class);
		if (p.quarters !== null) return quartersText(p.place, name, p.quarters);
		return p.headline.kind === 'published'
			? `${p.place} ${meaning}.`
			: unsureText(p.method, p.place, p.headline, (id) => saysOf(p.method, id));
	},
	/** "Jordan tract 1016" */
	tract: (p: { within: string; number: string }) =>
		p.within === '' ? `Tract ${p.number}` : `${p.within} tract ${p.number}`,
	/** "Jordan tract 1016 may face pressure now: 4 of 5 vulnerability tests and 3 of 4 pressure tests pass; 94% sure." */
	sentence: (p: FindingParams): string => {
		const ours = p.method === 'corridor-pressure';
		const changed = p.adjusted ? (ours ? 'With your changes, ' : ', with your changes') : '';
		const says = (id: string) => saysOf(p.method, id);
		const place = ours ? `${changed}${p.place}` : `${p.methodName}${changed}: ${p.place}`;
		const lead = `${place} ${says(p.class)}`;
		if (p.quarters !== null && p.silence === null) {
			return quartersText(place, classWords(p.method, p.class).name, p.quarters);
		}
		if (p.headline.kind !== 'published') return unsureText(p.method, place, p.headline, says);
		if (p.silence !== null) return `${lead}${silenceText(p)}.`;
		const counts =
			p.counts.length === 0
				? null
				: counted(p.method, p.counts, ['test', 'tests'], ['passes', 'pass']);
		const sure = p.sure === null ? null : sureness(p.method, p.sure);
		const reasons = [counts, sure].filter((part) => part !== null).join('; ');
		if (reasons === '') return `${lead}.`;
		// What the classes of others mean has colons of its own.
		if (ours) return `${lead}: ${reasons}.`;
		return `${lead}. ${reasons.charAt(0).toUpperCase()}${reasons.slice(1)}.`;
	}
};

/** What neighbors are asked for, by the flag that they must have. */
const neighborFlags: Readonly<Record<string, string>> = {
	pressure: 'market pressure',
	hot: 'a hot market'
};

/** The working of a class. */
export const trace = {
	heading: 'How this answer came about',
	loading: 'Working it out…',
	progress: (p: { percent: string }) => `Trying it with the margins of error: ${p.percent}`,
	states: {
		passed: 'Passed',
		failed: 'Not passed',
		'no-data': 'No data',
		off: 'Switched off'
	},
	/** "61% of households rent (± 14 points); 31% in the region." */
	line: (p: { value: string; margin: string | null; compared: string | null }) =>
		`${p.value}${p.margin === null ? '' : ` (${p.margin})`}${p.compared === null ? '' : `; ${p.compared}`}.`,
	noData: (p: { name: string; reason: string }) => `${p.name}: no figure here (${p.reason}).`,
	/** A figure such as "$250,000 or more" where the truth could lie on either side. */
	openEnded: 'The published figure does not say on which side it lies.',
	movedBy: (p: { by: string }) => `You moved the line by ${p.by}.`,
	countedAsPassed: 'The method counts a missing figure as passed.',
	byHowMuch: {
		passed: (p: { by: string }) => `Passed by ${p.by}`,
		failed: (p: { by: string }) => `Missed by ${p.by}`,
		justPassed: 'Just passed',
		justFailed: 'Just missed'
	},
	differences: {
		higher: 'clearly higher',
		lower: 'clearly lower',
		'no-clear-difference': 'no clear difference',
		'not-tested': 'cannot be tested: a margin is missing'
	},
	tries: {
		/** "passes in 97 of 100 tries" */
		some: (p: { percent: number }) => `passes in ${p.percent} of 100 tries`,
		all: 'passes in every try',
		few: 'passes in fewer than 1 of 100 tries',
		none: 'passes in no try',
		still: 'no margin, so held still in every try'
	},
	yes: 'yes',
	no: 'no',
	/** "4 of 5 pass; 3 are needed" */
	group: (p: { passed: number; of: number; needed: number | null }) => {
		const pass = `${p.passed} of ${p.of} ${p.passed === 1 ? 'passes' : 'pass'}`;
		if (p.needed === null) return pass;
		return `${pass}; ${p.needed} ${p.needed === 1 ? 'is' : 'are'} needed`;
	},
	allOff: 'All of these are switched off',
	barsHint: 'Bar: this tract. Thin line: its margin of error. Tick: what it is compared with.',
	steps: 'What follows from the tests',
	/** "3 of 6 neighbors have market pressure (3 are needed):", before their names. */
	neighbors: (p: { flag: string; count: number; of: number; needed: number }) => {
		const what = neighborFlags[p.flag] ?? p.flag;
		if (p.of === 0) return 'It has no neighbors in the region.';
		const [count, have] =
			p.count === 0 ? ['None', 'has'] : [p.count, p.count === 1 ? 'has' : 'have'];
		const needed = `${p.needed} ${p.needed === 1 ? 'is' : 'are'} needed`;
		const ends = p.count === 0 ? '.' : ':';
		return `${count} of ${p.of} ${p.of === 1 ? 'neighbor' : 'neighbors'} ${have} ${what} (${needed})${ends}`;
	},
	atLeastMargin: (p: { margin: string }) => `at least ± ${p.margin}`,
	modelledMargin: (p: { margin: string }) => `${p.margin}, margin modelled`,
	sureHeading: 'How sure this is',
	otherClasses: (p: { classes: string }) => `The other tries gave: ${p.classes}.`,
	otherClass: (p: { name: string; percent: string }) => `“${p.name}” (${p.percent})`,
	list,
	underOne: 'under 1%',
	notesHeading: 'Keep in mind',
	about: (p: { tests: string }) => `About ${p.tests}:`,
	aboutAll: 'About the method as it runs here:',
	table: {
		summary: 'The numbers in a table',
		caption: (p: { place: string }) => `Every test of ${p.place}`,
		test: 'Test',
		value: 'This tract',
		margin: 'Margin of error (90%)',
		compared: 'Compared with',
		result: 'Result',
		tries: 'Passes in tries',
		madeFrom: 'Made from',
		none: 'none known'
	},
	carried:
		'Earlier figures of this tract were published for other boundaries and are carried across by the 2020 housing units of block groups.'
};
