/** The places that are compared: asked for by the view, answered by the worker. */
import { type Atlas, nameOfPlace } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import { expandPlaces, placeLine, planLine } from '$lib/domain/places/place-code';
import { usualBase } from '$lib/domain/places/compared';
import type { PlaceRef } from '$lib/domain/places/place';
import type {
	CompareAnswer,
	CompareQuestion,
	MeasuredPlace
} from '$lib/domain/places/atlas-places';
import type { Messages } from '$lib/i18n';

export type NamedPlace = {
	readonly place: MeasuredPlace;
	/** Tells it apart in chart, table and small map: "A". */
	readonly letter: string;
	readonly name: string;
	/** Without what is the same for all stations. */
	readonly short: string;
};

export class PlaceComparison {
	readonly answers: Remote<CompareQuestion, CompareAnswer>;

	/** What the others are held against: one of the places, or another such as the region. */
	readonly baseRef: PlaceRef = $derived.by(
		() => this.atlas.view.base ?? usualBase(this.atlas.view.compare)
	);
	/** The base is asked for as well, and named once. */
	readonly question: CompareQuestion | null = $derived.by(() => {
		const { compare, method, adjustment, reach, plan } = this.atlas.view;
		if (compare.length === 0) return null;
		const places = compare.includes(this.baseRef) ? compare : [...compare, this.baseRef];
		return { places, method, adjustment, reach, plan };
	});
	readonly key: string | null = $derived(this.question && JSON.stringify(this.question));
	/** The answer to the present question; never to an older one. */
	readonly answer: CompareAnswer | null = $derived.by(() => {
		const value = this.answers.value;
		return value && JSON.stringify(value.question) === this.key ? value : null;
	});
	/** In the order of the view, stations of a line written out. */
	readonly places: readonly NamedPlace[] = $derived.by(() => {
		const { compare, plan } = this.atlas.view;
		const lines = this.atlas.lines.value?.lines.map(placeLine) ?? [];
		const listed = expandPlaces(compare, plan ? [...lines, planLine(plan)] : lines);
		return (this.answer?.places ?? [])
			.filter(({ ref }) => ref !== this.baseRef || listed.includes(ref))
			.map((place, at) => this.#named(place, letterOf(at)));
	});
	/** Null until it is measured; the first place where it cannot be. */
	readonly base: NamedPlace | null = $derived.by(() => {
		const among = this.places.find(({ place }) => place.ref === this.baseRef);
		const place = this.answer?.places.find(({ ref }) => ref === this.baseRef);
		if (among || !place) return among ?? this.places[0] ?? null;
		return this.#named(place, '');
	});

	constructor(
		private readonly atlas: Atlas,
		private readonly t: Messages
	) {
		this.answers = new Remote((question, signal) =>
			atlas.worker.ask('compare', question, { signal })
		);
	}

	#named(place: MeasuredPlace, letter: string): NamedPlace {
		const { name } = nameOfPlace(this.atlas, this.t, place.ref);
		// A station goes by its name alone.
		const placeNames = { ...this.t.placeNames, station: (p: { name: string }) => p.name };
		const short = nameOfPlace(this.atlas, { ...this.t, placeNames }, place.ref).name;
		return { place, letter, name, short };
	}

	/** To be called whenever `key` changes. */
	ask(): void {
		if (this.atlas.lines.state.kind === 'idle') void this.atlas.lines.ask('lines');
		if (this.question) void this.answers.ask(this.question);
	}
}

/** A to Z, then AA, AB … */
function letterOf(at: number): string {
	const last = String.fromCharCode(65 + (at % 26));
	return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last;
}
