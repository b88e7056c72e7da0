import { describe, expect, it } from 'vitest';
import { gzipSync } from 'fflate';
import type { BuiltManifest } from '../../domain/indicators/built-files.ts';
import { AtlasFiles, fetchJson, type Fetcher } from './atlas-files.ts';

const answering =
	(body: string, status = 200): Fetcher =>
	() =>
		Promise.resolve(new Response(body, { status }));

describe('fetching a file of the site', () => {
	it('gives the parsed file', async () => {
		const result = await fetchJson(answering('{"format":1,"n":3}'), 'x', 'places');
		expect(result).toEqual({ ok: true, value: { format: 1, n: 3 } });
	});

	it.each([
		['a missing file', answering('', 404), 'file-missing'],
		['a truncated file', answering('{"format":1,"n":'), 'file-broken'],
		['a file that is not an object', answering('7'), 'file-broken'],
		['a page instead of a file', answering('<!doctype html>'), 'file-broken'],
		['a file of another version', answering('{"format":2}'), 'file-other-version'],
		['no network', () => Promise.reject(new TypeError('offline')), 'file-unreachable']
	])('says so for %s', async (_, fetcher, code) => {
		const result = await fetchJson(fetcher, 'x', 'places');
		expect(result).toMatchObject({ ok: false, problem: { code, params: { what: 'places' } } });
	});

	it('gives up on a file that never comes', async () => {
		const never: Fetcher = (_, init) =>
			new Promise((_, reject) => {
				init?.signal?.addEventListener('abort', () => reject(init.signal!.reason as Error));
			});
		const result = await fetchJson(never, 'x', 'places', 5);
		expect(result).toMatchObject({ ok: false, problem: { code: 'file-slow' } });
	});
});

describe('fetching a file that the build has compressed', () => {
	const whole = Uint8Array.from({ length: 5000 }, (_, at) => at % 251);
	const packed = gzipSync(whole);
	const placeIndex = (body: Uint8Array<ArrayBuffer> | string) => {
		const manifest = { placeIndex: { path: 'x.bin' } } as BuiltManifest;
		return new AtlasFiles(manifest, '/', () => Promise.resolve(new Response(body))).placeIndex();
	};

	it('gives the bytes as they were', async () => {
		const result = await placeIndex(packed);
		expect(result.ok && new Uint8Array(result.value)).toEqual(whole);
	});

	it.each([
		['is cut short', packed.slice(0, packed.length / 2)],
		['has no bytes', new Uint8Array()],
		['is something else', '<!doctype html>']
	])('says so where it %s', async (_, body) => {
		expect(await placeIndex(body)).toMatchObject({
			ok: false,
			problem: { code: 'file-broken', params: { what: 'place-index' } }
		});
	});
});
