/** While prerendering: what the page's frame takes from the words of the site's language. */
import type { Handle } from '@sveltejs/kit';
import { language } from '#words/language.ts';

export const handle: Handle = ({ event, resolve }) =>
	resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', language.tag) });
