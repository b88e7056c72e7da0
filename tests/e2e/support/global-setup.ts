import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { CHROMIUM_ARGS, findChromium } from '../../../scripts/support/chromium.mjs';
import { serve } from '../../../scripts/support/serve.mjs';

/** What every test needs from outside, or why it cannot run. */
export type Stage =
	{ readonly url: string; readonly browser: string } | { readonly problem: string };

declare module 'vitest' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merges with vitest's
	interface ProvidedContext {
		stage: Stage;
	}
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
	const browser = await chromium.launchServer({ executablePath, args: CHROMIUM_ARGS });
	project.provide('stage', { url: site.url, browser: browser.wsEndpoint() });
	return async () => {
		await browser.close();
		await site.close();
	};
}
