import fc from 'fast-check';
import { Compression, TileType, tileIdToZxy } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { openBytes, openManyTiles, random } from '../../tests/tiles/support.ts';
import type { Tile } from './encode.ts';
import { archiveFileName, writeArchive, type ArchiveInput } from './pmtiles.ts';

const metadata: ArchiveInput['metadata'] = {
	name: 'Test',
	description: 'Made for a test',
	attribution: 'Nobody',
	version: '0123456789ab',
	layers: [
		{
			id: 'tracts',
			description: 'Areas',
			minzoom: 5,
			maxzoom: 7,
			fields: [
				{ key: 'GEOID', type: 'String', description: 'Code' },
				{ key: 'rent', type: 'Number', description: 'Dollars' }
			]
		}
	]
};
const bounds = [-94.0124971, 44.4711491, -92.7320421, 45.4147989] as const;

function write(
	tiles: readonly Tile[],
	more: Partial<ArchiveInput> = {}
): ArchiveInput & {
	archive: ReturnType<typeof writeArchive>;
} {
	const input = { tiles, metadata, bounds, ...more };
	return { ...input, archive: writeArchive(input) };
}

function allTiles(z: number, content: (id: number) => Uint8Array): Tile[] {
	const first = (4 ** z - 1) / 3;
	return Array.from({ length: 4 ** z }, (_, i) => {
		const [, x, y] = tileIdToZxy(first + i);
		return { z, x, y, bytes: content(i) };
	});
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const read = async (bytes: Uint8Array, z: number, x: number, y: number): Promise<string | null> => {
	const tile = await openBytes(bytes).getZxy(z, x, y);
	return tile === undefined ? null : new TextDecoder().decode(tile.data);
};

describe('the header', () => {
	it('says bounds, zooms, centre, counts and kinds exactly', async () => {
		const tiles = [...allTiles(5, () => text('same')), ...allTiles(6, (i) => text(`tile ${i}`))];
		const { archive } = write(tiles, { center: { longitude: -93.3, latitude: 45, zoom: 6 } });
		expect(await openBytes(archive.bytes).getHeader()).toMatchObject({
			specVersion: 3,
			minLon: bounds[0],
			minLat: bounds[1],
			maxLon: bounds[2],
			maxLat: bounds[3],
			centerLon: -93.3,
			centerLat: 45,
			centerZoom: 6,
			minZoom: 5,
			maxZoom: 6,
			clustered: true,
			internalCompression: Compression.Gzip,
			tileCompression: Compression.Gzip,
			tileType: TileType.Mvt,
			numAddressedTiles: 4 ** 5 + 4 ** 6,
			numTileEntries: 1 + 4 ** 6,
			numTileContents: 1 + 4 ** 6
		});
	});

	it('starts in the middle at the lowest zoom where no centre is given', async () => {
		const { archive } = write(allTiles(3, () => text('a')));
		const header = await openBytes(archive.bytes).getHeader();
		expect(header.centerLon).toBeCloseTo((bounds[0] + bounds[2]) / 2, 6);
		expect(header.centerLat).toBeCloseTo((bounds[1] + bounds[3]) / 2, 6);
		expect(header.centerZoom).toBe(3);
	});

	it('places sections one after the other up to the last byte', async () => {
		const { archive } = write(allTiles(4, (i) => text(`${i}`)));
		const header = await openBytes(archive.bytes).getHeader();
		expect(header.rootDirectoryOffset).toBe(127);
		expect(header.jsonMetadataOffset).toBe(127 + header.rootDirectoryLength);
		expect(header.tileDataOffset + (header.tileDataLength ?? 0)).toBe(archive.bytes.length);
	});
});

describe('the metadata', () => {
	it('names layers, fields with their types, and whom to credit', async () => {
		const { archive } = write(allTiles(1, () => text('a')));
		expect(await openBytes(archive.bytes).getMetadata()).toEqual({
			name: 'Test',
			description: 'Made for a test',
			attribution: 'Nobody',
			version: '0123456789ab',
			type: 'overlay',
			vector_layers: [
				{
					id: 'tracts',
					description: 'Areas',
					minzoom: 5,
					maxzoom: 7,
					fields: { GEOID: 'String', rent: 'Number' }
				}
			],
			field_descriptions: { tracts: { GEOID: 'Code', rent: 'Dollars' } }
		});
	});
});

describe('the tiles', () => {
	it('65,536 different ones come back through leaf directories', async () => {
		// Lengths must vary, or the root directory alone compresses to a few bytes.
		const next = random(5);
		const contents = Array.from({ length: 4 ** 8 }, (_, i) => {
			const filling = Array.from({ length: next() * 60 }, () =>
				Math.floor(next() * 36).toString(36)
			);
			return `${i} ${filling.join('')}`;
		});
		const { archive } = write(allTiles(8, (i) => text(contents[i] ?? '')));
		expect(archive.leafDirectories).toBeGreaterThan(1);
		const opened = openManyTiles(archive.bytes);
		const header = await opened.getHeader();
		expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
		expect(header.leafDirectoryLength).toBeGreaterThan(0);
		expect(header.numTileEntries).toBe(65_536);
		const first = (4 ** 8 - 1) / 3;
		for (let i = 0; i < 4 ** 8; i++) {
			const [z, x, y] = tileIdToZxy(first + i);
			const tile = await opened.getZxy(z, x, y);
			if (new TextDecoder().decode(tile?.data) !== contents[i])
				throw new Error(`Tile ${z}/${x}/${y} came back as something else.`);
		}
	}, 60_000);

	it('that are equal are stored once, and neighbours on the curve as one run', async () => {
		const tiles = allTiles(6, (i) => text(i < 1000 ? 'sea' : i === 2000 ? 'island' : 'land'));
		const { archive } = write(tiles);
		expect(archive).toMatchObject({ addressedTiles: 4096, tileEntries: 4, tileContents: 3 });
		const [z, x, y] = tileIdToZxy((4 ** 6 - 1) / 3 + 2000);
		expect(await read(archive.bytes, z, x, y)).toBe('island');
	});

	it('come back one by one from any set of places, and nothing from elsewhere', async () => {
		const place = fc.record({
			z: fc.integer({ min: 0, max: 12 }),
			x: fc.nat(4095),
			y: fc.nat(4095),
			content: fc.constantFrom('a', 'b', 'c')
		});
		const places = fc.uniqueArray(
			place.map(({ z, x, y, content }) => ({ z, x: x % 2 ** z, y: y % 2 ** z, content })),
			{ minLength: 1, maxLength: 40, selector: ({ z, x, y }) => `${z}/${x}/${y}` }
		);
		await fc.assert(
			fc.asyncProperty(places, async (chosen) => {
				const { archive } = write(chosen.map((p) => ({ ...p, bytes: text(p.content) })));
				expect(archive.tileContents).toBe(new Set(chosen.map((p) => p.content)).size);
				for (const { z, x, y, content } of chosen)
					expect(await read(archive.bytes, z, x, y)).toBe(content);
				const elsewhere = chosen.some(({ z, x, y }) => z === 12 && x === 1 && y === 1);
				if (!elsewhere) expect(await read(archive.bytes, 12, 1, 1)).toBeNull();
			}),
			{ numRuns: 60 }
		);
	});

	it('may not be missing, or two for one place', () => {
		expect(() => write([])).toThrow('at least one tile');
		const tile = { z: 1, x: 0, y: 1, bytes: text('a') };
		expect(() => write([tile, tile])).toThrow('Two tiles');
	});
});

describe('the bytes', () => {
	it('depend neither on the order of the tiles nor on the clock', () => {
		const tiles = allTiles(5, (i) => text(`${i % 7}`));
		const first = write(tiles).archive.bytes;
		const realNow = Date.now;
		Date.now = () => realNow() + 1e9;
		const second = write([...tiles].reverse()).archive.bytes;
		Date.now = realNow;
		expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
		expect(archiveFileName('test', second)).toMatch(/^test-[0-9a-f]{16}\.pmtiles$/);
		expect(archiveFileName('test', second)).toBe(archiveFileName('test', first));
	});

	it('hold gzip parts without time stamp or name of a system', async () => {
		const { archive } = write(allTiles(2, (i) => text(`tile ${i}`)));
		const header = await openBytes(archive.bytes).getHeader();
		for (const offset of [
			header.rootDirectoryOffset,
			header.jsonMetadataOffset,
			header.tileDataOffset
		])
			expect([...archive.bytes.slice(offset, offset + 10)]).toEqual([
				0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3
			]);
	});
});
