/** What stands around a trace: other methods, and the station area. */

/** What the other methods say of the same place. */
export const others = {
	heading: 'What other methods say',
	/** "Agreement: 2 of 4 methods flag this tract." */
	agreement: (p: { flagged: number; of: number }) =>
		`Agreement: ${p.flagged === 0 ? 'none' : p.flagged} of ${p.of} methods ${p.flagged === 1 ? 'flags' : p.flagged === 0 ? 'flags' : 'flag'} this tract.`,
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
	/** "Penn Avenue station area may face pressure: 84% (± 9 points) of its renter households live in tracts that do." */
	finding: (p: {
		station: string;
		share: string;
		margin: string | null;
		flagged: boolean;
		adjusted: boolean;
		/** Name of a method that is not the default. */
		method: string | null;
	}) => {
		const share = p.margin === null ? p.share : `${p.share} (${p.margin})`;
		const place = `${p.station} station area`;
		const who = `${share} of its renter households live in tracts that`;
		const lead = p.adjusted ? 'With your changes, ' : '';
		if (p.method !== null) {
			return `${lead}${place}${p.flagged ? ' is flagged' : ''}: ${who} ${p.method} flags.`;
		}
		return p.flagged
			? `${lead}${place} may face pressure: ${who} do.`
			: `${lead}${place}: ${who} may face pressure.`;
	},
	noShare: (p: { station: string }) =>
		`${p.station} station area: too few renter households to say anything.`,
	renters: (p: { renters: string; margin: string | null; within: string }) =>
		`${p.renters}${p.margin === null ? '' : ` ${p.margin}`} renter households live within ${p.within} of the station (2019–2023). The mark at 50% is where an area is flagged.`,
	unclear: 'The margin reaches across that mark, so the flag could also turn out the other way.',
	tracts: 'Its tracts and what is said of each',
	ruleOther:
		'A station area is marked where at least half of its renter households live in tracts that the method flags.',
	inArea: (p: { share: string; within: string }) =>
		`A tract is listed where at least ${p.share} of its homes lie within ${p.within} of the station.`
};
