/** Every method, in the order in which the screens list them. */
import type { MethodDefinition, MethodId } from './method.ts';
import { bates } from './bates.ts';
import { corridorPressure } from './corridor-pressure.ts';
import { freeman } from './freeman.ts';
import { governing } from './governing.ts';
import { GROWING_SHADE_COLUMNS, metcouncilScore } from './metcouncil-score.ts';
import { nycComposition } from './nyc-composition.ts';

export const METHOD_IDS = [
	'corridor-pressure',
	'bates',
	'governing',
	'freeman',
	'metcouncil-score',
	'nyc-composition'
] as const satisfies readonly MethodId[];

type Definitions = {
	readonly 'corridor-pressure': typeof corridorPressure;
	readonly bates: typeof bates;
	readonly governing: ReturnType<typeof governing>;
	readonly freeman: ReturnType<typeof freeman>;
	readonly 'nyc-composition': typeof nycComposition;
	readonly 'metcouncil-score': { tests: readonly []; classes: readonly [{ id: 'scored' }] };
};

/** Ids of the classes of a method. */
export type ClassId<Id extends MethodId = MethodId> = {
	[M in Id]: Definitions[M]['classes'][number]['id'];
}[Id];

/** Ids of the tests of a method. */
export type TestId<Id extends MethodId = MethodId> = {
	[M in Id]: Definitions[M]['tests'][number]['id'];
}[Id];

export type MethodOptions = {
	/** Dollars of a method's start in dollars of its end; 1 where the figures are of one year. */
	readonly dollarFactor: number;
};

/** The methods as they run on figures in dollars of one year, unless told otherwise. */
export function methodById(
	id: MethodId,
	{ dollarFactor }: MethodOptions = { dollarFactor: 1 }
): MethodDefinition {
	switch (id) {
		case 'corridor-pressure':
			return corridorPressure;
		case 'bates':
			return bates;
		case 'governing':
			return governing(dollarFactor);
		case 'freeman':
			return freeman(dollarFactor);
		case 'metcouncil-score':
			return metcouncilScore(GROWING_SHADE_COLUMNS);
		case 'nyc-composition':
			return nycComposition;
	}
}
