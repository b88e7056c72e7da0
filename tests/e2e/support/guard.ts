import type { BrowserContext, ConsoleMessage, Request, Response, WebError } from 'playwright-core';

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
	/** Watches no longer. */
	leave: () => void;
};

const VIOLATION = 'Blocked by the content security policy';

/**
 * Watches all pages and workers of a context: a request that leaves the site, an error in the
 * console, an uncaught exception, a broken content security policy, an answer of 400 or more.
 */
export function guard(context: BrowserContext, sites: readonly string[]): Guard {
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

	const onRequest = (request: Request) => {
		const url = request.url();
		requests.push(url);
		if (/^(data|blob|about):/.test(url) || origins.includes(new URL(url).origin)) return;
		problems.push(`A request left the site: ${url}`);
	};
	const onResponse = (response: Response) => {
		if (response.status() >= 400 && !isBroken(response.url())) {
			complain(`${response.url()} answered ${String(response.status())}`);
		}
	};
	const onConsole = (message: ConsoleMessage) => {
		if (message.type() !== 'error' || isAboutBroken(message, isBroken)) return;
		complain(`Console error: ${message.text()}`);
	};
	const onError = (error: WebError) => {
		complain(`Uncaught: ${error.error().message}`);
	};
	context.on('request', onRequest);
	context.on('response', onResponse);
	context.on('console', onConsole);
	context.on('weberror', onError);

	return {
		problems,
		requests,
		expectBroken: (matches) => broken.push(matches),
		expectError: (words) => expected.push(words),
		leave: () => {
			context.off('request', onRequest);
			context.off('response', onResponse);
			context.off('console', onConsole);
			context.off('weberror', onError);
		}
	};
}

/** Has every page to come say in its console what its content security policy keeps from it. */
export async function reportViolations(context: BrowserContext): Promise<void> {
	await context.addInitScript((violation) => {
		document.addEventListener('securitypolicyviolation', (event) => {
			console.error(`${violation}: ${event.violatedDirective} ${event.blockedURI}`);
		});
	}, VIOLATION);
}

/** Chromium reports a file that could not be loaded as an error at that file's address. */
function isAboutBroken(message: ConsoleMessage, isBroken: (url: string) => boolean): boolean {
	return message.text().startsWith('Failed to load resource') && isBroken(message.location().url);
}
