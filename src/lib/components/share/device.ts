/** Who changes a list: a code made once for this device, and the name that a person gave. */
import { idOfBytes } from '$lib/core/merge/id';
import type { Stamp } from '$lib/core/merge/version';
import { deviceStorage } from '$lib/data/device-storage';

export const storage = deviceStorage(() => localStorage);

const DEVICE_KEY = 'rootline.device';
const DEVICE = /^[a-z0-9]{10}$/;

let device: string | null = null;

/** The same for as long as the device keeps it; for this visit where storage is blocked. */
export function deviceId(): string {
	device ??= kept() ?? made();
	return device;
}

export function newId(): string {
	return idOfBytes(crypto.getRandomValues(new Uint8Array(10)));
}

/** Now, to the second, as files write it. */
export function now(): string {
	return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

export function stamp(author: string | null = null): Stamp {
	return { device: deviceId(), author, at: now() };
}

function kept(): string | null {
	try {
		const text = storage.get(DEVICE_KEY);
		return text !== null && DEVICE.test(text) ? text : null;
	} catch {
		// Storage is blocked: the lists say so; a code for this visit will do.
		return null;
	}
}

function made(): string {
	const id = newId();
	keep(id);
	return id;
}

/** Whether the device will still know it on the next visit. */
function keep(id: string): boolean {
	try {
		storage.set(DEVICE_KEY, id);
		return true;
	} catch {
		return false;
	}
}
