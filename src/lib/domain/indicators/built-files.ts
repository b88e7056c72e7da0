/**
 * Shapes of the files that the build writes to `static/data` and `static/tiles`, and that the app
 * reads. Every file but the manifest carries a hash of its content in its name.
 */
import type { Corridor, Station } from '../lines/corridor.ts';
import type {
	Estimate,
	EstimateQuality,
	MarginBasis,
	MarginReason
} from '../statistics/estimate.ts';
import type { IndicatorId } from './ids.generated.ts';
import type { ClassScale, FigureMethod, PlaceKey } from './catalog.ts';
import type { Unit, VintageId, RaceGroup } from '../statistics/census.ts';

export type ArchiveId =
	'corridor' | 'areas' | 'context' | 'history' | 'outlines' | 'overview' | 'streets';

export type BuiltPath = {
	/** Below the site's root: `data/places-3f2a….json`. */
	readonly path: string;
};

export type BuiltFile = BuiltPath & {
	readonly bytes: number;
	readonly gzipBytes: number;
	/** First 16 hex digits of the content's SHA-256. */
	readonly hash: string;
};

export type BuiltArchive = BuiltFile & {
	readonly minzoom: number;
	readonly maxzoom: number;
	/** West, south, east, north in degrees. */
	readonly bounds: readonly [number, number, number, number];
	readonly layers: readonly {
		readonly id: string;
		readonly features: number;
		readonly fields: readonly string[];
	}[];
};

/** What is built, and where; a page knows of each file no more than it takes to fetch it. */
export type BuiltManifest<
	File = BuiltPath,
	Archive = Omit<BuiltArchive, 'layers' | 'gzipBytes' | 'hash'>
> = {
	readonly format: 1;
	/** First 12 hex digits of a SHA-256 over the checksums of all figures: "Data version". */
	readonly dataVersion: string;
	/** Those of the map, by their names with a hash; streets and what was done only where the region has any. */
	readonly archives: Readonly<
		Record<Exclude<ArchiveId, 'areas' | 'history' | 'streets'>, Archive> & {
			history?: Archive;
			streets?: Archive;
		}
	>;
	readonly places: File;
	readonly shapes: File;
	/** `GazetteerFile`: what search finds. */
	readonly gazetteer: File;
	/** Lines and stations that places can be made around. */
	readonly lines: File;
	/** `PlaceIndex`: what turns any place into weights of tracts. */
	readonly placeIndex: File;
	/** `ProfileTablesFile`: the figures that profiles are made from. */
	readonly profileTables: File;
	/** `RecordsFile`: what records say of places beside the survey. */
	readonly records: File;
	/** `StakesFile`: what is told beside those when somebody asks for it. */
	readonly stakes: File;
	/** Below the site's root, with a hash over all of them: `<id>.json` for each indicator. */
	readonly indicatorFolder: string;
	/** Indicators of records that the region has none of, for lists to leave out. */
	readonly unrecorded: readonly IndicatorId[];
	/** Answers that the build has made. */
	readonly answers: {
		/** Below the site's root, with a hash over all of them: `data/answers-3f2a…`. */
		readonly folder: string;
		/** Ids of the methods that run on the region's figures. */
		readonly methods: readonly string[];
		/** References of the places that are measured. */
		readonly places: readonly string[];
		/** What each of them is set beside, by place in that list. */
		readonly beside: readonly (readonly number[])[];
		/** What a reference to many of them stands for, by place in that list. */
		readonly sets: Readonly<Record<string, readonly number[]>>;
	};
};

/** The manifest as it is written, for scripts and whoever reads of the files themselves. */
export type WholeManifest = BuiltManifest<BuiltFile, BuiltArchive> & {
	readonly indicators: Readonly<Record<IndicatorId, BuiltFile>>;
	/** `TractFiguresFile`: what is known of each tract beside the indicators, for files to take along. */
	readonly tractFigures: BuiltFile;
	/** `EvidenceFile`: how far the atlas can be trusted, written into the pages that show it. */
	readonly evidence: BuiltFile;
	/** With the one for other maps. */
	readonly archives: { readonly areas: BuiltArchive };
};

/** A little farther out, in few digits: a map asks for no tile beyond. */
function roughly([west, south, east, north]: BuiltArchive['bounds']): BuiltArchive['bounds'] {
	return [
		Math.floor(west * 1000) / 1000,
		Math.floor(south * 1000) / 1000,
		Math.ceil(east * 1000) / 1000,
		Math.ceil(north * 1000) / 1000
	];
}

/** What of the manifest is written into every page. */
export function pageManifest(whole: WholeManifest): BuiltManifest {
	const path = (file: BuiltFile): BuiltPath => ({ path: file.path });
	return {
		format: whole.format,
		dataVersion: whole.dataVersion,
		archives: Object.fromEntries(
			Object.entries(whole.archives).flatMap(([id, { path, bytes, minzoom, maxzoom, bounds }]) =>
				id === 'areas' ? [] : [[id, { path, bytes, minzoom, maxzoom, bounds: roughly(bounds) }]]
			)
		) as BuiltManifest['archives'],
		places: path(whole.places),
		shapes: path(whole.shapes),
		gazetteer: path(whole.gazetteer),
		lines: path(whole.lines),
		placeIndex: path(whole.placeIndex),
		profileTables: path(whole.profileTables),
		records: path(whole.records),
		stakes: path(whole.stakes),
		indicatorFolder: whole.indicatorFolder,
		unrecorded: whole.unrecorded,
		answers: whole.answers
	};
}

/** Estimates of many places as columns; see `encodeEstimates`. */
export type EncodedEstimates = {
	readonly value: readonly (number | null)[];
	/** Empty where no row has one. */
	readonly moe: readonly (number | null)[];
	/** `leastMoe` of the rows that have one; left out where none has. */
	readonly leastMoe?: readonly (number | null)[];
	/** How margins came about: rows by basis, or one basis for every row that has a margin. */
	readonly moeBasis?: 'modelled' | Readonly<Partial<Record<MarginBasis, readonly number[]>>>;
	/** Bounds of the rows that have one instead of a margin. */
	readonly bounds?: readonly (readonly [
		row: number,
		side: 'at-least' | 'at-most',
		value: number
	])[];
	/** Sparse exceptions only: qualities other than 'value' by row, margin reasons by row. */
	readonly quality: Readonly<Partial<Record<EstimateQuality, readonly number[]>>>;
	readonly moeReason: Readonly<Partial<Record<MarginReason, readonly number[]>>>;
	/** Where every row without margin shares one reason, it is said once here instead. */
	readonly moeReasonForAll: MarginReason | null;
};

export type EncodedVintage = {
	/** Row i belongs to tract i of the places file. */
	readonly tracts: EncodedEstimates;
	/** Rows whose figure was carried across changed tract boundaries. */
	readonly carried: readonly number[];
	/** Row i belongs to `places[i]` of the places file. */
	readonly places: EncodedEstimates;
	/** Rows of place figures that are not exact, by how they came about. */
	readonly methods: Readonly<Partial<Record<Exclude<FigureMethod, 'exact'>, readonly number[]>>>;
};

export type IndicatorFile = {
	readonly format: 1;
	readonly id: IndicatorId;
	/** Boundaries that the rows stand on. */
	readonly tractVintage: 2020;
	readonly scale: ClassScale;
	readonly vintages: Readonly<Partial<Record<VintageId, EncodedVintage>>>;
};

/** Figures of every tract that no indicator holds, by name: counts of 2020, and what records say. */
export type TractFiguresFile = {
	readonly format: 1;
	/** Row i belongs to tract i of the places file. */
	readonly figures: Readonly<Record<string, EncodedEstimates>>;
};

/** Everything that names and finds a place, without its geometry. */
export type PlacesFile = {
	readonly format: 1;
	readonly cities: readonly string[];
	readonly counties: readonly { readonly code: string; readonly name: string }[];
	readonly neighborhoods: readonly string[];
	/** Sorted by GEOID. Columns, one entry a tract. */
	readonly tracts: {
		readonly geoid: readonly string[];
		/** Index into `cities` of the city holding most of the tract's 2020 housing units. */
		readonly city: readonly number[];
		/** Index into `neighborhoods` of the neighborhood holding most of its area, −1 where it lies in none. */
		readonly neighborhood: readonly number[];
		/** Indices into `stations` of the station areas (half mile) that hold at least 10 % of its housing units. */
		readonly stations: readonly (readonly number[])[];
	};
	/** Stations of the planned line in line order (the first is the open terminus). */
	readonly stations: readonly {
		readonly id: string;
		readonly name: string;
		readonly city: string;
		readonly status: 'open' | 'planned';
		readonly x: number;
		readonly y: number;
	}[];
	/** Places that every indicator file has a row for, in that order. */
	readonly places: readonly {
		readonly key: PlaceKey;
		readonly name: string;
		/** Most of its homes are in tracts that lie mostly elsewhere: `Estimate.ofTracts`. */
		readonly ofTracts?: true;
	}[];
};

/** West, south, east, north in degrees × 1e5. */
export type FileBox = readonly [number, number, number, number];

/** Where places lie, for the map; row-aligned with the places file, which lists need alone. */
export type ShapesFile = {
	readonly format: 1;
	readonly tracts: {
		/** A point inside the tract, degrees × 1e5. */
		readonly x: readonly number[];
		readonly y: readonly number[];
		readonly bbox: readonly FileBox[];
		/** Rows of neighboring tracts: those that share a border. */
		readonly neighbors: readonly (readonly number[])[];
	};
	/** Bounding boxes of the places file's `places`. */
	readonly places: readonly FileBox[];
	/** Tracts around the stations, in line order, at each distance that can be chosen. */
	readonly stationAreas: readonly {
		readonly meters: number;
		readonly areas: readonly {
			/** Station id. */
			readonly station: string;
			/** Tract rows, and the share 0–1 of each tract's 2020 housing units inside. */
			readonly rows: readonly number[];
			readonly households: readonly number[];
		}[];
	}[];
};

/** The lines of the region’s `corridors`, the one that the atlas is about first. */
export type LinesFile = { readonly format: 1; readonly lines: readonly BuiltLine[] };

export type BuiltLine = Pick<
	Corridor,
	'id' | 'name' | 'status' | 'opened' | 'accuracyMeters' | 'terminusShared' | 'line'
> & { readonly stations: readonly Omit<Station, 'basis' | 'accuracyMeters'>[] };

/**
 * What search finds beside the places file. Columns of whole numbers; longitudes and latitudes are
 * degrees × 1e5, each as the step from the entry before.
 */
export type GazetteerFile = {
	readonly format: 1;
	/** Streets by name, as corners and addresses number them. */
	readonly streets: readonly string[];
	readonly cities: readonly string[];
	readonly zips: readonly string[];
	/** Where two streets meet. Columns of indices, one entry a corner. */
	readonly corners: {
		readonly street: readonly number[];
		readonly cross: readonly number[];
		readonly city: readonly number[];
		readonly x: readonly number[];
		readonly y: readonly number[];
		/** Index into `tractSets`. */
		readonly tracts: readonly number[];
	};
	/** Rows of tracts that meet at a point, the one that holds it first; empty outside the region. */
	readonly tractSets: readonly (readonly number[])[];
	/** Stretches of street with house numbers, by street. Columns, one entry a stretch. */
	readonly addresses: {
		/** Stretches of each of `streets`, none where it has no house numbers. */
		readonly counts: readonly number[];
		/** House number at the line's beginning, as the step from the end of the stretch before; 0 alone: none. */
		readonly leftFrom: readonly number[];
		/** As the step from the beginning. */
		readonly leftTo: readonly number[];
		/** As the step from the left side's. */
		readonly rightFrom: readonly number[];
		readonly rightTo: readonly number[];
		/** Index into `sides` of the left side, and of the right. */
		readonly left: readonly number[];
		readonly right: readonly number[];
		/** Points of the stretch's line, at least two. */
		readonly points: readonly number[];
		readonly x: readonly number[];
		readonly y: readonly number[];
	};
	/** City and ZIP code of a side, as indices into `cities` and `zips`. */
	readonly sides: readonly (readonly [city: number, zip: number])[];
	readonly landmarks: {
		readonly name: readonly string[];
		/** As OpenStreetMap calls it: `library`, `school`. */
		readonly kind: readonly string[];
		readonly city: readonly number[];
		readonly x: readonly number[];
		readonly y: readonly number[];
	};
	/** What people call a place beside its name: the place's key, or `landmark:` and its name. */
	readonly also: readonly (readonly [place: string, names: readonly string[]])[];
	/** Areas that people have a name for, as rows of tracts. */
	readonly areas: readonly {
		readonly name: string;
		readonly also: readonly string[];
		/** City. */
		readonly within: string;
		readonly tracts: readonly number[];
	}[];
	/** Rows of tracts where most house numbers lie in the ZIP code. */
	readonly zipTracts: readonly (readonly [zip: string, tracts: readonly number[]])[];
	/** Tracts of 2010 that are none of 2020, with the rows of those that they became. */
	readonly formerTracts: readonly (readonly [geoid: string, tracts: readonly number[]])[];
	/** How people write the state behind an address. */
	readonly state: readonly string[];
};

/*
 * Estimates of many places as columns of numbers, small enough to fetch whole. What most rows share
 * is left unsaid: a number is a value, or zero where it is 0; no number is "not published"; a
 * margin's absence has one reason for all rows unless rows differ.
 */

/** Smallest step that is kept, by unit: far below every margin. Dollars and counts of tracts are whole as published. */
const STEP: Readonly<Record<Unit, number>> = {
	share: 1e-4,
	'relative-change': 1e-4,
	'share-change': 1e-4,
	dollars: 1,
	count: 0.1,
	'per-hundred': 1e-3,
	level: 0.1
};

/** Rounds to the unit's step, so that decoding gives the rounded estimates back exactly. */
export function encodeEstimates(estimates: readonly Estimate[], unit: Unit): EncodedEstimates {
	const step = STEP[unit];
	const rows = estimates.map((estimate) => roundEstimate(estimate, step));
	const quality: Partial<Record<EstimateQuality, number[]>> = {};
	const moeReason: Partial<Record<MarginReason, number[]>> = {};
	rows.forEach((estimate, row) => {
		if (estimate.quality !== impliedQuality(estimate.value))
			(quality[estimate.quality] ??= []).push(row);
		if (estimate.value !== null && estimate.moeReason !== null)
			(moeReason[estimate.moeReason] ??= []).push(row);
	});
	const moeBasis: Partial<Record<MarginBasis, number[]>> = {};
	rows.forEach((estimate, row) => {
		if (estimate.moeBasis !== undefined) (moeBasis[estimate.moeBasis] ??= []).push(row);
	});
	const allModelled = rows.every((row) => row.moe === null || row.moeBasis === 'modelled');
	const bounds = rows.flatMap(({ bound }, row) =>
		bound === undefined ? [] : [[row, bound.side, bound.value] as const]
	);
	const reasons = Object.keys(moeReason) as MarginReason[];
	const shared = reasons.length === 1 ? (reasons[0] ?? null) : null;
	return {
		value: rows.map((estimate) => estimate.value),
		moe: rows.every((estimate) => estimate.moe === null) ? [] : rows.map(({ moe }) => moe),
		...(rows.some(({ leastMoe }) => leastMoe !== undefined) && {
			leastMoe: rows.map(({ leastMoe }) => leastMoe ?? null)
		}),
		...(Object.keys(moeBasis).length > 0 && {
			moeBasis: allModelled ? ('modelled' as const) : moeBasis
		}),
		...(bounds.length > 0 && { bounds }),
		quality,
		moeReason: shared === null ? moeReason : {},
		moeReasonForAll: shared
	};
}

export function decodeEstimates(encoded: EncodedEstimates): Estimate[] {
	const quality = byRow(encoded.quality);
	const moeReason = byRow(encoded.moeReason);
	const { moeBasis = {} } = encoded;
	const basis = typeof moeBasis === 'string' ? null : byRow(moeBasis);
	const bounds = new Map(encoded.bounds?.map(([row, side, value]) => [row, { side, value }]));
	return encoded.value.map((value, row): Estimate => {
		const moe = encoded.moe[row] ?? null;
		const leastMoe = encoded.leastMoe?.[row] ?? null;
		const bound = bounds.get(row);
		const howMade = moe === null ? undefined : basis === null ? 'modelled' : basis.get(row);
		const why = value === null ? 'no-value' : (moeReason.get(row) ?? encoded.moeReasonForAll);
		return {
			value,
			moe,
			quality: quality.get(row) ?? impliedQuality(value),
			moeReason: moe === null ? why : null,
			...(howMade !== undefined && { moeBasis: howMade }),
			...(bound !== undefined && { bound }),
			...(leastMoe !== null && { leastMoe })
		};
	});
}

/** To the nearest step; what is not zero stays apart from zero, and a margin never rounds away. */
export function roundEstimate(estimate: Estimate, step: number): Estimate {
	return {
		...estimate,
		value: estimate.value === null ? null : roundTo(estimate.value, step),
		moe: estimate.moe === null ? null : roundTo(estimate.moe, step),
		...(estimate.bound !== undefined && {
			bound: { side: estimate.bound.side, value: roundTo(estimate.bound.value, step) }
		}),
		...(estimate.leastMoe !== undefined && { leastMoe: roundTo(estimate.leastMoe, step) })
	};
}

function roundTo(value: number, step: number): number {
	if (value === 0) return 0;
	const steps = Math.round(value / step) || Math.sign(value);
	// Steps are powers of ten: dividing by their inverse leaves no dust of binary fractions.
	return steps / Math.round(1 / step);
}

function impliedQuality(value: number | null): EstimateQuality {
	if (value === null) return 'not-published';
	return value === 0 ? 'zero' : 'value';
}

function byRow<Key extends string>(
	rows: Readonly<Partial<Record<Key, readonly number[]>>>
): ReadonlyMap<number, Key> {
	return new Map(
		(Object.keys(rows) as Key[]).flatMap((key) =>
			(rows[key] ?? []).map((row): [number, Key] => [row, key])
		)
	);
}

/* An indicator's file as estimates, with the figures of any place one look-up away. */

export type VintageData = {
	/** Row i belongs to tract i of the places file. */
	readonly tracts: readonly Estimate[];
	/** Row i belongs to `places[i]` of the places file. */
	readonly places: readonly Estimate[];
	/** Tract rows whose figure was carried across changed boundaries. */
	readonly carried: ReadonlySet<number>;
	/** Of place rows that are not exact. */
	readonly methods: ReadonlyMap<number, FigureMethod>;
};

export type IndicatorData = {
	readonly id: IndicatorId;
	readonly scale: ClassScale;
	readonly vintages: Readonly<Partial<Record<VintageId, VintageData>>>;
};

export function decodeIndicator(file: IndicatorFile): IndicatorData {
	const vintages: Partial<Record<VintageId, VintageData>> = {};
	for (const [vintage, encoded] of Object.entries(file.vintages)) {
		if (encoded === undefined) continue;
		vintages[vintage as VintageId] = {
			tracts: decodeEstimates(encoded.tracts),
			places: decodeEstimates(encoded.places),
			carried: new Set(encoded.carried),
			methods: rowsByMethod(encoded.methods)
		};
	}
	return { id: file.id, scale: file.scale, vintages };
}

function rowsByMethod(methods: EncodedVintage['methods']): ReadonlyMap<number, FigureMethod> {
	return new Map(
		(Object.keys(methods) as (keyof typeof methods)[]).flatMap((method) =>
			(methods[method] ?? []).map((row): [number, FigureMethod] => [row, method])
		)
	);
}

/** A figure of one place, and what has to be said with it. */
export type PlaceFigure = {
	readonly estimate: Estimate;
	readonly carried: boolean;
	readonly method: FigureMethod;
};

/** Where a place's rows are: a tract's row, or a row of the precomputed places. */
export type PlaceRow = {
	readonly kind: 'tract' | 'place';
	readonly row: number;
	/** Its figures are those of tracts that lie mostly elsewhere. */
	readonly ofTracts?: true;
};

/** Finds the rows of `place` (`tract:27053003300`, `station:penn`), or null for an unknown one. */
export function placeRow(places: PlacesFile, place: PlaceKey): PlaceRow | null {
	const geoid = place.startsWith('tract:') ? place.slice('tract:'.length) : null;
	const row =
		geoid === null
			? places.places.findIndex((each) => each.key === place)
			: places.tracts.geoid.indexOf(geoid);
	if (row < 0) return null;
	if (geoid !== null) return { kind: 'tract', row };
	return { kind: 'place', row, ...(places.places[row]?.ofTracts && { ofTracts: true }) };
}

/** The figure at `at` in a period, or null where the indicator has no such period. */
export function placeFigure(
	data: IndicatorData,
	vintage: VintageId,
	at: PlaceRow
): PlaceFigure | null {
	const figures = data.vintages[vintage];
	if (!figures) return null;
	const estimate = at.kind === 'tract' ? figures.tracts[at.row] : figures.places[at.row];
	if (!estimate) return null;
	// Race is apportioned by the place's own block groups.
	const ofTracts = at.ofTracts === true && raceGroupOf(data.id) === null;
	return {
		estimate: ofTracts ? { ...estimate, ofTracts } : estimate,
		carried: at.kind === 'tract' && figures.carried.has(at.row),
		method: at.kind === 'place' ? (figures.methods.get(at.row) ?? 'exact') : 'exact'
	};
}

/* Which indicators are of a group that the 2020 Census counts; apart, because every visit asks. */

const GROUP_OF: Readonly<Partial<Record<IndicatorId, RaceGroup | 'people-of-color'>>> = {
	'people-of-color': 'people-of-color',
	'people-of-color-change': 'people-of-color',
	black: 'black',
	asian: 'asian',
	'hispanic-or-latino': 'hispanic',
	'american-indian': 'american-indian',
	'multiracial-or-other': 'other',
	white: 'white'
};

/** The 2020 group of an indicator of race or Hispanic origin; null for any other. */
export function raceGroupOf(indicator: IndicatorId): RaceGroup | 'people-of-color' | null {
	return GROUP_OF[indicator] ?? null;
}
