/** The command, as people run it. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findCommand } from '../../scripts/find/find.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/find/find.ts', import.meta.url));
const TSX = createRequire(import.meta.url).resolve('tsx/cli');
const PATIENCE = 120_000;

type Run = { readonly code: number; readonly out: string; readonly err: string };

const run = (...args: string[]): Promise<Run> => findCommand(args);

/** In a process of its own, which reads all anew. */
function runAlone(...args: string[]): Promise<Run> {
	return new Promise((resolve) => {
		execFile(process.execPath, [TSX, SCRIPT, ...args], (error, out, err) => {
			resolve({ code: error ? Number(error.code) : 0, out, err });
		});
	});
}

const objects = ({ out }: Run) =>
	out
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the find command', () => {
	it(
		'prints one object a line, best first, with all that was asked of it',
		async () => {
			const found = await runAlone('2100', 'W', 'Broadway', 'Ave', '--limit', '1');
			expect(found.err).toBe('');
			expect(objects(found)).toEqual([
				{
					kind: 'address',
					id: 'near:45.00304,-93.30678,0.5mi~2100 West Broadway',
					name: '2100 West Broadway',
					detail: 'Address · Minneapolis',
					longitude: -93.30678,
					latitude: 45.00304
				}
			]);
		},
		PATIENCE
	);

	it(
		'says what a tract of 2010 was split into, and where areas lie',
		async () => {
			const [split] = objects(await run('27053104900'));
			expect(split).toMatchObject({ kind: 'tract', id: 'tracts:053104901,053104902' });
			expect(split?.detail).toContain('split into 1049.01 and 1049.02 in 2020');
			const [city] = objects(await run('robinsdale', '--limit', '3'));
			expect(city).toMatchObject({ kind: 'city', name: 'Robbinsdale', detail: 'City' });
			expect(city?.longitude).toBeCloseTo(-93.335, 1);
			expect(city?.latitude).toBeCloseTo(45.03, 1);
		},
		PATIENCE
	);

	it(
		'prints nothing where there is nothing, and says what it cannot do',
		async () => {
			expect(await run('xyzzy')).toEqual({ code: 0, out: '', err: '' });
			expect(await runAlone()).toMatchObject({ code: 1, out: '' });
			expect((await run('penn', '--limit', 'many')).err).toContain('--limit takes a whole number');
			expect((await run('penn', '--most', '3')).code).toBe(1);
		},
		PATIENCE
	);
});
