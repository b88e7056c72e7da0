/**
 * Reads the examples of awkward files that may lie beside the project. Each kind of fault has a test of
 * its own beside the code that copes with it; this one holds the examples themselves against it.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_DIR } from '../../scripts/data/region.ts';
import { accountsOfFile } from '../../src/lib/domain/knowledge/import-accounts.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/distance.ts';
import { importLine, importPlaces } from '../../src/lib/domain/places/places-file.ts';

const FOLDER = ['../shared/cases', '../../shared/cases']
	.map((each) => path.join(PROJECT_DIR, each))
	.find((each) => existsSync(each));
const REGION = [-94.1, 44.4, -92.7, 45.5] as const;

const brought = (name: string) => ({
	name,
	bytes: new Uint8Array(readFileSync(path.join(FOLDER ?? '', name))),
	turned: false,
	region: REGION
});

async function outcome(name: string, choices = {}) {
	const asked = { ...brought(name), meters: HALF_MILE, nameProperty: null, join: false };
	const read = await importPlaces({ ...asked, ...choices });
	if (!read.ok) return read.problem.code;
	const { places, understood } = read.value;
	const out = understood.leftOut.map(({ number, problem }) => `${number}: ${problem.code}`);
	return [...places.map((place) => place.name), ...out].join(', ');
}

describe.skipIf(FOLDER === undefined)('files as people have them', () => {
	it.each([
		['bom.geojson', 'North blocks'],
		['utf16.geojson', 'North blocks'],
		['null-geometry.geojson', 'Precinct 1, Precinct 3, 2: feature-without-shape'],
		['like-own-export.geojson', 'Station area, 2: feature-without-shape'],
		['feature-geometrycollection.geojson', 'Ward 5 (two parts)'],
		['missing-type.geojson', 'One, Two, Three'],
		['empty-poly.geojson', 'ok, 2: polygon-empty'],
		['one-out-one-in.geojson', 'in, 2: polygon-outside-region'],
		['mixed.geojson', 'area, point'],
		['swapped.geojson', 'file-turned'],
		['unnamed-wards.geojson', 'Ward 1, Ward 2, Ward 3, Ward 4, Ward 5, Ward 6'],
		['geometry-type-is-an-object.geojson', 'file-geometry-unknown']
	])('%s gives places: %s', async (name, said) => {
		expect(await outcome(name)).toBe(said);
	});

	it('parts of one precinct are joined', async () => {
		expect(await outcome('multipart-precincts.geojson', { join: true })).toMatch(
			/^Precinct 5-2, Precinct 5-3\b/
		);
	});

	it.each([
		'line-far-too-long.geojson',
		'line-2000-vertices.geojson',
		'points-2000-with-reach.geojson',
		'lines-500-with-reach.geojson'
	])('%s is measured or refused', async (name) => {
		const said = await outcome(name);
		expect(said).not.toMatch(/undefined/);
	});

	it('a kind that is no word gets one sentence from the maker of lines, too', async () => {
		expect(await importLine(brought('geometry-type-is-an-object.geojson'))).toMatchObject({
			problem: { code: 'file-geometry-unknown' }
		});
	});

	it('an account at 0, 0 is left out by its line', async () => {
		const asked = { ...brought('accounts-null-island.csv'), at: '2026-05-01T12:00:00Z' };
		expect(await accountsOfFile(asked)).toMatchObject({
			value: { understood: { leftOut: [{ number: 2, problem: { code: 'row-at-zero' } }] } }
		});
	});
});
