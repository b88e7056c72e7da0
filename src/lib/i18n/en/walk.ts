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
		return `${parts.join('. ')}.${isLost ? '' : ' Nothing was lost.'}`;
	},
	twoVersions: 'Two versions',
	severalVersions: (p: { count: number }) => `${p.count} versions`,
	twoVersionsHint:
		'Two people changed this apart from each other. Both are kept. Choose one, or write a new one from both.',
	keepThis: 'Keep this one',
	takenAwayElsewhere: 'Somebody took this step out while somebody else changed it. It is kept here.'
};

/** More words of the screens of walk-throughs. */
export const walkScreens = {
	all: 'All walk-throughs',
	presentNamed: (p: { title: string }) => `Present: ${p.title}`,
	editNamed: (p: { title: string }) => `Change: ${p.title}`,
	read: 'Read and print',
	edit: 'Change',
	done: 'Done',
	untitled: 'A walk-through without a title',
	newTitle: 'Our walk-through',
	unknown: 'This walk-through is not on this device. Ask for its link or its file again.',
	fromLink: 'Somebody sent you this walk-through in a link. It is not saved yet.',
	keep: 'Save it on this device',
	kept: 'It is now among your walk-throughs.',
	shows: (p: { title: string }) => `Map: ${p.title}`,
	for: (p: { audience: string }) => `For: ${p.audience}`,
	link: 'See it live',
	/** A number with what it is of. */
	figure: (p: { place: string; value: string; figure: string; period: string }) =>
		`${p.place}: ${p.value}. ${p.figure}, ${p.period}.`,
	/** What a method says of a place, in a sentence that does not name it. */
	said: (p: { place: string; sentence: string }) => `${p.place}. ${p.sentence}`,
	stepsHeading: 'Steps',
	noSteps: 'No steps yet. Open a view on the map, come back here, and add it.',
	present: 'The view you came from',
	useView: 'Show the view I came from in this step',
	viewChanged: 'This step now shows the view you came from.',
	stepAdded: (p: { heading: string }) => `Added as a step: ${p.heading}.`,
	stepRemoved: (p: { heading: string }) => `“${p.heading}” was taken out.`,
	removed: (p: { title: string }) => `“${p.title}” was deleted.`,
	chosen: 'Your choice is kept.',
	stepNumber: (p: { at: number }) => `Step ${p.at}`,
	copied: 'The link is copied. It holds the whole walk-through.',
	copyByHand: 'Copy this link by hand:',
	shareHeading: 'Give it to others',
	shareHint: 'A link or a file holds all steps. Whoever opens it can merge it with their own.',
	alsoAccounts: (p: { merged: string }) => `The file also holds what residents know. ${p.merged}`,
	communityInFile: 'They go into the file only, never into the link.',
	communityNone: 'There is nothing for this group to put in yet.',
	copyTitle: (p: { title: string }) => `${p.title} (our copy)`,
	fullScreen: 'Full screen',
	progress: 'Where you are',
	figures: 'The figures behind it',
	printFoot: (p: { version: string }) =>
		`Rootline, data version ${p.version}. Every figure is an estimate with a margin of error.`,
	version: (p: { at: number; day: string }) => `Version ${p.at}, ${p.day}`
};

/** Walk-throughs of the region that come with the app, fetched when somebody wants to see them. */
type WalkFile = { readonly rootline: string; readonly format: number };

/** In the order of their names. */
const FILES = import.meta.glob<WalkFile>('#region/words/en/walks/*.json', { import: 'default' });

export const regionWalks = () => Promise.all(Object.values(FILES).map((load) => load()));
