import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './static-files.mjs';
import type { Served } from './static-files.mjs';

type Answer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: Buffer;
};

const TEXT = 'The line has thirteen planned stations. '.repeat(50);
const ARCHIVE = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));
const log: Served[] = [];
let folder = '';
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'a site '));
	const root = path.join(folder, 'build');
	await mkdir(path.join(root, 'station'), { recursive: true });
	await mkdir(path.join(root, '_app/immutable'), { recursive: true });
	await mkdir(path.join(root, 'docs'));
	await mkdir(path.join(root, 'answers-3f2a9c0d1e2b3c4d'));
	const files: Record<string, string | Buffer> = {
		'index.html': '<h1>Home</h1>',
		'404.html': '<h1>Not here</h1>',
		'table.html': '<h1>Table</h1>',
		'docs/index.html': '<h1>Docs</h1>',
		'station/penn avenue.html': '<h1>Penn</h1>',
		'_app/immutable/a.js': TEXT,
		'places-3f2a9c0d1e2b3c4d.json': TEXT,
		'answers-3f2a9c0d1e2b3c4d/agreement.json': TEXT,
		'corridor.pmtiles': ARCHIVE,
		'empty.json': '',
		'.secret': 'hidden',
		'../secret.txt': 'outside'
	};
	for (const [name, content] of Object.entries(files)) {
		await writeFile(path.join(root, name), content);
	}
	await symlink(path.join(folder, 'secret.txt'), path.join(root, 'link.txt'));
	site = await serve({ root, port: 0, onServed: (served) => log.push(served) });
});

afterAll(async () => {
	await site.close();
	await rm(folder, { recursive: true, force: true });
});

/** Sends the path as it is written: `fetch` would resolve its dots first. */
function ask(place: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
	return new Promise((resolve, reject) => {
		request({ port: site.port, host: '127.0.0.1', path: place, headers, method }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', () => {
				const status = response.statusCode ?? 0;
				resolve({ status, headers: response.headers, body: Buffer.concat(parts) });
			});
		})
			.on('error', reject)
			.end();
	});
}

test('files can be read from pages without an origin, as sandboxed frames are', async () => {
	expect((await ask('/')).headers['access-control-allow-origin']).toBe('*');
});

test.each([
	['/', 'Home'],
	['/table', 'Table'],
	['/table?i=median-gross-rent', 'Table'],
	['/docs/', 'Docs'],
	['/station/penn%20avenue', 'Penn']
])('%s is the page "%s"', async (place, heading) => {
	const answer = await ask(place);
	expect(answer.status).toBe(200);
	expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
	expect(answer.headers['cache-control']).toBe('no-cache');
	expect(answer.body.toString()).toBe(`<h1>${heading}</h1>`);
});

test.each([
	['/docs?a=1', '/docs/?a=1'],
	['/table/', '/table'],
	['/station/penn%20avenue/', '/station/penn%20avenue']
])('%s leads on to %s', async (place, target) => {
	const answer = await ask(place);
	expect([answer.status, answer.headers.location]).toEqual([308, target]);
});

test('an address that leads nowhere gets the page that says so, and the status', async () => {
	const answer = await ask('/nowhere');
	expect(answer.status).toBe(404);
	expect(answer.body.toString()).toContain('Not here');
});

test.each([
	'/../secret.txt',
	'/%2e%2e/secret.txt',
	'/..%2fsecret.txt',
	'/station/../../secret.txt',
	'/..%5csecret.txt',
	'/link.txt',
	'/.secret',
	'/%00',
	'/%zz',
	'//secret.txt'
])('nothing outside of the site is served: %s', async (place) => {
	const answer = await ask(place);
	expect(answer.status).toBe(404);
	expect(answer.body.toString()).not.toContain('outside');
});

test('text is compressed as the browser can read it', async () => {
	const plain = await ask('/places-3f2a9c0d1e2b3c4d.json');
	const gzip = await ask('/places-3f2a9c0d1e2b3c4d.json', { 'Accept-Encoding': 'gzip, br;q=0' });
	const brotli = await ask('/places-3f2a9c0d1e2b3c4d.json', { 'Accept-Encoding': 'gzip, br' });
	expect(plain.headers['content-encoding']).toBeUndefined();
	expect(plain.body.toString()).toBe(TEXT);
	expect(gzip.headers['content-encoding']).toBe('gzip');
	expect(gunzipSync(gzip.body).toString()).toBe(TEXT);
	expect(brotli.headers['content-encoding']).toBe('br');
	expect(brotliDecompressSync(brotli.body).toString()).toBe(TEXT);
	for (const answer of [plain, gzip, brotli]) {
		expect(answer.headers.vary).toBe('Accept-Encoding');
		expect(Number(answer.headers['content-length'])).toBe(answer.body.length);
	}
	expect(new Set([plain, gzip, brotli].map((answer) => answer.headers.etag)).size).toBe(3);
});

test('what is compressed already is sent as it is', async () => {
	const answer = await ask('/corridor.pmtiles', { 'Accept-Encoding': 'gzip, br' });
	expect(answer.headers['content-encoding']).toBeUndefined();
	expect(answer.body.equals(ARCHIVE)).toBe(true);
});

test.each([
	['bytes=0-9', 0, 10],
	['bytes=990-', 990, 1000],
	['bytes=-5', 995, 1000],
	['bytes=990-5000', 990, 1000]
])('a part of an archive: %s', async (range, from, to) => {
	const answer = await ask('/corridor.pmtiles', { Range: range, 'Accept-Encoding': 'gzip' });
	expect(answer.status).toBe(206);
	expect(answer.headers['content-range']).toBe(
		`bytes ${String(from)}-${String(to - 1)}/${String(ARCHIVE.length)}`
	);
	expect(answer.body.equals(ARCHIVE.subarray(from, to))).toBe(true);
});

test('a part beyond the end is refused, and a part of an older file gives the whole new one', async () => {
	const beyond = await ask('/corridor.pmtiles', { Range: 'bytes=1000-' });
	expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */1000']);
	const older = await ask('/corridor.pmtiles', { Range: 'bytes=0-9', 'If-Range': '"old"' });
	expect([older.status, older.body.length]).toEqual([200, 1000]);
});

test('several parts, or parts in another unit, give the whole file', async () => {
	for (const Range of ['bytes=0-1,5-6', 'lines=0-1', 'bytes=9-2', 'bytes=-']) {
		expect((await ask('/corridor.pmtiles', { Range })).status).toBe(200);
	}
});

test('names that carry a hash are kept for good, others are asked for again', async () => {
	const cacheOf = async (place: string) => (await ask(place)).headers['cache-control'];
	expect(await cacheOf('/_app/immutable/a.js')).toContain('immutable');
	expect(await cacheOf('/places-3f2a9c0d1e2b3c4d.json')).toContain('immutable');
	expect(await cacheOf('/answers-3f2a9c0d1e2b3c4d/agreement.json')).toContain('immutable');
	expect(await cacheOf('/corridor.pmtiles')).toBe('no-cache');
});

test('a file that is still the same is not sent again', async () => {
	const first = await ask('/table', { 'Accept-Encoding': 'gzip' });
	const tag = String(first.headers.etag);
	const second = await ask('/table', {
		'Accept-Encoding': 'gzip',
		'If-None-Match': `"x", W/${tag}`
	});
	expect([second.status, second.body.length]).toEqual([304, 0]);
	expect((await ask('/table', { 'If-None-Match': '"x"' })).status).toBe(200);
});

test('HEAD sends the headers alone, and other methods are refused', async () => {
	const head = await ask('/corridor.pmtiles', {}, 'HEAD');
	expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '1000', 0]);
	expect((await ask('/', {}, 'POST')).status).toBe(405);
	expect((await ask('/empty.json')).status).toBe(200);
});

test('counts the bytes that were sent', async () => {
	log.length = 0;
	const gzip = await ask('/_app/immutable/a.js', { 'Accept-Encoding': 'gzip' });
	await ask('/corridor.pmtiles', { Range: 'bytes=0-9' });
	await expect.poll(() => log.length).toBe(2);
	expect(log.map(({ path: place, status, bytes }) => [place, status, bytes])).toEqual([
		['/_app/immutable/a.js', 200, gzip.body.length],
		['/corridor.pmtiles', 206, 10]
	]);
});

test('a site in a folder of its host answers only below it', async () => {
	const inFolder = await serve({ root: path.join(folder, 'build'), port: 0, base: '/a folder/' });
	try {
		expect(inFolder.url).toMatch(/\/a%20folder\/$/);
		expect((await fetch(`${inFolder.url}table`)).status).toBe(200);
		expect((await fetch(new URL('/table', inFolder.url))).status).toBe(404);
		const bare = await fetch(new URL('/a%20folder', inFolder.url), { redirect: 'manual' });
		expect([bare.status, bare.headers.get('location')]).toEqual([308, '/a%20folder/']);
	} finally {
		await inFolder.close();
	}
});

test('a port that was asked for and is taken is a clear failure', async () => {
	const again = serve({ root: folder, port: site.port });
	await expect(again).rejects.toThrow(`Port ${String(site.port)} is in use.`);
});
