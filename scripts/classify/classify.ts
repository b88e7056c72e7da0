/**
 * Classifies the areas of a table by one of the methods:
 *   npm run -s classify -- --method <id> --input <csv|-> --output <csv|-> [--as-published]
 *     [--directions <csv>] [--factor 1.44] [--scale cdf|z|nominal]
 * `-` stands for standard input and output.
 * Anything wrong with what it is given ends in one sentence, exit code 2, and no output file.
 */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ScoreScale } from '../../src/lib/domain/methods/definitions/method.ts';
import { METHOD_IDS, type MethodId } from '../../src/lib/domain/methods/definitions/index.ts';
import { textOfBytes } from '../../src/lib/domain/files/formats.ts';
import { formatCsv, readDirections, InputProblem, sentenceOf, ColumnTable } from './table.ts';
import { RUNS, type RunOptions } from './runs.ts';
import { pathToFileURL } from 'node:url';

export type Terminal = {
	/** All of standard input. */
	readonly read: () => Uint8Array;
	readonly print: (text: string) => void;
	readonly complain: (text: string) => void;
};

const SCALES: readonly ScoreScale[] = ['cdf', 'z', 'nominal'];
const WITH_VALUE = ['method', 'input', 'output', 'directions', 'factor', 'scale'] as const;
type Option = (typeof WITH_VALUE)[number];

function usage(): string {
	const methods = METHOD_IDS.map((id) => {
		const { reads, writes, options } = RUNS[id];
		const extra = options.length === 0 ? '' : `\n      options: --${options.join(' --')}`;
		return `  ${id}\n      reads: ${reads}\n      writes: ${writes}${extra}`;
	});
	return [
		'npm run -s classify -- --method <id> --input <csv|-> --output <csv|-> [--as-published]',
		'    [--directions <csv>] [--factor <number>] [--scale cdf|z|nominal]',
		'    - as a file stands for standard input and output',
		'',
		'Methods (shares are 0–1; an empty cell is a missing figure; other columns are left alone):',
		...methods,
		''
	].join('\n');
}

type Arguments = {
	readonly values: Readonly<Partial<Record<Option, string>>>;
	readonly asPublished: boolean;
};

/** Accepts `--name value` and `--name=value`. */
function readArguments(args: readonly string[]): Arguments {
	const values: Partial<Record<Option, string>> = {};
	let asPublished = false;
	for (let i = 0; i < args.length; i++) {
		const [, name = '', attached] = /^--([^=]+)(?:=(.*))?$/s.exec(args[i] ?? '') ?? [];
		const option = WITH_VALUE.find((one) => one === name);
		if (name === 'as-published' && attached === undefined) asPublished = true;
		else if (option === undefined) {
			const known = ['as-published', ...WITH_VALUE].map((one) => `--${one}`).join(', ');
			throw new InputProblem(`"${args[i] ?? ''}" is not an option; expected one of ${known}`);
		} else {
			const value = attached ?? args[++i];
			if (value === undefined || value === '') {
				throw new InputProblem(`--${option} has no value; expected one after it`);
			}
			values[option] = value;
		}
	}
	return { values, asPublished };
}

/** Stands for what is handed over without a file. */
const STANDARD = '-';

function readText(file: string, { read }: Pick<Terminal, 'read'>): string {
	let bytes: Uint8Array;
	try {
		bytes = file === STANDARD ? read() : readFileSync(file);
	} catch (error) {
		const reason = error instanceof Error ? error.message.replace(/, .*/s, '') : String(error);
		throw new InputProblem(`${file} cannot be read (${reason}); expected a CSV file`);
	}
	return textOfBytes(bytes).text;
}

/** Runs `work`, and says of what it throws which file it is about. */
function about<T>(file: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (error instanceof InputProblem)
			throw new InputProblem(sentenceOf(error, file === STANDARD ? 'standard input' : file));
		throw error;
	}
}

function methodOf(id: string | undefined): MethodId {
	const method = METHOD_IDS.find((one) => one === id);
	if (method !== undefined) return method;
	const expected = METHOD_IDS.join(', ');
	throw new InputProblem(
		id === undefined
			? `--method is missing; expected one of ${expected}`
			: `there is no method "${id}"; expected one of ${expected}`
	);
}

function fileOf(values: Arguments['values'], option: 'input' | 'output'): string {
	const file = values[option];
	if (file === undefined) throw new InputProblem(`--${option} is missing; expected a CSV file`);
	return file;
}

function factorOf(text: string | undefined): number | null {
	if (text === undefined) return null;
	const factor = Number(text);
	if (text.trim() === '' || !Number.isFinite(factor) || factor <= 0) {
		throw new InputProblem(`--factor ${text} is no factor; expected a number above 0 such as 1.44`);
	}
	return factor;
}

function scaleOf(text: string | undefined): ScoreScale {
	const scale = SCALES.find((one) => one === (text ?? 'cdf'));
	if (scale !== undefined) return scale;
	throw new InputProblem(`--scale ${text ?? ''} is no scale; expected one of ${SCALES.join(', ')}`);
}

function directionsOf(file: string, terminal: Terminal): RunOptions['directions'] {
	const text = readText(file, terminal);
	return about(file, () => readDirections(text));
}

/** Writes beside the file and renames, so that a failure leaves no half-written file. */
function writeWhole(file: string, text: string): void {
	const beside = `${file}.${String(process.pid)}.part`;
	try {
		writeFileSync(beside, text);
		renameSync(beside, file);
	} catch (error) {
		rmSync(beside, { force: true });
		const reason = error instanceof Error ? error.message.replace(/, .*/s, '') : String(error);
		throw new InputProblem(
			`${file} cannot be written (${reason}); expected a file in a folder that exists`
		);
	}
}

/** Takes away what an earlier run left, when this one fails: it must not pass for this one's answer. */
function orNothingAt<T>(file: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		const there = file !== STANDARD && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
		if (error instanceof InputProblem && there) rmSync(file);
		throw error;
	}
}

function classify(args: readonly string[], terminal: Terminal): void {
	const { values, asPublished } = readArguments(args);
	const method = methodOf(values.method);
	const run = RUNS[method];
	for (const option of ['factor', 'scale', 'directions'] as const) {
		if (values[option] !== undefined && !run.options.includes(option)) {
			const takers = METHOD_IDS.filter((id) => RUNS[id].options.includes(option)).join(' and ');
			throw new InputProblem(
				`--${option} means nothing to ${method}; expected it only with ${takers}`
			);
		}
	}
	const input = fileOf(values, 'input');
	const output = fileOf(values, 'output');
	for (const source of [input, values.directions]) {
		if (source !== undefined && output !== STANDARD && resolve(source) === resolve(output)) {
			throw new InputProblem(
				`--output ${output} would overwrite what is read; expected another file`
			);
		}
	}
	const { directions } = values;
	if (input === STANDARD && directions === STANDARD) {
		throw new InputProblem(
			'--input and --directions cannot both be standard input; expected a file for one of them'
		);
	}
	if (directions === undefined && run.options.includes('directions')) {
		throw new InputProblem(
			`${method} needs --directions; expected a CSV file with the columns column and direction`
		);
	}
	const options = {
		asPublished,
		factor: factorOf(values.factor),
		scale: scaleOf(values.scale)
	};
	const rows = orNothingAt(output, () => {
		const known = directions === undefined ? null : directionsOf(directions, terminal);
		const text = readText(input, terminal);
		return about(input, () => run.run(new ColumnTable(text), { ...options, directions: known }));
	});
	if (output === STANDARD) terminal.print(formatCsv(rows));
	else writeWhole(output, formatCsv(rows));
}

/** Exit code: 0 when done, 2 when something that was given is wrong. */
export function main(args: readonly string[], terminal: Terminal): number {
	if (args.includes('--help') || args.length === 0) {
		(args.length === 0 ? terminal.complain : terminal.print)(usage());
		return args.length === 0 ? 2 : 0;
	}
	try {
		classify(args, terminal);
		return 0;
	} catch (error) {
		if (!(error instanceof InputProblem)) throw error;
		terminal.complain(`${error.message}\n`);
		return 2;
	}
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	// npm starts scripts in the project's folder; files are meant from where the person stands.
	if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD);

	process.exitCode = main(process.argv.slice(2), {
		read: () => readFileSync(0),
		print: (text) => process.stdout.write(text),
		complain: (text) => process.stderr.write(text)
	});
}
