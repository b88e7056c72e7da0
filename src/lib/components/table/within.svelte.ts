/** Tracts of the place that the table is narrowed to, where only a profile can say which they are. */
import type { Atlas } from '$lib/components/common/atlas.svelte';
import { Remote } from '$lib/components/common/remote.svelte';
import { HALF_MILE } from '$lib/core/corridor/distance';
import { parsePlace } from '$lib/core/place/place';
import type { ProfileAnswer, ProfileQuestion } from '$lib/core/profile/answer';
import { tractsInPlace } from '$lib/core/profile/tracts-in-place';

export class WithinPlace {
	readonly profile: Remote<ProfileQuestion, ProfileAnswer>;

	/** Null where the rows themselves tell: their city, county, neighborhood, station at half a mile. */
	readonly question: ProfileQuestion | null = $derived.by(() => {
		const { table, method, adjustment, reach, plan } = this.atlas.view;
		const place = table.within === null ? null : parsePlace(table.within);
		if (
			!place ||
			table.within === null ||
			['city', 'county', 'neighborhood'].includes(place.kind)
		) {
			return null;
		}
		const ofLine =
			place.kind === 'station' &&
			this.atlas.places.value?.stations.some(({ id }) => id === place.id) !== false;
		if (ofLine && place.kind === 'station' && (place.meters ?? reach) === HALF_MILE) return null;
		return { place: table.within, method, adjustment, reach, plan };
	});
	readonly key: string | null = $derived(this.question && JSON.stringify(this.question));
	/** Tract rows, or null while they are looked up and where they are not needed. */
	readonly rows: readonly number[] | null = $derived.by(() => {
		const answer = this.profile.value;
		return answer && JSON.stringify(answer.question) === this.key
			? tractsInPlace(answer.place.profile.weights)
			: null;
	});

	constructor(private readonly atlas: Atlas) {
		this.profile = new Remote((question) => atlas.worker.ask('profile', question));
	}

	/** To be called whenever `key` changes. */
	ask(): void {
		if (this.question) void this.profile.ask(this.question);
	}
}
