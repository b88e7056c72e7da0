import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { CHROMIUM_ARGS, findChromium } from '../../../scripts/support/chromium.mjs';
import { serve } from '../../../scripts/support/static-files.mjs';

/** What every test needs from outside, or why it cannot run. */
export type Stage =
	| {
			readonly url: string;
			/** How each worker starts a Chromium of its own, so that none waits for another's graphics. */
			readonly browser: { readonly executablePath: string; readonly args: readonly string[] };
	  }
	| { readonly problem: string };

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
 * Scripts of a page that is soon gone again are not worth compiling twice or three times, which was a
 * third of what loading a page took. What runs for long, like a method's draws, still is.
 */
const LITTLE_COMPILING = [
	'--js-flags=--invocation-count-for-maglev=10000,--invocation-count-for-turbofan=40000',
	// Pages of a device are one process, which has read the scripts of the one before.
	'--process-per-site'
];

/**
 * What Chromium is started with.
 *
 * @param executablePath Chromium's program
 */
async function browserArgs(executablePath: string): Promise<readonly string[]> {
	const args = [...CHROMIUM_ARGS, ...PLAIN_PAGES, ...LITTLE_COMPILING];
	// Only the last list of features counts, so ours repeats what Playwright leaves out.
	const first = await chromium.launchServer({ executablePath, args });
	const own = first
		.process()
		.spawnargs.filter((arg) => arg.startsWith('--disable-features='))
		.flatMap((arg) => arg.slice(arg.indexOf('=') + 1).split(','));
	await first.close();
	return [...args, `--disable-features=${[...own, ...LEFT_OUT].join(',')}`];
}

/**
 * Serves the built site and looks whether Chromium starts, once for all files. Where one of them is
 * missing the tests fail with the reason instead of not being there.
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
	const args = await browserArgs(executablePath);
	project.provide('stage', { url: site.url, browser: { executablePath, args } });
	return () => site.close();
}
