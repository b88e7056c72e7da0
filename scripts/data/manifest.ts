/** Reads `data/manifest.json`, which the import writes: what each data file is and its checksum. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { DATA_DIR } from './paths.ts';

const fileSchema = v.strictObject({
	/** Below `data/`. */
	path: v.string(),
	/** Ids in `data/catalog/sources.json`. */
	sources: v.pipe(v.array(v.string()), v.minLength(1)),
	publisher: v.string(),
	title: v.string(),
	/** Census tables, `P1` and the like for the 2020 Census; empty for geometry. */
	tables: v.array(v.string()),
	vintage: v.string(),
	tractVintage: v.nullable(v.picklist([2010, 2020])),
	licence: v.string(),
	note: v.string(),
	/** Rows without header, features, or stations. */
	rows: v.pipe(v.number(), v.integer(), v.minValue(1)),
	bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
});

const manifestSchema = v.strictObject({ format: v.literal(1), files: v.array(fileSchema) });

export type DataFile = v.InferOutput<typeof fileSchema>;
export type DataManifest = v.InferOutput<typeof manifestSchema>;

/** Throws where the manifest is missing or breaks its schema. */
export function readDataManifest(): DataManifest {
	const text = readFileSync(join(DATA_DIR, 'manifest.json'), 'utf8');
	return v.parse(manifestSchema, JSON.parse(text));
}
