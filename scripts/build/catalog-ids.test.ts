import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkCatalog, IDS_FILE, idsModule, loadIndicators } from './catalog-ids.ts';

describe('the union of indicator ids', () => {
	it('is what the catalog says', () => {
		expect(readFileSync(IDS_FILE, 'utf8')).toBe(idsModule(loadIndicators()));
	});

	it('belongs to a catalog whose sources exist', () => {
		expect(() => checkCatalog()).not.toThrow();
	});
});
