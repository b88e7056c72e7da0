import { table } from './common.ts';

/** What opens the glossary, and which terms it has; what they mean comes when it is opened: glossary.ts. */
export const terms = {
	open: table.words,
	/** To finish "The file with …". */
	what: 'what these words mean'
};

export type TermId =
	| 'tract'
	| 'station-area'
	| 'corridor'
	| 'region'
	| 'renter-household'
	| 'median'
	| 'survey'
	| 'margin'
	| 'modelled'
	| 'points'
	| 'inflation'
	| 'clear-difference'
	| 'vulnerable'
	| 'pressure'
	| 'class'
	| 'flagged'
	| 'tries'
	| 'sure'
	| 'agreement'
	| 'group-quarters';
