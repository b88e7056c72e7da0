/** The region's own files, whatever folder a script is started from; `regionFolder` says which region. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import * as v from 'valibot';
import { sourcesSchema, type Source } from '../../src/lib/domain/indicators/schema.ts';
import type { Corridor } from '../../src/lib/domain/lines/corridor.ts';
import { LEVELS, POLICY_IDS } from '../../src/lib/domain/report/policies.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { regionFolder } from '../support/region.mjs';

export const PROJECT_DIR = fileURLToPath(new URL('../../', import.meta.url));
/** What every region shares. */
export const CATALOG_DIR = join(PROJECT_DIR, 'data', 'catalog');
export const REGION_DIR = regionFolder();

/** A file of the region as people find it: below the project's folder. */
export function regionPath(path: string): string {
	return join(relative(PROJECT_DIR, REGION_DIR), path);
}

/** Text of a file below the region's folder. */
export function readRegionFile(...path: readonly string[]): string {
	return readFileSync(join(REGION_DIR, ...path), 'utf8');
}

export function hasRegionFile(...path: readonly string[]): boolean {
	return existsSync(join(REGION_DIR, ...path));
}

const { main, formerRoute, open } = REGION.lines;

/** The line that the atlas is about comes first. */
export const CORRIDOR_IDS: readonly [string, ...string[]] = [
	main,
	...(formerRoute === null ? [] : [formerRoute]),
	...open
];

export function readCorridor(id: string): Corridor {
	return JSON.parse(readRegionFile('corridors', `${id}.json`)) as Corridor;
}

/** JSON as the project's formatter leaves it, so that formatting never changes a checksum. */
export function formattedJson(path: string, value: unknown): Promise<string> {
	return formatted(path, JSON.stringify(value));
}

/** A region that lies elsewhere is written like one of the project's own: what reads its lines depends on it. */
async function formatted(path: string, text: string): Promise<string> {
	const config = await resolveConfig(join(PROJECT_DIR, path));
	return format(text, { ...config, parser: 'json', plugins: [] });
}

/** Text of `region.json` with other values of some properties; all else keeps its order, codes of counties too. */
export async function regionWith(changes: Readonly<Record<string, unknown>>): Promise<string> {
	let text = await formatted('region.json', readRegionFile('region.json'));
	for (const [name, value] of Object.entries(changes)) {
		const property = new RegExp(`^\\t"${name}": [^]*?(?=,?\\n(?:\\t"|\\}))`, 'm');
		const written = `\t${JSON.stringify(name)}: ${JSON.stringify(value)}`;
		text = property.test(text)
			? text.replace(property, () => written)
			: text.replace(/\n\}\s*$/, () => `,\n${written}\n}\n`);
	}
	return formatted('region.json', text);
}

/* The manifest: whose the data is, and what each file of it is with its checksum. */

const fileSchema = v.strictObject({
	/** Below the region’s folder. */
	path: v.string(),
	/** Ids of its sources, which say publisher, vintage and licence; what to be careful about is in the region’s words. */
	sources: v.pipe(v.array(v.string()), v.minLength(1)),
	/** Census tables, `P1` and the like for the 2020 Census; empty for geometry. */
	tables: v.array(v.string()),
	/** Rows without header, features, or stations. */
	rows: v.pipe(v.number(), v.integer(), v.minValue(0)),
	bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
});

const manifestSchema = v.strictObject({
	format: v.literal(2),
	sources: sourcesSchema,
	files: v.array(fileSchema)
});

export type DataFile = v.InferOutput<typeof fileSchema>;
export type DataManifest = v.InferOutput<typeof manifestSchema>;

/** Throws where the manifest is missing or breaks its schema. */
export function readDataManifest(): DataManifest {
	return v.parse(manifestSchema, JSON.parse(readRegionFile('manifest.json')));
}

/** First 12 hex digits of a hash over the checksums of all files: changes exactly when one of them does. */
export function dataVersion(): string {
	const hash = createHash('sha256');
	for (const { path, sha256 } of readDataManifest().files) hash.update(`${path} ${sha256}\n`);
	return hash.digest('hex').slice(0, 12);
}

/** Sources by id, in file order. Throws as `readDataManifest` does. */
export function readSources(): ReadonlyMap<string, Source> {
	return new Map(readDataManifest().sources.map((source) => [source.id, source]));
}

/** The sources of a file below the region’s folder. Throws where the manifest does not list it. */
export function sourcesOf(path: string): readonly Source[] {
	const { files, sources } = readDataManifest();
	const file = files.find((each) => each.path === path);
	if (!file) throw new Error(`${regionPath('manifest.json')} does not list ${path}.`);
	return sources.filter(({ id }) => file.sources.includes(id));
}

/* Dated facts of the project and of programs along it. */

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
	caution: v.pipe(v.string(), v.nonEmpty()),
	/** Governments that it shows at work, in whose power it is to change it; empty where it is none's. */
	levels: v.array(v.picklist(LEVELS)),
	/** Ids of the policies that it is about; see `policies.json`. */
	policies: v.array(v.picklist(POLICY_IDS))
});

/** One fact, never to be shown without its date, source and caution. */
export type Fact = v.InferOutput<typeof factSchema>;

/** A fact that cannot be read, for people: file, line, reason. */
export class FactError extends Error {}

/**
 * @param text of the file, by default the region’s own
 * @throws FactError where it is no list of facts, or one of them lacks something or stands there twice
 */
export function readFacts(text = readRegionFile(FACTS_FILE)): Fact[] {
	const refuse = (line: number | null, reason: string): never => {
		throw new FactError(
			`${regionPath(FACTS_FILE)}${line === null ? '' : `, line ${line}`}: ${reason}`
		);
	};
	let entries: unknown;
	try {
		entries = JSON.parse(text);
	} catch (error) {
		const said = error instanceof Error ? error.message : String(error);
		const at = Number(/at position (\d+)/.exec(said)?.[1] ?? NaN);
		return refuse(Number.isNaN(at) ? null : lineAt(text, at), said);
	}
	if (!Array.isArray(entries)) return refuse(1, 'it is no list of facts.');
	const starts = startsOfEntries(text);
	const seen = new Map<string, number>();
	return entries.map((entry: unknown, at) => {
		const line = lineAt(text, starts[at] ?? 0);
		const read = v.safeParse(factSchema, entry);
		if (!read.success) {
			const [issue] = read.issues;
			return refuse(line, `${v.getDotPath(issue) ?? 'the fact'}: ${issue.message}`);
		}
		const before = seen.get(read.output.id);
		if (before !== undefined) refuse(line, `${read.output.id} stands in line ${before} already.`);
		seen.set(read.output.id, line);
		return read.output;
	});
}

/** Where each entry of a JSON list begins in its text. */
function startsOfEntries(text: string): number[] {
	const starts: number[] = [];
	let depth = 0;
	for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
		if (sign === '{' || sign === '[') {
			if (depth === 1) starts.push(index);
			depth += 1;
		} else if (sign === '}' || sign === ']') depth -= 1;
	}
	return starts;
}

function lineAt(text: string, at: number): number {
	return text.slice(0, at).split('\n').length;
}
