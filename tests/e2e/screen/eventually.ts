import { expect } from 'vitest';

/** Software rendering on a busy computer takes its time; what never comes still fails. */
const PATIENCE_MS = 15_000;

/** `expect`, asked again until it holds: `await eventually(() => drawn(page)).toEqual(…)`. */
export function eventually<T>(read: () => T | Promise<T>, what?: string) {
	return expect.poll(read, {
		timeout: PATIENCE_MS,
		interval: 100,
		...(what === undefined ? {} : { message: what })
	});
}
