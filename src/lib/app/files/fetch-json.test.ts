import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { gzipSync } from 'fflate';
import { fetchPlaceIndex } from '../worker/answers.ts';
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

describe('fetching a file whose name says what is in it', () => {
	const whole = '{"format":1,"rent":1249}';
	const changed = whole.replace('9', '8');
	const hash = createHash('sha256').update(whole).digest('hex').slice(0, 16);
	const url = `data/rents-${hash}.json`;
	/** Answers with one body after the other, and notes past which caches it was asked. */
	const inTurn = (...bodies: readonly string[]) => {
		const caches: (RequestCache | undefined)[] = [];
		const fetcher: Fetcher = (_, init) =>
			Promise.resolve(new Response(bodies[caches.push(init?.cache) - 1] ?? bodies.at(-1)));
		return { caches, fetcher };
	};

	it('takes it at once where it is whole', async () => {
		const { caches, fetcher } = inTurn(whole);
		expect(await fetchJson(fetcher, url, 'x')).toMatchObject({ ok: true, value: { rent: 1249 } });
		expect(caches).toEqual([undefined]);
	});

	it('fetches it once more, past every copy, where a digit is another', async () => {
		const { caches, fetcher } = inTurn(changed, whole);
		expect(await fetchJson(fetcher, url, 'x')).toMatchObject({ ok: true, value: { rent: 1249 } });
		expect(caches).toEqual([undefined, 'reload']);
	});

	it.each([
		['a digit stays another', changed],
		['a page stays in its place', '<!doctype html>'],
		['nothing arrives', ''],
		['only its form arrives', '{"format":1}']
	])('says so where %s', async (_, body) => {
		const { caches, fetcher } = inTurn(body);
		expect(await fetchJson(fetcher, url, 'x')).toMatchObject({
			ok: false,
			problem: { code: 'file-broken' }
		});
		expect(caches).toHaveLength(2);
	});
});

describe('fetching a file that the build has compressed', () => {
	const whole = Uint8Array.from({ length: 5000 }, (_, at) => at % 251);
	const packed = gzipSync(whole);
	const placeIndex = (body: Uint8Array<ArrayBuffer> | string) =>
		fetchPlaceIndex(() => Promise.resolve(new Response(body)), 'x.bin');

	it('gives the bytes as they were', async () => {
		const result = await placeIndex(packed);
		expect(result.ok && new Uint8Array(result.value)).toEqual(whole);
	});

	it('gives them in a browser that cannot unpack by itself', async () => {
		vi.stubGlobal('DecompressionStream', undefined);
		delete (globalThis as { DecompressionStream?: unknown }).DecompressionStream;
		try {
			const result = await placeIndex(packed);
			expect(result.ok && new Uint8Array(result.value)).toEqual(whole);
		} finally {
			vi.unstubAllGlobals();
		}
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
