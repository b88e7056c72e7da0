/**
 * JSON from files that anybody may have written. Size, depth and number of values are counted in
 * one pass over the text before anything is parsed, so that no file can hold the page up.
 */
import { fail, ok, type Problem, type Result } from '../result.ts';

export type JsonProblem = Problem<
	/** Parameters `megabytes`, `limit`. */
	| 'import/too-large'
	| 'import/too-deep'
	/** Parameter `limit`. */
	| 'import/too-many-values'
	| 'import/not-json'
	/** A key that could reach into the program. Parameter `key`. */
	| 'import/forbidden-key'
>;

/** Ask a file for its size before reading it: this many bytes are the most. */
export const MOST_BYTES = 10_000_000;
export const MOST_DEPTH = 24;
export const MOST_VALUES = 600_000;

/** What is held against a text before it is parsed. */
export type JsonLimits = {
	readonly bytes: number;
	readonly depth: number;
	readonly values: number;
};

export const USUAL_LIMITS: JsonLimits = {
	bytes: MOST_BYTES,
	depth: MOST_DEPTH,
	values: MOST_VALUES
};

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a file of so many bytes may be read at all. */
export function checkSize(bytes: number, most = MOST_BYTES): Result<null, JsonProblem> {
	if (bytes <= most) return ok(null);
	return fail('import/too-large', {
		megabytes: Math.round(bytes / 100_000) / 10,
		limit: most / 1_000_000
	});
}

export function parseSafely(
	text: string,
	limits: JsonLimits = USUAL_LIMITS
): Result<unknown, JsonProblem> {
	// Every character takes at least a byte.
	const size = checkSize(text.length, limits.bytes);
	if (!size.ok) return size;
	const { depth, values } = countJson(text);
	if (depth > limits.depth) return fail('import/too-deep');
	if (values > limits.values) return fail('import/too-many-values', { limit: limits.values });
	const parsed = parseJson(text);
	if (!parsed) return fail('import/not-json');
	const key = forbiddenKey(parsed.value);
	return key === null ? ok(parsed.value) : fail('import/forbidden-key', { key });
}

/** What the text stands for, whatever it holds; null where it is no JSON. */
export function parseJson(text: string): { readonly value: unknown } | null {
	try {
		return { value: JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown };
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return null;
	}
}

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** How deep a text nests, and how many values it holds at the most, before anything of it is parsed. */
export function countJson(text: string): { readonly depth: number; readonly values: number } {
	let open = 0;
	let depth = 0;
	let values = 1;
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (quoted) {
			if (code === BACKSLASH) at++;
			else if (code === QUOTE) quoted = false;
			continue;
		}
		if (code === QUOTE) quoted = true;
		else if (code === COMMA) values++;
		else if (code === OPEN_BRACKET || code === OPEN_BRACE) {
			open++;
			values++;
			if (open > depth) depth = open;
		} else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) open--;
	}
	return { depth, values };
}

/** Depth is known to be small here. */
function forbiddenKey(data: unknown): string | null {
	if (typeof data !== 'object' || data === null) return null;
	if (!Array.isArray(data)) {
		const found = Object.keys(data).find((key) => FORBIDDEN.has(key));
		if (found !== undefined) return found;
	}
	for (const each of Array.isArray(data) ? (data as unknown[]) : Object.values(data)) {
		const inside = forbiddenKey(each);
		if (inside !== null) return inside;
	}
	return null;
}
