/** Words of the map of classes, its legend and the panel that adjusts a method. */
export const screens = {
	method: 'Method',
	about: 'What this method does, and how it did against published results',
	tracts: (p: { count: number }) => (p.count === 1 ? '1 tract' : `${p.count} tracts`),
	silent: 'Says nothing (no data, or not looked at)',
	borderline: 'Borderline: the figures could also give another class',
	borderlineCount: (p: { count: number }) =>
		p.count === 1 ? '1 tract is borderline' : `${p.count} tracts are borderline`,
	flags: 'Points at an area',
	agreementClass: (p: { count: number; of: number }) =>
		p.count === 0
			? 'no method'
			: p.count === p.of
				? `all ${p.of} methods`
				: p.count === 1
					? `1 of ${p.of} methods`
					: `${p.count} of ${p.of} methods`,
	agreementOf: 'The methods that are counted:',
	agreementExplain:
		'Methods ask different questions, so they often disagree. Published work found four methods agreeing on only 7 of Boston’s 180 tracts. Where more of them flag a tract, it deserves a closer look first.',
	stations: 'Station areas',
	stationsFlagged: (p: { count: number; of: number; within: string }) =>
		p.count === 1
			? `1 of ${p.of} station areas is flagged (${p.within})`
			: `${p.count} of ${p.of} station areas are flagged (${p.within})`,
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
	heldFixed:
		'Figures without a published margin were held still when we tested how sure each class is, so it may look surer than it is.'
};
