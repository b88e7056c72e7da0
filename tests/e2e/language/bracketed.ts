/**
 * A language that nobody speaks: every word of English within brackets, and longer by two fifths, as
 * translations are. What stands outside of brackets on a page was not taken from the words of its
 * language, and what has no room would have none for Spanish, Hmong or Somali.
 */
const MORE = 0.4;

/** The words, or what a function gives of them; what is no word stays as it is. */
export function bracketed<T>(words: T): T {
	return of(words) as T;
}

function of(words: unknown): unknown {
	if (typeof words === 'string') return longer(words);
	if (Array.isArray(words)) return words.map(of);
	if (typeof words === 'function') {
		return (...args: unknown[]): unknown => of((words as (...all: unknown[]) => unknown)(...args));
	}
	if (typeof words !== 'object' || words === null) return words;
	if (Object.getPrototypeOf(words) !== Object.prototype) return words;
	return Object.fromEntries(
		Object.entries(words).map(([key, value]) => [
			key,
			// Tags of languages are no words.
			key === 'numbers' && typeof value === 'string' ? value : of(value)
		])
	);
}

/** "⟦Map ẋẋ⟧"; names and figures that came in as parameters do not make it longer again. */
function longer(text: string): string {
	if (!/\p{L}/u.test(text)) return text;
	const own = withoutBracketed(text).length;
	const more = 'ẋẋẋẋẋẋ '.repeat(Math.ceil((own * MORE) / 7)).slice(0, Math.ceil(own * MORE));
	// Words grow as texts do: several words get further ones, a single word gets longer itself.
	return `⟦${text}${/\s/.test(text) ? ' ' : ''}${more.trimEnd()}⟧`;
}

/** What of a text stands outside of all brackets. */
export function withoutBracketed(text: string): string {
	let rest = text;
	for (let before = ''; before !== rest;) {
		before = rest;
		rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
	}
	return rest;
}
