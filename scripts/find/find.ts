/**
 * Finds places from the command line, with the search of the app:
 * `npm run -s find -- "2100 W Broadway Ave" --limit 3`
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { placeSearch } from '../../src/lib/domain/places/find.ts';
import { foundText, middleOfFound } from '../../src/lib/domain/places/found-text.ts';
import { search as words } from '#words/first-view.ts';
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

const USAGE = `Usage: npm run -s find -- <words> [--limit n]
Prints one JSON object a line, best first: kind, id, name, detail, longitude, latitude.`;

const USUAL_LIMIT = 8;
const MOST = 1000;

/** What somebody asked for that cannot be done; printed without a stack trace. */
class ArgumentError extends Error {}

/** Runs the command as from the command line; a mistake is told in one sentence, without a stack trace. */
export async function findCommand(
	args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
	try {
		const lines = await main(args);
		return { code: 0, out: lines.map((line) => `${line}\n`).join(''), err: '' };
	} catch (error) {
		if (!(error instanceof ArgumentError)) throw error;
		return { code: 1, out: '', err: `${error.message}\n` };
	}
}

async function main(args: readonly string[]): Promise<string[]> {
	const { text, limit, help } = readOptions(args);
	if (help) return [USAGE];
	if (text === '') throw new ArgumentError(`Say what to look for.\n${USAGE}`);
	const { places, shapes, gazetteer } = await readSearchSources();
	const find = placeSearch(places, gazetteer, (code) => words.zip({ code }));
	return find(text, limit).map((found) => {
		const { name, detail } = foundText(found, words);
		const [longitude, latitude] = middleOfFound(found, places, shapes) ?? [null, null];
		const { kind, id } = found;
		return JSON.stringify({
			kind,
			id,
			name,
			detail,
			longitude: longitude === null ? null : rounded(longitude),
			latitude: latitude === null ? null : rounded(latitude)
		});
	});
}

/** To five decimals, about a meter. */
function rounded(degrees: number): number {
	return Math.round(degrees * 1e5) / 1e5;
}

function readOptions(args: readonly string[]): {
	readonly text: string;
	readonly limit: number;
	readonly help: boolean;
} {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: { limit: { type: 'string' }, help: { type: 'boolean' } }
		});
		return {
			text: positionals.join(' ').trim(),
			limit: limitOf(values.limit),
			help: values.help === true
		};
	} catch (error) {
		if (error instanceof ArgumentError) throw error;
		throw new ArgumentError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
	}
}

function limitOf(text: string | undefined): number {
	if (text === undefined) return USUAL_LIMIT;
	const limit = Number(text);
	if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
		throw new ArgumentError(`--limit takes a whole number from 1 to ${MOST}, not "${text}".`);
	}
	return limit;
}

/* What a search reads: the files of the last build where they are of this data, else made on the spot. */

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

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { code, out, err } = await findCommand(process.argv.slice(2));
	process.stdout.write(out);
	process.stderr.write(err);
	process.exitCode = code;
}
