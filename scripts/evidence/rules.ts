/** Whether classes beat chance, and what hangs on each rule of the methods. */
import type { IndicatorFile } from '../../src/lib/core/catalog/built.ts';
import { decodeIndicator } from '../../src/lib/core/catalog/decode.ts';
import type { EvidenceFile } from '../../src/lib/core/evidence/file.ts';
import { rulesEvidence } from '../../src/lib/core/evidence/rules-evidence.ts';
import { REGION_INDICATORS, regionInputs, runMethods } from '../../src/lib/core/risk/atlas.ts';
import { regionSensitivity } from '../../src/lib/core/risk/region-sensitivity.ts';
import { shuffleMethod } from '../../src/lib/core/risk/shuffle.ts';
import type { BuiltPlaces } from '../build/places.ts';

/** Throws where an indicator that the methods read is not among the files. */
export function buildRules(
	{ file, shapes }: BuiltPlaces,
	files: readonly IndicatorFile[]
): Pick<EvidenceFile, 'chance' | 'rules'> {
	const byId = new Map(files.map((each) => [each.id, each]));
	const indicators = new Map(
		REGION_INDICATORS.map((id) => {
			const own = byId.get(id);
			if (!own) throw new Error(`The methods need ${id}.`);
			return [id, decodeIndicator(own)];
		})
	);
	const evaluations = runMethods(regionInputs(file, shapes, indicators));
	if (!evaluations.ok) throw new Error(`The methods do not run: ${evaluations.problem.code}.`);
	return {
		chance: [...evaluations.value.values()].map((evaluation) => shuffleMethod(evaluation)),
		rules: rulesEvidence(regionSensitivity(file, shapes, indicators))
	};
}
