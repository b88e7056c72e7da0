/** In the browser: a page that is all there is painted before its scripts take hold of it. */
import type { ClientInit } from '@sveltejs/kit';

/** Done once the page has been painted, and at once where nobody looks at it. */
export const init: ClientInit = () =>
	new Promise((painted) => {
		if (document.hidden) painted();
		else requestAnimationFrame(() => setTimeout(painted));
	});
