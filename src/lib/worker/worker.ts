/** Passes messages between the page and the answers; lets newer questions in while it works. */
import { fail } from '../core/result.ts';
import { Answers } from './answers.ts';
import type { FromWorker, Kind, QuestionOf, ToWorker } from './protocol.ts';

const cancelled = new Set<number>();
let answers: Answers | null = null;

const say = (message: FromWorker) => {
	postMessage(message);
};

/** A turn of the event loop, in which a cancelling message can arrive. */
const breathe = () =>
	new Promise<void>((resolve) => {
		setTimeout(resolve);
	});

async function reply(id: number, kind: Kind, question: unknown): Promise<void> {
	if (!answers) return;
	const result = await answers
		.answer(kind, question as QuestionOf<Kind>, {
			aborted: () => cancelled.has(id),
			pause: breathe,
			progress: (share) => {
				say({ type: 'progress', id, share });
			}
		})
		.catch((error: unknown) => fail('worker-broken', { detail: String(error) }));
	if (!cancelled.delete(id)) say({ type: 'answer', id, result });
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
	if (data.type === 'start') {
		answers = new Answers(data.manifest, data.root, (url, init) => fetch(url, init));
	} else if (data.type === 'cancel') cancelled.add(data.id);
	else void reply(data.id, data.kind, data.question);
});
