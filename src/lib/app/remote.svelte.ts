/** A file or answer on its way: loading, ready or failed, always with the question it belongs to. */
import type { Problem, Result } from '$lib/domain/result';

export type RemoteState<Q, T> =
	| { readonly kind: 'idle' }
	| { readonly kind: 'loading'; readonly question: Q }
	| { readonly kind: 'ready'; readonly question: Q; readonly value: T }
	| { readonly kind: 'failed'; readonly question: Q; readonly problem: Problem };

export class Remote<Q, T> {
	state: RemoteState<Q, T> = $state.raw({ kind: 'idle' });
	/** The last value that arrived, kept on screen (under its own question) while a newer one loads. */
	latest: { readonly question: Q; readonly value: T } | null = $state.raw(null);
	#asked = 0;

	constructor(private readonly load: (question: Q) => Promise<Result<T>>) {}

	/** Asks anew; an answer to an older question is dropped when it arrives. */
	async ask(question: Q): Promise<void> {
		const number = ++this.#asked;
		this.state = { kind: 'loading', question };
		const result = await this.load(question);
		if (number !== this.#asked) return;
		if (result.ok) {
			this.state = { kind: 'ready', question, value: result.value };
			this.latest = { question, value: result.value };
		} else {
			this.state = { kind: 'failed', question, problem: result.problem };
		}
	}

	async retry(): Promise<void> {
		if (this.state.kind === 'failed') await this.ask(this.state.question);
	}

	get value(): T | null {
		return this.state.kind === 'ready' ? this.state.value : null;
	}
}
