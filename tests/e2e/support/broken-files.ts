import type { Route } from 'playwright-core';
import type { Visit } from './open-page.ts';

/** What happens to a file on its way. */
export type Fault =
	/** The connection breaks. */
	| 'abort'
	/** The server answers 404. */
	| 'missing'
	/** The server answers 500. */
	| 'server-error'
	/** Only the first half arrives, as if it were all. */
	| 'truncated'
	/** Nothing arrives, as if that were all. */
	| 'empty'
	/** As many bytes as there should be, all of them wrong. */
	| 'corrupted'
	/** It arrives whole, after this many milliseconds. */
	| { readonly delay: number };

export type Breakage = {
	/** How many requests met the fault. */
	readonly met: () => number;
	/** From now on the file arrives as it should. */
	mend: () => Promise<void>;
};

/**
 * Breaks or slows every file whose address matches, until it is mended. Complaints of the browser
 * about these files do not fail the test; what the app makes of them still does.
 */
export async function breakFiles(visit: Visit, pattern: RegExp, fault: Fault): Promise<Breakage> {
	let met = 0;
	const handler = async (route: Route) => {
		met += 1;
		// The page may have gone, or the file been given up, before there is an answer.
		await answer(route, fault).catch(() => undefined);
	};
	visit.guard.expectBroken((url) => pattern.test(url));
	await visit.context.route(pattern, handler);
	return {
		met: () => met,
		mend: () => visit.context.unroute(pattern, handler)
	};
}

async function answer(route: Route, fault: Fault): Promise<void> {
	if (typeof fault === 'object') {
		await new Promise((resolve) => setTimeout(resolve, fault.delay));
		return route.continue();
	}
	if (fault === 'abort') return route.abort('connectionreset');
	if (fault === 'missing') return route.fulfill({ status: 404, body: 'Not found' });
	if (fault === 'server-error') return route.fulfill({ status: 500, body: 'Server error' });
	const response = await route.fetch();
	const whole = await response.body();
	const body = {
		truncated: () => whole.subarray(0, Math.floor(whole.length / 2)),
		empty: () => Buffer.alloc(0),
		corrupted: () => Buffer.alloc(whole.length, 0x55)
	}[fault]();
	return route.fulfill({
		status: 200,
		contentType: response.headers()['content-type'] ?? '',
		body
	});
}
