/** The number of pages that the report takes in print, counted anew whenever the page has changed. */
import { countPages, type PageCounts } from './count-pages';
import type { PageKind } from './report-screen.svelte';

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
