/**
 * npm run import [-- <source folder>]: reads the source figures once and writes the project's own
 * tables, boundaries and lines under the region’s folder, with a manifest. A second run writes the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REGION_DIR, regionPath } from '../data/region.ts';
import { importAll } from './all.ts';
import { ImportError, sourceDir } from './source.ts';

try {
	const files = await importAll(sourceDir(process.argv[2]));
	let total = 0;
	for (const { path, text, rows } of files) {
		const file = join(REGION_DIR, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
		const bytes = Buffer.byteLength(text);
		total += bytes;
		const size = `${(bytes / 1024).toFixed(0)} kB`.padStart(8);
		console.log(`${size} ${String(rows).padStart(6)} rows  ${regionPath(path)}`);
	}
	console.log(`${(total / 1024 / 1024).toFixed(2)} MB in ${files.length} files.`);
} catch (error) {
	if (!(error instanceof ImportError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
