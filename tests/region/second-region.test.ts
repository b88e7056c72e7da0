/**
 * Another region, as docs/add-a-region.md says: a folder and the variable that names it, in a copy of the
 * project that holds no other. Then comes a release that was not there when the source was written, brought
 * in by the one command. What both are built to is looked at where their pages are, in
 * `e2e/open-a-link-of-an-older-release`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeRelease } from '../../scripts/support/region.mjs';
import { censusServer, type CensusServer } from '../fixtures/census-server.ts';
import { shareWithinHalfMile } from '../fixtures/region/numbers.ts';
import { projectCopy, textsBelow, TSX, withRents } from '../fixtures/region/project.ts';

/** Several commands, on a machine that may be busy. */
const LONGEST = 600_000;

let copy: ReturnType<typeof projectCopy>;
let server: CensusServer;

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
});
