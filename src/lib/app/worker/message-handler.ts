/** Hears questions and says answers, in a worker or, where none can be made, in the page itself. */
import { fail } from '../../domain/result.ts';
import { Answers } from './answers.ts';
import type { FromWorker, QuestionKind, QuestionOf, ToWorker } from './protocol.ts';

/** A turn of the event loop, in which a cancelling message can arrive. */
const breathe = () =>
	new Promise<void>((resolve) => {
		setTimeout(resolve);
	});

export function hearing(say: (message: FromWorker) => void): (message: ToWorker) => void {
	const cancelled = new Set<number>();
	let answers: Answers | null = null;

	async function reply(id: number, kind: QuestionKind, question: unknown): Promise<void> {
		if (!answers) return;
		const result = await answers
			.answer(kind, question as QuestionOf<QuestionKind>, {
				aborted: () => cancelled.has(id),
				pause: breathe,
				progress: (share) => {
					say({ type: 'progress', id, share });
				}
			})
			.catch((error: unknown) => fail('worker-broken', { detail: String(error) }));
		if (!cancelled.delete(id)) say({ type: 'answer', id, result });
	}

	return (message) => {
		if (message.type === 'start') {
			answers = new Answers(message.manifest, message.root, (url, init) => fetch(url, init));
		} else if (message.type === 'cancel') cancelled.add(message.id);
		else void reply(message.id, message.kind, message.question);
	};
}
