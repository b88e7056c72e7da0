import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { guard, type Guard } from './guard.ts';

/** The two screens that everything is looked at on. */
const VIEWPORTS = {
	phone: { width: 390, height: 844 },
	desk: { width: 1440, height: 900 }
} as const;

export type OpenOptions = {
	/** Below the site's root, without leading slash: `table?i=median-gross-rent`. */
	readonly path?: string;
	readonly viewport?: keyof typeof VIEWPORTS;
	readonly theme?: 'light' | 'dark';
	readonly reducedMotion?: boolean;
	readonly forcedColors?: boolean;
	/** Language that the browser asks for. */
	readonly locale?: string;
	/** False: a browser in which no WebGL context can be made. */
	readonly webgl?: boolean;
	/**
	 * True: the map is on screen as people see it, for tests that look at its pixels or keep a picture.
	 * By default its engine does everything but color pixels, which in software takes most of the time.
	 */
	readonly drawn?: boolean;
	readonly javaScript?: boolean;
	/** Service workers are off by default, because they would answer before broken files do. */
	readonly serviceWorkers?: boolean;
	/** Another site than the shared one, for tests that serve their own. */
	readonly site?: string;
	/** The page at `site` is somebody else's, and frames the shared site. */
	readonly framing?: boolean;
	/** Runs before the page is asked for: to break or slow files, or to set storage. */
	readonly before?: (visit: Visit) => Promise<void>;
};

export type Visit = {
	readonly page: Page;
	readonly context: BrowserContext;
	readonly guard: Guard;
	/** Address of the site's root, with a slash at its end. */
	readonly site: string;
};

let browser: Promise<Browser> | undefined;

function sharedBrowser(): Promise<Browser> {
	const stage = inject('stage');
	if ('problem' in stage) throw new Error(stage.problem);
	// Workers are numbered from 1.
	const own = (Number(process.env.VITEST_POOL_ID ?? 1) - 1) % stage.browsers.length;
	browser ??= chromium.connect(stage.browsers[own]!);
	return browser;
}

/** Ends this file's connection to the shared browser. */
export async function leaveBrowser(): Promise<void> {
	await (await browser)?.close();
	browser = undefined;
}

/** Address of the shared site's root, with a slash at its end. */
export function siteUrl(): string {
	const stage = inject('stage');
	if ('problem' in stage) throw new Error(stage.problem);
	return stage.url;
}

/**
 * Opens a page of the built site in a browser profile of its own. When the test is over the page is
 * closed, and the test fails if the page asked another host for anything or reported an error that
 * the test did not expect (see `Guard`).
 */
export async function openPage(options: OpenOptions = {}): Promise<Visit> {
	const site = options.site ?? siteUrl();
	const viewport = options.viewport ?? 'desk';
	const context = await (
		await sharedBrowser()
	).newContext({
		viewport: VIEWPORTS[viewport],
		hasTouch: viewport === 'phone',
		isMobile: viewport === 'phone',
		deviceScaleFactor: 1,
		colorScheme: options.theme ?? 'light',
		reducedMotion: options.reducedMotion === false ? 'no-preference' : 'reduce',
		forcedColors: options.forcedColors ? 'active' : 'none',
		locale: options.locale ?? 'en-US',
		javaScriptEnabled: options.javaScript ?? true,
		serviceWorkers: options.serviceWorkers ? 'allow' : 'block',
		acceptDownloads: true
	});
	const watch = await guard(context, [site, ...(options.framing ? [siteUrl()] : [])]);
	onTestFinished(async () => {
		await context.close();
		expect(watch.problems, 'what the page did wrong besides').toEqual([]);
	});
	if (options.webgl === false) await context.addInitScript(withoutWebgl);
	else if (!options.drawn) await context.addInitScript(withoutPixels);

	const page = await context.newPage();
	const visit = { page, context, guard: watch, site };
	await options.before?.(visit);
	await page.goto(new URL(options.path ?? '', site).href);
	return visit;
}

/** Runs in the page. */
function withoutWebgl(): void {
	for (const canvas of [HTMLCanvasElement, OffscreenCanvas]) {
		const original: unknown = Reflect.get(canvas.prototype, 'getContext');
		if (typeof original !== 'function') continue;
		Object.defineProperty(canvas.prototype, 'getContext', {
			value(this: unknown, kind: string, ...rest: unknown[]): unknown {
				return kind.includes('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
			}
		});
	}
}

/** Runs in the page. */
function withoutPixels(): void {
	Object.assign(window, { mapsHaveNoPixels: true });
	for (const name of ['clear', 'drawArrays', 'drawElements'] as const) {
		WebGL2RenderingContext.prototype[name] = () => undefined;
	}
}

/** No network from here on, and the browser's complaints about that are expected. */
export async function goOffline({ context, guard: watch }: Visit): Promise<void> {
	watch.expectBroken(() => true);
	await context.setOffline(true);
}

export async function goOnline({ context }: Visit): Promise<void> {
	await context.setOffline(false);
}
