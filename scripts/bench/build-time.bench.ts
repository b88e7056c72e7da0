/** How long each step of the last build took, as the build itself wrote it down. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { array, number, object, parse, string } from 'valibot';
import { readStamp } from '../support/pipeline.mjs';
import type { Benchmark } from './support/measure.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const STEPS_FILE = new URL('../../.cache/build-steps.json', import.meta.url);
const Steps = array(object({ step: string(), milliseconds: number() }));

async function readSteps() {
	try {
		return parse(Steps, JSON.parse(await readFile(STEPS_FILE, 'utf8')));
	} catch (error) {
		throw new Error('No build was timed yet. Run npm run build first.', { cause: error });
	}
}

export default {
	title: 'Build',
	async run() {
		const steps = await readSteps();
		const whole = await Promise.all(
			['data', 'app'].map(async (id) => ({ id, stamp: await readStamp(ROOT, id) }))
		);
		const seconds = (value: number) => value.toFixed(1);
		return {
			tables: [
				{
					title: 'Last data build, step by step',
					columns: ['', 'seconds'],
					rows: steps.map(({ step, milliseconds }) => [step, seconds(milliseconds / 1000)])
				},
				{
					title: 'Last run of each part that changed',
					columns: ['', 'seconds'],
					rows: whole.flatMap(({ id, stamp }) => (stamp ? [[id, seconds(stamp.seconds)]] : []))
				}
			]
		};
	}
} satisfies Benchmark;
