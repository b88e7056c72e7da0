/**
 * Writes the union of indicator ids, so that an id that does not exist is a type error.
 * `npx tsx scripts/build/catalog-ids.ts` after every change of data/catalog/indicators.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogSentence, readIndicators } from '../../src/lib/core/catalog/schema.ts';
import type { IndicatorDefinition } from '../../src/lib/core/catalog/types.ts';
import { DATA_DIR, PROJECT_DIR } from '../data/paths.ts';

export const IDS_FILE = join(PROJECT_DIR, 'src/lib/core/catalog/ids.generated.ts');

/** The checked catalog. Throws one clear sentence where an entry is wrong. */
export function loadIndicators(): readonly IndicatorDefinition[] {
	const file = join(DATA_DIR, 'catalog', 'indicators.json');
	const result = readIndicators(JSON.parse(readFileSync(file, 'utf8')));
	if (!result.ok) throw new Error(catalogSentence(result.problem));
	return result.value;
}

/** Text of `ids.generated.ts` for these indicators. */
export function idsModule(indicators: readonly Pick<IndicatorDefinition, 'id'>[]): string {
	const ids = indicators.map(({ id }) => `\t| '${id}'`).join('\n');
	return `/** Made from data/catalog/indicators.json by scripts/build/catalog-ids.ts. Do not edit. */\nexport type IndicatorId =\n${ids};\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	try {
		const indicators = loadIndicators();
		writeFileSync(IDS_FILE, idsModule(indicators));
		console.log(`${indicators.length} indicators.`);
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	}
}
