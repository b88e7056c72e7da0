/**
 * Figures → weights → indicators → tiles → manifest. Everything the app reads is written to
 * `static/data` and `static/tiles`; the same data gives the same bytes on any machine.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuiltFile, WholeManifest } from '../src/lib/domain/indicators/built-files.ts';
import { dataVersion, PROJECT_DIR, regionPath } from './data/region.ts';
import { contentHash, gzip } from './tiles/pmtiles.ts';
import { leafOf, nodeOf, withProof } from '../src/lib/domain/indicators/integrity.ts';
import type { IndicatorId } from '../src/lib/domain/indicators/ids.generated.ts';
import { INDICATORS } from '../src/lib/domain/indicators/catalog.ts';
import { checkData } from './check/check.ts';
import {
	buildAnswers,
	usualClasses,
	linesFile,
	buildPlaceIndex,
	buildProfileTables,
	buildTractFigures,
	recordEstimates
} from './build/files.ts';
import { builtAnswers } from '../src/lib/app/worker/built.ts';
import { decodePlaceIndex } from '../src/lib/domain/places/place-index.ts';
import { buildEvidence } from './evidence/evidence.ts';
import { buildArchives, buildSketch } from './tiles/archives.ts';
import { archiveInputs, readStoredInputs } from './tiles/inputs.ts';
import { checkCatalog, checkPlaceAliases, writeCatalogIds } from './build/catalog-ids.ts';
import { carriedRows } from '../src/lib/domain/indicators/derived-tables.ts';
import { columnsOf } from '../src/lib/domain/places/profile.ts';
import { readRecords } from '../src/lib/domain/places/records.ts';
import {
	buildIndicatorFile,
	buildRecordFile,
	isRecorded,
	readIndicatorInputs
} from './build/indicators.ts';
import { readCrosswalkInput, readPlacesInput, buildPlaces } from './build/places.ts';
import { buildGazetteer, readGazetteerInput } from './build/gazetteer.ts';
import { buildRecords, buildStakes } from './build/records.ts';
import { buildCrosswalk } from './build/weights.ts';

const STATIC = join(PROJECT_DIR, 'static');

/** Removes what an earlier build left, so that no file without a name in the manifest is shipped. */
export function clearOutputs(): void {
	for (const folder of ['data', 'tiles'])
		rmSync(join(STATIC, folder), { recursive: true, force: true });
}

/** Writes `data/<name>-<hash>.json` below the site's root. */
export function writeJson(name: string, content: unknown): BuiltFile {
	return writeNamed(name, 'json', new TextEncoder().encode(JSON.stringify(content)));
}

/** Writes `data/<name>-<hash>.bin` below the site's root, compressed: few hosts do that to what is no text. */
export function writeBytes(name: string, bytes: Uint8Array): BuiltFile {
	return writeNamed(name, 'bin', gzip(bytes));
}

function writeNamed(name: string, ending: string, bytes: Uint8Array): BuiltFile {
	return writeAt(`data/${name}-${contentHash(bytes)}.${ending}`, bytes);
}

function writeAt(path: string, bytes: Uint8Array): BuiltFile {
	writeOutput(path, bytes);
	return { path, bytes: bytes.length, gzipBytes: gzip(bytes).length, hash: contentHash(bytes) };
}

/**
 * Writes `data/<name>-<hash over all>/<file>.json` below the site's root, for each of them, with what
 * proves that it belongs there: see `integrity.ts`.
 */
export function writeFolder<Name extends string>(
	name: string,
	contents: readonly (readonly [Name, unknown])[]
): { readonly folder: string; readonly files: Readonly<Record<Name, BuiltFile>> } {
	const encoder = new TextEncoder();
	const hashed = (text: string) => contentHash(encoder.encode(text));
	const texts = contents.map(([file, content]) => [file, JSON.stringify(content)] as const);
	const { root, proofs } = merkle(
		texts.map(([file, text]) => hashed(leafOf(file, hashed(text)))),
		(one, other) => hashed(nodeOf(one, other))
	);
	const folder = `data/${name}-${root}`;
	const files = texts.map(([file, text], at) => [
		file,
		writeAt(`${folder}/${file}.json`, encoder.encode(withProof(text, proofs[at] ?? [])))
	]);
	return { folder, files: Object.fromEntries(files) as Record<Name, BuiltFile> };
}

/**
 * One hash over many, and for each of them the hashes beside its way up.
 * @throws where there is none
 */
function merkle(
	leaves: readonly string[],
	join: (one: string, other: string) => string
): { readonly root: string; readonly proofs: readonly (readonly string[])[] } {
	const proofs = leaves.map((): string[] => []);
	let level = leaves.map((hash, at) => ({ hash, below: [at] }));
	while (level.length > 1) {
		level = Array.from({ length: Math.ceil(level.length / 2) }, (_, at) => {
			const [one, other] = [level[2 * at]!, level[2 * at + 1]];
			// The last of an odd number goes up as it is.
			if (!other) return one;
			for (const leaf of one.below) proofs[leaf]!.push(other.hash);
			for (const leaf of other.below) proofs[leaf]!.push(one.hash);
			return { hash: join(one.hash, other.hash), below: [...one.below, ...other.below] };
		});
	}
	const [top] = level;
	if (!top) throw new Error('A folder of data needs a file.');
	return { root: top.hash, proofs };
}

/** Writes a file whose name is fixed already. */
export function writeOutput(path: string, bytes: Uint8Array): void {
	const file = join(STATIC, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, bytes);
}

/* Prints the steps of the build as they run, and keeps how long each took for the benchmarks. */

type Timed = { readonly step: string; readonly milliseconds: number };

/** Where `npm run bench` finds the times of the last build. */
const STEP_TIMES_FILE = join(PROJECT_DIR, '.cache', 'build-steps.json');

export class Steps {
	readonly #times: Timed[] = [];
	readonly #live = process.stdout.isTTY;

	/** `detail` of the running step: "120 of 330". */
	readonly detail = (text: string): void => {
		if (this.#live) process.stdout.write(`\r\u001b[K    ${text}`);
	};

	async run<T>(
		step: string,
		work: () => T | Promise<T>,
		summary?: (result: T) => string
	): Promise<T> {
		const started = performance.now();
		if (this.#live) process.stdout.write(`  ${step} …`);
		const result = await work();
		const milliseconds = performance.now() - started;
		this.#times.push({ step, milliseconds });
		const said = summary ? `: ${summary(result)}` : '';
		const clear = this.#live ? '\r\u001b[K' : '';
		process.stdout.write(`${clear}  ${step}${said} (${(milliseconds / 1000).toFixed(1)} s)\n`);
		return result;
	}

	save(): void {
		mkdirSync(join(PROJECT_DIR, '.cache'), { recursive: true });
		writeFileSync(STEP_TIMES_FILE, JSON.stringify(this.#times, null, '\t'));
	}
}

async function build(): Promise<void> {
	const steps = new Steps();
	const counter = (what: string) => (done: number, total: number) =>
		steps.detail(`${what} ${done} of ${total}`);

	await steps.run('Catalog', () => {
		checkCatalog();
		writeCatalogIds();
	});
	await steps.run('Check of the figures', checkFigures);
	const crosswalk = await steps.run('Weights from 2010 to 2020 tracts', () =>
		buildCrosswalk(readCrosswalkInput(), counter('block group'))
	);
	const placesInput = readPlacesInput();
	const places = await steps.run(
		'Places and their weights',
		() => buildPlaces(placesInput, counter('place')),
		({ file }) => `${file.places.length} places, ${file.tracts.geoid.length} tracts`
	);

	checkPlaceAliases(places.file);
	clearOutputs();
	const placesFile = writeJson('places', places.file);
	const shapes = writeJson('shapes', places.shapes);
	const gazetteer = await steps.run(
		'Gazetteer of the search',
		() => writeJson('gazetteer', buildGazetteer(readGazetteerInput({ ...places, crosswalk }))),
		({ gzipBytes }) => `${Math.round(gzipBytes / 1000)} kB`
	);
	const madeLines = linesFile(placesInput.corridors);
	const lines = writeJson('lines', madeLines);
	const inputs = readIndicatorInputs(crosswalk, places.weights);
	const recordsFile = buildRecords({ ...placesInput, crosswalk, places: places.file });
	const indexBytes = buildPlaceIndex(placesInput, places.weights);
	const said = await steps.run('What records say of every area and place', () => {
		const index = decodePlaceIndex(indexBytes.buffer);
		if (!index.ok) throw new Error('The place index could not be read back.');
		const sources = {
			index: index.value,
			columns: columnsOf(inputs.tables),
			carried: new Map(),
			records: readRecords(recordsFile)
		};
		return recordEstimates(sources, places.file, madeLines, carriedRows(crosswalk));
	});
	const files = await steps.run(
		'Indicators',
		() =>
			INDICATORS.map((definition, at) => {
				counter('indicator')(at + 1, INDICATORS.length);
				return definition.formula.kind === 'record'
					? buildRecordFile(definition, said)
					: buildIndicatorFile(definition, inputs);
			}),
		(built) => `${built.length} indicators`
	);
	const indicators = writeFolder<IndicatorId>(
		'indicators',
		files.map((file) => [file.id, file])
	);

	const [placeIndex, profileTables, records, stakes] = await steps.run(
		'Profiles of any place',
		() =>
			[
				writeBytes('place-index', indexBytes),
				writeJson('profile-tables', buildProfileTables(inputs)),
				writeJson('records', recordsFile),
				writeJson('stakes', buildStakes())
			] as const
	);

	const tractFigures = await steps.run('Records of every tract', () => {
		const index = decodePlaceIndex(indexBytes.buffer);
		if (!index.ok) throw new Error('The place index could not be read back.');
		return writeJson('tract-figures', buildTractFigures(inputs, index.value, recordsFile));
	});

	const evidence = await steps.run('Evidence', () =>
		writeJson(
			'evidence',
			buildEvidence({
				placesInput,
				places,
				crosswalk,
				indicators: inputs,
				files,
				records: recordsFile
			})
		)
	);

	const version = dataVersion();
	const data = {
		format: 1 as const,
		dataVersion: version,
		places: placesFile,
		shapes,
		gazetteer,
		lines,
		placeIndex,
		profileTables,
		records,
		stakes,
		evidence,
		indicatorFolder: indicators.folder,
		unrecorded: files.flatMap((file) => (isRecorded(file) ? [] : [file.id]))
	};
	const worker = builtAnswers(data);
	const pressure = await steps.run('Classes of tracts', () => usualClasses(worker));

	const archives = await steps.run(
		'Tiles',
		() =>
			buildArchives(archiveInputs({ version, places, files, pressure }), ({ archive, step }) =>
				steps.detail(`${archive}: ${step}`)
			),
		(built) =>
			built.map(({ id, bytes }) => `${id} ${Math.round(bytes.length / 1000)} kB`).join(', ')
	);
	for (const { summary, bytes, tileJson } of archives) {
		writeOutput(summary.path, bytes);
		const beside = summary.path.replace(/\.pmtiles$/, '.json');
		writeOutput(beside, new TextEncoder().encode(`${JSON.stringify(tileJson, null, '\t')}\n`));
	}

	const sketch = await steps.run('Sketch of the first view', () =>
		buildSketch(
			{ of: readStoredInputs() },
			places.file.tracts.geoid,
			(madeLines.lines[0]?.stations ?? []).map(({ lngLat }) => [...lngLat])
		)
	);
	const answers = await steps.run(
		'Answers to what most people ask',
		() => buildAnswers(worker, places.file, madeLines, sketch, writeFolder),
		({ places: measured }) => `${measured.length} places`
	);
	const manifest: WholeManifest = {
		...data,
		archives: Object.fromEntries(
			archives.map(({ id, summary }) => [id, summary])
		) as WholeManifest['archives'],
		indicators: indicators.files,
		tractFigures,
		answers
	};
	writeOutput('data/manifest.json', new TextEncoder().encode(JSON.stringify(manifest, null, '\t')));
	steps.save();
}

/** Stops the build where a figure or boundary is wrong. */
function checkFigures(): void {
	const blockers = checkData().filter(({ level }) => level === 'BLOCKER');
	if (blockers.length === 0) return;
	for (const { file, check, message } of blockers) {
		console.error(`BLOCKER ${regionPath(file)} ${check}: ${message}`);
	}
	throw new Error(
		`${blockers.length} checks of ${regionPath('')} failed; see "npm run check:data".`
	);
}

try {
	await build();
} catch (error) {
	console.error(
		`\nThe data could not be built: ${error instanceof Error ? error.message : String(error)}`
	);
	if (process.env.ROOTLINE_TRACE && error instanceof Error) console.error(error.stack);
	process.exitCode = 1;
}
