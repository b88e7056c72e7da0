/**
 * Writes the union of indicator ids, so that an id that does not exist is a type error.
 * `npx tsx scripts/build/catalog-ids.ts` after every change of data/catalog/indicators.json.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { placeRow, type PlacesFile } from '../../src/lib/domain/indicators/built-files.ts';
import { inPeriods, type IndicatorDefinition } from '../../src/lib/domain/indicators/catalog.ts';
import {
	catalogSentence,
	readCatalogWords,
	readIndicators,
	type CatalogProblem,
	id,
	invalid,
	problem
} from '../../src/lib/domain/indicators/schema.ts';
import { POLICY_IDS, policyDecisions } from '../../src/lib/domain/report/policies.ts';
import { type Result, ok } from '../../src/lib/domain/result.ts';
import { aboutIndicators } from '#words/about-indicators.ts';
import { indicatorWords } from '#words/indicators.ts';
import { sourceWords } from '#words/data-page.ts';
import { decisionWords } from '#words/testimony.ts';
import { CATALOG_DIR, PROJECT_DIR, readSources } from '../data/region.ts';
import * as v from 'valibot';
import { parsePlace, placeRef } from '../../src/lib/domain/places/place.ts';

export const IDS_FILE = join(PROJECT_DIR, 'src/lib/domain/indicators/ids.generated.ts');

/** The checked indicators. Throws one clear sentence where an entry is wrong. */
export function loadIndicators(): readonly IndicatorDefinition[] {
	return valueOf(readIndicators(inPeriods(readCatalogFile('indicators.json'))));
}

/** Checks indicators, aliases and the words of both, of sources and of decisions, and that every source named exists. Throws one clear sentence. */
export function checkCatalog(): void {
	const indicators = loadIndicators();
	const ids = indicators.map(({ id }) => id);
	valueOf(readCatalogWords('indicators.json', indicatorWords, ids));
	valueOf(readCatalogWords('about-indicators.json', aboutIndicators, ids));
	valueOf(readAliases(readCatalogFile('aliases.json'), indicators));
	const sources = readSources();
	valueOf(readCatalogWords('sources.json', sourceWords, [...sources.keys()]));
	const decisions = POLICY_IDS.flatMap((policy) => policyDecisions(policy)).map(({ id }) => id);
	valueOf(readCatalogWords('decisions.json', decisionWords, decisions));
	for (const indicator of indicators) {
		const unknown = indicator.sources.find((source) => !sources.has(source));
		if (unknown !== undefined) {
			throw new Error(
				`data/catalog/indicators.json, "${indicator.id}": source "${unknown}" is not in the region’s manifest.json.`
			);
		}
	}
}

/** Checks that former names of places lead to places of today. Throws one clear sentence. */
export function checkPlaceAliases(places: PlacesFile): void {
	const isPlace = (ref: string) => placeRow(places, ref) !== null;
	valueOf(readAliases(readCatalogFile('aliases.json'), loadIndicators(), isPlace));
}

/** Writes `ids.generated.ts` where it is not what the catalog says; else its time stays, for tools that watch it. */
export function writeCatalogIds(): void {
	const text = idsModule(loadIndicators());
	if (!existsSync(IDS_FILE) || readFileSync(IDS_FILE, 'utf8') !== text) {
		writeFileSync(IDS_FILE, text);
	}
}

/** Text of `ids.generated.ts` for these indicators. */
export function idsModule(indicators: readonly Pick<IndicatorDefinition, 'id'>[]): string {
	const ids = indicators.map(({ id }) => `\t| '${id}'`).join('\n');
	return `/** Made from data/catalog/indicators.json by scripts/build/catalog-ids.ts. Do not edit. */\nexport type IndicatorId =\n${ids};\n`;
}

function readCatalogFile(name: string): unknown {
	return JSON.parse(readFileSync(join(CATALOG_DIR, name), 'utf8'));
}

function valueOf<T>(result: Result<T, CatalogProblem>): T {
	if (!result.ok) throw new Error(catalogSentence(result.problem));
	return result.value;
}

/* Checks `data/catalog/aliases.json`: for the build and the tests only, as `indicators/schema.ts`. */

const aliasesSchema = v.strictObject({
	indicators: v.record(id, id),
	/** References of places: `station:old-name`. */
	places: v.record(v.string(), v.string())
});

export type Aliases = v.InferOutput<typeof aliasesSchema>;

/**
 * `aliases.json`: former ids and the ids that they have now.
 *
 * @param isPlace whether a reference names a place of today, where the places are at hand
 */
export function readAliases(
	json: unknown,
	indicators: readonly IndicatorDefinition[],
	isPlace?: (ref: string) => boolean
): Result<Aliases, CatalogProblem> {
	const file = 'data/catalog/aliases.json';
	const parsed = v.safeParse(aliasesSchema, json, { abortEarly: true });
	if (!parsed.success) return invalid(file, parsed.issues[0]);
	const ids = new Set<string>(indicators.map((indicator) => indicator.id));
	for (const [former, present] of Object.entries(parsed.output.indicators)) {
		const path = `indicators.${former}`;
		if (ids.has(former)) return problem(file, path, 'is still the id of an indicator');
		if (!ids.has(present))
			return problem(file, path, `leads to "${present}", which does not exist`);
	}
	for (const [former, present] of Object.entries(parsed.output.places)) {
		const fault = placeFault(former, present, parsed.output.places, isPlace);
		if (fault) return problem(file, `places.${former}`, fault);
	}
	return ok(parsed.output);
}

function placeFault(
	former: string,
	present: string,
	places: Aliases['places'],
	isPlace: (ref: string) => boolean = (ref) => ref !== former
): string | null {
	const place = parsePlace(present);
	if (!place || placeRef(place) !== present)
		return `leads to "${present}", which names no place as links write it`;
	if (former.includes('@') || present.includes('@'))
		return 'has a reach, which links add themselves';
	if (Object.hasOwn(places, present)) return `leads to "${present}", which is itself renamed`;
	if (isPlace(former)) return 'is still the name of a place';
	return isPlace(present) ? null : `leads to "${present}", which does not exist`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	try {
		checkCatalog();
		writeCatalogIds();
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	}
}
