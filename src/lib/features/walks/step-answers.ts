/**
 * What the worker is asked for the steps of a walk-through. What was answered once, for the list or a
 * handout, is kept for the presentation.
 */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { Result } from '$lib/domain/result';
import type { AnswerOf, QuestionOf } from '$lib/app/worker/answers';
import {
	agreementSentence,
	findingSentence,
	stationSentence,
	isUnclear,
	placeFindingSentence
} from '$lib/features/methods/finding-words';
import { mapIndicator } from '$lib/features/place/quick-place';
import { placeRow, type PlacesFile } from '$lib/domain/indicators/built-files';
import { lineBounds, rowBounds } from '$lib/domain/layers/atlas-scene';
import { placeLine, planLine } from '$lib/domain/places/place-code';
import type { MapSize } from '$lib/domain/report/report-map';
import { indicatorById } from '$lib/domain/indicators/catalog';
import { Recent } from '$lib/domain/recent';
import type { Estimate } from '$lib/domain/statistics/estimate';
import type { MeasuredPlace } from '$lib/domain/places/atlas-places';
import { parsePlace, type PlaceRef } from '$lib/domain/places/place';
import { tractOf, type View } from '$lib/domain/view/view';
import type { Messages } from '$lib/i18n';
import { useImportMessages } from '$lib/i18n/import';
import { saidOfThePast } from '$lib/domain/places/records';
import { pastSaid, thisPlace } from '#words/past.ts';
import * as methodWords from '#words/methods.ts';
import * as words from '#words/profile.ts';

type Asked = 'profile' | 'trace';

/** Answers that are kept, of one walk-through and more. */
const MOST_KEPT = 32;

const kept = new WeakMap<Atlas, Recent<string, Promise<Result<unknown>>>>();

function askOnce<K extends Asked>(
	atlas: Atlas,
	kind: K,
	question: QuestionOf<K>
): Promise<Result<AnswerOf<K>>> {
	const given = kept.get(atlas) ?? new Recent<string, Promise<Result<unknown>>>(MOST_KEPT);
	kept.set(atlas, given);
	const key = `${kind} ${JSON.stringify(question)}`;
	const known = given.get(key);
	if (known) return known as Promise<Result<AnswerOf<K>>>;
	const asked = atlas.worker.ask(kind, question);
	given.set(key, asked);
	// What failed is asked again by the next who wants to know.
	void asked.then(({ ok }) => {
		if (!ok) given.delete(key);
	});
	return asked;
}

/*
 * What a method says of the place of a step, and the figure of places that only a profile has. Loaded
 * for such steps alone: the words of the methods are many.
 */

/** A place that is open in a view. */
export type Opened = {
	readonly ref: PlaceRef;
	readonly name: string;
	readonly places: PlacesFile;
};

/** Its class or flag with how firm that is, in a sentence; null where it could not be worked out. */
export async function methodSays(
	t: Messages,
	atlas: Atlas,
	view: View,
	opened: Opened
): Promise<string | null> {
	const geoid = tractOf(opened.ref);
	if (geoid) return tractSays(t, atlas, view, opened, geoid);
	// How many methods agree is a thing of tracts.
	return view.lens === 'classes' ? placeSays(t, atlas, view, opened) : null;
}

/** What the records say was done in it; null where it could not be worked out. */
export async function pastSays(
	t: Messages,
	atlas: Atlas,
	{ method, adjustment, reach, plan }: View,
	{ ref, name }: Opened
): Promise<string | null> {
	const answer = await askOnce(atlas, 'profile', { place: ref, method, adjustment, reach, plan });
	if (!answer.ok) return null;
	const { figures } = answer.value.place.profile;
	const sentence = saidOfThePast(
		(id) => figures.find(({ definition }) => definition.id === id)?.estimate,
		thisPlace,
		pastSaid,
		t.estimate
	).join(' ');
	return useImportMessages().walkScreens.said({ place: name, sentence });
}

async function tractSays(
	t: Messages,
	atlas: Atlas,
	{ lens, method, adjustment, reach }: View,
	{ name, places }: Opened,
	geoid: string
): Promise<string | null> {
	const row = places.tracts.geoid.indexOf(geoid);
	if (row < 0) return null;
	const answer = await askOnce(atlas, 'trace', { method, adjustment, reach, row });
	if (!answer.ok) return null;
	const m = methodWords;
	if (lens === 'classes') return findingSentence(t, m, answer.value, places);
	const sentence = agreementSentence(m, answer.value);
	return useImportMessages().walkScreens.said({ place: name, sentence });
}

async function placeSays(
	t: Messages,
	atlas: Atlas,
	{ method, adjustment, reach, plan }: View,
	{ ref, name, places }: Opened
): Promise<string | null> {
	const question = { place: ref, method, adjustment, reach, plan };
	const answer = await askOnce(atlas, 'profile', question);
	if (!answer.ok) return null;
	const m = methodWords;
	const place = parsePlace(ref);
	const { pressure } = answer.value.place;
	const station =
		place?.kind === 'station' && pressure
			? places.stations.find(({ id }) => id === place.id)
			: undefined;
	if (station && pressure) {
		const said = { station: station.name, flag: pressure.flag, question };
		return stationSentence(t, m, said);
	}
	const unclear = isUnclear(answer.value) ? ` ${words.finding.unclear}` : '';
	const sentence = placeFindingSentence(t, m, words, answer.value) + unclear;
	return useImportMessages().walkScreens.said({ place: name, sentence });
}

/** Of a drawing on a handout, two of which share a page: its legend stands below, its words beside. */
const STEP_MAP: MapSize = { width: 420, height: 240 };

/**
 * What the map of a step shows, as an SVG in the page. Loaded and asked for when somebody reads or
 * prints a walk-through; null where something it needs could not be had.
 *
 * @param drawing its id begins the ids inside; a place that was measured is outlined, and in the middle
 */
export async function drawnStep(
	atlas: Atlas,
	view: View,
	{
		id,
		title,
		place = null
	}: { readonly id: string; readonly title: string; readonly place?: MeasuredPlace | null }
): Promise<string | null> {
	const [compose, map, { mapSvg }, { useReportMessages }, files] = await Promise.all([
		import('$lib/features/report/compose'),
		import('$lib/domain/report/report-map'),
		import('$lib/domain/report/map-svg'),
		import('$lib/i18n/report'),
		Promise.all([atlas.files.places(), atlas.files.lines(), atlas.files.shapes()])
	]);
	const [places, lines, shapes] = files;
	const { signal } = new AbortController();
	const vintage = view.vintage ?? indicatorById(view.indicator).vintages[0]!;
	const shade = await compose.shadeOf(atlas, { ...view, vintage }, signal);
	if (!places.ok || !lines.ok || !shapes.ok || !shade.ok) return null;
	const row = view.place ? placeRow(places.value, view.place) : null;
	const bounds =
		place?.bounds ?? (row ? rowBounds(shapes.value, row) : lineBounds(places.value.stations));
	const tracts = await atlas.worker.ask('outlines', {
		bounds: map.mapWindow(map.mapWindow(bounds))
	});
	const [main] = lines.value.lines;
	if (!tracts.ok || !main) return null;
	const { mapWords } = useReportMessages();
	const drawn = [placeLine(main), ...(view.plan ? [planLine(view.plan)] : [])];
	const input = map.reportMap({
		...compose.shadingOf(shade.value),
		// The page that it stands in cites its sources itself.
		report: {
			places: place ? [{ role: 'place', outline: place.outline }] : [],
			citation: { plain: '' }
		},
		title,
		alt: title,
		tracts: tracts.value,
		water: [],
		bounds,
		size: STEP_MAP,
		lines: drawn.flatMap(({ runs }) => runs),
		stations: drawn.flatMap(({ stations }) => stations),
		source: compose.mapSource(shade.value, atlas.manifest.dataVersion),
		care: compose.mapCare(shade.value),
		words: mapWords
	});
	return mapSvg(input, { id, ...STEP_MAP }).svg;
}

/** The newest figure of a place of one's own; profiles have no older ones. */
export async function profileEstimate(
	atlas: Atlas,
	{ indicator, vintage, method, adjustment, reach, plan }: View,
	ref: PlaceRef
): Promise<Estimate | null> {
	if (vintage !== null && vintage !== indicatorById(indicator).vintages[0]) return null;
	const question = { place: ref, method, adjustment, reach, plan };
	const answer = await askOnce(atlas, 'profile', question);
	if (!answer.ok) return null;
	const found = answer.value.place.profile.figures.find(
		({ definition }) => mapIndicator(definition) === indicator
	);
	return found?.estimate ?? null;
}
