/** Keeping the whole site on the device, asked for by a person. */
import { fail, ok, type Problem, type Result } from '../../domain/result.ts';
import { REGION } from '../../domain/region.ts';
import { SAVED_NOTE, type FromKeeper, type ToKeeper } from './copy.ts';

export type OfflineProblem = Problem<
	/** The browser keeps no copies here: an old browser, a private window, an address without https. */
	| 'offline-unsupported'
	/** A file did not arrive whole. */
	| 'offline-failed'
	/** The device has no room. */
	| 'offline-full'
	/** Another build took the site's place meanwhile. */
	| 'offline-updated'
	/** The browser has stopped the keeper of the copy, or it says nothing any more. */
	| 'offline-silent'
>;

const PROBLEMS = {
	missing: 'offline-failed',
	full: 'offline-full',
	updated: 'offline-updated'
} as const;

/** No word for so long, and the keeper is taken for stopped. */
const SILENCE_MS = 30_000;
const GO_ON_MS = 15_000;

/** A copy is of the newest release alone: the atlas of one of before has no keeper of its own. */
export const canBeKept = REGION.releases.newest === undefined;

/** Makes the keeper of the copy ready. A browser that refuses keeps no copies; asking for one says so. */
export async function readyKeeper(script: string): Promise<void> {
	if (!canBeKept || !('serviceWorker' in navigator)) return;
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
	const keeper = await activeKeeper();
	if (!keeper) return fail('offline-unsupported');
	const answer = await askKeeper(keeper, { type: 'keep' }, ({ done, total }) =>
		onprogress(done / total)
	);
	if (answer?.type === 'failed') return fail(PROBLEMS[answer.reason]);
	return answer?.type === 'kept' ? ok(answer.saved) : fail('offline-silent');
}

/** Takes the copy off the device. */
export async function forgetSite(): Promise<void> {
	const keeper = await activeKeeper();
	if (keeper) await askKeeper(keeper, { type: 'forget' });
}

/**
 * @param keeper the part of a service worker that is used; tests give another
 * @param silence milliseconds without a word after which the answer is null
 */
export async function askKeeper(
	keeper: { postMessage(message: ToKeeper, ports?: Transferable[]): void },
	message: ToKeeper,
	onprogress?: (progress: Extract<FromKeeper, { type: 'progress' }>) => void,
	silence = SILENCE_MS
): Promise<FromKeeper | null> {
	const { port1, port2 } = new MessageChannel();
	const goOn = setInterval(() => keeper.postMessage({ type: 'go-on' }), GO_ON_MS);
	let patience: ReturnType<typeof setTimeout> | undefined;
	try {
		return await new Promise((resolve) => {
			const wait = () => {
				clearTimeout(patience);
				patience = setTimeout(() => resolve(null), silence);
			};
			port1.onmessage = ({ data }: MessageEvent<FromKeeper>) => {
				wait();
				if (data.type === 'progress') onprogress?.(data);
				else resolve(data);
			};
			wait();
			keeper.postMessage(message, [port2]);
		});
	} finally {
		clearTimeout(patience);
		clearInterval(goOn);
		port1.close();
	}
}

/** The keeper of the newest build, which an open page may not have met yet. */
async function activeKeeper(): Promise<ServiceWorker | null> {
	if (!('serviceWorker' in navigator)) return null;
	const registration = await navigator.serviceWorker.getRegistration();
	if (!registration) return null;
	// Without a network the one that is here has to do.
	await registration.update().catch(() => undefined);
	const { active } = await navigator.serviceWorker.ready;
	const coming = registration.installing ?? registration.waiting;
	if (!coming) return active;
	return new Promise((resolve) => {
		const look = () => {
			if (coming.state === 'activated') resolve(coming);
			if (coming.state === 'redundant') resolve(registration.active);
		};
		coming.addEventListener('statechange', look);
		look();
	});
}
