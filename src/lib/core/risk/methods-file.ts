/**
 * What the build writes for the methods: the figures they read, at a precision at which no class
 * turns, and what they find in them, so that a map of classes needs no run. The worker and the build
 * run methods on the same decoded figures and so find the same.
 */
import type { EncodedEstimates, PlacesFile, ShapesFile } from '../catalog/built.ts';
import { decodeEstimates } from '../catalog/encoding.ts';
import type { Estimate } from '../estimate/estimate.ts';
import { complement } from '../estimate/ratio.ts';
import { availability } from './inputs.ts';
import type { InputColumn, RiskInputs } from './inputs.ts';
import type { MethodId } from './method.ts';
import { METHOD_IDS, methodById } from './methods/index.ts';
import { REGION_INPUTS, RENTER_HOUSEHOLDS } from './region-figures.ts';
import type { FigureKey, RegionInput } from './region-figures.ts';
import type { AreaWeights } from './station-flags.ts';

/** A method's classes and how firm they are, by tract row. */
export type MethodResult = {
	/** Index into the method's classes. */
	readonly classes: readonly number[];
	/** Draws in the same class; null where nothing could be drawn. */
	readonly sameClass: readonly (number | null)[];
	/** Inputs that have no margin in any tract. */
	readonly heldFixed: readonly string[];
};

export type MethodsFile = {
	readonly format: 1;
	readonly figures: Readonly<Partial<Record<FigureKey, EncodedEstimates>>>;
	/** The region's own figure of each input, by method and input. */
	readonly region: Readonly<Partial<Record<MethodId, Readonly<Record<string, EncodedEstimates>>>>>;
	/** Rows of tracts whose earlier figures were carried across changed boundaries. */
	readonly carried: readonly number[];
	/** Tracts around the stations, for each distance in meters. Rows and shares of housing units. */
	readonly stationAreas: readonly {
		readonly meters: number;
		readonly areas: readonly (AreaWeights & { readonly station: string })[];
	}[];
	readonly draws: { readonly draws: number; readonly seed: number };
	readonly results: Readonly<Partial<Record<MethodId, MethodResult>>>;
};

export type RegionMethods = {
	/** Inputs of every method that the figures here can run. */
	readonly inputs: ReadonlyMap<MethodId, RiskInputs>;
	/** What the others would need, by method. */
	readonly unavailable: ReadonlyMap<MethodId, readonly string[]>;
	/** Renter households by tract row. */
	readonly renters: readonly Estimate[];
};

/** Methods that run on the region's figures, and for the others the inputs that nothing here gives. */
export function regionAvailability(): {
	readonly runs: readonly MethodId[];
	readonly unavailable: ReadonlyMap<MethodId, readonly string[]>;
} {
	const lacking = METHOD_IDS.filter((id) => REGION_INPUTS[id].gaps.length > 0);
	return {
		runs: METHOD_IDS.filter((id) => !lacking.includes(id)),
		unavailable: new Map(lacking.map((id) => [id, REGION_INPUTS[id].gaps]))
	};
}

/** The estimates that an input takes from a figure. */
export function inputEstimates(
	{ complement: turned }: RegionInput,
	figure: readonly Estimate[]
): readonly Estimate[] {
	return turned === true ? figure.map(complement) : figure;
}

/** Decodes the file. Throws where it lacks a figure that a method reads. */
export function decodeMethods(
	file: MethodsFile,
	places: PlacesFile,
	shapes: ShapesFile
): RegionMethods {
	const figures = new Map<string, readonly Estimate[]>(
		Object.entries(file.figures).map(([key, encoded]) => [key, decodeEstimates(encoded)])
	);
	const figure = (key: string): readonly Estimate[] => {
		const found = figures.get(key);
		if (found === undefined) throw new Error(`The methods file has no figure ${key}.`);
		return found;
	};
	const { runs, unavailable } = regionAvailability();
	const inputs = new Map<MethodId, RiskInputs>();
	for (const id of runs) {
		const columns = Object.fromEntries(
			Object.entries(REGION_INPUTS[id].inputs).map(([input, source]): [string, InputColumn] => {
				const region = file.region[id]?.[input];
				return [
					input,
					{
						estimates: inputEstimates(source, figure(source.figure)),
						region: region === undefined ? [] : decodeEstimates(region),
						figure: source.figure,
						sign: source.complement === true ? -1 : 1
					}
				];
			})
		);
		const own: RiskInputs = {
			areas: places.tracts.geoid,
			regions: ['region'],
			regionOf: places.tracts.geoid.map(() => 0),
			columns,
			neighbors: shapes.tracts.neighbors,
			touching: {}
		};
		const answer = availability(methodById(id), own);
		if (!answer.runs) throw new Error(`${id} lacks ${answer.inputs.join(', ')}.`);
		inputs.set(id, own);
	}
	return { inputs, unavailable, renters: figure(RENTER_HOUSEHOLDS) };
}
