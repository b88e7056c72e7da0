/** How sure an answer is, how it came about, and what a person can change in it. */
import type { ConfidenceLevel } from '../../core/risk/confidence.ts';
import type { ClassId } from '../../core/risk/methods/index.ts';

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
	/** "94 % sure" */
	sure: (p: { share: string }) => `${p.share} sure`,
	/** How the number came about. */
	how: (p: { draws: string }) =>
		`We tried ${p.draws} times with figures moved at random within their margins of error, and counted how often the answer stayed the same.`,
	heldFixed: (p: { figures: string }) => `Held still, because they have no margin: ${p.figures}.`,
	unknown: 'How sure this is cannot be said: none of its figures has a margin.'
};

/** The finding that leads a panel. */
export const finding = {
	/** "Jordan tract 1016 may face pressure now: 4 of 5 vulnerability tests and 3 of 4 pressure tests pass; 94 % sure." */
	corridor: (p: {
		place: string;
		className: ClassId<'corridor-pressure'>;
		vulnerability: string;
		pressure: string;
		sure: string | null;
	}) => {
		const says = {
			'under-pressure': 'may face pressure now',
			'early-warning': 'may face pressure soon',
			'vulnerable-quieter':
				'has many people who could be hurt by rising costs, in a quieter market',
			'rising-fewer-exposed': 'is rising, with fewer people exposed',
			'lower-exposure': 'has lower exposure',
			'not-enough-data': 'has too little data to say anything'
		}[p.className];
		if (p.className === 'not-enough-data') return `${p.place} ${says}.`;
		const counts = `${p.vulnerability} vulnerability tests and ${p.pressure} pressure tests pass`;
		return `${p.place} ${says}: ${counts}${p.sure === null ? '' : `; ${p.sure}`}.`;
	},
	/** For the other methods. */
	other: (p: { place: string; method: string; meaning: string; sure: string | null }) =>
		`${p.method}: ${p.place} ${p.meaning}${p.sure === null ? '' : `; ${p.sure}`}.`,
	/** "4 of 5" */
	count: (p: { passed: string; of: string }) => `${p.passed} of ${p.of}`
};

/** The working of a class. */
export const trace = {
	heading: 'How this answer came about',
	states: {
		passed: 'Passed',
		failed: 'Not passed',
		'no-data': 'No data',
		off: 'Switched off'
	},
	/** "61 % of households rent (± 14 points); 31 % in the region." */
	line: (p: { value: string; compared: string }) => `${p.value}; ${p.compared}.`,
	noData: (p: { name: string }) => `${p.name}: no figure.`,
	countedAsPassed: 'The method counts a missing figure as passed.',
	byHowMuch: {
		passed: (p: { by: string }) => `Passed by ${p.by}`,
		failed: (p: { by: string }) => `Missed by ${p.by}`
	},
	noClearDifference: 'no clear difference',
	group: (p: { passed: string; of: string; needed: string }) =>
		`${p.passed} of ${p.of} pass; ${p.needed} are needed`,
	groupPlain: (p: { passed: string; of: string }) => `${p.passed} of ${p.of} pass`,
	neighbors: (p: { tracts: string }) => `Borders ${p.tracts}`,
	leastMargin: (p: { margin: string }) =>
		`At least ± ${p.margin}: the earlier figure has no published margin.`
};

export const agreement = {
	/** "3 of 4 methods point at this tract: Corridor pressure, Bates typology, Freeman 2005." */
	flagged: (p: { count: string; of: string; methods: string }) =>
		`${p.count} of ${p.of} methods point at this tract: ${p.methods}.`,
	none: (p: { of: string }) => `None of ${p.of} methods points at this tract.`,
	silent: (p: { methods: string }) => `Says nothing of it: ${p.methods}.`,
	normal:
		'Methods often disagree: in one published comparison, four of them agreed on only 7 of Boston’s 180 tracts.'
};

export const stationFlags = {
	flagged: (p: { station: string; share: string }) =>
		`${p.station} station area may face pressure: ${p.share} of its renter households live in tracts that do.`,
	notFlagged: (p: { station: string; share: string }) =>
		`${p.station} station area: ${p.share} of its renter households live in tracts that may face pressure.`,
	rule: 'A station area is marked where at least half of its renter households live in tracts that may face pressure now or soon.',
	fewRenters: 'Fewer than 50 renter households: too few for a reliable figure.',
	apportioned: 'Apportioned by the 2020 housing units of block groups.'
};

export const adjustments = {
	heading: 'Change the method',
	reset: 'Back to the method as it is',
	switchOff: (p: { test: string }) => `Count “${p.test}”`,
	move: (p: { test: string }) => `Move the line for “${p.test}”`,
	atLeast: (p: { group: string }) => `How many must pass: ${p.group}`,
	reach: 'Distance from a station',
	/** "23 → 27 tracts, 5 → 6 station areas" */
	change: (p: {
		tractsBefore: string;
		tractsAfter: string;
		stationsBefore: string;
		stationsAfter: string;
	}) =>
		`${p.tractsBefore} → ${p.tractsAfter} tracts, ${p.stationsBefore} → ${p.stationsAfter} station areas`,
	unchanged: 'No tract changes its class.'
};
