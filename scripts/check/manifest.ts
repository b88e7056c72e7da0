/** Checks that the manifest and the files it speaks of are the same. */
import { createHash } from 'node:crypto';
import type { Source } from '../../src/lib/core/catalog/source.ts';
import type { DataManifest } from '../data/manifest.ts';
import { findingOf } from './finding.ts';
import type { Finding } from './finding.ts';

const MEGABYTE = 1024 * 1024;
/** The promise is 12 MB; over half of it somebody should ask why. */
const MOST_BYTES = 12 * MEGABYTE;
const MANY_BYTES = 6 * MEGABYTE;

/**
 * @param files bytes of every file in figures, places, corridors and program, by path below `data/`
 * @param totalBytes of all files below `data/`
 */
export function checkManifest(
	manifest: DataManifest,
	files: ReadonlyMap<string, Uint8Array>,
	totalBytes: number,
	sources: ReadonlyMap<string, Source>
): Finding[] {
	const listed = new Set(manifest.files.map((file) => file.path));
	const changed: string[] = [];
	const unsourced: string[] = [];
	for (const entry of manifest.files) {
		const bytes = files.get(entry.path);
		if (bytes) {
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			if (sha256 !== entry.sha256 || bytes.byteLength !== entry.bytes) changed.push(entry.path);
		}
		for (const id of entry.sources) {
			const source = sources.get(id);
			if (!source) unsourced.push(`${entry.path} names "${id}"`);
			else if (
				!entry.publisher.includes(source.publisher) ||
				!entry.licence.includes(source.licence)
			)
				unsourced.push(`${entry.path} and "${id}" differ in publisher or licence`);
		}
	}
	const megabytes = `${(totalBytes / MEGABYTE).toFixed(1)} MB`;
	const find = (level: Finding['level'], check: string, wrong: readonly string[]) =>
		findingOf(level, 'manifest.json', check, wrong);
	return [
		...find('BLOCKER', 'files as imported: run npm run import, or undo the edit', changed),
		...find(
			'BLOCKER',
			'listed files are there',
			[...listed].filter((path) => !files.has(path))
		),
		...find(
			'BLOCKER',
			'files are listed',
			[...files.keys()].filter((path) => !listed.has(path))
		),
		...find('BLOCKER', 'publisher and licence as in catalog/sources.json', unsourced),
		...find('BLOCKER', 'data/ stays under 12 MB', totalBytes > MOST_BYTES ? [megabytes] : []),
		...find(
			'WARN',
			'data/ stays under 6 MB',
			totalBytes > MANY_BYTES && totalBytes <= MOST_BYTES ? [megabytes] : []
		)
	];
}
