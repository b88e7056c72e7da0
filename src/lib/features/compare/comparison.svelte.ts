/** The places that are compared: asked for by the view, answered by the worker. */
import type { Atlas } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import { nameOfPlace } from '$lib/app/place-names';
import type { CompareAnswer, CompareQuestion, MeasuredPlace } from '$lib/domain/places/answer';
import type { Messages } from '$lib/i18n';

const REGION = 'region';

export type NamedPlace = {
	readonly place: MeasuredPlace;
	/** Tells it apart in chart, table and small map: "A". */
	readonly letter: string;
	readonly name: string;
};

export class PlaceComparison {
	readonly answers: Remote<CompareQuestion, CompareAnswer>;

	/** The region is asked for as well, to draw it as a line to hold the others against. */
	readonly question: CompareQuestion | null = $derived.by(() => {
		const { compare, method, adjustment, reach, plan } = this.atlas.view;
		if (compare.length === 0) return null;
		const places = compare.includes(REGION) ? compare : [...compare, REGION];
		return { places, method, adjustment, reach, plan };
	});
	readonly key: string | null = $derived(this.question && JSON.stringify(this.question));
	/** The answer to the present question; never to an older one. */
	readonly answer: CompareAnswer | null = $derived.by(() => {
		const value = this.answers.value;
		return value && JSON.stringify(value.question) === this.key ? value : null;
	});
	/** In the order of the view, stations of a line written out; the first is the base. */
	readonly places: readonly NamedPlace[] = $derived.by(() => {
		const withRegion = this.atlas.view.compare.includes(REGION);
		return (this.answer?.places ?? [])
			.filter(({ ref }) => withRegion || ref !== REGION)
			.map((place, at) => ({
				place,
				letter: letterOf(at),
				name: nameOfPlace(this.atlas, this.t, place.ref).name
			}));
	});
	/** For reference; null where it is one of the places itself. */
	readonly region: MeasuredPlace | null = $derived.by(() =>
		this.atlas.view.compare.includes(REGION)
			? null
			: (this.answer?.places.find(({ ref }) => ref === REGION) ?? null)
	);

	constructor(
		private readonly atlas: Atlas,
		private readonly t: Messages
	) {
		this.answers = new Remote((question, signal) =>
			atlas.worker.ask('compare', question, { signal })
		);
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
