/** The methods' file: the figures that methods read, station areas, and what every method finds. */
import { computeIndicator, endsOf } from '../../src/lib/core/catalog/compute.ts';
import type { PlacesFile, ShapesFile } from '../../src/lib/core/catalog/built.ts';
import { encodeEstimates } from '../../src/lib/core/catalog/encoding.ts';
import { tractFigures, weightedFigures } from '../../src/lib/core/catalog/figures.ts';
import type { Figures } from '../../src/lib/core/catalog/figures.ts';
import type { Unit } from '../../src/lib/core/catalog/types.ts';
import { stationParts } from '../../src/lib/core/corridor/areas.ts';
import { stationsInLineOrder } from '../../src/lib/core/corridor/corridor.ts';
import type { Corridor } from '../../src/lib/core/corridor/corridor.ts';
import { HALF_MILE, ONE_MILE } from '../../src/lib/core/corridor/distance.ts';
import type { Estimate } from '../../src/lib/core/estimate/estimate.ts';
import { knownWithoutMargin, missing } from '../../src/lib/core/estimate/make.ts';
import { complement, share } from '../../src/lib/core/estimate/ratio.ts';
import { apportion } from '../../src/lib/core/geo/apportion.ts';
import type { BlockGroupIndex } from '../../src/lib/core/geo/apportion.ts';
import { resolveParts } from '../../src/lib/core/geo/resolve.ts';
import { confidenceOf } from '../../src/lib/core/risk/confidence.ts';
import { DEFAULT_DRAWS } from '../../src/lib/core/risk/draws.ts';
import { evaluate } from '../../src/lib/core/risk/evaluate.ts';
import { methodById } from '../../src/lib/core/risk/methods/index.ts';
import { decodeMethods, regionAvailability } from '../../src/lib/core/risk/methods-file.ts';
import type { MethodsFile } from '../../src/lib/core/risk/methods-file.ts';
import type { MethodId } from '../../src/lib/core/risk/method.ts';
import { prepare } from '../../src/lib/core/risk/prepare.ts';
import {
	FIGURES,
	REGION_INPUTS,
	RENTER_HOUSEHOLDS
} from '../../src/lib/core/risk/region-figures.ts';
import type {
	FigureKey,
	FigureSource,
	RegionInput
} from '../../src/lib/core/risk/region-figures.ts';
import type { IndicatorInputs } from './indicators.ts';

export type MethodsInput = IndicatorInputs & {
	readonly placesFile: PlacesFile;
	readonly shapes: ShapesFile;
	/** Block groups with the rows of their tracts. */
	readonly index: BlockGroupIndex;
	/** The line that the atlas is about. */
	readonly line: Corridor;
};

/** Distances that a person can choose without drawing an area: quarter mile to one mile. */
const DISTANCES = [HALF_MILE / 2, HALF_MILE, ONE_MILE * 0.75, ONE_MILE];

/** Fine enough that rounding turns no class: a tenth of a cent on a dollar, a millionth of a share. */
const STEPS: Readonly<Partial<Record<Unit, number>>> = {
	share: 1e-6,
	dollars: 0.01,
	count: 0.01
};

/** The unit of a figure, which says how finely it is kept. */
function unitOf(key: FigureKey, { indicatorOf }: IndicatorInputs): Unit {
	const source: FigureSource = FIGURES[key];
	if ('indicator' in source) return indicatorOf(source.indicator).unit;
	return 'cells' in source ? 'share' : 'count';
}

/** A census figure of one place. Throws for a figure that is none. */
function censusFigure(
	key: FigureKey,
	figures: Figures,
	{ indicatorOf }: IndicatorInputs
): Estimate {
	const source: FigureSource = FIGURES[key];
	if ('indicator' in source) {
		const definition = indicatorOf(source.indicator);
		return computeIndicator(definition, source.vintage, figures, indicatorOf).estimate;
	}
	if (!('cells' in source)) throw new Error(`${key} is no census figure.`);
	const whole = figures.count(source.cells.denominator, source.vintage);
	if (whole.value === 0) return missing('not-applicable');
	return share(figures.count(source.cells.numerator, source.vintage), whole);
}

function inCities(places: PlacesFile, cities: readonly string[]): Estimate[] {
	const rows = new Set(cities.map((city) => places.cities.indexOf(city)));
	if (rows.has(-1)) throw new Error(`No such city in the places: ${cities.join(', ')}.`);
	return places.tracts.city.map((city) => knownWithoutMargin(rows.has(city) ? 1 : 0, 'full-count'));
}

function tractEstimates(key: FigureKey, input: MethodsInput): readonly Estimate[] {
	const source: FigureSource = FIGURES[key];
	if ('cities' in source) return inCities(input.placesFile, source.cities);
	return input.placesFile.tracts.geoid.map((_, row) =>
		censusFigure(key, tractFigures(input.tables, row), input)
	);
}

/** The region's own figure of an input: medians of two periods measured the same way. */
function regionEstimate(
	{ figure, complement: turned, pairedWith }: RegionInput,
	region: Figures,
	input: MethodsInput
): Estimate | null {
	const source: FigureSource = FIGURES[figure];
	if ('cities' in source) return null;
	if (pairedWith !== undefined && 'indicator' in source) {
		const { indicator, vintage } = source;
		const [from, to] = vintage < pairedWith ? [vintage, pairedWith] : [pairedWith, vintage];
		const ends = endsOf({ from, to }, input.indicatorOf(indicator), region, input.indicatorOf);
		return vintage === from ? ends.older : ends.newer;
	}
	const estimate = censusFigure(figure, region, input);
	return turned === true ? complement(estimate) : estimate;
}

function stationAreasWithin(meters: number, { index, line }: MethodsInput) {
	return {
		meters,
		areas: stationsInLineOrder(line).map((station) => {
			const { tracts, households } = apportion(
				index,
				resolveParts(stationParts([station], meters))
			);
			return { station: station.id, rows: tracts, households: households.map(rounded) };
		})
	};
}

function rounded(share: number): number {
	return Math.round(share * 1e6) / 1e6;
}

/** The whole file. Throws where a figure is not to be had, which a test of the catalog rules out. */
export async function buildMethodsFile(input: MethodsInput): Promise<MethodsFile> {
	const { runs } = regionAvailability();
	const keys = new Set<FigureKey>([
		RENTER_HOUSEHOLDS,
		...runs.flatMap((id) => Object.values(REGION_INPUTS[id].inputs).map(({ figure }) => figure))
	]);
	const encode = (estimates: readonly Estimate[], key: FigureKey) => {
		const unit = unitOf(key, input);
		return encodeEstimates(estimates, unit, STEPS[unit]);
	};
	const place = input.places.find(({ key }) => key === 'region');
	if (place === undefined) throw new Error('There is no place named region.');
	const region = weightedFigures(input.tables, place);
	const file: MethodsFile = {
		format: 1,
		figures: Object.fromEntries(
			[...keys].sort().map((key) => [key, encode(tractEstimates(key, input), key)])
		),
		region: Object.fromEntries(
			runs.map((id) => [
				id,
				Object.fromEntries(
					Object.entries(REGION_INPUTS[id].inputs).flatMap(([name, source]) => {
						const estimate = regionEstimate(source, region, input);
						return estimate === null ? [] : [[name, encode([estimate], source.figure)]];
					})
				)
			])
		),
		carried: [...new Set([...input.carried.values()].flat())].sort((a, b) => a - b),
		stationAreas: DISTANCES.map((meters) => stationAreasWithin(meters, input)),
		draws: DEFAULT_DRAWS,
		results: {}
	};
	return { ...file, results: await resultsOf(file, input) };
}

/** Runs every method on the figures as the file has them. */
async function resultsOf(
	file: MethodsFile,
	{ placesFile, shapes }: MethodsInput
): Promise<MethodsFile['results']> {
	const { inputs } = decodeMethods(file, placesFile, shapes);
	const prepared = [...inputs].map(([id, own]) => prepare(methodById(id), own));
	const confidence = await confidenceOf(prepared, file.draws);
	return Object.fromEntries(
		prepared.map((one, index): [MethodId, MethodsFile['results'][MethodId]] => {
			const { share, heldFixed, draws } = confidence?.[index] ?? {
				share: new Float64Array(0),
				heldFixed: [],
				draws: 0
			};
			return [
				one.method.id,
				{
					classes: [...evaluate(one).classes],
					sameClass: Array.from(share, (own) =>
						Number.isNaN(own) ? null : Math.round(own * draws)
					),
					heldFixed
				}
			];
		})
	);
}
