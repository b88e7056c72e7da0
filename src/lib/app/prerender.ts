/** Runs while prerendering only: built files, and what the first paint needs, written into the page itself. */
import { existsSync, readFileSync } from 'node:fs';
import type { BuiltManifest, LinesFile, PlacesFile } from '$lib/domain/indicators/built-files';
import type { EvidenceFile } from '$lib/domain/evidence/file';
import type { LineString } from 'geojson';
import { error } from '@sveltejs/kit';

/* Runs while prerendering only: the built file of evidence. */

export function readEvidence({ evidence }: BuiltManifest): EvidenceFile {
	return JSON.parse(readFileSync(`static/${evidence.path}`, 'utf8')) as EvidenceFile;
}

/* Runs while prerendering only: what the first paint needs is written into the page itself. */

export type PageData = {
	readonly manifest: BuiltManifest;
	readonly stations: PlacesFile['stations'];
	readonly line: LineString;
};

export function pageData(): PageData {
	const manifest = read('static/data/manifest.json') as BuiltManifest;
	const { stations } = read(`static/${manifest.places.path}`) as PlacesFile;
	const { lines } = read(`static/${manifest.lines.path}`) as LinesFile;
	// The line that the atlas is about comes first.
	const main = lines[0] ?? error(500, 'There is no line.');
	return { manifest, stations, line: main.line as LineString };
}

function read(path: string): unknown {
	if (!existsSync(path)) error(500, `${path} is missing. Run "npm run build:data" first.`);
	return JSON.parse(readFileSync(path, 'utf8'));
}
