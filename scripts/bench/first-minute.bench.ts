/**
 * The first minute on a cheap phone: when there is something to read, when a station that was linked
 * to has its answer, when the first view has its colors, and when it has a map that moves. Held against
 * a bare MapLibre page of the same tiles and classes under the same throttling, in turns, each visit by a
 * browser that knows nothing yet.
 */
import { chromium, type Browser, type Page } from 'playwright-core';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readdir } from 'node:fs/promises';
import { CHROMIUM_ARGS, findChromium } from '../support/chromium.mjs';
import { serve } from '../support/static-files.mjs';
import { serveMapPages } from './support/counting-site.ts';
import { comparisonTable, medianRatio, type Benchmark } from './support/measure.ts';

const PHONE = { width: 360, height: 740 };
const SLOWER_CPU = 4;
const NETWORK = {
	offline: false,
	/** Milliseconds there and back. */
	latency: 150,
	/** Bytes a second: 1.6 and 0.75 Mbit. */
	downloadThroughput: 1_600_000 / 8,
	uploadThroughput: 750_000 / 8
};
const ROUNDS = 5;

/** Multiples of the bare page's colors that nothing may take longer than. */
const MOST = { text: 0.4, station: 0.8, colors: 1.5 } as const;

export default {
	title: 'First minute on a cheap phone',
	async run() {
		const executablePath = await findChromium();
		if (!executablePath)
			throw new Error('No Chromium was found. Run npm test once, or set CHROMIUM_PATH.');
		const [station] = (await readdir(path.resolve('build/station')).catch(() => [])).sort();
		if (station === undefined || !existsSync('build/index.html'))
			throw new Error('build/ holds no site. Run npm run build first.');
		const bare = await serveMapPages();
		const site = await serve({ root: path.resolve('build'), port: 0 });
		const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
		try {
			const times = {
				bare: [] as number[],
				text: [] as number[],
				station: [] as number[],
				colors: [] as number[],
				map: [] as number[]
			};
			for (let round = 0; round < ROUNDS; round++) {
				times.bare.push(await visit(browser, `${bare.url}?alone`, colored));
				const [text, colors, map] = await visit(browser, site.url, async (page) => {
					const at = await colored(page);
					return [await firstText(page), at, await movable(page)] as const;
				});
				times.text.push(text);
				times.colors.push(colors);
				times.map.push(map);
				const link = `${site.url}?lens=classes&place=station:${station}`;
				times.station.push(await visit(browser, link, answered));
			}
			const comparison = Object.entries(times).map(([name, each]) => ({ name, times: each }));
			return {
				tables: [
					comparisonTable(
						`Milliseconds after the link was opened: ${PHONE.width} × ${PHONE.height}, a processor ${SLOWER_CPU} times slower, 1.6 Mbit a second, ${NETWORK.latency} ms`,
						comparison
					)
				],
				budgets: (Object.keys(MOST) as (keyof typeof MOST)[]).map((name) => ({
					what: `${name}, as a multiple of the bare page’s colors`,
					value: medianRatio(comparison, name),
					most: MOST[name],
					unit: 'times'
				}))
			};
		} finally {
			await browser.close();
			await site.close();
			await bare.close();
		}
	}
} satisfies Benchmark;

/** A first visit; `measure` says when, in milliseconds since the page was asked for. */
async function visit<T>(
	browser: Browser,
	url: string,
	measure: (page: Page) => Promise<T>
): Promise<T> {
	const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true });
	try {
		const page = await context.newPage();
		const devtools = await context.newCDPSession(page);
		await devtools.send('Network.enable');
		await devtools.send('Network.emulateNetworkConditions', NETWORK);
		await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU });
		await page.addInitScript(noteAnswer);
		await page.goto(url, { waitUntil: 'commit' });
		return await measure(page);
	} finally {
		await context.close();
	}
}

type WithAnswer = { answeredAt?: number };

/** Runs in the page: notes when the finding of the open place has been painted. */
function noteAnswer(): void {
	const watch = new MutationObserver(() => {
		if (!document.querySelector('.place h3.number')?.textContent.trim()) return;
		watch.disconnect();
		requestAnimationFrame(() => {
			setTimeout(() => {
				(window as WithAnswer).answeredAt = performance.now();
			});
		});
	});
	watch.observe(document, { childList: true, subtree: true, characterData: true });
}

const PATIENCE = { timeout: 60_000 };

async function answered(page: Page): Promise<number> {
	const at = await page.waitForFunction(
		() => (window as WithAnswer).answeredAt,
		undefined,
		PATIENCE
	);
	return (await at.jsonValue()) ?? NaN;
}

/** When the first colors are there, drawn by whatever. */
const colored = (page: Page) => noted(page, 'data-map-colored-at');

/** When the engine's map is, which starts by itself here: nobody touches it. */
const movable = (page: Page) => noted(page, 'data-map-ready-at');

async function noted(page: Page, name: string): Promise<number> {
	const map = page.locator(`[${name}]`).first();
	await map.waitFor({ state: 'attached', ...PATIENCE });
	const at = Number(await map.getAttribute(name));
	return at - (await page.evaluate(() => performance.timeOrigin));
}

function firstText(page: Page): Promise<number> {
	return page.evaluate(
		() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
	);
}
