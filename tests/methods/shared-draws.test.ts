/** Draws of the region's methods that several ask for at once. */
import { describe, expect, it } from 'vitest';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import type { RunHooks } from '../../src/lib/domain/methods/confidence.ts';
import { fail } from '../../src/lib/domain/result.ts';
import { builtAnswers } from '../../src/lib/app/worker/built.ts';

const question = {
	method: 'corridor-pressure',
	adjustment: NO_ADJUSTMENT,
	reach: HALF_MILE
} as const;

/** Hooks of one asker, who aborts once so many portions are done. */
function asker(abortAfter = Infinity) {
	const shares: number[] = [];
	const hooks: RunHooks = {
		aborted: () => shares.length >= abortAfter,
		pause: () => new Promise((resolve) => setTimeout(resolve)),
		progress: (share) => shares.push(share)
	};
	return { shares, hooks };
}

describe('draws that two ask for', () => {
	it('are made once, and stay with the one who did not abort', async () => {
		const answers = builtAnswers();
		const [leaving, staying] = [asker(3), asker()];
		const [left, stayed] = await Promise.all([
			answers.answer('confidence', question, leaving.hooks),
			answers.answer('confidence', question, staying.hooks)
		]);
		expect(left).toEqual(fail('run-aborted'));
		expect(stayed.ok).toBe(true);
		expect(staying.shares.at(-1)).toBe(1);
		// The same run told both: no share came twice.
		expect(new Set(staying.shares).size).toBe(staying.shares.length);
	});

	it('are given up once both have, and made anew for the next', async () => {
		const answers = builtAnswers();
		const [one, other] = [asker(2), asker(4)];
		const ended = await Promise.all([
			answers.answer('confidence', question, one.hooks),
			answers.answer('trace', { ...question, row: 0 }, other.hooks)
		]);
		expect(ended).toEqual([fail('run-aborted'), fail('run-aborted')]);
		expect(other.shares.at(-1)).toBeLessThan(0.5);
		const next = await answers.answer('confidence', question, asker().hooks);
		expect(next.ok && next.value.share.length).toBeGreaterThan(0);
	});
});
