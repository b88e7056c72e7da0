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
	const text = await arrived(fetcher, url, what, patience, (response) => response.text());
	if (!text.ok) return text;
	const parsed = parseJson(text.value);
	if (typeof parsed !== 'object' || parsed === null) return fail('file-broken', { what });
	if (!('format' in parsed) || parsed.format !== 1) return fail('file-other-version', { what });
	return ok(parsed as T);
}

/** The same for a file that is no JSON; whether it is whole, its reader finds out. */
export function fetchBytes(
	fetcher: Fetcher,
	url: string,
	what: string,
	patience = PATIENCE_MS
): Promise<Result<ArrayBuffer, FileProblem>> {
	return arrived(fetcher, url, what, patience, (response) => response.arrayBuffer());
}

async function arrived<T>(
	fetcher: Fetcher,
	url: string,
	what: string,
	patience: number,
	read: (response: Response) => Promise<T>
): Promise<Result<T, FileProblem>> {
	const deadline = AbortSignal.timeout(patience);
	try {
		const response = await fetcher(url, { signal: deadline });
		if (!response.ok) return fail('file-missing', { what, status: response.status });
		return ok(await read(response));
	} catch (error) {
		// The cause is in the browser's own log; the person needs to know what is missing.
		const slow = deadline.aborted || (error instanceof Error && error.name === 'TimeoutError');
		return fail(slow ? 'file-slow' : 'file-unreachable', { what });
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}
