/** Prints the steps of the build as they run, and keeps how long each took for the benchmarks. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../data/paths.ts';

type Timed = { readonly step: string; readonly milliseconds: number };

/** Where `npm run bench` finds the times of the last build. */
export const STEP_TIMES_FILE = join(PROJECT_DIR, '.cache', 'build-steps.json');

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
