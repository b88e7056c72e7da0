/** The figures of a list in the shape of those of any indicator, so that map, legend and pointer read them alike. */
import type { IndicatorData, PlacesFile } from '../indicators/built-files.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import { makeScale } from '../indicators/scale.ts';
import type { ClassScale } from '../indicators/catalog.ts';
import { missing } from '../statistics/estimate.ts';
import type { VintageId } from '../statistics/census.ts';
import type { OwnFiguresAnswer } from './questions.ts';

/** Of six classes. */
const MOST_LIMITS = 5;

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
	const byRef = new Map(places.map(({ ref, figure }) => [ref, figure]));
	const values = tracts.flatMap(({ value }) => (value === null ? [] : [value]));
	return {
		id,
		scale: listScale(values),
		vintages: {
			[vintage]: {
				tracts,
				places: rows.map(({ key }) => byRef.get(key) ?? missing('not-published')),
				carried: new Set<number>(),
				methods: new Map()
			}
		}
	};
}

/**
 * Classes for the values of a list. Most areas have no row of it: “none” is the lowest class by itself, or
 * one color would stand for none and for some, and the others are laid over those that have some.
 */
export function listScale(values: readonly number[]): ClassScale {
	const some = values.filter((value) => value > 0);
	const none = values.some((value) => value === 0) && values.every((value) => value >= 0);
	if (some.length === 0 || !none) return makeScale(values.length > 0 ? values : [0], 'sequential');
	const { breaks, method, ...scale } = makeScale(some, 'sequential');
	const least = Math.min(...some);
	const limits = breaks.filter((limit) => limit > least).slice(1 - MOST_LIMITS);
	return {
		...scale,
		breaks: [least, ...limits],
		noneAlone: true,
		method: { ...method, classes: limits.length + 2 }
	};
}
