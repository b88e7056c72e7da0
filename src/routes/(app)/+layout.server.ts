/** Runs while prerendering only: what the first paint needs is written into the page itself. */
import { existsSync, readFileSync } from 'node:fs';
import { error } from '@sveltejs/kit';
import type { BuiltManifest, PlacesFile } from '$lib/core/catalog/built';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = () => {
	const manifest = read<BuiltManifest>('static/data/manifest.json');
	const { stations } = read<PlacesFile>(`static/${manifest.places.path}`);
	return { manifest, stations };
};

function read<T>(path: string): T {
	if (!existsSync(path)) error(500, `${path} is missing. Run "npm run build:data" first.`);
	return JSON.parse(readFileSync(path, 'utf8')) as T;
}
