/**
 * How long it takes to recolor all tracts: the atlas's map against a bare MapLibre page that does
 * the same, in one Chromium, in turns. Needs the built files in `static` (`npm run build:data`).
 */
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../support/chromium.mjs';
import type { RecolorBench } from './map-page/page.ts';
import { serveMapPages } from './support/counting-site.ts';
import {
	type Benchmark,
	compare,
	comparisonTable,
	medianRatio,
	spread
} from './support/measure.ts';

/** A median of fewer moves by a third from run to run. */
const ROUNDS = 60;
/** The first adjustments run code that is not compiled yet. */
const WARM_UP = 10;
const MOVES = 60;

export default {
	title: 'Recoloring the map',
	async run() {
		const executablePath = await findChromium();
		if (!executablePath)
			throw new Error('No Chromium was found. Run npm test once, or set CHROMIUM_PATH.');
		const site = await serveMapPages();
		const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
		try {
			const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
			await page.goto(site.url);
			await page.waitForFunction(() => globalThis.recolorBench);
			const tracts = await page.evaluate(async () => (await globalThis.recolorBench)?.tracts);
			const recolor = (map: keyof Omit<RecolorBench, 'tracts'>, shift: number) =>
				page.evaluate(async ([which, by]) => (await globalThis.recolorBench)?.[which](by), [
					map,
					shift
				] as const);
			// Classes move on once a round, after both maps have shown them.
			let shift = 0;
			const comparison = await compare(
				[
					{ name: 'bare MapLibre page', run: () => recolor('bare', shift) },
					{ name: 'atlas', run: () => recolor('atlas', shift++) }
				],
				ROUNDS
			);
			const moves: number[] = [];
			for (let move = 0; move < WARM_UP + MOVES; move++) {
				moves.push((await recolor('adjusted', move)) ?? NaN);
			}
			const adjusted = spread(moves.slice(WARM_UP));
			return {
				tables: [
					comparisonTable(
						`From new classes of ${String(tracts)} tracts to idle, 1440 × 1000`,
						comparison
					),
					{
						title: 'Script work after a control of a method is moved: classes anew, and on the map',
						columns: ['runs', 'min ms', 'median ms', 'p95 ms', 'max ms'],
						rows: [
							[
								MOVES,
								...[adjusted.min, adjusted.median, adjusted.p95, adjusted.max].map((value) =>
									value.toFixed(1)
								)
							]
						]
					}
				],
				budgets: [
					{
						what: 'Recoloring, as a multiple of the bare page’s median',
						value: medianRatio(comparison, 'atlas'),
						most: 1.3,
						unit: 'times'
					},
					{
						what: 'Script work of an adjustment, 95th percentile',
						value: adjusted.p95,
						most: 12,
						unit: 'ms'
					}
				]
			};
		} finally {
			await browser.close();
			await site.close();
		}
	}
} satisfies Benchmark;
