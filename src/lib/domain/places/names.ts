/** Names of places and distances, as people say them. */
import { ONE_MILE, stationsOfRollUp } from '../lines/corridor.ts';
import type { LinesFile, PlacesFile } from '../indicators/built-files.ts';
import {
	PLAN_LINE,
	parsePlace,
	type Place,
	type PlaceRef,
	planStationId,
	type Plan
} from './place.ts';

/* Distances as people say them. Numbers are set by `Intl`; the words come in. */

export type DistanceWords = {
	/** BCP 47 tag for numbers. */
	readonly numbers: string;
	readonly quarterMile: string;
	readonly halfMile: string;
	readonly threeQuarterMile: string;
	readonly oneMile: string;
	readonly miles: (p: { count: string }) => string;
	readonly meters: (p: { count: string }) => string;
};

/** Meters within which two distances are the same: less than a pace. */
const SAME = 0.5;

/** "half a mile", "1.5 miles", "500 meters". */
export function distanceText(meters: number, words: DistanceWords): string {
	const named: readonly (readonly [number, string])[] = [
		[ONE_MILE / 4, words.quarterMile],
		[ONE_MILE / 2, words.halfMile],
		[ONE_MILE * 0.75, words.threeQuarterMile],
		[ONE_MILE, words.oneMile]
	];
	const name = named.find(([each]) => Math.abs(each - meters) < SAME)?.[1];
	if (name !== undefined) return name;
	const miles = meters / ONE_MILE;
	const number = (value: number, digits: number) =>
		new Intl.NumberFormat(words.numbers, { maximumFractionDigits: digits }).format(value);
	// What was given in even miles is said in miles; anything else in meters.
	const even = Math.abs(Number(miles.toFixed(2)) * ONE_MILE - meters) < SAME;
	return even
		? words.miles({ count: number(miles, 2) })
		: words.meters({ count: number(meters, 0) });
}

/**
 * Tract number as the Bureau writes it in a name: the last six digits of the GEOID with two implied
 * decimals and no padding, `27053003300` → "33", `27053101602` → "1016.02".
 * Source: Census Bureau, Geographic Areas Reference Manual, chapter 10.
 */
export function tractNumber(geoid: string): string {
	const whole = String(Number(geoid.slice(5, 9)));
	const suffix = geoid.slice(9, 11);
	return suffix === '00' ? whole : `${whole}.${suffix}`;
}

/*
 * Names of places from their references, as people say them. Works on what has arrived so far: lines
 * and stations that are not known yet are called by their ids until the files are there.
 */

export type PlaceNameWords = {
	readonly distance: DistanceWords;
	/** Names of the lines that are always known, by id. */
	readonly lines: Readonly<Record<string, string>>;
	readonly region: string;
	readonly regionDetail: string;
	readonly cityDetail: string;
	readonly countyDetail: string;
	readonly neighborhoodDetail: string;
	readonly unknown: string;
	readonly planLine: string;
	readonly county: (p: { name: string }) => string;
	readonly tract: (p: { number: string }) => string;
	readonly tractIn: (p: { number: string; within: string }) => string;
	readonly tractDetail: (p: { geoid: string }) => string;
	readonly tractsTogether: (p: { count: number }) => string;
	readonly station: (p: { name: string }) => string;
	readonly stationDetail: (p: { reach: string; city: string }) => string;
	readonly stations: (p: { line: string }) => string;
	readonly each: (p: { line: string }) => string;
	/** `count` is null until the lines have arrived. */
	readonly stationsDetail: (p: { reach: string; count: number | null }) => string;
	readonly eachDetail: (p: { reach: string }) => string;
	readonly corridor: (p: { line: string }) => string;
	readonly corridorDetail: (p: { reach: string }) => string;
	readonly near: (p: { reach: string }) => string;
	readonly nearDetail: (p: { reach: string }) => string;
	readonly area: string;
	readonly areaDetail: (p: { parts: number }) => string;
};

/** What names are taken from. */
export type PlaceNameSources = {
	readonly places: PlacesFile | null;
	readonly lines: LinesFile | null;
	readonly plan: Plan | null;
	/** The view's reach in meters, where a reference leaves it open. */
	readonly reach: number;
};

export type PlaceName = {
	readonly name: string;
	/** What kind of place it is; may be empty. */
	readonly detail: string;
	/** False where the files that have arrived say that there is no such place. */
	readonly known: boolean;
};

/** The place's name and what kind of place it is. Never throws: what is no reference is unknown. */
export function placeName(
	ref: PlaceRef,
	sources: PlaceNameSources,
	words: PlaceNameWords
): PlaceName {
	const place = parsePlace(ref);
	return place
		? nameOf(place, ref, sources, words)
		: { name: words.unknown, detail: '', known: false };
}

/** An own line says itself how far its station areas reach. */
function reachOfLine(line: string, { plan, reach }: PlaceNameSources): number {
	return line === PLAN_LINE && plan ? plan.meters : reach;
}

function nameOf(
	place: Place,
	ref: PlaceRef,
	sources: PlaceNameSources,
	words: PlaceNameWords
): PlaceName {
	const named = (name: string, detail: string, known = true) => ({ name, detail, known });
	const unknown = named(words.unknown, '', false);
	const { places } = sources;
	const within = (meters: number | null, otherwise = sources.reach) =>
		distanceText(meters ?? otherwise, words.distance);
	switch (place.kind) {
		case 'region':
			return named(words.region, words.regionDetail);
		case 'county': {
			const county = places?.counties.find(({ code }) => code === place.id);
			return places && !county
				? unknown
				: named(county ? words.county({ name: county.name }) : '', words.countyDetail);
		}
		case 'city':
		case 'neighborhood': {
			const found = places?.places.some(({ key }) => key === ref) ?? true;
			const detail = place.kind === 'city' ? words.cityDetail : words.neighborhoodDetail;
			return found ? named(place.id, detail) : unknown;
		}
		case 'tracts':
			return nameOfTracts(place, places, words) ?? unknown;
		case 'station': {
			const station = stationOf(place.id, sources);
			if (station === null) return unknown;
			const reach = within(place.meters, reachOfLine(place.id.replace(/-\d+$/, ''), sources));
			return named(
				words.station({ name: station.name }),
				words.stationDetail({ reach, city: station.city })
			);
		}
		case 'stations':
		case 'each':
		case 'corridor': {
			const line = lineOf(place.id, sources, words);
			if (line === null) return unknown;
			if (place.kind === 'corridor') {
				const reach = within(place.meters, ONE_MILE);
				return named(words.corridor({ line: line.name }), words.corridorDetail({ reach }));
			}
			const reach = within(place.meters, reachOfLine(place.id, sources));
			return place.kind === 'each'
				? named(words.each({ line: line.name }), words.eachDetail({ reach }))
				: named(
						words.stations({ line: line.name }),
						words.stationsDetail({ reach, count: line.stations })
					);
		}
		case 'near': {
			const reach = within(place.meters);
			return named(
				place.name || words.near({ reach }),
				place.name ? words.nearDetail({ reach }) : ''
			);
		}
		case 'area':
			return named(
				place.name || words.area,
				place.name || place.polygons.length > 1
					? words.areaDetail({ parts: place.polygons.length })
					: ''
			);
	}
}

function nameOfTracts(
	{ geoids, name }: Extract<Place, { kind: 'tracts' }>,
	places: PlacesFile | null,
	words: PlaceNameWords
): PlaceName | null {
	const [geoid = '', another] = geoids;
	const known = (each: string) => places === null || places.tracts.geoid.includes(each);
	if (!geoids.every(known)) return null;
	if (another !== undefined) {
		const together = words.tractsTogether({ count: geoids.length });
		return { name: name || together, detail: name ? together : '', known: true };
	}
	const detail = words.tractDetail({ geoid });
	const number = tractNumber(geoid);
	const row = places?.tracts.geoid.indexOf(geoid) ?? -1;
	if (!places || row < 0) return { name: name || words.tract({ number }), detail, known: true };
	const city = places.cities[places.tracts.city[row] ?? -1] ?? '';
	const neighborhood = places.neighborhoods[places.tracts.neighborhood[row] ?? -1];
	const within = neighborhood ? `${neighborhood}, ${city}` : city;
	return { name: name || words.tractIn({ number, within }), detail, known: true };
}

/** Null where all files have arrived and none has the station. */
function stationOf(
	id: string,
	{ places, lines, plan }: PlaceNameSources
): { readonly name: string; readonly city: string } | null {
	const own = places?.stations.find((each) => each.id === id);
	if (own) return own;
	const imagined = plan?.stations.find((_, at) => planStationId(at) === id);
	if (imagined) return { name: imagined.name, city: '' };
	for (const line of lines?.lines ?? []) {
		const found = line.stations.find((each) => each.id === id);
		if (found) return found;
	}
	return places && lines ? null : { name: fromId(id), city: '' };
}

function lineOf(
	id: string,
	{ lines, plan }: PlaceNameSources,
	words: PlaceNameWords
): { readonly name: string; readonly stations: number | null } | null {
	if (id === PLAN_LINE) {
		return plan ? { name: plan.name || words.planLine, stations: plan.stations.length } : null;
	}
	const line = lines?.lines.find((each) => each.id === id);
	const name = words.lines[id] ?? line?.name;
	if (lines && !line) return null;
	return { name: name ?? fromId(id), stations: line ? stationsOfRollUp(line).length : null };
}

/** "us-bank-stadium" → "Us Bank Stadium", until the file with the name is there. */
function fromId(id: string): string {
	return id
		.split('-')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
}
