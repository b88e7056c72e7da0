/**
 * Fits every constant that the statistics use to the project's own figures, and writes them with
 * their evidence: `npm run fit`.
 */
import { NEWEST_PERIOD } from '../../src/lib/domain/statistics/census.ts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { carriedTable } from '../../src/lib/domain/indicators/derived-tables.ts';
import { indicatorById } from '../../src/lib/domain/indicators/catalog.ts';
import type { ApportioningFit, Fitted } from '../../src/lib/domain/statistics/fitted.ts';
import { readFigures } from '../data/figures.ts';
import { REGION_DIR } from '../data/region.ts';
import { buildBlockGroupIndex, areaOfFeature } from '../build/block-groups.ts';
import { readCrosswalkInput, readPlacesInput } from '../build/places.ts';
import { buildCrosswalk } from '../build/weights.ts';
import { fitApportioning } from './apportioning.ts';
import { fitCarrying, fitPooledIncome } from './across-boundaries.ts';
import { fitMargins } from './margins.ts';

export const FITTED_FILE = join(REGION_DIR, 'fitted.generated.json');

/** All constants, as the figures give them now. */
export async function fitAll(): Promise<Fitted> {
	const newest = readFigures(NEWEST_PERIOD);
	const rent = indicatorById('median-gross-rent').formula;
	if (rent.kind !== 'median') throw new Error('The catalog has no median of rents to fit to.');
	const margins = fitMargins({
		table: newest,
		variables: newest.variables,
		rent,
		medians: [
			{ variable: 'B25064_001', size: 'B25003_003' },
			{ variable: 'B19013_001', size: 'B11001_001' }
		]
	});
	const crosswalk = await buildCrosswalk(readCrosswalkInput());
	const [older, newer] = [readFigures('2015-2019'), readFigures('2016-2020')];
	return {
		...margins,
		apportioning: apportioningFit(),
		carrying: fitCarrying({
			carried: carriedTable(older, crosswalk),
			published: newer,
			crosswalk
		}),
		pooledIncome: fitPooledIncome({ older, newer, newest, crosswalk })
	};
}

function apportioningFit(): ApportioningFit {
	const { tracts, blockGroups, counts } = readPlacesInput();
	return fitApportioning({
		index: buildBlockGroupIndex(tracts, blockGroups, counts),
		tracts: tracts.map((tract) => ({ geoid: tract.id, area: areaOfFeature(tract) }))
	});
}

/** Text of the file that holds them. */
export function fittedText(fitted: Fitted): string {
	return `${JSON.stringify(fitted, null, '\t')}\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const text = fittedText(await fitAll());
	const changed = !existsSync(FITTED_FILE) || readFileSync(FITTED_FILE, 'utf8') !== text;
	if (changed) writeFileSync(FITTED_FILE, text);
	console.log(`  Constants fitted to published margins: ${changed ? 'written' : 'as before'}`);
}
