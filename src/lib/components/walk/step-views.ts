/** What the view of a step shows, in words and with its figure: for reading, printing and presenting. */
import type { Atlas } from '$lib/components/common/atlas.svelte';
import { mapTitle } from '$lib/components/explore/view-title';
import { quickRow } from '$lib/components/place/quick-place';
import { placeFigure } from '$lib/core/catalog/decode';
import { indicatorById } from '$lib/core/catalog/index';
import { placeName } from '$lib/core/text/place-names';
import { figureText } from '$lib/core/text/format';
import { decodeView } from '$lib/core/view/codec';
import { known } from '$lib/core/view/known';
import type { View } from '$lib/core/view/view';
import type { Messages } from '$lib/i18n';

export type StepView = {
	/** What the map shows. */
	readonly title: string;
	/** The figure of the place that the view opens on, where it has one. */
	readonly figure: { readonly place: string; readonly value: string } | null;
};

export function viewOf(query: string): View {
	return decodeView(new URLSearchParams(query), known).view;
}

export function titleOf(t: Messages, { lens, method, indicator, vintage }: View): string {
	const definition = indicatorById(indicator);
	return mapTitle(t, { lens, method, definition, vintage: vintage ?? definition.vintages[0]! });
}

/** Waits for the files that the figure is in; where they cannot be had, the step goes without. */
export async function stepView(t: Messages, atlas: Atlas, query: string): Promise<StepView> {
	const view = viewOf(query);
	const title = titleOf(t, view);
	if (!view.place || view.lens !== 'indicator') return { title, figure: null };
	const [places, data] = await Promise.all([atlas.files.places(), atlas.figures(view.indicator)]);
	if (!places.ok || !data.ok) return { title, figure: null };
	const row = quickRow(places.value, view.place, view.reach);
	const definition = indicatorById(view.indicator);
	const found = row && placeFigure(data.value, view.vintage ?? definition.vintages[0]!, row);
	if (!found) return { title, figure: null };
	const { plan, reach } = view;
	const sources = { places: places.value, lines: atlas.lines.value, plan, reach };
	const { value, margin } = figureText(found.estimate, definition.unit, t.estimate);
	return {
		title,
		figure: {
			place: placeName(view.place, sources, t.placeNames).name,
			value:
				margin === ''
					? value
					: found.estimate.moe === null
						? `${value}, ${margin}`
						: `${value} ${margin}`
		}
	};
}
