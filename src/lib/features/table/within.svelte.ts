/**
 * Tracts of the place that the table is narrowed to, where only a profile can say which they are, and
 * its name. Loaded when a table is narrowed so: most never are.
 */
import { type Atlas, nameOfPlace } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import type { ProfileAnswer, ProfileQuestion } from '$lib/domain/places/atlas-places';
import { tractsInPlace } from '$lib/domain/places/profile';
import type { Messages } from '$lib/i18n';

export class WithinPlace {
	readonly profile: Remote<ProfileQuestion, ProfileAnswer>;

	/** Null for the whole region. */
	readonly question: ProfileQuestion | null = $derived.by(() => {
		const { table, method, adjustment, reach, plan } = this.atlas.view;
		return table.within === null ? null : { place: table.within, method, adjustment, reach, plan };
	});
	readonly key: string | null = $derived(this.question && JSON.stringify(this.question));
	/** Tract rows, or null while they are looked up and where they are not needed. */
	readonly rows: readonly number[] | null = $derived.by(() => {
		const answer = this.profile.value;
		return answer && JSON.stringify(answer.question) === this.key
			? tractsInPlace(answer.place.profile.weights)
			: null;
	});

	readonly name: string = $derived.by(() => {
		const { within } = this.atlas.view.table;
		return within === null ? '' : nameOfPlace(this.atlas, this.t, within).name;
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
		if (this.atlas.lines.state.kind === 'idle') void this.atlas.lines.ask('lines');
		if (this.question) void this.profile.ask(this.question);
	}
}
