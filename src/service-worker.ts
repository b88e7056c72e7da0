/**
 * Keeps the whole site on the device for people who ask for it, and answers from there when the
 * network does not. Nothing is kept unasked: pages come from the network first, so that a newer site
 * is never hidden by an older copy; files that carry their content's hash in their name can be taken
 * from the copy at any time.
 */
import { build, files, prerendered, version } from '$service-worker';
import { SAVED_NOTE, type FromKeeper, type ToKeeper } from './lib/app/files/offline.ts';

/** The part of a service worker's scope that is used; its own library of types cannot stand beside a page's. */
type Lasting = { waitUntil(work: Promise<unknown>): void };
type KeeperScope = {
	readonly location: Location;
	readonly clients: { claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
	addEventListener(type: 'message', listener: (event: MessageEvent & Lasting) => void): void;
	addEventListener(
		type: 'fetch',
		listener: (event: {
			readonly request: Request;
			respondWith(answer: Promise<Response>): void;
		}) => void
	): void;
};

const worker = self as unknown as KeeperScope;
const COPY = `rootline-copy-${version}`;
const PREFIX = 'rootline-copy-';
/** Fetched by other programs and sites, not read by the app. */
const NOT_FOR_THE_APP = ['/tiles/areas-', '/preview/'];
const NAMED_BY_CONTENT = /\/_app\/immutable\/|\/(?:data|tiles)\/[\w-]+-[0-9a-f]{16}[./]/;
/** So many files are on their way at a time. */
const AT_ONCE = 6;

worker.addEventListener('install', (event) => {
	event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(worker.clients.claim());
});

worker.addEventListener('message', (event) => {
	const message = event.data as ToKeeper;
	const say = (answer: FromKeeper) => event.ports[0]?.postMessage(answer);
	event.waitUntil(message.type === 'keep' ? keep(say) : forget(say));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	if (request.method !== 'GET' || new URL(request.url).origin !== worker.location.origin) return;
	event.respondWith(answer(request));
});

async function answer(request: Request): Promise<Response> {
	const { pathname } = new URL(request.url);
	if (NAMED_BY_CONTENT.test(pathname)) {
		const kept = await caches.match(request, { ignoreSearch: true });
		if (kept) return kept;
	}
	try {
		return await fetch(request);
	} catch (error) {
		const kept = await keptPage(request);
		if (kept) return kept;
		throw error;
	}
}

/** The copy of a file or page, whatever view its address asks for. */
async function keptPage(request: Request): Promise<Response | undefined> {
	const exact = await caches.match(request, { ignoreSearch: true });
	if (exact || request.mode !== 'navigate') return exact;
	const url = new URL(request.url);
	return caches.match(`${url.origin}${url.pathname.replace(/\/?$/, '/')}`, { ignoreSearch: true });
}

async function keep(say: (answer: FromKeeper) => void): Promise<void> {
	const all = [...new Set([...build, ...files, ...prerendered])].filter((path) =>
		NOT_FOR_THE_APP.every((other) => !path.includes(other))
	);
	try {
		const copy = await caches.open(COPY);
		const waiting = [...all];
		let done = 0;
		const carry = async () => {
			for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
				if (!(NAMED_BY_CONTENT.test(path) && (await copy.match(path)))) await copy.add(path);
				say({ type: 'progress', done: ++done, total: all.length });
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, carry));
		const saved = new Date().toISOString();
		await copy.put(SAVED_NOTE, new Response(JSON.stringify({ saved })));
		for (const name of await caches.keys()) {
			if (name.startsWith(PREFIX) && name !== COPY) await caches.delete(name);
		}
		say({ type: 'kept', saved });
	} catch (error) {
		say({ type: 'failed', detail: String(error) });
	}
}

async function forget(say: (answer: FromKeeper) => void): Promise<void> {
	for (const name of await caches.keys()) {
		if (name.startsWith(PREFIX)) await caches.delete(name);
	}
	say({ type: 'forgotten' });
}
