/** Against what the engine that runs the tests has of its own: its functions are the oracle. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillIn } from './built-ins.ts';

/** Takes functions away, fills them in, and gives back the engine's own afterwards. */
function filled<T>(taken: readonly (readonly [owner: object, name: string])[], use: () => T): T {
	const own = taken.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name)!);
	for (const [owner, name] of taken) Reflect.deleteProperty(owner, name);
	try {
		fillIn();
		return use();
	} finally {
		taken.forEach(([owner, name], at) => Object.defineProperty(owner, name, own[at]!));
	}
}

const LIST = ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'];
const TEXT = ['at', 'replaceAll', 'isWellFormed', 'toWellFormed'];

/** The same questions to the engine's functions and to ours. */
function ofList(list: readonly number[], index: number) {
	const small = (each: number) => each < 5;
	return {
		at: list.at(index),
		findLast: list.findLast(small),
		findLastIndex: list.findLastIndex(small),
		toSorted: list.toSorted((a, b) => a - b),
		toReversed: list.toReversed(),
		toSpliced: list.toSpliced(1, 2, 9),
		with: list.length > 0 ? list.with(-1, 7) : [],
		typed: [...Float64Array.from(list).toSorted()],
		last: Float64Array.from(list).at(-1)
	};
}

function ofText(text: string, what: string) {
	return {
		at: [text.at(0), text.at(-1), text.at(99)],
		replaceAll: text.replaceAll(what, '<$&>'),
		isWellFormed: text.isWellFormed(),
		toWellFormed: text.toWellFormed()
	};
}

it('lists answer as the engine’s own do', () => {
	const cases = fc.sample(
		fc.tuple(fc.array(fc.integer({ max: 10 })), fc.integer({ min: -9, max: 9 })),
		200
	);
	const own = cases.map((each) => ofList(...each));
	const bytes = Object.getPrototypeOf(Uint8Array.prototype) as object;
	const taken = [
		...LIST.map((name) => [Array.prototype, name] as const),
		...['at', 'toSorted', 'toReversed'].map((name) => [bytes, name] as const)
	];
	expect(filled(taken, () => cases.map((each) => ofList(...each)))).toEqual(own);
});

it('texts answer as the engine’s own do, with halves of letters and signs of patterns', () => {
	const letter = fc.constantFrom('a', '.', '$', '\\', '😀', '\uD83D', '\uDE00', 'é');
	const text = fc.array(letter, { maxLength: 8 }).map((all) => all.join(''));
	const cases = fc.sample(fc.tuple(text, fc.constantFrom('a', '.', '$', '\\')), 500);
	const own = cases.map((each) => ofText(...each));
	const taken = TEXT.map((name) => [String.prototype, name] as const);
	expect(filled(taken, () => cases.map((each) => ofText(...each)))).toEqual(own);
});

it('the rest is there where it was missing', async () => {
	const taken = [
		[Object, 'hasOwn'],
		[AbortSignal, 'timeout']
	] as const;
	const [own, inherited, signal] = filled(
		taken,
		() =>
			[
				Object.hasOwn({ a: 1 }, 'a'),
				Object.hasOwn({ a: 1 }, 'toString'),
				AbortSignal.timeout(0)
			] as const
	);
	expect([own, inherited]).toEqual([true, false]);
	if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
	expect((signal.reason as Error).name).toBe('TimeoutError');
});
