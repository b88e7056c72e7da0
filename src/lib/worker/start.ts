/** Makes the worker; apart from the client, so that tests can give the client another. */
import type { WorkerLike } from './client.ts';

export function startWorker(): WorkerLike {
	return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as WorkerLike;
}
