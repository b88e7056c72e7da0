/**
 * What the finding of a place means for somebody there. Nothing that the figures or the facts of the
 * region's program do not carry: no advice, no forecast, nothing of one home.
 */
import type { FlagCall } from '../../domain/methods/station-flags.ts';

export const meaning = {
	/** First, whatever one is. */
	place: {
		flagged:
			'Many people in this place may face pressure from rising costs. That is said of the place, not of you or your home. Nobody can say what will happen.',
		'may-be-flagged':
			'The figures leave it open whether people in this place may face pressure. Ask what your neighbors see.',
		'not-flagged':
			'The figures do not flag this place. Some people in it may still be hurt by rising costs.'
	} satisfies Readonly<Record<FlagCall, string>>,
	unknown: 'The figures say too little of this place to flag it or to clear it.',
	who: [
		{
			name: 'If you rent',
			text: 'Look at two figures below: how many renters pay 30% or more of their income, and how rents changed. They do not say what your own rent will be. They do not count people who have already left.'
		},
		{
			name: 'If you own your home',
			text: 'Look at home values and at what owners pay. The figures hold what owners think their home is worth. They know nothing of your taxes or your loan.'
		},
		{
			name: 'If you have a shop or other business',
			text: 'The figures here do not count businesses or what they pay in rent. What you know counts all the more. You can add it under “What residents know”.'
		}
	],
	ask: 'Who to ask',
	/** Before the dated facts of public documents. */
	askIntro:
		'This is what public documents say of help along the line. Plans change, so check first.',
	noAsk: 'We know of no program to name here.',
	report: 'To speak at a hearing, open “Report”: it has these figures on one page.'
};
