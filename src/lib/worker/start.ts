/** Makes the worker; apart from the client, so that tests can give the client another. */
import type { WorkerLike } from './client.ts';
import type { ToWorker } from './protocol.ts';

export function startWorker(): WorkerLike {
	// In a sandboxed frame the page has no origin of its own, and a worker of this site none either.
	if (globalThis.origin === 'null') return answeringHere();
	return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as WorkerLike;
}

/** The same answers from within the page. */
function answeringHere(): WorkerLike {
	let ended = false;
	const worker: WorkerLike = {
		postMessage: (message) => {
			void ready.then((hear) => {
				if (!ended) hear?.(message);
			});
		},
		onmessage: null,
		onerror: null,
		terminate: () => {
			ended = true;
		}
	};
	const ready: Promise<((message: ToWorker) => void) | null> = import('./hear.ts').then(
		({ hearing }) =>
			hearing((data) => {
				if (!ended) worker.onmessage?.({ data });
			}),
		(error: unknown) => {
			worker.onerror?.(error);
			return null;
		}
	);
	return worker;
}
