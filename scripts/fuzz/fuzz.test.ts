import { expect, test } from 'vitest';
import { parts, tryOnce, tryPart } from './fuzz.ts';

/** A hundredth of what `npm run fuzz` tries, always the same. */
const SHARE = 0.01;
const SEED = 16;

/** What failed once, by part, seed and number. */
const CASES = [
	// The name of a pin, cut in the middle of tabs and line breaks.
	['links', 20261130, 9911],
	['links', 20261130, 46291],
	// One that turns the letters after it around.
	['links', 20261130, 15307]
] as const;

const all = await parts();

test.each(all.map((part) => [part.name, part] as const))(
	'spoiled, they end in a value or a problem: %s',
	async (_, part) => {
		const { tries, failures } = await tryPart(part, { share: SHARE, seed: SEED, until: Infinity });
		expect(failures).toEqual([]);
		expect(tries).toBeGreaterThanOrEqual(part.tries * SHARE);
	}
);

test.each(CASES)(
	'what failed once does no longer: %s, seed %i, number %i',
	async (name, seed, number) => {
		const part = all.find((each) => each.name === name);
		await expect(Promise.resolve(tryOnce(part!, seed, number))).resolves.toBeTypeOf('string');
	}
);
