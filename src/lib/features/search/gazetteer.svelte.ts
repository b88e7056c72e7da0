/** The search of a screen: its code and what it finds are fetched when somebody first goes to the field. */
import type { Atlas } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import type { GazetteerFile } from '$lib/domain/indicators/built-files';
import type * as Code from '$lib/domain/places/find';
import type { Search } from '$lib/domain/places/find';
import type { Found } from '$lib/domain/places/found-text';
import { fail, ok, type Problem, type Result } from '$lib/domain/result';
import { search as words } from '#words/search.ts';

const MOST_HITS = 8;

type Arrival =
	| { readonly kind: 'idle' | 'loading' | 'ready' }
	| { readonly kind: 'failed'; readonly problem: Problem };

export class Gazetteer {
	readonly #file: Remote<'gazetteer', GazetteerFile>;
	readonly #code: Remote<'search', typeof Code>;
	/** Null until the code is there; finds places before the gazetteer is, and without it. */
	readonly #search: Search | null = $derived.by(() => {
		const code = this.#code.value;
		const zipName = (zip: string) => words.zip({ code: zip });
		return code?.placeSearch(this.atlas.places.value, this.file, zipName) ?? null;
	});

	constructor(private readonly atlas: Atlas) {
		this.#file = new Remote(() => atlas.files.gazetteer());
		this.#code = new Remote((): Promise<Result<typeof Code>> =>
			import('$lib/domain/places/find').then(ok, () =>
				fail('file-unreachable', { what: 'gazetteer' })
			)
		);
	}

	get file(): GazetteerFile | null {
		return this.#file.value;
	}

	/** How far both have arrived: nothing found yet does not mean that there is nothing. */
	get state(): Arrival {
		const { state: code } = this.#code;
		const { state: file } = this.#file;
		if (code.kind === 'loading' || file.kind === 'loading') return { kind: 'loading' };
		return code.kind === 'failed' ? code : file;
	}

	get waiting(): boolean {
		return this.state.kind === 'loading';
	}

	get problem(): Problem | null {
		const { state } = this;
		return state.kind === 'failed' ? state.problem : null;
	}

	/** Best first. */
	readonly find = (text: string): readonly Found[] => this.#search?.(text, MOST_HITS) ?? [];

	readonly ask = (): void => {
		const isWanted = ({ kind }: { readonly kind: string }) => kind === 'idle' || kind === 'failed';
		if (isWanted(this.#code.state)) void this.#code.ask('search');
		if (isWanted(this.#file.state)) void this.#file.ask('gazetteer');
	};
}
