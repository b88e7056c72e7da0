/** Words of walk-throughs: a set of views in order, for a meeting. */
export const walk = {
	heading: 'Walk-throughs',
	intro:
		'A walk-through is a set of views in order, each with a few words. Use one to lead a meeting, print it as a handout, or send it to your group.',
	shipped: 'Ready to use',
	own: 'Your walk-throughs',
	none: 'You have none yet. Make one, or open one that somebody sent you.',
	onDevice: 'Saved on this device only.',
	make: 'Make a walk-through',
	copyToEdit: 'Make a copy to change',
	title: 'Title',
	introLabel: 'A few words to start with',
	audience: 'Who it is for',
	audienceHint: 'For example: renters, city council, everyone',
	by: (p: { author: string }) => `by ${p.author}`,
	steps: (p: { count: number }) => (p.count === 1 ? '1 step' : `${p.count} steps`),
	addStep: 'Add this view as a step',
	stepHeading: 'Heading',
	words: 'What to say about it',
	moveUp: 'Move up',
	moveDown: 'Move down',
	moved: (p: { heading: string; at: number; count: number }) =>
		`${p.heading} is now step ${p.at} of ${p.count}.`,
	removeStep: 'Take this step out',
	remove: 'Delete this walk-through',
	present: 'Present',
	next: 'Next',
	previous: 'Back',
	end: 'End the presentation',
	stepOf: (p: { at: number; count: number }) => `Step ${p.at} of ${p.count}`,
	keys: 'Right arrow, space or a tap on the right goes on. Left arrow or a tap on the left goes back. Esc ends.',
	print: 'Print as a handout',
	share: 'Share',
	copyLink: 'Copy a link that holds the whole walk-through',
	saveFile: 'Save as a file',
	withCommunity: 'Put in what residents shared with this group',
	open: 'Open a walk-through file',
	merged: (p: {
		added: number;
		changed: number;
		apart: number;
		deleted: number;
		walksDeleted: number;
	}) => {
		const parts = [
			p.added === 1 ? '1 step was added' : `${p.added} steps were added`,
			p.changed === 1 ? '1 was changed' : `${p.changed} were changed`
		];
		if (p.deleted > 0) parts.push(`${p.deleted === 1 ? '1 was' : `${p.deleted} were`} taken out`);
		if (p.walksDeleted > 0) {
			parts.push(
				p.walksDeleted === 1
					? '1 walk-through was deleted'
					: `${p.walksDeleted} walk-throughs were deleted`
			);
		}
		if (p.apart > 0) {
			parts.push(
				p.apart === 1
					? '1 now has two versions to choose from'
					: `${p.apart} now have two versions to choose from`
			);
		}
		const isLost = p.deleted + p.walksDeleted > 0;
		return `${parts.join(', ')}${isLost ? '' : `${p.apart > 0 ? ';' : ','} nothing was lost`}.`;
	},
	twoVersions: 'Two versions',
	severalVersions: (p: { count: number }) => `${p.count} versions`,
	twoVersionsHint:
		'Two people changed this apart from each other. Both are kept. Choose one, or write a new one from both.',
	keepThis: 'Keep this one',
	takenAwayElsewhere: 'Somebody took this step out while somebody else changed it. It is kept here.'
};
