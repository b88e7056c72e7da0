/**
 * Brings thousands of spoiled files of every format to the one reader, and looks that each ends in
 * shapes, a table or a problem, soon and with nothing thrown. Exit code 1 where one does not.
 *   npm run -s fuzz [-- <files of each format> [<seed>]]
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import writeXlsxFile from 'write-excel-file/node';
import {
	dbfOf,
	GPX,
	KML,
	latin1,
	shpOf,
	TOPOJSON,
	utf16,
	zipOf
} from '../../src/lib/domain/files/brought.fixture.ts';
import { LARGEST_FILE_BYTES } from '../../src/lib/domain/files/formats.ts';
import { accountsOfFile } from '../../src/lib/domain/knowledge/import-accounts.ts';
import { importLine, importPlaces } from '../../src/lib/domain/places/places-file.ts';
import { uniformStream } from '../../src/lib/domain/statistics/random.ts';

const [each = '5000', seed = '1'] = process.argv.slice(2);
const COUNT = Number(each);
/** What the page may be kept from answering, were it read there. */
const MOST_MILLISECONDS = 2000;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const RING = [
	[-93.31, 44.99],
	[-93.31, 45],
	[-93.3, 45],
	[-93.3, 44.99],
	[-93.31, 44.99]
] as const;
const feature = (name: string) => ({
	type: 'Feature',
	properties: { name, kind: 'home' },
	geometry: { type: 'Polygon', coordinates: [RING] }
});
const GEOJSON = JSON.stringify({ type: 'FeatureCollection', features: ['A', 'B'].map(feature) });
const TABLE =
	'kind,words,latitude,longitude\nhome,"=HYPERLINK(""x"")",44.99,-93.3\nhome,b,45,-93\n';
const workbook = writeXlsxFile([
	['kind', 'latitude', 'longitude'].map((value) => ({ value })),
	[{ value: 'home' }, { value: 44.99, type: Number }, { value: -93.3, type: Number }]
]);

/** A sound file of each format, to be spoiled. */
const SOUND: Readonly<Record<string, Uint8Array>> = {
	'a.geojson': bytesOf(GEOJSON),
	'utf-16.geojson': utf16(GEOJSON),
	'a.topojson': bytesOf(TOPOJSON),
	'a.kml': bytesOf(KML),
	'a.kmz': zipOf({ 'doc.kml': KML }),
	'a.gpx': bytesOf(GPX),
	'a.zip': zipOf({ 'a.shp': shpOf([RING, null]), 'a.dbf': dbfOf('NAME', ['x', 'y']) }),
	'a.shp': shpOf([RING, RING]),
	'a.csv': bytesOf(TABLE),
	'semicolons.csv': latin1(TABLE.replaceAll(',', ';').replaceAll('.', ',')),
	'a.tsv': bytesOf(TABLE.replaceAll(',', '\t')),
	'a.xlsx': new Uint8Array(await workbook.toBuffer()),
	'a.gpkg': new Uint8Array(
		gunzipSync(readFileSync(new URL('../../tests/fixtures/layers.gpkg.gz', import.meta.url)))
	)
};

/** What is set into a file: signs that mean something somewhere. */
const SET_IN = [
	'"',
	',',
	';',
	'\t',
	'\n',
	'[',
	'{',
	'<a>',
	'</',
	'&x;',
	'null',
	'1e999',
	'\0',
	'-'
];

function spoiled(sound: Uint8Array, random: () => number): Uint8Array {
	const pick = (below: number): number => Math.floor(random() * below);
	let bytes = Uint8Array.from(sound);
	for (let times = 1 + pick(8); times > 0; times--) {
		const at = pick(bytes.length);
		const kind = pick(5);
		if (kind === 0) bytes[at] = pick(256);
		else if (kind === 1) bytes = bytes.slice(0, Math.max(1, at));
		else if (kind === 2) bytes = joined(bytes.slice(0, at), bytes.slice(pick(bytes.length)));
		else {
			const sign = bytesOf(SET_IN[pick(SET_IN.length)] ?? '');
			const many = kind === 3 ? 1 : pick(300);
			const all = Array.from({ length: many }, () => sign);
			bytes = joined(bytes.slice(0, at), ...all, bytes.slice(at));
		}
	}
	return bytes.slice(0, LARGEST_FILE_BYTES);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

const REGION = [-94.1, 44.4, -92.7, 45.5] as const;
const AT = '2026-05-01T12:00:00Z';
let failures = 0;

for (const [name, sound] of Object.entries(SOUND)) {
	const random = uniformStream(Number(seed), name);
	const outcomes = new Map<string, number>();
	let slowest = 0;
	for (let number = 0; number < COUNT; number++) {
		const bytes = number === 0 ? sound : spoiled(sound, random);
		const brought = { name, bytes, turned: false, region: REGION };
		const started = performance.now();
		try {
			const places = { ...brought, meters: 800, nameProperty: null, join: number % 2 === 0 };
			const read = await importPlaces(places);
			await importLine(brought);
			await accountsOfFile({ ...brought, at: AT });
			const outcome = read.ok ? 'places' : read.problem.code;
			outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
		} catch (error) {
			failures++;
			console.error(`${name}, number ${number} of seed ${seed}, threw: ${String(error)}`);
		}
		slowest = Math.max(slowest, performance.now() - started);
	}
	if (slowest > MOST_MILLISECONDS) {
		failures++;
		console.error(`${name}: the slowest took ${slowest.toFixed(0)} ms.`);
	}
	const counts = [...outcomes].sort(([, one], [, other]) => other - one);
	const said = counts.map(([outcome, count]) => `${count} ${outcome}`).join(', ');
	console.log(`${name}: ${said}; at most ${slowest.toFixed(0)} ms`);
}
process.exitCode = failures > 0 ? 1 : 0;
