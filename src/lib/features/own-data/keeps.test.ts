/** What a choice of figures is offered of lists of one's own, and when it is too late for that. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { KEEPS_LISTS } from './key.ts';
import { offerOwn } from './keeps.ts';

const offered = (shown: string | null) => ({ label: 'My lists', shown, options: [] });

/** Answers of the device, which come when they are called. */
const answers = new Map<string | null, () => void>();
vi.mock('./doors', () => ({
	options: (mine: string | null) =>
		new Promise<ReturnType<typeof offered>>((resolve) =>
			answers.set(mine, () => resolve(offered(mine)))
		)
}));

const soon = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => {
	vi.unstubAllGlobals();
	answers.clear();
});

describe('lists among the figures to choose from', () => {
	it('are those of the last question, in whatever order the answers come', async () => {
		const take = vi.fn();
		const leave = offerOwn('a', take);
		await vi.waitFor(() => expect(answers.has('a')).toBe(true));
		leave();
		offerOwn('b', take);
		await vi.waitFor(() => expect(answers.has('b')).toBe(true));
		answers.get('b')?.();
		await soon();
		answers.get('a')?.();
		await soon();
		expect(take.mock.calls).toEqual([[offered('b')]]);
	});

	it('are none once no view names one and none is kept', async () => {
		vi.stubGlobal('localStorage', {});
		const take = vi.fn();
		offerOwn(null, take);
		expect(take.mock.calls).toEqual([[null]]);

		vi.stubGlobal('localStorage', { [KEEPS_LISTS]: '1' });
		offerOwn(null, take);
		await vi.waitFor(() => expect(answers.has(null)).toBe(true));
		answers.get(null)?.();
		await soon();
		expect(take.mock.lastCall).toEqual([offered(null)]);
	});
});
