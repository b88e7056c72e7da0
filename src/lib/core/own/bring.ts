/** What a maker asks of a file, and what it gets: plain data that passes between page and worker. */
import type { Bounds } from '../geo/planar-area.ts';
import { planOfGeoJson, type PlanFileProblem } from '../plan/plan-of-geojson.ts';
import { checkPlanLine, type Plan } from '../plan/plan.ts';
import type { Result } from '../result.ts';
import type { RunHooks } from '../risk/confidence.ts';
import {
	parseFile,
	placesOfFile,
	type FileTextProblem,
	type OwnFileProblem,
	type PlacesOfFile
} from './read-file.ts';

export type BringPlacesQuestion = {
	/** The file as it is. */
	readonly text: string;
	/** Reach around points and lines. */
	readonly meters: number;
	/** Degrees. */
	readonly region: Bounds;
};

/** Stations without a name have an empty one. */
export type BroughtLine = Pick<Plan, 'line' | 'stations'>;

export type BringLineQuestion = Pick<BringPlacesQuestion, 'text' | 'region'>;

export async function bringPlaces(
	{ text, meters, region }: BringPlacesQuestion,
	hooks: RunHooks
): Promise<Result<PlacesOfFile, OwnFileProblem>> {
	const parsed = parseFile(text);
	return parsed.ok ? placesOfFile(parsed.value, meters, region, hooks) : parsed;
}

export function bringLine({
	text,
	region
}: BringLineQuestion): Result<BroughtLine, FileTextProblem | PlanFileProblem> {
	const parsed = parseFile(text);
	if (!parsed.ok) return parsed;
	const read = planOfGeoJson(parsed.value);
	if (!read.ok) return read;
	const checked = checkPlanLine(read.value.line, region);
	return checked.ok ? read : checked;
}
