/**
 * The command as people run it, on an invented region and a server that answers as the Bureau does: ended by
 * force at any moment, it goes on where it stood, ends the same, and the region's folder is always whole.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	watch
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settleRegion } from '../../scripts/support/region.mjs';
import { censusServer, type CensusServer } from '../fixtures/census-server.ts';
import { writeRegion } from '../fixtures/region/write-region.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TSX = ['--import', 'tsx', '--import', './scripts/support/region.mjs'];
/** Moments at which the process is ended by force; as many as ROOTLINE_MOMENTS says, where somebody has the time. */
const MOMENTS = Number(process.env.ROOTLINE_MOMENTS ?? 3);
/** Moments at which it is ended from within, which costs no process each. */
const STEPS = 50;

let folder = '';
let untouched = '';
let server: CensusServer;
let newer = '';

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rootline-interrupted-'));
	untouched = join(folder, 'untouched');
	writeRegion(untouched);
	const text = readFileSync(join(untouched, 'figures/acs5-2019-2023.csv'), 'utf8');
	// A year later every rent is $50 higher.
	const [header = '', ...rows] = text.trimEnd().split('\n');
	const rent = header.split(',').indexOf('B25064_001E');
	newer = [
		header,
		...rows.map((row) =>
			row
				.split(',')
				.map((cell, at) => (at === rent ? String(Number(cell) + 50) : cell))
				.join(',')
		)
	].join('\n');
	server = await censusServer({ 2023: text, 2024: `${newer}\n` });
});
afterAll(async () => {
	await server.close();
	rmSync(folder, { recursive: true, force: true });
});

type Run = {
	readonly child: ChildProcess;
	readonly done: Promise<{ code: number | null; out: string }>;
};

function refresh(region: string, year: string): Run {
	const env = {
		...process.env,
		ROOTLINE_REGION: region,
		ROOTLINE_CENSUS: server.base,
		ROOTLINE_REFRESH_PACE: '0',
		ROOTLINE_REFRESH_CACHE: `${region}.answers`
	};
	const args = [...TSX, 'scripts/refresh/refresh.ts', '--year', year];
	const child = spawn(process.execPath, args, { cwd: ROOT, env, detached: true });
	return { child, done: ended(child) };
}

/** How a process came to its end, and all that it said. */
function ended(child: ChildProcess): Run['done'] {
	let out = '';
	child.stdout?.on('data', (text) => (out += String(text)));
	child.stderr?.on('data', (text) => (out += String(text)));
	return new Promise((resolve) => {
		child.on('close', (code) => {
			resolve({ code, out });
		});
	});
}

/** One value for everything in a folder. */
function hashOf(region: string): string {
	const hash = createHash('sha256');
	const names = readdirSync(region, { recursive: true, encoding: 'utf8' }).sort();
	for (const name of names) {
		if (!statSync(join(region, name)).isFile()) continue;
		hash.update(name).update(readFileSync(join(region, name)));
	}
	return hash.digest('hex');
}

function copy(name: string): string {
	const region = join(folder, name);
	cpSync(untouched, region, { recursive: true });
	return region;
}

const json = (region: string, file: string) =>
	JSON.parse(readFileSync(join(region, file), 'utf8')) as Record<string, never>;

describe('npm run refresh', { timeout: 600_000 }, () => {
	test('takes in a newer release, and says what changed', async () => {
		const region = copy('straight');
		const { code, out } = await refresh(region, '2024').done;
		expect(code, out).toBe(0);
		expect(out).toContain('median rent missing in 0 tracts, was 0; 12 of 12 values changed.');
		expect(out).toMatch(/^\d+ of 12 classes changed\.$/m);
		expect(json(region, 'region.json')).toMatchObject({
			newestPeriod: '2020-2024',
			margins: { '2020-2024': 'all' }
		});
		// The release before stays as it was.
		const older = 'figures/acs5-2019-2023.csv';
		expect(readFileSync(join(region, older))).toEqual(readFileSync(join(untouched, older)));
		expect(existsSync(`${region}.answers/harrow-2020-2024`)).toBe(false);
		expect(readdirSync(folder).filter((name) => name.startsWith('.straight'))).toEqual([]);
	});

	test('ended at any moment, goes on and ends the same, and nobody sees half', async () => {
		const straight = hashOf(join(folder, 'straight'));
		const before = hashOf(untouched);
		const questions = new Set(server.asked).size;
		const moments = Array.from({ length: MOMENTS }, (_, at) =>
			at === 0 ? 'folder' : Math.floor(((at - 0.5) / Math.max(1, MOMENTS - 1)) * questions)
		);
		for (const [at, moment] of moments.entries()) {
			const region = copy(`ended-${at}`);
			const first = server.asked.length;
			const run = refresh(region, '2024');
			const end = () => {
				if (run.child.pid !== undefined) process.kill(-run.child.pid, 'SIGKILL');
			};
			// As soon as the new folder shows, or a question has come.
			const seen = watch(folder, (_, name) => {
				if (moment === 'folder' && name === `.ended-${at}.next`) end();
			});
			server.onQuestion = (number) => {
				if (number === first + Number(moment)) end();
			};
			const { code } = await run.done;
			seen.close();
			server.onQuestion = () => undefined;
			expect(code, `moment ${moment}`).toBeNull();
			settleRegion(region, false);
			expect([before, straight]).toContain(hashOf(region));
			const asked = server.asked.length;
			const again = await refresh(region, '2024').done;
			expect(again.code, again.out).toBe(0);
			// What had been answered is not asked for again, but for the one on its way.
			expect(server.asked.length - first).toBeLessThanOrEqual(questions + 1);
			expect(server.asked.length).toBeGreaterThanOrEqual(asked);
			expect(hashOf(region), `moment ${moment}`).toBe(straight);
		}
	});

	test(`ended at ${STEPS} of its steps, in their midst too, it ends the same`, async () => {
		const region = copy('steps');
		const args = [...TSX, 'tests/refresh/ended-anywhere.ts', region, untouched, '2024', `${STEPS}`];
		const env = {
			...process.env,
			ROOTLINE_REGION: region,
			ROOTLINE_CENSUS: server.base,
			ROOTLINE_REFRESH_PACE: '0',
			ROOTLINE_REFRESH_CACHE: `${region}.answers`
		};
		const { code, out } = await ended(spawn(process.execPath, args, { cwd: ROOT, env }));
		expect(code, out).toBe(0);
		const { all, wrong, before, after } = JSON.parse(out) as Record<string, never>;
		expect(wrong).toEqual([]);
		expect(Number(all)).toBeGreaterThan(STEPS);
		expect([Number(before) + Number(after), Number(before) > 0, Number(after) > 0]).toEqual([
			STEPS,
			true,
			true
		]);
		expect(hashOf(region)).toBe(hashOf(join(folder, 'straight')));
	});

	test('a crash between the two steps of the replacement brings the folder before back', () => {
		const region = copy('between');
		cpSync(region, join(folder, '.between.before'), { recursive: true });
		rmSync(region, { recursive: true });
		settleRegion(region);
		expect(hashOf(region)).toBe(hashOf(untouched));
		expect(existsSync(join(folder, '.between.before'))).toBe(false);
	});

	test('figures that do not add up are refused, and nothing is changed', async () => {
		const region = copy('refused');
		const columns = newer.split('\n', 1)[0]!.split(',');
		const owners = columns.indexOf('B25003_002E');
		const [header = '', first = '', ...rest] = newer.split('\n');
		const cells = first.split(',');
		cells[owners] = String(Number(cells[owners]) + 1);
		const wrong = await censusServer({ 2024: [header, cells.join(','), ...rest, ''].join('\n') });
		const real = server;
		server = wrong;
		const { code, out } = await refresh(region, '2024').done;
		server = real;
		await wrong.close();
		expect(code).toBe(1);
		expect(out).toContain('nothing was changed');
		expect(out).toContain('add up to');
		expect(hashOf(region)).toBe(hashOf(untouched));
	});

	test.each([
		['twenty', 'give the last year of a five-year period'],
		['2018', 'The atlas has no place for 2014–2018'],
		['2031', 'price-index.json has no index of 2031']
	])('--year %s is answered with one sentence', async (year, sentence) => {
		const { code, out } = await refresh(untouched, year).done;
		expect(code).toBe(1);
		expect(out).toContain(sentence);
		expect(out).not.toContain('    at ');
	});
});
