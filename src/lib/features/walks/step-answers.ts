/**
 * What the worker is asked for the steps of a walk-through. What was answered once, for the list or a
 * handout, is kept for the presentation.
 */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { Result } from '$lib/domain/result';
import type { AnswerOf, QuestionOf } from '$lib/app/worker/protocol';
import {
	agreementSentence,
	findingSentence,
	stationSentence
} from '$lib/features/methods/finding-words';
import { isUnclear, placeFindingSentence } from '$lib/features/place/finding-sentence';
import type { PlacesFile } from '$lib/domain/indicators/built-files';
import { indicatorById } from '$lib/domain/indicators/catalog';
import type { Estimate } from '$lib/domain/statistics/estimate';
import { parsePlace, type PlaceRef } from '$lib/domain/places/place';
import { tractOf, type View } from '$lib/domain/view/view';
import type { Messages } from '$lib/i18n';
import { useImportMessages } from '$lib/i18n/import';
import * as methodWords from '#words/methods.ts';
import * as words from '#words/profile.ts';

type Asked = 'profile' | 'trace';

const kept = new WeakMap<Atlas, Map<string, Promise<Result<unknown>>>>();

function askOnce<K extends Asked>(
	atlas: Atlas,
	kind: K,
	question: QuestionOf<K>
): Promise<Result<AnswerOf<K>>> {
	const given = kept.get(atlas) ?? new Map<string, Promise<Result<unknown>>>();
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
		({ definition: { measure } }) => measure.kind === 'indicator' && measure.indicator === indicator
	);
	return found?.estimate ?? null;
}
