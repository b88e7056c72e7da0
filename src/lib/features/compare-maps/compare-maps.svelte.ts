/** Whether a second map is wanted, and its parts, which are fetched the first time it is. */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { Problem } from '$lib/domain/result';
import type * as parts from './parts';

type Parts = typeof parts;
type Second = InstanceType<Parts['SecondLens']>;

export class Side {
	#parts: Parts | null = $state.raw(null);
	#second: Second | null = $state.raw(null);
	problem: Problem | null = $state.raw(null);

	constructor(readonly atlas: Atlas) {}

	/**
	 * How the maps lie, and so how much room the first one has; null for one map. Known before the
	 * parts arrive, so that the first map is made at the size that it will have.
	 */
	readonly mode: 'swipe' | 'pair' | null = $derived.by(() =>
		this.problem ? null : (this.atlas.view.second?.mode ?? null)
	);

	/** The components and what the second map shows, while it is wanted and here. */
	readonly shown: (Parts & { readonly second: Second }) | null = $derived.by(() =>
		this.#parts && this.#second && this.atlas.view.second
			? { ...this.#parts, second: this.#second }
			: null
	);

	async load(): Promise<void> {
		if (this.#parts) return;
		this.problem = null;
		try {
			const arrived = await import('./parts');
			this.#second = new arrived.SecondLens(this.atlas);
			this.#parts = arrived;
		} catch {
			this.problem = { code: 'side-unavailable', params: {} };
		}
	}
}
