/**
 * Expected failures are values. A `Problem` is a code plus the parameters of the sentence that the
 * message files print for it; nothing in core words a message itself.
 */
export type Problem<Code extends string = string> = {
	readonly code: Code;
	readonly params: Readonly<Record<string, string | number>>;
};

export type Result<T, P extends Problem = Problem> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
	return { ok: true, value };
}

export function fail<Code extends string>(
	code: Code,
	params: Record<string, string | number> = {}
): { readonly ok: false; readonly problem: Problem<Code> } {
	return { ok: false, problem: { code, params } };
}
