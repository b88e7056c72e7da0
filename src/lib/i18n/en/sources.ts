/** What is told of the region's sources, by id; not of those where there is nothing to tell. */
import type { SourceWords } from '../../domain/indicators/source.ts';
import sources from '#region/words/en/sources.json';

export const sourceWords: Readonly<Record<string, SourceWords>> = sources;
