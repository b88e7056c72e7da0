import { spawn } from 'node:child_process';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { PlainError } from './progress.mjs';

/** Lines of a failed program that are shown: the first often name the cause, the last the end. */
const HEAD_LINES = 15;
const TAIL_LINES = 45;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** A program of one's own group is ended with all that it has started; Windows has no groups. */
const GROUPS = process.platform !== 'win32';

/** @type {(child: import('node:child_process').ChildProcess, signal: 'SIGTERM' | 'SIGKILL') => void} */
function end(child, signal) {
	try {
		if (GROUPS && child.pid) process.kill(-child.pid, signal);
		else child.kill(signal);
	} catch (error) {
		// It has ended meanwhile.
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
	}
}

/**
 * On Ctrl-C (or a request to end), ends the programs that this one started and then this one.
 *
 * @param {() => number | Promise<number>} [beforeExit] last words; gives the exit status, 130 by default
 */
export function endCleanlyOnSignals(beforeExit = () => 130) {
	let ending = false;
	const endAll = async () => {
		if (ending) process.exit(130);
		ending = true;
		const children = [...running];
		const ended = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
		for (const child of children) end(child, 'SIGTERM');
		const patience = new Promise((resolve) => setTimeout(resolve, 3000));
		await Promise.race([Promise.all(ended), patience]);
		// What is still there would go on writing beside the next run.
		for (const child of children) end(child, 'SIGKILL');
		if (process.stdout.isTTY) process.stdout.write('\n');
		process.exit(await beforeExit());
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void endAll());
}

/**
 * @typedef {object} RunOptions
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [shell] needed for `npm.cmd` on Windows
 * @property {(line: string) => void} [onLine] gets every line of output; without it the output goes
 *   straight to the terminal
 */

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<{ status: number, output: string }>} exit status, and the first and last lines
 *   of output where `onLine` was given
 */
export function run(command, args, { cwd, env = process.env, shell = false, onLine }) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd,
			env,
			shell,
			detached: GROUPS,
			stdio: onLine ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
		});
		running.add(child);
		/** @type {string[]} */
		const lines = [];
		const take = onLine && ((/** @type {string} */ text) => keep(text, lines, onLine));
		child.stdout?.setEncoding('utf8').on('data', take ?? (() => undefined));
		child.stderr?.setEncoding('utf8').on('data', take ?? (() => undefined));
		child.once('error', (error) => {
			running.delete(child);
			reject(new PlainError(`Could not start ${command}: ${error.message}.`));
		});
		child.once('close', (status) => {
			running.delete(child);
			resolve({ status: status ?? 1, output: lines.join('\n') });
		});
	});
}

/** @type {(text: string, lines: string[], onLine: (line: string) => void) => void} */
function keep(text, lines, onLine) {
	for (const raw of stripVTControlCharacters(text).split(/[\r\n]+/)) {
		if (raw.trim() === '') continue;
		lines.push(raw);
		if (lines.length > HEAD_LINES + TAIL_LINES) lines.splice(HEAD_LINES, 2, '…');
		onLine(raw.trim());
	}
}

/**
 * Runs a Node program and turns a failure into a sentence.
 *
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @param {string} problem said when it fails: "The app could not be built."
 */
export async function runNode(args, options, problem) {
	const { status, output } = await run(process.execPath, args, options);
	if (status !== 0) throw new PlainError(problem, output);
}
