/**
 * What the words of a method are (each file of `methods/` holds those of one), and what tests of several
 * methods say alike. Values come in as parameters, with their margins and units, formatted by the caller.
 */

/** How the numbers of a test are written. */
export type TestUnit =
	'count' | 'share' | 'points' | 'percent-change' | 'dollars' | 'yes-no' | 'index';

export type TestWords = {
	/** For lists and controls: "Renter households". */
	readonly name: string;
	readonly unit: TestUnit;
	/** What the test asks, with what it compares: "More of the homes are rented than in the region". */
	readonly asks: string;
	/** The area's number in a sentence; `value` with its margin where it has one. */
	readonly value: (p: { value: string }) => string;
	/** What it was compared with, in a sentence. */
	readonly compared: (p: { compared: string }) => string;
};

export type ClassWords = {
	/** In the line of the map, where the name is long. */
	readonly short?: string;
	readonly name: string;
	/** What the class says of an area, as the end of "This area …". */
	readonly meaning: string;
};

type Named = { readonly id: string };

/** What of a definition is named in words. */
type Definition = {
	readonly groups: readonly Named[];
	readonly tests: readonly Named[];
	readonly steps: readonly (
		| { readonly kind: 'flag'; readonly id: string }
		| { readonly kind: 'choice'; readonly id: string; readonly options: readonly Named[] }
	)[];
	readonly classes: readonly Named[];
};

type IdOf<Of extends readonly Named[]> = Of[number]['id'];

/** Results of a step: of a flag, or of a choice by its options. */
type ResultOf<Step> = Step extends { readonly options: readonly Named[] }
	? IdOf<Step['options']>
	: 'true' | 'false';

/** All words of one method; what its definition names and no word here tells is an error of types. */
export type MethodWords<Of extends Definition> = {
	readonly name: string;
	/** One sentence for lists. */
	readonly short: string;
	/** What it does, for the methods page. */
	readonly does: string;
	readonly needs: string;
	/** What it does with missing figures. */
	readonly missing: string;
	/** Why it cannot run here; null where it can. */
	readonly cannotRun: string | null;
	/** How its authors ran it, where that is not how it runs here: sentences. */
	readonly asRun: readonly string[];
	readonly classes: Readonly<Record<IdOf<Of['classes']>, ClassWords>>;
	/** What a class says of an area in a sentence that goes on, where that is not its meaning. */
	readonly says?: Readonly<Record<IdOf<Of['classes']>, string>>;
	/** Groups of tests as headings. */
	readonly groups: Readonly<Record<IdOf<Of['groups']>, string>>;
	/** What the tests of a group are about, in a sentence: "4 of 5 tests on who could be hurt". */
	readonly groupTests: Readonly<Record<IdOf<Of['groups']>, string>>;
	/** Intermediate results, by step and result. */
	readonly steps: {
		readonly [Step in Of['steps'][number] as Step['id']]: Readonly<Record<ResultOf<Step>, string>>;
	};
	/** What neighbors are asked for, by the flag that they must have. */
	readonly neighbors?: Readonly<Record<string, string>>;
	/** Where the method looks, if it does not look everywhere. */
	readonly looksInside?: string;
	readonly tests: Readonly<Record<IdOf<Of['tests']>, TestWords>>;
};

export const inRegion = (p: { compared: string }) => `${p.compared} in the region`;
export const regionRise = (p: { compared: string }) => `${p.compared} in the region in those years`;
export const atLeastPeople = (p: { compared: string }) =>
	`at least ${p.compared} people are needed`;
export const upperFifths = (p: { compared: string }) =>
	`the top two fifths of tracts begin at ${p.compared}`;

export const renters: TestWords = {
	name: 'Renter households',
	unit: 'share',
	asks: 'More households rent than in the region',
	value: (p) => `${p.value} of households rent`,
	compared: inRegion
};
export const peopleOfColor: TestWords = {
	name: 'People of color',
	unit: 'share',
	asks: 'More people of color live here than in the region',
	value: (p) => `${p.value} are people of color`,
	compared: inRegion
};
export const noBachelors: TestWords = {
	name: 'Adults without a bachelor’s degree',
	unit: 'share',
	asks: 'More adults have no bachelor’s degree than in the region',
	value: (p) => `${p.value} of adults have no bachelor’s degree`,
	compared: inRegion
};
export const bachelorsRise = (asks: string, compared: TestWords['compared']): TestWords => ({
	name: 'Adults with a bachelor’s degree, change',
	unit: 'points',
	asks,
	value: (p) => `The share of adults with a bachelor’s degree changed by ${p.value}`,
	compared
});
export const homeValueRise: TestWords = {
	name: 'Home value, real rise',
	unit: 'dollars',
	asks: 'Home values rose beyond inflation',
	value: (p) => `The median home is worth ${p.value}`,
	compared: (p) => `${p.compared} at the start, in the same dollars`
};

export function fifthWords(which: string): TestWords {
	return {
		name: `In ${which}`,
		unit: 'index',
		asks: `The index is in ${which} of areas`,
		value: (p) => `The index is ${p.value}`,
		compared: (p) => `that begins at ${p.compared}`
	};
}

export function inCity(asks: string, where: 'city' | 'cities'): TestWords {
	return {
		name: `In the central ${where}`,
		unit: 'yes-no',
		asks,
		value: (p) => `In the central ${where}: ${p.value}`,
		compared: () => `the test looks at the central ${where} only`
	};
}
