/** Writes the built files: named by their content, listed with their sizes. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuiltFile } from '../../src/lib/core/catalog/built.ts';
import { PROJECT_DIR } from '../data/paths.ts';
import { gzip } from '../tiles/gzip.ts';
import { contentHash } from '../tiles/pmtiles.ts';

const STATIC = join(PROJECT_DIR, 'static');

/** Removes what an earlier build left, so that no file without a name in the manifest is shipped. */
export function clearOutputs(): void {
	for (const folder of ['data', 'tiles'])
		rmSync(join(STATIC, folder), { recursive: true, force: true });
}

/** Writes `data/<name>-<hash>.json` below the site's root. */
export function writeJson(name: string, content: unknown): BuiltFile {
	return writeNamed(name, 'json', new TextEncoder().encode(JSON.stringify(content)));
}

/** Writes `data/<name>-<hash>.bin` below the site's root. */
export function writeBytes(name: string, bytes: Uint8Array): BuiltFile {
	return writeNamed(name, 'bin', bytes);
}

function writeNamed(name: string, ending: string, bytes: Uint8Array): BuiltFile {
	const hash = contentHash(bytes);
	const path = `data/${name}-${hash}.${ending}`;
	writeOutput(path, bytes);
	return { path, bytes: bytes.length, gzipBytes: gzip(bytes).length, hash };
}

/** Writes a file whose name is fixed already. */
export function writeOutput(path: string, bytes: Uint8Array): void {
	const file = join(STATIC, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, bytes);
}
