import { describe, expect, test } from 'vitest';
import type { DataManifest } from '../data/region.ts';
import { labels, checkManifest } from './files.ts';

describe('manifest', () => {
	const source: DataManifest['sources'][number] = {
		id: 'test',
		title: 'Test',
		publisher: 'Somebody',
		vintage: '2020',
		tractVintage: null,
		licence: 'Free.',
		url: null
	};
	const manifest: DataManifest = {
		format: 2,
		sources: [source],
		files: [
			{
				path: 'figures/a.csv',
				sources: ['test'],
				tables: [],
				rows: 1,
				bytes: 3,
				// SHA-256 of "abc", as published in FIPS 180.
				sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
			}
		]
	};
	const files = (...entries: readonly (readonly [string, string])[]) =>
		new Map(entries.map(([path, text]) => [path, new TextEncoder().encode(text)]));
	const check = (
		held: ReadonlyMap<string, Uint8Array>,
		bytes = 3,
		sources: readonly (typeof source)[] = [source]
	) => labels(checkManifest({ ...manifest, sources: [...sources] }, held, bytes));
	const same = files(['figures/a.csv', 'abc']);

	test('the same bytes are sound', () => {
		expect(check(same)).toEqual([]);
	});

	test('changed, missing and unlisted files are found', () => {
		expect(check(files(['figures/a.csv', 'abd']))).toEqual([
			'BLOCKER files as imported: run npm run import, or undo the edit'
		]);
		expect(check(files())).toEqual(['BLOCKER listed files are there']);
		expect(check(files(['figures/a.csv', 'abc'], ['figures/b.csv', 'abc']))).toEqual([
			'BLOCKER files are listed'
		]);
	});

	test('every source that a file names says whose it is', () => {
		const unknown = ['BLOCKER sources of files are in the manifest'];
		expect(check(same, 3, [])).toEqual(unknown);
		expect(check(same, 3, [{ ...source, id: 'another' }])).toEqual(unknown);
	});

	test('the size of data/ is kept in check', () => {
		const megabyte = 1024 * 1024;
		expect(check(same, 12 * megabyte)).toEqual(['WARN data/ stays under 8 MB']);
		expect(check(same, 12 * megabyte + 1)).toEqual(['BLOCKER data/ stays under 12 MB']);
	});
});
