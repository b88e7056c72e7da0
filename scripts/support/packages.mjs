import { lstat, readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { PlainError } from './progress.mjs';
import { run } from './run.mjs';

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
 * @param {import('./progress.mjs').Progress} progress
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
