/** Words that leave the app with a view. */
import { newest, regionWords } from './region.ts';
export const share = {
	emailSubject: (p: { title: string }) => `Rootline: ${p.title}`,
	emailBody: (p: { title: string; link: string; source: string }) => [
		`${p.title}.`,
		`See it with its figures: ${p.link}`,
		`Source: ${p.source}`,
		'Every figure is an estimate. The page shows how sure each one is.'
	]
};

/** Words of what chats and sites show of a link; only the build needs them. */
export const linkPreview = {
	legend: (p: { method: string }) => `Tracts flagged by “${p.method}”`,
	line: regionWords.line,
	period: (p: { period: string }) => `Census survey ${p.period}`,
	/** The picture in words: what it says, and what it shows. */
	alt: (p: { title: string; sentence: string }) =>
		`${p.title}: ${p.sentence}${/[.?!]$/.test(p.sentence) ? '' : '.'} Map of the ${regionWords.lineAndStations}.`
};

/** Words of the share dialog and of saving a view. */
export const shareScreens = {
	undo: 'Undo',
	undone: 'Taken back.',
	aside: {
		heading: 'What could not be read',
		said: (p: { count: number }) =>
			p.count === 1
				? 'Something kept on this device could not be read, so it was put aside; you can go on as usual.'
				: `${p.count} things kept on this device could not be read, so they were put aside; you can go on as usual.`,
		save: 'Save it as a file',
		remove: 'Delete it',
		numbered: (p: { action: string; at: number }) => `${p.action} (${p.at})`,
		removed: 'What could not be read is deleted.'
	},
	share: {
		heading: 'Share this view',
		link: 'Link to this view',
		/** With a place open there are two things to send. */
		which: 'What the link opens',
		thisView: 'What is on the screen now',
		placePage: (p: { place: string }) => `The page about ${p.place}`,
		placePageHint: 'Chats show its name, what was found there and a map. It can be printed.',
		pageLink: 'Link to this page',
		copy: 'Copy the link',
		copied: 'The link is copied.',
		copiedText: 'The text is copied.',
		copyByHand: 'This browser does not let the page copy. The text is selected: copy it by hand.',
		native: 'Share with an app',
		nativeRefused: 'The app did not take it. Copy the link instead.',
		email: 'Write an e-mail',
		file: 'Save as a file instead',
		long: (p: { characters: string }) =>
			`This link has ${p.characters} letters. E-mail and chat may break it. A file carries the whole view: whoever gets it opens it under “Saved views”.`,
		qr: 'QR code',
		qrHint: 'Point a phone’s camera at it to open this view.',
		qrAlt: 'QR code of the link to this view',
		qrLong: 'The link is too long for a QR code.',
		words: 'Words to put with it',
		alt: 'For people who cannot see the map (alt text)',
		citation: 'Source line (citation)',
		citationText: (p: {
			title: string;
			link: string;
			source: string;
			dataVersion: string;
			day: string;
		}) =>
			`Rootline, the anti-displacement atlas for the ${regionWords.line}. “${p.title}.” ${p.source} Data version ${p.dataVersion}. ${p.link} (seen ${p.day}).`,
		emailText: 'Text for an e-mail',
		copyThis: 'Copy',
		altText: (p: { title: string }) =>
			`Map: ${p.title}. The ${regionWords.lineAndStations} are drawn on top.`,
		altPlace: (p: { place: string; value: string }) => `${p.place}: ${p.value}.`,
		recordSource: (p: { title: string; publisher: string; vintage: string; licence: string }) =>
			`${p.title}: ${p.publisher}, ${p.vintage}. License: ${p.licence} Records miss some: what, stands with the full map.`,
		methodSource: (p: { method: string }) =>
			`U.S. Census Bureau, American Community Survey ${newest.period} and earlier periods; method: ${p.method}.`,
		agreementSource: `U.S. Census Bureau, American Community Survey ${newest.period} and earlier periods; several published methods.`
	},
	embed: {
		heading: 'Put it on a website',
		hint: 'Copy this code into your page. The map stays up to date by itself.',
		code: 'Code for your page',
		copy: 'Copy the code',
		copied: 'The code is copied.',
		interactive: 'People can move the map',
		legend: 'Show the legend',
		controls: 'Show the buttons',
		height: 'Height in pixels',
		theme: 'Colors',
		themes: { auto: 'As the reader’s device', light: 'Light', dark: 'Dark' },
		language: 'Language',
		preview: 'Show a preview',
		hidePreview: 'Hide the preview',
		previewTitle: (p: { title: string }) => `Preview: ${p.title}`
	},
	keep: {
		heading: 'Save this view',
		/** Of a view with a place: the place, and what the map shows. */
		name: (p: { place: string; title: string }) => `${p.place}: ${p.title}`,
		where: 'Where to',
		toSaved: 'My saved views',
		toWalk: (p: { title: string }) => `A step of “${p.title}”`,
		toNewWalk: 'A new walk-through',
		walkTitle: 'Title of the walk-through',
		added: (p: { heading: string; title: string }) => `${p.heading} is now a step of ${p.title}.`,
		save: 'Save',
		seeSaved: 'See saved views',
		seeWalk: 'Go to the walk-through'
	},
	saved: {
		here: 'Save the view you came from',
		hereHint: (p: { title: string }) => `It shows: ${p.title}`,
		open: 'Open on the map',
		openTable: 'Open in the table',
		renamed: (p: { name: string }) => `It is now called ${p.name}.`,
		removed: (p: { name: string }) => `${p.name} was deleted.`,
		saveName: 'Save the name',
		cancel: 'Cancel',
		list: 'Your saved views',
		changed: (p: { day: string }) => `Saved ${p.day}`,
		keepThis: 'Keep this name'
	}
};

/** Words of what is kept on the device. */
export const saved = {
	heading: 'Saved views',
	intro: 'Views that you keep on this device, to come back to.',
	onDevice: 'Saved on this device only.',
	none: 'You have saved none yet.',
	save: 'Save this view',
	name: 'Name',
	rename: 'Change the name',
	remove: 'Delete',
	opened: (p: { name: string }) => `${p.name} is open.`,
	savedAs: (p: { name: string }) => `Saved as ${p.name}.`,
	noThumbnail: 'No picture of this view',
	saveFile: 'Save all as a file',
	open: 'Open a file of saved views',
	merged: (p: { added: number }) =>
		p.added === 1 ? '1 view was added.' : `${p.added} views were added.`,
	twoVersions: 'Two versions'
};
