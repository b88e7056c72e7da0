import { access, constants, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { PlainError, run } from './run.mjs';

/** What Chromium is started with: nothing of its own on the network, WebGL in software. */
export const CHROMIUM_ARGS = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-default-apps',
	'--metrics-recording-only',
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader'
];

/** The first one is Chromium without windows, which does the same in two thirds of the time. */
const NAMES = [
	'chromium-headless-shell',
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable'
];

/** What a package is called where it can be had, the one that is preferred first. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];

/** @returns {string[]} places where this system usually keeps a Chromium */
function usualPlaces() {
	if (process.platform === 'darwin') {
		return ['Google Chrome', 'Chromium'].flatMap((name) =>
			['', homedir()].map((base) => `${base}/Applications/${name}.app/Contents/MacOS/${name}`)
		);
	}
	if (process.platform === 'win32') {
		const bases = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
		return bases.flatMap((name) => {
			const base = process.env[name];
			return base
				? ['Google/Chrome', 'Chromium'].map((app) => path.join(base, app, 'Application/chrome.exe'))
				: [];
		});
	}
	const folders = ['/usr/bin', '/usr/local/bin', ...(process.env.PATH ?? '').split(':')];
	const places = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
	return [...new Set(places)];
}

/** @returns {Promise<string[]>} browsers that Playwright downloaded, the one it expects first */
async function playwrightPlaces() {
	// Read only now: the packages may have been installed by this very run.
	const { chromium } = await import('playwright-core');
	const expected = chromium.executablePath();
	const cache = expected.slice(0, Math.max(0, expected.search(/[/\\]chromium-\d+/)));
	const names = cache ? await readdir(cache).catch(() => /** @type {string[]} */ ([])) : [];
	const others = names
		.filter((name) => /^chromium-\d+$/.test(name))
		.sort()
		.reverse()
		.map((name) => expected.replace(/chromium-\d+/, name));
	return [...new Set([expected, ...others])];
}

/**
 * Whether a program is there and is a browser. Some systems have a `chromium-browser` that only says
 * how to install one.
 *
 * @param {string} file
 */
async function works(file) {
	const there = await access(file, constants.X_OK).then(
		() => true,
		() => false
	);
	// On Windows `--version` opens a window instead.
	if (!there || process.platform === 'win32') return there;
	const { status } = await run(file, ['--version'], { cwd: '/', onLine: () => undefined });
	return status === 0;
}

/**
 * The Chromium to test with: that of CHROMIUM_PATH, or one in a usual place.
 *
 * @returns {Promise<string | null>} its path, null where there is none
 * @throws {PlainError} when CHROMIUM_PATH names something that does not run
 */
export async function findChromium() {
	const wanted = process.env.CHROMIUM_PATH;
	if (wanted) {
		if (await works(wanted)) return wanted;
		throw new PlainError(`CHROMIUM_PATH is ${wanted}, which is not a program that runs.`);
	}
	for (const file of usualPlaces()) if (await works(file)) return file;
	for (const file of await playwrightPlaces()) if (await works(file)) return file;
	return null;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
async function succeeds(command, args) {
	const result = await run(command, args, { cwd: '/', onLine: () => undefined }).catch(() => null);
	return result?.status === 0;
}

/** @returns {Promise<readonly string[] | null>} what to put before apt-get, null where it may not be used */
async function aptPrefix() {
	if (process.platform !== 'linux' || !(await succeeds('apt-get', ['--version']))) return null;
	if (process.getuid?.() === 0) return [];
	return (await succeeds('sudo', ['-n', 'true'])) ? ['sudo', '-n'] : null;
}

/**
 * @param {string} root
 * @param {readonly string[]} prefix
 * @param {(text: string) => void} detail
 */
async function installWithApt(root, prefix, detail) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	/** @param {readonly string[]} args */
	const apt = (args) => {
		const words = [...prefix, 'apt-get', '-o', 'DPkg::Lock::Timeout=120', ...args];
		const [command = 'apt-get', ...rest] = words;
		return run(command, rest, { cwd: root, env, onLine: detail });
	};
	// An update may fail for one list of several; the install then says what is missing.
	await apt(['update']);
	let problem = null;
	for (const name of PACKAGES) {
		const { status, output } = await apt(['install', '-y', '--no-install-recommends', name]);
		if (status === 0) return null;
		problem = output;
	}
	return problem;
}

/**
 * Finds a Chromium or installs one: Debian's package where that may be done without asking, else
 * Playwright's download.
 *
 * @param {string} root
 * @param {import('./run.mjs').Progress} progress
 * @returns {Promise<string>}
 * @throws {PlainError} when there is none and none can be installed
 */
export async function ensureChromium(root, progress) {
	const found = await findChromium();
	if (found) return found;
	const prefix = await aptPrefix();
	/** @type {string | undefined} */
	let chromium;
	await progress.step('Chromium', 'installing a browser for the tests', async ({ detail }) => {
		const tried = [];
		if (prefix) {
			tried.push(await installWithApt(root, prefix, detail));
			chromium = (await findChromium()) ?? undefined;
			if (chromium) return chromium;
		}
		const cli = 'node_modules/playwright-core/cli.js';
		const download = await run(process.execPath, [cli, 'install', 'chromium'], {
			cwd: root,
			onLine: detail
		});
		tried.push(download.output);
		chromium = (await findChromium()) ?? undefined;
		if (chromium) return chromium;
		throw new PlainError(
			'No Chromium was found and none could be installed, so the end-to-end tests cannot run. ' +
				'Install Chromium or Chrome, or set CHROMIUM_PATH to one.',
			tried.filter(Boolean).join('\n')
		);
	});
	return /** @type {string} */ (/** @type {unknown} */ (chromium));
}
