/** Writes PMTiles archives, version 3. */
import { gzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { Compression, TileType, zxyToTileId } from 'pmtiles';
import type { Field, Tile } from './encode.ts';

/*
 * Directories of a PMTiles v3 archive: where the tiles lie.
 *
 * Source: PMTiles Version 3 Specification, section 4 ("Directories").
 */

/**
 * Gzip that gives the same bytes on every machine: the compressor is JavaScript and not the
 * system's zlib, the time stamp is zero, and the system byte is always 3.
 */
export function gzip(bytes: Uint8Array): Uint8Array {
	return gzipSync(bytes, { level: 9, mtime: 0 });
}

/**
 * Tiles `tileId` to `tileId + runLength − 1` are the same bytes at `offset` in the tile data. With
 * `runLength` 0 the entry points to a leaf directory at `offset` in the leaf section instead.
 */
export type DirectoryEntry = {
	readonly tileId: number;
	readonly offset: number;
	readonly length: number;
	readonly runLength: number;
};

type Directories = {
	/** Compressed. */
	readonly root: Uint8Array;
	/** Compressed leaf directories one after the other; empty where the root holds everything. */
	readonly leaves: Uint8Array;
	readonly leafCount: number;
};

/** Entries of the first leaves tried; libraries use the same number. */
const LEAF_ENTRIES = 4096;

/**
 * @param entries by ascending tile id
 * @param mostRootBytes what the compressed root may take
 */
function writeDirectories(entries: readonly DirectoryEntry[], mostRootBytes: number): Directories {
	const whole = gzip(serialize(entries));
	if (whole.length <= mostRootBytes) return { root: whole, leaves: new Uint8Array(), leafCount: 0 };
	for (let size = LEAF_ENTRIES; ; size = Math.ceil(size * 1.5)) {
		const rootEntries: DirectoryEntry[] = [];
		const leaves: Uint8Array[] = [];
		let offset = 0;
		for (let i = 0; i < entries.length; i += size) {
			const leaf = gzip(serialize(entries.slice(i, i + size)));
			const first = entries[i]!;
			rootEntries.push({ tileId: first.tileId, offset, length: leaf.length, runLength: 0 });
			leaves.push(leaf);
			offset += leaf.length;
		}
		const root = gzip(serialize(rootEntries));
		if (root.length <= mostRootBytes)
			return { root, leaves: concatenate(leaves), leafCount: leaves.length };
	}
}

/** One directory, uncompressed: columns of varints, tile ids as differences. */
function serialize(entries: readonly DirectoryEntry[]): Uint8Array {
	const out: number[] = [];
	writeVarint(out, entries.length);
	let last = 0;
	for (const { tileId } of entries) {
		writeVarint(out, tileId - last);
		last = tileId;
	}
	for (const { runLength } of entries) writeVarint(out, runLength);
	for (const { length } of entries) writeVarint(out, length);
	entries.forEach(({ offset }, i) => {
		const before = entries[i - 1];
		const follows = before !== undefined && offset === before.offset + before.length;
		writeVarint(out, follows ? 0 : offset + 1);
	});
	return Uint8Array.from(out);
}

/** Little-endian groups of seven bits; numbers up to 2^53 − 1. */
function writeVarint(out: number[], value: number): void {
	let rest = value;
	while (rest >= 0x80) {
		out.push((rest % 0x80) + 0x80);
		rest = Math.floor(rest / 0x80);
	}
	out.push(rest);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		all.set(part, offset);
		offset += part.length;
	}
	return all;
}

/*
 * Writes PMTiles archives, version 3.
 *
 * Tiles lie in the order of their ids (a Hilbert curve per zoom), equal tiles once, and everything
 * is gzipped. The bytes depend on the input alone: not on the clock, the machine or the order in
 * which tiles are given.
 *
 * Source: PMTiles Version 3 Specification, github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md.
 */

/** West, south, east, north in degrees. */
export type ArchiveBounds = readonly [west: number, south: number, east: number, north: number];

type ArchiveMetadata = {
	readonly name: string;
	readonly description: string;
	/** Who must be credited, as plain text. */
	readonly attribution: string;
	/** Of the data, not of the format. */
	readonly version: string;
	readonly layers: readonly {
		readonly id: string;
		readonly description: string;
		readonly minzoom: number;
		readonly maxzoom: number;
		readonly fields: readonly Field[];
	}[];
};

export type ArchiveInput = {
	readonly tiles: readonly Tile[];
	readonly metadata: ArchiveMetadata;
	readonly bounds: ArchiveBounds;
	/** Where a viewer starts; the middle of the bounds at the lowest zoom where not given. */
	readonly center?: {
		readonly longitude: number;
		readonly latitude: number;
		readonly zoom: number;
	};
};

type WrittenArchive = {
	readonly bytes: Uint8Array;
	readonly minzoom: number;
	readonly maxzoom: number;
	readonly addressedTiles: number;
	readonly tileEntries: number;
	readonly tileContents: number;
	readonly leafDirectories: number;
};

const HEADER_BYTES = 127;
/** Readers fetch this much first; header and root directory must lie within. */
const FIRST_FETCH_BYTES = 16_384;

/** @throws where there is no tile, or two for one place */
export function writeArchive(input: ArchiveInput): WrittenArchive {
	const { entries, data, contents, addressed } = layOutTiles(input.tiles);
	const { root, leaves, leafCount } = writeDirectories(entries, FIRST_FETCH_BYTES - HEADER_BYTES);
	const metadata = gzip(new TextEncoder().encode(JSON.stringify(metadataJson(input.metadata))));
	const zooms = input.tiles.map(({ z }) => z);
	const minzoom = zooms.reduce((a, b) => Math.min(a, b));
	const maxzoom = zooms.reduce((a, b) => Math.max(a, b));

	const [west, south, east, north] = input.bounds;
	const center = input.center ?? {
		longitude: (west + east) / 2,
		latitude: (south + north) / 2,
		zoom: minzoom
	};
	const header = new DataView(new ArrayBuffer(HEADER_BYTES));
	'PMTiles'.split('').forEach((letter, i) => header.setUint8(i, letter.charCodeAt(0)));
	header.setUint8(7, 3);
	let offset = HEADER_BYTES;
	[root.length, metadata.length, leaves.length, data.length].forEach((length, i) => {
		setUint64(header, 8 + 16 * i, offset);
		setUint64(header, 16 + 16 * i, length);
		offset += length;
	});
	[addressed, entries.length, contents].forEach((count, i) => {
		setUint64(header, 72 + 8 * i, count);
	});
	header.setUint8(96, 1); // clustered
	header.setUint8(97, Compression.Gzip);
	header.setUint8(98, Compression.Gzip);
	header.setUint8(99, TileType.Mvt);
	header.setUint8(100, minzoom);
	header.setUint8(101, maxzoom);
	input.bounds.forEach((degrees, i) => setDegrees(header, 102 + 4 * i, degrees));
	header.setUint8(118, center.zoom);
	setDegrees(header, 119, center.longitude);
	setDegrees(header, 123, center.latitude);

	return {
		bytes: concatenate([new Uint8Array(header.buffer), root, metadata, leaves, data]),
		minzoom,
		maxzoom,
		addressedTiles: addressed,
		tileEntries: entries.length,
		tileContents: contents,
		leafDirectories: leafCount
	};
}

/** `corridor-0123456789abcdef.pmtiles`: the name changes exactly when the content does. */
export function archiveFileName(id: string, bytes: Uint8Array): string {
	return `${id}-${contentHash(bytes)}.pmtiles`;
}

/** First 16 hex digits of the SHA-256. */
export function contentHash(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

function layOutTiles(tiles: readonly Tile[]): {
	entries: DirectoryEntry[];
	data: Uint8Array;
	contents: number;
	addressed: number;
} {
	if (tiles.length === 0) throw new Error('An archive needs at least one tile.');
	const sorted = tiles
		.map(({ z, x, y, bytes }) => ({ id: zxyToTileId(z, x, y), bytes }))
		.sort((a, b) => a.id - b.id);
	const entries: DirectoryEntry[] = [];
	const parts: Uint8Array[] = [];
	const places = new Map<string, { offset: number; length: number }>();
	let offset = 0;
	let previousId = -1;
	for (const { id, bytes } of sorted) {
		if (id === previousId) throw new Error(`Two tiles have the id ${id}.`);
		previousId = id;
		const hash = createHash('sha256').update(bytes).digest('base64');
		let place = places.get(hash);
		if (place === undefined) {
			const packed = gzip(bytes);
			place = { offset, length: packed.length };
			places.set(hash, place);
			parts.push(packed);
			offset += packed.length;
		}
		const last = entries[entries.length - 1];
		if (last?.offset === place.offset && last.tileId + last.runLength === id)
			entries[entries.length - 1] = { ...last, runLength: last.runLength + 1 };
		else entries.push({ tileId: id, ...place, runLength: 1 });
	}
	return { entries, data: concatenate(parts), contents: parts.length, addressed: sorted.length };
}

/** TileJSON 3.0 `vector_layers`, and what each field says under a key of our own. */
export function metadataJson(metadata: ArchiveMetadata) {
	return {
		name: metadata.name,
		description: metadata.description,
		attribution: metadata.attribution,
		version: metadata.version,
		type: 'overlay',
		vector_layers: metadata.layers.map(({ id, description, minzoom, maxzoom, fields }) => ({
			id,
			description,
			minzoom,
			maxzoom,
			fields: Object.fromEntries(fields.map(({ key, type }) => [key, type]))
		})),
		field_descriptions: Object.fromEntries(
			metadata.layers.map(({ id, fields }) => [
				id,
				Object.fromEntries(fields.map(({ key, description }) => [key, description]))
			])
		)
	};
}

function setUint64(view: DataView, offset: number, value: number): void {
	view.setUint32(offset, value % 2 ** 32, true);
	view.setUint32(offset + 4, Math.floor(value / 2 ** 32), true);
}

function setDegrees(view: DataView, offset: number, degrees: number): void {
	view.setInt32(offset, Math.round(degrees * 1e7), true);
}
