import { describe, expect, it } from 'vitest';
import { windowCode } from './saved-store.ts';

/** Locks as a browser has them, as far as windows use them. */
function locks() {
	const held = new Set<string>();
	const request = async (
		name: string,
		_options: unknown,
		use: (lock: { readonly name: string } | null) => unknown
	): Promise<unknown> => {
		await Promise.resolve();
		if (held.has(name)) return use(null);
		held.add(name);
		await use({ name });
		held.delete(name);
		return undefined;
	};
	return { held, manager: { request } as unknown as Pick<LockManager, 'request'> };
}

describe('windows of a device', () => {
	it('are told apart, and the first counts under the device’s own name', async () => {
		const { manager } = locks();
		const windows = Array.from({ length: 6 }, () => windowCode(manager, () => 0.5));
		await Promise.all(windows.map((each) => each.claim()));
		const codes = windows.map((each) => each.code());
		expect(new Set(codes).size).toBe(6);
		expect(codes).toContain('');
		expect([...codes].sort()).toEqual(['', 'a', 'b', 'c', 'd', 'e']);
	});

	it('take one letter each, however often they ask, and give it back', async () => {
		const { held, manager } = locks();
		const [one, two] = [windowCode(manager, () => 0), windowCode(manager, () => 0)];
		await Promise.all([one.claim(), one.claim()]);
		expect(held.size).toBe(1);
		one.release();
		await Promise.resolve();
		expect(one.code()).toBe('0');
		await two.claim();
		expect(two.code()).toBe('');
		await one.claim();
		expect(one.code()).toBe('a');
	});

	it('go by chance where there are no locks', async () => {
		const alone = windowCode(undefined, () => 0.999);
		await alone.claim();
		expect(alone.code()).toBe('z');
	});
});
