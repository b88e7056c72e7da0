/**
 * What the worker is asked for the steps of a walk-through. A handout asks for many steps at once, and
 * the worker lets a newer question of a kind cancel the older: so they wait for each other here, and
 * what was answered once is kept for the presentation.
 */
import type { Atlas } from '$lib/components/common/atlas.svelte';
import type { Result } from '$lib/core/result';
import type { AnswerOf, QuestionOf } from '$lib/worker/protocol';

type Asked = 'profile' | 'trace';

const kept = new WeakMap<Atlas, StepAnswers>();

export function stepAnswers(atlas: Atlas): StepAnswers {
	const known = kept.get(atlas) ?? new StepAnswers(atlas);
	kept.set(atlas, known);
	return known;
}

class StepAnswers {
	readonly #given = new Map<string, Promise<Result<unknown>>>();
	#last: Promise<unknown> = Promise.resolve();

	constructor(private readonly atlas: Atlas) {}

	ask<K extends Asked>(kind: K, question: QuestionOf<K>): Promise<Result<AnswerOf<K>>> {
		const key = `${kind} ${JSON.stringify(question)}`;
		const known = this.#given.get(key);
		if (known) return known as Promise<Result<AnswerOf<K>>>;
		const asked = this.#last.then(() => this.atlas.worker.ask(kind, question));
		this.#last = asked;
		this.#given.set(key, asked);
		// What failed is asked again by the next who wants to know.
		void asked.then(({ ok }) => {
			if (!ok) this.#given.delete(key);
		});
		return asked;
	}
}
