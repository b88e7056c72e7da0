/**
 * What was used last, and no more than so many: the memory of a phone ends, and what is dropped can be
 * fetched or worked out again. The one that was not used for longest goes first (“least recently used”:
 * Mattson et al. 1970, “Evaluation techniques for storage hierarchies”, IBM Systems Journal 9).
 */
export class Recent<Key, Value extends object> {
	/** In the order of last use. */
	readonly #kept = new Map<Key, Value>();

	/** @param most how many are kept, at least one */
	constructor(private readonly most: number) {}

	get(key: Key): Value | undefined {
		const value = this.#kept.get(key);
		if (value) this.set(key, value);
		return value;
	}

	set(key: Key, value: Value): void {
		this.#kept.delete(key);
		const [oldest] = this.#kept.keys();
		if (this.#kept.size >= this.most && oldest !== undefined) this.#kept.delete(oldest);
		this.#kept.set(key, value);
	}

	delete(key: Key): void {
		this.#kept.delete(key);
	}
}
