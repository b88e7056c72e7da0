/** Writes the built files: named by their content, listed with their sizes. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuiltFile } from '../../src/lib/domain/indicators/built-files.ts';
import { PROJECT_DIR } from '../data/region.ts';
import { contentHash, gzip } from '../tiles/pmtiles.ts';

const STATIC = join(PROJECT_DIR, 'static');

/** Removes what an earlier build left, so that no file without a name in the manifest is shipped. */
export function clearOutputs(): void {
	for (const folder of ['data', 'tiles'])
		rmSync(join(STATIC, folder), { recursive: true, force: true });
}

/** Writes `data/<name>-<hash>.json` below the site's root. */
export function writeJson(name: string, content: unknown): BuiltFile {
	return writeNamed(name, 'json', new TextEncoder().encode(JSON.stringify(content)));
}

/** Writes `data/<name>-<hash>.bin` below the site's root. */
export function writeBytes(name: string, bytes: Uint8Array): BuiltFile {
	return writeNamed(name, 'bin', bytes);
}

function writeNamed(name: string, ending: string, bytes: Uint8Array): BuiltFile {
	const hash = contentHash(bytes);
	const path = `data/${name}-${hash}.${ending}`;
	writeOutput(path, bytes);
	return { path, bytes: bytes.length, gzipBytes: gzip(bytes).length, hash };
}

/** Writes a file whose name is fixed already. */
export function writeOutput(path: string, bytes: Uint8Array): void {
	const file = join(STATIC, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, bytes);
}

/* Prints the steps of the build as they run, and keeps how long each took for the benchmarks. */

type Timed = { readonly step: string; readonly milliseconds: number };

/** Where `npm run bench` finds the times of the last build. */
const STEP_TIMES_FILE = join(PROJECT_DIR, '.cache', 'build-steps.json');

export class Steps {
	readonly #times: Timed[] = [];
	readonly #live = process.stdout.isTTY;

	/** `detail` of the running step: "120 of 330". */
	readonly detail = (text: string): void => {
		if (this.#live) process.stdout.write(`\r\u001b[K    ${text}`);
	};

	async run<T>(
		step: string,
		work: () => T | Promise<T>,
		summary?: (result: T) => string
	): Promise<T> {
		const started = performance.now();
		if (this.#live) process.stdout.write(`  ${step} …`);
		const result = await work();
		const milliseconds = performance.now() - started;
		this.#times.push({ step, milliseconds });
		const said = summary ? `: ${summary(result)}` : '';
		const clear = this.#live ? '\r\u001b[K' : '';
		process.stdout.write(`${clear}  ${step}${said} (${(milliseconds / 1000).toFixed(1)} s)\n`);
		return result;
	}

	save(): void {
		mkdirSync(join(PROJECT_DIR, '.cache'), { recursive: true });
		writeFileSync(STEP_TIMES_FILE, JSON.stringify(this.#times, null, '\t'));
	}
}
