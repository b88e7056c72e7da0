/** The figures of a list in the shape of those of any indicator, so that map, legend and pointer read them alike. */
import type { IndicatorData, PlacesFile } from '../indicators/built-files.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import { makeScale } from '../indicators/scale.ts';
import { missing } from '../statistics/estimate.ts';
import type { VintageId } from '../statistics/census.ts';
import type { OwnFiguresAnswer } from './questions.ts';

/**
 * @param id of the figure that the view names besides
 * @param vintage under which they stand
 */
export function asFigures(
	{ tracts, places }: Pick<OwnFiguresAnswer, 'tracts' | 'places'>,
	{ places: rows }: Pick<PlacesFile, 'places'>,
	id: IndicatorId,
	vintage: VintageId
): IndicatorData {
	const byRef = new Map(places.map(({ ref, figure }) => [ref, figure.estimate]));
	const values = tracts.flatMap(({ estimate: { value } }) => (value === null ? [] : [value]));
	return {
		id,
		scale: makeScale(values.length > 0 ? values : [0], 'sequential'),
		vintages: {
			[vintage]: {
				tracts: tracts.map(({ estimate }) => estimate),
				places: rows.map(({ key }) => byRef.get(key) ?? missing('not-published')),
				carried: new Set<number>(),
				methods: new Map()
			}
		}
	};
}
