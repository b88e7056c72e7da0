import { expect, test } from 'vitest';
import { createProgress, elapsed, PlainError } from './run.mjs';

function recorder() {
	let text = '';
	return { write: (part: string) => (text += part), text: () => text };
}

test.each([
	[0, '0.0 s'],
	[412, '0.4 s'],
	[9940, '9.9 s'],
	[12_300, '12 s'],
	[59_700, '1 min 00 s'],
	[125_000, '2 min 05 s']
])('%d ms are "%s"', (milliseconds, words) => {
	expect(elapsed(milliseconds)).toBe(words);
});

test('in a log a step says that it begins and how long it took, without control characters', async () => {
	const output = recorder();
	const progress = createProgress(output);
	const result = await progress.step('Tiles', 'building tiles', () =>
		Promise.resolve('3 archives')
	);
	expect(result).toBe('3 archives');
	expect(output.text()).toMatch(/^· Tiles {6}building tiles\n✓ Tiles {6}\d\.\d s {2}3 archives\n$/);
});

test('on a terminal the line of a running step is cleared before the next', async () => {
	const output = recorder();
	const progress = createProgress({ ...output, isTTY: true, columns: 40 });
	await progress.step('Tiles', 'building', () => Promise.resolve(undefined));
	const shown = output.text().split('\r\u001b[2K').at(-1) ?? '';
	expect(shown).toContain('Tiles');
	expect(shown.endsWith('\n')).toBe(true);
});

test('a failed step is marked and its error goes on', async () => {
	const output = recorder();
	const progress = createProgress(output);
	const failing = progress.step('Data', 'building', () =>
		Promise.reject(new PlainError('No figures.'))
	);
	await expect(failing).rejects.toThrow('No figures.');
	expect(output.text()).toContain('✗ Data');
});

test('an expected failure is a sentence below its output, a mistake shows where it happened', () => {
	const plain = recorder();
	createProgress(plain).failure(new PlainError('The port is taken.', 'EADDRINUSE'));
	expect(plain.text()).toBe('\nEADDRINUSE\n\nThe port is taken.\n');

	const mistake = recorder();
	createProgress(mistake).failure(new TypeError('undefined is not a function'));
	expect(mistake.text()).toContain('run.test.ts');
});
