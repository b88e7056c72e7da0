/** What is known of a place at once, from the files of indicators, before any profile is made. */
import {
	placeFigure,
	placeRow,
	type PlaceRow,
	type PlacesFile
} from '$lib/domain/indicators/built-files';
import { HALF_MILE } from '$lib/domain/lines/corridor';
import { parsePlace, type PlaceRef } from '$lib/domain/places/place';
import type { Atlas } from '$lib/app/atlas.svelte';
import type { IndicatorId } from '$lib/domain/indicators/ids.generated';
import { indicatorById } from '$lib/domain/indicators/catalog';
import type { Unit } from '$lib/domain/statistics/census';
import type { Estimate } from '$lib/domain/statistics/estimate';
import type { ProfileFigure } from '$lib/domain/places/profile';
import type { ProfileFigureDefinition } from '$lib/domain/places/topics';
import { ok, type Result } from '$lib/domain/result';
import { REGION } from '$lib/domain/region';
import { figureTitle } from '$lib/i18n/figures';
import { indicatorWords } from '#words/indicators.ts';

/**
 * Where the indicator files have the place's figures, or null: their station areas are those at half
 * a mile, so at any other reach a profile has to be made.
 */
export function quickRow(
	places: PlacesFile | null,
	ref: PlaceRef | null,
	reach: number
): PlaceRow | null {
	if (!places || ref === null) return null;
	const atReach = /^stations?:/.test(ref);
	return atReach && reach !== HALF_MILE ? null : placeRow(places, ref);
}

/** The city that a named place lies in, to set beside it; null for cities and larger places. */
export function quickCity(places: PlacesFile, ref: PlaceRef): string | null {
	const place = parsePlace(ref);
	if (place?.kind === 'tracts') {
		const row = places.tracts.geoid.indexOf(place.geoids[0] ?? '');
		return places.cities[places.tracts.city[row] ?? -1] ?? null;
	}
	if (place?.kind === 'station') {
		return places.stations.find(({ id }) => id === place.id)?.city ?? null;
	}
	return place?.kind === 'neighborhood' ? REGION.neighborhoodsOf : null;
}

/** What the table can be narrowed to for a place, or null where it cannot. */
export function tableWithin(ref: PlaceRef): PlaceRef | null {
	return /^(?:county|city|neighborhood|stations?|corridor):/.test(ref) ? ref : null;
}

/* Figures of one place for several indicators, each file fetched once by the atlas and kept. */

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
		const { id, unit, vintages } = indicatorById(file.value.id);
		const figure = placeFigure(file.value, vintages[0]!, row);
		if (figure)
			figures.push({
				id,
				indicator: id,
				title: indicatorWords[id].title,
				unit,
				estimate: figure.estimate
			});
	}
	return ok(figures);
}

/** A figure of a profile as a line. */
export function figureLine({ definition, estimate }: ProfileFigure): FigureLine {
	const { id, unit } = definition;
	const indicator = mapIndicator(definition);
	return { id, indicator, title: figureTitle(definition), unit, estimate };
}

/** The indicator by which the map shows a figure of a profile; null for figures that only profiles have. */
export function mapIndicator({ measure }: ProfileFigureDefinition): IndicatorId | null {
	return 'indicator' in measure ? (measure.indicator ?? null) : null;
}
