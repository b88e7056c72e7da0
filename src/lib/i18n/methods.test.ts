import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METHOD_IDS, methodById } from '../domain/methods/definitions/index.ts';
import { methodWords } from '#words/methods.ts';

/** Names of the files in a folder of this project, without their ending. */
const filesIn = (folder: string) =>
	readdirSync(new URL(folder, import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
const sorted = (ids: readonly string[]) => [...ids].sort();

describe('a method', () => {
	it('has one file with its definition, named by its id', () => {
		const files = filesIn('../domain/methods/definitions').filter(
			(file) => file !== 'index' && file !== 'method'
		);
		expect(sorted(files)).toEqual(sorted(METHOD_IDS));
		for (const id of METHOD_IDS) expect(methodById(id).id).toBe(id);
	});

	it('has one file with its words, named by its id', () => {
		expect(sorted(filesIn('en/methods'))).toEqual(sorted(METHOD_IDS));
		expect(sorted(Object.keys(methodWords))).toEqual(sorted(METHOD_IDS));
	});

	it.each(METHOD_IDS)('says by what neighbors are asked for: %s', (id) => {
		const asked = JSON.stringify(methodById(id).steps).matchAll(/"touches":"([^"]+)"/g);
		const flags = [...asked].map(([, flag]) => flag);
		expect(Object.keys(methodWords[id].neighbors ?? {})).toEqual(flags);
	});
});
