/** Words of what residents know of their own streets. */
import { regionWords } from './region.ts';
export const community = {
	heading: 'What residents know',
	intro:
		'Add what you know of a place or a street. It stays on this device until you share it yourself.',
	source: 'Told by residents. These are not survey figures.',
	addPlace: 'Pin a place',
	addStreet: 'Draw a street',
	kindLabel: 'What is it about?',
	kinds: {
		home: 'A home',
		business: 'A business',
		'gathering-place': 'A place where people meet',
		'landlord-change': 'A new landlord',
		'rent-increase': 'A rent increase',
		other: 'Something else'
	},
	words: 'What do you know?',
	howKnown: 'How do you know it?',
	howKnownHint: 'For example: I live there, a neighbor told me, I read a notice',
	when: 'When?',
	whenHint: 'A year is enough. A month or a day is fine too.',
	audienceLabel: 'Who may see it?',
	audiences: {
		'only-me': 'Only me',
		'working-group': 'My working group',
		everyone: 'Everyone'
	},
	audienceHints: {
		'only-me': 'It never leaves this device.',
		'working-group': 'It is in files that you share with your group.',
		everyone: 'It is in every file that you share.'
	},
	name: 'Your name (you may leave this empty)',
	block: 'Shown by its block, not by its door',
	blockHint:
		'Homes and businesses are moved to the middle of their block, or of a square of about 500 feet. The exact place is not kept.',
	exact: 'Keep the exact place',
	exactHint: 'Choose this only if everybody who lives there agrees.',
	exactBusinessHint: 'Choose this only if the owner agrees.',
	business: {
		heading: 'About the business',
		hint: 'Fill in what you know. Leave the rest empty. Together it can show which business it is, also without the door: ask the owner before you share it.',
		trade: 'What kind of business is it?',
		notSaid: 'Not said',
		trades: {
			food: 'Food and drink',
			groceries: 'Groceries',
			'hair-and-beauty': 'Hair and beauty',
			repairs: 'Repairs, cars',
			'clothes-and-goods': 'Clothes and other goods',
			'child-care': 'Child care',
			health: 'Health and care',
			'money-and-papers': 'Money, taxes, papers',
			making: 'Making or building things',
			other: 'Something else'
		},
		since: 'Here since (year)',
		sinceWrong: 'Write the year as four digits: 2009.',
		tenure: 'Does it own or rent its rooms?',
		tenures: { owns: 'Owns', rents: 'Rents' },
		leaseEnds: 'When does the lease end?',
		leaseWrong: 'Write the end of the lease as a year (2027) or a month (June 2027).',
		languages: 'Languages it serves people in',
		languagesHint: 'For example: Somali, Spanish, English',
		help: 'What would help it to stay?',
		said: {
			since: (p: { year: string }) => `Here since ${p.year}`,
			tenure: { owns: 'Owns its rooms', rents: 'Rents its rooms' },
			leaseEnds: (p: { when: string }) => `Lease ends: ${p.when}`,
			languages: (p: { languages: string }) => `Serves people in: ${p.languages}`,
			help: (p: { help: string }) => `Would help: ${p.help}`
		},
		section: {
			heading: 'Who works and trades here',
			jobs: (p: { count: string; period: string }) =>
				`${p.count} jobs, ${p.period}. This is rough: the jobs of a tract are spread evenly over its ground.`,
			lowPay: (p: { share: string }) =>
				`${p.share} of these jobs pay under $15,000 a year. Full-time and part-time jobs are not told apart.`,
			zip: (p: { zip: string; count: string; period: string }) =>
				`${p.count} businesses with employees in all of the ZIP code ${p.zip} in March ${p.period}. A ZIP code is larger than this place. Businesses without employees are not counted.`,
			zipUnknown:
				'No count of businesses is given. They are counted by ZIP code, and we do not know where the ZIP codes of this place end.',
			stops: (p: { count: string; period: string }) => `${p.count} bus stops in ${p.period}.`,
			told: 'What residents told for everyone to read',
			toldNote:
				'Told by residents; no survey, and nobody has checked it. Accounts that are private or for a group are not on this page.',
			source: (p: { publisher: string; title: string; vintage: string; licence: string }) =>
				`${p.publisher}: ${p.title}, ${p.vintage}. ${p.licence}`
		}
	},
	personal: {
		address: 'Your words seem to hold an address.',
		phone: 'Your words seem to hold a phone number.',
		'e-mail': 'Your words seem to hold an e-mail address.'
	},
	personalHint: 'Take it out if it could lead to somebody’s door.',
	edit: 'Change',
	remove: 'Delete',
	removed: 'Deleted. Files that you share from now on tell others to delete it too.',
	notice: {
		heading: 'Before you share',
		paragraphs: [
			'What you share can name people and places. Whoever gets the file can pass it on. You cannot call it back.',
			'Ask the people it is about first. Leave out names, door numbers, phone numbers and anything about immigration status.',
			'Homes and businesses are shown by their block, unless you chose otherwise. What you marked “Only me” is not in the file.',
			'Each account carries a code of your device, so that your accounts can be taken out again.'
		],
		counts: (p: { shared: number; kept: number }) =>
			`${p.shared === 1 ? '1 account goes' : `${p.shared} accounts go`} into the file. ${p.kept === 1 ? '1 stays' : `${p.kept} stay`} on this device.`,
		agree: 'I have asked. Make the file',
		cancel: 'Not now'
	},
	shareWith: 'Who is the file for?',
	saveFile: 'Save as a Rootline file',
	saveCsv: 'Save as a table (CSV)',
	saveGeoJson: 'Save for other maps (GeoJSON)',
	open: 'Open what others know',
	merged: (p: { added: number; contributors: number }) =>
		[
			p.added === 1 ? '1 account was added' : `${p.added} accounts were added`,
			p.added === 0
				? ''
				: `, from ${p.contributors === 1 ? '1 person' : `${p.contributors} people`}`,
			'. What you had before was not added again.'
		].join(''),
	contributors: 'People who told',
	unnamed: 'No name given',
	accounts: (p: { count: number }) => (p.count === 1 ? '1 account' : `${p.count} accounts`),
	withdraw: 'Take out all accounts of this person',
	withdrawConfirm: (p: { name: string; count: number }) =>
		`Take out ${p.count === 1 ? 'the account' : `all ${p.count} accounts`} of ${p.name}? Files that you share from now on tell others to do the same.`,
	twoVersions: 'Two versions',
	samePlace: {
		heading: 'Several people speak of this place',
		agree: (p: { count: number }) => `${p.count} people say the same.`,
		differ: 'Their accounts differ in',
		fields: { when: 'when it was', words: 'what they say', howKnown: 'how they know it' }
	}
};

/** More words of the screens of what residents know. */
export const communityScreens = {
	back: 'All accounts',
	panel: 'What residents know',
	where: 'Where is it?',
	pinHint: 'Tap the map, or move it under the cross with the arrow keys and press Space.',
	streetHint:
		'Tap the map along the street, corner by corner, then choose Done. By keyboard: arrow keys and Space.',
	orCorner: 'Or find a street corner',
	save: 'Save',
	cancel: 'Cancel',
	saved: 'Saved on this device.',
	wordsNeeded: 'Write a few words first, so that others know what it is about.',
	whenWrong: 'Write the time as a year (2025), a month (June 2025) or a day (June 30, 2025).',
	anywhere: 'Before you write',
	own: 'Yours',
	others: 'From others',
	none: 'Nothing yet. Pin a place or draw a street to begin.',
	list: 'All accounts',
	show: 'Show on the map',
	street: 'Street',
	by: (p: { name: string }) => `Told by ${p.name}`,
	byYou: 'Told by you',
	when: (p: { when: string }) => `When: ${p.when}`,
	how: (p: { how: string }) => `How it is known: ${p.how}`,
	updated: (p: { day: string }) => `Written ${p.day}`,
	export: 'Take it along',
	exportHint: 'Nothing leaves this device by itself. A file holds only what you chose to share.',
	import: 'Bring in what others know',
	importHint:
		'Files from Rootline, tables (CSV) or maps (GeoJSON). What you have already is not added again.',
	withdrawn: (p: { name: string }) => `All accounts of ${p.name} were taken out.`,
	confirmYes: 'Take them out',
	keepVersion: 'Keep this version',
	chosen: 'Your choice is kept.',
	version: (p: { at: number }) => `Version ${p.at}`,
	mapLabel: (p: { count: number }) =>
		`Map of what residents know. ${p.count === 1 ? '1 account is' : `${p.count} accounts are`} on it; the ${regionWords.line} is drawn beneath. The same accounts are in the list.`,
	openHere: 'Open what residents know',
	onMap: 'Shown with a shape for each kind',
	onMainMap: (p: { count: number }) => `Residents’ accounts on the map (${p.count})`,
	onMainMapHint: 'Only on this device. Turn it off before others look at your screen.',
	unnamedPlural: 'somebody without a name',
	drawnPoint: 'A place is chosen.',
	drawnStreet: (p: { count: number }) => `A street of ${p.count} points is drawn.`,
	drawingMissing:
		'The street on the map needs one more point. Set it, or press Cancel over the map.',
	streetBegun: 'The street you began is kept. “Draw a street” goes on with it.',
	whereMissing: 'Choose a place on the map or a street corner first.',
	more: (p: { count: number }) => (p.count === 1 ? 'Show 1 more' : `Show ${p.count} more`)
};
