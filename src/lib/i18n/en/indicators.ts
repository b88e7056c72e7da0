/** What the catalog's indicators are called. */
import type { IndicatorId } from '../../domain/indicators/ids.generated.ts';
import type { IndicatorWords } from '../../domain/indicators/catalog.ts';
import { newest } from './region.ts';
import indicators from './indicators.json';

export const indicatorWords: Readonly<Record<IndicatorId, IndicatorWords>> = Object.fromEntries(
	Object.entries<IndicatorWords>(indicators).map(([id, { title, sentence }]) => [
		id,
		sentence === undefined
			? { title }
			: { title, sentence: sentence.replace('{year}', String(newest.year)) }
	])
) as unknown as Readonly<Record<IndicatorId, IndicatorWords>>;
