/**
 * A file or answer on its way: loading, ready or failed, always with the question it belongs to. Also in
 * place of `{#await}` where values are large or many: what such a block was given stays in memory as long
 * as the page does, since Svelte (5.57) notes it for an effect that runs, and none does.
 */
import { untrack } from 'svelte';
import type { Problem, Result } from '$lib/domain/result';

/** Whether a part of the app's own code, or a page, did not arrive when it was wanted last. */
export const site = $state({ missing: false });

export type RemoteState<Q, T> =
	| { readonly kind: 'idle' }
	| { readonly kind: 'loading'; readonly question: Q }
	| { readonly kind: 'ready'; readonly question: Q; readonly value: T }
	| { readonly kind: 'failed'; readonly question: Q; readonly problem: Problem };

export class Remote<Q, T> {
	state: RemoteState<Q, T> = $state.raw({ kind: 'idle' });
	/** The last value that arrived, kept on screen (under its own question) while a newer one loads. */
	latest: { readonly question: Q; readonly value: T } | null = $state.raw(null);
	#asking: AbortController | null = null;

	/** @param load its signal is aborted by the next question; files that are kept may let it be */
	constructor(private readonly load: (question: Q, signal: AbortSignal) => Promise<Result<T>>) {}

	/** Asks anew, and aborts the older question: its answer is dropped, whatever it is. */
	async ask(question: Q): Promise<void> {
		this.#asking?.abort();
		const asking = new AbortController();
		this.#asking = asking;
		this.state = { kind: 'loading', question };
		const result = await this.load(question, asking.signal);
		if (asking.signal.aborted) return;
		if (result.ok) {
			this.state = { kind: 'ready', question, value: result.value };
			this.latest = { question, value: result.value };
		} else {
			this.state = { kind: 'failed', question, problem: result.problem };
		}
	}

	/** Whether just that was asked last, whatever became of it. */
	isFor(question: Q): boolean {
		const { state } = this;
		return state.kind !== 'idle' && JSON.stringify(state.question) === JSON.stringify(question);
	}

	/** Asks, unless just that was asked last. May be called while following what it depends on. */
	want(question: Q): void {
		untrack(() => {
			if (!this.isFor(question)) void this.ask(question);
		});
	}

	async retry(): Promise<void> {
		if (this.state.kind === 'failed') await this.ask(this.state.question);
	}

	get value(): T | null {
		return this.state.kind === 'ready' ? this.state.value : null;
	}
}
