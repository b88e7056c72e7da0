/** What the command profiles from: the same two files as the app's worker, made on the spot. */
import { columnsOf, type ProfileSources } from '../../src/lib/domain/places/profile.ts';
import { VINTAGES } from '../../src/lib/domain/statistics/census.ts';
import { decodePlaceIndex } from '../../src/lib/domain/places/place-index.ts';
import { tablesOn2020Tracts } from '../build/indicators.ts';
import { readCrosswalkInput, readPlacesInput, buildPlaces } from '../build/places.ts';
import { buildPlaceIndex } from '../build/files.ts';
import { buildCrosswalk } from '../build/weights.ts';
import { readFigures } from '../data/figures.ts';

export async function readProfileSources(): Promise<ProfileSources> {
	const input = readPlacesInput();
	const places = await buildPlaces(input);
	const index = decodePlaceIndex(buildPlaceIndex(input, places.weights).buffer);
	if (!index.ok) throw new Error('The place index could not be read back.');
	const published = new Map(VINTAGES.map((vintage) => [vintage, readFigures(vintage)]));
	const crosswalk = await buildCrosswalk(readCrosswalkInput());
	const { tables, carried } = tablesOn2020Tracts(published, crosswalk);
	return {
		index: index.value,
		columns: columnsOf(tables),
		carried: new Map([...carried].map(([vintage, rows]) => [vintage, new Set(rows)]))
	};
}
