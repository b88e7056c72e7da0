import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ensurePackages, installProblem, isInstalled } from './commands.mjs';
import { createProgress } from './run.mjs';

const locked = {
	'': { version: '1.0.0' },
	'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
	'node_modules/only-for-mac': { version: '2.0.0', integrity: 'sha512-m', optional: true }
};

test('packages in their locked versions are installed, those for other systems may be missing', () => {
	expect(isInstalled(locked, { 'node_modules/a': locked['node_modules/a'] })).toBe(true);
	expect(isInstalled(locked, locked)).toBe(true);
});

test.each([
	['a missing package', {}],
	['another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
	['other content', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }],
	[
		'an optional package in another version',
		{ ...locked, 'node_modules/only-for-mac': { version: '1.0.0', integrity: 'sha512-m' } }
	]
])('%s is not installed', (_, installed) => {
	expect(isInstalled(locked, installed)).toBe(false);
});

describe('in a project', () => {
	let root: string;
	const at = (...parts: readonly string[]) => path.join(root, ...parts);
	const installs = () =>
		existsSync(at('installs')) ? readFileSync(at('installs'), 'utf8').trim().split('\n') : [];
	const lock = JSON.stringify({ packages: { '': {}, 'node_modules/a': locked['node_modules/a'] } });
	const quiet = () => createProgress({ write: () => true });
	const ensure = () => ensurePackages(root, quiet());

	/** A program in npm's place: `before` runs first, then it installs. */
	function npm(before = ''): void {
		writeFileSync(
			at('npm-cli.js'),
			`const fs = require('node:fs');
			fs.appendFileSync('installs', process.argv.slice(2).join(' ') + '\\n');
			${before}
			fs.mkdirSync('node_modules/a', { recursive: true });
			fs.writeFileSync('node_modules/a/package.json', '{}');
			fs.writeFileSync('node_modules/.package-lock.json', ${JSON.stringify(lock)});`
		);
		vi.stubEnv('npm_execpath', at('npm-cli.js'));
	}

	beforeEach(() => {
		root = mkdtempSync(path.join(tmpdir(), 'rootline-packages-'));
		writeFileSync(at('package.json'), '{"type":"commonjs"}');
		writeFileSync(at('package-lock.json'), lock);
		npm();
	});
	afterEach(() => {
		vi.unstubAllEnvs();
		rmSync(root, { recursive: true, force: true });
	});

	test('packages are installed once', async () => {
		await ensure();
		await ensure();
		expect(installs()).toHaveLength(1);
	});

	test.each<[string, () => void]>([
		[
			'a half-written list of packages',
			() => writeFileSync(at('node_modules/.package-lock.json'), lock.slice(0, 40))
		],
		['an empty list of packages', () => writeFileSync(at('node_modules/.package-lock.json'), '')],
		['an emptied folder of a package', () => rmSync(at('node_modules/a/package.json'))],
		['a package that was cut short', () => writeFileSync(at('node_modules/a/package.json'), '')],
		['no packages at all', () => rmSync(at('node_modules'), { recursive: true })]
	])('%s is mended by the next run', async (_, damage) => {
		await ensure();
		damage();
		await ensure();
		expect(installs()).toHaveLength(2);
		expect(readFileSync(at('node_modules/.package-lock.json'), 'utf8')).toBe(lock);
	});

	test('where the home is read-only, the project keeps what npm keeps there', async () => {
		npm(
			`if (!process.argv.includes('--cache')) { console.error('EROFS: read-only file system'); process.exit(1); }`
		);
		await ensure();
		expect(installs()[1]).toContain(`--cache ${at('.cache', 'npm')}`);
	});

	test.each([
		['npm error code EAI_AGAIN', /Check the network/],
		['npm error code ENOSPC', /no room/],
		['npm error code EACCES', /writable/],
		['npm error code ENOTEMPTY', /another install/]
	])('"%s" is said in a sentence', async (said, sentence) => {
		npm(`console.error(${JSON.stringify(said)}); process.exit(1);`);
		await expect(ensure()).rejects.toThrow(sentence);
		expect(installProblem(said, root)).toMatch(sentence);
	});

	test.skipIf(process.platform === 'win32')(
		'Ctrl-C ends the install, and what that has started',
		async () => {
			// The install starts a program of its own, and hears no request to end.
			npm(`process.on('SIGTERM', () => {}); process.on('SIGINT', () => {});
			const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
			fs.writeFileSync('pids.part', process.pid + ' ' + child.pid); fs.renameSync('pids.part', 'pids');
			for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`);
			mkdirSync(at('run'));
			const here = (file: string) => JSON.stringify(path.join(import.meta.dirname, file));
			writeFileSync(
				at('run', 'start.mjs'),
				`import { ensurePackages } from ${here('commands.mjs')};
			import { createProgress, endCleanlyOnSignals } from ${here('run.mjs')};
			endCleanlyOnSignals();
			await ensurePackages(${JSON.stringify(root)}, createProgress({ write: () => true }));`
			);
			const start = spawn(process.execPath, [at('run', 'start.mjs')], { stdio: 'ignore' });
			onTestFinished(() => void start.kill('SIGKILL'));
			await vi.waitUntil(() => existsSync(at('pids')), { timeout: 30_000 });
			const pids = readFileSync(at('pids'), 'utf8').split(' ').map(Number);
			const ended = new Promise((resolve) => start.once('exit', resolve));
			start.kill('SIGINT');
			expect(await ended).toBe(130);
			const isThere = (pid: number) => {
				try {
					return process.kill(pid, 0);
				} catch {
					return false;
				}
			};
			await vi.waitUntil(() => !pids.some(isThere), { timeout: 30_000 });
		}
	);
});
