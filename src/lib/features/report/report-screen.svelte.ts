/**
 * A report on screen: what is asked of the worker for the view, what the person has made of it, and
 * the pages that come out. The URL owns the view; this owns the draft, which the device keeps.
 */
import { browser } from '$app/environment';
import { page } from '$app/state';
import type { Atlas } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import {
	mapWindow,
	type MapInput,
	type MapRings,
	type MapSize
} from '$lib/domain/report/report-map';
import type { Bounds } from '$lib/domain/geometry/area';
import { placeLine, planLine } from '$lib/domain/places/place-code';
import type { OutlinesAnswer } from '$lib/domain/places/atlas-places';
import { applyEdits } from '$lib/domain/report/edits';
import type { AddedSection, AddedSectionId, Report } from '$lib/domain/report/model';
import {
	placesQuestion,
	reportSubject,
	subjectKey,
	type ReportSubject
} from '$lib/domain/report/model';
import {
	decodeReportLink,
	encodeReportLink,
	type PageKind,
	type ReportLinkProblem,
	type SentReport
} from '$lib/domain/report/report-link';
import {
	draftTestimony,
	SPEECH_MINUTES,
	USUAL_MINUTES,
	type SpeechMinutes,
	type Testimony
} from '$lib/domain/report/testimony';
import { fail, type Result } from '$lib/domain/result';
import type { LineString } from 'geojson';
import type { QrCode } from '$lib/ui/qr';
import { useReportMessages } from '$lib/i18n/report';
import {
	composeMap,
	pageMaps,
	withMapOf,
	boundsOf,
	composeReport,
	gather,
	shadeOf,
	type MapScene,
	type PageMaps,
	type Shade,
	type Gathered,
	type ShadeQuestion
} from './compose';
import { Draft } from './draft.svelte';
import { keepSheet, keptSheet, today, type PaperSize } from './paper';
import type { OutputId } from './outputs';

type Asked = { readonly subject: ReportSubject; readonly view: Atlas['view'] };

export class ReportScreen {
	readonly made: Remote<Asked, Gathered>;
	readonly shade: Remote<ShadeQuestion, Shade>;
	readonly tracts: Remote<Bounds, OutlinesAnswer>;
	readonly draft = new Draft();
	kind: PageKind = $state('report');
	/** What the hearing gives a speaker. */
	minutes: SpeechMinutes = $state(USUAL_MINUTES);
	qr: QrCode | null = $state.raw(null);
	#sheet: PaperSize = $state(browser ? keptSheet() : 'letter');
	/** Paper that is printed on, and that files are made for. */
	get sheet(): PaperSize {
		return this.#sheet;
	}
	set sheet(sheet: PaperSize) {
		this.#sheet = sheet;
		keepSheet(sheet);
	}
	/** The person lets their own words travel in the link. */
	wordsTravel = $state(false);
	/** Sections that the person wants on the page beside the others, and those that are put together. */
	sections: Readonly<Partial<Record<AddedSectionId, boolean>>> = $state.raw({});
	added: readonly AddedSection[] = $state.raw([]);
	/** What a link brought and the person has not answered yet. */
	sent: SentReport | null = $state.raw(null);
	/** Why nothing could be read of a link's arrangement. */
	sentProblem: ReportLinkProblem | null = $state.raw(null);

	readonly subject: ReportSubject = $derived.by(() => reportSubject(this.atlas.view));
	/** Under which the draft is kept. */
	readonly key: string = $derived(subjectKey(this.subject));
	readonly asked: Asked = $derived.by(() => ({
		subject: this.subject,
		view: this.atlas.view
	}));
	readonly shadeAsked: ShadeQuestion = $derived.by(() => {
		const { lens, method, adjustment, reach, indicator } = this.atlas.view;
		return { lens, method, adjustment, reach, indicator, vintage: this.atlas.vintage };
	});
	/** Brings anyone to the report of this view, as it is made for all. */
	readonly viewLink: string = $derived.by(() => {
		const { origin, pathname } = page.url;
		return `${origin}${pathname}${this.atlas.query ? `?${this.atlas.query}` : ''}`;
	});
	readonly #arranged: SentReport = $derived.by(() => ({
		kind: this.kind,
		minutes: this.kind === 'oral' && this.minutes !== USUAL_MINUTES ? this.minutes : null,
		edits: this.draft.edits,
		words: this.wordsTravel ? this.draft.words : null
	}));
	readonly #packed = $derived(encodeReportLink(this.#arranged, this.viewLink));
	/** The words are too long for a link: it goes without them. */
	readonly wordsTooLong: boolean = $derived(!this.#packed.ok && this.wordsTravel);
	/** Brings anyone back to this very page: to what is made, and to the findings as they are put. */
	readonly link: string = $derived.by(() => {
		const packed = this.wordsTooLong
			? encodeReportLink({ ...this.#arranged, words: null }, this.viewLink)
			: this.#packed;
		return this.viewLink + (packed.ok ? packed.value : '');
	});
	readonly bounds: Bounds | null = $derived.by(() =>
		this.made.value ? boundsOf(this.made.value) : null
	);

	/** As it was made, before anybody's edits. */
	readonly #original: Report | null = $derived.by(() => {
		const gathered = this.made.value;
		if (!gathered) return null;
		const report = composeReport(gathered, {
			date: today(),
			link: this.viewLink,
			dataVersion: this.atlas.manifest.dataVersion
		});
		return this.shade.value ? withMapOf(report, this.shade.value) : report;
	});
	readonly #edited = $derived(this.#original ? applyEdits(this.#original, this.draft.edits) : null);
	readonly report: Report | null = $derived.by(() => {
		const report = this.#edited?.report ?? null;
		return report && this.added.length > 0 ? { ...report, added: this.added } : report;
	});
	/** Findings whose own wording no longer fits what the figures say. */
	readonly outdated: readonly string[] = $derived(this.#edited?.outdated ?? []);

	readonly testimony: Testimony | null = $derived.by(() => {
		const { kind, report, draft, minutes } = this;
		if (kind === 'report' || !report) return null;
		const { edits, words } = draft;
		return draftTestimony(kind, report, words, useReportMessages().testimony, { minutes, edits });
	});

	constructor(
		readonly atlas: Atlas,
		private readonly line: LineString
	) {
		this.made = new Remote(({ subject, view }, signal) =>
			gather(atlas, subject, placesQuestion(view), signal)
		);
		this.shade = new Remote((question, signal) => shadeOf(atlas, question, signal));
		this.tracts = new Remote((bounds, signal) =>
			atlas.worker.ask('outlines', { bounds }, { signal })
		);
	}

	/**
	 * Takes what the part of the address behind `#` says of this report. A page that nobody has touched
	 * on this device is put as the link has it; beside anybody's own it waits for a yes.
	 * @returns whether the address said anything of it
	 */
	receive(hash: string): boolean {
		const read = decodeReportLink(hash);
		if (read === null) return false;
		this.sentProblem = read.ok ? null : read.problem;
		this.sent = null;
		if (!read.ok) return true;
		this.kind = read.value.kind;
		this.minutes = SPEECH_MINUTES.find((each) => each === read.value.minutes) ?? USUAL_MINUTES;
		if (!this.draft.wouldChange(read.value)) return true;
		if (this.draft.isEmpty) this.draft.take(read.value);
		else this.sent = read.value;
		return true;
	}

	/** Puts what the link brought beside what is here, or leaves it. */
	answerSent(yes: boolean): void {
		if (this.sent && yes) this.draft.take(this.sent);
		this.sent = null;
	}

	/** Asks for all that the view needs and has not asked for yet. */
	ask(): void {
		const { bounds } = this;
		if (!same(this.made, this.asked)) void this.made.ask(this.asked);
		if (!same(this.shade, this.shadeAsked)) void this.shade.ask(this.shadeAsked);
		if (bounds && !same(this.tracts, mapWindow(bounds))) void this.tracts.ask(mapWindow(bounds));
	}

	/** All that the map shows; null while something is missing. */
	readonly #scene: MapScene | null = $derived.by(() => {
		const { bounds } = this;
		const shade = this.shade.value;
		const tracts = this.tracts.value;
		const lines = this.made.value?.lines.lines;
		if (!bounds || !shade || !tracts || !lines?.[0]) return null;
		const own = this.atlas.view.plan ? [planLine(this.atlas.view.plan)] : [];
		const drawn = [placeLine({ ...lines[0], line: this.line }), ...own];
		return {
			shade,
			tracts,
			bounds,
			lines: drawn.flatMap(({ runs }) => runs),
			stations: drawn.flatMap(({ stations }) => stations)
		};
	});

	/** Of the ground that was asked for last. */
	#water: { readonly bounds: string; readonly pieces: readonly MapRings[] } | null = null;

	/**
	 * The map as files have it, with lakes and rivers, which are fetched for it; without them where they
	 * cannot be had. Null while something else is missing.
	 */
	async mapForFile(size: MapSize): Promise<MapInput | null> {
		const [report, scene] = [this.report, this.#scene];
		if (!report || !scene) return null;
		const ground = mapWindow(scene.bounds);
		if (this.#water?.bounds !== ground.join()) {
			const { waterWithin } = await import('$lib/map/water');
			const pieces = await waterWithin(this.atlas.manifest, this.atlas.root, ground);
			this.#water = pieces.ok ? { bounds: ground.join(), pieces: pieces.value } : null;
		}
		return composeMap(report, { ...scene, water: this.#water?.pieces ?? [] }, size);
	}

	/** A file of the report as it is on the screen now. */
	async make(id: OutputId): Promise<Result<File>> {
		const { report, testimony, sheet } = this;
		if (!report) return fail('output-failed');
		const { makeOutput } = await import('./outputs');
		return makeOutput(id, {
			report,
			own: this.draft.words,
			map: (size) => this.mapForFile(size),
			testimony,
			sheet
		}).catch((error: unknown) => fail('output-failed', { detail: String(error) }));
	}

	/** The map of the page on screen, or null where that page has none. */
	readonly maps: PageMaps | null = $derived.by(() => {
		const { kind, report } = this;
		if (kind !== 'report') return null;
		return report && this.#scene && pageMaps(report, this.#scene);
	});
}

/** The question has been asked already, whatever became of it. */
function same<Q>({ state }: Remote<Q, unknown>, question: Q): boolean {
	return state.kind !== 'idle' && JSON.stringify(state.question) === JSON.stringify(question);
}

/* The number of pages that the report takes in print, counted anew whenever the page has changed. */

/**
 * How many printed pages a report takes, before anybody prints it: a copy of the page, out of sight
 * and under the rules of print, is laid out in columns as wide and as high as what a sheet leaves
 * inside its margins. Columns break where pages do, so their number is that of the pages.
 */

/** Paper that people have: the width and height of a sheet. */
const SHEETS = {
	letter: ['8.5in', '11in'],
	a4: ['210mm', '297mm']
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** Name of the pages that lie on their side. */
const WIDE = 'wide';

type Margins = Record<`margin${'Top' | 'Right' | 'Bottom' | 'Left'}`, string>;

const NO_MARGINS: Margins = { marginTop: '', marginRight: '', marginBottom: '', marginLeft: '' };

export type PageCounts = Readonly<Record<keyof typeof SHEETS, number>>;

/** Null where the browser cannot lay a page out on the side, or the page is not shown. */
function countPages(paper: HTMLElement): PageCounts | null {
	const beside = paper.parentElement;
	if (!beside || !('replaceSync' in CSSStyleSheet.prototype)) return null;
	const rules = [...document.styleSheets].flatMap(rulesOf);
	const host = document.createElement('div');
	host.inert = true;
	host.style.cssText =
		'position: absolute; width: 0; height: 0; overflow: hidden; visibility: hidden; contain: strict;';
	const shadow = host.attachShadow({ mode: 'closed' });
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(rules.map(asPrinted).join('\n'));
	shadow.adoptedStyleSheets = [sheet];
	const copy = copyOf(paper);
	shadow.append(copy);
	beside.append(host);
	try {
		const margins = rules.find((rule) => rule instanceof CSSPageRule)?.style ?? NO_MARGINS;
		return { letter: columnsOn('letter', copy, margins), a4: columnsOn('a4', copy, margins) };
	} finally {
		host.remove();
	}
}

/** What a sheet written by another site holds cannot be read, nor one that did not arrive. */
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
	try {
		return [...sheet.cssRules];
	} catch (error) {
		if (error instanceof DOMException) return [];
		throw error;
	}
}

function asPrinted(rule: CSSRule): string {
	if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') {
		return [...rule.cssRules].map(asPrinted).join('\n');
	}
	return rule instanceof CSSStyleRule || rule instanceof CSSMediaRule ? rule.cssText : '';
}

/** The paper without the many shapes of its drawings: only their room counts. */
function copyOf(paper: HTMLElement): HTMLElement {
	const pages = document.createElement('div');
	const copy = paper.cloneNode(true) as HTMLElement;
	for (const drawing of copy.querySelectorAll('svg')) drawing.replaceChildren();
	pages.append(copy);
	return pages;
}

function columnsOn(
	sheet: keyof typeof SHEETS,
	pages: HTMLElement,
	{ marginTop, marginRight, marginBottom, marginLeft }: Margins
): number {
	const inside = (...lengths: readonly string[]) =>
		`calc(${lengths.filter((each) => each !== '').join(' - ')})`;
	const sides = SHEETS[sheet];
	// A table of many places is printed on the long side: see `@page wide`.
	const paper = pages.firstElementChild;
	const turned = paper !== null && getComputedStyle(paper).getPropertyValue('page') === WIDE;
	const [height, width] = turned ? sides : sides.toReversed();
	// The printer's letters are not fitted to the dots of a screen.
	pages.style.cssText = `
		width: ${inside(width, marginLeft, marginRight)};
		height: ${inside(height, marginTop, marginBottom)};
		columns: 1;
		column-gap: 0;
		column-fill: auto;
		text-rendering: geometricPrecision;
	`;
	return Math.max(1, Math.round(pages.scrollWidth / pages.getBoundingClientRect().width));
}

/** What a page is meant to fit on; what is read aloud is as long as its minutes. */
const MOST_PAGES: Readonly<Record<PageKind, number>> = {
	report: 2,
	'fact-sheet': 1,
	written: 2,
	oral: Infinity
};

/** Long enough that typing goes on undisturbed, short enough to be told while writing. */
const PAUSE_MS = 300;

/** Prints on that paper while the page is there; gives back how to take it away again. */
export function printOn(sheet: PaperSize): () => void {
	const rules = new CSSStyleSheet();
	rules.replaceSync(
		`@page { size: ${sheet} portrait; } @page ${WIDE} { size: ${sheet} landscape; }`
	);
	document.adoptedStyleSheets.push(rules);
	return () => {
		document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== rules);
	};
}

export class PageCount {
	/** Null until counted, and where the browser cannot count. */
	counts: PageCounts | null = $state.raw(null);

	/** Counts now and after every change; gives back how to stop. */
	watch(paper: HTMLElement): () => void {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const soon = () => {
			clearTimeout(timer);
			timer = setTimeout(() => {
				this.counts = countPages(paper);
			}, PAUSE_MS);
		};
		const changes = new MutationObserver(soon);
		changes.observe(paper, { childList: true, characterData: true, subtree: true });
		// Other letters are wider or narrower.
		document.fonts.addEventListener('loadingdone', soon);
		soon();
		return () => {
			clearTimeout(timer);
			changes.disconnect();
			document.fonts.removeEventListener('loadingdone', soon);
		};
	}

	/** How many pages the page should fit on; null while it does. */
	over(kind: PageKind): number | null {
		const most = MOST_PAGES[kind];
		return this.counts && Math.max(this.counts.letter, this.counts.a4) > most ? most : null;
	}
}
