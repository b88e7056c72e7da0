/** Every method, in the order in which the screens list them: the one list of them. */
import type { MethodDefinition } from './method.ts';
import { bates } from './bates.ts';
import { corridorPressure } from './corridor-pressure.ts';
import { freeman } from './freeman.ts';
import { governing } from './governing.ts';
import { GROWING_SHADE_COLUMNS, metcouncilScore } from './metcouncil-score.ts';
import { nycComposition } from './nyc-composition.ts';

/** By id, which is the name of its file here, of that with its words, and of its conformance case. */
const METHODS = {
	'corridor-pressure': () => corridorPressure,
	bates: () => bates,
	governing: ({ dollarFactor }: MethodOptions) => governing(dollarFactor),
	freeman: ({ dollarFactor }: MethodOptions) => freeman(dollarFactor),
	'metcouncil-score': () => metcouncilScore(GROWING_SHADE_COLUMNS),
	'nyc-composition': () => nycComposition
} as const satisfies Readonly<Record<string, (options: MethodOptions) => MethodDefinition>>;

export type MethodId = keyof typeof METHODS;

/** A definition as its own file has it, with the ids of its classes, tests and steps. */
export type DefinitionOf<Id extends MethodId> = ReturnType<(typeof METHODS)[Id]>;

/** Any of the methods of the list. */
export type Method = MethodDefinition & { readonly id: MethodId };

export const METHOD_IDS = Object.keys(METHODS) as MethodId[];

export type MethodOptions = {
	/** Dollars of a method's start in dollars of its end; 1 where the figures are of one year. */
	readonly dollarFactor: number;
};

/** The methods as they run on figures in dollars of one year, unless told otherwise. */
export function methodById(id: MethodId, options: MethodOptions = { dollarFactor: 1 }): Method {
	return METHODS[id](options);
}
