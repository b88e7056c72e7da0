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
import { version } from '$app/environment';
import { stepsOfLine } from '$lib/domain/lines/corridor';
import { adjustableOf } from '$lib/domain/methods/questions';
import { METHOD_IDS, methodById } from '$lib/domain/methods/definitions';
import type { LinkMethod } from '$lib/domain/view/codec';
import { methodWords } from '#words/methods.ts';

/* Runs while prerendering only: the built file of evidence. */

export function readEvidence(): EvidenceFile {
	const { evidence } = wholeManifest();
	return JSON.parse(readFileSync(`static/${evidence.path}`, 'utf8')) as EvidenceFile;
}

/* Runs while prerendering only: what the first paint needs is written into the page itself. */

export type PageData = {
	/** The app and the data of a page are of one build: a page knows its own, and so does what it fetches. */
	readonly build: string;
	readonly manifest: BuiltManifest;
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
	const methods = METHOD_IDS.map((id) => ({
		id,
		name: methodWords[id].name,
		adjustable: adjustableOf(methodById(id))
	}));
	return {
		build: version,
		manifest,
		methods
	};
}

/** The line that the atlas is about, as `stepsOfLine` packs it, and its stations: for pages that draw them. */
export function lineData(): Pick<PlacesFile, 'stations'> & { readonly line: readonly number[] } {
	const manifest = wholeManifest();
	const { lines } = read(`static/${manifest.lines.path}`) as LinesFile;
	// It comes first.
	const main = lines[0] ?? error(500, 'There is no line.');
	const { stations } = readPlacesFile(manifest);
	return { stations, line: stepsOfLine(main.line as LineString) };
}

function read(path: string): unknown {
	if (!existsSync(path)) error(500, `${path} is missing. Run "npm run build:data" first.`);
	return JSON.parse(readFileSync(path, 'utf8'));
}
