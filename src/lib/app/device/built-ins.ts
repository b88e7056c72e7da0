/**
 * What browsers down to the floor (Safari 16.4, Chrome and Edge 95, Firefox 115; see docs/host.md) lack
 * of the language's own functions, and the app or its packages use. Filled in where missing, and nowhere else.
 */

function fill(owner: object, missing: Readonly<Record<string, unknown>>): void {
	for (const [name, value] of Object.entries(missing)) {
		if (!(name in owner)) {
			Object.defineProperty(owner, name, { value, writable: true, configurable: true });
		}
	}
}

/** From the end; -1 where none passes. */
function lastIndex<T>(list: readonly T[], passes: (each: T, at: number, all: unknown) => unknown) {
	let at = list.length - 1;
	while (at >= 0 && !passes(list[at]!, at, list)) at -= 1;
	return at;
}

const lists = {
	at(this: readonly unknown[], index: number) {
		const at = Math.trunc(index) || 0;
		return this[at < 0 ? this.length + at : at];
	},
	findLast(this: readonly unknown[], passes: (each: unknown) => unknown) {
		return this[lastIndex(this, passes)];
	},
	findLastIndex(this: readonly unknown[], passes: (each: unknown) => unknown) {
		return lastIndex(this, passes);
	}
};

/** Half of a pair of UTF-16 without its other half. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** What is watched has the size of the window at least in common with what changes it most. */
class WindowWatch {
	constructor(private readonly tell: (entries: readonly never[], watch: WindowWatch) => void) {}
	readonly #said = () => this.tell([], this);
	observe(): void {
		addEventListener('resize', this.#said);
		queueMicrotask(this.#said);
	}
	unobserve(): void {
		removeEventListener('resize', this.#said);
	}
	disconnect(): void {
		this.unobserve();
	}
}

/** Done as this file is read; again only in tests. */
export function fillIn(): void {
	fill(Array.prototype, {
		...lists,
		toSorted(this: readonly unknown[], compare?: (a: unknown, b: unknown) => number) {
			return [...this].sort(compare);
		},
		toReversed(this: readonly unknown[]) {
			return [...this].reverse();
		},
		toSpliced(this: readonly unknown[], ...change: [number, number, ...unknown[]]) {
			const copy = [...this];
			copy.splice(...change);
			return copy;
		},
		with(this: readonly unknown[], index: number, value: unknown) {
			const copy = [...this];
			copy[index < 0 ? copy.length + index : index] = value;
			return copy;
		}
	});

	// What `Float64Array` and its like share.
	fill(Object.getPrototypeOf(Uint8Array.prototype) as object, {
		...lists,
		toSorted(this: Float64Array, compare?: (a: number, b: number) => number) {
			return this.slice().sort(compare);
		},
		toReversed(this: Float64Array) {
			return this.slice().reverse();
		}
	});

	fill(String.prototype, {
		at(this: string, index: number) {
			const at = Math.trunc(index) || 0;
			const found = this.charAt(at < 0 ? this.length + at : at);
			return found === '' ? undefined : found;
		},
		replaceAll(this: string, what: string | RegExp, by: string & ((found: string) => string)) {
			if (typeof what !== 'string') return this.replace(what, by);
			const pattern = what.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
			return this.replace(new RegExp(pattern, 'g'), by);
		},
		isWellFormed(this: string) {
			return this.search(LONE) < 0;
		},
		toWellFormed(this: string) {
			let text = this.slice(0);
			// A lone half may follow another, which the first pass has taken along.
			while (text.search(LONE) >= 0) text = text.replace(LONE, '$1\uFFFD');
			return text;
		}
	});

	fill(Object, {
		hasOwn: (owner: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(owner, name)
	});

	if (typeof AbortSignal !== 'undefined') {
		fill(AbortSignal, {
			timeout: (milliseconds: number) => {
				const control = new AbortController();
				setTimeout(
					() => control.abort(new DOMException('The time is over.', 'TimeoutError')),
					milliseconds
				);
				return control.signal;
			}
		});
	}

	fill(globalThis, { ResizeObserver: WindowWatch });
}

fillIn();
