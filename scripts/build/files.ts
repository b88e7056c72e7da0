/** Files of the build that several screens or the worker read: lines, places to profile, what most people ask. */
import {
	encodeEstimates,
	type LinesFile,
	type PlacesFile,
	type TractFiguresFile,
	type BuiltManifest
} from '../../src/lib/domain/indicators/built-files.ts';
import {
	stationsInLineOrder,
	type Corridor,
	HALF_MILE,
	STATION_REACHES
} from '../../src/lib/domain/lines/corridor.ts';
import type { TractTables, PlaceWeights } from '../../src/lib/domain/indicators/figures.ts';
import {
	decodePlaceIndex,
	encodePlaceIndex,
	type PlaceIndex
} from '../../src/lib/domain/places/place-index.ts';
import {
	encodeProfileTables,
	type ProfileTablesFile
} from '../../src/lib/domain/places/tables-file.ts';
import { placeExtent, placeLine, expandPlaces } from '../../src/lib/domain/places/place-code.ts';
import {
	columnsOf,
	profilePlace,
	recordsOfPlace,
	type ProfileSources
} from '../../src/lib/domain/places/profile.ts';
import { missing } from '../../src/lib/domain/statistics/estimate.ts';
import { readSources } from '../data/region.ts';
import { PROFILE_FIGURES } from '../../src/lib/domain/places/topics.ts';
import { VINTAGES, type VintageId } from '../../src/lib/domain/statistics/census.ts';
import { readFigures } from '../data/figures.ts';
import { polygonsOf, type BoundaryFeature, buildCrosswalk } from './weights.ts';
import { tablesOn2020Tracts, type RecordEstimates } from './indicators.ts';
import { buildPlaces, readCrosswalkInput, readPlacesInput, type PlacesInput } from './places.ts';
import { readRecords, type RecordsFile } from '../../src/lib/domain/places/records.ts';
import { buildRecords } from './records.ts';
import { stringify } from 'devalue';
import { answered } from '../../src/lib/app/worker/built.ts';
import {
	AGREEMENT_FILE,
	classesFile,
	placeFile,
	SKETCH_FILE,
	type PreparedFile,
	type PreparedPlace
} from '../../src/lib/app/worker/client.ts';
import type { SketchFile } from '../../src/lib/domain/layers/locator.ts';
import type { Answers } from '../../src/lib/app/worker/answers.ts';
import { type ClassesAnswer, NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { REGION_METHODS } from '../../src/lib/domain/methods/atlas-run.ts';
import { placeRef, type PlaceRef } from '../../src/lib/domain/places/place.ts';
import { DEFAULT_METHOD } from '../../src/lib/domain/view/view.ts';

/* The lines file: what places are made around, without how each point was placed. */

export function linesFile(corridors: readonly Corridor[]): LinesFile {
	return {
		format: 1,
		lines: corridors.map((corridor) => ({
			id: corridor.id,
			name: corridor.name,
			status: corridor.status,
			opened: corridor.opened,
			accuracyMeters: corridor.accuracyMeters,
			terminusShared: corridor.terminusShared,
			line: corridor.line,
			stations: stationsInLineOrder(corridor).map(({ id, name, order, city, status, lngLat }) => ({
				id,
				name,
				order,
				city,
				status,
				lngLat
			}))
		}))
	};
}

/* The two files that the worker needs to profile any place. */

/**
 * Bytes of the place index.
 * @param places the weights that `buildPlaces` made, in the order of the places file
 * @throws where a block group has no tract or no count
 */
export function buildPlaceIndex(
	{ tracts, blockGroups, counts, counties, cities, neighborhoods }: PlacesInput,
	places: readonly PlaceWeights[]
): Uint8Array<ArrayBuffer> {
	const rowOf = new Map(tracts.map(({ id }, row) => [id, row]));
	return encodePlaceIndex({
		tracts: tracts.map(({ id, geometry }) => ({ geoid: id, polygons: polygonsOf(geometry) })),
		blockGroups: blockGroups.map(({ id, geometry }) => {
			const tract = rowOf.get(id.slice(0, 11));
			const count = counts.get(id);
			if (tract === undefined || !count) {
				throw new Error(`Block group ${id} has no 2020 ${count ? 'tract' : 'count'}.`);
			}
			return { tract, ...count, polygons: polygonsOf(geometry) };
		}),
		places,
		outlines: [
			...outlinesOf('county', counties),
			...outlinesOf('city', cities),
			...outlinesOf('neighborhood', neighborhoods)
		].filter(({ key }) => places.some((place) => place.key === key))
	});
}

function outlinesOf(kind: string, features: readonly BoundaryFeature[]) {
	return features.map(({ id, geometry }) => ({
		key: `${kind}:${id}`,
		polygons: polygonsOf(geometry)
	}));
}

/**
 * The figures that profiles are computed from.
 * @param inputs published tables and carried rows as `tablesOn2020Tracts` gives them
 */
export function buildProfileTables(inputs: {
	readonly published: TractTables;
	readonly carried: ReadonlyMap<VintageId, readonly number[]>;
}): ProfileTablesFile {
	return encodeProfileTables(inputs.published, inputs.carried);
}

/**
 * What records say of every tract and every place of the places file, by the code that profiles use.
 *
 * @throws where a place of the file cannot be resolved
 */
export function recordEstimates(
	sources: ProfileSources,
	{ places }: Pick<PlacesFile, 'places'>,
	{ lines }: LinesFile,
	carried: readonly number[]
): RecordEstimates {
	const measured = (ref: string) => {
		const extent = placeExtent(ref, { reach: HALF_MILE, lines: lines.map(placeLine) });
		const found = extent.ok ? recordsOfPlace(sources, extent.value) : extent;
		if (!found.ok) throw new Error(`${ref}: ${found.problem.code}.`);
		return found.value;
	};
	const ofTracts = sources.index.geoids.map((geoid) => measured(`tract:${geoid}`));
	const ofPlaces = places.map(({ key }) => measured(key));
	const of2010 = new Set(
		[...readSources()].flatMap(([id, { tractVintage }]) => (tractVintage === 2010 ? [id] : []))
	);
	return {
		of: (record) => {
			const pick = (all: typeof ofTracts) =>
				all.map((figures) => figures?.[record] ?? missing('not-published'));
			return { tracts: pick(ofTracts), places: pick(ofPlaces) };
		},
		carriedOf: (source) => (of2010.has(source) ? carried : [])
	};
}

/**
 * What profiles say of each tract beside the indicators, which have files of their own.
 * @param inputs tables on the tracts of 2020 as `tablesOn2020Tracts` gives them
 * @throws where a tract cannot be profiled
 */
export function buildTractFigures(
	{ tables, carried }: { tables: TractTables; carried: ReadonlyMap<VintageId, readonly number[]> },
	index: PlaceIndex,
	records: RecordsFile
): TractFiguresFile {
	const sources = profileSources({ tables, carried }, index, records);
	const wanted = PROFILE_FIGURES.filter(({ measure }) => measure.kind !== 'indicator');
	const profiles = index.geoids.map((geoid) => {
		const profile = profilePlace(sources, { kind: 'tracts', geoids: [geoid] }, wanted);
		if (!profile.ok) throw new Error(`Tract ${geoid} has no profile: ${profile.problem.code}.`);
		return profile.value.figures;
	});
	return {
		format: 1,
		figures: Object.fromEntries(
			wanted.map(({ id, unit }, at) => [
				id,
				encodeEstimates(
					profiles.map((figures) => figures[at]!.estimate),
					unit
				)
			])
		)
	};
}

function profileSources(
	{ tables, carried }: Parameters<typeof buildTractFigures>[0],
	index: PlaceIndex,
	records: RecordsFile
): ProfileSources {
	return {
		index,
		columns: columnsOf(tables),
		carried: new Map([...carried].map(([vintage, rows]) => [vintage, new Set(rows)])),
		records: readRecords(records)
	};
}

let known: Promise<ProfileSources> | undefined;

/** What commands profile from: the same two files as the app's worker, made on the spot, once a process. */
export const readProfileSources = () => (known ??= makeProfileSources());

async function makeProfileSources(): Promise<ProfileSources> {
	const input = readPlacesInput();
	const places = await buildPlaces(input);
	const index = decodePlaceIndex(buildPlaceIndex(input, places.weights).buffer);
	if (!index.ok) throw new Error('The place index could not be read back.');
	const published = new Map(VINTAGES.map((vintage) => [vintage, readFigures(vintage)]));
	const crosswalk = await buildCrosswalk(readCrosswalkInput());
	const { tables, carried } = tablesOn2020Tracts(published, crosswalk);
	const records = buildRecords({ ...input, crosswalk, places: places.file });
	return profileSources({ tables, carried }, index.value, records);
}

/* What most people ask, answered by the same code as the page's worker and kept in files: `PreparedAnswers`. */

const USUAL = { method: DEFAULT_METHOD, adjustment: NO_ADJUSTMENT, reach: HALF_MILE, plan: null };

/** What the usual method says of every tract, with draws. */
export async function usualClasses(answers: Answers): Promise<ClassesAnswer> {
	const { method, adjustment, reach } = USUAL;
	const question = { method, adjustment, reach };
	await answered(answers, 'confidence', question);
	return answered(answers, 'classes', question);
}

/**
 * @param answers on files already written below `BUILT_ROOT`
 * @param sketch goes into the same folder, so that no page needs to name one more
 * @param write files into a folder below the site's root, and says where
 */
export async function buildAnswers(
	answers: Answers,
	places: PlacesFile,
	{ lines }: LinesFile,
	sketch: SketchFile,
	write: (
		name: string,
		contents: readonly (readonly [string, unknown])[]
	) => { readonly folder: string }
): Promise<BuiltManifest['answers']> {
	const made = new Map<string, unknown>();

	for (const method of REGION_METHODS) {
		const question = { method, adjustment: NO_ADJUSTMENT, reach: HALF_MILE };
		// With draws, classes say how firm they are.
		await answered(answers, 'confidence', question);
		for (const reach of STATION_REACHES) {
			const classes = await answered(answers, 'classes', { ...question, reach });
			made.set(classesFile(classes.question), classes);
		}
	}
	made.set(AGREEMENT_FILE, await answered(answers, 'agreement', USUAL));

	const measured = new Map<PlaceRef, readonly PlaceRef[]>();
	const measure = async (place: PlaceRef) => {
		if (measured.has(place)) return;
		measured.set(place, []);
		const profile = await answered(answers, 'profile', { ...USUAL, place });
		const beside = profile.beside.map(({ role, place: { ref } }) => [role, ref] as const);
		measured.set(
			place,
			beside.map(([, other]) => other)
		);
		made.set(placeFile(place), { place: profile.place, beside } satisfies PreparedPlace);
		for (const [, other] of beside) await measure(other);
	};
	const [line] = lines;
	const each = line && placeRef({ kind: 'each', id: line.id, meters: null });
	for (const { id } of places.stations) {
		await measure(placeRef({ kind: 'station', id, meters: null }));
	}

	const { folder } = write('answers', [
		...[...made].map(
			([name, answer]) =>
				[name, { format: 1, answer: JSON.parse(stringify(answer)) } satisfies PreparedFile] as const
		),
		[SKETCH_FILE, sketch]
	]);
	const all = [...measured.keys()];
	const beside = all.map((place) => measured.get(place)!.map((other) => all.indexOf(other)));
	const sets = each
		? { [each]: expandPlaces([each], [placeLine(line)]).map((ref) => all.indexOf(ref)) }
		: {};
	return { folder, methods: REGION_METHODS, places: all, beside, sets };
}
