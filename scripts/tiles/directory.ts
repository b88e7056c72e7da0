/**
 * Directories of a PMTiles v3 archive: where the tiles lie.
 *
 * Source: PMTiles Version 3 Specification, section 4 ("Directories").
 */
import { gzip } from './gzip.ts';

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
export function writeDirectories(
	entries: readonly DirectoryEntry[],
	mostRootBytes: number
): Directories {
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

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		all.set(part, offset);
		offset += part.length;
	}
	return all;
}
