/**
 * Brings spoiled links, archives, uploads and shared files by the thousand to what reads them, and looks
 * that each ends in a value or a problem, soon, with nothing thrown and nothing of one's own lost. Exit
 * code 1 where one does not.
 *   npm run -s fuzz [-- <share of the full size, 1 unless told> [<seed>]]
 * Each try has a random stream of its own, so one that fails is tried again by its seed and number alone:
 * see the cases in `fuzz.test.ts`.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import writeXlsxFile from 'write-excel-file/node';
import golden from '../../tests/fixtures/golden-links.json' with { type: 'json' };
import { builtAnswers, builtManifest, BUILT_ROOT } from '../../src/lib/app/worker/built.ts';
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
import { isAsNamed } from '../../src/lib/domain/indicators/integrity.ts';
import {
	COMMUNITY_FORMAT,
	removeAccount,
	withdrawContributor,
	type Community
} from '../../src/lib/domain/knowledge/accounts.ts';
import { by, put } from '../../src/lib/domain/knowledge/community.fixture.ts';
import { writeFormat } from '../../src/lib/domain/knowledge/file-format.ts';
import {
	accountsOfFile,
	importAccounts,
	previewCommunity,
	readRootlineFile,
	takeBackCommunity
} from '../../src/lib/domain/knowledge/import-accounts.ts';
import {
	importWalks,
	previewWalks,
	takeBackWalks
} from '../../src/lib/domain/knowledge/import-walks.ts';
import { NO_CONSENT, type Preview } from '../../src/lib/domain/knowledge/import.ts';
import { canonical, removeEntry } from '../../src/lib/domain/knowledge/merge.ts';
import {
	importViews,
	NO_SAVED_VIEWS,
	previewViews,
	SAVED_FORMAT,
	saveView,
	takeBackViews
} from '../../src/lib/domain/knowledge/saved.ts';
import {
	importScorecards,
	newScorecard,
	previewScorecards,
	putCriterion,
	putMark,
	putScorer,
	removeScorecard,
	SCORECARD_FORMAT,
	sheetId,
	takeBackScorecards
} from '../../src/lib/domain/knowledge/scorecards.ts';
import { decodeWalkLink, encodeWalkLink } from '../../src/lib/domain/knowledge/walk-link.ts';
import { walkOf } from '../../src/lib/domain/knowledge/walk.fixture.ts';
import { removeWalk, WALK_FORMAT } from '../../src/lib/domain/knowledge/walks.ts';
import { importLine, importPlaces } from '../../src/lib/domain/places/places-file.ts';
import { uniformStream } from '../../src/lib/domain/statistics/random.ts';
import { decodeView, encodeView, namesView } from '../../src/lib/domain/view/codec.ts';
import { readEmbedOptions } from '../../src/lib/domain/view/embed.ts';
import { known } from '../../src/lib/domain/view/known.fixture.ts';
import { openArchive } from '../../src/lib/map/archive-file.ts';

/** What the page may be kept from answering, were it read there: of the processor, whatever else it has to do. */
const MOST_MILLISECONDS = 2000;
/** All parts together end by then, done or not, at full size. */
const MOST_MINUTES = 60;

const bytesOf = (text: string) => new TextEncoder().encode(text);

/* How things are spoiled. */

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
	'-',
	'%',
	'%00',
	'&',
	'=',
	'~',
	'__proto__',
	'\u202e',
	'\ufffe'
];

type Random = () => number;

/** @param first of the bytes: those behind them stay as they are in half of all tries */
function spoiled(sound: Uint8Array, random: Random, first = sound.length): Uint8Array {
	const pick = (below: number): number => Math.floor(random() * below);
	let bytes = Uint8Array.from(sound);
	const within = random() < 0.5 ? Infinity : first;
	for (let times = 1 + pick(8); times > 0; times--) {
		const at = pick(Math.min(bytes.length, within));
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

type Json = null | boolean | number | string | Json[] | JsonObject;

type JsonObject = { [name: string]: Json };

const HOSTILE: readonly (() => Json)[] = [
	() => null,
	() => [],
	() => ({}),
	() => '',
	() => 'x'.repeat(5000),
	() => '\u202e\u0000\u200b',
	() => -1,
	() => 1e308,
	() => 0.1,
	() => 'ana',
	() => 'me',
	() => '9999-12-31T23:59:59Z',
	() => ({ ana: 1_000_000_000, ben: 1_000_000_000 }),
	() => Array.from({ length: 1000 }, () => 'a'),
	() => JSON.parse('{"__proto__":{"x":1},"constructor":1}') as Json,
	() => JSON.parse('['.repeat(500) + ']'.repeat(500)) as Json
];

/** A file that is sound JSON, and says something else in a few places. */
function twisted(sound: string, random: Random): string {
	const pick = (below: number): number => Math.floor(random() * below);
	const root = JSON.parse(sound) as Json;
	const kinds = random() < 0.5 ? [3] : [0, 1, 2, 3];
	for (let times = 1 + pick(4); times > 0; times--) {
		const places: (readonly [Json[] | JsonObject, string])[] = [];
		const collect = (value: Json, depth: number): void => {
			if (typeof value !== 'object' || value === null || depth > 12) return;
			for (const name of Object.keys(value)) {
				places.push([value, name]);
				collect((value as JsonObject)[name]!, depth + 1);
			}
		};
		collect(root, 0);
		const chosen = places[pick(places.length)];
		if (!chosen) break;
		const [holder, name] = chosen as readonly [JsonObject, string];
		const kind = kinds[pick(kinds.length)];
		if (kind === 0) holder[name] = HOSTILE[pick(HOSTILE.length)]!();
		else if (kind === 1 && !Array.isArray(holder)) Reflect.deleteProperty(holder, name);
		else {
			// What stands under the same name elsewhere is mostly of the same form, so that it is read.
			const alike = kind === 3 ? places.filter(([, each]) => each === name) : places;
			const [other, at] = alike[pick(alike.length)]! as typeof chosen & [typeof holder, string];
			holder[name] = structuredClone((other as JsonObject)[at]!);
		}
	}
	return JSON.stringify(root);
}

/* What is tried. */

/** One try: what became of it in a word, or a throw. */
type Try = (random: Random, number: number) => string | Promise<string>;
type Part = { readonly name: string; readonly tries: number; readonly once: Try };

/** Throws where it does not hold: that is a failure like any other throw. */
function demand(holds: boolean, what: string): void {
	if (!holds) throw new Error(what);
}

const LINKS = [
	...golden.links.map(({ link }) => link),
	...golden.former.map(({ link }) => link),
	'show=renter-share&legend=0&controls=0&theme=dark&lang=en'
];
const packedWalk = encodeWalkLink(walkOf('One', 'Two', 'Three'), 'https://example.org/walk/');
const WALK_LINK = packedWalk.ok ? packedWalk.value : '';

const links: Part = {
	name: 'links',
	tries: 100_000,
	once: (random) => {
		const sound = bytesOf(LINKS[Math.floor(random() * LINKS.length)]!);
		const text = new TextDecoder().decode(spoiled(sound, random));
		const query = new URLSearchParams(text);
		namesView(query);
		readEmbedOptions(query);
		const { view, dropped } = decodeView(query, known);
		const written = encodeView(view, known);
		const again = decodeView(new URLSearchParams(written), known);
		demand(again.dropped.length === 0, `what it writes is not read: ${written}`);
		demand(encodeView(again.view, known) === written, `it is written in two ways: ${written}`);
		const walk = decodeWalkLink(
			new TextDecoder().decode(spoiled(bytesOf(WALK_LINK), random, WALK_LINK.length))
		);
		return `${dropped.length > 0 ? 'in part' : 'whole'}${walk.ok ? ', with a walk-through' : ''}`;
	}
};

const HEADER_BYTES = 200;

function archives(): Part {
	const { corridor } = builtManifest().archives;
	const sound = new Uint8Array(readFileSync(BUILT_ROOT + corridor.path));
	const hash = /-([0-9a-f]+)\.pmtiles$/.exec(corridor.path)![1]!;
	return {
		name: 'archives',
		tries: 10_000,
		once: async (random) => {
			const bytes = spoiled(sound, random, HEADER_BYTES);
			const same = Buffer.from(bytes).equals(sound);
			const expected = { bytes: sound.length, hash };
			const checked = await openArchive(bytes, { key: 'a', expected });
			demand(checked.ok === same, 'another archive than the built one passes for it');
			const opened = await openArchive(bytes, { key: 'a' });
			if (!opened.ok) return opened.problem.code;
			// Whoever reads tiles of it is ready for a tile that cannot be read.
			const tile = await opened.value.getZxy(10, 246, 368).then(
				(found) => (found ? 'tile' : 'no tile'),
				() => 'broken tile'
			);
			return `opens, ${tile}`;
		}
	};
}

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

/** A sound file of each format. */
async function soundUploads(): Promise<Readonly<Record<string, Uint8Array>>> {
	const workbook = writeXlsxFile([
		['kind', 'latitude', 'longitude'].map((value) => ({ value })),
		[{ value: 'home' }, { value: 44.99, type: Number }, { value: -93.3, type: Number }]
	]);
	return {
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
}

const REGION = [-94.1, 44.4, -92.7, 45.5] as const;
const AT = '2026-05-01T12:00:00Z';

async function uploads(): Promise<Part[]> {
	const answers = builtAnswers();
	return Object.entries(await soundUploads()).map(([name, sound]) => ({
		name,
		tries: 10_000,
		once: async (random, number) => {
			const bytes = number === 0 ? sound : spoiled(sound, random);
			const brought = { name, bytes, turned: false, region: REGION };
			const places = { ...brought, meters: 800, nameProperty: null, join: number % 2 === 0 };
			const read = await importPlaces(places);
			await importLine(brought);
			await accountsOfFile({ ...brought, at: AT });
			const list = await answers.answer('readList', { ...brought, chosen: [] }, {});
			const own = list.ok ? ', a list' : '';
			return `${read.ok ? 'places' : read.problem.code}${own}`;
		}
	}));
}

/* Files that people share, and what the reader has of their own. */

type Shared<T> = {
	readonly mine: T;
	/** What others made of it: changed, added and deleted. */
	readonly sent: string;
	readonly bring: (mine: T, file: T) => T;
	readonly losses: (mine: T, after: T) => Preview<unknown>['own'];
	readonly takeBack: (after: T, before: T) => T;
};

const stamp = (device: string) => ({ device, author: null, at: AT });
const reader = { contributor: 'ana', at: AT };

function community(): Shared<Community> {
	const mine = ['k1', 'k2', 'k3'].reduce(
		(all, own, at) => put('ana', own, { audience: at === 0 ? 'only-me' : 'everyone' }, all),
		put('ben', 'k1', { words: 'Theirs.' })
	);
	const changed = withdrawContributor(
		put('ben', 'k2', {}, removeAccount(mine, 'ana.k2', by('ben', 3)), 2),
		'ana',
		'2026-05-02T12:00:00Z'
	);
	return {
		mine,
		sent: writeFormat(COMMUNITY_FORMAT, {
			...mine,
			...changed,
			accounts: [...mine.accounts.slice(0, 2), ...changed.accounts.slice(2)]
		}),
		bring: (own, file) => importAccounts(own, file, reader, NO_CONSENT),
		losses: (own, after) => previewCommunity(own, after, reader).own,
		takeBack: (after, before) => takeBackCommunity(after, before, after)
	};
}

function saved(): Shared<typeof NO_SAVED_VIEWS> {
	const save = (into: typeof NO_SAVED_VIEWS, id: string, name: string, device: string) => {
		const result = saveView(into, id, { name, query: '', thumbnail: null }, stamp(device));
		return result.ok ? result.value : into;
	};
	const mine = save(save(NO_SAVED_VIEWS, 'a', 'A', 'me'), 'b', 'B', 'me');
	const removed = { views: removeEntry(mine.views, 'a', stamp('ben')) };
	return {
		mine,
		sent: writeFormat(SAVED_FORMAT, save(save(removed, 'b', 'Other', 'ben'), 'c', 'C', 'ben')),
		bring: (own, file) => importViews(own, file, 'me', NO_CONSENT),
		losses: (own, after) => previewViews(own, after, 'me').own,
		takeBack: (after, before) => takeBackViews(after, before, after)
	};
}

function walks(): Shared<readonly ReturnType<typeof walkOf>[]> {
	// In the order that lists of them are kept in.
	const mine = [{ ...walkOf('Three'), id: 'other' }, walkOf('One', 'Two')];
	const file = { walks: [mine[0]!, removeWalk(mine[1]!, stamp('ben'))], community: null };
	return {
		mine,
		sent: writeFormat(WALK_FORMAT, file),
		bring: (own, walks) => importWalks(own, walks, 'ana', NO_CONSENT),
		losses: (own, after) => previewWalks(own, after, 'ana').own,
		takeBack: (after, before) => takeBackWalks(after, before, after)
	};
}

function scorecards(): Shared<readonly ReturnType<typeof newScorecard>[]> {
	const sheet = sheetId('me', 's1');
	let card = newScorecard('card', 'Project', null, stamp('me'));
	const asked = { theme: 'housing', words: 'Do people stay?', weight: 2 } as const;
	card = putCriterion(card, 'c1', asked, stamp('me'));
	card = putScorer(card, sheet, 'Ana', stamp('me'));
	card = putMark(card, sheet, 'c1', { score: 4, reason: 'They do.' }, stamp('me'));
	const theirs = putScorer(removeScorecard(card, stamp('ben')), 'ben.s1', 'Ben', stamp('ben'));
	const file = { scorecards: [theirs, newScorecard('b', 'Other', null, stamp('ben'))] };
	return {
		mine: [card],
		sent: writeFormat(SCORECARD_FORMAT, file),
		bring: (own, cards) => importScorecards(own, cards, 'me', NO_CONSENT),
		losses: (own, after) => previewScorecards(own, after, 'me').own,
		takeBack: (after, before) => takeBackScorecards(after, before, after)
	};
}

function bringing<T>(
	{ mine, bring, losses, takeBack }: Shared<T>,
	file: T
): 'changes nothing' | 'brought' {
	const after = bring(mine, file);
	const own = losses(mine, after);
	demand(own.delete.length === 0, `deleted unasked: ${JSON.stringify(own.delete)}`);
	demand(own.replace.length === 0, `replaced unasked: ${JSON.stringify(own.replace)}`);
	demand(canonical(bring(after, file)) === canonical(after), 'brought twice, it is another');
	demand(canonical(takeBack(after, mine)) === canonical(mine), 'Undo does not bring it all back');
	return canonical(after) === canonical(mine) ? 'changes nothing' : 'brought';
}

function sharedFiles(): Part {
	const all = [community(), saved(), walks(), scorecards()] as const;
	const [accounts, views, walkThroughs, cards] = all;
	return {
		name: 'shared files',
		tries: 5000,
		once: (random, number) => {
			const { sent } = all[number % all.length]!;
			const text =
				random() < 0.7
					? twisted(sent, random)
					: new TextDecoder().decode(spoiled(bytesOf(sent), random));
			const read = readRootlineFile(text);
			if (!read.ok) return read.problem.code;
			const { kind, content } = read.value;
			switch (kind) {
				case 'community':
					return `${kind} ${bringing(accounts, content)}`;
				case 'saved':
					return `${kind} ${bringing(views, content)}`;
				case 'walk':
					return `${kind} ${bringing(walkThroughs, content.walks)}`;
				case 'scorecard':
					return `${kind} ${bringing(cards, content.scorecards)}`;
				default:
					return kind;
			}
		}
	};
}

/** Data files: none that was changed passes for what its name promises. */
function dataFiles(): Part {
	const { places } = builtManifest();
	const sound = new Uint8Array(readFileSync(BUILT_ROOT + places.path));
	return {
		name: 'data files',
		tries: 1000,
		once: async (random) => {
			const bytes = spoiled(sound, random);
			const same = Buffer.from(bytes).equals(sound);
			demand((await isAsNamed(places.path, bytes)) === same, 'a changed file passes');
			return same ? 'as built' : 'refused';
		}
	};
}

/* Trying it. */

export type Outcome = {
	readonly name: string;
	readonly tries: number;
	readonly outcomes: ReadonlyMap<string, number>;
	readonly slowest: number;
	/** "number 12 of seed 1: …" */
	readonly failures: readonly string[];
};

export async function parts(): Promise<readonly Part[]> {
	return [links, archives(), ...(await uploads()), sharedFiles(), dataFiles()];
}

/** One try by itself, as a case tells it. Throws where it fails. */
export function tryOnce({ name, once }: Part, seed: number, number: number) {
	return once(uniformStream(seed, `${name} ${String(number)}`), number);
}

/** @param until milliseconds of the monotonic clock: what is not tried by then is not tried */
export async function tryPart(
	part: Part,
	{ share, seed, until }: { share: number; seed: number; until: number }
): Promise<Outcome> {
	const outcomes = new Map<string, number>();
	const failures: string[] = [];
	let slowest = 0;
	let number = 0;
	for (; number < part.tries * share && performance.now() < until; number++) {
		const started = process.cpuUsage();
		try {
			const outcome = await tryOnce(part, seed, number);
			outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
		} catch (error) {
			failures.push(`number ${String(number)} of seed ${String(seed)}: ${String(error)}`);
		}
		const { user, system } = process.cpuUsage(started);
		const took = (user + system) / 1000;
		if (took > MOST_MILLISECONDS) {
			failures.push(`number ${String(number)} of seed ${String(seed)}: ${took.toFixed(0)} ms`);
		}
		slowest = Math.max(slowest, took);
	}
	return { name: part.name, tries: number, outcomes, slowest, failures };
}

async function main(): Promise<void> {
	const [share = '1', seed = String(Math.floor(Date.now() / 1000))] = process.argv.slice(2);
	const until = performance.now() + MOST_MINUTES * 60_000;
	console.log(`Seed ${seed}, data ${builtManifest().dataVersion}.`);
	let failed = 0;
	for (const part of await parts()) {
		const told = { share: Number(share), seed: Number(seed), until };
		const { name, tries, outcomes, slowest, failures } = await tryPart(part, told);
		const counts = [...outcomes].sort(([, one], [, other]) => other - one);
		const said = counts.map(([outcome, count]) => `${String(count)} ${outcome}`).join('; ');
		console.log(`${name}: ${String(tries)} tries, at most ${slowest.toFixed(0)} ms. ${said}.`);
		for (const failure of failures) console.error(`FAILED: ${name}, ${failure}`);
		failed += failures.length;
		if (tries < part.tries * Number(share)) {
			console.error(`FAILED: ${name}: time was over after ${String(tries)} tries.`);
			failed += 1;
		}
	}
	console.log(`${String(failed)} failed.`);
	process.exitCode = failed > 0 ? 1 : 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	await main();
}
