/**
 * An hour of use in one page that is never loaded anew: whatever can be touched is touched by chance, on
 * every screen in turn. `npm run bench -- long-use`; `LONG_USE=1000` sets how often, `SEED=7` another hour.
 */
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../support/chromium.mjs';
import { serveCounted } from './support/counting-site.ts';
import type { Benchmark } from './support/measure.ts';

const TOUCHES = Number(process.env.LONG_USE ?? 10_000);
const SEED = Number(process.env.SEED ?? 1);
/** In one go, before the page goes on to another screen. */
const BATCH = 25;
const SAMPLES = 20;

/** Every screen, and some of them about a place. */
const SCREENS = [
	'',
	'table/',
	'compare/',
	'?place=station:penn',
	'station/lowry/',
	'report/?place=station:penn',
	'methods/',
	'?lens=classes&v=2&place=tract:27053003300',
	'saved/',
	'community/',
	'walk/',
	'data/',
	'evidence/',
	'my-data/',
	'review/?place=station:penn',
	'program/?place=station:penn',
	'scorecard/',
	'table/?lens=classes&v=2',
	'about/',
	'?past=1940s'
];

type Sample = {
	readonly touches: number;
	/** What the page's scripts hold, in MB: objects, text and functions. */
	readonly held: number;
	/** That and the code which the browser makes of scripts, in MB: the more of it, the longer it runs. */
	readonly heap: number;
	readonly nodes: number;
	readonly listeners: number;
	readonly workers: number;
	/** Contexts of the graphics card that are still held. */
	readonly contexts: number;
};

declare global {
	/** How many WebGL contexts are held. */
	var heldContexts: () => number;
}

/** Before any script of the page: contexts are counted, and what would leave the page does nothing. */
function prepare(): void {
	const made: WeakRef<WebGL2RenderingContext>[] = [];
	type Getter = (kind: string, ...rest: unknown[]) => unknown;
	const canvas = HTMLCanvasElement.prototype as unknown as { getContext: Getter };
	const { getContext } = canvas;
	canvas.getContext = function (this: HTMLCanvasElement, kind, ...rest) {
		const context = getContext.call(this, kind, ...rest);
		const isNew = !made.some((each) => each.deref() === context);
		if (context instanceof WebGL2RenderingContext && isNew) made.push(new WeakRef(context));
		return context;
	};
	globalThis.heldContexts = () =>
		made.filter((each) => each.deref()?.isContextLost() === false).length;
	window.print = () => undefined;
	window.open = () => null;
}

/** Touches what can be seen, by chance; runs in the page. Gives the next state of chance. */
async function touch([times, seed]: readonly [number, number]): Promise<number> {
	let state = seed;
	const below = (limit: number) => {
		// Park and Miller (1988), "Random number generators: good ones are hard to find".
		state = (state * 48_271) % 2_147_483_647;
		return state % limit;
	};
	const frame = () => new Promise((resolve) => setTimeout(resolve, 16));
	const inside = (link: HTMLAnchorElement) =>
		link.origin === location.origin &&
		!link.hasAttribute('download') &&
		link.target === '' &&
		!/\.\w+$/.test(link.pathname);
	for (let count = 0; count < times; count++) {
		const all = document.querySelectorAll<HTMLElement>(
			'a[href], button:enabled, summary, select:enabled, input:enabled:not([type=file]), textarea:enabled, [role=application]'
		);
		const seen = [...all].filter(
			(each) => each.checkVisibility() && !(each instanceof HTMLAnchorElement && !inside(each))
		);
		const chosen = seen[below(seen.length)];
		// Told where it leaves the page.
		window.name = `${location.pathname}: ${chosen?.outerHTML.slice(0, 200) ?? ''}`;
		if (chosen instanceof HTMLSelectElement) {
			chosen.selectedIndex = below(chosen.options.length);
			chosen.dispatchEvent(new Event('change', { bubbles: true }));
		} else if (chosen instanceof HTMLTextAreaElement || chosen instanceof HTMLInputElement) {
			if (['checkbox', 'radio'].includes(chosen.type)) chosen.click();
			else if (chosen.type === 'range') chosen.value = String(below(100));
			else if (chosen.type !== 'date') chosen.value = ['Penn', 'lowry', '33', ''][below(4)]!;
			chosen.dispatchEvent(new Event('input', { bubbles: true }));
			chosen.dispatchEvent(new Event('change', { bubbles: true }));
		} else if (chosen?.getAttribute('role') === 'application') {
			const key = ['+', '-', 'ArrowLeft', 'ArrowUp', 'Enter', 'Escape'][below(6)]!;
			chosen.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
		} else chosen?.click();
		await frame();
	}
	document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
	return state;
}

/** Goes to a screen as a link of the page does, without loading it anew. */
async function go(page: Page, site: string, screen: string): Promise<void> {
	await page.evaluate((href) => {
		for (const dialog of document.querySelectorAll('dialog')) dialog.close();
		const link = document.createElement('a');
		link.href = href;
		document.body.append(link);
		link.click();
		link.remove();
	}, site + screen);
	await page.waitForURL((url) => url.href.startsWith(site + screen.split('?')[0]!));
}

/** A worker that was ended in the midst of a request leaves it open for whoever counts requests. */
async function mapIsReady(page: Page): Promise<void> {
	await page.locator('[data-map-state="ready"]').first().waitFor();
}

/** Kinds of what a snapshot of the heap tells that are no code; what of the page is the browser's own is counted itself. */
const HELD = new Set([
	...['array', 'string', 'concatenated string', 'sliced string', 'object', 'object shape'],
	...['closure', 'regexp', 'number', 'symbol', 'bigint']
]);

/** As the browser's developer tools keep it: nodes are rows of numbers, one after the other. */
type Snapshot = {
	readonly snapshot: {
		readonly meta: {
			readonly node_fields: readonly string[];
			readonly node_types: readonly [kinds: readonly string[], ...unknown[]];
		};
	};
	readonly nodes: readonly number[];
};

/** Collects garbage, too. In MB. */
async function heldOf(cdp: CDPSession): Promise<number> {
	const parts: string[] = [];
	const keep = ({ chunk }: { chunk: string }) => parts.push(chunk);
	cdp.on('HeapProfiler.addHeapSnapshotChunk', keep);
	await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
	cdp.off('HeapProfiler.addHeapSnapshotChunk', keep);
	const { snapshot, nodes } = JSON.parse(parts.join('')) as Snapshot;
	const { node_fields: fields, node_types: types } = snapshot.meta;
	const [kinds] = types;
	const [kind, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
	let bytes = 0;
	for (let node = 0; node < nodes.length; node += fields.length) {
		if (HELD.has(kinds[nodes[node + kind]!]!)) bytes += nodes[node + size]!;
	}
	return bytes / 1e6;
}

async function sample(page: Page, cdp: CDPSession, touches: number): Promise<Sample> {
	await mapIsReady(page);
	await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
	for (let round = 0; round < 3; round++) await cdp.send('HeapProfiler.collectGarbage');
	const { metrics } = await cdp.send('Performance.getMetrics');
	const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? NaN;
	return {
		touches,
		held: await heldOf(cdp),
		heap: metric('JSHeapUsedSize') / 1e6,
		nodes: metric('Nodes'),
		listeners: metric('JSEventListeners'),
		workers: page.workers().length,
		contexts: await page.evaluate(() => globalThis.heldContexts())
	};
}

/** Of the first samples after warming up, or of the last ones. */
const mean = (samples: readonly Sample[], of: keyof Sample) =>
	samples.reduce((sum, each) => sum + each[of], 0) / samples.length;

export default {
	title: 'Long use',
	async run() {
		const executablePath = await findChromium();
		if (!executablePath)
			throw new Error('No Chromium was found. Run npm test once, or set CHROMIUM_PATH.');
		const site = await serveCounted();
		const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
		try {
			const context = await browser.newContext({
				viewport: { width: 390, height: 844 },
				serviceWorkers: 'block',
				acceptDownloads: false
			});
			const page = await context.newPage();
			// After thousands of touches much may still be under way; only what never ends is a fault.
			page.setDefaultTimeout(300_000);
			const errors: string[] = [];
			let loads = 0;
			page.on('pageerror', (error) => errors.push(error.message));
			page.on('domcontentloaded', () => (loads += 1));
			// What the scripts of the page are compiled with names their functions by it.
			await page.addInitScript('globalThis.__name = (named) => named');
			await page.addInitScript(prepare);
			const cdp = await context.newCDPSession(page);
			await cdp.send('Performance.enable');
			await page.goto(site.url);
			// Until its scripts run, a link that is touched loads a page anew.
			await mapIsReady(page);
			const samples: Sample[] = [];
			const rounds = Math.ceil(TOUCHES / BATCH);
			const every = Math.max(1, Math.floor(rounds / SAMPLES));
			let chance = SEED;
			for (let round = 0; round < rounds; round++) {
				await go(page, site.url, SCREENS[round % SCREENS.length]!);
				chance = await page
					.evaluate(touch, [BATCH, chance] as const)
					.catch(async (error: unknown) => {
						if (loads === 1 && !String(error).includes('navigation')) throw error;
						await page.waitForLoadState();
						const left = await page.evaluate(() => window.name);
						throw new Error(`The page was left by ${left}`);
					});
				if ((round + 1) % every === 0) {
					// Always on the same screen, or one could not be held against the other.
					await go(page, site.url, '');
					samples.push(await sample(page, cdp, (round + 1) * BATCH));
					if (process.stdout.isTTY) process.stdout.write(`\r${(round + 1) * BATCH} touches`);
				}
			}
			const [first, last] = [samples.slice(1, 4), samples.slice(-3)];
			const most = (of: keyof Sample) => Math.max(...samples.map((each) => each[of]));
			const growth = (of: keyof Sample) => mean(last, of) / mean(first, of);
			return {
				tables: [
					{
						title: `${TOUCHES} touches on ${SCREENS.length} screens, one page, seed ${SEED}`,
						columns: [
							'touches',
							'held MB',
							'heap MB',
							'nodes',
							'listeners',
							'workers',
							'WebGL contexts'
						],
						rows: samples.map((each) => [
							each.touches,
							each.held.toFixed(1),
							each.heap.toFixed(1),
							each.nodes,
							each.listeners,
							each.workers,
							each.contexts
						])
					},
					{
						title: 'What threw',
						columns: ['', 'times'],
						rows: [...new Set(errors)].map((each) => [
							each,
							errors.filter((other) => other === each).length
						])
					}
				],
				budgets: [
					{ what: 'What is held', value: growth('held'), most: 1.2, unit: 'times' },
					{ what: 'Nodes', value: growth('nodes'), most: 1.2, unit: 'times' },
					{ what: 'Listeners', value: growth('listeners'), most: 1.2, unit: 'times' },
					{ what: 'Workers', value: most('workers'), most: 2, unit: 'held' },
					{ what: 'WebGL contexts', value: most('contexts'), most: 1, unit: 'held' },
					{ what: 'Times that the page was loaded', value: loads, most: 1, unit: 'times' },
					{ what: 'Errors that nobody caught', value: errors.length, most: 0, unit: 'errors' }
				]
			};
		} finally {
			await browser.close();
			await site.close();
		}
	}
} satisfies Benchmark;
