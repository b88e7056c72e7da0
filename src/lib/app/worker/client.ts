/**
 * Asks the worker. Who asks may abort; askers know nothing of each other. A deadline turns silence
 * into a problem; progress is told only where the answer takes longer than a glance.
 */
import type { BuiltManifest } from '../../domain/indicators/built-files.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { PreparedAnswers } from './prepared.ts';
import type {
	AnswerOf,
	FromWorker,
	QuestionKind,
	QuestionOf,
	ToWorker,
	WorkerProblem
} from './answers.ts';

/** The part of a Worker that the client needs; tests give another. */
export type WorkerLike = {
	postMessage(message: ToWorker): void;
	onmessage: ((event: { data: FromWorker }) => void) | null;
	onerror: ((event: unknown) => void) | null;
	terminate(): void;
};

export type AskOptions = {
	/** Aborted, the question ends at once with `run-aborted`, and the worker leaves it. */
	readonly signal?: AbortSignal;
	/** Share 0–1 done, from 300 ms after the question on. */
	readonly onprogress?: (share: number) => void;
	/** Milliseconds until silence is a problem. */
	readonly deadline?: number;
};

type Waiting = {
	readonly message: ToWorker;
	readonly asked: number;
	readonly onprogress: ((share: number) => void) | undefined;
	readonly settle: (result: Result<never>) => void;
};

const DEADLINE_MS = 60_000;
/** Progress shown earlier would only flicker. */
const QUIET_MS = 300;

export class WorkerClient {
	#make: () => WorkerLike;
	readonly #start: Extract<ToWorker, { type: 'start' }>;
	readonly #waiting = new Map<number, Waiting>();
	#worker: WorkerLike | null = null;
	#last = 0;

	/**
	 * The worker is made when the first question is asked that has no prepared answer.
	 * @param prepared what the build has answered, where it is wanted
	 * @param inPage what answers where a worker cannot be made, or breaks before it has said a word
	 */
	constructor(
		make: () => WorkerLike,
		manifest: BuiltManifest,
		root: string,
		private readonly prepared: Pick<PreparedAnswers, 'find'> | null = null,
		private readonly inPage: (() => WorkerLike) | null = null
	) {
		this.#make = make;
		this.#start = { type: 'start', manifest, root };
	}

	async ask<K extends QuestionKind>(
		kind: K,
		question: QuestionOf<K>,
		options: AskOptions = {}
	): Promise<Result<AnswerOf<K>>> {
		const { signal } = options;
		if (signal?.aborted === true) return fail('run-aborted');
		const finding = this.prepared?.find(kind, question);
		if (finding) {
			const found = await Promise.race([finding, ...(signal ? [aborted(signal)] : [])]);
			if (found === 'aborted') return fail('run-aborted');
			if (found !== null) return ok(found);
		}
		return this.#askWorker(kind, question, options);
	}

	#askWorker<K extends QuestionKind>(
		kind: K,
		question: QuestionOf<K>,
		{ signal, onprogress, deadline = DEADLINE_MS }: AskOptions
	): Promise<Result<AnswerOf<K>>> {
		const id = ++this.#last;
		return new Promise((resolve) => {
			const abort = () => {
				this.#give(id, fail('run-aborted'), true);
			};
			const timer = setTimeout(() => {
				this.#give(id, fail('worker-slow', { seconds: Math.round(deadline / 1000) }), true);
			}, deadline);
			signal?.addEventListener('abort', abort);
			const message: ToWorker = { type: 'ask', id, kind, question };
			this.#waiting.set(id, {
				message,
				asked: performance.now(),
				onprogress,
				settle: (result) => {
					clearTimeout(timer);
					signal?.removeEventListener('abort', abort);
					resolve(result);
				}
			});
			// One that cannot be made after all has given up on everything that waits.
			this.#running()?.postMessage(message);
		});
	}

	/** Ends the worker, and with it everything that is asked of it. */
	stop(): void {
		this.#worker?.terminate();
		this.#worker = null;
		for (const id of [...this.#waiting.keys()]) this.#give(id, fail('run-aborted'), false);
	}

	#running(): WorkerLike | null {
		if (this.#worker) return this.#worker;
		let worker: WorkerLike;
		try {
			worker = this.#make();
		} catch {
			// The browser, or the page around this one, allows none.
			return this.#goOnInPage() ? this.#running() : this.#giveUp();
		}
		let heard = false;
		worker.onmessage = ({ data }) => {
			heard = true;
			this.#hear(data);
		};
		worker.onerror = () => {
			this.#worker = null;
			worker.terminate();
			if (heard || !this.#goOnInPage()) {
				// A broken worker answers nothing more; the next question starts a new one.
				this.#giveUp();
				return;
			}
			const next = this.#running();
			for (const { message } of this.#waiting.values()) next?.postMessage(message);
		};
		this.#worker = worker;
		worker.postMessage(this.#start);
		return worker;
	}

	/** Whether the page itself answers from now on: false where it does already, or cannot. */
	#goOnInPage(): boolean {
		if (!this.inPage || this.#make === this.inPage) return false;
		this.#make = this.inPage;
		return true;
	}

	#giveUp(): null {
		for (const id of [...this.#waiting.keys()]) this.#give(id, fail('worker-broken'), false);
		return null;
	}

	#hear(message: FromWorker): void {
		const waiting = this.#waiting.get(message.id);
		if (!waiting) return;
		if (message.type === 'answer') {
			this.#give(message.id, message.result as Result<never>, false);
		} else if (performance.now() - waiting.asked >= QUIET_MS) {
			waiting.onprogress?.(message.share);
		}
	}

	#give(id: number, result: Result<never, WorkerProblem> | Result<never>, abort: boolean): void {
		const waiting = this.#waiting.get(id);
		if (!waiting) return;
		this.#waiting.delete(id);
		if (abort) this.#worker?.postMessage({ type: 'abort', id });
		waiting.settle(result);
	}
}

function aborted(signal: AbortSignal): Promise<'aborted'> {
	return new Promise((resolve) => {
		signal.addEventListener('abort', () => resolve('aborted'), { once: true });
	});
}

/* Files that people bring are read in a worker of their own. */

/** Kinds of questions that come with a file. */
type ReadKind = 'importPlaces' | 'importLine' | 'importAccounts' | 'readList' | 'readEverything';

/** Longer than the slowest phone takes for what is not refused; then the reading is ended. */
const READ_MS = 20_000;

/** A worker of its own: a file that takes too long is ended, and nothing else waits for it. */
export class FileWorker {
	readonly #client: WorkerClient;

	constructor(manifest: BuiltManifest, root: string) {
		this.#client = new WorkerClient(startWorker, manifest, root, null, answeringHere);
	}

	/**
	 * @param onprogress share 0–1 done
	 * @param most milliseconds, of what somebody watches and can end
	 */
	async read<K extends ReadKind>(
		kind: K,
		question: QuestionOf<K>,
		onprogress?: (share: number) => void,
		most = READ_MS
	): Promise<Result<AnswerOf<K>>> {
		const options = { deadline: most, ...(onprogress && { onprogress }) };
		const answer = await this.#client.ask(kind, question, options);
		if (answer.ok || answer.problem.code !== 'worker-slow') return answer;
		this.stop();
		return fail('file-slow-to-read', { seconds: most / 1000 });
	}

	stop(): void {
		this.#client.stop();
	}
}

/* Makes the worker; apart from the client, so that tests can give the client another. */

/** What a screen asks: what the build has answered, else a worker, else the page itself. */
export function atlasWorker(manifest: BuiltManifest, root: string): WorkerClient {
	const prepared = new PreparedAnswers(manifest.answers, root, (url, init) => fetch(url, init));
	return new WorkerClient(startWorker, manifest, root, prepared, answeringHere);
}

export function startWorker(): WorkerLike {
	// In a sandboxed frame the page has no origin of its own, and a worker of this site none either.
	if (globalThis.origin === 'null') return answeringHere();
	return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as WorkerLike;
}

/** The same answers from within the page. */
export function answeringHere(): WorkerLike {
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
	const ready: Promise<((message: ToWorker) => void) | null> = import('./answers.ts').then(
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
