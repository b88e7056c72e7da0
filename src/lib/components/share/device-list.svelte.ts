/** A list kept on the device, as screens show it: it changes when it is changed here or elsewhere. */
import type { Problem, Result } from '$lib/core/result';
import { openStore, type Kept, type Store, type StoreProblem } from '$lib/data/saved-store';
import { storage } from './device';

/** What a change made of what, and how it is taken back. */
export type Brought<T> = { readonly before: T; readonly after: T; readonly undo: () => void };

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
		return this.#made(this.#store.change(make));
	}

	/**
	 * Changes the list in a way that can be taken back as often as other windows like to merge.
	 *
	 * @param takeBack the list as it is when that is asked for, without what made `after` of `before`
	 * @returns how to take it back; null where the change could not be made at all
	 */
	bring(make: (list: T) => T, takeBack: (now: T, before: T, after: T) => T): Brought<T> | null {
		let [before, after] = [this.#value, this.#value];
		const made = this.change((list) => {
			before = list;
			after = make(list);
			return after;
		});
		if (!made) return null;
		const undo = () => void this.#made(this.#store.restore((now) => takeBack(now, before, after)));
		return { before, after, undo };
	}

	#made(changed: Result<T, StoreProblem>): boolean {
		this.#read();
		if (!changed.ok) this.problem = changed.problem;
		return changed.ok || changed.problem.code !== 'store/too-much';
	}

	#read(): void {
		this.#value = this.#store.list();
		this.problem = this.#store.problem();
	}
}
