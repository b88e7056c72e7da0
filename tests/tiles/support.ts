/** What the tests of tiles share: reading archives back, looking at coverage, and made-up ground. */
import { VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import type { Feature, Polygon } from 'geojson';
import { gunzipSync } from 'fflate';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import type { GridPoint } from '../../scripts/tiles/noding.ts';
import { WholeFileSource } from '../../src/lib/map/archive-file.ts';

export type ReadTile = {
	readonly z: number;
	readonly x: number;
	readonly y: number;
	readonly layers: Readonly<Record<string, VectorTileLayer>>;
};

export function openBytes(bytes: Uint8Array): PMTiles {
	return new PMTiles(new WholeFileSource('test', bytes));
}

/** Decompresses without a stream per tile: tens of thousands of tiles in seconds. */
export function openManyTiles(bytes: Uint8Array): PMTiles {
	return new PMTiles(new WholeFileSource('test', bytes), undefined, (packed) =>
		Promise.resolve(gunzipSync(new Uint8Array(packed)).slice().buffer)
	);
}

/** Every tile of an archive at places where one may be, decoded. */
export async function readTiles(bytes: Uint8Array): Promise<ReadTile[]> {
	const archive = openManyTiles(bytes);
	const header = await archive.getHeader();
	const tiles: ReadTile[] = [];
	for (let z = header.minZoom; z <= header.maxZoom; z++) {
		const [west, north] = tileAt(header.minLon, header.maxLat, z);
		const [east, south] = tileAt(header.maxLon, header.minLat, z);
		for (let x = Math.max(west - 1, 0); x <= Math.min(east + 1, 2 ** z - 1); x++) {
			for (let y = Math.max(north - 1, 0); y <= Math.min(south + 1, 2 ** z - 1); y++) {
				const tile = await archive.getZxy(z, x, y);
				if (tile === undefined) continue;
				tiles.push({ z, x, y, layers: new VectorTile(new PbfReader(tile.data)).layers });
			}
		}
	}
	return tiles;
}

function tileAt(longitude: number, latitude: number, z: number): [number, number] {
	const radians = (latitude * Math.PI) / 180;
	const x = (longitude / 360 + 0.5) * 2 ** z;
	const y = (0.5 - Math.asinh(Math.tan(radians)) / (2 * Math.PI)) * 2 ** z;
	return [Math.floor(x), Math.floor(y)];
}

type TileArea = {
	readonly properties: Readonly<Record<string, string | number | boolean>>;
	/** Closed rings in tile units. */
	readonly rings: readonly GridPoint[][];
};

export function areasOf(layer: VectorTileLayer | undefined): TileArea[] {
	if (layer === undefined) return [];
	return Array.from({ length: layer.length }, (_, i) => {
		const feature = layer.feature(i);
		return {
			properties: feature.properties,
			rings: feature.loadGeometry().map((ring) => ring.map(({ x, y }): GridPoint => [x, y]))
		};
	});
}

/** How often a point is covered by the rings of an area, by the even–odd rule. */
export function covers(rings: readonly (readonly GridPoint[])[], x: number, y: number): boolean {
	let inside = false;
	for (const ring of rings) {
		for (let i = 1; i < ring.length; i++) {
			const [ax, ay] = ring[i - 1]!;
			const [bx, by] = ring[i]!;
			if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
		}
	}
	return inside;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/**
 * A made-up town: `columns` × `rows` areas whose shared borders wander, each border with `bends`
 * vertices that both neighbours have exactly. Around 93.3° W, 45° N, areas `size` degrees wide.
 */
export function madeUpTown(
	columns: number,
	rows: number,
	bends = 12,
	size = 0.01,
	seed = 7
): (Feature<Polygon, { GEOID: string }> & { id: string })[] {
	const next = random(seed);
	const shake = (amount: number): number => (next() - 0.5) * amount * size;
	const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
	const corner = Array.from({ length: columns + 1 }, (_, x) =>
		Array.from({ length: rows + 1 }, (_, y): [number, number] => [
			round(-93.3 + x * size + shake(0.4)),
			round(45 + y * size + shake(0.4))
		])
	);
	const border = (a: [number, number], b: [number, number]): [number, number][] => [
		a,
		...Array.from({ length: bends }, (_, i): [number, number] => {
			const t = (i + 1) / (bends + 1);
			return [
				round(a[0] + (b[0] - a[0]) * t + shake(0.06)),
				round(a[1] + (b[1] - a[1]) * t + shake(0.06))
			];
		}),
		b
	];
	const at = (x: number, y: number): [number, number] => corner[x]![y]!;
	const across = Array.from({ length: columns }, (_, x) =>
		Array.from({ length: rows + 1 }, (_, y) => border(at(x, y), at(x + 1, y)))
	);
	const up = Array.from({ length: columns + 1 }, (_, x) =>
		Array.from({ length: rows }, (_, y) => border(at(x, y), at(x, y + 1)))
	);
	return Array.from({ length: columns * rows }, (_, i) => {
		const [x, y] = [i % columns, Math.floor(i / columns)];
		const side = (line: [number, number][] | undefined, backwards = false): [number, number][] =>
			(backwards ? [...(line ?? [])].reverse() : (line ?? [])).slice(0, -1);
		const ring = [
			...side(across[x]?.[y]),
			...side(up[x + 1]?.[y]),
			...side(across[x]?.[y + 1], true),
			...side(up[x]?.[y], true)
		];
		const id = `270530${String(i + 1).padStart(5, '0')}`;
		return {
			type: 'Feature',
			id,
			properties: { GEOID: id },
			geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
		};
	});
}
