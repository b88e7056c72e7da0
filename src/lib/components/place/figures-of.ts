/** Figures of one place for several indicators, each file fetched once by the atlas and kept. */
import type { Atlas } from '$lib/components/common/atlas.svelte';
import { placeFigure, type PlaceRow } from '$lib/core/catalog/decode';
import type { IndicatorId } from '$lib/core/catalog/ids.generated';
import { indicatorById } from '$lib/core/catalog/index';
import type { Unit } from '$lib/core/catalog/types';
import type { Estimate } from '$lib/core/estimate/estimate';
import type { ProfileFigure } from '$lib/core/profile/profile';
import { ok, type Result } from '$lib/core/result';

/** One line of a table of figures. */
export type FigureLine = {
	readonly id: string;
	/** What the map can show of it; null for figures that only profiles have. */
	readonly indicator: IndicatorId | null;
	readonly title: string;
	readonly unit: Unit;
	readonly estimate: Estimate;
};

/** Newest-period figures of `ids` at `row`, in the given order; the first failure fails all. */
export async function figuresOf(
	atlas: Atlas,
	ids: readonly IndicatorId[],
	row: PlaceRow
): Promise<Result<readonly FigureLine[]>> {
	const files = await Promise.all(ids.map((id) => atlas.figures(id)));
	const figures: FigureLine[] = [];
	for (const file of files) {
		if (!file.ok) return file;
		const { id, title, unit, vintages } = indicatorById(file.value.id);
		const figure = placeFigure(file.value, vintages[0]!, row);
		if (figure) figures.push({ id, indicator: id, title, unit, estimate: figure.estimate });
	}
	return ok(figures);
}

/** A figure of a profile as a line. */
export function figureLine({ definition, estimate }: ProfileFigure): FigureLine {
	const { id, title, unit, measure } = definition;
	const indicator = measure.kind === 'indicator' ? measure.indicator : null;
	return { id, indicator, title, unit, estimate };
}
