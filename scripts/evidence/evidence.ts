/** The file of evidence, from the project's figures: see `EvidenceFile`. */
import type { IndicatorFile } from '../../src/lib/core/catalog/built.ts';
import { INTERVAL_LEVEL, type BootstrapOptions } from '../../src/lib/core/evidence/bootstrap.ts';
import type { EvidenceFile } from '../../src/lib/core/evidence/file.ts';
import type { TractCrosswalk } from '../../src/lib/core/geo/weights-types.ts';
import { buildBlockGroupIndex } from '../build/block-groups.ts';
import type { IndicatorInputs } from '../build/indicators.ts';
import type { BuiltPlaces, PlacesInput } from '../build/places.ts';
import { BACK_TEST_PERIODS, buildBackTest, buildSignals } from './back-test.ts';
import { TractColumns } from './columns.ts';
import { buildGreenLine } from './green-line.ts';
import { buildMargins } from './margins.ts';
import { buildRules } from './rules.ts';

/** The same seed with every build, so that the same figures give the same intervals. */
const BOOTSTRAP: BootstrapOptions = { draws: 2000, seed: 20260 };
/** Digits that are kept: far below every interval. */
const DIGITS = 5;

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
		backTest: buildBackTest(columns, places.shapes.tracts.neighbors, options),
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
