/** Runs while prerendering only. */
import { readFileSync } from 'node:fs';
import type { Source } from '$lib/domain/indicators/source';
import { sourceWords } from '#words/sources.ts';
import type { PageServerLoad } from './$types';

type Fact = {
	id: string;
	date: string | null;
	fact: string;
	source: string;
	url: string | null;
	caution: string;
};
type Carried = { path: string; title: string; rows: number; sources: string[] };

export const load: PageServerLoad = () => {
	const sources = JSON.parse(readFileSync('data/catalog/sources.json', 'utf8')) as Source[];
	const { files } = JSON.parse(readFileSync('data/manifest.json', 'utf8')) as { files: Carried[] };
	const facts = JSON.parse(readFileSync('data/program/facts.json', 'utf8')) as Fact[];
	return {
		facts,
		sources: sources.map((source) => ({
			...source,
			...sourceWords[source.id]!,
			files: files.filter((file) => file.sources.includes(source.id)).map((file) => file.title)
		}))
	};
};
