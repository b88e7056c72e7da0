/** While prerendering: what the page's frame takes from the words of the site's language. */
import type { Handle } from '@sveltejs/kit';
import { previewTags } from '$lib/features/report/link-preview.server';
import { language, withoutApp } from '#words/language.ts';

/** Sets the colors that were chosen on an earlier visit before anything is painted; `svelte.config.js` allows it. */
const CHOSEN_THEME = /\s*<script data-chosen>.*?<\/script>/s;

export const handle: Handle = ({ event, resolve }) => {
	// A map in somebody else's page has the colors of that page, and nobody shares its link.
	const framed = event.route.id?.startsWith('/(embed)') === true;
	const shared = event.route.id !== null && !framed;
	return resolve(event, {
		transformPageChunk: async ({ html }) => {
			const [, title = ''] = /<title>(.*?)<\/title>/s.exec(html) ?? [];
			const tags = shared ? await previewTags(event.url.pathname.slice(1), title) : '';
			// A function, since a title may hold what a text put in would be read for.
			const page = html
				.replace('%lang%', language.tag)
				.replace('%preview%', () => tags)
				.replace('%unstarted%', () => withoutApp.unstarted)
				.replace('%unstyled%', () => withoutApp.unstyled)
				.replaceAll('%reload%', () => withoutApp.reload);
			// Only within a frame without an origin does the engine's worker begin as text.
			return framed
				? page.replace(CHOSEN_THEME, '')
				: page.replace(' blob: data:; connect-src', ' blob:; connect-src');
		}
	});
};
