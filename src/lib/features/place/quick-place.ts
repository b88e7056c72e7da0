/** What is known of a place at once, from the files of indicators, before any profile is made. */
import {
	placeFigure,
	placeRow,
	type PlaceRow,
	type PlacesFile
} from '$lib/domain/indicators/built-files';
import { HALF_MILE } from '$lib/domain/lines/distance';
import { parsePlace, type PlaceRef } from '$lib/domain/places/place';
import type { Atlas } from '$lib/app/atlas.svelte';
import type { IndicatorId } from '$lib/domain/indicators/ids.generated';
import { indicatorById } from '$lib/domain/indicators/catalog';
import type { Unit, VintageId } from '$lib/domain/statistics/census';
import type { Estimate } from '$lib/domain/statistics/estimate';
import type { ProfileFigure } from '$lib/domain/places/profile';
import { ok, type Result } from '$lib/domain/result';
import { REGION } from '$lib/domain/region';
import { figureTitle } from '$lib/i18n/figures';
import { indicatorWords } from '#words/indicators.ts';
import { otherReadingOfFigure } from '$lib/domain/indicators/other-reading';
import type { FigureMethod } from '$lib/domain/indicators/types';
import type { MeasuredPlace } from '$lib/domain/places/answer';
import type { Messages } from '$lib/i18n';
import type { OpenPlace } from './open-place.svelte';

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
	const { id, unit, measure } = definition;
	const indicator = measure.kind === 'indicator' ? measure.indicator : null;
	return { id, indicator, title: figureTitle(definition), unit, estimate };
}

/* The figure that the map shows, of the open place, and the same of what it is set beside. */

export type PresentFigure = {
	readonly estimate: Estimate;
	readonly vintage: VintageId;
	readonly carried: boolean;
	readonly method: FigureMethod;
	/** A change by the other convention for its dollars, where two are in use. */
	readonly otherReading: Estimate | null;
	/** Made of parts of tracts. */
	readonly apportioned: boolean;
	/** Corridor, city and region, those that are not the place itself. */
	readonly beside: readonly {
		readonly key: string;
		readonly name: string;
		/** Inside a sentence: "than in …". */
		readonly inSentence: string;
		readonly estimate: Estimate;
		readonly otherReading: Estimate | null;
	}[];
};

/** Null until the figures have arrived. Named places have theirs at once, others from their profile. */
export function presentFigure(atlas: Atlas, t: Messages, open: OpenPlace): PresentFigure | null {
	return open.row ? fromIndicator(atlas, t, open) : fromProfile(atlas, t, open);
}

function fromIndicator(atlas: Atlas, t: Messages, { row }: OpenPlace): PresentFigure | null {
	const { view, vintage, definition } = atlas;
	const otherReading = (estimate: Estimate) =>
		otherReadingOfFigure(definition, estimate, indicatorById);
	const places = atlas.places.value;
	const latest = atlas.indicator.latest;
	if (!places || !row || view.place === null || latest?.question !== view.indicator) return null;
	const figure = placeFigure(latest.value, vintage, row);
	if (!figure) return null;
	const city = quickCity(places, view.place);
	const keys = [
		[`corridor:${REGION.lines.main}`, t.place.corridor, t.place.corridorIn],
		...(city === null ? [] : [[`city:${city}`, city, city] as const]),
		['region', t.common.region, t.common.theRegion]
	] as const;
	const beside = keys.flatMap(([key, name, inSentence]) => {
		const at = key === view.place ? null : placeRow(places, key);
		const found = at && placeFigure(latest.value, vintage, at);
		if (!found) return [];
		const { estimate } = found;
		return [{ key, name, inSentence, estimate, otherReading: otherReading(estimate) }];
	});
	return {
		...figure,
		otherReading: otherReading(figure.estimate),
		vintage,
		apportioned: row.kind === 'place',
		beside
	};
}

function fromProfile(atlas: Atlas, t: Messages, { answer }: OpenPlace): PresentFigure | null {
	const here = answer && figureOf(answer.place, atlas);
	if (!answer || !here) return null;
	return {
		estimate: here.estimate,
		vintage: atlas.definition.vintages[0]!,
		carried: false,
		method: here.method,
		otherReading: here.otherReading,
		apportioned: answer.place.profile.notes.some(({ code }) => code === 'apportioned'),
		beside: answer.beside.flatMap(({ role, place }) => {
			const city = answer.place.city ?? '';
			const name = { corridor: t.place.corridor, city, region: t.common.region }[role];
			const inSentence = { corridor: t.place.corridorIn, city, region: t.common.theRegion }[role];
			const found = figureOf(place, atlas);
			if (!found) return [];
			const { estimate, otherReading } = found;
			return [{ key: place.ref, name, inSentence, estimate, otherReading }];
		})
	};
}

function figureOf({ profile }: MeasuredPlace, { view }: Atlas) {
	return profile.figures.find(
		({ definition: { measure } }) =>
			measure.kind === 'indicator' && measure.indicator === view.indicator
	);
}
