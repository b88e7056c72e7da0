import { bbox, booleanPointInPolygon } from '@turf/turf';
import { csvParse } from 'd3-dsv';
import type { Feature, Geometry, Polygon, Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRegionFile } from '../../scripts/data/region.ts';
import { buildArchives, type FinishedArchive } from '../../scripts/tiles/archives.ts';
import { extentAt } from '../../scripts/tiles/encode.ts';
import { BASE_ZOOM, toBaseGrid, type GridPoint } from '../../scripts/tiles/noding.ts';
import { nodeBorders } from '../../scripts/tiles/noding.ts';
import { areaTopology, type AreaFeature } from '../../scripts/tiles/topology.ts';
import { realInputs } from './real-inputs.ts';
import { areasOf, covers, openBytes, random, readTiles, type ReadTile } from './support.ts';

const inputs = realInputs();
const featuresFrom = (name: string) => inputs.of(name)?.features ?? [];
const areasFrom = (name: string) =>
	featuresFrom(name) as readonly (AreaFeature & { readonly id: string })[];
/** Height or width of a street's longest line, whichever is more, in degrees. */
function spanOf(geometry: Geometry): number {
	if (geometry.type !== 'MultiLineString') throw new Error(`A street is a ${geometry.type}.`);
	const spans = geometry.coordinates.flatMap((line) =>
		[0, 1].map((axis) => {
			const at = line.map((point) => point[axis] ?? NaN);
			return Math.max(...at) - Math.min(...at);
		})
	);
	return Math.max(...spans);
}

let archives: readonly FinishedArchive[] = [];
const tiles = new Map<string, readonly ReadTile[]>();

function archive(id: string): FinishedArchive {
	const found = archives.find((one) => one.id === id);
	if (found === undefined) throw new Error(`There is no archive ${id}.`);
	return found;
}

beforeAll(async () => {
	archives = buildArchives(inputs);
	for (const { id, bytes } of archives) tiles.set(id, await readTiles(bytes));
}, 120_000);

describe('sizes', () => {
	it('fit the first visit: outlines and corridor within 150 kB, context within 900 kB', () => {
		expect(archive('outlines').bytes.length).toBeLessThan(110_000);
		const first = archive('outlines').bytes.length + archive('corridor').bytes.length;
		expect(first).toBeLessThan(150_000);
		expect(archive('context').bytes.length).toBeLessThan(900_000);
		// For whoever comes closer.
		expect(archive('streets').bytes.length).toBeLessThan(150_000);
		// For whoever asks what was done here.
		expect(archive('history').bytes.length).toBeLessThan(200_000);
	});
});

describe('what is in the tiles', () => {
	const codes = (id: string, layer: string, zoom: number): Set<unknown> =>
		new Set(
			(tiles.get(id) ?? [])
				.filter(({ z }) => z === zoom)
				.flatMap(({ layers }) => areasOf(layers[layer]).map((area) => area.properties.GEOID))
		);

	it.each([
		['overview', 6],
		['overview', 7],
		['overview', 8],
		['outlines', 9],
		['outlines', 10]
	])('all 784 tracts in the %s at zoom %i', (id, zoom) => {
		expect(codes(id, 'tracts', zoom).size).toBe(784);
	});

	it.each([8, 9, 10, 11])('all tracts and all 2,568 block groups at zoom %i', (zoom) => {
		expect(codes('areas', 'tracts', zoom).size).toBe(784);
		expect(codes('areas', 'block_groups', zoom).size).toBe(2568);
	});

	it('every station and line, every lake, park, city and neighborhood at the last zoom', () => {
		const named = (id: string, layer: string): ReadonlySet<string> => {
			const last = archive(id).summary.maxzoom;
			const names = (tiles.get(id) ?? [])
				.filter(({ z }) => z === last)
				.flatMap(({ layers }) => {
					const read = layers[layer];
					return Array.from({ length: read?.length ?? 0 }, (_, i) => {
						const { id: key, line, name } = read?.feature(i).properties ?? {};
						return `${String(line)} ${String(key)} ${String(name)}`;
					});
				});
			return new Set(names);
		};
		const count = (id: string, layer: string) => named(id, layer).size;
		expect(count('corridor', 'lines')).toBe(featuresFrom('lines').length);
		expect(count('corridor', 'stations')).toBe(featuresFrom('stations').length);
		expect(count('areas', 'station_areas_half_mile')).toBe(14);
		expect(count('context', 'cities')).toBe(featuresFrom('cities').length);
		expect(count('context', 'city_labels')).toBe(featuresFrom('cities').length);
		expect(count('context', 'neighborhoods')).toBe(87);
		expect(count('context', 'counties')).toBe(7);
		// The source has stubs of a few centimeters, which a grid of meters cannot hold.
		const drawn = named('streets', 'streets');
		const streets = featuresFrom('street-lines').filter(({ geometry }) => spanOf(geometry) > 5e-5);
		const missing = streets.filter(
			({ properties }) => !drawn.has(`undefined undefined ${String(properties?.name)}`)
		);
		expect(streets.length).toBeGreaterThan(1000);
		expect(missing).toEqual([]);
		expect(count('context', 'parks')).toBe(
			new Set(featuresFrom('parks').map(({ properties }) => String(properties?.name))).size
		);
	});
});

/** Of what was done: sums made from the source’s own tables and shapes, not by what the build uses. */
describe('covenants and red areas', () => {
	const last = () => archive('history').summary.maxzoom;
	const at = (zoom: number) => (tiles.get('history') ?? []).filter(({ z }) => z === zoom);
	/** Counts by block group; a dot near an edge is in more than one tile. */
	const counts = (layer: string, zoom: number) =>
		new Map(
			at(zoom).flatMap(({ layers }) =>
				Array.from({ length: layers[layer]?.length ?? 0 }, (_, i) => {
					const { GEOID, ...lots } = layers[layer]!.feature(i).properties;
					return [String(GEOID), lots as Readonly<Record<string, number>>] as const;
				})
			)
		);
	const total = (of: ReadonlyMap<string, Readonly<Record<string, number>>>, field: string) =>
		[...of.values()].reduce((sum, lots) => sum + lots[field]!, 0);
	const table = csvParse(readRegionFile('records', 'covenants.csv'));
	const column = (...names: readonly string[]) =>
		table.reduce((sum, row) => sum + names.reduce((all, name) => all + Number(row[name]), 0), 0);

	it.each([6, 7, 8, 9, 10, 11, 12])('hold all 33,227 lots by block group at zoom %i', (zoom) => {
		const drawn = counts('covenants_by_block_group', zoom);
		expect(drawn.size).toBe(533);
		expect(total(drawn, 'lots')).toBe(33_227);
		expect(total(drawn, 'by_1919')).toBe(column('to1919'));
		expect(total(drawn, 'by_1929')).toBe(column('to1919', 'y1920s'));
		expect(total(drawn, 'by_1939')).toBe(column('to1919', 'y1920s', 'y1930s'));
		expect(total(drawn, 'by_1949')).toBe(column('to1919', 'y1920s', 'y1930s', 'y1940s'));
		for (const row of table)
			expect(drawn.get(row.GEOID!)?.lots, row.GEOID).toBe(Number(row.covenants));
	});

	it('draw every lot within a mile where it lies, with its year', () => {
		const lots = featuresFrom('covenant-lots') as Feature<Polygon>[];
		expect(lots).toHaveLength(2306);
		const extent = extentAt(last(), last());
		const drawn = at(last()).map(({ x, y, layers }) => ({
			x,
			y,
			areas: areasOf(layers.covenant_lots)
		}));
		const covered = (lot: Feature<Polygon>, position: Position): boolean => {
			const [px, py] = place(position, last() + 1);
			const tile = drawn.find(
				({ x, y }) => x === Math.floor(px / extent) && y === Math.floor(py / extent)
			);
			return (tile?.areas ?? []).some(
				({ properties, rings }) =>
					properties.year === lot.properties?.year &&
					covers(rings, px - tile!.x * extent, py - tile!.y * extent)
			);
		};
		/** A lattice over the lot: the points inside it, which a border’s rounding can move but a few of. */
		const inside = (lot: Feature<Polygon>): Position[] => {
			const [west, south, east, north] = bbox(lot);
			const at = (low: number, high: number, i: number) => low + ((high - low) * (i + 0.5)) / 9;
			return Array.from({ length: 81 }, (_, i) => [
				at(west, east, i % 9),
				at(south, north, Math.floor(i / 9))
			]).filter((position) => booleanPointInPolygon(position, lot));
		};
		const missing = lots.filter((lot) => {
			const points = inside(lot);
			return points.filter((position) => covered(lot, position)).length < points.length / 2;
		});
		expect(missing).toEqual([]);
	});

	it('count beyond those what is left, to a lot in a hundred', () => {
		const beyond = counts('covenants_beyond_lots', last());
		expect(total(beyond, 'lots')).toBe(33_227 - 2306);
		const all = counts('covenants_by_block_group', last());
		for (const [geoid, lots] of beyond) {
			expect(lots.lots!).toBeLessThanOrEqual(all.get(geoid)!.lots!);
			const decades = [lots.by_1919!, lots.by_1929!, lots.by_1939!, lots.by_1949!, lots.lots!];
			expect(decades).toEqual([...decades].sort((a, b) => a - b));
		}
	});

	it('draw 9,216 red acres, of which the table counts 9,178 within block groups', () => {
		const byTable = csvParse(readRegionFile('records', 'appraisals-1930s.csv')).reduce(
			(sum, row) => sum + Number(row.acres) * Number(row.red),
			0
		);
		expect(byTable).toBeCloseTo(9178, -1);
		const extent = extentAt(last(), last());
		const STEPS = 128;
		const acres = at(last()).reduce((sum, { x, y, layers }) => {
			const red = areasOf(layers.red_areas);
			if (red.length === 0) return sum;
			let covered = 0;
			for (let i = 0; i < STEPS; i++)
				for (let k = 0; k < STEPS; k++) {
					const [px, py] = [((i + 0.5) / STEPS) * extent, ((k + 0.5) / STEPS) * extent];
					if (red.some(({ rings }) => covers(rings, px, py))) covered += 1;
				}
			const latitude = Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + 0.5)) / 2 ** last())));
			const side = (40_075_017 * Math.cos(latitude)) / 2 ** last();
			expect(x).toBeGreaterThan(0);
			return sum + ((covered / STEPS ** 2) * side ** 2) / 4046.8564224;
		}, 0);
		expect(Math.abs(acres / 9216 - 1)).toBeLessThan(0.01);
	});

	it('say whose they are, on what terms, and what they miss', async () => {
		const metadata = (await openBytes(archive('history').bytes).getMetadata()) as {
			readonly attribution: string;
			readonly description: string;
		};
		expect(metadata.attribution).toContain('Mapping Prejudice');
		expect(metadata.attribution).toContain('Metropolitan Council');
		expect(metadata.description).toContain('CC0 1.0');
		expect(metadata.description).toContain('MIT License; credit the Metropolitan Council');
		expect(metadata.description).toContain('None found is not none');
	});
});

const TILING: readonly [
	archive: string,
	layer: string,
	zooms: readonly number[],
	alone: boolean
][] = [
	['overview', 'tracts', [6, 7, 8], true],
	['outlines', 'tracts', [9, 10], true],
	['areas', 'tracts', [6, 7, 8, 9, 10, 11], true],
	['areas', 'block_groups', [8, 9, 10, 11], true],
	['context', 'neighborhoods', [9, 10, 11], false],
	['context', 'cities', [7, 8, 9, 10, 11], false]
];

describe.each(TILING)('seams of %s, %s', (id, layer, zooms, whole) => {
	it.each(zooms)(
		'no ground is covered twice, and inside the region none is bare, at zoom %i',
		(zoom) => {
			const next = random(zoom);
			const last = archive(id).summary.maxzoom;
			let inside = 0;
			for (const { x, y, layers } of (tiles.get(id) ?? []).filter(({ z }) => z === zoom)) {
				const extent = extentAt(zoom, last);
				const areas = areasOf(layers[layer]).map((area) => ({ ...area, box: boxOf(area.rings) }));
				for (let i = 0; i < 200; i++) {
					const [px, py] = [next() * extent, next() * extent];
					const holders = areas.filter(
						({ rings, box }) =>
							px >= box[0] && py >= box[1] && px <= box[2] && py <= box[3] && covers(rings, px, py)
					).length;
					expect(holders).toBeLessThanOrEqual(1);
					// The middle of Hennepin and Ramsey counties.
					const longitude = ((x + px / extent) / 2 ** zoom) * 360 - 180;
					const latitude =
						(Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + py / extent)) / 2 ** zoom))) * 180) /
						Math.PI;
					if (longitude < -93.6 || longitude > -92.95 || latitude < 44.8 || latitude > 45.1)
						continue;
					inside++;
					if (whole) expect(holders).toBe(1);
				}
			}
			expect(inside).toBeGreaterThan(0);
		}
	);

	it.each(zooms)(
		'neighbours share the vertices of their border, and no borders cross, at zoom %i',
		(zoom) => {
			const extent = extentAt(zoom, archive(id).summary.maxzoom);
			const cut = (4 * extent) / 512;
			let shared = 0;
			for (const { layers } of (tiles.get(id) ?? []).filter(({ z }) => z === zoom)) {
				const beyond = ([px, py]: GridPoint): boolean =>
					px <= -cut || py <= -cut || px >= extent + cut || py >= extent + cut;
				const borders = areasOf(layers[layer]).map(({ rings }) =>
					rings.flatMap((ring) =>
						ring.slice(1).flatMap((end, i): GridPoint[][] => {
							const start = ring[i]!;
							return beyond(start) && beyond(end) ? [] : [[start, end]];
						})
					)
				);
				const keys = borders.flat().map(([start, end]) => `${start?.join()} ${end?.join()}`);
				// Borders meet at their ends only: noding them finds nothing to cut.
				const undirected = new Set(keys.map((key) => key.split(' ').sort().join(' ')));
				expect(nodeBorders(borders).edges.length).toBe(undirected.size);
				const all = new Set(keys);
				expect(all.size).toBe(keys.length);
				const single = keys.filter((key) => !all.has(key.split(' ').reverse().join(' ')));
				shared += keys.length - single.length;
				// What has no counterpart is the outside of all areas: closed lines, but for the tile's edge.
				const balance = new Map<string, number>();
				for (const key of single) {
					const [from = '', to = ''] = key.split(' ');
					balance.set(from, (balance.get(from) ?? 0) - 1);
					balance.set(to, (balance.get(to) ?? 0) + 1);
				}
				for (const [vertex, count] of balance)
					if (!beyond(vertex.split(',').map(Number) as GridPoint)) expect(count).toBe(0);
			}
			expect(shared).toBeGreaterThan(0);
		}
	);
});

describe('at the last zoom', () => {
	const LAYERS: readonly [
		name: string,
		features: readonly AreaFeature[],
		tiling: boolean,
		grid: number
	][] = [
		['tracts', areasFrom('tracts-2020'), true, 11],
		['block groups', areasFrom('block-groups-2020'), true, 12],
		['cities', areasFrom('cities'), true, 12],
		['neighborhoods', areasFrom('neighborhoods'), true, 12],
		['water', areasFrom('water'), false, 12],
		['parks', areasFrom('parks'), false, 12]
	];

	it.each(LAYERS)('no area of %s vanishes or crosses itself', (_, features, tiling, grid) => {
		const topology = areaTopology(features, tiling);
		const { features: shapes } = topology.at(grid, { triangle: 0.5, smallestRing: 0 });
		expect(shapes.length).toBe(features.length);
		for (const polygons of shapes) {
			expect(polygons.length).toBeGreaterThan(0);
			const rings = polygons.flat();
			const segments = rings.reduce((sum, ring) => sum + ring.length - 1, 0);
			// Nothing crosses, touches or runs along itself: noding has nothing to cut or join.
			expect(nodeBorders([rings]).edges.length).toBe(segments);
			for (const ring of rings)
				expect(new Set(ring.slice(1).map((point) => point.join())).size).toBe(ring.length - 1);
		}
	});

	it('tract borders are within three metres of the source', () => {
		const zoom = archive('outlines').summary.maxzoom;
		const extent = extentAt(zoom, zoom);
		const segments = new Map<string, [GridPoint, GridPoint][]>();
		for (const { x, y, layers } of (tiles.get('outlines') ?? []).filter(({ z }) => z === zoom))
			for (const { properties, rings } of areasOf(layers.tracts)) {
				const code = String(properties.GEOID);
				const list = segments.get(code) ?? [];
				for (const ring of rings) {
					const placed = ring.map(([px, py]): GridPoint => [px + x * extent, py + y * extent]);
					placed.slice(1).forEach((end, i) => list.push([placed[i]!, end]));
				}
				segments.set(code, list);
			}
		const metersPerUnit = (40_075_017 * Math.cos((45 * Math.PI) / 180)) / (extent * 2 ** zoom);
		let worst = 0;
		for (const { id, geometry } of areasFrom('tracts-2020')) {
			const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
			for (const position of polygons.flat(2)) {
				const units = distance(place(position, zoom + 1), segments.get(id) ?? []);
				worst = Math.max(worst, units * metersPerUnit);
			}
		}
		expect(worst).toBeLessThan(3);
	});
});

/** On the grid of a zoom, within the few centimetres of the base grid. */
function place(position: Position, zoom: number): [number, number] {
	const scale = 2 ** (BASE_ZOOM - zoom);
	const [x, y] = toBaseGrid(position);
	return [x / scale, y / scale];
}

function distance(
	[px, py]: readonly [number, number],
	segments: readonly (readonly [GridPoint, GridPoint])[]
): number {
	let best = Infinity;
	for (const [[ax, ay], [bx, by]] of segments) {
		const [dx, dy] = [bx - ax, by - ay];
		const along = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1);
		const t = Math.min(Math.max(along, 0), 1);
		best = Math.min(best, Math.hypot(px - ax - t * dx, py - ay - t * dy));
	}
	return best;
}

function boxOf(rings: readonly GridPoint[][]): [number, number, number, number] {
	const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of rings.flat()) {
		box[0] = Math.min(box[0], x);
		box[1] = Math.min(box[1], y);
		box[2] = Math.max(box[2], x);
		box[3] = Math.max(box[3], y);
	}
	return box;
}
