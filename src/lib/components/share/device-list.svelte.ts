/** A list kept on the device, as screens show it: it changes when it is changed here or elsewhere. */
import type { Problem } from '$lib/core/result';
import { openStore, type Kept, type Store } from '$lib/data/saved-store';
import { storage } from './device';

export class DeviceList<T> {
	readonly #store: Store<T>;
	#value: T = $state.raw()!;
	/** What went wrong with the storage; the list on screen goes on. */
	problem: Problem | null = $state.raw(null);

	constructor(kept: Kept<T>) {
		this.#store = openStore(kept, storage);
		this.#read();
		// Another window changed the same list.
		window.addEventListener('storage', ({ key }) => {
			if (key !== kept.key && key !== null) return;
			this.#store.refresh();
			this.#read();
		});
	}

	get value(): T {
		return this.#value;
	}

	/** False where the change could not be made at all; a change that could not be stored was made. */
	change(make: (list: T) => T): boolean {
		const changed = this.#store.change(make);
		this.#read();
		if (!changed.ok) this.problem = changed.problem;
		return changed.ok || changed.problem.code !== 'store/too-much';
	}

	#read(): void {
		this.#value = this.#store.list();
		this.problem = this.#store.problem();
	}
}
