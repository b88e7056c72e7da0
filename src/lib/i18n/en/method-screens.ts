/**
 * Words of the methods on screens: the list of what each file of `methods/` tells, the map of classes,
 * its legend, the panel that adjusts a method, and the working behind a finding. Plain sentence first,
 * number second, method last; "may face pressure", never "will be displaced".
 */
import { madeOnUse } from '../../domain/text/format.ts';
import type { AgreementLevel } from '../../domain/methods/agreement.ts';
import type { FlagCall } from '../../domain/methods/station-flags.ts';
import type { ConfidenceLevel } from '../../domain/methods/confidence.ts';
import type { DefinitionOf, MethodId } from '../../domain/methods/definitions/index.ts';
import type { FindingReading, Headline, TestSide } from '../../domain/methods/trace.ts';
import type { ClassWords, MethodWords } from './method-tests.ts';
import { language } from './language.ts';
import { newest } from './region.ts';

/* The words of all methods, each from its own file. */

type AllWords = { readonly [Id in MethodId]: MethodWords<DefinitionOf<Id>> };

/** By id, which is the file's name; a test holds the files to the list of definitions. */
export const methodWords = Object.fromEntries(
	Object.entries(import.meta.glob('./methods/*.ts', { eager: true, import: 'words' })).map(
		([file, words]) => [file.replace(/^.*\/|\.ts$/g, ''), words]
	)
) as AllWords;

/** One part of the words of every method. */
function each<Part extends keyof AllWords[MethodId]>(part: Part) {
	return Object.fromEntries(
		Object.entries(methodWords).map(([id, words]) => [id, words[part]])
	) as unknown as { readonly [Id in MethodId]: AllWords[Id][Part] };
}

type Texts = Readonly<Record<string, string>>;

/** Name and meaning of every class, by method and class id. */
export const methodClasses = each('classes');

/** Groups of tests, by method and group id. */
export const methodGroups: Readonly<Record<MethodId, Texts>> = each('groups');

/** Intermediate results, by method, step and result. */
export const methodSteps: Readonly<Record<MethodId, Readonly<Record<string, Texts>>>> =
	each('steps');

/** Words of every test, by method and test id. */
export const methodTests = each('tests');

/* What stands first about an area: its class in words, two readings of it, or a note in place of a flag. */

/** Name and meaning of a class; the id itself where there are no words, so that nothing is hidden. */
export function classWords(method: MethodId, id: string): ClassWords {
	const own: Readonly<Record<string, ClassWords>> = methodClasses[method];
	return own[id] ?? { name: id, meaning: `is “${id}”` };
}

/** What a class says of an area, after its name: the default method in short words of its own. */
export function saysOf(method: MethodId, id: string): string {
	const own: Readonly<Record<string, string>> = methodWords[method].says ?? {};
	return own[id] ?? classWords(method, id).meaning;
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
			? `It has ${p.people} people and only ${p.households} households, so figures of households tell of few of them`
			: `${p.share} of its people live in group quarters such as dorms, nursing homes or prisons. Figures of households leave those out`;
	return `${place} is neither flagged nor cleared here. ${who}. By those figures alone its class is “${name}”.`;
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
		return `${place} ${says(headline.class)}. With the margins of error, ${tries(headline)} of 100 tries say so. The published figures alone say ${name(headline.published.class)} (${tries(headline.published)} of 100 tries).`;
	}
	const [first, second] = headline.readings;
	return `${place} can be read in two ways. With the margins of error, ${tries(first)} of 100 tries say ${name(first.class)} and ${tries(second)} say ${name(second.class)}.`;
}

/* Words of the map of classes, its legend and the panel that adjusts a method. */

export const screens = {
	method: 'Method',
	about: 'What this method does, and how it did against published results',
	tracts: (p: { count: number }) => (p.count === 1 ? '1 tract' : `${p.count} tracts`),
	silent: 'Says nothing (no data, or not looked at)',
	borderline: 'Borderline: the figures could also give another class',
	borderlineCount: (p: { count: number }) =>
		p.count === 1 ? '1 tract is borderline' : `${p.count} tracts are borderline`,
	flags: 'Flagged: worth a closer look',
	agreementLevels: {
		none: 'no method that could look',
		'fewer-than-half': 'fewer than half of those that could look',
		'half-or-more': 'half or more of those that could look',
		all: 'all that could look, two or more'
	} satisfies Readonly<Record<AgreementLevel, string>>,
	/** Of the legend in one line. */
	legendLine: 'Legend in short',
	nothingSaid: 'Nothing said',
	/** The same in a line of the map. */
	agreementLevelsShort: {
		none: 'no method',
		'fewer-than-half': 'fewer than half',
		'half-or-more': 'half or more',
		all: 'all that could look'
	} satisfies Readonly<Record<AgreementLevel, string>>,
	/** "3 of 3 that could look" */
	agreementCount: (p: { flagged: number; looked: number }) =>
		`${p.flagged} of ${p.looked} that could look`,
	agreementOf: 'The methods that are counted, each where it can look:',
	agreementExplain:
		'Methods ask different questions, so they often disagree. Published work found four methods agreeing on only 7 of Boston’s 180 tracts. Two of these look only at central cities, so a tract is held against those methods that could look at it. Where more of them flag a tract, it deserves a closer look first.',
	stations: 'Station areas',
	/** "7 of 13 planned station areas are flagged and 3 more may be (half a mile). Target Field, open, may be flagged." */
	stationsFlagged: (p: {
		flagged: number;
		mayBe: number;
		of: number;
		within: string;
		open: readonly { readonly name: string; readonly call: FlagCall | null }[];
	}) => {
		const more =
			p.mayBe === 0 ? '' : p.flagged === 0 ? `; ${p.mayBe} may be` : ` and ${p.mayBe} more may be`;
		const areas = p.flagged === 1 ? 'areas is' : 'areas are';
		const calls: Readonly<Record<FlagCall, string>> = {
			flagged: 'is flagged',
			'may-be-flagged': 'may be flagged',
			'not-flagged': 'is not flagged'
		};
		const open = p.open.flatMap(({ name, call }) =>
			call === null ? [] : [` ${name}, which is open, ${calls[call]}.`]
		);
		return `${p.flagged === 0 ? 'None' : p.flagged} of ${p.of} planned station ${p.flagged === 0 ? 'areas is' : areas} flagged${more} (${p.within}).${open.join('')}`;
	},
	stationsWorking: 'Working out which station areas are flagged…',
	reaches: {
		quarter: '¼ mile',
		half: '½ mile',
		threeQuarters: '¾ mile',
		mile: '1 mile'
	},
	adjust: 'Change the rules and see what flips',
	adjustHint: 'Switch a question off, ask for more or fewer passes, or move what it compares with.',
	ofTests: (p: { count: number; of: number }) => `${p.count} of ${p.of}`,
	noShift: 'as it stands',
	shifted: (p: { amount: string }) => `${p.amount} from the region’s figure`,
	changed: (p: { count: number }) =>
		p.count === 1 ? '1 tract changes its class' : `${p.count} tracts change their class`,
	adjusted: 'Changed by you: not the method as published',
	drawing: (p: { percent: string }) => `Testing how firm each class is: ${p.percent}`,
	modelled:
		'Where no margin is published, one modelled from like figures was used when we tested how sure each class is.',
	publishedClass:
		'Colors show the class that the published figures give. Where fewer than half of the tries give it, a tract’s panel names the likelier class or both.',
	heldFixed:
		'Figures without any margin were held still when we tested how sure each class is. So it may look surer than it is.'
};

/** Words of the table of classes and of the table of agreement. */
export const methodsTable = {
	class: 'Class',
	anyClass: 'Any class',
	sure: 'How sure',
	/** "Firm, 94% sure" */
	level: (p: { level: string; sure: string }) => `${p.level}, ${p.sure}`,
	/** "Borderline, 46% sure; likelier: Early warning, 53%" */
	likelier: (p: { sure: string; name: string; share: string }) =>
		`${p.sure}; likelier: ${p.name}, ${p.share}`,
	/** "46% sure; the other reading: Early warning, 40%" */
	other: (p: { sure: string; name: string; share: string }) =>
		`${p.sure}; the other reading: ${p.name}, ${p.share}`,
	notSure: 'Cannot be said',
	quarters: 'mostly group quarters',
	count: 'Methods that flag it',
	anyCount: 'Any number',
	which: 'Which',
	silent: 'Say nothing of it',
	nothing: '–',
	classesCaption: (p: { title: string }) =>
		`${p.title}. Each row is one tract of the 2020 census, with its class and how sure that is.`,
	agreementCaption: (p: { title: string }) =>
		`${p.title}. Each row is one tract of the 2020 census, with the methods that flag it.`
};

/* How sure an answer is, how it came about, and what a person can change in it. */

/** How sure a class is. */
export const confidence = {
	levels: {
		firm: 'Firm',
		likely: 'Likely',
		borderline: 'Borderline'
	} satisfies Record<ConfidenceLevel, string>,
	meaning: {
		firm: 'At least 90 of 100 tries with the margins of error give the same answer.',
		likely: 'Between 70 and 90 of 100 tries with the margins of error give the same answer.',
		borderline: 'Fewer than 70 of 100 tries with the margins of error give the same answer.'
	} satisfies Record<ConfidenceLevel, string>,
	/** "94% sure" */
	sure: (p: { share: string }) => `${p.share} sure`,
	/** Every draw gave the same class, which is still not certainty. */
	allTries: 'more than 99% sure',
	/** How the number came about. */
	how: (p: { draws: string }) =>
		`We tried ${p.draws} times. Each time we moved the figures at random within their margins of error. Then we counted how often the answer stayed the same.`,
	/** Beside the number, where some margins are fitted ones. */
	modelled: (p: { count: number; of: number }) =>
		`${p.count} of the ${p.of} figures behind it ${p.count === 1 ? 'has' : 'have'} no published margin; one modelled from like figures stands in for it.`,
	modelledFigures: (p: { figures: string }) =>
		`Margin modelled, because none is published: ${p.figures}.`,
	/** Beside the number, where not every figure could be moved. */
	held: (p: { count: number; of: number }) =>
		`${p.count} of the ${p.of} figures behind it ${p.count === 1 ? 'has' : 'have'} no margin here and ${p.count === 1 ? 'was' : 'were'} held still, so it may be less sure than that.`,
	heldFixed: (p: { figures: string }) => `Held still, because they have no margin: ${p.figures}.`,
	unknown: 'How sure this is cannot be said: none of its figures has a margin.'
};

export const agreement = {
	normal:
		'Methods often differ. In one study, four of them agreed on only 7 of Boston’s 180 tracts.'
};

export const stationFlags = {
	rule: (p: { flagged: string; mayBe: string }) =>
		`We move every figure at random within its margin of error, again and again, and work the classes out anew. A try flags a station area where at least half of its renter households live in flagged tracts. An area is called flagged where at least ${p.flagged} of tries do so, and “may be flagged” from ${p.mayBe} on. The range holds nine of ten tries.`,
	fewRenters: 'Fewer than 50 renter households live here. That is too few for a figure to rely on.',
	apportioned:
		'Of a tract that is only partly here, we count the share of its homes that stood here in 2020.'
};

export const adjustments = {
	heading: 'Change the method',
	reset: 'Back to the method as it is',
	switchOff: (p: { test: string }) => `Count “${p.test}”`,
	move: (p: { test: string }) => `Move the line for “${p.test}”`,
	atLeast: (p: { group: string }) => `How many must pass: ${p.group}`,
	reach: 'Distance from a station',
	/** "23 → 27 tracts, 5 → 6 planned station areas" */
	change: (p: {
		tractsBefore: string;
		tractsAfter: string;
		/** Null until draws have been made. */
		stations: { readonly before: string; readonly after: string } | null;
	}) =>
		`${p.tractsBefore} → ${p.tractsAfter} tracts${p.stations === null ? '' : `, ${p.stations.before} → ${p.stations.after} planned station areas`}`,
	unchanged: 'No tract changes its class.',
	/** What was changed, wherever the classes are shown. */
	named: (p: { changes: readonly string[] }) => `Rules changed: ${p.changes.join('; ')}.`,
	switchedOff: (p: { test: string }) => `“${p.test}” is not counted`,
	needs: (p: { group: string; count: number }) => `${p.count} must pass under “${p.group}”`,
	moved: (p: { test: string; amount: string }) => `the line for “${p.test}” is moved by ${p.amount}`
};

/* What stands around a trace: other methods, and the station area. */

const list = madeOnUse(() => new Intl.ListFormat(language.locale, { type: 'conjunction' }));

/** What the other methods say of the same place. */
export const others = {
	heading: 'What other methods say',
	/** "Agreement: 3 of 3 methods that could look flag this tract; Governing test looks only inside Crystal." */
	agreement: (p: {
		flagged: number;
		/** Methods that could look at the tract. */
		looked: number;
		/** Those that do not look where it lies, with their names. */
		outside: readonly { readonly method: MethodId; readonly name: string }[];
	}) => {
		const why = p.outside.map(
			({ method, name }) =>
				`${name} looks only inside ${methodWords[method].looksInside ?? 'other places'}`
		);
		const end = why.length === 0 ? '.' : `. ${list().format(why)}.`;
		if (p.looked === 0) return `Agreement: no method could look at this tract${end}`;
		const methods = p.looked === 1 ? 'method' : 'methods';
		const flag = p.flagged <= 1 ? 'flags' : 'flag';
		return `Agreement: ${p.flagged === 0 ? 'none' : p.flagged} of ${p.looked} ${methods} that could look ${flag} this tract${end}`;
	},
	flags: 'flags it',
	doesNotFlag: 'does not flag it',
	silent: 'says nothing of it',
	/** Why: the end of "This tract …". */
	because: (p: { meaning: string }) => `It ${p.meaning}.`,
	shown: 'shown above',
	cannotRun: 'Cannot run on the figures here',
	link: 'How each method works, and how ours did against published results'
};

/** A station area's flag. */
export const stationTrace = {
	/** "Penn Avenue station area may face pressure. 84% of its renter households live in tracts that do. With the margins of error, it is 61% to 100%." */
	finding: (p: {
		station: string;
		share: string;
		low: string;
		high: string;
		call: FlagCall;
		/** Of 100 tries, how many flag it. */
		tries: number;
		adjusted: boolean;
		/** Name of a method that is not the default. */
		method: string | null;
	}) => {
		const range = p.low === p.high ? p.low : `${p.low} to ${p.high}`;
		const how =
			p.low === p.high && p.low === p.share ? '' : ` With the margins of error, it is ${range}.`;
		const place = `${p.adjusted ? 'With your changes, ' : ''}${p.station} station area`;
		const who = (end: string) =>
			`${p.share} of its renter households live in tracts that ${end}.${how}`;
		const tracts = p.method === null ? 'may face pressure' : `${p.method} flags`;
		if (p.call === 'flagged') {
			return p.method === null
				? `${place} may face pressure. ${who('do')}`
				: `${place} is flagged. ${who(tracts)}`;
		}
		if (p.call === 'not-flagged') return `${place} is not flagged. ${who(tracts)}`;
		return `${place} may be flagged, but the figures leave it open. ${who(tracts)} ${p.tries} of 100 tries flag it.`;
	},
	working: (p: { station: string }) => `${p.station} station area: working out how sure this is…`,
	noShare: (p: { station: string }) =>
		`${p.station} station area has too few renter households to say more.`,
	renters: (p: { renters: string; margin: string | null; within: string }) =>
		`${p.renters}${p.margin === null ? '' : ` ${p.margin}`} renter households live within ${p.within} of the station (${newest.period}). The mark at 50% is where a try flags the area.`,
	tracts: 'Its tracts and what is said of each',
	inArea: (p: { share: string; within: string }) =>
		`A tract is listed where at least ${p.share} of its homes lie within ${p.within} of the station.`
};

/* The finding that leads a panel, and the working behind it, test by test. */

type Counted = { readonly group: string; readonly count: number; readonly of: number };

/** "4 of 5 figures on who could be hurt and 3 of 4 on what is rising are above the region’s" */
function counted(
	method: MethodId,
	counts: readonly Counted[],
	noun: readonly [one: string, many: string],
	verb: readonly [one: string, many: string]
): string {
	const names: Texts = methodWords[method].groupTests;
	const parts = counts.map(({ group, count, of }, at) => {
		const what = at > 0 ? '' : ` ${of === 1 ? noun[0] : noun[1]}`;
		return `${count === 0 ? 'none' : count} of ${of}${what} on ${names[group] ?? group}`;
	});
	const single = counts.length === 1 && (counts[0]?.count ?? 0) <= 1;
	return `${listed(parts)} ${single ? verb[0] : verb[1]}`;
}

/** "a, b and c" */
function listed(parts: readonly string[]): string {
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

/** "This is 94% sure.", "This is likely, 76% sure, as far as margins are known." */
function sureness(method: MethodId, { percent, level, otherClass, partly }: Sure): string {
	const number = percent >= 100 ? 'more than 99%' : percent < 1 ? 'less than 1%' : `${percent}%`;
	const sure = `${number} sure${partly ? ', as far as margins are known' : ''}`;
	const other = otherClass === null ? 'another class' : `“${classWords(method, otherClass).name}”`;
	const words: Readonly<Record<ConfidenceLevel, string>> = {
		firm: `This is ${sure}.`,
		likely: `This is likely, ${sure}.`,
		borderline: `This is borderline, ${sure}. The figures could also give ${other}.`
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
	/** "Jordan tract 1016 may face pressure now. 4 of 5 figures on who could be hurt and 3 of 4 on what is rising are above the region’s. This is 94% sure." */
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
		// Where a line was moved, and in other methods, a test asks for something else than the region's figure.
		const counts =
			p.counts.length === 0
				? null
				: ours && !p.adjusted
					? counted(
							p.method,
							p.counts,
							['figure', 'figures'],
							['is above the region’s', 'are above the region’s']
						)
					: counted(p.method, p.counts, ['test', 'tests'], ['is met', 'are met']);
		const sure = p.sure === null ? [] : [sureness(p.method, p.sure)];
		const told = counts === null ? [] : [`${counts.charAt(0).toUpperCase()}${counts.slice(1)}.`];
		return [`${lead}.`, ...told, ...sure].join(' ');
	}
};

/** What neighbors are asked for, by the flag that they must have. */
const neighborFlags: Texts = Object.fromEntries(
	Object.values(methodWords).flatMap(({ neighbors = {} }) => Object.entries(neighbors))
);

/** The working of a class. */
export const trace = {
	heading: 'How this answer came about',
	loading: 'Working it out…',
	progress: (p: { percent: string }) => `Trying it with the margins of error: ${p.percent}`,
	/** What became of a test where nothing was compared. */
	states: { 'no-data': 'No data', off: 'Switched off' },
	/** Where the value lies against the region's own, which is neither good nor bad: "Above the region". */
	region: {
		above: 'Above the region',
		below: 'Below the region',
		same: 'Same as the region',
		'just-above': 'Just above the region',
		'just-below': 'Just below the region'
	} satisfies Readonly<Record<TestSide, string>>,
	/** The same where a test has another line than the region's figure, and whether the test asks for that. */
	line: {
		above: 'Above the line',
		below: 'Below the line',
		same: 'On the line',
		'just-above': 'Just above the line',
		'just-below': 'Just below the line'
	} satisfies Readonly<Record<TestSide, string>>,
	met: (p: { where: string; met: boolean }) => `${p.where}: ${p.met ? 'met' : 'not met'}`,
	/** Of a question with yes or no. */
	answer: { met: 'Met', 'not-met': 'Not met' },
	/** "61% of households rent (± 14 points); 31% in the region." */
	sentence: (p: { value: string; margin: string | null; compared: string | null }) =>
		`${p.value}${p.margin === null ? '' : ` (${p.margin})`}${p.compared === null ? '' : `; ${p.compared}`}.`,
	noData: (p: { name: string; reason: string }) => `${p.name}: no figure here (${p.reason}).`,
	/** A figure such as "$250,000 or more" where the truth could lie on either side. */
	openEnded: 'The published figure does not say on which side it lies.',
	movedBy: (p: { by: string }) => `You moved the line by ${p.by}.`,
	countedAsPassed: 'The method counts a missing figure as met.',
	/** After "Above the region". */
	byHowMuch: (p: { by: string }) => `by ${p.by}`,
	differences: {
		higher: 'clearly higher',
		lower: 'clearly lower',
		'no-clear-difference': 'no clear difference',
		'not-tested': 'cannot be tested: a margin is missing'
	},
	tries: {
		/** "above in 97 of 100 tries"; `what` is "above" or "met" */
		some: (p: { what: string; percent: number }) => `${p.what} in ${p.percent} of 100 tries`,
		all: (p: { what: string }) => `${p.what} in every try`,
		few: (p: { what: string }) => `${p.what} in fewer than 1 of 100 tries`,
		none: (p: { what: string }) => `${p.what} in no try`,
		above: 'above',
		met: 'met',
		still: 'no margin is known, so this figure was the same in every try'
	},
	yes: 'yes',
	no: 'no',
	/** "4 of 5 above the region; 3 are needed" */
	group: (p: { passed: number; of: number; needed: number | null; region: boolean }) => {
		const pass = `${p.passed} of ${p.of} ${p.region ? 'above the region' : 'met'}`;
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
	atLeastMargin: (p: { margin: string }) => `± ${p.margin} or more`,
	modelledMargin: (p: { margin: string }) => `${p.margin}, margin modelled`,
	sureHeading: 'How sure this is',
	otherClasses: (p: { classes: string }) => `The other tries gave: ${p.classes}.`,
	otherClass: (p: { name: string; percent: string }) => `“${p.name}” (${p.percent})`,
	list: listed,
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
		tries: 'Above or met in tries',
		madeFrom: 'Made from',
		none: 'none known'
	},
	carried:
		'The borders of this tract have changed. We carried its earlier figures across by where homes stood in 2020.'
};
