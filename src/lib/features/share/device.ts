/** Who changes a list: a code made once for this device, and the name that a person gave. */
import { idOfBytes, type Stamp } from '$lib/domain/knowledge/merge';
import { deviceStorage } from '$lib/app/device/storage';
import { windowCode } from '$lib/app/device/saved-store';

export const storage = deviceStorage(() => localStorage);

const DEVICE_KEY = 'rootline.device';
const DEVICE = /^[a-z0-9]{10}$/;

/** There are no locks where the page came without encryption, nor where it is made ready. */
const windows = windowCode(
	typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : undefined,
	Math.random
);

let device: string | null = null;

/**
 * The same for as long as the device keeps it; for this visit where storage is blocked. Read anew
 * each time: two windows that opened at once made two, of which one is kept.
 */
export function deviceId(): string {
	device = kept() ?? device ?? made();
	return device;
}

let isOne = false;

/** To be called before anything is changed: tells this window apart from others of the device. */
export function beOneWindow(): void {
	if (isOne) return;
	isOne = true;
	void windows.claim();
	// A page that waits for the way back must not hold on to what others may need.
	window.addEventListener('pagehide', () => windows.release());
	window.addEventListener('pageshow', ({ persisted }) => {
		if (persisted) void windows.claim();
	});
}

export function newId(): string {
	return idOfBytes(crypto.getRandomValues(new Uint8Array(10)));
}

/** Now, to the second, as files write it. */
export function now(): string {
	return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Windows of a device count apart: what one of them does, the others may not have heard of. */
export function stamp(author: string | null = null): Stamp {
	return { device: deviceId() + windows.code(), author, at: now() };
}

function kept(): string | null {
	try {
		const text = storage.get(DEVICE_KEY);
		return text !== null && DEVICE.test(text) ? text : null;
	} catch (error) {
		ifBlocked(error);
		return null;
	}
}

/** Where storage is blocked or full the lists say so, and a code for this visit will do. */
function ifBlocked(error: unknown): void {
	if (!(error instanceof DOMException)) throw error;
}

function made(): string {
	const id = newId();
	try {
		storage.set(DEVICE_KEY, id);
	} catch (error) {
		ifBlocked(error);
	}
	return id;
}
