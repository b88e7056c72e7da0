/**
 * Sums of records for a shape, made another way than the atlas makes them: the tables are read as text,
 * the outlines as TopoJSON, ground is measured by turf, and homes lie evenly on the ground of their block
 * group. Nothing here is of the atlas.
 */
import { readFileSync } from 'node:fs';
import * as turf from '@turf/turf';
import { csvParse } from 'd3-dsv';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

export type Area = Feature<Polygon | MultiPolygon>;

const REGION = 'data/regions/twin-cities/';
const table = (name: string) => csvParse(readFileSync(`${REGION}${name}.csv`, 'utf8'));
const recorded = (name: string, key = 'GEOID') =>
	new Map(table(`records/${name}`).map((row) => [row[key]!, row]));

function outlines(name: string): readonly Area[] {
	const topology = JSON.parse(readFileSync(`${REGION}places/${name}.topojson`, 'utf8')) as Topology;
	return feature(topology, topology.objects[name] as GeometryCollection).features as Area[];
}

/** Half a mile around a station of the planned line. */
export function circleAround(station: string): Area {
	const { stations } = JSON.parse(
		readFileSync(`${REGION}corridors/blue-line-extension.json`, 'utf8')
	) as { stations: readonly { id: string; lngLat: Position }[] };
	const { lngLat } = stations.find(({ id }) => id === station)!;
	return turf.circle(lngLat, 0.804672, { steps: 256, units: 'kilometers' });
}

/** Everything within a mile of the planned line. */
export function mileAroundTheLine(): Area {
	const { line } = JSON.parse(
		readFileSync(`${REGION}corridors/blue-line-extension.json`, 'utf8')
	) as { line: Parameters<typeof turf.buffer>[0] };
	return turf.buffer(line, 1.609344, { units: 'kilometers', steps: 64 }) as Area;
}

export function cityOutline(name: string): Area {
	return outlines('cities').find(({ properties }) => properties?.name === name)!;
}

/** Share of a shape's ground that lies in another. */
export function shareOfGround(of: Area, within: Area): number {
	const shared = turf.intersect(turf.featureCollection([of, within]));
	return shared ? turf.area(shared) / turf.area(of) : 0;
}

type Held = {
	/** GEOID of the block group of 2020, and of the tract of 2010 that its middle lies in. */
	readonly group: string;
	readonly tract2010: string;
	/** Homes of 2020 in all of it, and the share of its ground that the shape holds. */
	readonly homes: number;
	readonly share: number;
};

const groups = outlines('block-groups-2020');
const tracts2010 = outlines('tracts-2010');
const counts = new Map(
	table('figures/pl-2020-blockgroups').map((row) => [row.GEOID!, Number(row.H1_001N)])
);

const tract2010At = new Map<string, string>();
function tract2010Of(group: Area): string {
	const id = String(group.id);
	const known = tract2010At.get(id);
	if (known !== undefined) return known;
	const middle = turf.pointOnFeature(group);
	const found = tracts2010.find((tract) => turf.booleanPointInPolygon(middle, tract));
	const tract = String(found?.id ?? '');
	tract2010At.set(id, tract);
	return tract;
}

function heldBy(shape: Area): readonly Held[] {
	const [west, south, east, north] = turf.bbox(shape);
	return groups.flatMap((group) => {
		const box = turf.bbox(group);
		if (box[0] > east || box[2] < west || box[1] > north || box[3] < south) return [];
		const share = shareOfGround(group, shape);
		if (share === 0) return [];
		const id = String(group.id);
		return [{ group: id, tract2010: tract2010Of(group), homes: counts.get(id)!, share }];
	});
}

/** Homes of a whole tract, by its block groups. */
function homesOf(isOf: (group: Area) => boolean): number {
	return groups.filter(isOf).reduce((sum, group) => sum + counts.get(String(group.id))!, 0);
}

const sum = (of: readonly Held[], value: (each: Held) => number) =>
	of.reduce((total, each) => total + value(each), 0);

/** Cases of each tract of 2010, spread over its homes. */
export function filingsIn(shape: Area): number {
	const filings = recorded('eviction-filings');
	return sum(heldBy(shape), ({ tract2010, homes, share }) => {
		const county = tract2010.slice(0, 5);
		const all = homesOf(
			(group) => String(group.id).startsWith(county) && tract2010Of(group) === tract2010
		);
		return (Number(filings.get(tract2010)!.filings_per_year) * homes * share) / all;
	});
}

/** Homes within reach in each tract of 2020, spread over its homes. */
export function homesByRentIn(shape: Area, column: 'rented' | 'at_30' | 'at_50' | 'at_80'): number {
	const rents = recorded('homes-by-rent');
	return sum(heldBy(shape), ({ group, homes, share }) => {
		const tract = group.slice(0, 11);
		const all = homesOf(({ id }) => String(id).startsWith(tract));
		return (Number(rents.get(tract)![column]) * homes * share) / all;
	});
}

/** Share of a shape's homes in tracts of 2010, or in block groups, with a label of the past. */
export function labelledShareOf(
	shape: Area,
	label: 'disadvantaged-2022' | 'opportunity-zones-2018' | 'low-income-list'
): number {
	const rows = recorded(label);
	const has = ({ group, tract2010 }: Held) => {
		if (label === 'low-income-list') return rows.has(group);
		const row = rows.get(tract2010);
		return label === 'disadvantaged-2022' ? row?.disadvantaged === '1' : row !== undefined;
	};
	const held = heldBy(shape);
	const homes = ({ homes: all, share }: Held) => all * share;
	return sum(held, (each) => (has(each) ? homes(each) : 0)) / sum(held, homes);
}

/** Homes in listed buildings that stand in the shape. */
export function publicHomesIn(shape: Area): number {
	return table('records/public-housing')
		.filter(({ longitude, latitude }) =>
			turf.booleanPointInPolygon([Number(longitude), Number(latitude)], shape)
		)
		.reduce((total, { units }) => total + Number(units), 0);
}

/** Lots near the line that a point inside them puts in the shape. */
export function lotsIn(shape: Area): number {
	return outlines('covenant-lots').filter((lot) =>
		turf.booleanPointInPolygon(turf.pointOnFeature(lot), shape)
	).length;
}

/** Share of the shape's ground in the areas drawn red. */
export function redShareOf(shape: Area): number {
	return outlines('red-areas').reduce((total, area) => total + shareOfGround(shape, area), 0);
}
