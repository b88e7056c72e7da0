/**
 * Opens PMTiles archives that are fetched whole.
 *
 * Archives are small and named by their content, so one plain request gets one into the browser's
 * cache for good. Range requests, which PMTiles readers make by default, fail on hosts that
 * compress, on hosts without ranges, and offline.
 */
import { PMTiles, TileType, type Header, type RangeResponse, type Source } from 'pmtiles';
import { contentHash } from '../domain/indicators/integrity.ts';
import { fail, ok, type Problem, type Result } from '../domain/result.ts';

export type ArchiveProblemCode =
	/** The host has no such file. `status` */
	| 'archive-missing'
	/** The file has no bytes. */
	| 'archive-empty'
	/** The file ends early. `bytes`, and `expected` */
	| 'archive-truncated'
	/** The file is something else, such as a host's page for missing files. */
	| 'archive-not-pmtiles'
	/** Not version 3 of the format. `version` */
	| 'archive-version'
	/** The content is not what was built, or cannot be read. */
	| 'archive-corrupt'
	/** No answer, or an answer that says to try later. `status`, 0 where there was none */
	| 'network'
	/** The caller's signal ended it. */
	| 'aborted';

/** Every problem has the parameter `archive`, the file's address or name. */
export type ArchiveProblem = Problem<ArchiveProblemCode>;

/** What the built manifest says of the file. */
export type ExpectedArchive = {
	readonly bytes: number;
	/** First 16 hex digits of the SHA-256. */
	readonly hash: string;
};

/** The same from what a page knows: its path ends with the hash. */
export function expectedOf({
	path,
	bytes
}: {
	readonly path: string;
	readonly bytes: number;
}): ExpectedArchive {
	return { bytes, hash: /-([0-9a-f]+)\.pmtiles$/.exec(path)?.[1] ?? '' };
}

type FetchArchiveOptions = {
	readonly fetch?: typeof fetch;
	readonly expected?: ExpectedArchive;
	/** `total` is null where nobody says how large the file is. */
	readonly onProgress?: (received: number, total: number | null) => void;
	readonly signal?: AbortSignal;
};

/** Serves a PMTiles reader from an archive in memory. */
export class WholeFileSource implements Source {
	readonly #key: string;
	readonly #bytes: Uint8Array;

	/** @param key name under which MapLibre styles find the archive: `pmtiles://<key>` */
	constructor(key: string, bytes: Uint8Array) {
		this.#key = key;
		this.#bytes = bytes;
	}

	getKey(): string {
		return this.#key;
	}

	/** A copy of the range, shorter where the archive ends within it. */
	getBytes(offset: number, length: number): Promise<RangeResponse> {
		const { buffer } = this.#bytes.slice(offset, offset + length);
		return Promise.resolve({ data: buffer });
	}
}

/** What may be an old or broken copy on the way, rather than the host's file. */
const WORTH_FETCHING_AGAIN: ReadonlySet<ArchiveProblemCode> = new Set([
	'archive-empty',
	'archive-truncated',
	'archive-not-pmtiles',
	'archive-version',
	'archive-corrupt'
]);

/**
 * Fetches a whole archive and opens it. What arrives as something else than was built is fetched once
 * more, past every copy on the way.
 */
export async function fetchArchive(
	url: string,
	options: FetchArchiveOptions = {}
): Promise<Result<PMTiles, ArchiveProblem>> {
	const opened = await fetchOnce(url, options, {});
	if (opened.ok || !options.expected || !WORTH_FETCHING_AGAIN.has(opened.problem.code))
		return opened;
	return fetchOnce(url, options, { cache: 'reload' });
}

async function fetchOnce(
	url: string,
	options: FetchArchiveOptions,
	init: RequestInit
): Promise<Result<PMTiles, ArchiveProblem>> {
	const { expected, signal } = options;
	let bytes: Uint8Array;
	try {
		const request = options.fetch ?? fetch;
		const response = await request(url, signal === undefined ? init : { ...init, signal });
		if (response.status === 404 || response.status === 410)
			return fail('archive-missing', { archive: url, status: response.status });
		if (!response.ok) return fail('network', { archive: url, status: response.status });
		bytes = await readWithProgress(response, expected?.bytes ?? null, options.onProgress);
	} catch {
		// What fetch rejects with differs between browsers; only the caller's own abort can be told apart.
		return signal?.aborted === true
			? fail('aborted', { archive: url })
			: fail('network', { archive: url, status: 0 });
	}
	return openArchive(bytes, { key: url, ...(expected === undefined ? {} : { expected }) });
}

async function readWithProgress(
	response: Response,
	expectedBytes: number | null,
	onProgress: FetchArchiveOptions['onProgress']
): Promise<Uint8Array> {
	if (response.body === null) return new Uint8Array(await response.arrayBuffer());
	// Where the host compresses, Content-Length counts compressed bytes and is of no use here.
	const header = response.headers.has('content-encoding')
		? null
		: response.headers.get('content-length');
	const total = expectedBytes ?? (header === null ? null : Number(header));
	const parts: Uint8Array[] = [];
	let received = 0;
	const reader = response.body.getReader();
	for (let step = await reader.read(); !step.done; step = await reader.read()) {
		parts.push(step.value);
		received += step.value.length;
		onProgress?.(received, total);
	}
	const bytes = new Uint8Array(received);
	let offset = 0;
	for (const part of parts) {
		bytes.set(part, offset);
		offset += part.length;
	}
	return bytes;
}

const MAGIC = new TextEncoder().encode('PMTiles');
const HEADER_BYTES = 127;

/**
 * Opens an archive in memory. With `expected`, size and content must be the built ones; without,
 * the archive must be whole and its header, root directory and metadata readable.
 */
export async function openArchive(
	bytes: Uint8Array,
	options: { readonly key: string; readonly expected?: ExpectedArchive }
): Promise<Result<PMTiles, ArchiveProblem>> {
	const { key: archive, expected } = options;
	if (bytes.length === 0) return fail('archive-empty', { archive });
	if (MAGIC.some((byte, i) => i < bytes.length && bytes[i] !== byte))
		return fail('archive-not-pmtiles', { archive });
	const truncated = (needed: number): Result<never, ArchiveProblem> =>
		fail('archive-truncated', { archive, bytes: bytes.length, expected: needed });
	if (bytes.length < HEADER_BYTES) return truncated(expected?.bytes ?? HEADER_BYTES);
	const version = bytes[MAGIC.length] ?? 0;
	if (version !== 3) return fail('archive-version', { archive, version });
	if (expected !== undefined) {
		if (bytes.length < expected.bytes) return truncated(expected.bytes);
		if (bytes.length > expected.bytes) return fail('archive-corrupt', { archive });
		// Where browsers offer no SHA-256, size and structure must do.
		if (((await contentHash(bytes)) ?? expected.hash) !== expected.hash)
			return fail('archive-corrupt', { archive });
	}

	const pmtiles = new PMTiles(new WholeFileSource(archive, bytes));
	try {
		const header = await pmtiles.getHeader();
		const end = endOfArchive(header);
		if (bytes.length < end) return truncated(end);
		if (!isUsable(header)) return fail('archive-corrupt', { archive });
		await pmtiles.getMetadata();
	} catch {
		// The reader's own errors name positions in its parser, which help nobody.
		const end = declaredEnd(bytes);
		return bytes.length < end ? truncated(end) : fail('archive-corrupt', { archive });
	}
	return ok(pmtiles);
}

function endOfArchive(header: Header): number {
	return Math.max(
		header.rootDirectoryOffset + header.rootDirectoryLength,
		header.jsonMetadataOffset + header.jsonMetadataLength,
		header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
		header.tileDataOffset + (header.tileDataLength ?? 0)
	);
}

/** Where the header says that the archive ends, read without parsing anything else. */
function declaredEnd(bytes: Uint8Array): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const ends = [8, 24, 40, 56].map((at) =>
		Number(view.getBigUint64(at, true) + view.getBigUint64(at + 8, true))
	);
	return Math.max(...ends);
}

/** MapLibre draws nothing, without a word, where bounds or zooms make no sense. */
function isUsable(header: Header): boolean {
	return (
		header.tileType === TileType.Mvt &&
		header.minZoom <= header.maxZoom &&
		header.minLon < header.maxLon &&
		header.minLat < header.maxLat
	);
}
