import { VectorTile } from '@mapbox/vector-tile';
import type { Feature, LineString, Point } from 'geojson';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { areasOf, covers, madeUpTown, random, type ReadTile } from '../../tests/tiles/support.ts';
import {
	encodeTiles,
	extentAt,
	type Field,
	type LineFeature,
	type Tile,
	type TileLayer
} from './encode.ts';
import { doubleArea, type GridPoint } from './noding.ts';

const TOWN = madeUpTown(12, 10);
const GEOID: Field = { key: 'GEOID', type: 'String', description: 'Code' };
const detail: TileLayer['detail'] = () => ({ triangle: 1, smallestPart: 0 });
const base = { description: '', minzoom: 8, maxzoom: 12, fields: [GEOID], detail };
const tracts: TileLayer = { ...base, id: 'tracts', kind: 'tiling', features: TOWN };

function decode(tile: Tile): ReadTile {
	return { ...tile, layers: new VectorTile(new PbfReader(tile.bytes)).layers };
}

describe('tiles of areas that tile', () => {
	const tiles = encodeTiles([tracts]).map(decode);

	it('are Mapbox Vector Tiles of version 2, with a finer grid at the last zoom', () => {
		for (const { z, layers } of tiles) {
			expect(layers.tracts?.version).toBe(2);
			expect(layers.tracts?.extent).toBe(z === 12 ? 8192 : 4096);
		}
	});

	it('hold every area at every zoom', () => {
		for (let zoom = 8; zoom <= 12; zoom++) {
			const found = new Set(
				tiles
					.filter(({ z }) => z === zoom)
					.flatMap(({ layers }) => areasOf(layers.tracts).map((a) => a.properties.GEOID))
			);
			expect(found.size).toBe(TOWN.length);
		}
	});

	it('hold valid rings only: closed, of some area, an outer one before its holes', () => {
		for (const { layers } of tiles)
			for (const { rings } of areasOf(layers.tracts)) {
				expect(doubleArea(rings[0] ?? [])).toBeGreaterThan(0);
				for (const ring of rings) {
					expect(ring.length).toBeGreaterThanOrEqual(4);
					expect(ring[0]).toEqual(ring.at(-1));
					expect(doubleArea(ring)).not.toBe(0);
				}
			}
	});

	it('cover no ground twice, and all of it inside the town', () => {
		const next = random(11);
		for (const { z, x, y, layers } of tiles) {
			const areas = areasOf(layers.tracts);
			const extent = extentAt(z, 12);
			for (let i = 0; i < 60; i++) {
				const [px, py] = [next() * extent, next() * extent];
				const holders = areas.filter(({ rings }) => covers(rings, px, py)).length;
				expect(holders).toBeLessThanOrEqual(1);
				const longitude = ((x + px / extent) / 2 ** z) * 360 - 180;
				const n = Math.PI * (1 - (2 * (y + py / extent)) / 2 ** z);
				const latitude = (Math.atan(Math.sinh(n)) * 180) / Math.PI;
				const inside =
					longitude > -93.296 && longitude < -93.184 && latitude > 45.004 && latitude < 45.096;
				if (inside) expect(holders).toBe(1);
			}
		}
	});

	it('give neighbours the same border, up to and including where the tile cuts it', () => {
		for (const { z, layers } of tiles) {
			const cut = (4 * extentAt(z, 12)) / 512;
			const beyond = ([px, py]: GridPoint): boolean =>
				Math.min(px, py) <= -cut || Math.max(px, py) >= extentAt(z, 12) + cut;
			const edges = areasOf(layers.tracts).flatMap(({ rings }) =>
				rings.flatMap((ring) => ring.slice(1).map((end, i) => [ring[i]!, end] as const))
			);
			const keys = edges
				.filter(([a, b]) => !(beyond(a) && beyond(b)))
				.map(([a, b]) => `${a.join()} ${b.join()}`);
			const all = new Set(keys);
			expect(all.size).toBe(keys.length);
			const single = keys.filter((key) => !all.has(key.split(' ').reverse().join(' ')));
			// The outside of the town is a line: each of its inner vertices is entered and left once.
			const degree = new Map<string, number>();
			for (const key of single) {
				const [from = '', to = ''] = key.split(' ');
				degree.set(from, (degree.get(from) ?? 0) - 1);
				degree.set(to, (degree.get(to) ?? 0) + 1);
			}
			for (const [vertex, balance] of degree)
				if (!beyond(vertex.split(',').map(Number) as GridPoint)) expect(balance).toBe(0);
		}
	});
});

describe('tiles of several layers', () => {
	const line: Feature<LineString> = {
		type: 'Feature',
		properties: { name: 'Line', secret: 1, order: 3, open: true, none: null },
		geometry: {
			type: 'LineString',
			coordinates: [
				[-93.4, 45.05],
				[-93.1, 45.05]
			]
		}
	};
	const stop = (rank: number): Feature<Point> => ({
		type: 'Feature',
		properties: { rank },
		geometry: { type: 'Point', coordinates: [-93.25 + rank / 100, 45.05] }
	});
	const lines: TileLayer = {
		...base,
		id: 'lines',
		kind: 'lines',
		features: [line],
		fields: [
			{ key: 'open', type: 'Boolean', description: '' },
			{ key: 'none', type: 'String', description: '' },
			{ key: 'order', type: 'Number', description: '' },
			{ key: 'name', type: 'String', description: '' }
		]
	};
	const stops: TileLayer = {
		...base,
		id: 'stops',
		kind: 'points',
		minzoom: 10,
		features: [stop(1), stop(2), stop(3)],
		fields: [{ key: 'rank', type: 'Number', description: '' }],
		shownFrom: ({ rank }) => (Number(rank) > 1 ? 12 : 0)
	};
	const tiles = encodeTiles([tracts, lines, stops]).map(decode);

	it('list the layers in the order of their definitions, each in its zooms', () => {
		for (const { z, layers } of tiles) {
			const names = Object.keys(layers);
			expect(names).toEqual(['tracts', 'lines', 'stops'].filter((name) => names.includes(name)));
			if (z < 10) expect(names).not.toContain('stops');
		}
	});

	it('write the named attributes in the named order, and leave out missing values', () => {
		const layer = tiles.find(({ layers }) => layers.lines)?.layers.lines;
		expect(Object.entries(layer?.feature(0).properties ?? {})).toEqual([
			['open', true],
			['order', 3],
			['name', 'Line']
		]);
	});

	it('show a feature from its own zoom on, each point in the tile that it lies in', () => {
		const ranks = (zoom: number): unknown[] =>
			tiles
				.filter(({ z }) => z === zoom)
				.flatMap(({ layers }) => {
					const layer = layers.stops;
					if (layer === undefined) return [];
					return Array.from({ length: layer.length }, (_, i) => layer.feature(i).properties.rank);
				});
		expect(ranks(10)).toEqual([1]);
		expect(ranks(12).sort()).toEqual([1, 2, 3]);
	});

	it('lead lines past the edge by eight pixels, so that strokes are whole', () => {
		for (const { z, layers } of tiles) {
			const xs = layers.lines
				?.feature(0)
				.loadGeometry()
				.flat()
				.map(({ x }) => x);
			if (xs === undefined) continue;
			const extent = extentAt(z, 12);
			const edge = (8 * extent) / 512;
			for (const x of xs) expect(x).toBeGreaterThanOrEqual(-edge - 1);
			if (Math.max(...xs) > extent) expect(Math.max(...xs)).toBeGreaterThanOrEqual(extent + edge);
		}
	});

	it('join the pieces of a line', () => {
		const pieces: Feature<LineString>[] = [0, 1, 2, 3].map((i) => ({
			type: 'Feature',
			properties: {},
			geometry: {
				type: 'LineString',
				coordinates: [
					[-93.3 + i / 100, 45],
					[-93.29 + i / 100, 45]
				]
			}
		}));
		const whole: Feature = {
			type: 'Feature',
			properties: {},
			geometry: {
				type: 'MultiLineString',
				coordinates: pieces.map(({ geometry }) => geometry.coordinates)
			}
		};
		const layer = { ...lines, features: [whole], minzoom: 8, maxzoom: 8 } as TileLayer;
		const [tile] = encodeTiles([layer]).map(decode);
		const parts = tile?.layers.lines?.feature(0).loadGeometry();
		expect(parts?.length).toBe(1);
		expect(parts?.[0]?.length).toBe(2);
	});
});

it('cuts the same tiles, however many at once', () => {
	const line: LineFeature = {
		type: 'Feature',
		properties: { GEOID: 'across' },
		geometry: {
			type: 'LineString',
			coordinates: TOWN.map(({ geometry }) => geometry.coordinates[0]![0]!)
		}
	};
	const lines: TileLayer = { ...base, id: 'lines', kind: 'lines', features: [line] };
	const of = (block: number) =>
		encodeTiles(
			[
				{ ...tracts, maxzoom: 14 },
				{ ...lines, maxzoom: 14 }
			],
			undefined,
			block
		)
			.map(({ z, x, y, bytes }) => `${z}/${x}/${y} ${Buffer.from(bytes).toString('base64')}`)
			.sort();
	const atOnce = of(1024);
	expect(atOnce.filter((tile) => tile.startsWith('14/')).length).toBeGreaterThan(40);
	for (const block of [1, 2, 3, 5]) expect(of(block)).toEqual(atOnce);
});
