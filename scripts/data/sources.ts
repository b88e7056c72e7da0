/** Reads and checks `data/catalog/sources.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { sourcesSchema } from '../../src/lib/core/catalog/source.ts';
import type { Source } from '../../src/lib/core/catalog/source.ts';
import { DATA_DIR } from './paths.ts';

/** Sources by id, in file order. Throws where the file breaks its schema. */
export function readSources(): ReadonlyMap<string, Source> {
	const text = readFileSync(join(DATA_DIR, 'catalog', 'sources.json'), 'utf8');
	const sources = v.parse(sourcesSchema, JSON.parse(text));
	return new Map(sources.map((source) => [source.id, source]));
}
