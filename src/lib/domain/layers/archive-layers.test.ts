import { describe, expect, it } from 'vitest';
import { ARCHIVES } from '../../../../scripts/tiles/archives.ts';
import { ARCHIVE_LAYERS } from './sources.ts';

describe('the archives’ layers', () => {
	it.each(Object.entries(ARCHIVE_LAYERS))('of %s are all built', (archive, layers) => {
		const built = ARCHIVES.find(({ id }) => id === archive)?.layers.map(({ id }) => id);
		expect(built).toEqual(expect.arrayContaining(Object.values(layers)));
	});
});
