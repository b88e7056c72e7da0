/** Runs while prerendering only. */
import manifest from '#region/manifest.json';
import facts from '#region/program/facts.json';
import published from '#region/sources.json';
import type { Source } from '$lib/domain/indicators/source';
import { sourceWords } from '#words/sources.ts';
import type { PageServerLoad } from './$types';

// As their schemas say; of one region's files alone, a list that is empty has no type.
const sources = published as readonly Source[];
const { files } = manifest as {
	files: readonly { readonly title: string; readonly sources: readonly string[] }[];
};

export const load: PageServerLoad = () => ({
	facts,
	sources: sources.map((source) => ({
		...source,
		...sourceWords[source.id]!,
		files: files.filter((file) => file.sources.includes(source.id)).map((file) => file.title)
	}))
});
