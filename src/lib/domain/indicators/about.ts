/** What is told of each indicator; the schema's test vouches that none is missing. */
import about from '../../../../data/catalog/about.json';
import type { IndicatorId } from './ids.generated.ts';
import type { AboutIndicator } from './types.ts';

export const ABOUT: Readonly<Record<IndicatorId, AboutIndicator>> = about;
