/**
 * Serves the engine's tile requests from whole archives. MapLibre resolves address schemes for the
 * page as a whole, so one handler serves all maps on it; each map brings its own way of opening.
 */
import { addProtocol } from 'maplibre-gl';
import type { Problem, Result } from '../core/result.ts';
import type { SceneArchiveId } from '../core/scene/scene.ts';
import { ARCHIVE_SCHEME } from '../core/scene/sources.ts';
import type { TileArchive } from './types.ts';

/** What reached the engine's error event through a tile request, and is reported already. */
export class ArchiveFailure extends Error {}

type Opened = Promise<Result<TileArchive>>;

export type ArchiveReaderOptions = {
	readonly openArchive: (url: string) => Promise<Result<TileArchive>>;
	/** Told once per failed opening, and of each tile that cannot be read. */
	readonly onFailure: (url: string, detail: string) => void;
	readonly onRecovery: (url: string) => void;
};

/** The archives of one map, opened when their first tile is wanted. */
export class ArchiveReader {
	readonly #options: ArchiveReaderOptions;
	readonly #opened = new Map<string, Opened>();
	readonly #failed = new Set<string>();
	/** Addresses of the scene's archives; others belong to another map on the page. */
	#urls: ReadonlySet<string> = new Set();

	constructor(options: ArchiveReaderOptions) {
		this.#options = options;
		readers.add(this);
		addProtocol(ARCHIVE_SCHEME, async ({ url }) => ({ data: await readTile(url) }));
	}

	serve(urls: Iterable<string>): void {
		this.#urls = new Set(urls);
	}

	serves(url: string): boolean {
		return this.#urls.has(url);
	}

	get failed(): ReadonlySet<string> {
		return this.#failed;
	}

	/** Forgets failed openings, so that the next tile request tries again. */
	retry(): void {
		for (const url of this.#failed) this.#opened.delete(url);
	}

	async tile(url: string, z: number, x: number, y: number): Promise<ArrayBuffer> {
		const archive = await this.#open(url);
		try {
			const tile = await archive.getZxy(z, x, y);
			if (this.#failed.delete(url)) this.#options.onRecovery(url);
			return tile?.data ?? new ArrayBuffer(0);
		} catch (error) {
			throw this.#failure(url, String(error));
		}
	}

	close(): void {
		readers.delete(this);
		this.#opened.clear();
	}

	async #open(url: string): Promise<TileArchive> {
		let opened = this.#opened.get(url);
		if (!opened) {
			opened = this.#options.openArchive(url);
			this.#opened.set(url, opened);
		}
		let result: Result<TileArchive>;
		try {
			result = await opened;
		} catch (error) {
			throw this.#failure(url, String(error));
		}
		if (!result.ok) throw this.#failure(url, describe(result.problem));
		return result.value;
	}

	#failure(url: string, detail: string): ArchiveFailure {
		if (!this.#failed.has(url)) {
			this.#failed.add(url);
			this.#options.onFailure(url, detail);
		}
		return new ArchiveFailure(`${url}: ${detail}`);
	}
}

const readers = new Set<ArchiveReader>();

const TILE_ADDRESS = new RegExp(`^${ARCHIVE_SCHEME}://(.+)/(\\d+)/(\\d+)/(\\d+)$`);

async function readTile(address: string): Promise<ArrayBuffer> {
	const [, url, z, x, y] = TILE_ADDRESS.exec(address) ?? [];
	const reader = [...readers].find((candidate) => url !== undefined && candidate.serves(url));
	// A map that was closed, or moved on to another archive, may leave requests behind.
	if (!reader || url === undefined) throw new ArchiveFailure(`no map reads ${address}`);
	return reader.tile(url, Number(z), Number(x), Number(y));
}

function describe(problem: Problem): string {
	return [problem.code, ...Object.values(problem.params)].join(' ');
}

/** Which of a scene's archives lies at an address. */
export function archiveAt(
	archives: Readonly<Record<SceneArchiveId, { readonly url: string } | null>>,
	url: string
): SceneArchiveId | null {
	const ids: readonly SceneArchiveId[] = ['outlines', 'corridor', 'context'];
	return ids.find((id) => archives[id]?.url === url) ?? null;
}
