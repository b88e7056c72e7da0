/** The number of pages that the report takes in print, counted anew whenever the page has changed. */
import type { PageKind } from './report-screen.svelte';

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
	const [width, height] = SHEETS[sheet];
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
