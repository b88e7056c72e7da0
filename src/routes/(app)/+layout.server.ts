/** Runs while prerendering only: what the first paint needs is written into the page itself. */
import { existsSync, readFileSync } from 'node:fs';
import type { LineString } from 'geojson';
import { error } from '@sveltejs/kit';
import type { BuiltManifest, PlacesFile } from '$lib/core/catalog/built';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = () => {
	const manifest = read<BuiltManifest>('static/data/manifest.json');
	const { stations } = read<PlacesFile>(`static/${manifest.places.path}`);
	const { line } = read<{ line: LineString }>('data/corridors/blue-line-extension.json');
	return { manifest, stations, line };
};

function read<T>(path: string): T {
	if (!existsSync(path)) error(500, `${path} is missing. Run "npm run build:data" first.`);
	return JSON.parse(readFileSync(path, 'utf8')) as T;
}
