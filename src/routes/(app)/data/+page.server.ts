/** Runs while prerendering only. */
import { sources as published } from '#region/manifest.json';
import facts from '#region/program/facts.json';
import type { Source, SourceWords } from '$lib/domain/indicators/source';
import { sourceWords } from '#words/sources.ts';
import type { PageServerLoad } from './$types';

// As its schema says; of one region's files alone, a list that is empty has no type.
const sources = published as readonly Source[];
const NOTHING: SourceWords = { note: '', gaps: [] };

export const load: PageServerLoad = () => ({
	facts,
	sources: sources.map((source) => ({ ...source, ...(sourceWords[source.id] ?? NOTHING) }))
});
