import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { CHROMIUM_ARGS, findChromium } from '../../../scripts/support/chromium.mjs';
import { serve } from '../../../scripts/support/static-files.mjs';
import { BROWSER_WORKERS } from './workers.ts';

/** What every test needs from outside, or why it cannot run. */
export type Stage =
	{ readonly url: string; readonly browsers: readonly string[] } | { readonly problem: string };

declare module 'vitest' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merges with vitest's
	interface ProvidedContext {
		stage: Stage;
	}
}

/** Pages are put together without WebGL, which in software is slow at it; maps still use it. */
const PLAIN_PAGES = ['--disable-gpu-compositing', '--disable-gpu-rasterization'];

/** Each window gets two hidden pages of these for its address bar, which cost as much as ours do. */
const LEFT_OUT = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/**
 * Starts one Chromium for each worker, so that none waits for another's graphics.
 *
 * @param executablePath Chromium's program
 */
async function startBrowsers(executablePath: string): Promise<readonly BrowserServer[]> {
	const launch = (...args: string[]) =>
		chromium.launchServer({ executablePath, args: [...CHROMIUM_ARGS, ...PLAIN_PAGES, ...args] });
	// Only the last list of features counts, so ours repeats what Playwright leaves out.
	const first = await launch();
	const own = first
		.process()
		.spawnargs.filter((arg) => arg.startsWith('--disable-features='))
		.flatMap((arg) => arg.slice(arg.indexOf('=') + 1).split(','));
	await first.close();
	const features = `--disable-features=${[...own, ...LEFT_OUT].join(',')}`;
	return Promise.all(Array.from({ length: BROWSER_WORKERS }, () => launch(features)));
}

/**
 * Serves the built site and starts Chromium, once for all files. Where one of them is missing the
 * tests fail with the reason instead of not being there.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const fail = (problem: string) => {
		project.provide('stage', { problem });
		return async () => {
			// Nothing was started.
		};
	};
	const told = process.env.E2E_PROBLEM;
	if (told) return fail(told);
	const root = path.resolve('build');
	if (!existsSync(path.join(root, 'index.html'))) {
		return fail('build/ holds no site. Run npm run build first.');
	}
	const executablePath = await findChromium();
	if (!executablePath)
		return fail('No Chromium was found. Run npm test once, or set CHROMIUM_PATH.');

	const site = await serve({ root, port: 0 });
	const browsers = await startBrowsers(executablePath);
	project.provide('stage', {
		url: site.url,
		browsers: browsers.map((browser) => browser.wsEndpoint())
	});
	return async () => {
		await Promise.all(browsers.map((browser) => browser.close()));
		await site.close();
	};
}
