/**
 * Asks the worker. Who asks may abort; askers know nothing of each other. A deadline turns silence
 * into a problem; progress is told only where the answer takes longer than a glance.
 */
import type { BuiltManifest } from '../../domain/indicators/built-files.ts';
import { Recent } from '../../domain/recent.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type {
	AnswerOf,
	FromWorker,
	QuestionKind,
	QuestionOf,
	ToWorker,
	WorkerProblem
} from './answers.ts';
import { unflatten } from 'devalue';
import { STATION_REACHES, formatDistance } from '../../domain/lines/corridor.ts';
import { isAdjusted, type MethodsQuestion } from '../../domain/methods/questions.ts';
import type {
	MeasuredPlace,
	ProfileAnswer,
	ReferenceRole
} from '../../domain/places/atlas-places.ts';
import type { PlaceRef } from '../../domain/places/place.ts';
import { isMeasuredAsBuilt } from '../../domain/view/view.ts';
import type { SketchFile } from '../../domain/layers/locator.ts';
import { fetchJson, type Fetcher, type FileProblem } from '../files/atlas-files.ts';

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

/*
 * Answers to what most people ask, made by the build from the same code: the classes of the methods as
 * they stand, and the stations and cities of the line. Whoever asks only that waits neither for the
 * worker nor for the files that it reads; anything else, and whatever cannot be fetched, it answers.
 */

/** A place as it is kept: what it is set beside is a file of its own. */
export type PreparedPlace = {
	readonly place: MeasuredPlace;
	readonly beside: readonly (readonly [ReferenceRole, PlaceRef])[];
};

/** A file of answers: `answer` is flattened by devalue, so that numbers and arrays keep their kind. */
export type PreparedFile = { readonly format: 1; readonly answer: unknown };

export const AGREEMENT_FILE = 'agreement';

export function classesFile({ method, reach }: Pick<MethodsQuestion, 'method' | 'reach'>): string {
	return `classes-${method}-${formatDistance(reach)}`;
}

/** References hold what file names should not. */
export function placeFile(place: PlaceRef): string {
	return `place-${place.replaceAll(/[^\w.]+/g, '-')}`;
}

/** Beside the answers: what the first view is drawn from while the map's engine is not there. */
export const SKETCH_FILE = 'sketch';

/** @param root address of the site's root, ending in a slash */
export function readSketch(
	{ answers }: Pick<BuiltManifest, 'answers'>,
	root: string
): Promise<Result<SketchFile, FileProblem>> {
	const url = `${root}${answers.folder}/${SKETCH_FILE}.json`;
	return fetchJson<SketchFile>((...asked) => fetch(...asked), url, 'answer');
}

/** Answers that are kept: those of the longest comparison there is to make, and of some more places. */
const MOST_KEPT = 32;

export class PreparedAnswers {
	readonly #kept = new Recent<string, Promise<unknown>>(MOST_KEPT);

	constructor(
		private readonly index: BuiltManifest['answers'],
		private readonly root: string,
		private readonly fetcher: Fetcher
	) {}

	/** Null where the build made no answer to this; it comes as null, too, where it cannot be fetched. */
	find<K extends QuestionKind>(
		kind: K,
		question: QuestionOf<K>
	): Promise<AnswerOf<K> | null> | null {
		const finders: {
			[Each in QuestionKind]?: (asked: QuestionOf<Each>) => Promise<AnswerOf<Each> | null> | null;
		} = {
			classes: (asked) =>
				this.#knows(asked) && STATION_REACHES.includes(asked.reach)
					? this.#read<AnswerOf<'classes'>>(classesFile(asked)).then(
							(answer) => answer && { ...answer, question: asked }
						)
					: null,
			agreement: (asked) =>
				isAdjusted(asked.adjustment) ? null : this.#read<AnswerOf<'agreement'>>(AGREEMENT_FILE),
			profile: (asked) =>
				isMeasuredAsBuilt(asked) && this.#has(asked.place) ? this.#profile(asked) : null,
			compare: (asked) => {
				const { places, sets } = this.index;
				const refs = asked.places.flatMap(
					(place) => sets[place]?.map((at) => places[at] ?? '') ?? [place]
				);
				if (!isMeasuredAsBuilt(asked) || !refs.every((place) => this.#has(place))) return null;
				return this.#places([...new Set(refs)]).then(
					(found) => found && { question: asked, places: found, refused: [] }
				);
			}
		};
		return finders[kind]?.(question) ?? null;
	}

	#knows({ method, adjustment }: MethodsQuestion): boolean {
		return !isAdjusted(adjustment) && this.index.methods.includes(method);
	}

	#has(place: PlaceRef): boolean {
		return this.index.places.includes(place);
	}

	async #profile(question: QuestionOf<'profile'>): Promise<ProfileAnswer | null> {
		const { places, beside: index } = this.index;
		const asked = this.#place(question.place);
		// All at once: a journey to the host and back takes a phone longer than reading them does.
		for (const at of index[places.indexOf(question.place)] ?? []) void this.#place(places[at]!);
		const own = await asked;
		if (!own) return null;
		const beside = await this.#places(own.beside.map(([, ref]) => ref));
		return (
			beside && {
				question,
				place: own.place,
				beside: beside.map((place, at) => ({ role: own.beside[at]![0], place }))
			}
		);
	}

	/** In the order in which they were named; null where one is missing. */
	async #places(refs: readonly PlaceRef[]): Promise<MeasuredPlace[] | null> {
		const all = await Promise.all(refs.map((ref) => this.#place(ref)));
		const places = all.flatMap((each) => (each ? [each.place] : []));
		return places.length === refs.length ? places : null;
	}

	#place(ref: PlaceRef): Promise<PreparedPlace | null> {
		return this.#read<PreparedPlace>(placeFile(ref));
	}

	/** A file that did not arrive is forgotten, so that asking again tries again. */
	#read<T>(name: string): Promise<T | null> {
		const kept = this.#kept.get(name);
		if (kept) return kept as Promise<T | null>;
		const url = `${this.root}${this.index.folder}/${name}.json`;
		const read = fetchJson<PreparedFile>(this.fetcher, url, 'answer').then((file) => {
			if (file.ok) return unflatten(file.value.answer as unknown[]) as T;
			this.#kept.delete(name);
			return null;
		});
		this.#kept.set(name, read);
		return read;
	}
}
