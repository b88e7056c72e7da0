/** Whether classes beat chance, and what hangs on each rule of the methods. */
import { decodeIndicator } from '../../src/lib/domain/indicators/built-files.ts';
import type { IndicatorFile } from '../../src/lib/domain/indicators/built-files.ts';
import { rulesEvidence } from '../../src/lib/domain/evidence/file.ts';
import type { EvidenceFile } from '../../src/lib/domain/evidence/file.ts';
import { REGION_INDICATORS, regionInputs, runMethods } from '../../src/lib/domain/methods/atlas.ts';
import { regionSensitivity } from '../../src/lib/domain/methods/sensitivity.ts';
import { shuffleMethod } from '../../src/lib/domain/methods/shuffle.ts';
import type { BuiltPlaces, PlacesInput } from '../build/places.ts';
import { INTERVAL_LEVEL } from '../../src/lib/domain/evidence/statistics.ts';
import type { BootstrapOptions } from '../../src/lib/domain/evidence/statistics.ts';
import type { TractCrosswalk } from '../../src/lib/domain/indicators/weights.ts';
import { buildBlockGroupIndex } from '../build/block-groups.ts';
import type { IndicatorInputs } from '../build/indicators.ts';
import { BACK_TEST_PERIODS, buildBackTest, buildSignals } from './back-test.ts';
import { TractColumns } from './columns.ts';
import { buildGreenLine } from './green-line.ts';
import { buildMargins } from './margins.ts';

/** Throws where an indicator that the methods read is not among the files. */
function buildRules(
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

/* The file of evidence, from the project's figures: see `EvidenceFile`. */

/** The same seed with every build, so that the same figures give the same intervals. */
const BOOTSTRAP: BootstrapOptions = { draws: 2000, seed: 20260 };
/** Digits that are kept: far below every interval. */
const DIGITS = 5;

/** Fewer cannot tell the five numbers of the model apart, fitted on four fifths of them. */
const LEAST_TRACTS = 100;

export type EvidenceInput = {
	readonly placesInput: PlacesInput;
	readonly places: BuiltPlaces;
	readonly crosswalk: TractCrosswalk;
	readonly indicators: IndicatorInputs;
	readonly files: readonly IndicatorFile[];
};

export function buildEvidence(
	{ placesInput, places, crosswalk, indicators, files }: EvidenceInput,
	options: BootstrapOptions = BOOTSTRAP
): EvidenceFile {
	const columns = new TractColumns(indicators, crosswalk);
	const index = buildBlockGroupIndex(
		placesInput.tracts,
		placesInput.blockGroups,
		placesInput.counts
	);
	const { cities, tracts } = places.file;
	return rounded({
		format: 1,
		level: INTERVAL_LEVEL,
		periods: BACK_TEST_PERIODS,
		backTest:
			columns.rows < LEAST_TRACTS
				? null
				: buildBackTest(columns, places.shapes.tracts.neighbors, options),
		signals: buildSignals(columns, options),
		greenLine: buildGreenLine(
			columns,
			index,
			(row) => cities[tracts.city[row] ?? -1] ?? '',
			options
		),
		...buildRules(places, files),
		margins: buildMargins(index)
	});
}

/** Every number of the file with few digits; what is whole stays whole. */
function rounded<T>(value: T): T {
	const text = JSON.stringify(value, (_, each: unknown) =>
		typeof each === 'number' ? Number(each.toFixed(DIGITS)) : each
	);
	return JSON.parse(text) as T;
}
