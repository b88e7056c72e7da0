/**
 * Another region, as docs/add-a-region.md says: a folder and the variable that names it. The whole way
 * from its files to built pages runs in a copy of the project that holds no other region.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectCopy, TSX } from '../fixtures/region/project.ts';

/** Three commands and a build of the app, on a machine that may be busy. */
const LONGEST = 600_000;

let copy: ReturnType<typeof projectCopy>;

async function profile(place: string): Promise<Figures> {
	const args = ['--place', place, '--format', 'json'];
	const { code, out } = await copy.node([...TSX, 'scripts/profile/profile.ts', ...args]);
	expect(code, out).toBe(0);
	return (JSON.parse(out) as { figures: Figures }).figures;
}

type Figures = Readonly<Record<string, { readonly value: number; readonly moe: number | null }>>;

beforeAll(() => {
	copy = projectCopy();
});
afterAll(() => {
	copy.remove();
});

/** Share of a tract of 0.03° by 0.02° within half a mile of a point inside of it. */
function shareWithinHalfMile(south: number): number {
	const [earth, radian] = [6_371_008.8, Math.PI / 180];
	const height = Math.sin((south + 0.02) * radian) - Math.sin(south * radian);
	return (Math.PI * 804.672 ** 2) / (earth ** 2 * 0.03 * radian * height);
}

describe('an invented region', { timeout: LONGEST }, () => {
	test('is named plainly where it is not there', async () => {
		const { code, out } = await copy.node([...TSX, 'scripts/check/check.ts'], 'nowhere');
		expect(code).not.toBe(0);
		expect(out).toContain('its region.json is missing');
	});

	test('passes every check of its data', async () => {
		const { code, out } = await copy.node([...TSX, 'scripts/check/check.ts']);
		expect(out).toContain('0 BLOCKER, 0 WARN');
		expect(code).toBe(0);
	});

	test('gives a tract its own figures, with the margin of a share', async () => {
		const { renter_households, renter_share, burdened_share } = await profile('tract:99001000102');
		expect(renter_households).toMatchObject({ value: 400, moe: 120 });
		expect(renter_share?.value).toBe(0.4);
		// √(120² − 0.4² · 90²) ÷ 1000, as the Bureau has it for a part of a whole.
		expect(renter_share?.moe).toBeCloseTo(0.11447, 4);
		expect(burdened_share?.value).toBeCloseTo(220 / 400, 6);
	});

	test('pools two tracts within half a mile of a station on their border', async () => {
		const figures = await profile('station:weir-lane');
		// Half of the circle lies in a tract of 600 renters among 1,000 households, half in one of 200 among 800.
		const half = shareWithinHalfMile(40.03) / 2;
		expect(figures.renter_households!.value / (half * (600 + 200))).toBeCloseTo(1, 2);
		expect(figures.renter_share!.value).toBeCloseTo(800 / 1800, 3);
		expect(figures.people_2020!.value / (half * (2200 + 2300))).toBeCloseTo(1, 2);
		expect(figures.black!.value).toBeCloseTo(0.2, 6);
		// Two margins of 120, each as large a part of itself as of its tract's renters, and no less.
		expect(figures.renter_households!.moe! / (half * Math.hypot(120, 120))).toBeGreaterThan(0.99);
	});

	test('is built to files and pages, with its own numbers and nobody else’s names', async () => {
		const data = await copy.node([...TSX, 'scripts/build-data.ts']);
		expect(data.code, data.out).toBe(0);
		const app = await copy.node(['node_modules/vite/bin/vite.js', 'build']);
		expect(app.code, app.out.slice(-3000)).toBe(0);

		expect(copy.pageText('')).toContain('The anti-displacement atlas for the Harrow Tramway');
		// Its own default, which is another than that of the region beside it.
		expect(copy.pageText('table')).toContain('Median gross rent with utilities');
		for (const name of ['Quay', 'Weir Lane', 'Orchard']) expect(copy.pageText('')).toContain(name);
		expect(readdirSync(join(copy.project, 'build/station')).sort()).toEqual([
			'orchard',
			'quay',
			'weir-lane'
		]);
		expect(existsSync(join(copy.project, 'build/city/fernholm/index.html'))).toBe(true);
		// 400 renters ± 120 in the tract around the station; the circle is 35.8 percent of it.
		expect(shareWithinHalfMile(40)).toBeCloseTo(0.358, 3);
		const report = copy.pageText('station/quay');
		expect(report).toContain('143 ± 43 renter households in the Quay station area');
		expect(report).toContain('That is 40%');
		expect(copy.pageText('evidence')).toContain(
			'No line of this region has been open for long enough'
		);

		const names =
			/minneapolis|hennepin|brooklyn park|twin[ -]cities|blue.line|green line|robbinsdale|metro transit|seven-county|minnesota|penn ave/i;
		// What others published of their own region is cited wherever the methods are held against it.
		const cited = 'Twin Cities, 15 variables';
		const files = [...copy.filesBelow('build'), ...copy.filesBelow('static')];
		expect(files.length).toBeGreaterThan(100);
		const named = files.filter((file) =>
			names.test(readFileSync(join(copy.project, file), 'utf8').replaceAll(cited, ''))
		);
		expect(named).toEqual([]);
	});
});
