/** Page and worker in one program, with messages that take a turn of the event loop, as between two. */
import { describe, expect, it } from 'vitest';
import type { BuiltManifest } from '../../domain/indicators/built-files.ts';
import { HALF_MILE } from '../../domain/lines/corridor.ts';
import { NO_ADJUSTMENT, type MethodsQuestion } from '../../domain/methods/questions.ts';
import type { RunHooks } from '../../domain/methods/confidence.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { WorkerClient, type WorkerLike } from './client.ts';
import { hearing } from './answers.ts';

const PORTIONS = 20;

/** Answers with the reach that was asked for, after `PORTIONS` of work; 0 breaks, 1 is a problem. */
class SlowAnswers {
	readonly begun: number[] = [];
	/** Portions worked on, by reach. */
	readonly portions = new Map<number, number>();

	async answer(_: string, question: unknown, hooks: RunHooks): Promise<Result<never>> {
		const { reach } = question as MethodsQuestion;
		this.begun.push(reach);
		if (reach === 0) throw new Error('broken');
		if (reach === 1) return fail('method-cannot-run', { method: 'bates' });
		for (let portion = 0; portion < PORTIONS; portion++) {
			await hooks.pause?.();
			if (hooks.aborted?.() === true) return fail('run-aborted');
			this.portions.set(reach, portion + 1);
		}
		return ok(reach as never);
	}
}

function started(prepared?: ConstructorParameters<typeof WorkerClient>[3]) {
	const answers = new SlowAnswers();
	let made = 0;
	const make = (): WorkerLike => {
		made += 1;
		const worker: WorkerLike = {
			onmessage: null,
			onerror: null,
			terminate: () => undefined,
			postMessage: (message) => setTimeout(() => hear(message))
		};
		const hear = hearing(
			(data) => setTimeout(() => worker.onmessage?.({ data })),
			() => answers as never
		);
		return worker;
	};
	const client = new WorkerClient(make, {} as BuiltManifest, '/', prepared);
	return { answers, client, workers: () => made };
}

const question = (reach: number): MethodsQuestion => ({
	method: 'corridor-pressure',
	adjustment: NO_ADJUSTMENT,
	reach
});
const turns = (count: number) =>
	new Promise<void>((resolve) => {
		const turn = (left: number) => {
			if (left === 0) resolve();
			else setTimeout(() => turn(left - 1));
		};
		turn(count);
	});
const aborted = fail('run-aborted');

describe('a question that is aborted', () => {
	it('ends at once, with a value, and is not worked out to its end', async () => {
		const { answers, client } = started();
		const asking = new AbortController();
		const asked = client.ask('confidence', question(7), { signal: asking.signal });
		await turns(8);
		asking.abort();
		expect(await asked).toEqual(aborted);
		await turns(PORTIONS * 2);
		expect(answers.portions.get(7)).toBeGreaterThan(0);
		expect(answers.portions.get(7)).toBeLessThan(PORTIONS);
	});

	it('before it was asked, never reaches the worker', async () => {
		const { client, workers } = started();
		const asked = client.ask('classes', question(7), { signal: AbortSignal.abort() });
		expect(await asked).toEqual(aborted);
		expect(workers()).toBe(0);
	});

	it('after its answer, changes nothing', async () => {
		const { client } = started();
		const asking = new AbortController();
		const answer = await client.ask('classes', question(7), { signal: asking.signal });
		asking.abort();
		expect(answer).toEqual(ok(7));
		expect(await client.ask('classes', question(8))).toEqual(ok(8));
	});

	it('tells no progress any more', async () => {
		const { client } = started();
		const asking = new AbortController();
		const shares: number[] = [];
		const asked = client.ask('confidence', question(7), {
			signal: asking.signal,
			onprogress: (share) => shares.push(share)
		});
		asking.abort();
		await asked;
		await turns(PORTIONS);
		expect(shares).toEqual([]);
	});
});

describe('a slider moved quickly', () => {
	it('begins nothing for the values that it passed, and answers the last', async () => {
		const { answers, client } = started();
		let asking = new AbortController();
		const all = [11, 12, 13, 14, 15].map((reach) => {
			asking.abort();
			asking = new AbortController();
			return client.ask('classes', question(reach), { signal: asking.signal });
		});
		const settled = await Promise.all(all);
		expect(settled).toEqual([aborted, aborted, aborted, aborted, ok(15)]);
		expect(answers.begun).toEqual([15]);
	});

	it('need not wait for a long run that it gave up', async () => {
		const { answers, client } = started();
		const asking = new AbortController();
		void client.ask('confidence', question(7), { signal: asking.signal });
		await turns(6);
		asking.abort();
		expect(await client.ask('classes', question(8))).toEqual(ok(8));
		expect(answers.portions.get(7)).toBeLessThan(PORTIONS);
	});
});

describe('two who ask one worker', () => {
	it('the same kind of question both get their answers', async () => {
		const { client, workers } = started();
		const both = [client.ask('classes', question(7)), client.ask('classes', question(HALF_MILE))];
		expect(await Promise.all(both)).toEqual([ok(7), ok(HALF_MILE)]);
		expect(workers()).toBe(1);
	});

	it('abort each their own', async () => {
		const { client } = started();
		const asking = new AbortController();
		const one = client.ask('classes', question(7), { signal: asking.signal });
		const other = client.ask('classes', question(7));
		await turns(4);
		asking.abort();
		expect(await Promise.all([one, other])).toEqual([aborted, ok(7)]);
	});

	it('are not touched by a problem of the other', async () => {
		const { client } = started();
		const all = [0, 1, 7].map((reach) => client.ask('classes', question(reach)));
		expect(await Promise.all(all)).toEqual([
			fail('worker-broken', { detail: 'Error: broken' }),
			fail('method-cannot-run', { method: 'bates' }),
			ok(7)
		]);
	});
});

describe('silence', () => {
	it('is a problem once the deadline has passed, and the work is left', async () => {
		const { answers, client } = started();
		const asked = client.ask('confidence', question(7), { deadline: 15 });
		expect(await asked).toEqual(fail('worker-slow', { seconds: 0 }));
		await turns(PORTIONS * 3);
		expect(answers.portions.get(7) ?? 0).toBeLessThan(PORTIONS);
	});

	it('of a worker that was stopped is a value as well', async () => {
		const { client, workers } = started();
		const asked = client.ask('confidence', question(7));
		client.stop();
		expect(await asked).toEqual(aborted);
		expect(await client.ask('classes', question(8))).toEqual(ok(8));
		expect(workers()).toBe(2);
	});
});

describe('where no worker can be had', () => {
	type Made = { readonly worker: WorkerLike; readonly heard: unknown[]; ended: boolean };
	/** A worker that never says anything of itself. */
	const silent = (made: Made[]) => (): WorkerLike => {
		const one: Made = {
			heard: [],
			ended: false,
			worker: {
				onmessage: null,
				onerror: null,
				terminate: () => (one.ended = true),
				postMessage: (message) => one.heard.push(message)
			}
		};
		made.push(one);
		return one.worker;
	};
	/** The page: answers with what it was asked. */
	function inPage(): WorkerLike {
		const worker: WorkerLike = {
			onmessage: null,
			onerror: null,
			terminate: () => undefined,
			postMessage: (message) => {
				if (message.type !== 'ask') return;
				const result = ok((message.question as MethodsQuestion).reach);
				setTimeout(() => worker.onmessage?.({ data: { type: 'answer', id: message.id, result } }));
			}
		};
		return worker;
	}
	const forbidden = () => {
		throw new DOMException('no workers here', 'SecurityError');
	};

	it('because the browser refuses it, the page answers', async () => {
		const client = new WorkerClient(forbidden, {} as BuiltManifest, '/', null, inPage);
		expect(await client.ask('classes', question(7))).toEqual(ok(7));
		expect(await client.ask('classes', question(8))).toEqual(ok(8));
	});

	it('because it breaks before it has said a word, the page answers all that was asked', async () => {
		const made: Made[] = [];
		const client = new WorkerClient(silent(made), {} as BuiltManifest, '/', null, inPage);
		const asked = [client.ask('classes', question(7)), client.ask('classes', question(8))];
		await turns(1);
		made[0]!.worker.onerror?.(new Event('error'));
		expect(await Promise.all(asked)).toEqual([ok(7), ok(8)]);
		expect([made.length, made[0]!.ended]).toEqual([1, true]);
	});

	it('nor the page can answer, every question ends with a sentence', async () => {
		const client = new WorkerClient(forbidden, {} as BuiltManifest, '/', null, forbidden);
		expect(await client.ask('classes', question(7))).toEqual(fail('worker-broken'));
		const alone = new WorkerClient(forbidden, {} as BuiltManifest, '/');
		expect(await alone.ask('classes', question(7))).toEqual(fail('worker-broken'));
	});

	it('because it broke later, the next question has a new one', async () => {
		const made: Made[] = [];
		const client = new WorkerClient(silent(made), {} as BuiltManifest, '/', null, inPage);
		const asked = client.ask('classes', question(7));
		await turns(1);
		const [{ worker }] = made as [Made];
		worker.onmessage?.({ data: { type: 'progress', id: 1, share: 0.5 } });
		worker.onerror?.(new Event('error'));
		expect(await asked).toEqual(fail('worker-broken'));
		void client.ask('classes', question(8));
		await turns(1);
		expect(made).toHaveLength(2);
	});
});

describe('a question that the build has answered', () => {
	const found = (after: number, answer: unknown) => ({
		find: async () => {
			await turns(after);
			return answer as never;
		}
	});

	it('reaches no worker', async () => {
		const { client, workers } = started(found(2, 'prepared'));
		expect(await client.ask('classes', question(7))).toEqual(ok('prepared'));
		expect(workers()).toBe(0);
	});

	it('ends at once where it is aborted before the answer has come', async () => {
		const { client, workers } = started(found(50, 'prepared'));
		const asking = new AbortController();
		const asked = client.ask('classes', question(7), { signal: asking.signal });
		await turns(2);
		asking.abort();
		expect(await asked).toEqual(aborted);
		expect(workers()).toBe(0);
	});

	it('is answered by the worker where the answer did not come', async () => {
		const { answers, client } = started(found(2, null));
		expect(await client.ask('classes', question(7))).toEqual(ok(7));
		expect(answers.begun).toEqual([7]);
	});

	it('and one that it has not are told apart', async () => {
		const { client } = started({ find: () => null });
		expect(await client.ask('classes', question(7))).toEqual(ok(7));
	});
});
