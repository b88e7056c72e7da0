/** What npm's commands do: see `scripts/main.mjs`. */
import { mkdir, readFile, rm, writeFile, lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ensureChromium } from './chromium.mjs';
import { buildAll, buildData } from './pipeline.mjs';
import { createProgress, elapsed, PlainError, endCleanlyOnSignals, run } from './run.mjs';
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
 * @param {import('./run.mjs').Progress} progress
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
 * @param {import('./run.mjs').Progress} progress
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
 * @param {import('./run.mjs').Progress} progress
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

/**
 * @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, link?: boolean }>} LockedPackages
 */

/**
 * Whether every package of the lockfile is installed in its locked version. npm itself keeps the
 * list of what it installed in `node_modules/.package-lock.json` and writes it last, so an install
 * that was cut short, or one of another lockfile, does not pass. Packages for other systems are
 * optional and may be missing.
 *
 * @param {LockedPackages} locked
 * @param {LockedPackages} installed
 */
export function isInstalled(locked, installed) {
	return Object.entries(locked).every(([place, wanted]) => {
		if (place === '' || wanted.link) return true;
		const found = installed[place];
		if (!found) return wanted.optional === true;
		return found.version === wanted.version && found.integrity === wanted.integrity;
	});
}

/** @type {(file: string) => Promise<LockedPackages | null>} null where the file is missing */
async function readPackages(file) {
	try {
		return JSON.parse(await readFile(file, 'utf8')).packages ?? {};
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
		throw new PlainError(`${file} cannot be read: ${/** @type {Error} */ (error).message}`);
	}
}

/**
 * Whether every package that npm lists is still in its folder: one may have been emptied since.
 *
 * @param {string} root
 * @param {LockedPackages} installed
 */
async function isWhole(root, installed) {
	const folders = Object.entries(installed).filter(([place, { link }]) => place !== '' && !link);
	const found = await Promise.all(
		folders.map(([place]) =>
			stat(path.join(root, place, 'package.json')).then(
				({ size }) => size > 0,
				() => false
			)
		)
	);
	return found.every(Boolean);
}

/**
 * What became of an install that failed, in a sentence.
 *
 * @param {string} output what npm said
 * @param {string} root
 */
export function installProblem(output, root) {
	if (/ENOSPC|EDQUOT/.test(output)) {
		return 'The packages could not be installed: there is no room on this disk. Free some space and run the command again.';
	}
	if (/EACCES|EPERM|EROFS/.test(output)) {
		return `The packages could not be installed: npm may not write where it has to. Make ${root} writable, and npm's own folder (or name another: npm_config_cache=/some/folder), and run the command again.`;
	}
	if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|network/i.test(output)) {
		return 'The packages could not be installed. Check the network and run the command again.';
	}
	return 'The packages could not be installed (npm ci failed); what it said stands here. If another install is under way, wait for its end; else remove node_modules and run the command again.';
}

/** @type {(folder: string) => Promise<number>} packages already in a node_modules folder */
async function countPackages(folder) {
	const names = await readdir(folder).catch(() => /** @type {string[]} */ ([]));
	const scoped = await Promise.all(
		names
			.filter((name) => name.startsWith('@'))
			.map((name) => readdir(path.join(folder, name)).catch(() => /** @type {string[]} */ ([])))
	);
	const plain = names.filter((name) => !name.startsWith('@') && !name.startsWith('.')).length;
	return scoped.reduce((sum, list) => sum + list.length, plain);
}

/**
 * Installs the packages of `package-lock.json` where they are missing or others.
 *
 * @param {string} root the project's folder
 * @param {import('./run.mjs').Progress} progress
 */
export async function ensurePackages(root, progress) {
	const folder = path.join(root, 'node_modules');
	const locked = await readPackages(path.join(root, 'package-lock.json'));
	if (!locked) {
		throw new PlainError('package-lock.json is missing. Get a complete copy of the project.');
	}
	// Half-written, as an install that was cut short leaves it, it is as good as missing.
	const installed = await readPackages(path.join(folder, '.package-lock.json')).catch(() => null);
	if (installed && isInstalled(locked, installed) && (await isWhole(root, installed))) return;

	const status = await lstat(folder).catch(() => null);
	if (status?.isSymbolicLink()) {
		throw new PlainError(
			'node_modules is a link to a folder that does not hold the packages of package-lock.json. ' +
				'Remove the link and run the command again, or install them in the linked folder.'
		);
	}

	await progress.step('Packages', 'installing (needs the network once)', async (step) => {
		const total = Object.entries(locked).filter(
			([place, { optional }]) => place.lastIndexOf('node_modules/') === 0 && !optional
		).length;
		const watch = setInterval(() => {
			void countPackages(folder).then((count) =>
				step.detail(
					count > 0 ? `${Math.min(count, total)} of about ${total} packages` : 'fetching packages'
				)
			);
		}, 1000);
		try {
			const npm = npmCommand();
			const install = (/** @type {string[]} */ ...more) =>
				run(
					npm.command,
					[...npm.args, 'ci', '--no-audit', '--no-fund', '--loglevel=error', ...more],
					{ cwd: root, shell: npm.shell, onLine: () => undefined }
				);
			let { status, output } = await install();
			// Where a home may not be written to, the project has room for what npm keeps there.
			if (status !== 0 && /EACCES|EPERM|EROFS/.test(output)) {
				({ status, output } = await install('--cache', path.join(root, '.cache', 'npm')));
			}
			if (status !== 0) throw new PlainError(installProblem(output, root), output);
		} finally {
			clearInterval(watch);
		}
		return `${await countPackages(folder)} installed`;
	});
}

/**
 * npm as it was called, or as it is found: `npm run` names its own program, which needs no shell and
 * so no quoting.
 *
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
function npmCommand() {
	const own = process.env.npm_execpath;
	if (own?.endsWith('npm-cli.js')) {
		return { command: process.execPath, args: [own], shell: false };
	}
	const windows = process.platform === 'win32';
	return { command: windows ? 'npm.cmd' : 'npm', args: [], shell: windows };
}
