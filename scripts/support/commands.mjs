/** What npm's commands do: see `scripts/main.mjs`. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ensureChromium } from './chromium.mjs';
import { ensurePackages } from './packages.mjs';
import { buildAll, buildData } from './pipeline.mjs';
import { createProgress, elapsed, PlainError } from './progress.mjs';
import { endCleanlyOnSignals, run } from './run.mjs';
import {
	add,
	namePattern,
	NOTHING,
	readReport,
	settle,
	skippedFiles,
	tally,
	toRunAgain
} from './tally.mjs';
import { fileURLToPath } from 'node:url';
import { serve } from './static-files.mjs';

const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * `npm start`, `npm run dev` and `npm run build`.
 *
 * @param {readonly string[]} args
 */
export async function start(args) {
	const progress = createProgress();
	try {
		const options = readStartOptions(args);
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
function readStartOptions(args) {
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

/** Where the counts of the last run are left for the checks of the whole project. */
const SUMMARY_FILE = path.join(PROJECT_ROOT, '.cache', 'tests', 'summary.json');

/**
 * `npm test`.
 *
 * @param {readonly string[]} args
 */
export async function test(args) {
	const progress = createProgress();
	const began = performance.now();
	endCleanlyOnSignals();
	try {
		const { unit, e2e, words } = readTestOptions(args);
		await rm(path.dirname(SUMMARY_FILE), { recursive: true, force: true });
		await mkdir(path.dirname(SUMMARY_FILE), { recursive: true });
		progress.line('Rootline, tests');
		await ensurePackages(PROJECT_ROOT, progress);

		// It waits for the network most of the time, and the build works on one core for most of its own.
		const browser = e2e ? chromiumEnvironment(progress) : null;
		const unbuilt = await problemOf(buildAll(PROJECT_ROOT, progress), progress);
		const environment = await browser;
		const runs = [];
		if (unit) runs.push(await runTests(['unit', 'integration'], words, {}));
		if (e2e) {
			/** @type {Record<string, string>} */
			const env =
				unbuilt || !environment ? { E2E_PROBLEM: unbuilt ?? 'No Chromium.' } : environment;
			const first = await runTests(['e2e'], words, env);
			runs.push(env.E2E_PROBLEM ? first : await runFailedAgain(first, env, progress));
		}

		const sum = runs.map((result) => result.tally).reduce(add, NOTHING);
		const total = unbuilt ? add(sum, { ...NOTHING, failed: 1 }) : sum;
		const unsteady = runs.flatMap((result) => result.unsteady);
		await writeFile(SUMMARY_FILE, `${JSON.stringify({ ...total, unsteady })}\n`);
		for (const { file, count } of runs.flatMap((result) => result.skipped)) {
			progress.line(`Skipped: ${count} in ${file}`);
		}
		for (const name of unsteady) progress.line(`Unsteady, passed when run again: ${name}`);
		progress.line(verdict(total, elapsed(performance.now() - began)));
		process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
	} catch (error) {
		progress.failure(error);
		process.exitCode = 1;
	}
}

/** @type {(total: import('./tally.mjs').Tally, time: string) => string} */
function verdict({ passed, failed, skipped }, time) {
	const aside = skipped > 0 ? ` Skipped: ${skipped}.` : '';
	if (failed > 0) return `Failed: ${failed} of ${passed + failed} (${time}).${aside}`;
	if (passed === 0) return `No test ran.${aside}`;
	return `All ${passed} tests passed (${time}).${aside}`;
}

/** @param {readonly string[]} args */
function readTestOptions(args) {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				unit: { type: 'boolean', default: false },
				e2e: { type: 'boolean', default: false }
			}
		});
		return {
			unit: values.unit || !values.e2e,
			e2e: values.e2e || !values.unit,
			words: positionals
		};
	} catch (error) {
		throw new PlainError(
			`${/** @type {Error} */ (error).message}. Known options: --unit, --e2e, and parts of file names.`
		);
	}
}

/**
 * Runs to the end and gives the sentence of what went wrong, null where nothing did.
 *
 * @param {Promise<unknown>} work
 * @param {import('./progress.mjs').Progress} progress
 */
async function problemOf(work, progress) {
	try {
		await work;
		return null;
	} catch (error) {
		progress.failure(error);
		return error instanceof Error ? error.message : String(error);
	}
}

/**
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<Record<string, string>>} what the browser tests are told: where Chromium is, or why
 *   each of them must fail
 */
async function chromiumEnvironment(progress) {
	/** @type {string | undefined} */
	let chromium;
	const problem = await problemOf(
		ensureChromium(PROJECT_ROOT, progress).then((file) => (chromium = file)),
		progress
	);
	return chromium ? { CHROMIUM_PATH: chromium } : { E2E_PROBLEM: problem ?? 'No Chromium.' };
}

/**
 * One run of vitest.
 *
 * @typedef {object} Result
 * @property {import('./tally.mjs').Report | null} report null where it ended before it could report
 * @property {boolean} sound whether nothing failed but tests
 * @property {import('./tally.mjs').Tally} tally
 * @property {{ file: string, count: number }[]} skipped
 * @property {string[]} unsteady
 */

/**
 * @param {readonly string[]} projects
 * @param {readonly string[]} words
 * @param {Record<string, string>} env
 * @param {readonly string[]} [options] further ones of vitest
 * @param {string} [name] of the report
 * @returns {Promise<Result>}
 */
async function runTests(projects, words, env, options = [], name = projects.join('-')) {
	const report = path.join(path.dirname(SUMMARY_FILE), `${name}.json`);
	const unhandled = path.join(path.dirname(SUMMARY_FILE), `${name}-unhandled.txt`);
	const { status } = await run(
		process.execPath,
		[
			'node_modules/vitest/vitest.mjs',
			'run',
			...projects.flatMap((each) => ['--project', each]),
			'--reporter=default',
			'--reporter=json',
			'--reporter=./scripts/support/tally.mjs',
			`--outputFile.json=${report}`,
			...options,
			...(words.length > 0 ? ['--passWithNoTests'] : []),
			...words
		],
		{ cwd: PROJECT_ROOT, env: { ...process.env, ...env, TESTS_UNHANDLED_FILE: unhandled } }
	);
	const read = await readReport(report);
	if (!read) {
		const nothing = { ...NOTHING, failed: 1 };
		return { report: null, sound: false, tally: nothing, skipped: [], unsteady: [] };
	}
	const errors = await readFile(unhandled, 'utf8').catch(() => 'none were counted');
	return {
		report: read,
		sound: errors === '0',
		tally: tally({ ...read, success: status === 0 }),
		skipped: skippedFiles(read, PROJECT_ROOT),
		unsteady: []
	};
}

/**
 * Gives each failed test of the browser a second try by itself, when nothing else keeps it waiting.
 *
 * @param {Result} first
 * @param {Record<string, string>} env
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<Result>}
 */
async function runFailedAgain(first, env, progress) {
	const reruns = first.report ? toRunAgain(first.report, PROJECT_ROOT) : [];
	// An error outside of all tests stays one, whatever they say the second time.
	if (!first.report || !first.sound || reruns.length === 0) return first;
	/** @type {{ rerun: import('./tally.mjs').Rerun, report: import('./tally.mjs').Report | null }[]} */
	const seconds = [];
	for (const [at, rerun] of reruns.entries()) {
		progress.line(`Again, by itself: ${rerun.file}`);
		const only = rerun.names.length > 0 ? [`--testNamePattern=${namePattern(rerun.names)}`] : [];
		const second = await runTests(['e2e'], [rerun.file], env, only, `e2e-again-${at}`);
		seconds.push({ rerun, report: second.sound ? second.report : null });
	}
	const { report, unsteady } = settle(first.report, seconds, PROJECT_ROOT);
	return { ...first, report, tally: tally(report), unsteady };
}
