import { browser, version } from '$app/environment';
import { lineOfSteps } from '$lib/domain/lines/corridor';
import type { LayoutLoad } from './$types';

/**
 * What a page fetches as somebody goes on to it may be of a newer build than the code that would show it:
 * the two never mix, and the page is opened anew, with its address.
 */
export const load: LayoutLoad = async ({ data, url }) => {
	if (browser && data.build !== version) {
		location.assign(url.href);
		await new Promise(() => undefined);
	}
	return { ...data, line: lineOfSteps(data.line) };
};
