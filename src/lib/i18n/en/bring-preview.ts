/** Words of what a file would do here, before it is brought in, and of what it did. */
const nouns = {
	account: ['account', 'accounts'],
	view: ['saved view', 'saved views'],
	walk: ['walk-through', 'walk-throughs'],
	step: ['step', 'steps'],
	/** Some of both. */
	part: ['walk-through or step', 'walk-throughs and steps']
} as const;

export type BroughtNoun = keyof typeof nouns;

type Counted = { readonly noun: BroughtNoun; readonly count: number };

const counted = ({ noun, count }: Counted) => `${count} ${nouns[noun][count === 1 ? 0 : 1]}`;

export const bringPreview = {
	heading: 'Look before you bring it in',
	intro: 'Nothing has been changed yet. This is what the file would do on this device.',
	parts: {
		account: 'What residents know',
		view: 'Saved views',
		walk: 'Walk-throughs'
	},
	effects: {
		added: (p: Counted) => `Adds ${counted(p)}`,
		changed: (p: Counted) => `Changes ${counted(p)}`,
		apart: (p: Counted) => `Puts a second version beside ${counted(p)}, to choose from`,
		deleted: (p: Counted) => `Deletes ${counted(p)} that came from others`,
		moved: (p: Counted) => `Puts the steps of ${counted(p)} in another order`
	},
	takenOut: (p: { count: number }) =>
		`${p.count === 1 ? '1 person was' : `${p.count} people were`} taken out by whoever made this file. What they told until now does not come in again from older files.`,
	own: {
		heading: 'Your own work',
		delete: (p: Counted) => `This file would delete ${counted(p)} of yours`,
		replace: (p: Counted) => `This file would change ${counted(p)} of yours`,
		keep: (p: Counted) => (p.count === 1 ? 'Keep mine as it is' : 'Keep mine as they are'),
		allowDelete: (p: Counted) => (p.count === 1 ? 'Delete mine' : 'Delete all of these'),
		allowReplace: (p: Counted) =>
			p.count === 1 ? 'Take the change from the file' : 'Take all changes from the file'
	},
	account: (p: { kind: string; words: string; name: string | null }) =>
		[p.kind, p.words === '' ? '' : `: “${p.words}”`, p.name === null ? '' : ` (${p.name})`].join(
			''
		),
	view: (p: { name: string }) => p.name,
	walk: (p: { title: string; steps: number }) =>
		`${p.title} (${p.steps === 1 ? '1 step' : `${p.steps} steps`})`,
	step: (p: { title: string; heading: string }) => `${p.title}: ${p.heading}`,
	noHeading: 'a step without a heading',
	more: (p: { count: number }) => `and ${p.count} more`,
	bring: 'Bring in',
	cancel: 'Not now',
	/** Sentences for what a file did beside adding; none for what it did not. */
	outcome: (p: { noun: BroughtNoun; changed: number; deleted: number; kept: number }) =>
		[
			p.changed === 0 ? '' : `${p.changed === 1 ? '1 was' : `${p.changed} were`} changed.`,
			p.deleted === 0 ? '' : `${p.deleted === 1 ? '1 was' : `${p.deleted} were`} deleted.`,
			p.kept === 0
				? ''
				: `${counted({ noun: p.noun, count: p.kept })} of yours ${p.kept === 1 ? 'stays as it is' : 'stay as they are'}.`
		]
			.filter((sentence) => sentence !== '')
			.join(' ')
};
