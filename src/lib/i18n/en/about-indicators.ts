/** What is told of each indicator: fetched where it is asked for. */
import type { IndicatorId } from '../../domain/indicators/ids.generated.ts';
import type { AboutIndicator } from '../../domain/indicators/types.ts';
import about from './about-indicators.json';

export const aboutIndicators: Readonly<Record<IndicatorId, AboutIndicator>> = about;
