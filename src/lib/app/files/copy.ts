/**
 * The copy of the whole site on the device, as one transaction: files are put aside and checked against
 * the build's list, and only a whole set takes the place of the one before. Runs in the service worker.
 */
import { contentHash, isAsNamed } from '../../domain/indicators/integrity.ts';

/* What a page and the keeper of the copy on the device (the service worker) say to each other. */

export type ToKeeper = { readonly type: 'keep' | 'go-on' | 'forget' };

export type FromKeeper =
	/** Told with every file, and every few seconds while one takes long. */
	| { readonly type: 'progress'; readonly done: number; readonly total: number }
	/** ISO time. */
	| { readonly type: 'kept'; readonly saved: string }
	| { readonly type: 'failed'; readonly reason: 'missing' | 'full' | 'updated' }
	| { readonly type: 'forgotten' };

/** Entry of a copy that says when it was complete; a set of files without it is none. */
export const SAVED_NOTE = '/rootline-saved.json';

/** Below the site's root: the build's files with the first 16 hex digits of the SHA-256 of each. */
export const COPY_LIST = '_app/copy.json';

/** A page, `…/index.html`, is listed under the address of its folder. */
export type CopyList = {
	readonly version: string;
	readonly files: readonly (readonly [path: string, hash: string])[];
};

/** What the copy needs of where it runs; tests give another. */
export type CopyPlace = {
	readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
	readonly fetch: (what: string | Request, init?: RequestInit) => Promise<Response>;
	/** Address of the site's root, ending in a slash. */
	readonly root: string;
	readonly now: () => Date;
};

type Copy = { readonly name: string; readonly cache: Cache; readonly list: CopyList | null };
type Say = (answer: FromKeeper) => void;

const PREFIX = 'rootline-copy-';
const NAMED_BY_CONTENT = /\/_app\/immutable\/|\/(?:data|tiles)\/[\w-]+-[0-9a-f]{16}[./]/;
/** So many files are on their way at a time. */
const AT_ONCE = 6;
/** The largest file, on the slowest network that gets anywhere. */
const PATIENCE_MS = 120_000;
const HEARTBEAT_MS = 5000;

/** A file that is not what the list says, whatever was tried. */
class NotWhole extends Error {}

export class SiteCopy {
	/** Who asked for the copy that is being made: one at a time, for all windows. */
	#making: { readonly work: Promise<void>; readonly told: Set<Say> } | null = null;
	#current: Promise<Copy | null> | null = null;

	constructor(private readonly at: CopyPlace) {}

	/** Makes the copy, or joins whoever has it made already. Never rejects: what went wrong is said. */
	keep(say: Say): Promise<void> {
		if (this.#making) {
			this.#making.told.add(say);
			return this.#making.work;
		}
		const told = new Set([say]);
		const work = this.#make((answer) => told.forEach((each) => each(answer))).finally(() => {
			this.#making = null;
		});
		this.#making = { work, told };
		return work;
	}

	/** Until the copy that is being made is complete; at once where none is. */
	async settled(): Promise<void> {
		await this.#making?.work;
	}

	async forget(): Promise<void> {
		await this.settled();
		for (const name of await this.#names()) await this.at.caches.delete(name);
		this.#current = null;
	}

	/**
	 * Answers from the copy what never changes under its name, and from the network all else, or from the
	 * copy where there is none. A kept file that is damaged is fetched anew, and mended.
	 * @throws what the network throws, where the copy does not have it either
	 */
	async answer(request: Request): Promise<Response> {
		const url = request.url.split(/[?#]/, 1)[0]!;
		const fixed = NAMED_BY_CONTENT.test(url);
		const damaged = { is: false };
		if (fixed && request.cache !== 'reload') {
			const kept = await this.#kept(url, damaged);
			if (kept) return kept;
		}
		try {
			const response = await this.at.fetch(request);
			if (fixed && response.ok && (damaged.is || request.cache === 'reload')) {
				await this.#mend(url, response.clone());
			}
			return response;
		} catch (error) {
			const page = request.mode === 'navigate' ? url.replace(/\/?$/, '/') : url;
			const kept = (await this.#kept(url, damaged)) ?? (await this.#kept(page, damaged));
			if (kept) return kept;
			throw error;
		}
	}

	async #make(say: Say): Promise<void> {
		let [done, total] = [0, 1];
		const progress = () => say({ type: 'progress', done, total });
		const heart = setInterval(progress, HEARTBEAT_MS);
		let list: CopyList | null = null;
		try {
			list = await this.#fetchList();
			total = list.files.length;
			const { version } = list;
			const name = PREFIX + version;
			const stage = await this.at.caches.open(name);
			const before = await this.#copy();
			const waiting = [...list.files];
			const carry = async () => {
				for (let file = waiting.shift(); file; file = waiting.shift()) {
					await this.#stage(stage, before, file, version);
					done += 1;
					progress();
				}
			};
			await Promise.all(Array.from({ length: AT_ONCE }, carry));
			const saved = this.at.now().toISOString();
			await stage.put(this.at.root + COPY_LIST, asJson(list));
			await stage.put(SAVED_NOTE, asJson({ saved, version }));
			this.#current = null;
			for (const other of await this.#names()) {
				if (other !== name) await this.at.caches.delete(other);
			}
			say({ type: 'kept', saved });
		} catch (error) {
			say({ type: 'failed', reason: await this.#reasonOf(error, list) });
		} finally {
			clearInterval(heart);
		}
	}

	async #reasonOf(
		error: unknown,
		list: CopyList | null
	): Promise<Extract<FromKeeper, { type: 'failed' }>['reason']> {
		if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'full';
		const now = list && (await this.#fetchList().catch(() => null));
		return now && now.version !== list.version ? 'updated' : 'missing';
	}

	async #fetchList(): Promise<CopyList> {
		const response = await this.#fetch(COPY_LIST, 'reload');
		const list = JSON.parse(await response.text()) as Partial<CopyList> | null;
		if (typeof list?.version !== 'string' || !Array.isArray(list.files))
			throw new NotWhole(COPY_LIST);
		return list as CopyList;
	}

	/** Puts a file aside, from where it is whole: there already, in the copy before, or on the host. */
	async #stage(
		stage: Cache,
		before: Copy | null,
		[path, hash]: CopyList['files'][number],
		version: string
	): Promise<void> {
		const url = this.at.root + path;
		const isWhole = async (bytes: Uint8Array) =>
			((await contentHash(bytes)) ?? hash) === hash || isPageOf(version, path, bytes);
		for (const cache of before && before.cache !== stage ? [stage, before.cache] : [stage]) {
			const kept = await cache.match(url);
			if (!kept) continue;
			const copy = kept.clone();
			if (!(await isWhole(new Uint8Array(await kept.arrayBuffer())))) continue;
			if (cache !== stage) await stage.put(url, copy);
			return;
		}
		for (const cache of ['no-cache', 'reload'] as const) {
			const response = await this.#fetch(path, cache);
			const bytes = new Uint8Array(await response.arrayBuffer());
			if (!(await isWhole(bytes))) continue;
			// Made anew: an answer that was led elsewhere on the way may not be given to a page.
			await stage.put(url, new Response(bytes, { headers: typeOf(response) }));
			return;
		}
		throw new NotWhole(path);
	}

	async #fetch(path: string, cache: RequestCache): Promise<Response> {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		const response = await this.at.fetch(this.at.root + path, { cache, signal });
		if (!response.ok) throw new NotWhole(`${path}: ${String(response.status)}`);
		return response;
	}

	/** A file of the copy, where it is as it was kept. */
	async #kept(url: string, damaged: { is: boolean }): Promise<Response | null> {
		const copy = await this.#copy();
		const kept = await copy?.cache.match(url);
		if (!copy || !kept) return null;
		const answer = kept.clone();
		const bytes = new Uint8Array(await kept.arrayBuffer());
		if (await isSound(copy.list, this.at.root, url, bytes, answer)) return answer;
		damaged.is = true;
		return null;
	}

	async #mend(url: string, response: Response): Promise<void> {
		const copy = await this.#copy();
		const promised = copy && hashOf(copy.list, this.at.root, url);
		if (!promised) return;
		const bytes = new Uint8Array(await response.arrayBuffer());
		if ((await contentHash(bytes)) !== promised) return;
		// Without room the copy stays as it is, and the page has its file all the same.
		await copy.cache
			.put(url, new Response(bytes, { headers: typeOf(response) }))
			.catch(() => undefined);
	}

	/** The newest whole copy; a copy that was cut short between its last two steps stands beside it. */
	#copy(): Promise<Copy | null> {
		this.#current ??= this.#findCopy();
		return this.#current;
	}

	async #findCopy(): Promise<Copy | null> {
		let newest: (Copy & { readonly saved: string }) | null = null;
		for (const name of await this.#names()) {
			const cache = await this.at.caches.open(name);
			const note = await cache.match(SAVED_NOTE);
			if (!note) continue;
			const { saved } = (await note.json()) as { readonly saved: string };
			const list = await cache.match(this.at.root + COPY_LIST);
			if (newest && newest.saved >= saved) continue;
			newest = { name, cache, saved, list: list ? ((await list.json()) as CopyList) : null };
		}
		return newest;
	}

	async #names(): Promise<string[]> {
		return (await this.at.caches.keys()).filter((name) => name.startsWith(PREFIX));
	}
}

function asJson(value: unknown): Response {
	return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
}

function typeOf(response: Response): Record<string, string> {
	return { 'content-type': response.headers.get('content-type') ?? '' };
}

function hashOf(list: CopyList | null, root: string, url: string): string | undefined {
	return list?.files.find(([path]) => root + path === url)?.[1];
}

/** Hosts may write something of theirs into a page: it need only be whole, and of the build. */
function isPageOf(version: string, path: string, bytes: Uint8Array): boolean {
	if (path !== '' && !path.endsWith('/')) return false;
	const text = new TextDecoder().decode(bytes);
	return text.includes(`"${version}"`) && text.trimEnd().endsWith('</html>');
}

async function isSound(
	list: CopyList | null,
	root: string,
	url: string,
	bytes: Uint8Array,
	{ headers }: Response
): Promise<boolean> {
	const promised = hashOf(list, root, url);
	if (list && promised !== undefined) {
		const own = await contentHash(bytes);
		return (
			own === null || own === promised || isPageOf(list.version, url.slice(root.length), bytes)
		);
	}
	// Of a copy of an earlier build that had no list.
	const isPage = headers.get('content-type')?.includes('html') === true;
	return (await isAsNamed(url, bytes)) && !(isPage && NAMED_BY_CONTENT.test(url));
}
