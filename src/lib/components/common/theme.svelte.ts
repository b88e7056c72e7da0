import { MediaQuery } from 'svelte/reactivity';
import type { Theme } from '$lib/core/scene/scene';

const dark = new MediaQuery('prefers-color-scheme: dark', false);

/** The device's choice of light or dark. */
export function theme(): Theme {
	return dark.current ? 'dark' : 'light';
}
