/** What the catalog's indicators are called. */
import type { IndicatorId } from '../../domain/indicators/ids.generated.ts';
import type { IndicatorWords } from '../../domain/indicators/types.ts';
import indicators from './indicators.json';

export const indicatorWords: Readonly<Record<IndicatorId, IndicatorWords>> = indicators;
