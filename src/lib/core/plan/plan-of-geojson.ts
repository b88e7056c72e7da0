/** A line and its stations from a GeoJSON file: lines are the line, points its stations. */
import type { LonLat } from '../geo/equal-area.ts';
import { placesOfGeoJson, type BroughtFileProblem } from '../profile/geojson-places.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import {
	checkPlanCounts,
	inLineOrder,
	type Plan,
	type PlanProblem,
	type PlanStation
} from './plan.ts';

export type PlanFileProblem =
	| BroughtFileProblem
	| PlanProblem
	| Problem<
			/** Polygons, where a line was expected. */
			'plan-file-has-areas'
	  >;

/** Any distance serves: the file's points and lines are wanted, not what lies around them. */
const UNUSED = 100;

/**
 * @param file parsed JSON
 * @param nameOf a name for a station that the file gives none, by its place in line order from 1
 */
export function planOfGeoJson(
	file: unknown,
	nameOf: (number: number) => string
): Result<Pick<Plan, 'line' | 'stations'>, PlanFileProblem> {
	const places = placesOfGeoJson(file, UNUSED);
	if (!places.ok) return places;
	const line: LonLat[][] = [];
	const stations: { name: string | null; lngLat: LonLat }[] = [];
	for (const { name, question } of places.value) {
		if (question.kind !== 'reach') return fail('plan-file-has-areas');
		// One by one: a call has no room for hundreds of thousands of arguments.
		for (const path of question.lines) line.push([...path]);
		for (const lngLat of question.points) stations.push({ name, lngLat });
	}
	if (line.length === 0) return fail('plan-no-line');
	const points = line.reduce((sum, path) => sum + path.length, 0);
	// Before stations are put in order, for which each is held against all of the line.
	const counted = checkPlanCounts(points, stations.length);
	if (!counted.ok) return counted;
	// Unnamed stations are numbered by the order of the line, not of the file.
	const marked = stations.map(({ name, lngLat }): PlanStation => ({ name: name ?? '', lngLat }));
	const ordered = inLineOrder(line, marked).map(({ name, lngLat }, at): PlanStation => ({
		name: name || nameOf(at + 1),
		lngLat
	}));
	return ok({ line, stations: ordered });
}
