/** The place that is open: its name, and its profile once somebody asks for it. */
import { SvelteSet } from 'svelte/reactivity';
import { type Atlas, nameOfPlace } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import { type PlaceRow, placeFigure, placeRow } from '$lib/domain/indicators/built-files';
import type { MultiPolygonCoordinates } from '$lib/domain/geometry/polygon';
import { parsePlace } from '$lib/domain/places/place';
import { isMeasuredAsBuilt } from '$lib/domain/view/view';
import type {
	ProfileAnswer,
	ProfileQuestion,
	MeasuredPlace
} from '$lib/domain/places/atlas-places';
import type { PlaceName } from '$lib/domain/places/names';
import type { Messages } from '$lib/i18n';
import { mapIndicator, quickRow, quickCity } from './quick-place';
import { indicatorById, type FigureMethod } from '$lib/domain/indicators/catalog';
import { otherReadingOfFigure } from '$lib/domain/indicators/other-reading';
import type { VintageId } from '$lib/domain/statistics/census';
import { REGION } from '$lib/domain/region';
import type { Estimate } from '$lib/domain/statistics/estimate';

export class OpenPlace {
	readonly profile: Remote<ProfileQuestion, ProfileAnswer>;
	/** Topics that a person has opened: they stay open from place to place. */
	readonly topics = new SvelteSet<string>();

	readonly name: PlaceName | null = $derived.by(() => {
		const { place } = this.atlas.view;
		return place === null ? null : nameOfPlace(this.atlas, this.t, place);
	});
	/** Where the indicator files have its figures. */
	readonly row: PlaceRow | null = $derived.by(() =>
		quickRow(this.atlas.places.value, this.atlas.view.place, this.atlas.view.reach)
	);
	readonly question: ProfileQuestion | null = $derived.by(() => {
		const { place, method, adjustment, reach, plan } = this.atlas.view;
		return place === null ? null : { place, method, adjustment, reach, plan };
	});
	/** Whether the build has measured it: its profile comes as soon as single figures would. */
	readonly prepared: boolean = $derived.by(() => {
		const { atlas, question } = this;
		return (
			question !== null &&
			atlas.manifest.answers.places.includes(question.place) &&
			isMeasuredAsBuilt(question) &&
			this.profile.state.kind !== 'failed'
		);
	});
	/** Changes only with what is asked, not with every move of the map. */
	readonly key: string | null = $derived(
		this.question && this.name?.known === true ? JSON.stringify(this.question) : null
	);
	/** The profile of the present question; never that of an older one. */
	readonly answer: ProfileAnswer | null = $derived.by(() => {
		const value = this.profile.value;
		return value && JSON.stringify(value.question) === this.key ? value : null;
	});
	/** What the map marks where neither a tract nor a station of the atlas is open. */
	readonly outline: MultiPolygonCoordinates | null = $derived.by(() => {
		const { view, places } = this.atlas;
		const place = view.place === null ? null : parsePlace(view.place);
		if (place?.kind === 'tracts' && place.geoids.length === 1 && !place.name) return null;
		const ring =
			place?.kind === 'station' &&
			place.meters === null &&
			places.value?.stations.some(({ id }) => id === place.id) === true;
		return ring ? null : (this.answer?.place.outline ?? null);
	});

	constructor(
		private readonly atlas: Atlas,
		private readonly t: Messages
	) {
		this.profile = new Remote((question, signal) =>
			atlas.worker.ask('profile', question, { signal })
		);
	}

	/** To be called whenever `key` changes. */
	ask(): void {
		const { question, key } = this;
		if (!question || key === null) return;
		const place = parsePlace(question.place);
		// Names of other lines' stations, and how many a line has.
		const ofLine = place && ['station', 'stations', 'each', 'corridor'].includes(place.kind);
		if (ofLine && this.atlas.lines.state.kind === 'idle') void this.atlas.lines.ask('lines');
		void this.profile.ask(question);
	}
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
	return profile.figures.find(({ definition }) => mapIndicator(definition) === view.indicator);
}
