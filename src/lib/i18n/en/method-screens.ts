/** Words of the map of classes, its legend and the panel that adjusts a method. */
import type { AgreementLevel } from '../../core/risk/agreement.ts';
import type { FlagCall } from '../../core/risk/station-flags.ts';

export const screens = {
	method: 'Method',
	about: 'What this method does, and how it did against published results',
	tracts: (p: { count: number }) => (p.count === 1 ? '1 tract' : `${p.count} tracts`),
	silent: 'Says nothing (no data, or not looked at)',
	borderline: 'Borderline: the figures could also give another class',
	borderlineCount: (p: { count: number }) =>
		p.count === 1 ? '1 tract is borderline' : `${p.count} tracts are borderline`,
	flags: 'Points at an area',
	agreementLevels: {
		none: 'no method that could look',
		'fewer-than-half': 'fewer than half of those that could look',
		'half-or-more': 'half or more of those that could look',
		all: 'all that could look, two or more'
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
		const areas = p.flagged === 1 ? 'area is' : 'areas are';
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
		'Figures without any margin were held still when we tested how sure each class is, so it may look surer than it is.'
};
