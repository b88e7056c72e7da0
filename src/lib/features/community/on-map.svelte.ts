/** What residents know, for the map of figures; nothing is fetched where this device keeps nothing. */
import type { Scene } from '$lib/domain/layers/scene';
import type * as parts from './AccountsSwitch.svelte';

type Parts = typeof parts;

export class AccountsOnMap {
	#parts: Parts | null = $state.raw(null);
	#wanted = $state(true);

	readonly #all: Scene['accounts'] = $derived.by(() => this.#parts?.keptAccounts() ?? []);
	readonly scene: Scene['accounts'] = $derived.by(() => (this.#wanted ? this.#all : []));
	/** The switch that hides them, where there is anything to hide. */
	readonly Switch: Parts['default'] | null = $derived.by(() =>
		this.#parts && this.#all.length > 0 ? this.#parts.default : null
	);

	/** What says that some of it could not be read, with the list that knows; null where there is none. */
	readonly unread = $derived.by(() => {
		const list = this.#parts?.keptList();
		return this.#parts && list && list.aside.length > 0
			? { PutAside: this.#parts.PutAside, list }
			: null;
	});

	get count(): number {
		return this.#all.length;
	}

	get wanted(): boolean {
		return this.#wanted;
	}

	set wanted(wanted: boolean) {
		this.#wanted = wanted;
		this.#parts?.rememberWanted(wanted);
	}

	async load(): Promise<void> {
		if (!keepsAny()) return;
		const arrived = await import('./AccountsSwitch.svelte');
		// Before the accounts are there to be shown: what is hidden must not flash up.
		this.#wanted = arrived.wasWanted();
		this.#parts = arrived;
	}
}

function keepsAny(): boolean {
	try {
		return ['rootline.community', 'rootline.community.unreadable'].some(
			(key) => localStorage.getItem(key) !== null
		);
	} catch {
		// Storage is blocked: there is nothing to show.
		return false;
	}
}
