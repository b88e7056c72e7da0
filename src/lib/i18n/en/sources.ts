/** What is told of the region's sources, by id. */
import type { SourceWords } from '../../domain/indicators/source.ts';
import sources from '#region/words/en/sources.json';

export const sourceWords: Readonly<Record<string, SourceWords>> = sources;
