/** Keeping the whole site on the device, asked for by a person. */
import { fail, ok, type Problem, type Result } from '../../domain/result.ts';

/* What a page and the keeper of the copy on the device (the service worker) say to each other. */

export type ToKeeper = { readonly type: 'keep' } | { readonly type: 'forget' };

export type FromKeeper =
	| { readonly type: 'progress'; readonly done: number; readonly total: number }
	/** ISO time. */
	| { readonly type: 'kept'; readonly saved: string }
	| { readonly type: 'failed'; readonly detail: string }
	| { readonly type: 'forgotten' };

/** Entry of the copy that says when it was made. */
export const SAVED_NOTE = '/rootline-saved.json';

export type OfflineProblem = Problem<
	/** The browser keeps no copies here: an old browser, a private window, an address without https. */
	| 'offline-unsupported'
	/** A file did not arrive, or the device has no room. */
	| 'offline-failed'
>;

/** Makes the keeper of the copy ready. A browser that refuses keeps no copies; asking for one says so. */
export async function readyKeeper(script: string): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	try {
		await navigator.serviceWorker.register(script);
	} catch (error) {
		if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
	}
}

/** ISO time of the copy on this device, or null where there is none. */
export async function savedAt(): Promise<string | null> {
	if (!('caches' in globalThis)) return null;
	try {
		const note = await caches.match(SAVED_NOTE);
		const told: unknown = await note?.json();
		return typeof told === 'object' && told !== null && 'saved' in told ? String(told.saved) : null;
	} catch (error) {
		// Storage that the browser blocks holds no copy; anything else is a mistake of ours.
		if (error instanceof DOMException) return null;
		throw error;
	}
}

/** Fetches every file of the site into the copy. Gives the time at which it was complete. */
export async function keepSite(
	onprogress: (share: number) => void
): Promise<Result<string, OfflineProblem>> {
	const answer = await askKeeper({ type: 'keep' }, ({ done, total }) => onprogress(done / total));
	if (answer === null) return fail('offline-unsupported');
	return answer.type === 'kept' ? ok(answer.saved) : fail('offline-failed');
}

/** Takes the copy off the device. */
export async function forgetSite(): Promise<void> {
	await askKeeper({ type: 'forget' });
}

async function askKeeper(
	message: ToKeeper,
	onprogress?: (progress: Extract<FromKeeper, { type: 'progress' }>) => void
): Promise<FromKeeper | null> {
	const keeper = await activeKeeper();
	if (!keeper) return null;
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }: MessageEvent<FromKeeper>) => {
			if (data.type === 'progress') onprogress?.(data);
			else resolve(data);
		};
		keeper.postMessage(message, [port2]);
	});
}

async function activeKeeper(): Promise<ServiceWorker | null> {
	if (!('serviceWorker' in navigator)) return null;
	const registration = await navigator.serviceWorker.getRegistration();
	if (!registration) return null;
	return (await navigator.serviceWorker.ready).active;
}
