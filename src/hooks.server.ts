/** While prerendering: what the page's frame takes from the words of the site's language. */
import type { Handle } from '@sveltejs/kit';
import { language } from '#words/language.ts';

/** Sets the colors that were chosen on an earlier visit before anything is painted; `svelte.config.js` allows it. */
const CHOSEN_THEME = /\s*<script data-chosen>.*?<\/script>/s;

export const handle: Handle = ({ event, resolve }) => {
	// A map in somebody else's page has the colors of that page.
	const framed = event.route.id?.startsWith('/(embed)') === true;
	return resolve(event, {
		transformPageChunk: ({ html }) => {
			const page = html.replace('%lang%', language.tag);
			return framed ? page.replace(CHOSEN_THEME, '') : page;
		}
	});
};
