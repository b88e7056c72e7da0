/** Words of the page about the atlas itself. Plain sentences, grade 8 or below. */
import { regionWords } from './region.ts';

export const about = {
	title: 'About Rootline',
	what: `Rootline shows where people who live along the planned ${regionWords.line} may be priced out, and how sure that is. It is for residents, for those who speak at hearings, and for planners.`,
	claims:
		'It says that a place may face pressure. It never says who will have to move: nobody can know that.',
	oursHeading: 'Who is behind “ours”',
	ours: 'One method here is called ours: Corridor pressure. The makers of Rootline wrote it. The other methods were published by others, who are named beside each of them. Every rule is open: you can read it, change it, and see what flips.',
	oursLink: 'Read how each method works',
	trustLink: 'See how far to trust it',
	moneyNote:
		'Rootline has no ads and counts no visits. What you write or open stays on your device until you give it away.',
	reachHeading: 'How to reach the keepers',
	reach: (p: { name: string; address: string }) =>
		`${p.name} keeps this copy. Write to ${p.address}.`,
	/** Whoever hosts a copy fills it in. */
	unreachable:
		'Whoever hosts this copy has not yet said how to reach them. Ask the group that gave you the link.',
	correctHeading: 'Something is wrong?',
	correct:
		'If a figure is wrong, look up its source first: the data page names it, with its year. If a place on the map is wrong, or a figure misses what you see on your street, say so in your own words.',
	correctData: 'See all sources',
	correctTell: 'Tell what residents know',
	copyHeading: 'Use it without a network',
	copyLink: 'Keep a copy on this device'
} as const;
