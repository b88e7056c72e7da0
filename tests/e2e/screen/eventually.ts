import { expect } from 'vitest';
import { PATIENCE_MS } from '../support/open-page.ts';

/** `expect`, asked again until it holds: `await eventually(() => drawn(page)).toEqual(…)`. */
export function eventually<T>(read: () => T | Promise<T>, what?: string) {
	return expect.poll(read, {
		timeout: PATIENCE_MS,
		interval: 100,
		...(what === undefined ? {} : { message: what })
	});
}

/** What is read once it stops changing: the ground is drawn after the tracts, bit by bit. */
export async function settled<T>(read: () => Promise<T>): Promise<T> {
	let before: T | undefined;
	let now = await read();
	await eventually(async () => {
		before = now;
		now = await read();
		return JSON.stringify(now) === JSON.stringify(before);
	}, 'comes to rest').toBe(true);
	return now;
}
