/**
 * What a method says of the place of a step, and the figure of places that only a profile has. Loaded
 * for such steps alone: the words of the methods are many.
 */
import type { Atlas } from '$lib/components/common/atlas.svelte';
import {
	agreementSentence,
	findingSentence,
	stationSentence
} from '$lib/components/method/finding-words';
import { isUnclear, placeFindingSentence } from '$lib/components/place/finding-sentence';
import type { PlacesFile } from '$lib/core/catalog/built';
import { indicatorById } from '$lib/core/catalog/index';
import type { Estimate } from '$lib/core/estimate/estimate';
import { parsePlace, type PlaceRef } from '$lib/core/place/place';
import { tractOf, type View } from '$lib/core/view/view';
import type { Messages } from '$lib/i18n';
import { useBringMessages } from '$lib/i18n/bring';
import { useMethodMessages } from '$lib/i18n/methods';
import { useProfileMessages } from '$lib/i18n/profile';
import { stepAnswers } from './step-answers';

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
	const answer = await stepAnswers(atlas).ask('trace', { method, adjustment, reach, row });
	if (!answer.ok) return null;
	const m = useMethodMessages();
	if (lens === 'classes') return findingSentence(t, m, answer.value, places);
	const sentence = agreementSentence(m, answer.value);
	return useBringMessages().walkScreens.said({ place: name, sentence });
}

async function placeSays(
	t: Messages,
	atlas: Atlas,
	{ method, adjustment, reach, plan }: View,
	{ ref, name, places }: Opened
): Promise<string | null> {
	const question = { place: ref, method, adjustment, reach, plan };
	const answer = await stepAnswers(atlas).ask('profile', question);
	if (!answer.ok) return null;
	const m = useMethodMessages();
	const words = useProfileMessages();
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
	return useBringMessages().walkScreens.said({ place: name, sentence });
}

/** The newest figure of a place of one's own; profiles have no older ones. */
export async function profileEstimate(
	atlas: Atlas,
	{ indicator, vintage, method, adjustment, reach, plan }: View,
	ref: PlaceRef
): Promise<Estimate | null> {
	if (vintage !== null && vintage !== indicatorById(indicator).vintages[0]) return null;
	const question = { place: ref, method, adjustment, reach, plan };
	const answer = await stepAnswers(atlas).ask('profile', question);
	if (!answer.ok) return null;
	const found = answer.value.place.profile.figures.find(
		({ definition: { measure } }) => measure.kind === 'indicator' && measure.indicator === indicator
	);
	return found?.estimate ?? null;
}
