import { links } from './common.ts';

/** What a file or archive holds, in words that finish "The file with …" and "Part of the map (…)". */
const contents: Readonly<Record<string, string>> = {
	places: 'the names of places',
	corners: 'the street corners',
	indicator: 'this figure',
	outlines: 'the census tracts',
	corridor: 'the lines',
	context: 'water, parks, cities and streets',
	methods: 'the working of the methods',
	lines: 'the transit lines',
	'own-places': 'the drawing of places',
	comparison: 'the compared places',
	'place-index': 'the shapes of places',
	'profile-tables': 'the figures of places'
};

const named = (what: string | number | undefined) => contents[String(what)] ?? String(what);

/** Sentences for what can go wrong on any screen, by code: what is missing, and what to do. */
export const problems: Readonly<
	Record<string, (p: Readonly<Record<string, string | number>>) => string>
> = {
	'file-unreachable': (p) =>
		`The file with ${named(p.what)} could not be reached. Check the connection and try again; what is already here still works.`,
	'file-missing': (p) =>
		`The file with ${named(p.what)} is missing on this site (answer ${p.status}). Try again, or tell whoever runs the site.`,
	'file-slow': (p) => `The file with ${named(p.what)} takes too long to arrive. Try again.`,
	'file-broken': (p) =>
		`The file with ${named(p.what)} arrived incomplete or damaged. Try again; what is already here still works.`,
	'file-other-version': (p) =>
		`The file with ${named(p.what)} belongs to another version of this site. Reload the page.`,
	'offline-unsupported': () =>
		'This browser cannot keep a copy here. A private window or an old browser is often the reason; try another.',
	'offline-failed': () =>
		'The copy could not be completed. Check the connection and the free space on this device, then try again; an earlier copy is still there.',
	'worker-slow': (p) =>
		`The methods have not answered for ${p.seconds} seconds. Try again; figures and table still work.`,
	'worker-broken': () =>
		'The methods could not be run in this browser. Figures, map and table still work; try again or reload the page.',
	'link-long': (p) =>
		`This link has ${p.characters} characters, and some e-mail programs break links of more than ${p.most}. Most of it is ${links.parts[p.part as keyof typeof links.parts]}. Save the view as a file and send the file, or leave that part out.`,
	'side-unavailable': () =>
		'The second map could not be loaded. Check the connection and try again; the first map still works.',
	'run-aborted': () => 'The run was stopped. Try again.',
	'method-cannot-run': () =>
		'This method cannot run on the figures here; the methods page says what it would need.',
	'map/drawing-unavailable': () =>
		'The drawing tools could not be loaded. Check the connection and try again, or make your place in another way.',
	'map/engine-unavailable': () =>
		'The map could not be loaded. The list of stations and the table show the same figures.',
	'map/webgl-missing': () =>
		'This browser cannot draw the map (no WebGL). The list of stations and the table show the same figures.',
	'map/context-lost': () =>
		'The device needed its graphics memory elsewhere, so the map stopped. The table still works.',
	'map/archive-failed': (p) =>
		`Part of the map (${named(p.archive)}) could not be loaded. The rest still works.`
};

export const unknownProblem = (code: string) =>
	`Something went wrong (${code}). Reload the page; the table may still work.`;
