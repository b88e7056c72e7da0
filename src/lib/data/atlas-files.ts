/** The site's own files by what they hold; each is fetched once and kept. */
import type {
	BuiltFile,
	BuiltManifest,
	CornersFile,
	IndicatorFile,
	LinesFile,
	PlacesFile,
	ShapesFile
} from '../core/catalog/built.ts';
import type { IndicatorId } from '../core/catalog/ids.generated.ts';
import type { ProfileTablesFile } from '../core/profile/tables-file.ts';
import type { Result } from '../core/result.ts';
import { fetchBytes, fetchJson, type FileProblem, type Fetcher } from './fetch-json.ts';

export class AtlasFiles {
	readonly #kept = new Map<string, Promise<Result<never, FileProblem>>>();

	/** `root` is the address of the site's root, ending in a slash. */
	constructor(
		private readonly manifest: BuiltManifest,
		private readonly root: string,
		private readonly fetcher: Fetcher
	) {}

	places(): Promise<Result<PlacesFile, FileProblem>> {
		return this.#get<PlacesFile>(this.manifest.places, 'places');
	}

	shapes(): Promise<Result<ShapesFile, FileProblem>> {
		return this.#get<ShapesFile>(this.manifest.shapes, 'shapes');
	}

	corners(): Promise<Result<CornersFile, FileProblem>> {
		return this.#get<CornersFile>(this.manifest.corners, 'corners');
	}

	indicator(id: IndicatorId): Promise<Result<IndicatorFile, FileProblem>> {
		return this.#get<IndicatorFile>(this.manifest.indicators[id], 'indicator');
	}

	lines(): Promise<Result<LinesFile, FileProblem>> {
		return this.#get<LinesFile>(this.manifest.lines, 'lines');
	}

	profileTables(): Promise<Result<ProfileTablesFile, FileProblem>> {
		return this.#get<ProfileTablesFile>(this.manifest.profileTables, 'profile-tables');
	}

	/** Read once by the worker, so it is not kept here as well. */
	placeIndex(): Promise<Result<ArrayBuffer, FileProblem>> {
		return fetchBytes(this.fetcher, this.url(this.manifest.placeIndex), 'place-index');
	}

	url(file: BuiltFile): string {
		return this.root + file.path;
	}

	/** A failed file is forgotten, so that asking again tries again. */
	#get<T extends { readonly format: 1 }>(
		file: BuiltFile,
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
