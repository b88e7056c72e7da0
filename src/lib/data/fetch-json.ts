/** Fetching one of the site's own JSON files; every way it can fail is a value with a sentence. */
import { fail, ok, type Problem, type Result } from '../core/result.ts';

export type FileProblem = Problem<
	'file-unreachable' | 'file-missing' | 'file-slow' | 'file-broken' | 'file-other-version'
>;

export type Fetcher = (url: string, init?: RequestInit) => Promise<Response>;

const PATIENCE_MS = 30_000;

/**
 * Fetches and parses `url`. `what` names the file in the problem's sentence ("places", an
 * indicator's id). The file must be an object with `format: 1`.
 */
export async function fetchJson<T extends { readonly format: 1 }>(
	fetcher: Fetcher,
	url: string,
	what: string,
	patience = PATIENCE_MS
): Promise<Result<T, FileProblem>> {
	const deadline = AbortSignal.timeout(patience);
	let text: string;
	try {
		const response = await fetcher(url, { signal: deadline });
		if (!response.ok) return fail('file-missing', { what, status: response.status });
		text = await response.text();
	} catch (error) {
		// The cause is in the browser's own log; the person needs to know what is missing.
		const slow = deadline.aborted || (error instanceof Error && error.name === 'TimeoutError');
		return fail(slow ? 'file-slow' : 'file-unreachable', { what });
	}
	const parsed = parseJson(text);
	if (typeof parsed !== 'object' || parsed === null) return fail('file-broken', { what });
	if (!('format' in parsed) || parsed.format !== 1) return fail('file-other-version', { what });
	return ok(parsed as T);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}
