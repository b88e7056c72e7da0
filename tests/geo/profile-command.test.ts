/** The command, as people run it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvParse } from 'd3-dsv';
import { profileCommand, type Ran } from '../../scripts/profile/profile.ts';
import { CSV_COLUMNS } from '../../src/lib/domain/report/figure-files.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/profile/profile.ts', import.meta.url));
const TSX = createRequire(import.meta.url).resolve('tsx/cli');

const run = (...args: string[]): Promise<Ran> => profileCommand(args);

/** In a process of its own, which reads all anew. */
function runAlone(...args: string[]): Promise<Ran> {
	return new Promise((resolve) => {
		execFile(process.execPath, [TSX, SCRIPT, ...args], (error, out, err) => {
			resolve({ code: error ? Number(error.code) : 0, out, err });
		});
	});
}

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'rootline places '));
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});

function file(name: string, ...rings: number[][][]): string {
	const path = join(folder, name);
	const features = rings.map((ring, i) => ({
		type: 'Feature',
		properties: { name: `part ${i + 1}` },
		geometry: { type: 'Polygon', coordinates: [ring] }
	}));
	writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
	return path;
}

type Figures = Record<string, { value: number | null; moe: number | null; quality: string }>;
type Answer = {
	place: string;
	distance_m: number | null;
	figures: Figures;
	notes: string[];
	features?: { name: string; figures: Figures }[];
};

describe('npm run profile', () => {
	it('gives a station area as JSON, with all promised figures', async () => {
		const { code, out } = await run(
			'--place',
			'station:Penn',
			'--distance',
			'0.5mi',
			'--format',
			'json'
		);
		expect(code).toBe(0);
		const answer = JSON.parse(out) as Answer;
		expect(answer).toMatchObject({ place: 'station:penn', distance_m: 804.672 });
		expect(answer.figures).toMatchObject({
			people_2020: { moe: null, quality: 'value' },
			housing_units_2020: {},
			people: {},
			households: {},
			renter_households: {},
			renter_share: {},
			people_of_color_share: {},
			burdened_share: {},
			no_vehicle_households: {},
			median_gross_rent: {},
			median_household_income: {}
		});
		expect(answer.figures.renter_households!.value! / 1086).toBeCloseTo(1, 2);
		expect(answer.figures.renter_households!.moe! / 177).toBeCloseTo(1, 2);
		expect(answer.notes[0]).toMatch(/^Apportioned by/);
	}, 60_000);

	it('tells homes by rent of a station, a city and a circle, and never of one tract', async () => {
		const figures = async (...args: string[]) => {
			const { out } = await run(...args, '--format', 'json');
			return JSON.parse(out) as Answer & { readonly sources: readonly string[] };
		};
		const ids = ['affordable_homes_30', 'affordable_homes_50', 'affordable_homes_80'];
		const point = join(folder, 'point.geojson');
		writeFileSync(
			point,
			'{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[-93.29963,44.99887]}}'
		);
		for (const args of [
			['--place', 'station:oak-grove-parkway'],
			['--place', 'city:Robbinsdale'],
			['--place', `file:${point}`, '--distance', '0.5mi']
		]) {
			const answer = await figures(...args);
			for (const id of ids)
				expect(answer.figures[id]!.value, `${args.join(' ')} ${id}`).toBeGreaterThan(0);
		}
		for (const args of [
			['--place', 'tract:27053104801'],
			['--place', 'tract:27053025100'],
			['--place', `file:${point}`, '--distance', '0.25mi']
		]) {
			const answer = await figures(...args);
			for (const id of ids)
				expect(answer.figures[id], `${args.join(' ')} ${id}`).toMatchObject({
					value: null,
					quality: 'place-too-small'
				});
			expect(answer.sources.join(' ')).toContain('never of one tract');
		}
		const { out } = await run('--place', 'tract:27053104801');
		expect(out).toMatch(/at 50% of area median income could pay\s+Too small a place to say/);
	}, 120_000);

	it('takes the places of a file one by one and together, counting shared ground once', async () => {
		const west = [
			[-93.32, 45],
			[-93.3, 45],
			[-93.3, 45.01],
			[-93.32, 45.01]
		];
		const east = west.map(([x, y]) => [x! + 0.01, y!]);
		const { code, out } = await run(
			'--place',
			`file:${file('two places.geojson', west, east)}`,
			'--format',
			'json'
		);
		expect(code).toBe(0);
		const answer = JSON.parse(out) as Answer;
		const people = (figures: Figures): number => figures.people_2020!.value!;
		const parts = answer.features!.map((feature) => people(feature.figures));
		expect(answer.features!.map(({ name }) => name)).toEqual(['part 1', 'part 2']);
		expect(people(answer.figures)).toBeLessThan(parts[0]! + parts[1]!);
		expect(people(answer.figures)).toBeGreaterThan(Math.max(...parts));
	}, 60_000);

	it('prints a table that any program reads, and what has to be said apart from it', async () => {
		const { code, out, err } = await run('--place', 'station:penn', '--format', 'csv');
		expect(code).toBe(0);
		const rows = csvParse(out);
		expect(rows.columns).toEqual([...CSV_COLUMNS]);
		const renters = rows.find(({ figure }) => figure === 'renter_households');
		expect(renters).toMatchObject({ place: 'station:penn', unit: 'count', approximate: 'no' });
		expect(Number(renters?.value) / 1086).toBeCloseTo(1, 2);
		expect(err).toMatch(/^Source: U\.S\. Census Bureau/);
	}, 60_000);

	it('says points where points are meant, and counts of a hundred as such', async () => {
		const { out } = await run('--place', 'county:hennepin');
		expect(out).toMatch(/^Hennepin County\n/);
		expect(out).toMatch(/bachelor’s degree or more .* \d+(?:\.\d)?% ± [\d.]+ points/);
		// Filings for every hundred renters are no share.
		const [, filings = ''] =
			/every 100 renter households\s+([\d.]+)\s+from records/.exec(out) ?? [];
		expect(Number(filings)).toBeGreaterThan(0.5);
		expect(Number(filings)).toBeLessThan(30);
	}, 60_000);

	it('takes many places: references, points and shapes, from a file or standard input', async () => {
		const table =
			'name,place,longitude,latitude,distance\r\nOffice,,-93.3085,44.9995,0.25mi\r\n,tract:27053003300,,,\r\n"Hennepin",county:Hennepin,,,\r\n';
		const given = (text: string) => (name: string) => {
			expect(name).toBe('-');
			return Buffer.from(text);
		};
		const csv = await profileCommand(['--places', '-', '--format', 'csv'], given(table));
		expect(csv.code).toBe(0);
		const rows = csvParse(csv.out).filter(({ figure }) => figure === 'renter_households');
		expect(rows.map(({ place }) => place)).toEqual([
			'near:44.9995,-93.3085,0.25mi',
			'tract:27053003300',
			'county:053'
		]);
		expect(rows.map(({ name }) => name)).toEqual([
			'Office',
			'Census tract 27053003300',
			'Hennepin'
		]);
		const alone = await run('--place', 'tract:27053003300', '--format', 'json');
		const { figures } = JSON.parse(alone.out) as Answer;
		expect(Number(rows[1]?.value)).toBe(figures.renter_households?.value);

		const point = {
			type: 'Feature',
			properties: { name: 'Office' },
			geometry: { type: 'Point', coordinates: [-93.3085, 44.9995] }
		};
		const shapes = JSON.stringify({ type: 'FeatureCollection', features: [point] });
		const json = await profileCommand(
			['--places', '-', '--distance', '0.25mi', '--format', 'json'],
			given(shapes)
		);
		const { places } = JSON.parse(json.out) as { places: { name: string; figures: Figures }[] };
		expect(places.map(({ name }) => name)).toEqual(['Office']);
		expect(places[0]?.figures.renter_households?.value).toBe(Number(rows[0]?.value));
	}, 120_000);

	it('says in which row of a table no place is, and prints nothing', async () => {
		const of = (text: string) => profileCommand(['--places', '-'], () => Buffer.from(text));
		expect(await of('place\nstation:penn\ncity:Robinsdale\n')).toMatchObject({
			code: 1,
			out: '',
			err: expect.stringMatching(/^-, line 3: There is no city "Robinsdale"\. Nearest: /) as string
		});
		expect((await of('longitude,latitude\n-93.3,\n')).err).toMatch(
			/^-, line 2: Latitude or longitude is empty/
		);
		expect((await of('a,b\n1,2\n')).err).toMatch(/^- has no column place/);
		expect((await run('--places', '/nowhere.csv')).err).toBe(
			'There is no file /nowhere.csv to read.\n'
		);
	}, 60_000);

	it('answers mistakes with one sentence and no figures', async () => {
		const bowtie = [
			[-93.32, 45],
			[-93.3, 45.01],
			[-93.3, 45],
			[-93.32, 45.01]
		];
		const [unknown, crossing, unit] = await Promise.all([
			runAlone('--place', 'city:Robinsdale'),
			run('--place', `file:${file('bowtie.geojson', bowtie)}`),
			run('--place', 'station:penn', '--distance', '800')
		]);
		expect(unknown).toEqual({
			code: 1,
			out: '',
			err: expect.stringMatching(
				/^There is no city "Robinsdale"\. Nearest: Robbinsdale, /
			) as string
		});
		expect(crossing).toMatchObject({ code: 1, out: '' });
		expect(crossing.err).toMatch(
			/bowtie\.geojson: The outline crosses itself near -93\.31, 45\.005; move or remove a point there\.\n$/
		);
		expect(unit).toMatchObject({ code: 1, out: '' });
		expect(unit.err).toMatch(/^The distance "800" is not a number with a unit/);
	}, 60_000);
});
