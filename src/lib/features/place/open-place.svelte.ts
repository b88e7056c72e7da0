/** The place that is open: its name, and its profile once somebody asks for it. */
import { SvelteSet } from 'svelte/reactivity';
import type { Atlas } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import type { PlaceRow } from '$lib/domain/indicators/built-files';
import type { MultiPolygonCoordinates } from '$lib/domain/geometry/polygon';
import { parsePlace } from '$lib/domain/places/place';
import type { ProfileAnswer, ProfileQuestion } from '$lib/domain/places/answer';
import type { PlaceName } from '$lib/domain/places/names';
import type { Messages } from '$lib/i18n';
import { nameOfPlace } from '../../app/place-names';
import { quickRow } from './quick-place';

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
