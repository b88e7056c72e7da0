/**
 * Sixty searches as people type them, and the first answer that each must have. What is right was
 * worked out apart from the search: points of addresses and corners from the centerlines' own ranges
 * and ends (straight-line interpolation, 8 m beside the line) or the bus stops there, ZIP codes from the
 * tracts in which most stretches of street carry them, tracts from the Census Bureau's names and its
 * relationship of 2010 and 2020 tracts, everything else by name.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { readSearchSources, type SearchSources } from '../../scripts/find/find.ts';
import { placeSearch } from '../../src/lib/domain/places/find.ts';
import type { Found, FoundKind } from '../../src/lib/domain/places/found-text.ts';

type Expected =
	| { readonly kind: 'address' | 'corner' | 'landmark'; readonly at: readonly [number, number] }
	| { readonly kind: FoundKind; readonly id: string }
	| { readonly kind: 'place' | 'zip'; readonly holds: readonly string[] };

const address = (lng: number, lat: number): Expected => ({ kind: 'address', at: [lng, lat] });
const corner = (lng: number, lat: number): Expected => ({ kind: 'corner', at: [lng, lat] });
const landmark = (lng: number, lat: number): Expected => ({ kind: 'landmark', at: [lng, lat] });
const place = (kind: FoundKind, id: string): Expected => ({ kind, id });
const tract = (geoid: string): Expected => place('tract', `tract:${geoid}`);
const city = (name: string): Expected => place('city', `city:${name}`);
const hood = (name: string): Expected => place('neighborhood', `neighborhood:${name}`);
const holds = (kind: 'place' | 'zip', ...tracts: string[]): Expected => ({ kind, holds: tracts });

const QUERIES: readonly (readonly [query: string, expected: Expected])[] = [
	// Addresses.
	['2100 W Broadway Ave', address(-93.30678, 45.00304)],
	['2100 West Broadway Avenue, Minneapolis, MN 55411', address(-93.30678, 45.00304)],
	['3300 Penn Ave N', address(-93.30815, 45.01505)],
	['1901 penn avenue north apt 3', address(-93.30831, 44.99876)],
	['2100 Penn Ave S', address(-93.30848, 44.96163)],
	['2500 26th ave n', address(-93.31206, 45.0061)],
	['3025 Emerson Ave. N., #2', address(-93.29443, 45.01154)],
	['1011 washington ave n', address(-93.28069, 44.9903)],
	['4150 N Lyndale Ave', address(-93.28794, 45.03045)],
	['2649 upton n', address(-93.3147, 45.00691)],
	['1200 Plymouth Ave N Minneapolis', address(-93.29565, 44.99205)],
	['2301 Golden Valley Road', address(-93.30949, 44.9987)],
	['1015 Olson Memorial Highway', address(-93.29216, 44.98419)],
	['1500 Lowry Ave NE', address(-93.23843, 45.01312)],
	['1400 E Lake St', address(-93.25505, 44.94843)],
	['3655 Bryant Ave N, Mpls', address(-93.29067, 45.02132)],
	// Corners.
	['Penn Ave N & Lowry', corner(-93.30824, 45.01327)],
	['lowry and penn', corner(-93.30824, 45.01327)],
	['west broadway & lyndale', corner(-93.28799, 44.99914)],
	['penn plymouth', corner(-93.30822, 44.9915)],
	['44th ave n and lyndale ave n', corner(-93.2881, 45.03546)],
	['Dowling at Fremont', corner(-93.29564, 45.02399)],
	['38th & Chicago', corner(-93.26249, 44.93415)],
	['Hennepin and Lake', corner(-93.29828, 44.94836)],
	['Glenwood / Penn', corner(-93.30832, 44.98072)],
	['Golden Valley Rd & Penn', corner(-93.30821, 44.99876)],
	['bass lake road and west broadway crystal', corner(-93.36607, 45.05491)],
	['85th ave n & west broadway', corner(-93.37747, 45.10885)],
	['41st and west broadway robbinsdale', corner(-93.33762, 45.02956)],
	// ZIP codes.
	['55411', holds('zip', '053002700', '053102800')],
	['zip 55412', holds('zip', '053100200', '053100800')],
	['55404-1234', holds('zip', '053106000')],
	// Names.
	['North Minneapolis', holds('place', '053002700', '053100200')],
	['Northside', holds('place', '053003300', '053100800')],
	['North Memorial', landmark(-93.32182, 45.01451)],
	['north memorial hospital', landmark(-93.32182, 45.01451)],
	['Jordan', hood('Jordan')],
	['near north', hood('Near - North')],
	['willard-hay', hood('Willard - Hay')],
	['Robbinsdale', city('Robbinsdale')],
	['brooklyn park', city('Brooklyn Park')],
	['mpls', city('Minneapolis')],
	['Hennepin County', place('county', 'county:053')],
	['penn ave station', place('station', 'station:penn')],
	['Bass Lake Road', place('station', 'station:bass-lake-road')],
	['sumner library', landmark(-93.29461, 44.98481)],
	['capri theater', landmark(-93.30639, 45.00238)],
	['Robbinsdale City Hall', landmark(-93.3354, 45.03173)],
	// Slips.
	['robinsdale', city('Robbinsdale')],
	['Brookyln Park', city('Brooklyn Park')],
	['2100 W Brodway Ave', address(-93.30678, 45.00304)],
	['Lowery & Penn', corner(-93.30824, 45.01327)],
	['plymoth and penn', corner(-93.30822, 44.9915)],
	['hennipen county', place('county', 'county:053')],
	// Tracts.
	['tract 33', tract('27053003300')],
	['27053003300', tract('27053003300')],
	['27053104900', place('tract', 'tracts:053104901,053104902')],
	['1400000US27053003300', tract('27053003300')],
	['Census Tract 33, Hennepin County', tract('27053003300')],
	['census tract 268.16', tract('27053026816')]
];

/** Queries of which the first answer must be right. */
const LEAST = 57;
/** Meters that a point may lie off: less than a lot for an address, the width of a crossing for the rest. */
const OFF = { address: 12, corner: 40, landmark: 40 };

let sources: SearchSources;
let find: (text: string, limit: number) => readonly Found[];

beforeAll(async () => {
	sources = await readSearchSources();
	find = placeSearch(sources.places, sources.gazetteer, (code) => `ZIP ${code}`);
}, 120_000);

function isRight(found: Found | undefined, expected: Expected): boolean {
	if (found?.kind !== expected.kind) return false;
	if ('id' in expected) return found.id === expected.id;
	if ('holds' in expected) return expected.holds.every((tract) => found.id.includes(tract));
	return found.at !== null && meters(found.at, expected.at) <= OFF[expected.kind];
}

function meters(a: readonly [number, number], b: readonly [number, number]): number {
	const north = (a[1] - b[1]) * 111_130;
	const east = (a[0] - b[0]) * 111_320 * Math.cos((b[1] * Math.PI) / 180);
	return Math.hypot(north, east);
}

describe('searches as people type them', () => {
	test('there are sixty, each once', () => {
		expect(new Set(QUERIES.map(([query]) => query)).size).toBe(60);
	});

	test(`at least ${LEAST} of them have the right first answer`, () => {
		const wrong = QUERIES.flatMap(([query, expected]) => {
			const [first] = find(query, 1);
			return isRight(first, expected) ? [] : [{ query, first: first?.name, kind: first?.kind }];
		});
		expect(QUERIES.length - wrong.length, JSON.stringify(wrong)).toBeGreaterThanOrEqual(LEAST);
	});
});
