/** Whether a second map is wanted, what it shows, and its parts, which are fetched the first time it is. */
import type { Atlas } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import { AskedMap } from '$lib/features/shown-map/asked-map.svelte';
import type { Problem } from '$lib/domain/result';
import { secondSubject } from '$lib/domain/layers/shown-map';
import type { SecondMap } from '$lib/domain/view/view';
import type { Messages } from '$lib/i18n';
import type SecondPane from './SecondPane.svelte';
import type SecondPanel from './SecondPanel.svelte';

type Parts = { readonly SecondPane: typeof SecondPane; readonly SecondPanel: typeof SecondPanel };

export class Side {
	#parts: Parts | null = $state.raw(null);
	problem: Problem | null = $state.raw(null);
	/** What colors the second map. */
	readonly second: AskedMap;
	/** Closed, the view has no second map; what was last shown stays in words until it is gone. */
	#last: SecondMap = { mode: 'swipe', lens: 'agreement' };

	constructor(
		readonly atlas: Atlas,
		t: Messages
	) {
		this.second = new AskedMap(
			atlas,
			t,
			() => secondSubject(atlas.view, this.map),
			new Remote((id) => atlas.figures(id)),
			() => (this.map.lens === 'own' ? this.map.mine : null)
		);
	}

	readonly map: SecondMap = $derived.by(() => {
		this.#last = this.atlas.view.second ?? this.#last;
		return this.#last;
	});
	/**
	 * How the maps lie, and so how much room the first one has; null for one map. Known before the
	 * parts arrive, so that the first map is made at the size that it will have.
	 */
	readonly mode: 'swipe' | 'pair' | null = $derived.by(() =>
		this.problem ? null : (this.atlas.view.second?.mode ?? null)
	);
	/** The components, while they are wanted and here. */
	readonly parts: Parts | null = $derived.by(() => (this.atlas.view.second ? this.#parts : null));

	async load(): Promise<void> {
		if (this.#parts) return;
		this.problem = null;
		try {
			const [pane, panel] = await Promise.all([
				import('./SecondPane.svelte'),
				import('./SecondPanel.svelte')
			]);
			this.#parts = { SecondPane: pane.default, SecondPanel: panel.default };
		} catch {
			this.problem = { code: 'side-unavailable', params: {} };
		}
	}
}
