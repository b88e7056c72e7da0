/**
 * Runs the refresh of a region over and over in one process, each time ended at another moment: whatever it asks
 * or changes after that fails, and a file that it was writing is left half. Then looks at what a reader finds, runs it
 * again, and prints what was not as it should be, a line each. Arguments: the region’s folder, one like it that nobody
 * touches, the year, and how many moments.
 */
import { createHash } from 'node:crypto';
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { settleRegion } from '../../scripts/support/region.mjs';

const [folder = '', untouched = '', year = '', count = ''] = process.argv.slice(2);
const cache = process.env.ROOTLINE_REFRESH_CACHE ?? '';
const { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } = fs;

class Ended extends Error {}

/** Steps so far, that at which it ends, and whether before the step or in the midst of it. */
const run = { steps: 0, end: Infinity, midst: false };

/** Counts a step; ends the run at its moment, and lets nothing happen after it. */
function step(half: () => void): void {
	run.steps += 1;
	if (run.steps < run.end) return;
	if (run.steps === run.end && run.midst) half();
	throw new Ended();
}

type Changing = 'mkdirSync' | 'renameSync' | 'rmSync' | 'cpSync' | 'writeFileSync';
type Anything = (...args: unknown[]) => unknown;
const changing = fs as unknown as Record<Changing, Anything>;

/** Puts steps into what changes files; `half` is what a step leaves when it ends in its midst. */
function counted(name: Changing, half: Anything = changing[name]): void {
	const real = changing[name];
	changing[name] = (...args) => {
		step(() => {
			half(...args);
		});
		return real(...args);
	};
}
const { mkdirSync } = fs;
for (const name of ['mkdirSync', 'renameSync', 'rmSync'] as const) counted(name);
counted('writeFileSync', (file, data) => {
	const bytes = Buffer.isBuffer(data) ? data : Buffer.from(String(data));
	writeFileSync(String(file), bytes.subarray(0, bytes.length / 2));
});
counted('cpSync', (from, to) => {
	mkdirSync(String(to), { recursive: true });
	for (const name of readdirSync(String(from)).slice(0, 3))
		cpSync(path.join(String(from), name), path.join(String(to), name), { recursive: true });
});
// What comes is checked by a process of its own; here it is a step like any other, as the figures are right.
childProcess.spawnSync = (() => {
	step(() => undefined);
	return { status: 0, stdout: '', stderr: '' };
}) as unknown as typeof childProcess.spawnSync;
const { fetch } = globalThis;
globalThis.fetch = async (...args) => {
	step(() => void fetch(...args).catch(() => undefined));
	return fetch(...args);
};
syncBuiltinESMExports();

const { refresh } = await import('../../scripts/refresh/refresh.ts');
process.stdout.write = () => true;

function hashOf(region: string): string {
	const hash = createHash('sha256');
	for (const name of readdirSync(region, { recursive: true, encoding: 'utf8' }).sort()) {
		if (!statSync(path.join(region, name)).isFile()) continue;
		hash.update(name).update(readFileSync(path.join(region, name)));
	}
	return hash.digest('hex');
}

/** Runs it once; true where it came to its end. */
async function once(end = Infinity, midst = false): Promise<boolean> {
	Object.assign(run, { steps: 0, end, midst });
	try {
		await refresh(['--year', year]);
		return true;
	} catch (error) {
		// A question that fails is taken for a bad line, and said to be asked too often.
		if (run.steps < run.end) throw error;
		return false;
	} finally {
		Object.assign(run, { end: Infinity });
	}
}

function reset(): void {
	for (const each of [folder, cache]) rmSync(each, { recursive: true, force: true });
	cpSync(untouched, folder, { recursive: true });
}

const before = hashOf(untouched);
reset();
await once();
const after = hashOf(folder);
const all = run.steps;
const wrong: string[] = [];
const halves = { before: 0, after: 0 };
const moments = Number(count);
for (let at = 0; at < moments; at += 1) {
	reset();
	// Spread over all steps; every other one in the midst of its step.
	const end = 1 + Math.floor(((at + 0.5) / moments) * all);
	const said = (what: string) => wrong.push(`ended at step ${end} of ${all}: ${what}`);
	if (await once(end, at % 2 === 1)) said('it went on');
	settleRegion(folder, false);
	const seen = hashOf(folder);
	if (seen === before) halves.before += 1;
	else if (seen === after) halves.after += 1;
	else said('a reader finds half of it');
	if (!(await once())) said('it does not end');
	if (hashOf(folder) !== after) said('it ends otherwise');
	const left = readdirSync(path.dirname(folder)).filter((name) =>
		name.startsWith(`.${path.basename(folder)}.`)
	);
	if (left.length > 0) said(`it leaves ${left.join(', ')}`);
	if (existsSync(cache) && readdirSync(cache).length > 0) said('answers are left');
}
process.stderr.write(JSON.stringify({ all, wrong, ...halves }));
