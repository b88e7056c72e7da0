/** The search of a screen: the gazetteer is fetched when somebody first goes to the field. */
import type { Atlas } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import type { GazetteerFile } from '$lib/domain/indicators/built-files';
import { placeSearch, type Found } from '$lib/domain/places/find';
import type { Problem } from '$lib/domain/result';
import type { Messages } from '$lib/i18n';

const MOST_HITS = 8;

export class Gazetteer {
	readonly remote: Remote<'gazetteer', GazetteerFile>;
	readonly #search = $derived.by(() =>
		placeSearch(this.atlas.places.value, this.file, (code) => this.t.search.zip({ code }))
	);

	constructor(
		private readonly atlas: Atlas,
		private readonly t: Messages
	) {
		this.remote = new Remote(() => atlas.files.gazetteer());
	}

	get file(): GazetteerFile | null {
		return this.remote.value;
	}

	/** Nothing found yet does not mean that there is nothing. */
	get waiting(): boolean {
		return this.remote.state.kind === 'loading';
	}

	get problem(): Problem | null {
		const { state } = this.remote;
		return state.kind === 'failed' ? state.problem : null;
	}

	/** Best first. */
	readonly find = (text: string): readonly Found[] => this.#search(text, MOST_HITS);

	readonly ask = (): void => {
		const { kind } = this.remote.state;
		if (kind === 'idle' || kind === 'failed') void this.remote.ask('gazetteer');
	};
}
