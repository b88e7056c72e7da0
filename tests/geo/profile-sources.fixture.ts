/** What the worker profiles from, written and read back as the build and the worker do it. */
import { tablesOn2020Tracts } from '../../scripts/build/indicators.ts';
import { readCrosswalkInput, readPlacesInput, buildPlaces } from '../../scripts/build/places.ts';
import { buildPlaceIndex, buildProfileTables } from '../../scripts/build/files.ts';
import { buildRecords } from '../../scripts/build/records.ts';
import { buildCrosswalk } from '../../scripts/build/weights.ts';
import { readFigures } from '../../scripts/data/figures.ts';
import type { TractTables } from '../../src/lib/domain/indicators/figures.ts';
import { VINTAGES } from '../../src/lib/domain/statistics/census.ts';
import { decodePlaceIndex } from '../../src/lib/domain/places/place-index.ts';
import { columnsOf, type ProfileSources } from '../../src/lib/domain/places/profile.ts';
import { readRecords } from '../../src/lib/domain/places/records.ts';
import {
	decodeProfileTables,
	type ProfileTablesFile
} from '../../src/lib/domain/places/tables-file.ts';

export const input = readPlacesInput();

export async function placeIndexBytes(): Promise<Uint8Array<ArrayBuffer>> {
	return buildPlaceIndex(input, (await buildPlaces(input)).weights);
}

export async function profileSources(): Promise<{
	readonly sources: ProfileSources;
	readonly tables: TractTables;
}> {
	const places = await buildPlaces(input);
	const index = decodePlaceIndex(buildPlaceIndex(input, places.weights).buffer);
	if (!index.ok) throw new Error(index.problem.code);
	const crosswalk = await buildCrosswalk(readCrosswalkInput());
	const published = new Map(VINTAGES.map((vintage) => [vintage, readFigures(vintage)]));
	const text = JSON.stringify(buildProfileTables(tablesOn2020Tracts(published, crosswalk)));
	const { tables, carried } = decodeProfileTables(JSON.parse(text) as ProfileTablesFile);
	const records = readRecords(buildRecords({ ...input, crosswalk, places: places.file }));
	return { sources: { index: index.value, columns: columnsOf(tables), carried, records }, tables };
}
