import type { BrowserContext, ConsoleMessage } from 'playwright-core';

/** What went wrong on a page without a test having asked for it. */
export type Guard = {
	/** Sentences, in the order of what happened. */
	readonly problems: readonly string[];
	/** Every address that was asked for. */
	readonly requests: readonly string[];
	/** From here on, the browser's complaints about these addresses are expected. */
	expectBroken: (matches: (url: string) => boolean) => void;
	/** From here on, a console error with these words is expected. */
	expectError: (words: string | RegExp) => void;
};

const VIOLATION = 'Blocked by the content security policy';

/**
 * Watches all pages and workers of a context: a request that leaves the site, an error in the
 * console, an uncaught exception, a broken content security policy, an answer of 400 or more.
 */
export async function guard(context: BrowserContext, sites: readonly string[]): Promise<Guard> {
	const origins = sites.map((site) => new URL(site).origin);
	const problems: string[] = [];
	const requests: string[] = [];
	const broken: ((url: string) => boolean)[] = [];
	const expected: (string | RegExp)[] = [];
	const isBroken = (url: string) => broken.some((matches) => matches(url));
	const isExpected = (text: string) =>
		expected.some((words) => (typeof words === 'string' ? text.includes(words) : words.test(text)));
	const complain = (text: string) => {
		if (!isExpected(text)) problems.push(text);
	};

	context.on('request', (request) => {
		const url = request.url();
		requests.push(url);
		if (/^(data|blob|about):/.test(url) || origins.includes(new URL(url).origin)) return;
		problems.push(`A request left the site: ${url}`);
	});
	context.on('response', (response) => {
		if (response.status() >= 400 && !isBroken(response.url())) {
			complain(`${response.url()} answered ${String(response.status())}`);
		}
	});
	context.on('console', (message) => {
		if (message.type() !== 'error' || isAboutBroken(message, isBroken)) return;
		complain(`Console error: ${message.text()}`);
	});
	context.on('weberror', (error) => {
		complain(`Uncaught: ${error.error().message}`);
	});
	await context.addInitScript((violation) => {
		document.addEventListener('securitypolicyviolation', (event) => {
			console.error(`${violation}: ${event.violatedDirective} ${event.blockedURI}`);
		});
	}, VIOLATION);

	return {
		problems,
		requests,
		expectBroken: (matches) => broken.push(matches),
		expectError: (words) => expected.push(words)
	};
}

/** Chromium reports a file that could not be loaded as an error at that file's address. */
function isAboutBroken(message: ConsoleMessage, isBroken: (url: string) => boolean): boolean {
	return message.text().startsWith('Failed to load resource') && isBroken(message.location().url);
}
