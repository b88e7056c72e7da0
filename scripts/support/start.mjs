import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensurePackages } from './packages.mjs';
import { buildAll, buildData } from './pipeline.mjs';
import { createProgress, PlainError } from './progress.mjs';
import { endCleanlyOnSignals, run } from './run.mjs';
import { serve } from './static-files.mjs';

export const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * `npm start`, `npm run dev` and `npm run build`.
 *
 * @param {readonly string[]} args
 */
export async function start(args) {
	const progress = createProgress();
	try {
		const options = readOptions(args);
		// Before anything is built: a wrong one need not wait for that.
		const port = readPort(process.env.PORT);
		/** @type {(() => Promise<void>) | undefined} */
		let stopServing;
		endCleanlyOnSignals(async () => {
			// Ctrl-C is the way to stop a server, and a failure only before there is one.
			await stopServing?.();
			return stopServing || options.dev ? 0 : 130;
		});
		progress.line('Rootline');
		await ensurePackages(PROJECT_ROOT, progress);
		if (options.dev) {
			await buildData(PROJECT_ROOT, progress);
			process.exitCode = await develop(options.host);
			return;
		}
		await buildAll(PROJECT_ROOT, progress);
		if (options.buildOnly)
			return progress.line('\nThe site is in build/: any static host can serve it.');

		const site = await serve({
			root: path.join(PROJECT_ROOT, 'build'),
			...(port === null ? {} : { port }),
			...(options.host ? { host: '0.0.0.0' } : {})
		});
		stopServing = site.close;
		progress.line(`\nOpen ${site.url}`);
		for (const address of site.addresses) progress.line(`  or ${address} on another device`);
		progress.line('Ctrl-C stops it.');
	} catch (error) {
		progress.failure(error);
		process.exitCode = 1;
	}
}

/** @param {readonly string[]} args */
function readOptions(args) {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				dev: { type: 'boolean', default: false },
				'build-only': { type: 'boolean', default: false },
				host: { type: 'boolean', default: false }
			}
		});
		return { dev: values.dev, buildOnly: values['build-only'], host: values.host };
	} catch (error) {
		throw new PlainError(
			`${/** @type {Error} */ (error).message}. Known options: --dev, --build-only, --host.`
		);
	}
}

/**
 * @param {string | undefined} text
 * @returns {number | null} null where none is asked for
 */
function readPort(text) {
	if (text === undefined || text === '') return null;
	const port = Number(text);
	if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
	throw new PlainError(`PORT must be a number from 0 to 65535, not "${text}".`);
}

/**
 * @param {boolean} host
 * @returns {Promise<number>} exit status
 */
async function develop(host) {
	const args = ['node_modules/vite/bin/vite.js', 'dev', ...(host ? ['--host'] : [])];
	const { status } = await run(process.execPath, args, { cwd: PROJECT_ROOT });
	return status;
}
