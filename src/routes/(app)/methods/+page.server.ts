/** Runs while prerendering only: what every method finds, counted from the built file. */
import { readFileSync } from 'node:fs';
import type { PlacesFile } from '$lib/core/catalog/built';
import { countFindings } from '$lib/core/risk/count-findings';
import type { MethodsFile } from '$lib/core/risk/methods-file';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
	const { manifest } = await parent();
	const read = (path: string): unknown => JSON.parse(readFileSync(`static/${path}`, 'utf8'));
	const { results } = read(manifest.methods.path) as MethodsFile;
	const { tracts, cities } = read(manifest.places.path) as PlacesFile;
	const cityOf = (row: number) => cities[tracts.city[row] ?? -1] ?? '';
	return { counts: countFindings(results, cityOf) };
};
