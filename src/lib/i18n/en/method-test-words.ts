/** Words that tests of several methods share. */

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

export const inRegion = (p: { compared: string }) => `${p.compared} in the region`;
export const regionRise = (p: { compared: string }) =>
	`${p.compared} in the region over the same years`;
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
