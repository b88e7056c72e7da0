import {
	chromium,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from 'playwright-core';
import { beforeAll, expect, inject, onTestFinished } from 'vitest';
import { guard, reportViolations, type Guard } from './guard.ts';

/** The two screens that everything is looked at on. */
const VIEWPORTS = {
	phone: { width: 390, height: 844 },
	desk: { width: 1440, height: 900 }
} as const;

/** Software rendering on a busy computer takes its time; what never comes still fails. */
export const PATIENCE_MS = 60_000;

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
	/** True: a browser that was never here, for tests of what cannot be fetched later on. */
	readonly nothingCached?: boolean;
	/** Another site than the shared one, for tests that serve their own. */
	readonly site?: string;
	/** The page at `site` is somebody else's, and frames the shared site, or the one at this address. */
	readonly framing?: boolean | string;
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

/** A browser profile. One that only showed pages is used again, so that code need not be read anew. */
type Device = {
	readonly kind: string;
	readonly context: BrowserContext;
	/** Stays open, so that the process it shares with the other pages keeps the code that it has read. */
	readonly keeper: Page | null;
	usedBefore: boolean;
	/** It may hold something that cannot be told from here, and is not used again. */
	changed: boolean;
};

let browser: Promise<Browser> | undefined;

/** Devices that wait for the next test of this worker. */
const resting: Device[] = [];

/** Of the site, without any of its code. */
const SMALL_FILE = 'icon.svg';

/** More of them than this take more memory than they save time. */
const MOST_RESTING = 4;

function sharedBrowser(): Promise<Browser> {
	const stage = inject('stage');
	if ('problem' in stage) throw new Error(stage.problem);
	const { executablePath, args } = stage.browser;
	// It ends with the worker.
	browser ??= chromium.launch({ executablePath, args: [...args] });
	return browser;
}

/** @param again whether it may be one that showed the same site before */
async function takeDevice(options: OpenOptions, again: boolean): Promise<Device> {
	const viewport = options.viewport ?? 'desk';
	const settings: BrowserContextOptions = {
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
	};
	const script =
		options.webgl === false ? withoutWebgl : options.drawn === true ? null : withoutPixels;
	const kind = JSON.stringify([settings, script?.name]);
	const at = again ? resting.findIndex((device) => device.kind === kind) : -1;
	const [known] = at < 0 ? [] : resting.splice(at, 1);
	if (known) return known;

	const context = await (await sharedBrowser()).newContext(settings);
	context.setDefaultTimeout(PATIENCE_MS);
	await reportViolations(context);
	if (script) await context.addInitScript(script);
	const changed = !again || options.serviceWorkers === true;
	const keeper = changed ? null : await context.newPage();
	await keeper?.goto(new URL(SMALL_FILE, siteUrl()).href);
	return { kind, context, keeper, usedBefore: false, changed };
}

async function giveBack(device: Device): Promise<void> {
	if (device.changed) {
		await device.context.close();
		return;
	}
	const shown = device.context.pages().filter((page) => page !== device.keeper);
	await Promise.all(shown.map((page) => page.close()));
	device.usedBefore = true;
	resting.push(device);
	if (resting.length > MOST_RESTING) await resting.shift()?.context.close();
}

/** Takes away all that a site keeps on the device. */
async function forget(page: Page, site: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const { origin } = new URL(site);
	await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
	await session.detach();
	await page.context().clearCookies();
}

/** Address of the shared site's root, with a slash at its end. */
export function siteUrl(): string {
	const stage = inject('stage');
	if ('problem' in stage) throw new Error(stage.problem);
	return stage.url;
}

/**
 * Opens a page of the built site on a device that keeps nothing from before. When the test is over the
 * page is closed, and the test fails if the page asked another host for anything or reported an error
 * that the test did not expect (see `Guard`).
 */
export async function openPage(options: OpenOptions = {}): Promise<Visit> {
	const { visit, leave } = await open(options);
	onTestFinished(leave);
	await arrive(visit, options);
	return visit;
}

/**
 * One page for all tests of a `describe` or file, which leave it as they found it. It is closed after
 * the last of them, with the same demands as in `openPage`.
 */
export function pageForAll(options: OpenOptions): () => Visit {
	let opened: Visit | undefined;
	beforeAll(async () => {
		const { visit, leave } = await open(options);
		opened = visit;
		await arrive(visit, options);
		return leave;
	});
	return () => {
		if (!opened) throw new Error('The page is there in tests and hooks alone.');
		return opened;
	};
}

async function open(options: OpenOptions): Promise<{ visit: Visit; leave: () => Promise<void> }> {
	const site = options.site ?? siteUrl();
	const again = site === siteUrl() && !options.before && !options.nothingCached;
	const device = await takeDevice(options, again);
	const { framing = false } = options;
	const framed = typeof framing === 'string' ? [framing] : framing ? [siteUrl()] : [];
	const watch = guard(device.context, [site, ...framed]);
	const leave = async () => {
		await giveBack(device);
		watch.leave();
		expect(watch.problems, 'what the page did wrong besides').toEqual([]);
	};
	const page = await device.context.newPage();
	if (device.usedBefore) await forget(page, site);
	const visit: Visit = {
		page,
		// Whoever changes more than the page has the device to themselves.
		get context() {
			device.changed = true;
			return device.context;
		},
		guard: watch,
		site
	};
	return { visit, leave };
}

async function arrive(visit: Visit, { before, path = '' }: OpenOptions): Promise<void> {
	await before?.(visit);
	await visit.page.goto(new URL(path, visit.site).href);
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
