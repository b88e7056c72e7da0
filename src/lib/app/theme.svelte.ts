import { browser } from '$app/environment';
import { MediaQuery } from 'svelte/reactivity';
import type { Theme } from '$lib/domain/layers/scene';

const dark = new MediaQuery('prefers-color-scheme: dark', false);

let told: Theme | null = $state(chosenBefore());

/** The device's choice of light or dark, unless somebody here or the page around an embedded map chose. */
export function theme(): Theme {
	return told ?? (dark.current ? 'dark' : 'light');
}

const KEPT = 'rootline.theme';

/** Turns the colors round, and keeps that on the device where it keeps anything. */
export function turnTheme(): void {
	tellTheme(theme() === 'dark' ? 'light' : 'dark');
	const now = theme();
	try {
		// Who wants what the device has, goes on following it.
		if (now === (dark.current ? 'dark' : 'light')) localStorage.removeItem(KEPT);
		else localStorage.setItem(KEPT, now);
	} catch (error) {
		// Storage that is blocked or full keeps no choice; this page has its colors all the same.
		if (!(error instanceof DOMException)) throw error;
	}
}

/** What somebody chose on an earlier visit: `app.html` reads it before anything is painted. */
function chosenBefore(): Theme | null {
	const theme = browser ? document.documentElement.dataset.theme : null;
	return theme === 'light' || theme === 'dark' ? theme : null;
}

/** For an embedded map; `base.css` follows the attribute. Null: as the device has it. */
export function tellTheme(next: Theme | null): void {
	told = next;
	if (next) document.documentElement.dataset.theme = next;
	else delete document.documentElement.dataset.theme;
}
