import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CachedStep, runCached, siteVersion } from './pipeline.mjs';
import { createProgress } from './run.mjs';

const COUNT = `
import fs from 'node:fs';
fs.mkdirSync('out', { recursive: true });
fs.appendFileSync('runs', 'x');
fs.writeFileSync('out/copy.txt', fs.readFileSync('in/a.txt'));
`;

const STEP: CachedStep = {
	id: 'copy',
	title: 'Copy',
	doing: 'copying',
	inputs: ['in'],
	isInput: (file) => !file.endsWith('.test.ts'),
	outputs: ['out'],
	isOutput: () => true,
	commands: [['work.mjs']],
	problem: 'The copy could not be made.',
	speaksItself: false
};

let root = '';
const progress = createProgress({ write: () => true });
const put = (file: string, text: string) => writeFile(path.join(root, file), text);
const build = () => runCached(root, STEP, progress);
const runs = async () => (await readFile(path.join(root, 'runs'), 'utf8')).length;

beforeEach(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'a step '));
	await mkdir(path.join(root, 'in'));
	await put('in/a.txt', 'one');
	await put('work.mjs', COUNT);
});

afterEach(() => rm(root, { recursive: true, force: true }));

test('a second run does nothing, also when only dates and tests changed', async () => {
	expect(await build()).toBe('built');
	await utimes(path.join(root, 'in/a.txt'), 1, 1);
	await put('in/a.test.ts', 'new');
	expect(await build()).toBe('unchanged');
	expect(await runs()).toBe(1);
});

test.each([
	['an input changed', () => put('in/a.txt', 'two')],
	['an input came', () => put('in/b.txt', 'new')],
	['an input went', () => rm(path.join(root, 'in/z.txt'))],
	['an output was changed', () => put('out/copy.txt', 'spoilt')],
	['an output is gone', () => rm(path.join(root, 'out/copy.txt'))],
	['an output lies there that no run made', () => put('out/stray.txt', 'x')],
	['the stamp cannot be read', () => put('.cache/steps/copy.json', '{"inputs":')]
])('it runs again when %s', async (_, change) => {
	await put('in/z.txt', 'last');
	await build();
	await change();
	expect(await build()).toBe('built');
	expect(await runs()).toBe(2);
});

test('after a failure it runs again', async () => {
	await build();
	await put('in/a.txt', 'two');
	await put('work.mjs', 'process.exit(3)');
	await expect(build()).rejects.toThrow('The copy could not be made.');
	await put('in/a.txt', 'one');
	await put('work.mjs', COUNT);
	expect(await build()).toBe('built');
});

test('a step that writes nothing is a failure, not a success', async () => {
	await put('work.mjs', '');
	await expect(build()).rejects.toThrow('ended without writing out');
});

test('another language is built anew, and the first one again after it', async () => {
	await build();
	vi.stubEnv('ROOTLINE_LANGUAGE', 'so');
	try {
		expect(await build()).toBe('built');
	} finally {
		vi.unstubAllEnvs();
	}
	expect(await build()).toBe('built');
});

test('the version of the site is that of its sources: dates and tests are none', async () => {
	await mkdir(path.join(root, 'src'));
	await put('src/a.ts', 'one');
	const version = await siteVersion(root);
	expect(version).toMatch(/^[0-9a-f]{16}$/);
	await utimes(path.join(root, 'src/a.ts'), 1, 1);
	await put('src/a.test.ts', 'a test');
	expect(await siteVersion(root)).toBe(version);
	await put('src/a.ts', 'two');
	expect(await siteVersion(root)).not.toBe(version);
	vi.stubEnv('ROOTLINE_LANGUAGE', 'so');
	expect(await siteVersion(root)).not.toBe(version);
	vi.unstubAllEnvs();
});
