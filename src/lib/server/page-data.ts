/** Runs while prerendering only: what the first paint needs is written into the page itself. */
import { existsSync, readFileSync } from 'node:fs';
import type { LineString } from 'geojson';
import { error } from '@sveltejs/kit';
import type { BuiltManifest, PlacesFile } from '$lib/core/catalog/built';

export type PageData = {
	readonly manifest: BuiltManifest;
	readonly stations: PlacesFile['stations'];
	readonly line: LineString;
};

export function pageData(): PageData {
	const manifest = read('static/data/manifest.json') as BuiltManifest;
	const { stations } = read(`static/${manifest.places.path}`) as PlacesFile;
	const { line } = read('data/corridors/blue-line-extension.json') as { line: LineString };
	return { manifest, stations, line };
}

function read(path: string): unknown {
	if (!existsSync(path)) error(500, `${path} is missing. Run "npm run build:data" first.`);
	return JSON.parse(readFileSync(path, 'utf8'));
}
