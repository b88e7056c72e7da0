import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readDataManifest } from '../data/region.ts';
import { manifestOf } from './import.ts';

describe('the manifest after an import', () => {
	const before = readDataManifest();
	const [written] = before.files.filter(({ path }) => path.startsWith('places/'));
	if (!written) throw new Error('The manifest lists places.');
	const text = '{"type":"Topology"}';
	const imported = { path: written.path, text, rows: 7 };

	test('has a new entry for what was written, and keeps sources and files that lie there', () => {
		const after = manifestOf([imported], before);
		expect(after.sources).toEqual(before.sources);
		expect(after.files.map(({ path }) => path)).toEqual(before.files.map(({ path }) => path));
		expect(after.files.find(({ path }) => path === written.path)).toEqual({
			...written,
			rows: 7,
			bytes: text.length,
			sha256: createHash('sha256').update(text).digest('hex')
		});
		const others = ({ path }: { path: string }) => path !== written.path;
		expect(after.files.filter(others)).toEqual(before.files.filter(others));
	});

	test('is not written where a source is unknown, or import.json names none', () => {
		const sources = before.sources.filter(({ id }) => !written.sources.includes(id));
		expect(() => manifestOf([imported], { ...before, sources })).toThrow('has no source');
		expect(() => manifestOf([{ ...imported, path: 'places/x.topojson' }], before)).toThrow(
			'names no source of places/x.topojson'
		);
	});
});
