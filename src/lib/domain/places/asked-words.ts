/** What a text asks for by its form alone: a ZIP code, or a house number on a street. */

/** The code in a text that is a ZIP code and nothing else; null in any other. */
export function askedZip(text: string): string | null {
	return /^\s*(?:zip(?:\s*code)?\s*:?\s*)?(\d{5})(?:-\d{4})?\s*$/i.exec(text)?.[1] ?? null;
}

export type AskedAddress = {
	readonly number: number;
	/** What follows: street, city, state, ZIP code, without the number of an apartment. */
	readonly street: string;
};

/** A number, perhaps with a letter, a half or a second number, then a street. */
const HOUSE = /^\s*(\d{1,5})(?:\s*-\s*\d+|[a-z])?(?:\s+1\/2)?(?:\s+block(?:\s+of)?)?[\s,]+(\S.*)$/i;
/** "Apt 2", "#3", "Unit B", to the end of the word. */
const UNIT = /(?:,\s*)?(?:#|\b(?:apt|apartment|unit|suite|ste|floor|fl|rm|room)\b\.?)\s*#?\s*\w+/gi;

/** Null where the text does not begin with a house number. */
export function askedAddress(text: string): AskedAddress | null {
	const [, number, street = ''] = HOUSE.exec(text) ?? [];
	return number === undefined
		? null
		: { number: Number(number), street: street.replaceAll(UNIT, ' ') };
}
