import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '../domain/result.ts';
import type { SceneArchive } from '../domain/layers/scene.ts';
import type { TileArchive } from './types.ts';

type Handler = (request: { url: string }) => Promise<{ data: ArrayBuffer }>;

const engine = vi.hoisted(() => ({ handlers: new Map<string, unknown>() }));
vi.mock('maplibre-gl', () => ({
	addProtocol: (scheme: string, handler: unknown) => engine.handlers.set(scheme, handler)
}));

const { ArchiveReader } = await import('./archives.ts');

const TILE = new Uint8Array([1, 2, 3]).buffer;

function ask(address: string): Promise<{ data: ArrayBuffer }> {
	return (engine.handlers.get('archive') as Handler)({ url: address });
}

/** An archive with one tile, at 1/0/1. */
const archive: TileArchive = {
	getZxy: (z, x, y) => Promise.resolve(`${z}/${x}/${y}` === '1/0/1' ? { data: TILE } : undefined)
};

function archiveAt(url: string): SceneArchive {
	return { url, bounds: [-94, 44, -92, 46], minzoom: 0, maxzoom: 10 };
}

describe('tiles from whole archives', () => {
	const told: string[] = [];
	const openArchive = vi.fn<(url: string) => Promise<Result<TileArchive>>>();
	let reader: InstanceType<typeof ArchiveReader>;

	beforeEach(() => {
		told.length = 0;
		openArchive.mockReset();
		openArchive.mockResolvedValue(ok(archive));
		reader = new ArchiveReader({
			openArchive,
			onFailure: (url, detail) => told.push(`failed ${url}: ${detail}`),
			onRecovery: (url) => told.push(`recovered ${url}`)
		});
		reader.serve([archiveAt('tiles/a.pmtiles'), archiveAt('https://site.test/tiles/b.pmtiles')]);
		return () => reader.close();
	});

	it('come by address, from paths and from whole addresses', async () => {
		expect((await ask('archive://tiles/a.pmtiles/1/0/1')).data).toBe(TILE);
		expect((await ask('archive://https://site.test/tiles/b.pmtiles/1/0/1')).data).toBe(TILE);
	});

	it('come from the farther archive before the first zoom of the near one, and from no other after it', async () => {
		reader.serve([
			{ ...archiveAt('tiles/near.pmtiles'), minzoom: 1, farther: archiveAt('tiles/far.pmtiles') }
		]);
		await ask('archive://tiles/near.pmtiles/1/0/1');
		expect(openArchive.mock.calls).toEqual([['tiles/near.pmtiles']]);
		await ask('archive://tiles/near.pmtiles/0/0/0');
		expect(openArchive.mock.calls).toEqual([['tiles/near.pmtiles'], ['tiles/far.pmtiles']]);
	});

	it('say of the farther archive, too, that it could not be opened', async () => {
		reader.serve([
			{ ...archiveAt('tiles/near.pmtiles'), minzoom: 1, farther: archiveAt('tiles/far.pmtiles') }
		]);
		openArchive.mockResolvedValue(fail('network', { status: 0 }));
		await expect(ask('archive://tiles/near.pmtiles/0/0/0')).rejects.toThrow();
		expect(told).toHaveLength(1);
		expect(told[0]).toMatch(/^failed tiles\/far\.pmtiles/);
	});

	it('are empty where the archive holds none', async () => {
		expect((await ask('archive://tiles/a.pmtiles/9/9/9')).data.byteLength).toBe(0);
	});

	it('open an archive once', async () => {
		await Promise.all([
			ask('archive://tiles/a.pmtiles/1/0/0'),
			ask('archive://tiles/a.pmtiles/1/0/1')
		]);
		await ask('archive://tiles/a.pmtiles/1/1/1');
		expect(openArchive.mock.calls).toEqual([['tiles/a.pmtiles']]);
	});

	it('are refused for archives that no map shows', async () => {
		await expect(ask('archive://tiles/other.pmtiles/1/0/1')).rejects.toThrow('no map reads');
		expect(told).toEqual([]);
	});

	it.each([
		['an answer', () => Promise.resolve(fail('archive-missing', { status: 404 }))],
		['a rejection', () => Promise.reject(new Error('archive-missing 404'))]
	])('report a failed opening once, be it %s', async (_, answer) => {
		openArchive.mockImplementation(answer);
		await expect(ask('archive://tiles/a.pmtiles/1/0/1')).rejects.toThrow('archive-missing 404');
		await expect(ask('archive://tiles/a.pmtiles/1/0/0')).rejects.toThrow();
		expect(told).toHaveLength(1);
		expect(told[0]).toMatch(/^failed tiles\/a\.pmtiles: .*archive-missing 404$/);
		expect([...reader.failed]).toEqual(['tiles/a.pmtiles']);
	});

	it('open again on request, and say when it works', async () => {
		openArchive.mockResolvedValueOnce(fail('network'));
		await expect(ask('archive://tiles/a.pmtiles/1/0/1')).rejects.toThrow();
		expect(reader.healthy).toBe(false);
		reader.retry();
		expect(reader.healthy).toBe(false);
		expect((await ask('archive://tiles/a.pmtiles/1/0/1')).data).toBe(TILE);
		expect(reader.healthy).toBe(true);
		expect(told).toEqual(['failed tiles/a.pmtiles: network', 'recovered tiles/a.pmtiles']);
	});

	it('report a tile that cannot be read', async () => {
		openArchive.mockResolvedValue(
			ok({ getZxy: () => Promise.reject(new Error('invalid gzip data')) })
		);
		await expect(ask('archive://tiles/a.pmtiles/1/0/1')).rejects.toThrow('invalid gzip data');
		expect(told).toHaveLength(1);
	});
});
