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
 * Stations come in line order, and without a name where the file gives them none.
 * @param file parsed JSON
 */
export function planOfGeoJson(
	file: unknown
): Result<Pick<Plan, 'line' | 'stations'>, PlanFileProblem> {
	const places = placesOfGeoJson(file, UNUSED);
	if (!places.ok) return places;
	const line: LonLat[][] = [];
	const stations: PlanStation[] = [];
	for (const { name, question } of places.value) {
		if (question.kind !== 'reach') return fail('plan-file-has-areas');
		// One by one: a call has no room for hundreds of thousands of arguments.
		for (const path of question.lines) line.push([...path]);
		for (const lngLat of question.points) stations.push({ name: name ?? '', lngLat });
	}
	if (line.length === 0) return fail('plan-no-line');
	const points = line.reduce((sum, path) => sum + path.length, 0);
	// Before stations are put in order, for which each is held against all of the line.
	const counted = checkPlanCounts(points, stations.length);
	if (!counted.ok) return counted;
	return ok({ line, stations: inLineOrder(line, stations) });
}
