/**
 * A report on screen: what is asked of the worker for the view, what the person has made of it, and
 * the pages that come out. The URL owns the view; this owns the draft, which the device keeps.
 */
import { page } from '$app/state';
import type { Atlas } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import { mapWindow, type MapInput, type MapSize } from '$lib/domain/report/report-map';
import type { Bounds } from '$lib/domain/geometry/area';
import { placeLine, planLine } from '$lib/domain/places/place-code';
import type { OutlinesAnswer } from '$lib/domain/places/answer';
import { applyEdits } from '$lib/domain/report/edits';
import type { Report } from '$lib/domain/report/model';
import {
	placesQuestion,
	reportSubject,
	subjectKey,
	type ReportSubject
} from '$lib/domain/report/model';
import { draftTestimony, type Testimony, type TestimonyKind } from '$lib/domain/report/testimony';
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

export type PageKind = 'report' | TestimonyKind;

type Asked = { readonly subject: ReportSubject; readonly view: Atlas['view'] };

export class ReportScreen {
	readonly made: Remote<Asked, Gathered>;
	readonly shade: Remote<ShadeQuestion, Shade>;
	readonly tracts: Remote<Bounds, OutlinesAnswer>;
	readonly draft = new Draft();
	kind: PageKind = $state('report');
	qr: QrCode | null = $state.raw(null);

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
	/** Brings anyone back to this very page. */
	readonly link: string = $derived.by(() => {
		const { origin, pathname } = page.url;
		return `${origin}${pathname}${this.atlas.query ? `?${this.atlas.query}` : ''}`;
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
			link: this.link,
			dataVersion: this.atlas.manifest.dataVersion
		});
		return this.shade.value ? withMapOf(report, this.shade.value) : report;
	});
	readonly #edited = $derived(this.#original ? applyEdits(this.#original, this.draft.edits) : null);
	readonly report: Report | null = $derived(this.#edited?.report ?? null);
	/** Findings whose own wording no longer fits what the figures say. */
	readonly outdated: readonly string[] = $derived(this.#edited?.outdated ?? []);

	readonly testimony: Testimony | null = $derived.by(() => {
		const { kind, report, draft } = this;
		if (kind === 'report' || !report) return null;
		return draftTestimony(kind, report, draft.words, useReportMessages().testimony);
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

	/** The map as it is drawn; null while something is missing. */
	mapInput(size: MapSize): MapInput | null {
		return this.report && this.#scene && composeMap(this.report, this.#scene, size);
	}

	/** The map of the page on screen, or null where that page has none. */
	readonly maps: PageMaps | null = $derived.by(() => {
		const { kind, report } = this;
		if (kind !== 'report' && kind !== 'fact-sheet') return null;
		return report && this.#scene && pageMaps(report, this.#scene);
	});
}

/** The question has been asked already, whatever became of it. */
function same<Q>({ state }: Remote<Q, unknown>, question: Q): boolean {
	return state.kind !== 'idle' && JSON.stringify(state.question) === JSON.stringify(question);
}

/** The day where the reader is. */
function today(): string {
	const now = new Date();
	const two = (part: number) => String(part).padStart(2, '0');
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
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

/** What a sheet written by another site holds cannot be read, and is none of the page's. */
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
	const all = sheet.href === null || new URL(sheet.href).origin === location.origin;
	return all ? [...sheet.cssRules] : [];
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

/** What a page is meant to fit on; testimony that is read aloud or handed in may be longer. */
const MOST_PAGES: Readonly<Record<PageKind, number>> = {
	report: 2,
	'fact-sheet': 1,
	oral: Infinity,
	written: Infinity
};

/** Long enough that typing goes on undisturbed, short enough to be told while writing. */
const PAUSE_MS = 300;

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
