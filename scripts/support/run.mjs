import { spawn } from 'node:child_process';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

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

/**
 * A failure that a person can act on: the message is one clear sentence, `output` the last lines of
 * the program that failed. Anything else that is thrown is a mistake in the scripts.
 */
export class PlainError extends Error {
	/**
	 * @param {string} message
	 * @param {string} [output]
	 */
	constructor(message, output = '') {
		super(message);
		this.name = 'PlainError';
		this.output = output;
	}
}

/**
 * @param {number} milliseconds
 * @returns {string} "0.4 s", "12 s", "2 min 05 s"
 */
export function elapsed(milliseconds) {
	const seconds = milliseconds / 1000;
	if (seconds < 10) return `${seconds.toFixed(1)} s`;
	const whole = Math.round(seconds);
	if (whole < 60) return `${whole} s`;
	return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/**
 * @typedef {object} Output where lines go: `process.stdout`, or a stand-in in tests
 * @property {(text: string) => unknown} write
 * @property {boolean} [isTTY]
 * @property {number} [columns]
 */

/**
 * @typedef {object} Step
 * @property {(text: string) => void} detail says what the step is doing now
 */

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const TITLE_WIDTH = 10;
/** In a log file a long step says that it still runs this often. */
const HEARTBEAT_MS = 10_000;

/**
 * Shows steps one after the other: on a terminal a line that counts the seconds, elsewhere plain
 * lines that make sense in a log file.
 *
 * @param {Output} [output]
 */
export function createProgress(output = process.stdout) {
	const live = output.isTTY === true && process.env.TERM !== 'dumb';
	const color = live && process.env.NO_COLOR === undefined;
	/** @type {(code: number, text: string) => string} */
	const paint = (code, text) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
	/** @param {string} text */
	const line = (text) => output.write(`${text}\n`);

	/** @type {(mark: string, title: string, rest: string) => string} */
	const row = (mark, title, rest) => `${mark} ${title.padEnd(TITLE_WIDTH)} ${rest}`.trimEnd();
	const done = (/** @type {string} */ title, /** @type {string} */ rest) =>
		line(row(paint(32, '✓'), title, rest));

	/**
	 * Runs `work` under a title and returns what it returns. `work` gets a handle to say what it is
	 * doing; its string result, if any, is shown behind the time.
	 *
	 * @template {string | undefined} T
	 * @param {string} title
	 * @param {string} doing "installing packages"
	 * @param {(step: Step) => Promise<T>} work
	 * @param {{ speaksItself?: boolean }} [options] `speaksItself`: the work prints its own progress
	 * @returns {Promise<T>}
	 */
	async function step(title, doing, work, { speaksItself = false } = {}) {
		const began = performance.now();
		let now = '';
		let frame = 0;
		const spent = () => elapsed(performance.now() - began);
		const draw = () => {
			const text = row(FRAMES[frame++ % FRAMES.length] ?? '', title, `${spent()}  ${now || doing}`);
			output.write(`\r\u001b[2K${text.slice(0, (output.columns ?? 80) - 1)}`);
		};
		const spins = live && !speaksItself;
		if (!spins) line(row('·', title, doing));
		const timer = spins
			? setInterval(draw, 120)
			: speaksItself
				? undefined
				: setInterval(
						() => line(row('·', title, [spent(), now].filter(Boolean).join('  '))),
						HEARTBEAT_MS
					);
		const settle = () => {
			clearInterval(timer);
			if (spins) output.write('\r\u001b[2K');
		};
		try {
			const result = await work({ detail: (text) => (now = text) });
			settle();
			done(title, [spent(), result ?? ''].filter(Boolean).join('  '));
			return result;
		} catch (error) {
			settle();
			line(row(paint(31, '✗'), title, spent()));
			throw error;
		}
	}

	return {
		step,
		line,
		/** A step that had nothing to do. @type {(title: string, why: string) => unknown} */
		unchanged: done,
		/** @param {unknown} error */
		failure(error) {
			if (!(error instanceof PlainError)) {
				line(error instanceof Error ? (error.stack ?? error.message) : String(error));
				return;
			}
			if (error.output) line(`\n${error.output.trimEnd()}`);
			line(`\n${paint(31, error.message)}`);
		}
	};
}

/** @typedef {ReturnType<typeof createProgress>} Progress */
