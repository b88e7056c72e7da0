/**
 * A release that was not there when the source was written: brought in by the one command, it moves titles,
 * periods, dollars and sources of the whole atlas.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { censusServer, type CensusServer } from '../fixtures/census-server.ts';
import { projectCopy, TSX } from '../fixtures/region/project.ts';

let copy: ReturnType<typeof projectCopy>;
let server: CensusServer;

beforeAll(async () => {
	copy = projectCopy();
	const figures = (period: string) =>
		readFileSync(join(copy.region, `figures/acs5-${period}.csv`), 'utf8');
	server = await censusServer({ 2024: figures('2019-2023'), 2019: figures('2015-2019') });
});
afterAll(async () => {
	await server.close();
	copy.remove();
});

const OLD = /2019[-–]2023|2019 to 2023|dollars of 2023|2023 dollars/;

describe('a release of a later year', { timeout: 900_000 }, () => {
	test('moves the whole atlas without a change of its source', async () => {
		const asking = {
			ROOTLINE_CENSUS: server.base,
			ROOTLINE_REFRESH_PACE: '0',
			ROOTLINE_REFRESH_CACHE: join(copy.region, '../answers')
		};
		for (const year of ['2024', '2019']) {
			const args = [...TSX, 'scripts/refresh/refresh.ts', '--year', year];
			const { code, out } = await copy.node(args, copy.region, asking);
			expect(code, out).toBe(0);
		}
		const profile = await copy.node([
			...TSX,
			...['scripts/profile/profile.ts', '--place', 'tract:99001000102', '--format', 'json']
		]);
		expect(profile.code, profile.out).toBe(0);
		const { figures } = JSON.parse(profile.out) as {
			figures: Record<string, { value: number; moe: number | null }>;
		};
		expect(figures.renter_households).toMatchObject({ value: 400, moe: 120 });
		const data = await copy.node([...TSX, 'scripts/build-data.ts']);
		expect(data.code, data.out).toBe(0);
		const app = await copy.node(['node_modules/vite/bin/vite.js', 'build']);
		expect(app.code, app.out.slice(-3000)).toBe(0);
		for (const page of ['', 'table', 'station/quay', 'methods', 'evidence', 'about'])
			expect(copy.pageText(page), page).not.toMatch(OLD);
		expect(copy.pageText('table')).toContain('2020–2024');
		expect(copy.pageText('station/quay')).toContain('2020–2024');
		expect(copy.pageText('table')).toContain('in 2024 dollars');
		const speaking = copy.filesBelow('build').filter((file) => {
			// The sources of the release before are still told with its figures.
			if (/^build\/data\/|data\/__data|nodes\//.test(file)) return false;
			const text = readFileSync(join(copy.project, file), 'utf8');
			// So does the list of sources, wherever it is.
			// And the region says of which releases it has margins.
			const said = text.replace(/"2019-2023":`some`/g, '');
			return OLD.test(said) && !text.includes('acs5-2019-2023');
		});
		expect(speaking).toEqual([]);
		// Margins of 2015–2019 are the Bureau's now, so no note says that they are modelled.
		const words = copy
			.filesBelow('build/_app')
			.map((file) => readFileSync(join(copy.project, file), 'utf8'))
			.join('\n');
		expect(words).toContain('2020-2024');
	});
});
