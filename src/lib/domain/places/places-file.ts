/** A file that somebody brings: from its bytes to checked places or a line, with what was left out. */
import { Work } from '../geometry/area.ts';
import type { PolygonProblem } from '../geometry/polygon.ts';
import type { PlaceProblem, PlaceExtent, Plan, PlanStation } from './place.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { RunHooks } from '../methods/confidence.ts';
import { inDegrees, type BroughtFile, type CoordinatesProblem } from '../files/coordinates.ts';
import { openFile, type FileProblem } from '../files/formats.ts';
import {
	nameBy,
	nameChoices,
	partsOf,
	shapesOfTable,
	usualName,
	type LeftOut,
	type NameChoice,
	type Parts,
	type Shape,
	type ShapesProblem,
	type Understood
} from '../files/shapes.ts';
import { outlineOfShape, type MyPlaceOutline, type ShapedExtent } from './my-place-ref.ts';
import type { LonLat } from '../geometry/projection.ts';
import { checkPlanCounts, checkPlanLine, inLineOrder, type PlanProblem } from './plan.ts';

/* The shapes of any file, in degrees. */

export type BroughtProblem =
	| FileProblem
	| CoordinatesProblem
	/** A table that does not say where its rows lie. */
	| Problem<'file-table-without-points'>;

async function shapesOf({
	name,
	bytes,
	turned,
	region
}: BroughtFile): Promise<
	Result<{ readonly shapes: readonly Shape[]; readonly understood: Understood }, BroughtProblem>
> {
	const opened = await openFile(name, bytes);
	if (!opened.ok) return opened;
	const { kind, value, encoding } = opened.value;
	const file = kind === 'table' ? shapesOfTable(value) : value;
	if (!file) return fail('file-table-without-points');
	const degrees = await inDegrees(file, region, turned);
	if (!degrees.ok) return degrees;
	const { shapes, system } = degrees.value;
	return ok({
		shapes,
		understood: { system, encoding, leftOut: file.leftOut, byLine: kind === 'table' }
	});
}

/* Places: each shape becomes one, or those of one name together. */

export type ImportedPlace = {
	/** Null where it has none. */
	readonly name: string | null;
	readonly question: PlaceExtent;
};

export type ImportedFileProblem =
	| ShapesProblem
	| Problem<
			/** Parameters `features`, `limit`. */
			| 'file-too-many-features'
			/** Points or lines, which are places only together with a distance. */
			| 'file-needs-distance'
	  >;

export type PlacesFileProblem =
	| BroughtProblem
	| ImportedFileProblem
	| PolygonProblem
	| PlaceProblem
	| Problem<
			/** Parameters `measured` places of `places`, after which the work was spent. */
			| 'file-too-tangled'
			/** Somebody did not want to wait any longer. */
			| 'run-aborted'
	  >;

export type CheckedPlace = ImportedPlace & { readonly outline: MyPlaceOutline };

export type PlacesOfFile = {
	readonly places: readonly CheckedPlace[];
	/** All of them as one place; null where there is only one. */
	readonly together: {
		readonly question: PlaceExtent;
		readonly outline: Result<MyPlaceOutline, PlaceProblem>;
	} | null;
	readonly understood: Understood;
	/** Properties that could name them, the likeliest first. */
	readonly nameChoices: readonly NameChoice[];
	/** The one that does; null where it is what usually is a name. */
	readonly nameProperty: string | null;
	/** How many names several shapes have, which can be one place each. */
	readonly sharedNames: number;
};

export type ImportPlacesQuestion = BroughtFile & {
	/** Reach around points and lines; null where none was chosen. Polygons are taken as they are. */
	readonly meters: number | null;
	/** The property that names places; null leaves it to the reader. */
	readonly nameProperty: string | null;
	/** Shapes of one name are one place. */
	readonly join: boolean;
};

export const MOST_FEATURES = 500;

/** A place in the making: its parts, and what it is called among the file’s shapes. */
type Bundle = Parts & Pick<LeftOut, 'number'> & { readonly name: string | null };

/** Steps between two pauses: some hundredths of a second. */
const PORTION = 1_000_000;

/**
 * The places of a file, each checked; what is no place is left out with its number and the reason.
 * Fails where nothing is left, or where all of it takes longer than a page may take.
 */
export async function importPlaces(
	asked: ImportPlacesQuestion,
	{ aborted, pause, progress }: RunHooks = {}
): Promise<Result<PlacesOfFile, PlacesFileProblem>> {
	const read = await shapesOf(asked);
	if (!read.ok) return read;
	const { shapes, understood } = read.value;
	if (shapes.length > MOST_FEATURES) {
		return fail('file-too-many-features', { features: shapes.length, limit: MOST_FEATURES });
	}
	const choices = nameChoices(shapes);
	const nameProperty = asked.nameProperty ?? likeliestName(shapes, choices);
	const named = shapes.map((shape) => ({ shape, name: nameBy(shape, nameProperty) }));
	const { bundles, leftOut } = bundlesOf(named, asked.join);

	const work = new Work();
	let pauseAt = PORTION;
	const places: CheckedPlace[] = [];
	const out = [...understood.leftOut, ...leftOut];
	for (const bundle of bundles) {
		const place = placeOf(bundle, asked, work);
		if (place.ok) places.push({ name: bundle.name, ...place.value });
		else if (place.problem.code === 'file-needs-distance') return place;
		else if (work.isSpent && bundles.length > 1) {
			return fail('file-too-tangled', { measured: places.length, places: bundles.length });
		} else out.push({ number: bundle.number, name: bundle.name ?? '', problem: place.problem });
		if (work.spent < pauseAt) continue;
		pauseAt = work.spent + PORTION;
		progress?.(places.length / bundles.length);
		await pause?.();
		if (aborted?.() === true) return fail('run-aborted');
	}
	const [first] = out;
	if (places.length === 0) {
		return first ? { ok: false, problem: first.problem as PlacesFileProblem } : fail('file-empty');
	}
	const all = places.length > 1 ? placesTogether(places) : null;
	return ok({
		places,
		together: all && { question: all, outline: outlineOfShape(all, asked.region) },
		understood: { ...understood, leftOut: out.sort((a, b) => a.number - b.number) },
		nameChoices: choices,
		nameProperty,
		sharedNames: sharedNames(named.map(({ name }) => name))
	});
}

/** Null where most shapes have what usually is a name, or where nothing could be one. */
function likeliestName(shapes: readonly Shape[], [first]: readonly NameChoice[]): string | null {
	const nameless = shapes.filter((shape) => usualName(shape) === null).length;
	return nameless * 2 > shapes.length && first ? first.property : null;
}

function sharedNames(names: readonly (string | null)[]): number {
	const counts = new Map<string, number>();
	for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts.values()].filter((count) => count > 1).length;
}

type Named = { readonly shape: Shape; readonly name: string | null };

function bundlesOf(
	named: readonly Named[],
	join: boolean
): { readonly bundles: readonly Bundle[]; readonly leftOut: readonly LeftOut[] } {
	const leftOut: LeftOut[] = [];
	const groups = new Map<string, Bundle[]>();
	for (const { shape, name } of named) {
		const { number } = shape;
		const parts = partsOf(shape.geometry);
		if (!parts.ok) {
			leftOut.push({ number, name: name ?? '', problem: parts.problem });
			continue;
		}
		const key = join && name !== null ? `name ${name}` : `number ${number}`;
		groups.set(key, [...(groups.get(key) ?? []), { ...parts.value, number, name }]);
	}
	const bundles = [...groups.values()].flatMap((group) => {
		const [first] = group;
		return first
			? {
					...first,
					polygons: group.flatMap(({ polygons }) => polygons),
					lines: group.flatMap(({ lines }) => lines),
					points: group.flatMap(({ points }) => points)
				}
			: [];
	});
	return { bundles, leftOut };
}

/** Areas as they are, what lies around points and lines, or both together. */
function placeOf(
	{ polygons, points, lines }: Parts,
	{ meters, region }: Pick<ImportPlacesQuestion, 'meters' | 'region'>,
	work: Work
): Result<
	{ readonly question: ShapedExtent; readonly outline: MyPlaceOutline },
	ImportedFileProblem | PlaceProblem
> {
	const hasReach = points.length + lines.length > 0;
	if (hasReach && meters === null) return fail('file-needs-distance');
	const reach: ShapedExtent | null =
		hasReach && meters !== null ? { kind: 'reach', points, lines, meters } : null;
	const around = reach && outlineOfShape(reach, region, work);
	if (reach && around && polygons.length === 0) {
		return around.ok ? ok({ question: reach, outline: around.value }) : around;
	}
	if (around && !around.ok) return around;
	const all = [...polygons, ...(around ? around.value.geometry.coordinates : [])];
	// What a single polygon holds is told of it as it is.
	const geometry =
		all.length === 1
			? { type: 'Polygon', coordinates: all[0] }
			: { type: 'MultiPolygon', coordinates: all };
	const question: ShapedExtent = { kind: 'drawn', geometry };
	const outline = outlineOfShape(question, region, work);
	return outline.ok ? ok({ question, outline: outline.value }) : outline;
}

/** All places of a file as one question, ground that several share counted once. */
export function placesTogether(
	places: readonly Pick<CheckedPlace, 'question' | 'outline'>[]
): ShapedExtent {
	const reaches = places.flatMap(({ question }) => (question.kind === 'reach' ? [question] : []));
	const [first] = reaches;
	if (first && reaches.length === places.length) {
		return {
			kind: 'reach',
			points: reaches.flatMap(({ points }) => points),
			lines: reaches.flatMap(({ lines }) => lines),
			meters: first.meters
		};
	}
	const coordinates: unknown[] = places.flatMap(({ question, outline }) =>
		question.kind === 'drawn' ? polygonsOf(question.geometry) : outline.geometry.coordinates
	);
	return { kind: 'drawn', geometry: { type: 'MultiPolygon', coordinates } };
}

function polygonsOf(geometry: unknown): readonly unknown[] {
	const parts = partsOf(geometry);
	return parts.ok ? parts.value.polygons : [];
}

/* A line and its stations from a file: lines are the line, points its stations. */

export type PlanFileProblem =
	| BroughtProblem
	| PlanProblem
	| Problem<
			/** Areas, where a line was expected. */
			'plan-file-has-areas'
	  >;

/** Stations without a name have an empty one. */
export type ImportedLine = Pick<Plan, 'line' | 'stations'> & { readonly understood: Understood };

export type ImportLineQuestion = BroughtFile;

/** The line of a file, its stations in line order; areas are left out and named. */
export async function importLine(
	asked: ImportLineQuestion
): Promise<Result<ImportedLine, PlanFileProblem>> {
	const read = await shapesOf(asked);
	if (!read.ok) return read;
	const { shapes, understood } = read.value;
	const line: LonLat[][] = [];
	const stations: PlanStation[] = [];
	const leftOut = [...understood.leftOut];
	for (const shape of shapes) {
		const name = usualName(shape) ?? '';
		const leaveOut = (problem: Problem) => leftOut.push({ number: shape.number, name, problem });
		const parts = partsOf(shape.geometry);
		if (!parts.ok) {
			leaveOut(parts.problem);
			continue;
		}
		// One by one: a call has no room for hundreds of thousands of arguments.
		for (const path of parts.value.lines) line.push([...path]);
		for (const lngLat of parts.value.points) stations.push({ name, lngLat });
		if (parts.value.polygons.length > 0) leaveOut(fail('plan-file-has-areas').problem);
	}
	const [first] = leftOut;
	if (line.length === 0) {
		return first && stations.length === 0
			? { ok: false, problem: first.problem as PlanFileProblem }
			: fail('plan-no-line');
	}
	// Before stations are put in order, for which each is held against all of the line.
	const points = line.reduce((sum, path) => sum + path.length, 0);
	const counted = checkPlanCounts(points, stations.length);
	if (!counted.ok) return counted;
	const checked = checkPlanLine(line, asked.region);
	if (!checked.ok) return checked;
	return ok({
		line,
		stations: inLineOrder(line, stations),
		understood: { ...understood, leftOut: leftOut.sort((a, b) => a.number - b.number) }
	});
}
