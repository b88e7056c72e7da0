/** How sure an answer is, how it came about, and what a person can change in it. */
import type { ConfidenceLevel } from '../../core/risk/confidence.ts';

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
		`We tried ${p.draws} times with figures moved at random within their margins of error, and counted how often the answer stayed the same.`,
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
		'Methods often disagree: in one published comparison, four of them agreed on only 7 of Boston’s 180 tracts.'
};

export const stationFlags = {
	rule: (p: { flagged: string; mayBe: string }) =>
		`We move every figure at random within its margin of error, again and again, and work the classes out anew. A try flags a station area where at least half of its renter households live in flagged tracts. An area is called flagged where at least ${p.flagged} of tries do so, and “may be flagged” from ${p.mayBe} on. The range holds nine of ten tries.`,
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
