/** What a search reads: the files of the last build where they are of this data, else made on the spot. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
	BuiltPath,
	GazetteerFile,
	PlacesFile,
	ShapesFile,
	WholeManifest
} from '../../src/lib/domain/indicators/built-files.ts';
import { buildGazetteer, readGazetteerInput } from '../build/gazetteer.ts';
import { buildPlaces, readCrosswalkInput, readPlacesInput } from '../build/places.ts';
import { buildCrosswalk } from '../build/weights.ts';
import { dataVersion, PROJECT_DIR } from '../data/region.ts';

export type SearchSources = {
	readonly places: PlacesFile;
	readonly shapes: ShapesFile;
	readonly gazetteer: GazetteerFile;
};

const STATIC = join(PROJECT_DIR, 'static');

export async function readSearchSources(): Promise<SearchSources> {
	return readBuilt() ?? (await makeSources());
}

/** Null where nothing was built, or of other data. */
function readBuilt(): SearchSources | null {
	const file = join(STATIC, 'data', 'manifest.json');
	if (!existsSync(file)) return null;
	const built = JSON.parse(readFileSync(file, 'utf8')) as Partial<WholeManifest>;
	const { places, shapes, gazetteer } = built;
	if (built.dataVersion !== dataVersion() || !places || !shapes || !gazetteer) return null;
	const read = ({ path }: BuiltPath): unknown =>
		JSON.parse(readFileSync(join(STATIC, path), 'utf8'));
	return {
		places: read(places) as PlacesFile,
		shapes: read(shapes) as ShapesFile,
		gazetteer: read(gazetteer) as GazetteerFile
	};
}

async function makeSources(): Promise<SearchSources> {
	const { file, shapes } = await buildPlaces(readPlacesInput());
	const crosswalk = await buildCrosswalk(readCrosswalkInput());
	const gazetteer = buildGazetteer(readGazetteerInput({ file, shapes, crosswalk }));
	return { places: file, shapes, gazetteer };
}
