/** Words of the report's screen: the page, its tools, and the pages made ready for stations and cities. */
import type { InTextWords } from '../../domain/report/figure-words.ts';
import type { ReportEdits, ReportWords } from '../../domain/report/edits.ts';
import { dayText } from '../../domain/text/day.ts';
import { language } from './language.ts';
import { regionWords } from './region.ts';
import { tablesWords } from './report.ts';

export const inText: InTextWords = {
	region: regionWords.inText,
	station: (p) => `the ${p.name}`,
	stations: (p) => `the station areas of the ${p.line}`,
	stationsTitle: (p) => `Station areas of the ${p.line}`,
	corridor: (p) => `the ${p.line} corridor`,
	tract: (p) => p.name.replace(/^Tract/, 'tract'),
	tracts: (p) => `these ${p.count} tracts together`,
	near: (p) => `the area ${p.name.charAt(0).toLowerCase()}${p.name.slice(1)}`,
	area: 'the drawn area'
};

export const reportScreen = {
	/** Title of the browser's window. */
	pageTitle: 'Report',
	open: 'Report',
	loading: 'Writing the report…',
	loadingHint: 'The figures of this place and of the areas around it are on their way.',
	backToMap: 'Back to the map',
	toolsLabel: 'Tools for this page',
	paperLabel: 'The page itself',
	bar: 'Print and share',
	print: 'Print or save as PDF',
	printPage: 'Print',
	sharePdf: 'Share PDF',
	savePdf: 'Save PDF',
	printHint: 'Choose “Save as PDF” in the window that opens to keep or send it.',
	share: 'Share',
	shareFile: (p: { name: string }) => `Share the ${p.name}`,
	tools: 'Edit',
	toolsClose: 'Done',
	skipToPaper: 'Skip to the page',
	skipToTools: 'Skip to the tools',
	onDevice: 'What you write stays on this device. It is never sent anywhere.',
	notKept: 'This device does not keep what you write: it will be gone when the page closes.',
	/** Why what is written is not kept, by the code of the problem. */
	notKeptBecause: {
		'store/blocked':
			'This browser does not let the page keep anything: what you write will be gone when the page closes.',
		'store/full':
			'The device has no room left: what was kept is still there, but what you write now will be gone when the page closes.',
		'store/newer':
			'A newer Rootline wrote what is kept here, and it is left as it is: what you write now will be gone when the page closes. Reload to get the newest version.',
		'store/too-much':
			'That is more than can be kept here, so the last change was not made. Shorten your words.'
	} as Readonly<Record<string, string>>,
	refused: (p: { place: string; why: string }) => `${p.place} is left out. ${p.why}`,

	kind: {
		legend: 'What to make',
		report: 'Report',
		reportHint: 'Findings, map, table, method and limits: one or two pages',
		oral: 'Speech',
		oralHint: 'To read aloud at a hearing, in the minutes you have',
		written: 'Written comment',
		writtenHint: 'With sources, to hand in',
		'fact-sheet': 'Fact sheet',
		'fact-sheetHint': 'One page to hand out',
		time: (p: { minutes: string; words: string }) =>
			`About ${p.minutes} to read aloud, ${p.words} words`,
		minutes: (p: { minutes: number; seconds: number }) =>
			p.minutes === 0
				? `${p.seconds} seconds`
				: p.seconds === 0
					? `${p.minutes} min`
					: `${p.minutes} min ${p.seconds} s`,
		length: 'Minutes to speak',
		lengthOf: (p: { minutes: number }) => (p.minutes === 1 ? '1 minute' : `${p.minutes} minutes`),
		fits: (p: { minutes: number }) =>
			`It fits into ${p.minutes === 1 ? 'one minute' : `${p.minutes} minutes`}.`,
		tooLong: (p: { minutes: number }) =>
			`It is longer than ${p.minutes === 1 ? 'one minute' : `${p.minutes} minutes`}. Shorten your story or your ask.`
	},

	length: {
		count: (p: { letter: number; a4: number }) =>
			p.letter === p.a4
				? `This takes ${p.letter} ${p.letter === 1 ? 'page' : 'pages'} in print.`
				: `This takes ${p.letter} ${p.letter === 1 ? 'page' : 'pages'} of letter paper in print, or ${p.a4} of A4.`,
		/** Said after the count. */
		over: (p: { most: number; own: boolean }) =>
			`To fit on ${p.most === 1 ? 'one page' : 'two pages'}, ${p.own ? 'shorten your words or drop a finding' : 'drop a finding'}.`
	},

	findings: {
		heading: 'Findings',
		hint: 'Pin what matters most, move it up, or say it in your own way. Figures stay as they are in the data.',
		shown: 'On the page',
		more: 'Not on the page',
		moreHint: 'Other findings that the figures carry. Pin one to put it on the page.',
		none: 'No finding is left on the page.',
		pin: 'Pin',
		unpin: 'Unpin',
		add: 'Put on the page',
		drop: 'Drop',
		restore: 'Bring back',
		up: 'Move up',
		down: 'Move down',
		reword: 'Reword',
		ofFinding: (p: { action: string; title: string }) => `${p.action}: ${p.title}`,
		wording: 'Your wording',
		wordingHint: (p: { figure: string | null }) =>
			p.figure === null
				? 'Say it in your own way.'
				: `Say it in your own way. Leave the figure “${p.figure}” as it stands.`,
		save: 'Use this wording',
		cancel: 'Cancel',
		original: 'Back to the original wording',
		undo: 'Undo',
		redoNothing: 'Nothing to undo',
		reset: 'Back to the report as it was made',
		outdated:
			'The figures have changed since you reworded this, so the original sentence is back. Check your wording.',
		moved: (p: { title: string; at: number; of: number }) =>
			`${p.title} is now number ${p.at} of ${p.of}.`,
		droppedSaid: (p: { title: string }) => `${p.title} is off the page.`,
		addedSaid: (p: { title: string }) => `${p.title} is on the page.`,
		pinnedSaid: (p: { title: string }) => `${p.title} is pinned.`,
		unpinnedSaid: (p: { title: string }) => `${p.title} is no longer pinned.`,
		rewordedSaid: (p: { title: string }) => `${p.title} is in your words.`,
		undone: 'Undone.',
		wide: 'in your words',
		otherWording: (p: { sentence: string }) =>
			`Another window worded this at the same time: ${p.sentence}`,
		useOther: 'Use that wording',
		keepShown: 'Keep the one shown'
	},

	own: {
		heading: 'Your own words',
		title: 'Title of the page',
		speaker: 'Who is speaking, and for whom',
		speakerExample: 'Your name, your group or street',
		hearing: 'Who will hear it',
		hearingExample: regionWords.hearingExample,
		date: 'Date of the hearing',
		story: 'Your story',
		storyHint: 'What you have seen or lived through. A few sentences say the most.',
		ask: 'What you ask for',
		askHint: 'One thing a paragraph. An empty line starts the next.',
		clear: 'Erase my words from this device',
		cleared: 'Your words are erased from this device.',
		doubled:
			'This was written in two windows at once. Both texts are here: delete what you do not need.',
		by: (p: { speaker: string }) => p.speaker,
		at: (p: { hearing: string; date: string }) =>
			[p.hearing.trim(), p.date === '' ? '' : dayText(p.date, language.locale)]
				.filter((part) => part !== '')
				.join(', ')
	},

	added: {
		heading: 'More on the page',
		hint: 'Each makes the page longer. Without them it keeps to two.',
		failed: 'What you marked could not be fetched. Take the mark off and set it again.',
		sections: {
			filings: {
				put: 'Put eviction cases by month on the page',
				hint: 'All of the county, as a line, with the orders of 2020 and 2021 marked.'
			},
			past: {
				put: 'Put what was done here before on the page',
				hint: 'Racial covenants in deeds, and the red areas of the 1930s, with whose records these are.'
			},
			businesses: {
				put: 'Put on the page who works and trades here',
				hint: 'Jobs, businesses by ZIP code and bus stops, each with its year. Of what residents told on this device, only what they told for everyone.'
			},
			'own-data': {
				put: 'Put figures of my own lists on the page',
				hint: 'What the lists on this device count here. Small counts are withheld, as each list says.'
			}
		}
	},
	policies: {
		heading: 'Things to ask for',
		hint: 'Policies that these findings speak for. Things to ask for, not legal advice.',
		none: 'No finding on this place speaks for a policy on the list.',
		other: 'Other things people ask for',
		otherHint: 'No finding on this place speaks for these.',
		program: 'The state program, and who can act',
		review: 'Review table: who lives along the line',
		because: (p: { titles: readonly string[] }) => `Because of: ${p.titles.join('; ')}`,
		sources: 'Read more',
		add: 'Add to what I ask for',
		added: 'Added',
		addOf: (p: { policy: string }) => `Add to what I ask for: ${p.policy}`
	},

	map: {
		heading: 'Map shows',
		indicator: 'The figure on the map',
		classes: 'Pressure classes',
		agreement: 'Agreement of methods',
		figureTitle: (p: { place: string; sentence: string; period: string }) =>
			`${p.place}: ${p.sentence.charAt(0).toLowerCase()}${p.sentence.slice(1)}, by census tract, ${p.period}`,
		figureAlt: (p: { place: string; sentence: string; period: string }) =>
			`Map of ${p.place} with the tracts around, colored by: ${p.sentence}, ${p.period}.`,
		agreementTitle: (p: { place: string }) => `${p.place}: how many methods flag each census tract`,
		agreementAlt: (p: { place: string }) =>
			`Map of ${p.place} with the tracts around, colored by how many methods flag each of them.`,
		source: (p: { period: string; version: string }) =>
			`U.S. Census Bureau, American Community Survey ${p.period}; 2020 census tracts. Data version ${p.version}.`,
		recordSource: (p: { publisher: string; title: string; licence: string; version: string }) =>
			`${p.title}: ${p.publisher}. License: ${p.licence} Records miss some. 2020 census tracts. Data version ${p.version}.`,
		missing: 'The map could not be drawn.'
	},

	outputs: {
		heading: 'Save and share',
		sheet: 'Paper',
		sheets: { letter: 'Letter', a4: 'A4' },
		pdf: 'Page to read and print (PDF)',
		document: 'Document to edit (DOCX)',
		workbook: 'Workbook (XLSX)',
		csv: 'Table of all figures with its sources (CSV in a ZIP)',
		geojson: 'Places and figures for maps (GeoJSON)',
		zip: 'Everything, with a data dictionary (ZIP)',
		mapSvg: 'Map as drawing (SVG)',
		mapPng: (p: { fineness: number }) => `Map as picture, ${p.fineness}× fine (PNG)`,
		text: 'Text of this testimony (TXT)',
		working: (p: { name: string }) => `Making: ${p.name}`,
		done: (p: { name: string }) => `Saved: ${p.name}`,
		failed: (p: { name: string; why: string }) => `${p.name}: ${p.why}`,
		names: { document: 'document', picture: 'map picture' },
		madeHere: 'All files are made on this device.'
	},

	cite: {
		heading: 'Cite and link',
		link: 'Link to this page as you have put it',
		words: 'Put my words into the link',
		wordsHint:
			'Whoever gets the link can then read your title, names, story, ask and wordings. They stay in the link itself: no server sees them.',
		wordsTooLong:
			'Your words are too long for a link, so it goes without them. Send the document instead.',
		copyLink: 'Copy the link',
		copyPlain: 'Copy the citation',
		copyBibtex: 'Copy as BibTeX',
		copyCsl: 'Copy as CSL-JSON',
		copyText: 'Copy the text',
		copied: 'Copied.',
		notCopied: 'The browser does not allow copying. Select the text and copy it by hand.',
		qr: 'Put a QR code of the link on the page',
		qrAlt: 'QR code of the link to this view',
		qrTooLong: 'The link is too long for a QR code.',
		long: 'This link is long, because it carries your own area. Some mail programs break long links. Send the GeoJSON file along: it holds the area itself.'
	},

	/** What a link brought that somebody else arranged. */
	sent: {
		heading: 'The link brings its own version of this page',
		intro:
			'You have made changes here before. Put the link’s beside yours, or leave it out. Nothing of yours is lost: where both wrote words, both texts stay.',
		brings: ({ findings, order }: ReportEdits, own: ReportWords | null): readonly string[] => {
			const count = (flag: 'pinned' | 'dropped' | 'wording') =>
				Object.values(findings).filter((edit) => edit[flag] !== undefined).length;
			const counted = (many: number, text: string) =>
				many === 0 ? [] : [`${many} ${many === 1 ? 'finding' : 'findings'} ${text}`];
			const said = (label: string, text = '') => (text === '' ? [] : [`${label}: ${text}`]);
			return [
				...counted(count('pinned'), 'pinned'),
				...counted(count('dropped'), 'left out'),
				...(order.length > 0 ? ['The findings in its own order'] : []),
				...counted(count('wording'), 'in other words'),
				...said('Title', own?.title),
				...said('Speaker', own?.speaker),
				...said('Hearing', own?.hearing),
				...said('Date', own?.date),
				...said('Story', own?.story),
				...said('Ask', own?.ask)
			];
		},
		both: 'Put both together',
		mine: 'Keep mine only',
		broken:
			'The end of this link is incomplete or damaged, so you see the page as it is made for all. Ask for the link again.'
	},

	paper: {
		findings: 'What the figures say',
		story: 'In our own words',
		ask: 'What we ask for',
		asks: 'Things to ask for',
		asksNote: 'Policies that fit what the figures show. Things to ask for, not legal advice.',
		unknown: 'What is not known',
		method: 'Method and limits',
		sources: 'Sources and citation',
		source: (p: { period: string; tables: readonly string[] }) =>
			p.tables.length === 0 ? p.period : `${p.period}, ${tablesWords(p.tables)}`,
		tableNote:
			'Value with its margin of error at 90%. “Higher” and “lower” say how the place stands against that area, where the difference is clear.',
		uncertain: 'too uncertain to rely on',
		noMargin: 'no margin',
		fullCount: 'full count',
		place: 'Place',
		about: (p: { value: string }) => `about ${p.value}`,
		link: 'See this view',
		version: (p: { version: string }) => `Data version ${p.version}`,
		foot: (p: { title: string; version: string; date: string }) =>
			`Rootline · ${p.title} · data ${p.version} · ${dayText(p.date, language.locale)}`
	},

	pages: {
		intro: 'This page is made ready from the same figures as the map.',
		live: 'Edit, save and share this report',
		onMap: 'See it on the map',
		others: 'Reports of other places along the line',
		stations: 'Stations',
		cities: 'Cities',
		list: 'Reports of every station and city'
	}
};

/** Sentences for what can go wrong with a report and its files, by code. */
export const reportProblems: Readonly<
	Record<string, (p: Readonly<Record<string, string | number>>) => string>
> = {
	'template-empty': () => 'Write a sentence, or go back to the original wording.',
	'template-without-figure': (p) =>
		`The figure must stand as it is, “${p.figure}”; your words are kept here until you put it back.`,
	'template-unknown-placeholder': (p) => `Write “${p.name}” without the braces around it.`,
	'template-too-long': (p) =>
		`The sentence has ${p.length} letters. At most ${p.limit} fit on the page.`,
	'picture-not-drawn': () => 'The map is not drawn yet: wait until it is on the page.',
	'letters-missing': (p) =>
		`The PDF has no letters for ${p.letters}: print the page instead, and save that as PDF.`,
	'output-failed': () => 'Something that it needs could not be loaded: check the connection.'
};
