/** From what a maker makes to a place that travels in a link, and back to an outline for the map. */
import type { MultiPolygon } from 'geojson';
import {
	areaGeometry,
	areaPlace,
	cleanName,
	groundOf,
	parsePlace,
	placeRef,
	tractsPlace,
	type PlaceRef,
	roundedDegrees
} from './place.ts';
import type { PlaceExtent, PlaceProblem } from './place.ts';
import { Work, type Bounds, type PlanarArea } from '../geometry/area.ts';
import { outlineOfArea, resolvePolygon } from '../geometry/polygon.ts';
import { reachArea, type ReachExtent } from './reach-area.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { GazetteerFile, PlacesFile } from '../indicators/built-files.ts';
import { tractNumber } from './names.ts';

/**
 * The reference of a place that somebody made; null for a place that has a name of its own already.
 * A reach around several points or along lines becomes the area that it covers.
 * @param outline of the place, where it is not made of tracts
 */
export function ownRef(
	question: PlaceExtent,
	name: string | null,
	outline: MultiPolygon | null
): PlaceRef | null {
	switch (question.kind) {
		case 'named':
			return null;
		case 'tracts':
			return placeRef(tractsPlace(question.geoids, name ?? ''));
		case 'drawn':
			return placeRef(areaPlace(question.geometry, name ?? ''));
		case 'reach': {
			const { points, lines, meters } = question;
			const [center, another] = points;
			if (center && !another && lines.length === 0) {
				const [lng, lat] = [roundedDegrees(center[0]), roundedDegrees(center[1])];
				return placeRef({ kind: 'near', lng, lat, meters, name: cleanName(name ?? '') });
			}
			return outline && placeRef(areaPlace(outline, name ?? ''));
		}
	}
}

/**
 * Outlines made before, by what they are of: a link can hold sixty circles, and every move of the
 * map asks for all of them again.
 */
const made = new Map<string, MultiPolygon | null>();
const MOST_MADE = 200;

/**
 * The outline of an own place as far as its reference alone tells it: of areas and circles. Tracts
 * are outlined by the map itself.
 * @param region degrees
 */
export function ownOutline(ref: PlaceRef, region: Bounds): MultiPolygon | null {
	const key = `${groundOf(ref)} ${region.join()}`;
	const before = made.get(key);
	if (before !== undefined) return before;
	const outline = outlineOfRef(ref, region);
	const [oldest] = made.keys();
	if (made.size >= MOST_MADE && oldest !== undefined) made.delete(oldest);
	made.set(key, outline);
	return outline;
}

function outlineOfRef(ref: PlaceRef, region: Bounds): MultiPolygon | null {
	const place = parsePlace(ref);
	if (place?.kind === 'area') return areaGeometry(place);
	if (place?.kind !== 'near') return null;
	const outline = outlineOfShape(
		{ kind: 'reach', points: [[place.lng, place.lat]], lines: [], meters: place.meters },
		region
	);
	return outline.ok ? outline.value.geometry : null;
}

/** GEOIDs of a place that is made of tracts, empty for any other. */
export function tractsOf(ref: PlaceRef): readonly string[] {
	const place = parsePlace(ref);
	return place?.kind === 'tracts' ? place.geoids : [];
}

/* The outline and size of a place of one's own, for the map and for the panel beside it. */

export type MyPlaceOutline = {
	readonly geometry: MultiPolygon;
	readonly squareMeters: number;
	/** Parts that lie far from the region were left out. */
	readonly cut: boolean;
};

/** Places whose outline follows from the question alone; of tracts only the index knows it. */
export type ShapedExtent = Extract<PlaceExtent, { kind: 'drawn' | 'reach' }>;

/**
 * Checks the shape as an answer would, and gives its outline with shared ground counted once.
 * @param region degrees; a shape that lies wholly outside has no figures
 * @param work spent on it
 */
export function outlineOfShape(
	question: ShapedExtent,
	region: Bounds,
	work = new Work()
): Result<MyPlaceOutline, PlaceProblem> {
	const shape =
		question.kind === 'drawn' ? drawn(question.geometry, work) : reach(question, region, work);
	if (!shape.ok) return shape;
	return touches(shape.value.geometry, region) ? shape : fail('polygon-outside-region');
}

function drawn(geometry: unknown, work: Work): Result<MyPlaceOutline, PlaceProblem> {
	const polygon = resolvePolygon(geometry, work);
	return polygon.ok ? ok(outlineOf(polygon.value.area, false)) : polygon;
}

function reach(
	question: ReachExtent,
	region: Bounds,
	work: Work
): Result<MyPlaceOutline, PlaceProblem> {
	const measured = reachArea(question, region, work);
	if (!measured.ok) return measured;
	return ok(outlineOf(measured.value.area, measured.value.beyond > 0));
}

function outlineOf(area: PlanarArea, cut: boolean): MyPlaceOutline {
	const coordinates = outlineOfArea(area).map((rings) =>
		rings.map((ring) => ring.map(([lng, lat]) => [lng, lat]))
	);
	return { geometry: { type: 'MultiPolygon', coordinates }, squareMeters: area.area, cut };
}

/** Whether the box around the shape shares ground with the region's. */
function touches({ coordinates }: MultiPolygon, [west, south, east, north]: Bounds): boolean {
	return coordinates.some(([ring = []]) => {
		// Not by spreading: a ring may have more points than a call has room for arguments.
		const overlaps = (at: 0 | 1, low: number, high: number): boolean =>
			ring.some((point) => (point[at] ?? NaN) < high) &&
			ring.some((point) => (point[at] ?? NaN) > low);
		return overlaps(0, west, east) && overlaps(1, south, north);
	});
}

/* Tracts typed as numbers: "33, 1016.02, 27053003300". */

export type TractListProblem = Problem<
	/** Parameter `text`. */
	| 'tract-not-understood'
	/** Parameter `text`: a spreadsheet shortened the id, and its last digits are lost. */
	| 'tract-shortened'
	/** Parameter `number`: no tract of the region has it. */
	| 'tract-number-unknown'
	/** Parameters `number`, `counties`: several have it, so the county must be said. */
	| 'tract-number-ambiguous'
	/** Parameter `limit`. */
	| 'tracts-too-many'
>;

/** Tracts by what somebody calls one of them. */
export type NamedTracts = {
	/** Several where a tract of 2010 has been divided since. */
	readonly geoids: readonly string[];
	/** Number of the tract of 2010 that was meant; null where it is one of 2020. */
	readonly former: string | null;
};

/** @param county its name, where it was said */
export type TractReader = (text: string, county?: string) => Result<NamedTracts, TractListProblem>;

/**
 * Finds tracts by their ids as people have them: GEOIDs, with the Bureau's prefix or without their
 * leading zero, six-digit codes, numbers with and without decimals, “Census Tract 33, Some County”.
 * @param former tracts of 2010 that are none of 2020, with the rows of those that they became
 */
export function tractReader(
	{ tracts, counties }: Pick<PlacesFile, 'tracts' | 'counties'>,
	former: GazetteerFile['formerTracts'] = []
): TractReader {
	const all = new Map<string, NamedTracts>();
	for (const [geoid, rows] of former) {
		const geoids = rows.flatMap((row) => tracts.geoid[row] ?? []);
		if (geoids.length > 0) all.set(geoid, { geoids, former: tractNumber(geoid) });
	}
	for (const geoid of tracts.geoid) all.set(geoid, { geoids: [geoid], former: null });
	const byNumber = new Map<string, string[]>();
	for (const geoid of all.keys()) {
		const number = tractNumber(geoid);
		byNumber.set(number, [...(byNumber.get(number) ?? []), geoid]);
	}
	const countyOf = (geoid: string): string =>
		counties.find(({ code }) => code === geoid.slice(2, 5))?.name ?? geoid.slice(2, 5);

	return (text, county) => {
		const typed = text.trim().replace(/^14000*US/i, '');
		if (SHORTENED.test(typed)) return fail('tract-shortened', { text: typed });
		if (/^\d{10,11}$/.test(typed)) {
			const found = all.get(typed.padStart(11, '0'));
			return found ? ok(found) : fail('tract-number-unknown', { number: typed });
		}
		const named = NAMED_TRACT.exec(typed);
		const number = numberOf(named?.[1] ?? typed);
		if (number === null) return fail('tract-not-understood', { text: typed });
		const where = named?.[2] ?? county;
		const known = (byNumber.get(number) ?? []).filter(
			(geoid) => where === undefined || sameCounty(countyOf(geoid), where)
		);
		// A number of today is meant before one of 2010.
		const today = known.filter((geoid) => all.get(geoid)?.former === null);
		const [geoid, another] = today.length > 0 ? today : known;
		const found = geoid === undefined ? undefined : all.get(geoid);
		if (!found) return fail('tract-number-unknown', { number: typed });
		if (another !== undefined) {
			return fail('tract-number-ambiguous', {
				number: typed,
				counties: (today.length > 0 ? today : known).map(countyOf).join(', ')
			});
		}
		return ok(found);
	};
}

/** What spreadsheets make of long ids. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+?\d+$/i;
/** As the Bureau writes names; county and state may be missing. */
const NAMED_TRACT =
	/^(?:census\s+)?tract\s+([\d.]+)(?:\s*[,;]\s*([^,;]+?)(?:\s+county)?\s*(?:[,;].*)?)?$/i;

/** `33` of 33, 0033.00 and 003300; null of what is no number of a tract. */
function numberOf(text: string): string | null {
	const plain = /^\d{6}$/.test(text) ? `${text.slice(0, 4)}.${text.slice(4)}` : text;
	if (!/^\d{1,4}(\.\d{1,2})?$/.test(plain)) return null;
	const [whole = '', part = ''] = plain.split('.');
	const suffix = part.padEnd(2, '0');
	return suffix === '00' ? String(Number(whole)) : `${Number(whole)}.${suffix}`;
}

export type TractList = {
	/** Each once, in the order typed. */
	readonly geoids: readonly string[];
	/** Numbers of 2010 among them, with those of 2020 that they became. */
	readonly former: readonly { readonly number: string; readonly became: readonly string[] }[];
};

/** More than the region has. */
const MOST_TYPED = 1000;

/**
 * Tracts of what was typed. Ids are separated by commas, semicolons, spaces or lines; the word
 * "tract" may stand before them. A number that tracts of several counties have needs the county's
 * name in brackets, "301 (Ramsey)", or the full GEOID; the Bureau's own names stand on their own line.
 */
export function readTractList(
	text: string,
	read: TractReader
): Result<TractList, TractListProblem> {
	const geoids = new Set<string>();
	const former = new Map<string, readonly string[]>();
	for (const { typed, county } of text.split(/[\r\n]+/).flatMap(idsOfLine)) {
		if (geoids.size >= MOST_TYPED) return fail('tracts-too-many', { limit: MOST_TYPED });
		const found = read(typed, county);
		if (!found.ok) return found;
		for (const geoid of found.value.geoids) geoids.add(geoid);
		if (found.value.former !== null) {
			former.set(found.value.former, found.value.geoids.map(tractNumber));
		}
	}
	return ok({
		geoids: [...geoids],
		former: [...former].map(([number, became]) => ({ number, became }))
	});
}

function idsOfLine(line: string): readonly { typed: string; county: string | undefined }[] {
	const whole = line.trim();
	if (
		NAMED_TRACT.exec(whole)?.[2] !== undefined &&
		/[a-z]/i.test(NAMED_TRACT.exec(whole)?.[2] ?? '')
	) {
		return [{ typed: whole, county: undefined }];
	}
	const words = line
		.replaceAll(/\b(?:census\s+)?tracts?\b/gi, ' ')
		.matchAll(/([^\s,;()]+)(?:\s*\(([^)]*)\))?/g);
	return [...words].map(([, typed = '', county]) => ({ typed, county }));
}

function sameCounty(name: string, typed: string): boolean {
	const plain = (text: string): string => text.toLowerCase().replace('county', '').trim();
	return plain(name) === plain(typed);
}
