/**
 * Serves the engine's tile requests from whole archives. MapLibre resolves address schemes for the
 * page as a whole, so one handler serves all maps on it; each map brings its own way of opening.
 */
import { addProtocol } from 'maplibre-gl';
import type { Problem, Result } from '../domain/result.ts';
import { ARCHIVE_SCHEME } from '../domain/layers/style.ts';
import type { SceneArchive } from '../domain/layers/scene.ts';
import type { TileArchive } from './types.ts';

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
	readonly #retried = new Set<string>();
	/** The scene's archives by address; others belong to another map on the page. */
	#archives: ReadonlyMap<string, SceneArchive> = new Map();

	constructor(options: ArchiveReaderOptions) {
		this.#options = options;
		readers.add(this);
		addProtocol(ARCHIVE_SCHEME, async ({ url }) => ({ data: await readTile(url) }));
	}

	serve(archives: Iterable<SceneArchive>): void {
		this.#archives = new Map([...archives].map((archive) => [archive.url, archive]));
	}

	serves(url: string): boolean {
		return this.#archives.has(url);
	}

	get failed(): ReadonlySet<string> {
		return this.#failed;
	}

	/** Nothing has failed, and whatever was tried again works. */
	get healthy(): boolean {
		return this.#failed.size === 0 && this.#retried.size === 0;
	}

	/** Forgets failures, so that the next tile request opens the archive again. */
	retry(): void {
		for (const url of this.#failed) {
			this.#opened.delete(url);
			this.#retried.add(url);
		}
		this.#failed.clear();
	}

	/** @param asked address of the scene's archive; a tile before its first zoom is in the farther one */
	async tile(asked: string, z: number, x: number, y: number): Promise<ArrayBuffer> {
		const { minzoom = 0, farther } = this.#archives.get(asked) ?? {};
		const url = farther && z < minzoom ? farther.url : asked;
		const archive = await this.#open(url);
		try {
			const tile = await archive.getZxy(z, x, y);
			if (this.#retried.delete(url)) this.#options.onRecovery(url);
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

	/** Counts an archive as failed; only the first failure is told. */
	fail(url: string, detail: string): void {
		const ours = [...this.#archives.values()].some((each) => isOf(each, url));
		if (this.#failed.has(url) || !ours) return;
		this.#failed.add(url);
		this.#retried.delete(url);
		this.#options.onFailure(url, detail);
	}

	#failure(url: string, detail: string): Error {
		this.fail(url, detail);
		return new Error(`${url}: ${detail}`);
	}
}

/** Whether a file is the archive itself, or the one for farther zooms. */
export function isOf(archive: SceneArchive | null, url: string): boolean {
	return archive !== null && (archive.url === url || archive.farther?.url === url);
}

const readers = new Set<ArchiveReader>();

const TILE_ADDRESS = new RegExp(`^${ARCHIVE_SCHEME}://(.+)/(\\d+)/(\\d+)/(\\d+)$`);

async function readTile(address: string): Promise<ArrayBuffer> {
	const [, url, z, x, y] = TILE_ADDRESS.exec(address) ?? [];
	const reader = [...readers].find((candidate) => url !== undefined && candidate.serves(url));
	// A map that was closed, or moved on to another archive, may leave requests behind.
	if (!reader || url === undefined) throw new Error(`no map reads ${address}`);
	return reader.tile(url, Number(z), Number(x), Number(y));
}

function describe(problem: Problem): string {
	return [problem.code, ...Object.values(problem.params)].join(' ');
}
