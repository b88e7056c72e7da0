/** Which indicators are of a group that the 2020 Census counts; apart, because every visit asks. */
import type { RaceGroup } from '../statistics/census.ts';
import type { IndicatorId } from './ids.generated.ts';

const GROUP_OF: Readonly<Partial<Record<IndicatorId, RaceGroup | 'people-of-color'>>> = {
	'people-of-color': 'people-of-color',
	'people-of-color-change': 'people-of-color',
	black: 'black',
	asian: 'asian',
	'hispanic-or-latino': 'hispanic',
	'american-indian': 'american-indian',
	'multiracial-or-other': 'other',
	white: 'white'
};

/** The 2020 group of an indicator of race or Hispanic origin; null for any other. */
export function raceGroupOf(indicator: IndicatorId): RaceGroup | 'people-of-color' | null {
	return GROUP_OF[indicator] ?? null;
}
