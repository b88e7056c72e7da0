/**
 * Keeps the whole site on the device for people who ask for it, and answers from there when the
 * network does not. Nothing is kept unasked: pages come from the network first, so that a newer site
 * is never hidden by an older copy; files that carry their content's hash in their name can be taken
 * from the copy at any time.
 */
import { SiteCopy, type FromKeeper, type ToKeeper } from './lib/app/files/copy.ts';

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
const copy = new SiteCopy({
	caches,
	fetch: (what, init) => fetch(what, init),
	root: new URL('./', worker.location.href).href,
	now: () => new Date()
});

worker.addEventListener('install', (event) => {
	event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(worker.clients.claim());
});

worker.addEventListener('message', (event) => {
	const message = event.data as ToKeeper;
	const say = (answer: FromKeeper) => event.ports[0]?.postMessage(answer);
	if (message.type === 'keep') event.waitUntil(copy.keep(say));
	// Each message lets the browser grant more time to the copy that is being made.
	else if (message.type === 'go-on') event.waitUntil(copy.settled());
	else event.waitUntil(copy.forget().then(() => say({ type: 'forgotten' })));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	if (request.method !== 'GET' || new URL(request.url).origin !== worker.location.origin) return;
	event.respondWith(copy.answer(request));
});
