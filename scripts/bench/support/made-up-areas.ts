/**
 * Made-up areas for the bench of scale, as many as are asked for: tracts of 24 corners that share their borders,
 * their block groups, tracts of ten years before, cities, neighborhoods and lines, as many of each for every tract
 * as a real region has. Nothing here is anybody's.
 */
import type { Polygon, Position } from 'geojson';
import { REGION } from '../../../src/lib/domain/region.ts';
import type { Corridor } from '../../../src/lib/domain/lines/corridor.ts';
import { RACE_GROUPS } from '../../../src/lib/domain/statistics/census.ts';
import type {
	BlockGroupFeature,
	BoundaryFeature,
	Counts2020,
	CrosswalkInput
} from '../../build/weights.ts';
import type { PlacesInput, TractTopology } from '../../build/places.ts';

/** Degrees of a tract's side, about 1.5 km. */
const SIDE = { x: 0.019, y: 0.0135 };
/** Tracts of a county, across and up. */
const COUNTY = { across: 14, up: 8 };
const TRACTS_OF_A_LINE = 784;
const STATIONS = 13;
const STATE = '99';

/** A number 0–1 that is always the same for the same three. */
function chance(a: number, b: number, of: number): number {
	let h =
		Math.imul(a + 0x9e37, 0x85ebca6b) ^
		Math.imul(b + 0x79b9, 0xc2b2ae35) ^
		Math.imul(of, 0x27d4eb2f);
	h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
	h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
	return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

export type MadeUpAreas = { readonly places: PlacesInput; readonly crosswalk: CrosswalkInput };

export function madeUpAreas(count: number): MadeUpAreas {
	const across = Math.ceil(Math.sqrt(count));
	const up = Math.ceil(count / across);
	const [west, south] = [
		REGION.projection.origin[0] - (across / 2) * SIDE.x,
		REGION.projection.origin[1] - (up / 2) * SIDE.y
	];
	const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
	const at = (x: number, y: number): [number, number] => [
		round(west + x * SIDE.x),
		round(south + y * SIDE.y)
	];
	const corner = (x: number, y: number): readonly [number, number] => [
		x + 0.1 * (chance(x, y, 1) - 0.5),
		y + 0.1 * (chance(x, y, 2) - 0.5)
	];
	/** A border from a corner to the next one east or north: seven points, those between put aside a little. */
	const border = (x: number, y: number, north: boolean, year: 2010 | 2020): Position[] => {
		const [x1, y1] = corner(x, y);
		const [x2, y2] = north ? corner(x, y + 1) : corner(x + 1, y);
		// One border in twelve has moved between the two years.
		const moved = year === 2010 && chance(x, y, north ? 3 : 4) < 1 / 12 ? 0.12 : 0;
		return Array.from({ length: 7 }, (_, k) => {
			const aside = k % 6 === 0 ? 0 : moved + 0.1 * (chance(x * 7 + k, y, north ? 5 : 6) - 0.5);
			const [px, py] = [x1 + ((x2 - x1) * k) / 6, y1 + ((y2 - y1) * k) / 6];
			return north ? at(px + aside, py) : at(px, py + aside);
		});
	};
	const ring = (...lines: readonly Position[][]): Polygon => {
		const points = lines.flatMap((line) => line.slice(0, -1));
		return { type: 'Polygon', coordinates: [[...points, points[0] ?? []]] };
	};
	/** The area of cells from one to another, those within included. */
	const block = (x: number, y: number, toX: number, toY: number, year: 2010 | 2020): Polygon => {
		const side = (from: number, to: number, of: (each: number) => Position[]) =>
			Array.from({ length: to - from }, (_, k) => of(from + k)).flatMap((line, k) =>
				k === 0 ? line : line.slice(1)
			);
		return ring(
			side(x, toX, (each) => border(each, y, false, year)),
			side(y, toY, (each) => border(toX, each, true, year)),
			side(x, toX, (each) => border(each, toY, false, year)).reverse(),
			side(y, toY, (each) => border(x, each, true, year)).reverse()
		);
	};

	const cells: { x: number; y: number; county: number }[] = [];
	const counties = Math.ceil(across / COUNTY.across);
	for (let y = 0; y < up; y++)
		for (let x = 0; x < across && y * across + x < count; x++) {
			const county = Math.floor(y / COUNTY.up) * counties + Math.floor(x / COUNTY.across);
			cells.push({ x, y, county });
		}
	cells.sort((a, b) => a.county - b.county || a.y - b.y || a.x - b.x);
	const code = (county: number) => String(county + 1).padStart(3, '0');
	const cityOf = (x: number, y: number) => `City ${y >> 1}-${x >> 1}`;

	const tracts: BoundaryFeature[] = [];
	const tracts2010: BoundaryFeature[] = [];
	const blockGroups: BlockGroupFeature[] = [];
	const counts = new Map<string, Counts2020>();
	const cities = new Map<string, BoundaryFeature>();
	const known = new Set(cells.map(({ x, y }) => y * across + x));
	const isMerged = (x: number, y: number) =>
		x % 2 === 0 && chance(x, y, 7) < 0.2 && known.has(y * across + x + 1) && x + 1 < across;
	let inCounty = 0;
	for (const [row, { x, y, county }] of cells.entries()) {
		inCounty = county === cells[row - 1]?.county ? inCounty + 1 : 1;
		const id = `${STATE}${code(county)}${String(inCounty).padStart(6, '0')}`;
		tracts.push({ id, geometry: block(x, y, x + 1, y + 1, 2020), properties: {} });
		if (!(x % 2 === 1 && isMerged(x - 1, y))) {
			const to = isMerged(x, y) ? x + 2 : x + 1;
			tracts2010.push({ id, geometry: block(x, y, to, y + 1, 2010), properties: {} });
		}
		const own = cityOf(x, y);
		if (!cities.has(own)) {
			const [cx, cy] = [(x >> 1) * 2, (y >> 1) * 2];
			cities.set(own, { id: own, geometry: block(cx, cy, cx + 2, cy + 2, 2020), properties: {} });
		}
		// Three block groups side by side, or four, cut between points of the borders below and above.
		const cuts = chance(x, y, 8) < 0.28 ? [0, 1, 3, 5, 6] : [0, 2, 4, 6];
		const below = border(x, y, false, 2020);
		const above = border(x, y + 1, false, 2020);
		const between = (k: number): Position[] => {
			if (k === 0) return border(x, y, true, 2020);
			if (k === 6) return border(x + 1, y, true, 2020);
			const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = [below[k], above[k]];
			return Array.from({ length: 5 }, (_, part) => [
				round(
					x1 + ((x2 - x1) * part) / 4 + (part % 4 === 0 ? 0 : 0.0006 * chance(x * 7 + k, y, part))
				),
				round(y1 + ((y2 - y1) * part) / 4)
			]);
		};
		for (const [part, from] of cuts.slice(0, -1).entries()) {
			const to = cuts[part + 1] ?? 6;
			const groupId = `${id}${part + 1}`;
			const geometry = ring(
				below.slice(from, to + 1),
				between(to),
				above.slice(from, to + 1).reverse(),
				between(from).reverse()
			);
			const next = chance(x, y, 9 + part) < 0.05 && x > 0 ? `, ${cityOf(x - 1, y)}` : '';
			const city = next.endsWith(` ${own}`) ? own : `${own}${next}`;
			blockGroups.push({ id: groupId, geometry, properties: { city } });
			const groups = RACE_GROUPS.map((_, g) => Math.floor(400 * chance(row, part, 20 + g)));
			const people = groups.reduce((sum, each) => sum + each, 0);
			const housingUnits = Math.floor(people * (0.3 + 0.2 * chance(row, part, 30)));
			counts.set(groupId, { people, housingUnits, groups });
		}
	}

	const bySpace = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
	const places: PlacesInput = {
		tracts,
		tractTopology: topologyOf(cells, across, tracts),
		blockGroups,
		counts,
		counties: [...new Set(cells.map(({ county }) => county))].map((county) => {
			const [x, y] = [
				(county % counties) * COUNTY.across,
				Math.floor(county / counties) * COUNTY.up
			];
			const geometry = block(x, y, x + COUNTY.across, y + COUNTY.up, 2020);
			return { id: code(county), geometry, properties: { name: `County ${code(county)}` } };
		}),
		cities: [...cities.values()].sort(bySpace),
		neighborhoods: cells
			.filter(({ x, y }) => x % 3 === 1 && y % 3 === 1)
			.map(({ x, y }) => ({
				id: `Quarter ${y}-${x}`,
				properties: {},
				geometry: {
					type: 'Polygon',
					coordinates: [
						Array.from({ length: 17 }, (_, k) => {
							const angle = ((k % 16) * Math.PI) / 8;
							return at(x + 0.5 + 1.6 * Math.cos(angle), y + 0.5 + 1.6 * Math.sin(angle));
						})
					]
				}
			})),
		corridors: Array.from({ length: Math.max(1, Math.floor(count / TRACTS_OF_A_LINE)) }, (_, k) => {
			const y = ((k * 29) % up) + 0.4;
			const x = (k * 17) % Math.max(1, across - STATIONS);
			return lineOf(k, (station) => at(x + station + 0.3, y));
		})
	};
	const housingUnits = new Map([...counts].map(([id, each]) => [id, each.housingUnits]));
	return { places, crosswalk: { tracts2010, tracts2020: tracts, blockGroups, housingUnits } };
}

function lineOf(k: number, at: (station: number) => [number, number]): Corridor {
	return {
		id: `line-${k}`,
		name: `Line ${k}`,
		status: 'planned',
		opened: null,
		asOf: '2020',
		basis: 'made up',
		accuracyMeters: 10,
		miles: null,
		source: 'made-up',
		terminusShared: null,
		facts: [],
		line: { type: 'LineString', coordinates: Array.from({ length: STATIONS }, (_, s) => at(s)) },
		stations: Array.from({ length: STATIONS }, (_, s) => ({
			id: `station-${k}-${s}`,
			name: `Station ${k} ${s}`,
			order: s,
			city: 'City',
			status: 'planned',
			basis: 'made up',
			accuracyMeters: 10,
			lngLat: at(s)
		}))
	};
}

/** Which tracts share a border, as numbers of arcs alone. */
function topologyOf(
	cells: readonly { readonly x: number; readonly y: number }[],
	across: number,
	tracts: readonly BoundaryFeature[]
): TractTopology {
	const level = (x: number, y: number) => 2 * (y * (across + 1) + x);
	const upright = (x: number, y: number) => level(x, y) + 1;
	const geometries = cells.map(({ x, y }, row) => ({
		type: 'Polygon' as const,
		id: tracts[row]?.id ?? '',
		arcs: [[level(x, y), upright(x + 1, y), ~level(x, y + 1), ~upright(x, y)]]
	}));
	return {
		type: 'Topology',
		arcs: [],
		objects: { tracts: { type: 'GeometryCollection', geometries } }
	};
}
