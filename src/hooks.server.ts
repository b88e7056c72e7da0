/** While prerendering: what the page's frame takes from the words of the site's language. */
import type { Handle } from '@sveltejs/kit';
import { previewTags } from '$lib/features/report/link-preview.server';
import { building } from '$app/environment';
import { REGION } from '$lib/domain/region';
import { NEWEST_PERIOD } from '$lib/domain/statistics/census';
import { periodLabel } from '$lib/domain/text/format';
import { VIEW_KEYS } from '$lib/domain/view/codec';
import { escapeHtml } from '$lib/domain/view/embed';
import { language, olderRelease, withoutApp } from '#words/language.ts';

/** Sets the colors that were chosen on an earlier visit before anything is painted; `svelte.config.js` allows it. */
const CHOSEN_THEME = /\s*<script data-chosen>.*?<\/script>/s;

/** Opens a link on the release that it was made on; only a site that keeps releases of before needs it. */
const TO_RELEASE = /\s*<script data-release>.*?<\/script>/s;

/**
 * What a page of such a site begins with: which release it is of and where the others are, for that script, and on
 * one of before a sentence with the way to the newest. Both stand in the page itself, so that they need no code.
 *
 * @param path of the page below the root of the atlas on this release
 */
function toldOfRelease(path: string) {
	const { first, kept, newest } = REGION.releases;
	const root =
		`${'../'.repeat(path.split('/').length - 1)}${newest === undefined ? '' : '../../'}` || './';
	const release = {
		...{ is: NEWEST_PERIOD, first, newest: newest ?? NEWEST_PERIOD },
		...{ all: [newest ?? NEWEST_PERIOD, ...kept], keys: VIEW_KEYS, root, path }
	};
	const meta = `<meta name="release" content="${escapeHtml(JSON.stringify(release))}">`;
	if (newest === undefined) return { meta, older: '' };
	const says = escapeHtml(olderRelease.says({ period: periodLabel(NEWEST_PERIOD) }));
	const link = escapeHtml(olderRelease.onNewest({ period: periodLabel(newest) }));
	const older = `<aside id="older" class="callout no-print" aria-label="${periodLabel(NEWEST_PERIOD)}" style="padding-block: 0.25rem; border-radius: 0">${says} <a id="on-newest" class="touch-link" href="${escapeHtml(root + path)}" data-sveltekit-reload>${link}</a></aside>`;
	return { meta, older };
}

export const handle: Handle = ({ event, resolve }) => {
	// A map in somebody else's page has the colors of that page, and nobody shares its link.
	const framed = event.route.id?.startsWith('/(embed)') === true;
	const shared = event.route.id !== null && !framed;
	return resolve(event, {
		transformPageChunk: async ({ html }) => {
			const [, title = ''] = /<title>(.*?)<\/title>/s.exec(html) ?? [];
			const tags = shared ? await previewTags(event.url.pathname.slice(1), title) : '';
			// While somebody works on the source there is but one release.
			const released = REGION.releases.kept.length > 0 && building;
			const { meta, older } = released
				? toldOfRelease(event.url.pathname.slice(1))
				: { meta: '', older: '' };
			// A function, since a title may hold what a text put in would be read for.
			const page = html
				.replace('%lang%', language.tag)
				.replace(TO_RELEASE, (script) => (released ? meta + script : ''))
				.replace(/\s*%older%/, () => older)
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
