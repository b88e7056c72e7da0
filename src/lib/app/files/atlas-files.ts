/** The site’s own files: each fetched once and kept, and every way to fail a value with a sentence. */
import { Recent } from '../../domain/recent.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Problem, Result } from '../../domain/result.ts';
import type {
	BuiltPath,
	BuiltManifest,
	GazetteerFile,
	IndicatorFile,
	LinesFile,
	PlacesFile,
	ShapesFile
} from '../../domain/indicators/built-files.ts';
import { isAsNamed } from '../../domain/indicators/integrity.ts';
import type { IndicatorId } from '../../domain/indicators/ids.generated.ts';
import type { ProfileTablesFile } from '../../domain/places/tables-file.ts';
import type { RecordsFile } from '../../domain/places/records.ts';
import type { StakesFile } from '../../domain/places/stakes.ts';

/* Fetching one of the site's own JSON files; every way it can fail is a value with a sentence. */

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
	const bytes = await fetchWhole(fetcher, url, what, patience);
	if (!bytes.ok) return bytes;
	const parsed = parseJson(new TextDecoder().decode(bytes.value));
	if (typeof parsed !== 'object' || parsed === null) return fail('file-broken', { what });
	if (!('format' in parsed) || parsed.format !== 1) return fail('file-other-version', { what });
	return ok(parsed as T);
}

/**
 * The bytes that the address promises: what arrives as something else is fetched once more, past every
 * copy on the way.
 */
export async function fetchWhole(
	fetcher: Fetcher,
	url: string,
	what: string,
	patience = PATIENCE_MS
): Promise<Result<Uint8Array<ArrayBuffer>, FileProblem>> {
	for (const past of [{}, { cache: 'reload' }] satisfies RequestInit[]) {
		const signal = AbortSignal.timeout(patience);
		try {
			const response = await fetcher(url, { ...past, signal });
			if (!response.ok) return fail('file-missing', { what, status: response.status });
			const bytes = new Uint8Array(await response.arrayBuffer());
			if (await isAsNamed(url, bytes)) return ok(bytes);
		} catch (error) {
			// The cause is in the browser's own log; the person needs to know what is missing.
			const slow = signal.aborted || (error instanceof Error && error.name === 'TimeoutError');
			return fail(slow ? 'file-slow' : 'file-unreachable', { what });
		}
	}
	return fail('file-broken', { what });
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

/** Files that are kept: some eight that are no indicators, and the indicators of some screens. */
const MOST_KEPT = 24;

/* The site's own files by what they hold; those asked for last are kept, and fetched once. */

export class AtlasFiles {
	readonly #kept = new Recent<string, Promise<Result<never, FileProblem>>>(MOST_KEPT);

	/** `root` is the address of the site's root, ending in a slash. */
	constructor(
		private readonly manifest: Omit<BuiltManifest, 'answers' | 'archives'>,
		private readonly root: string,
		private readonly fetcher: Fetcher
	) {}

	places(): Promise<Result<PlacesFile, FileProblem>> {
		return this.#get<PlacesFile>(this.manifest.places, 'places');
	}

	shapes(): Promise<Result<ShapesFile, FileProblem>> {
		return this.#get<ShapesFile>(this.manifest.shapes, 'shapes');
	}

	/** What search finds beside the places. */
	gazetteer(): Promise<Result<GazetteerFile, FileProblem>> {
		return this.#get<GazetteerFile>(this.manifest.gazetteer, 'gazetteer');
	}

	indicator(id: IndicatorId): Promise<Result<IndicatorFile, FileProblem>> {
		return this.#get<IndicatorFile>(
			{ path: `${this.manifest.indicatorFolder}/${id}.json` },
			'indicator'
		);
	}

	lines(): Promise<Result<LinesFile, FileProblem>> {
		return this.#get<LinesFile>(this.manifest.lines, 'lines');
	}

	profileTables(): Promise<Result<ProfileTablesFile, FileProblem>> {
		return this.#get<ProfileTablesFile>(this.manifest.profileTables, 'profile-tables');
	}

	records(): Promise<Result<RecordsFile, FileProblem>> {
		return this.#get<RecordsFile>(this.manifest.records, 'records');
	}

	/** What is told beside a place's records, for those who ask. */
	stakes(): Promise<Result<StakesFile, FileProblem>> {
		return this.#get<StakesFile>(this.manifest.stakes, 'records');
	}

	url(file: BuiltPath): string {
		return this.root + file.path;
	}

	/** A failed file is forgotten, so that asking again tries again. */
	#get<T extends { readonly format: 1 }>(
		file: BuiltPath,
		what: string
	): Promise<Result<T, FileProblem>> {
		const kept = this.#kept.get(file.path);
		if (kept) return kept;
		const asked = fetchJson<T>(this.fetcher, this.url(file), what).then((result) => {
			if (!result.ok) this.#kept.delete(file.path);
			return result;
		});
		this.#kept.set(file.path, asked as Promise<Result<never, FileProblem>>);
		return asked;
	}
}
