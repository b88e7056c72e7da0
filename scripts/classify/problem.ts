/** Something wrong with what a person gave the command: one sentence, and where it is wrong. */
export class InputProblem extends Error {
	readonly place: { readonly line: number; readonly column?: string } | null;

	constructor(sentence: string, place: InputProblem['place'] = null) {
		super(sentence);
		this.place = place;
	}
}

/** "table.csv, line 5, column value_t0: "x" is not a number." */
export function sentenceOf(problem: InputProblem, file: string | null): string {
	const { place } = problem;
	const parts = [
		...(file === null ? [] : [file]),
		...(place === null ? [] : [`line ${String(place.line)}`]),
		...(place?.column === undefined ? [] : [`column ${place.column}`])
	];
	return parts.length === 0 ? problem.message : `${parts.join(', ')}: ${problem.message}`;
}
