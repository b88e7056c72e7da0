import process from 'node:process';

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
