/** Runs while prerendering only. */
import { sources as published } from '#region/manifest.json';
import facts from '#region/program/facts.json';
import { wholeManifest } from '$lib/app/prerender';
import type { WholeManifest } from '$lib/domain/indicators/built-files';
import type { Source, SourceWords } from '$lib/domain/indicators/schema';
import { sourceWords } from '#words/data-page.ts';
import type { PageServerLoad } from './$types';

// As its schema says; of one region's files alone, a list that is empty has no type.
const sources = published as readonly Source[];
const NOTHING: SourceWords = { note: '', gaps: [] };

/** The engine and the other code of the site, compressed as most hosts send it. */
const CODE_BYTES = 1_500_000;

export const load: PageServerLoad = () => ({
	...ofFiles(wholeManifest()),
	facts,
	sources: sources.map((source) => ({ ...source, ...(sourceWords[source.id] ?? NOTHING) }))
});

/** The archives for other maps, and how large a copy of the atlas is. */
function ofFiles(manifest: WholeManifest) {
	const archives = Object.entries(manifest.archives);
	const { places, shapes, gazetteer, lines, placeIndex, profileTables, records } = manifest;
	const { evidence, indicators } = manifest;
	const tiles = archives.filter(([id]) => id !== 'areas').map(([, { bytes }]) => bytes);
	const files = [places, shapes, gazetteer, lines, placeIndex, profileTables, records, evidence];
	const copyBytes = [...files, ...Object.values(indicators)]
		.map(({ gzipBytes }) => gzipBytes)
		.concat(tiles)
		.reduce((sum, bytes) => sum + bytes, CODE_BYTES);
	return { archives, copyBytes };
}
