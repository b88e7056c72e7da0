/**
 * Another region, as docs/add-a-region.md says: a folder and the variable that names it. The whole way
 * from its files to built pages runs in a copy of the project that holds no other region. Then comes a
 * release that was not there when the source was written: brought in by the one command, it moves titles,
 * periods, dollars and sources of the whole atlas.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeRelease } from '../../scripts/support/region.mjs';
import { censusServer, type CensusServer } from '../fixtures/census-server.ts';
import { projectCopy, textsBelow, TSX, withRents } from '../fixtures/region/project.ts';

/** Three commands and a build of the app, on a machine that may be busy. */
const LONGEST = 600_000;

let copy: ReturnType<typeof projectCopy>;
let server: CensusServer;

const OLD = /2019[-–]2023|2019 to 2023|dollars of 2023|2023 dollars/;

async function profile(place: string): Promise<Figures> {
	const args = ['--place', place, '--format', 'json'];
	const { code, out } = await copy.node([...TSX, 'scripts/profile/profile.ts', ...args]);
	expect(code, out).toBe(0);
	return (JSON.parse(out) as { figures: Figures }).figures;
}

type Figures = Readonly<Record<string, { readonly value: number; readonly moe: number | null }>>;

beforeAll(async () => {
	copy = projectCopy();
	const figures = (period: string) =>
		readFileSync(join(copy.region, `figures/acs5-${period}.csv`), 'utf8');
	server = await censusServer({
		2024: withRents(figures('2019-2023'), 100),
		2019: withRents(figures('2015-2019'), 7)
	});
});
afterAll(async () => {
	await server.close();
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

	test('takes in a release of a later year', async () => {
		const asking = {
			ROOTLINE_CENSUS: server.base,
			ROOTLINE_REFRESH_PACE: '0',
			ROOTLINE_REFRESH_CACHE: join(copy.region, '../answers')
		};
		const released = textsBelow(copy.region);
		// The earlier period comes with other rents, too, and the newest once more: neither touches what is kept.
		for (const year of ['2024', '2019', '2024']) {
			const args = [...TSX, 'scripts/refresh/refresh.ts', '--year', year];
			const { code, out } = await copy.node(args, copy.region, asking);
			expect(code, out).toBe(0);
		}
		const { renter_households } = await profile('tract:99001000102');
		expect(renter_households).toMatchObject({ value: 400, moe: 120 });

		const now = textsBelow(copy.region);
		const kept = textsBelow(join(copy.region, 'releases/2019-2023'));
		for (const [path, text] of kept) expect(text, path).toBe(released.get(path));
		// Whatever is another now is kept as it was, and nothing else is.
		const replaced = [...released.keys()].filter((path) => now.get(path) !== released.get(path));
		expect(replaced).toContain('figures/acs5-2015-2019.csv');
		expect([...kept.keys()].sort()).toEqual([...replaced, 'fitted.generated.json'].sort());
		const then = join(copy.region, '../then');
		composeRelease(copy.region, '2019-2023', then);
		for (const [path, text] of textsBelow(then)) {
			if (path === 'region.json') {
				const { releases } = JSON.parse(text) as { releases: unknown };
				expect(releases).toEqual({
					...{ first: '2019-2023', kept: ['2019-2023'] },
					newest: '2020-2024'
				});
			} else if (path !== 'manifest.json') expect(text, path).toBe(released.get(path));
		}
		const check = await copy.node([...TSX, 'scripts/check/check.ts'], then);
		expect(check.out).toContain('0 BLOCKER, 0 WARN');
	});

	test('is built to files and pages, with its own numbers and nobody else’s names', async () => {
		const older = await copy.node(['scripts/support/pipeline.mjs']);
		expect(older.code, older.out.slice(-3000)).toBe(0);
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

		// The list of further screens leads to the other region that it names.
		const parts = copy.filesBelow('build/_app');
		const texts = parts.map((file) => readFileSync(join(copy.project, file), 'utf8'));
		expect(texts.some((text) => text.includes('https://marlow.example.org/'))).toBe(true);
		expect(texts.some((text) => text.includes('Another region: '))).toBe(true);

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

	test('then speaks of that release everywhere, without a change of its source', () => {
		for (const page of ['', 'table', 'station/quay', 'methods', 'evidence', 'about'])
			expect(copy.pageText(page), page).not.toMatch(OLD);
		expect(copy.pageText('table')).toContain('2020–2024');
		expect(copy.pageText('station/quay')).toContain('2020–2024');
		expect(copy.pageText('table')).toContain('in 2024 dollars');
		const speaking = copy.filesBelow('build').filter((file) => {
			// The sources of the release before are still told with its figures.
			if (/^build\/data\/|data\/__data|nodes\//.test(file)) return false;
			// The atlas on the figures of before, and the page that tells what is another since.
			if (/^build\/(?:release|changes)\//.test(file)) return false;
			const text = readFileSync(join(copy.project, file), 'utf8');
			// So does the list of sources, wherever it is.
			// And the region says of which releases it has margins.
			// Pages know where links of that release open.
			const said = text
				.replace(/"2019-2023":`some`/g, '')
				.replace(/<meta name="release"[^>]*>|releases:\{[^}]*\}/g, '');
			return OLD.test(said) && !text.includes('acs5-2019-2023');
		});
		expect(speaking).toEqual([]);
		expect(copy.pageText('release/2019-2023/station/quay')).toContain('2019–2023');
		expect(copy.pageText('release/2019-2023/table')).toContain('in 2023 dollars');
		expect(copy.pageText('release/2019-2023/table')).toContain(
			'These are the figures of 2019–2023. Newer ones are there. See it with the figures of 2020–2024'
		);
		expect(copy.pageText('table')).not.toContain('These are the figures of');
		// Margins of 2015–2019 are the Bureau's now, so no note says that they are modelled.
		const words = copy
			.filesBelow('build/_app')
			.map((file) => readFileSync(join(copy.project, file), 'utf8'))
			.join('\n');
		expect(words).toContain('2020-2024');
	});
});
