/** Words of what a file would do here, before it is brought in, and of what it did. */
const nouns = {
	account: ['account', 'accounts'],
	view: ['saved view', 'saved views'],
	walk: ['walk-through', 'walk-throughs'],
	step: ['step', 'steps'],
	/** Some of both. */
	part: ['walk-through or step', 'walk-throughs and steps'],
	scorecard: ['scorecard', 'scorecards'],
	fact: ['fact of a project', 'facts of a project'],
	weight: ['theme’s weight', 'themes’ weights'],
	criterion: ['criterion', 'criteria'],
	scorer: ['score sheet', 'score sheets'],
	mark: ['score', 'scores'],
	/** Some of these. */
	scored: ['part of a scorecard', 'parts of a scorecard'],
	draft: ['report draft', 'report drafts'],
	field: ['part of a draft', 'parts of drafts'],
	list: ['list', 'lists']
} as const;

export type ImportedNoun = keyof typeof nouns;

type Counted = { readonly noun: ImportedNoun; readonly count: number };

const counted = ({ noun, count }: Counted) => `${count} ${nouns[noun][count === 1 ? 0 : 1]}`;

export const importPreview = {
	heading: 'Look before you bring it in',
	intro: 'Nothing has been changed yet. This is what the file would do on this device.',
	parts: {
		account: 'What residents know',
		view: 'Saved views',
		walk: 'Walk-throughs',
		scorecard: 'Scorecards',
		draft: 'Reports and testimony',
		list: 'My lists'
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
	field: (p: { subject: string; field: string }) => `${p.subject}: ${p.field}`,
	list: (p: { name: string; rows: number }) =>
		`${p.name} (${p.rows === 1 ? '1 row' : `${p.rows.toLocaleString('en')} rows`})`,
	walk: (p: { title: string; steps: number }) =>
		`${p.title} (${p.steps === 1 ? '1 step' : `${p.steps} steps`})`,
	step: (p: { title: string; heading: string }) => `${p.title}: ${p.heading}`,
	noHeading: 'a step without a heading',
	more: (p: { count: number }) => `and ${p.count} more`,
	import: 'Bring in',
	cancel: 'Not now',
	/** Sentences for what a file did beside adding; none for what it did not. */
	outcome: (p: { noun: ImportedNoun; changed: number; deleted: number; kept: number }) =>
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

/** All that a person made on a device, in one file. */
export const everything = {
	heading: 'Everything in one file',
	about:
		'All that you made on this device: saved views, reports and testimony, what residents know, walk-throughs, scorecards and lists. Keep the file as a copy, or move to another device with it.',
	private:
		'It also holds what only you may see. Keep it for yourself: to share one thing, use the button beside that thing.',
	drawn:
		'Places and lines that you drew are kept in links. Save the view that shows them first: then they are in the file.',
	here: (p: { counts: readonly Counted[] }) =>
		`On this device: ${p.counts.map(counted).join(', ')}.`,
	none: 'Nothing of yours is kept on this device yet.',
	save: 'Save everything as a file',
	fileName: 'everything',
	saving: 'Putting it together…',
	open: 'Bring everything back from a file',
	reading: 'Reading the file…',
	saved: (p: { counts: readonly Counted[] }) =>
		`The file is made. It holds ${p.counts.map(counted).join(', ')}.`,
	codes: {
		heading: 'Whose work it is',
		said: 'What was made on the other device counts as yours here.'
	},
	nothingNew: 'All of this file is here already.',
	added: (p: { counts: readonly Counted[] }) =>
		`Brought back: ${p.counts.map(counted).join(', ')}.`,
	changed: 'What the file changes was taken in.',
	kept: (p: { counts: readonly Counted[] }) =>
		`Left as yours: ${p.counts.map(counted).join(', ')}.`,
	subjects: {
		comparison: (p: { places: readonly string[] }) => `Comparison of ${p.places.join(', ')}`
	},
	fields: {
		title: 'the title',
		speaker: 'who speaks',
		hearing: 'the hearing',
		date: 'the day',
		story: 'your story',
		ask: 'what you ask for',
		finding: 'a finding'
	}
};

/** Sentences for what can go wrong with files, links and the device's storage, by code. */
type Params = Readonly<Record<string, string | number>>;

const kinds: Readonly<Record<string, string>> = {
	walk: 'walk-throughs',
	community: 'what residents know',
	saved: 'saved views',
	places: 'places',
	scorecard: 'scorecards',
	'own-data': 'a list of somebody’s own',
	draft: 'a draft of a report',
	everything: 'everything that somebody made'
};

const named = (kind: string | number | undefined) => kinds[String(kind)] ?? 'something else';

export const importProblems: Readonly<Record<string, (p: Params) => string>> = {
	'import/too-large': (p) =>
		`This file has ${p.megabytes} MB. Files of up to ${p.limit} MB can be opened. Nothing was changed.`,
	'import/too-deep': () =>
		'This file is built in a way that no Rootline file is. It was not opened, and nothing was changed.',
	'import/too-many-values': (p) =>
		`This file holds more than ${p.limit} values, which is more than can be opened. Nothing was changed.`,
	'import/not-json': () =>
		'This file is damaged or not a Rootline file. Nothing was changed. Ask for it again, or choose another.',
	'import/forbidden-key': () =>
		'This file holds names that could harm the app. It was not opened, and nothing was changed.',
	'import/not-rootline': () =>
		'This is not a file that Rootline made. Nothing was changed. Choose another file.',
	'import/other-kind': (p) =>
		`This file holds ${named(p.kind)}. Here you can open ${named(p.wanted)}.`,
	'import/newer': () =>
		'This file was made with a newer Rootline. It was not opened, so that nothing in it is lost. Reload the page to get the newest version, then try again.',
	'import/wrong': (p) =>
		`Part of this file is not as it should be (${p.where === '' ? 'at its start' : p.where}). Nothing was changed. Ask whoever made it to save it again.`,
	'import/row-wrong': (p) => `It cannot be read: look at “${p.column}”.`,
	'import/no-row-right': (p) =>
		`No account of this file can be read. Look at “${p.column}” in the first, which stands at ${p.number}. Nothing was changed.`,
	'import/column-missing': (p) =>
		`This table has no column “${p.column}”. It needs “kind”, and “geometry” or “latitude” and “longitude”.`,
	'walk/too-long-for-link': (p) =>
		`This walk-through is too long for a link: e-mail would break a link of ${p.length} letters. Save it as a file and send that.`,
	'walk/link-broken': () =>
		'This link to a walk-through is incomplete or damaged. Ask for it again, or for the file.',
	'saved/not-savable': () => 'This view or its name is too long to be saved. Shorten the name.',
	'store/blocked': () =>
		'This browser does not let the page save on the device. Your changes stay until you close the page. Save them as a file to keep them.',
	'store/full': () =>
		'The device has no room left for this page. Your changes stay until you close the page. Save them as a file, then delete what you no longer need.',
	'store/newer': () =>
		'What is saved on this device was made with a newer Rootline and is left as it is. Your changes stay until you close the page. Reload to get the newest version.',
	'store/broken': () =>
		'What was saved on this device could not be read. It was put aside, and you can go on with a new list.',
	'store/too-much': () =>
		'The list would be too long to be read again, so this change was not made. Delete what you no longer need, then try again.'
};
