import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentHash, writeArchive } from '../../../scripts/tiles/pmtiles.ts';
import {
	WholeFileSource,
	expectedOf,
	fetchArchive,
	openArchive,
	type ExpectedArchive
} from './archive-file.ts';

const TILE = new TextEncoder().encode('a tile');
const { bytes: ARCHIVE } = writeArchive({
	tiles: [{ z: 3, x: 1, y: 2, bytes: TILE }],
	bounds: [-94, 44, -92, 46],
	metadata: { name: 'Test', description: '', attribution: 'Nobody', version: '1', layers: [] }
});
const EXPECTED: ExpectedArchive = { bytes: ARCHIVE.length, hash: contentHash(ARCHIVE) };
const key = 'tiles/test.pmtiles';

async function problemOf(
	result: ReturnType<typeof openArchive>
): Promise<{ code: string; params: object } | null> {
	const opened = await result;
	return opened.ok ? null : opened.problem;
}

function changed(at: number, value: number): Uint8Array {
	const copy = ARCHIVE.slice();
	copy[at] = value;
	return copy;
}

/** A host that has the file in `parts`, which may be fewer bytes than it should have. */
function host(parts: readonly Uint8Array[], init: ResponseInit = {}): typeof fetch {
	return () =>
		Promise.resolve(
			new Response(
				new ReadableStream({
					start(controller) {
						for (const part of parts) controller.enqueue(part);
						controller.close();
					}
				}),
				init
			)
		);
}

afterEach(() => {
	vi.unstubAllGlobals();
});

describe('an archive in memory', () => {
	it('is expected to be what its name and the manifest say', () => {
		const path = `tiles/my-streets-${EXPECTED.hash}.pmtiles`;
		expect(expectedOf({ path, bytes: ARCHIVE.length })).toEqual(EXPECTED);
	});

	it('opens, with and without knowing what was built', async () => {
		for (const options of [{ key }, { key, expected: EXPECTED }]) {
			const opened = await openArchive(ARCHIVE, options);
			if (!opened.ok) throw new Error(opened.problem.code);
			const tile = await opened.value.getZxy(3, 1, 2);
			expect(new Uint8Array(tile?.data ?? new ArrayBuffer())).toEqual(TILE);
			expect(await opened.value.getZxy(3, 0, 0)).toBeUndefined();
			expect(opened.value.source.getKey()).toBe(key);
		}
	});

	it('is empty', async () => {
		expect(await problemOf(openArchive(new Uint8Array(), { key }))).toEqual({
			code: 'archive-empty',
			params: { archive: key }
		});
	});

	it('ends early, wherever that is', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: ARCHIVE.length - 1 }), async (length) => {
				const short = ARCHIVE.slice(0, length);
				expect(await problemOf(openArchive(short, { key, expected: EXPECTED }))).toMatchObject({
					code: 'archive-truncated',
					params: { bytes: length, expected: ARCHIVE.length }
				});
				// Without a manifest the header says how long the file is, once it is whole itself.
				expect((await problemOf(openArchive(short, { key })))?.code).toBe('archive-truncated');
			})
		);
	});

	it('is a page in place of the file', async () => {
		const page = new TextEncoder().encode('<!doctype html><title>Not found</title>');
		for (const options of [{ key }, { key, expected: EXPECTED }])
			expect((await problemOf(openArchive(page, options)))?.code).toBe('archive-not-pmtiles');
	});

	it('is of another version of the format', async () => {
		expect(await problemOf(openArchive(changed(7, 2), { key }))).toEqual({
			code: 'archive-version',
			params: { archive: key, version: 2 }
		});
		expect((await problemOf(openArchive(changed(7, 4), { key })))?.code).toBe('archive-version');
	});

	it('is damaged: any changed byte is noticed where the manifest is known', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 8, max: ARCHIVE.length - 1 }), async (at) => {
				const damaged = changed(at, (ARCHIVE[at] ?? 0) ^ 0x10);
				const problem = await problemOf(openArchive(damaged, { key, expected: EXPECTED }));
				expect(problem?.code).toBe('archive-corrupt');
			})
		);
		const longer = new Uint8Array(ARCHIVE.length + 1);
		longer.set(ARCHIVE);
		expect((await problemOf(openArchive(longer, { key, expected: EXPECTED })))?.code).toBe(
			'archive-corrupt'
		);
	});

	it('is damaged in directory, metadata, kind or bounds: noticed without a manifest', async () => {
		const view = new DataView(ARCHIVE.buffer);
		const root = Number(view.getBigUint64(8, true));
		const metadata = Number(view.getBigUint64(24, true));
		for (const damaged of [changed(root + 2, 0), changed(metadata + 12, 0xff), changed(99, 2)])
			expect((await problemOf(openArchive(damaged, { key })))?.code).toBe('archive-corrupt');
		const noBounds = ARCHIVE.slice();
		noBounds.fill(0, 102, 118);
		expect((await problemOf(openArchive(noBounds, { key })))?.code).toBe('archive-corrupt');
	});

	it('is checked by size and structure on pages where browsers offer no SHA-256', async () => {
		vi.stubGlobal('crypto', undefined);
		expect(await problemOf(openArchive(ARCHIVE, { key, expected: EXPECTED }))).toBeNull();
	});
});

describe('an archive on a host', () => {
	it('is fetched whole, once, and reports how far it is', async () => {
		const request = vi.fn(host([ARCHIVE.slice(0, 100), ARCHIVE.slice(100)]));
		const steps: [number, number | null][] = [];
		const opened = await fetchArchive(key, {
			fetch: request,
			expected: EXPECTED,
			onProgress: (received, total) => steps.push([received, total])
		});
		if (!opened.ok) throw new Error(opened.problem.code);
		await opened.value.getZxy(3, 1, 2);
		await opened.value.getZxy(3, 2, 2);
		expect(request).toHaveBeenCalledTimes(1);
		expect(request.mock.calls[0]?.[1]).toEqual({});
		expect(steps).toEqual([
			[100, ARCHIVE.length],
			[ARCHIVE.length, ARCHIVE.length]
		]);
	});

	it.each([
		['says its length', { 'content-length': '77' }, 77],
		[
			'compresses, so that the length is of no use',
			{ 'content-length': '77', 'content-encoding': 'gzip' },
			null
		],
		['says nothing', {}, null]
	])('that %s', async (_, headers, total) => {
		const totals = new Set<number | null>();
		await fetchArchive(key, {
			fetch: host([ARCHIVE], { headers: headers as Record<string, string> }),
			onProgress: (_received, all) => totals.add(all)
		});
		expect([...totals]).toEqual([total]);
	});

	it.each([
		[404, 'archive-missing'],
		[410, 'archive-missing'],
		[500, 'network'],
		[429, 'network']
	])('answers with %i', async (status, code) => {
		const problem = await problemOf(fetchArchive(key, { fetch: host([], { status }) }));
		expect(problem).toEqual({ code, params: { archive: key, status } });
	});

	it('cannot be reached', async () => {
		const offline: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
		expect(await problemOf(fetchArchive(key, { fetch: offline }))).toEqual({
			code: 'network',
			params: { archive: key, status: 0 }
		});
	});

	it('breaks off in the middle', async () => {
		let sent = false;
		const broken: typeof fetch = () =>
			Promise.resolve(
				new Response(
					new ReadableStream({
						pull(controller) {
							if (sent) controller.error(new TypeError('network error'));
							else controller.enqueue(ARCHIVE.slice(0, 50));
							sent = true;
						}
					})
				)
			);
		expect((await problemOf(fetchArchive(key, { fetch: broken })))?.code).toBe('network');
	});

	it('sends nothing, or less than was built', async () => {
		expect((await problemOf(fetchArchive(key, { fetch: host([]) })))?.code).toBe('archive-empty');
		const short = host([ARCHIVE.slice(0, 130)]);
		expect((await problemOf(fetchArchive(key, { fetch: short, expected: EXPECTED })))?.code).toBe(
			'archive-truncated'
		);
	});

	it('has the file, and a copy on the way is damaged: it is fetched past the copy, once', async () => {
		const caches: (RequestCache | undefined)[] = [];
		const behind = (...bodies: readonly Uint8Array[]): typeof fetch => {
			caches.length = 0;
			return (url, init) => host([bodies[caches.push(init?.cache) - 1]!])(url, init);
		};
		const damaged = changed(ARCHIVE.length - 1, (ARCHIVE.at(-1) ?? 0) ^ 1);
		const mended = fetchArchive(key, { fetch: behind(damaged, ARCHIVE), expected: EXPECTED });
		expect((await mended).ok).toBe(true);
		expect(caches).toEqual([undefined, 'reload']);
		const lost = fetchArchive(key, { fetch: behind(damaged, damaged), expected: EXPECTED });
		expect((await problemOf(lost))?.code).toBe('archive-corrupt');
		expect(caches).toHaveLength(2);
	});

	it('is no longer wanted', async () => {
		const controller = new AbortController();
		const waiting: typeof fetch = (_url, init) =>
			new Promise((_resolve, reject) => {
				init?.signal?.addEventListener('abort', () => {
					reject(new DOMException('Aborted', 'AbortError'));
				});
			});
		const result = problemOf(fetchArchive(key, { fetch: waiting, signal: controller.signal }));
		controller.abort();
		expect((await result)?.code).toBe('aborted');
	});
});

describe('the source', () => {
	it('hands out copies, and only what there is', async () => {
		const source = new WholeFileSource(key, Uint8Array.of(1, 2, 3, 4).subarray(1));
		const { data } = await source.getBytes(1, 16);
		expect([...new Uint8Array(data)]).toEqual([3, 4]);
		new Uint8Array(data)[0] = 9;
		expect([...new Uint8Array((await source.getBytes(0, 2)).data)]).toEqual([2, 3]);
	});
});
