/** In the browser: a page is painted before its scripts take hold of it, which takes a weak phone a while. */
import type { ClientInit } from '@sveltejs/kit';

/** Pages that nobody sees are not painted: in a window behind others, or a frame below the fold. */
const PATIENCE_MS = 1000;

export const init: ClientInit = () =>
	new Promise((painted) => {
		requestAnimationFrame(() => setTimeout(painted));
		setTimeout(painted, PATIENCE_MS);
	});
