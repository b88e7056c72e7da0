/** What is unfinished in this window: it survives other pages and a reload, and no other window sees it. */
import {
	readUnfinished,
	writeUnfinished,
	NOTHING_UNFINISHED,
	type Unfinished
} from '$lib/domain/knowledge/unfinished';
import { deviceStorage } from '$lib/app/device/storage';
import { noteUnfinished, UNFINISHED_KEY } from './unfinished-key';

const storage = deviceStorage(() => sessionStorage);

let known: Unfinished | null = null;

export function unfinished(): Unfinished {
	known ??= attempt(() => readUnfinished(storage.get(UNFINISHED_KEY))) ?? NOTHING_UNFINISHED;
	return known;
}

/** Where storage is blocked or full it is kept as long as the page is open. */
export function keepUnfinished(change: Partial<Unfinished>): Unfinished {
	const next = { ...unfinished(), ...change };
	known = next;
	noteUnfinished((next.place ?? next.line) !== null);
	attempt(() => {
		if (next.place ?? next.line) storage.set(UNFINISHED_KEY, writeUnfinished(next));
		else storage.remove(UNFINISHED_KEY);
	});
	return next;
}

function attempt<T>(act: () => T): T | null {
	try {
		return act();
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
		return null;
	}
}
