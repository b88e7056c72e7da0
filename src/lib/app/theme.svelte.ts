import { MediaQuery } from 'svelte/reactivity';
import type { Theme } from '$lib/domain/layers/scene';

const dark = new MediaQuery('prefers-color-scheme: dark', false);

let told: Theme | null = $state(null);

/** The device's choice of light or dark, unless the page around an embedded map chose. */
export function theme(): Theme {
	return told ?? (dark.current ? 'dark' : 'light');
}

/** For an embedded map; `tokens.css` follows the attribute. Null: as the device has it. */
export function tellTheme(next: Theme | null): void {
	told = next;
	if (next) document.documentElement.dataset.theme = next;
	else delete document.documentElement.dataset.theme;
}
