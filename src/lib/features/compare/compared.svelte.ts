/** Whether places are compared, for the map: its parts are fetched the first time some are. */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { Problem } from '$lib/domain/result';
import type { Messages } from '$lib/i18n';
import type * as onMap from './ComparedList.svelte';

type Parts = typeof onMap;

export class ComparedWhenAsked {
	parts: Parts | null = $state.raw(null);
	problem: Problem | null = $state.raw(null);
	#onMap: InstanceType<Parts['ComparedOnMap']> | null = $state.raw(null);

	constructor(
		private readonly atlas: Atlas,
		private readonly t: Messages
	) {}

	/** Changes with what is compared and how; null where nothing is. */
	readonly wanted: string | null = $derived.by(() => {
		const { compare, method, adjustment, reach, plan } = this.atlas.view;
		return compare.length > 0 ? JSON.stringify([compare, method, adjustment, reach, plan]) : null;
	});
	readonly onMap: InstanceType<Parts['ComparedOnMap']> | null = $derived.by(() =>
		this.wanted === null ? null : this.#onMap
	);

	/** To be called whenever `wanted` changes. */
	async ask(): Promise<void> {
		this.problem = null;
		try {
			this.parts ??= await import('./ComparedList.svelte');
			this.#onMap ??= new this.parts.ComparedOnMap(this.atlas, this.t);
			this.#onMap.comparison.ask();
		} catch {
			this.problem = { code: 'file-unreachable', params: { what: 'comparison' } };
		}
	}
}
