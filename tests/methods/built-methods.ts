/** The methods on the project's own data, as the app runs them, once for all tests that ask for it. */
import { buildIndicatorFile, readIndicatorInputs } from '../../scripts/build/indicators.ts';
import { readCrosswalkInput, readPlacesInput, buildPlaces } from '../../scripts/build/places.ts';
import { buildCrosswalk } from '../../scripts/build/weights.ts';
import {
	decodeIndicator,
	type IndicatorFile
} from '../../src/lib/domain/indicators/built-files.ts';
import { indicatorById } from '../../src/lib/domain/indicators/catalog.ts';
import {
	REGION_INDICATORS,
	regionInputs,
	runMethods
} from '../../src/lib/domain/methods/atlas-run.ts';
import type { Evaluation } from '../../src/lib/domain/methods/evaluate.ts';
import type { MethodId } from '../../src/lib/domain/methods/definitions/index.ts';

async function build() {
	const crosswalk = await buildCrosswalk(readCrosswalkInput());
	const places = await buildPlaces(readPlacesInput());
	const figures = readIndicatorInputs(crosswalk, places.weights);
	const indicators = new Map(
		REGION_INDICATORS.map((id) => {
			// Through JSON, as the worker gets it.
			const definition = indicatorById(id);
			const file = JSON.stringify(
				buildIndicatorFile(definition, figures, definition.changesFrom ?? [])
			);
			return [id, decodeIndicator(JSON.parse(file) as IndicatorFile)];
		})
	);
	const inputs = regionInputs(places.file, places.shapes, indicators);
	const evaluations = runMethods(inputs);
	if (!evaluations.ok) throw new Error(evaluations.problem.code);
	const evaluationOf = (id: MethodId): Evaluation => {
		const found = evaluations.value.get(id);
		if (found === undefined) throw new Error(`${id} does not run`);
		return found;
	};
	return { crosswalk, places, indicators, inputs, evaluationOf };
}

export type BuiltMethods = Awaited<ReturnType<typeof build>>;

let built: Promise<BuiltMethods> | null = null;

export function builtMethods(): Promise<BuiltMethods> {
	built ??= build();
	return built;
}
