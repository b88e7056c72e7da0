/**
 * Boundaries from the Census Bureau’s map service, as files of `places`, the 2020 counts of block groups, and
 * streets with house numbers.
 *
 * Source: U.S. Census Bureau, TIGERweb (ArcGIS REST), layers found by their names; 2020 Census, P.L. 94-171;
 * TIGER/Line shapefiles, address ranges (ADDRFEAT) and roads (ROADS) by county.
 */
import { csvFormatRows } from 'd3-dsv';
import type {
	Feature,
	FeatureCollection,
	LineString,
	MultiLineString,
	MultiPolygon,
	Polygon
} from 'geojson';
import { booleanPointInPolygon, pointOnFeature, pointToLineDistance } from '@turf/turf';
import { unzipSync } from 'fflate';
import { combine, parseDbf, parseShp } from 'shpjs';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { cellsOf } from '../data/figures.ts';
import { placesText, type StreetBlock, type StreetClass } from '../data/places.ts';
import { ask, BadAnswer, jsonOf, RefreshError, type Asking } from './ask.ts';

export type AreaFeature = Feature<Polygon | MultiPolygon, Readonly<Record<string, unknown>>>;

/** Areas that the service is asked for, by what its layers are called. */
export type Layer = 'Census Tracts' | 'Census Block Groups' | 'Counties' | 'County Subdivisions';

export type MapService = {
	/** Ending in no slash. */
	readonly base: string;
	/** `tigerWMS_Census2020`, `tigerWMS_Census2010`, `tigerWMS_ACS2024`, … */
	readonly name: string;
};

const PAGE = 500;
/** Decimals of a degree, about 10 cm. */
const DECIMALS = 6;
/** Corners that enclose less with their neighbors, in square degrees (some 50 m²), are left out of a border. */
const LEAST_CORNER = 5e-9;

/** What an answer of the service must not be: it tells of failures with status 200. */
function readService(bytes: Buffer, key: string): unknown {
	const json = jsonOf(bytes) as { readonly error?: { code?: number; message?: string } };
	if (json.error) {
		const said = `the map service says “${json.error.message ?? json.error.code ?? ''}”`;
		if ((json.error.code ?? 500) >= 429) throw new BadAnswer(said);
		throw new RefreshError(`${said}.`);
	}
	if (!Array.isArray((json as Record<string, unknown>)[key]))
		throw new BadAnswer(`no ${key} in the answer`);
	return json;
}

/**
 * All areas of a layer in some counties, in order of GEOID, as the service has them.
 *
 * @throws RefreshError where there is no such layer, or nothing in it
 */
export async function areasOf(
	service: MapService,
	layer: Layer,
	where: { readonly state: string; readonly counties: readonly string[] },
	asking: Asking
): Promise<AreaFeature[]> {
	const root = `${service.base}/arcgis/rest/services/TIGERweb/${service.name}/MapServer`;
	type Layers = { readonly layers: readonly { readonly id: number; readonly name: string }[] };
	const { layers } = await ask(
		`${root}?f=json`,
		(bytes) => readService(bytes, 'layers') as Layers,
		asking
	);
	const number = layers.find(({ name }) => name.trim() === layer)?.id;
	if (number === undefined)
		throw new RefreshError(`${root} has no layer “${layer}”; the Bureau may have renamed it.`);
	const found = new Map<string, AreaFeature>();
	for (const county of where.counties) {
		for (let offset = 0, more = true; more;) {
			const query = new URLSearchParams({
				where: `STATE='${where.state}' AND COUNTY='${county}'`,
				outFields: 'GEOID,BASENAME,COUNTY,AREALAND',
				outSR: '4326',
				geometryPrecision: String(DECIMALS),
				resultOffset: String(offset),
				resultRecordCount: String(PAGE),
				f: 'geojson'
			});
			type Page = FeatureCollection<Polygon | MultiPolygon> & {
				readonly exceededTransferLimit?: boolean;
				readonly properties?: { readonly exceededTransferLimit?: boolean };
			};
			const page = await ask(
				`${root}/${number}/query?${query.toString()}`,
				(bytes) => readService(bytes, 'features') as Page,
				asking
			);
			for (const each of page.features) {
				const geoid = String(each.properties?.GEOID ?? '');
				if (geoid === '') throw new RefreshError(`${layer}: an area has no GEOID.`);
				// Null for areas that the release has no shape of.
				const { geometry } = each as { readonly geometry: Polygon | MultiPolygon | null };
				if (geometry !== null)
					found.set(geoid, { type: 'Feature', properties: each.properties ?? {}, geometry });
			}
			// A service may send fewer than it was asked for.
			offset += page.features.length;
			const cut = page.exceededTransferLimit ?? page.properties?.exceededTransferLimit ?? false;
			more = cut && page.features.length > 0;
		}
		asking.say(`${layer}: ${found.size} so far.`);
	}
	if (found.size === 0)
		throw new RefreshError(`${root} has no ${layer} in the counties asked for.`);
	return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, area]) => area);
}

/** The same areas with fewer corners; borders that areas share stay shared. */
export function simplified(areas: readonly AreaFeature[]): AreaFeature[] {
	const all: FeatureCollection = { type: 'FeatureCollection', features: [...areas] };
	const exact = topology({ areas: all });
	const fewer = simplify(presimplify(exact as Topology<Corners>), LEAST_CORNER);
	const made = feature(fewer, fewer.objects.areas as GeometryCollection) as FeatureCollection;
	return made.features.map((each, at) => {
		const { properties, geometry } = each as AreaFeature;
		// An island that is smaller than a corner stays as it was.
		const empty = geometry.coordinates.length === 0;
		return { type: 'Feature', properties, geometry: empty ? areas[at]!.geometry : geometry };
	});
}
type Corners = Record<string, GeometryCollection>;

/** Text of `places/tracts-2020.topojson` and its like: areas by GEOID. */
export function areasText(
	name: string,
	areas: readonly AreaFeature[],
	properties: (area: AreaFeature) => Record<string, unknown> = () => ({}),
	idOf: (area: AreaFeature) => string = (area) => String(area.properties.GEOID)
): string {
	const features = areas
		.map((area): Feature => ({
			type: 'Feature',
			id: idOf(area),
			properties: properties(area),
			geometry: area.geometry
		}))
		.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
	return placesText(name, features, DECIMALS);
}

/** The city that an area lies in, by a point within it. Throws RefreshError where it lies in none. */
export function cityOf(
	area: AreaFeature,
	cities: readonly { readonly name: string; readonly area: Feature<Polygon | MultiPolygon> }[]
): string {
	const point = pointOnFeature(area);
	const city = cities.find((each) => booleanPointInPolygon(point, each.area));
	if (city) return city.name;
	throw new RefreshError(
		`Block group ${String(area.properties.GEOID)} lies in no city or township.`
	);
}

/** Columns of the table of 2020 counts. */
const COUNTS = [
	...['H1_001N', 'P1_001N', 'P2_002N', 'P2_005N', 'P2_006N', 'P2_007N'],
	...['P2_008-009N', 'P2_010-011N']
];

/**
 * Text of the table of 2020 counts by block group, for the block groups that have a boundary.
 *
 * @throws RefreshError where one of them has no count
 */
export async function countsTable(
	base: string,
	{ state, counties }: { readonly state: string; readonly counties: readonly string[] },
	blockGroups: readonly string[],
	asking: Asking
): Promise<string> {
	const names = COUNTS.flatMap((column) => cellsOf(column));
	const counts = new Map<string, readonly string[]>();
	for (const county of counties) {
		const address =
			`${base}/data/2020/dec/pl?get=${names.join(',')}&for=block%20group:*` +
			`&in=state:${state}%20county:${county}%20tract:*`;
		const rows = await ask(
			address,
			(bytes) => {
				const json = jsonOf(bytes) as string[][];
				if (!Array.isArray(json) || json.length < 2 || !json.every((row) => Array.isArray(row)))
					throw new BadAnswer('no list of rows, or an empty row');
				return json;
			},
			asking
		);
		const [header = [], ...cells] = rows;
		const at = (name: string) => header.indexOf(name);
		for (const row of cells) {
			const geoid = ['state', 'county', 'tract', 'block group']
				.map((name) => row[at(name)])
				.join('');
			counts.set(
				geoid,
				COUNTS.map((column) =>
					String(cellsOf(column).reduce((sum, name) => sum + Number(row[at(name)]), 0))
				)
			);
		}
		asking.say(`2020 counts: ${counts.size} block groups so far.`);
	}
	const lines = [...blockGroups].sort().map((geoid) => {
		const row = counts.get(geoid);
		if (!row?.every((cell) => /^\d+$/.test(cell)))
			throw new RefreshError(`The 2020 counts lack block group ${geoid}.`);
		return [geoid, ...row];
	});
	return `${csvFormatRows([['GEOID', ...COUNTS], ...lines])}\n`;
}

/* Streets: those with house numbers, and highways with their ramps, which have none. */

/** Feature class codes of the Bureau; alleys, service ways, paths and rails are left out. */
const ROADS: ReadonlyMap<string, StreetClass> = new Map([
	['S1100', 'highway'],
	['S1200', 'main'],
	['S1400', 'local'],
	['S1630', 'ramp'],
	// Private ones.
	['S1740', 'local']
]);

type Road = Feature<LineString | MultiLineString, Readonly<Record<string, unknown>>>;

export type RoadsOf = {
	/** Address of the files, ending in no slash. */
	readonly base: string;
	readonly year: number;
	readonly state: string;
	readonly counties: readonly string[];
	readonly cities: readonly {
		readonly name: string;
		readonly area: Feature<Polygon | MultiPolygon>;
	}[];
	readonly line: LineString | MultiLineString;
	/** How far from the line streets are taken. */
	readonly meters: number;
};

/**
 * Streets near a line, in the order of street and house number.
 *
 * @throws RefreshError where a file is not there or is no shapefile, or no street lies near
 */
export async function roadsNear(of: RoadsOf, asking: Asking): Promise<StreetBlock[]> {
	const blocks: StreetBlock[] = [];
	const known = new Set<string>();
	for (const county of of.counties) {
		for (const kind of ['ADDRFEAT', 'ROADS'] as const) {
			const name = `tl_${of.year}_${of.state}${county}_${kind.toLowerCase()}.zip`;
			const address = `${of.base}/geo/tiger/TIGER${of.year}/${kind}/${name}`;
			const roads = await ask(address, roadsIn, asking);
			asking.say(`${name}: ${roads.length} roads.`);
			for (const road of roads) {
				const block = streetOf(road, kind === 'ADDRFEAT', of);
				// One stretch may stand in a file once for each of its ranges of numbers.
				const key = block === null ? '' : `${block.street} ${String(block.line)}`;
				if (block === null || known.has(key)) continue;
				known.add(key);
				blocks.push(block);
			}
		}
	}
	if (blocks.length === 0)
		throw new RefreshError(`The files of ${of.year} have no street within reach of the line.`);
	const first = ({ left, right }: StreetBlock) => Math.min(...(left ?? []), ...(right ?? []), 1e6);
	const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	return blocks.sort(
		(a, b) =>
			compare(a.street, b.street) || first(a) - first(b) || compare(String(a.line), String(b.line))
	);
}

/** Lines of a zipped shapefile with what is known of each. */
function roadsIn(zip: Buffer): Road[] {
	if (zip.subarray(0, 2).toString('latin1') !== 'PK')
		throw new BadAnswer('a page in place of a file');
	let files: Readonly<Record<string, Uint8Array>>;
	try {
		files = unzipSync(zip);
	} catch {
		throw new BadAnswer('the file is cut off');
	}
	const part = (ending: string) => {
		const found = Object.entries(files).find(([name]) => name.endsWith(ending))?.[1];
		if (!found) throw new RefreshError(`A file of roads has no ${ending} in it.`);
		// The library counts from the start of what the bytes lie in.
		return new DataView(Uint8Array.from(found).buffer);
	};
	return combine([parseShp(part('.shp')), parseDbf(part('.dbf'))]).features as Road[];
}

/** A road as a stretch of street; null where it is none, is too far away, or lies in no city of the region. */
function streetOf(road: Road, withNumbers: boolean, of: RoadsOf): StreetBlock | null {
	const text = (name: string) => {
		const value = road.properties[name];
		return typeof value === 'string' ? value.trim() : typeof value === 'number' ? `${value}` : '';
	};
	const street = text('FULLNAME');
	const kind = ROADS.get(text(withNumbers ? 'ROAD_MTFCC' : 'MTFCC'));
	if (kind === undefined || street === '') return null;
	// Streets come from the file of addresses, roads without any from the other.
	if (withNumbers !== (kind === 'main' || kind === 'local')) return null;
	const { geometry } = road;
	const line =
		geometry.type === 'LineString' ? geometry.coordinates : (geometry.coordinates[0] ?? []);
	const middle = line[Math.floor(line.length / 2)];
	if (!middle || line.length < 2) return null;
	if (distanceTo(of.line, middle, of.meters) > of.meters) return null;
	const city = of.cities.find(({ area }) => booleanPointInPolygon(middle, area))?.name;
	if (city === undefined) return null;
	const range = (side: string): StreetBlock['left'] => {
		const [from, to] = [Number(text(`${side}FROMHN`)), Number(text(`${side}TOHN`))];
		return from > 0 && to > 0 && Number.isInteger(from) && Number.isInteger(to) ? [from, to] : null;
	};
	return {
		street,
		class: kind,
		left: range('L'),
		right: range('R'),
		zips: [text('ZIPL'), text('ZIPR')],
		cities: [city, city],
		line: line.map(([x = NaN, y = NaN]) => [x, y] as const)
	};
}

/** Meters from a line, or infinity where a look at degrees shows that it is more than so many. */
function distanceTo(
	line: RoadsOf['line'],
	[x = NaN, y = NaN]: readonly number[],
	most: number
): number {
	const parts = line.type === 'LineString' ? [line.coordinates] : line.coordinates;
	// A degree of latitude is 111 km, one of longitude that times the cosine.
	const [dy, dx] = [most / 110_000, most / 110_000 / Math.cos((y * Math.PI) / 180)];
	const points = parts.flat();
	const near = (own: number, at: 0 | 1, reach: number) =>
		points.some((point) => (point[at] ?? NaN) >= own - reach) &&
		points.some((point) => (point[at] ?? NaN) <= own + reach);
	if (!near(x, 0, dx) || !near(y, 1, dy)) return Infinity;
	return Math.min(
		...parts.map((coordinates) =>
			pointToLineDistance([x, y], { type: 'LineString', coordinates }, { units: 'meters' })
		)
	);
}
