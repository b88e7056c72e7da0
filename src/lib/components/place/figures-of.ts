/** Figures of one place for several indicators, each file fetched once by the atlas and kept. */
import type { Atlas } from '$lib/components/common/atlas.svelte';
import { placeFigure, type PlaceFigure, type PlaceRow } from '$lib/core/catalog/decode';
import type { IndicatorId } from '$lib/core/catalog/ids.generated';
import { indicatorById } from '$lib/core/catalog/index';
import type { IndicatorDefinition } from '$lib/core/catalog/types';
import { ok, type Result } from '$lib/core/result';

export type IndicatorFigure = {
	readonly definition: IndicatorDefinition;
	readonly figure: PlaceFigure;
};

/** Newest-period figures of `ids` at `row`, in the given order; the first failure fails all. */
export async function figuresOf(
	atlas: Atlas,
	ids: readonly IndicatorId[],
	row: PlaceRow
): Promise<Result<readonly IndicatorFigure[]>> {
	const files = await Promise.all(ids.map((id) => atlas.figures(id)));
	const figures: IndicatorFigure[] = [];
	for (const file of files) {
		if (!file.ok) return file;
		const definition = indicatorById(file.value.id);
		const figure = placeFigure(file.value, definition.vintages[0]!, row);
		if (figure) figures.push({ definition, figure });
	}
	return ok(figures);
}
