/** What stands around a trace: other methods, and the station area. */
import type { MethodId } from '../../core/risk/method.ts';
import type { FlagCall } from '../../core/risk/station-flags.ts';

/** Where a method looks that does not look everywhere. */
const looksInside: Readonly<Partial<Record<MethodId, string>>> = {
	governing: 'Minneapolis',
	freeman: 'Minneapolis and Saint Paul'
};

const list = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** What the other methods say of the same place. */
export const others = {
	heading: 'What other methods say',
	/** "Agreement: 3 of 3 methods that could look flag this tract; Governing test looks only inside Minneapolis." */
	agreement: (p: {
		flagged: number;
		/** Methods that could look at the tract. */
		looked: number;
		/** Those that do not look where it lies, with their names. */
		outside: readonly { readonly method: MethodId; readonly name: string }[];
	}) => {
		const why = p.outside.map(
			({ method, name }) => `${name} looks only inside ${looksInside[method] ?? 'other places'}`
		);
		const end = why.length === 0 ? '.' : `; ${list.format(why)}.`;
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
	/** "Penn Avenue station area may face pressure: 84% of its renter households live in tracts that do, or 61% to 100% with the margins of error." */
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
			p.low === p.high && p.low === p.share ? '' : `, or ${range} with the margins of error`;
		const place = `${p.adjusted ? 'With your changes, ' : ''}${p.station} station area`;
		const who = (end: string) =>
			`${p.share} of its renter households live in tracts that ${end}${how}`;
		const tracts = p.method === null ? 'may face pressure' : `${p.method} flags`;
		if (p.call === 'flagged') {
			return p.method === null
				? `${place} may face pressure: ${who('do')}.`
				: `${place} is flagged: ${who(tracts)}.`;
		}
		if (p.call === 'not-flagged') return `${place} is not flagged: ${who(tracts)}.`;
		return `${place} may be flagged, but the figures leave it open: ${who(tracts)}. ${p.tries} of 100 tries flag it.`;
	},
	working: (p: { station: string }) => `${p.station} station area: working out how sure this is…`,
	noShare: (p: { station: string }) =>
		`${p.station} station area: too few renter households to say anything.`,
	renters: (p: { renters: string; margin: string | null; within: string }) =>
		`${p.renters}${p.margin === null ? '' : ` ${p.margin}`} renter households live within ${p.within} of the station (2019–2023). The mark at 50% is where a try flags the area.`,
	tracts: 'Its tracts and what is said of each',
	inArea: (p: { share: string; within: string }) =>
		`A tract is listed where at least ${p.share} of its homes lie within ${p.within} of the station.`
};
