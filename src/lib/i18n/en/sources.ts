/** What is told of the catalog's sources, by id. */
import type { SourceWords } from '../../domain/indicators/source.ts';
import sources from './sources.json';

export const sourceWords: Readonly<Record<string, SourceWords>> = sources;
