/** Hears questions and says answers, in a worker or, where none can be made, in the page itself. */
import type { BuiltManifest } from '../../domain/indicators/built-files.ts';
import type { RunHooks } from '../../domain/methods/confidence.ts';
import { fail } from '../../domain/result.ts';
import { Answers } from './answers.ts';
import type { FromWorker, QuestionKind, QuestionOf, ToWorker } from './protocol.ts';

type Answering = Pick<Answers, 'answer'>;

function ofSite(manifest: BuiltManifest, root: string): Answering {
	return new Answers(manifest, root, (url, init) => fetch(url, init));
}

/** A turn of the event loop, in which the message that aborts a question can arrive. */
const breathe = () =>
	new Promise<void>((resolve) => {
		setTimeout(resolve);
	});

/** @param make what answers, once the page has said where the files are */
export function hearing(
	say: (message: FromWorker) => void,
	make = ofSite
): (message: ToWorker) => void {
	/** Questions that are worked on; aborted ones are left and never answered. */
	const asked = new Map<number, { aborted: boolean }>();
	let answers: Answering | null = null;

	async function reply(id: number, kind: QuestionKind, question: unknown): Promise<void> {
		if (!answers) return;
		const state = { aborted: false };
		asked.set(id, state);
		const hooks = {
			aborted: () => state.aborted,
			pause: breathe,
			progress: (share: number) => {
				say({ type: 'progress', id, share });
			}
		} satisfies RunHooks;
		// A slider that moves quickly asks and aborts in one go: nothing is begun for what it passed.
		await breathe();
		if (!state.aborted) {
			const result = await answers
				.answer(kind, question as QuestionOf<QuestionKind>, hooks)
				.catch((error: unknown) => fail('worker-broken', { detail: String(error) }));
			if (!hooks.aborted()) say({ type: 'answer', id, result });
		}
		asked.delete(id);
	}

	return (message) => {
		if (message.type === 'start') {
			answers = make(message.manifest, message.root);
		} else if (message.type === 'abort') {
			const state = asked.get(message.id);
			if (state) state.aborted = true;
		} else void reply(message.id, message.kind, message.question);
	};
}
