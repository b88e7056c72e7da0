/** The methods' file built from the project's own data, once for all tests that ask for it. */
import { buildBlockGroupIndex } from '../../scripts/build/block-groups.ts';
import { readIndicatorInputs } from '../../scripts/build/indicators.ts';
import { buildMethodsFile } from '../../scripts/build/methods.ts';
import { readCrosswalkInput, readPlacesInput } from '../../scripts/build/place-inputs.ts';
import { buildPlaces } from '../../scripts/build/places.ts';
import { buildCrosswalk } from '../../scripts/build/weights.ts';
import { evaluate } from '../../src/lib/core/risk/evaluate.ts';
import type { Evaluation } from '../../src/lib/core/risk/evaluate.ts';
import type { MethodId } from '../../src/lib/core/risk/method.ts';
import { methodById } from '../../src/lib/core/risk/methods/index.ts';
import { decodeMethods } from '../../src/lib/core/risk/methods-file.ts';
import { prepare } from '../../src/lib/core/risk/prepare.ts';

async function build() {
	const crosswalk = await buildCrosswalk(readCrosswalkInput());
	const input = readPlacesInput();
	const places = await buildPlaces(input);
	const [line] = input.corridors;
	if (line === undefined) throw new Error('no line');
	const file = await buildMethodsFile({
		...readIndicatorInputs(crosswalk, places.weights),
		placesFile: places.file,
		shapes: places.shapes,
		index: buildBlockGroupIndex(input.tracts, input.blockGroups, input.counts),
		line
	});
	const methods = decodeMethods(file, places.file, places.shapes);
	const evaluations = new Map<MethodId, Evaluation>(
		[...methods.inputs].map(([id, own]) => [id, evaluate(prepare(methodById(id), own))])
	);
	const evaluationOf = (id: MethodId): Evaluation => {
		const found = evaluations.get(id);
		if (found === undefined) throw new Error(`${id} does not run`);
		return found;
	};
	return { crosswalk, places, file, methods, evaluationOf };
}

export type BuiltMethods = Awaited<ReturnType<typeof build>>;

let built: Promise<BuiltMethods> | null = null;

export function builtMethods(): Promise<BuiltMethods> {
	built ??= build();
	return built;
}
