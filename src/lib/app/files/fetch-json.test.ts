import { describe, expect, it } from 'vitest';
import { fetchJson, type Fetcher } from './atlas-files.ts';

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
