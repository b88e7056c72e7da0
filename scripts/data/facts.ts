/** Reads `data/program/facts.json`: dated facts of the project and of programs along it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { DATA_DIR } from './paths.ts';

export const FACTS_FILE = 'program/facts.json';

const factSchema = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z]+-\d+$/)),
	topic: v.pipe(v.string(), v.nonEmpty()),
	/** City, or "corridor". */
	place: v.pipe(v.string(), v.nonEmpty()),
	/** Year, month or day that it is true as of, as ISO 8601 writes it; null where the source has none. */
	date: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/))),
	fact: v.pipe(v.string(), v.nonEmpty()),
	source: v.pipe(v.string(), v.nonEmpty()),
	/** Null where the source was read without its address. */
	url: v.nullable(v.pipe(v.string(), v.url())),
	/** What a reader has to know before relying on it; never empty. */
	caution: v.pipe(v.string(), v.nonEmpty())
});

/** One fact, never to be shown without its date, source and caution. */
export type Fact = v.InferOutput<typeof factSchema>;

/** Throws where the file is missing or breaks its schema. */
export function readFacts(): Fact[] {
	return v.parse(v.array(factSchema), JSON.parse(readFileSync(join(DATA_DIR, FACTS_FILE), 'utf8')));
}
