import type { Shown } from '$lib/components/explore/view-title';
import { indicatorById } from '$lib/core/catalog/index';
import type { IndicatorDefinition } from '$lib/core/catalog/types';
import { isAdjusted } from '$lib/core/risk/adjust';
import { secondRules } from '$lib/core/view/two-maps';
import { DEFAULT_METHOD, type SecondMap, type View } from '$lib/core/view/view';

/**
 * What a second map shows, for its title.
 *
 * @param view whose second map it is: it follows rules that were changed for the same method
 * @param first what the first map's figure is, which a map of methods has none of its own of
 */
export function secondShown(
	view: Pick<View, 'method' | 'adjustment'>,
	map: SecondMap,
	first: IndicatorDefinition
): Shown {
	const definition = map.lens === 'indicator' ? indicatorById(map.indicator) : first;
	const vintage = (map.lens === 'indicator' ? map.vintage : null) ?? definition.vintages[0]!;
	const method = map.lens === 'classes' ? map.method : DEFAULT_METHOD;
	const adjusted = map.lens !== 'indicator' && isAdjusted(secondRules(view, map).adjustment);
	return { lens: map.lens, method, definition, vintage, adjusted };
}
