/** Runs while prerendering only: built files, and what the first paint needs, written into the page itself. */
import { existsSync, readFileSync } from 'node:fs';
import {
	pageManifest,
	type BuiltManifest,
	type LinesFile,
	type PlacesFile,
	type WholeManifest
} from '$lib/domain/indicators/built-files';
import type { EvidenceFile } from '$lib/domain/evidence/file';
import type { LineString } from 'geojson';
import { error } from '@sveltejs/kit';
import { adjustableOf } from '$lib/domain/methods/questions';
import { METHOD_IDS, methodById } from '$lib/domain/methods/definitions';
import type { LinkMethod } from '$lib/domain/view/codec';
import { methodWords } from '#words/methods.ts';

/* Runs while prerendering only: the built file of evidence. */

export function readEvidence({ evidence }: BuiltManifest): EvidenceFile {
	return JSON.parse(readFileSync(`static/${evidence.path}`, 'utf8')) as EvidenceFile;
}

/* Runs while prerendering only: what the first paint needs is written into the page itself. */

export type PageData = {
	readonly manifest: BuiltManifest;
	readonly stations: PlacesFile['stations'];
	readonly line: LineString;
	/** So that links and titles wait for no definition and no words of methods. */
	readonly methods: readonly LinkMethod[];
};

/** Sizes and layers too, which no page needs but the one that tells them. */
export function wholeManifest(): WholeManifest {
	return read('static/data/manifest.json') as WholeManifest;
}

export function readPlacesFile({ places }: Pick<BuiltManifest, 'places'>): PlacesFile {
	return read(`static/${places.path}`) as PlacesFile;
}

export function pageData(): PageData {
	const manifest = pageManifest(wholeManifest());
	const { stations } = readPlacesFile(manifest);
	const { lines } = read(`static/${manifest.lines.path}`) as LinesFile;
	// The line that the atlas is about comes first.
	const main = lines[0] ?? error(500, 'There is no line.');
	const methods = METHOD_IDS.map((id) => ({
		id,
		name: methodWords[id].name,
		adjustable: adjustableOf(methodById(id))
	}));
	return { manifest, stations, line: toTheYard(main.line as LineString), methods };
}

/** Every page carries the line: as fine as a map shows it, which is to five decimals of a degree. */
function toTheYard(line: LineString): LineString {
	const short = (degrees: number) => Number(degrees.toFixed(5));
	return { ...line, coordinates: line.coordinates.map((at) => at.map(short)) };
}

function read(path: string): unknown {
	if (!existsSync(path)) error(500, `${path} is missing. Run "npm run build:data" first.`);
	return JSON.parse(readFileSync(path, 'utf8'));
}
