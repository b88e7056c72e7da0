/**
 * How long the worst files that anybody could bring take: each as large as its kind of trouble can
 * be made, read on the page's own thread, or beside it where it is measured.
 */
import { accountsOf } from '../../src/lib/domain/knowledge/accounts.ts';
import { personalDetails } from '../../src/lib/domain/knowledge/accounts.ts';
import { samePlaces } from '../../src/lib/domain/knowledge/accounts.ts';
import { mergeCommunities } from '../../src/lib/domain/knowledge/accounts.ts';
import {
	accountsOfFile,
	readRootlineFile
} from '../../src/lib/domain/knowledge/import-accounts.ts';
import { HALF_MILE, ONE_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { importLine, importPlaces } from '../../src/lib/domain/places/places-file.ts';
import { HOSTILE_SHAPES } from '../../src/lib/domain/geometry/hostile-shapes.fixture.ts';
import { ownOutline } from '../../src/lib/domain/places/my-place-ref.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { Benchmark, BenchReport } from './support/measure.ts';

const benchmark: Benchmark = { title: 'Files that anybody may have written', run };
export default benchmark;

/** Shapes are measured beside the page, and all of a file and the whole of it may be in vain. */
const MOST_WORKER_MILLISECONDS = 2000;
const REGION = [-94.1, 44.4, -92.7, 45.5] as const;

/** A page that answers within this is slow for a moment, and not broken. */
const MOST_MILLISECONDS = 2500;
const ACCOUNTS = 10_000;

const AT = '2026-05-01T12:00:00Z';
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function run(): Promise<BenchReport> {
	const rows: [string, string, number][] = [];
	const time = <T>(what: string, act: () => T): T => {
		const started = performance.now();
		const answer = act();
		rows.push([what, outcomeOf(answer), performance.now() - started]);
		return answer;
	};
	const file = time(`${ACCOUNTS} accounts`, () =>
		readRootlineFile(community(Array.from({ length: ACCOUNTS }, (_, at) => account(at))))
	);
	if (!file.ok || file.value.kind !== 'community') throw new Error('The usual file was refused.');
	const { content } = file.value;
	time('those merged with themselves', () => mergeCommunities(content, content));
	time('those laid side by side by place', () => samePlaces(accountsOf(content)));
	for (const [what, text] of hostileFiles()) time(what, () => readRootlineFile(text));
	time('words that look like addresses', () =>
		personalDetails('1 '.repeat(400) + 'a '.repeat(400) + '1 a'.repeat(130))
	);
	time('sixty circles of twenty miles in a link', () => {
		for (let at = 10; at < 70; at++) ownOutline(`near:45.${at},-93.3,20mi`, REGION);
	});
	const beside: typeof rows = [];
	for (const [what, text] of hostileTables()) {
		const started = performance.now();
		const asked = { name: 'list.csv', bytes: bytesOf(text), turned: false, region: REGION, at: AT };
		const read = await accountsOfFile(asked);
		beside.push([what, outcomeOf(read), performance.now() - started]);
	}
	for (const { what, geojson } of HOSTILE_SHAPES) {
		const bytes = bytesOf(JSON.stringify(geojson));
		for (const [around, meters] of [
			['half a mile', HALF_MILE],
			['a mile', ONE_MILE]
		] as const) {
			const started = performance.now();
			const read = await importPlaces({
				name: 'shapes.geojson',
				bytes,
				turned: false,
				region: REGION,
				meters,
				nameProperty: null,
				join: false
			});
			const answer = read.ok && read.value.together ? read.value.together.outline : read;
			beside.push([`${what}, ${around}`, outcomeOf(answer), performance.now() - started]);
		}
	}
	for (const [what, type] of [
		['an own line of 300,000 points', 'LineString'],
		['an own line of 300,000 stations', 'MultiPoint']
	] as const) {
		const coordinates = Array.from({ length: 300_000 }, (_, at) => [-93.3, 45 + at * 1e-7]);
		const started = performance.now();
		const bytes = bytesOf(JSON.stringify({ type, coordinates }));
		const read = await importLine({ name: 'line.json', bytes, turned: false, region: REGION });
		beside.push([what, outcomeOf(read), performance.now() - started]);
	}
	const asTable = (title: string, of: typeof rows) => ({
		title,
		columns: ['file', 'answer', 'milliseconds'],
		rows: of.map(([what, answer, milliseconds]) => [what, answer, milliseconds.toFixed(0)])
	});
	return {
		tables: [
			asTable('On the page’s own thread', rows),
			asTable('Beside the page, in a worker', beside)
		],
		budgets: [
			{
				what: 'slowest of all',
				value: Math.max(...rows.map(([, , milliseconds]) => milliseconds)),
				most: MOST_MILLISECONDS,
				unit: 'ms'
			},
			{
				what: 'slowest shape',
				value: Math.max(...beside.map(([, , milliseconds]) => milliseconds)),
				most: MOST_WORKER_MILLISECONDS,
				unit: 'ms'
			}
		]
	};
}

function* hostileFiles(): Generator<[string, string]> {
	yield ['more than 10 MB', ' '.repeat(20_000_000)];
	yield ['10 MB of brackets', '['.repeat(10_000_000)];
	yield ['a line of a million points', community([account(0, line(1_000_000))])];
	yield ['a line of 190,000 points', community([account(0, line(190_000))])];
	yield ['9 MB of words', community([account(0, { words: '<'.repeat(9_000_000) })])];
	yield [
		'290,000 devices in a clock',
		community([{ id: 'ana.k1', versions: [{ clock: clock(290_000, 0) }] }])
	];
	yield ['290 accounts of 20 versions by 95 devices', community(apart(290, 95))];
	yield ['2,700 accounts of 20 versions by 4 devices', community(apart(2700, 4))];
	const withdrawn = Array.from({ length: 50_000 }, (_, at) => ({
		contributor: `c${at}`,
		until: AT
	}));
	yield ['50,000 contributors taken out', community([], withdrawn)];
}

function* hostileTables(): Generator<[string, string]> {
	const head = 'kind,geometry,words\n';
	const rows = Array.from({ length: 49_000 }, (_, at) => `business,POINT (-93.${at} 45),w${at}`);
	yield ['a table of 49,000 rows', head + rows.join('\n')];
	yield ['a table of 9 million quotes', head + '"'.repeat(9_000_001)];
	yield ['a table of 9 million commas', head + ','.repeat(9_000_001)];
}

function community(accounts: readonly object[], withdrawn: readonly object[] = []): string {
	return JSON.stringify({ rootline: 'community', format: 1, accounts, withdrawn });
}

function account(at: number, rest: object = {}): object {
	const coordinates = [-93.3 + (at % 300) * 1e-4, 45 + Math.floor(at / 300) * 1e-4];
	const value = {
		kind: 'business',
		geometry: { type: 'Point', coordinates },
		precision: 'exact',
		words: 'The bakery closed.',
		howKnown: 'I shop there',
		when: '2024',
		audience: 'everyone',
		widest: 'everyone',
		contributorName: null,
		created: AT,
		...rest
	};
	return {
		id: `ana.k${at}`,
		versions: [{ clock: { ana: 1 }, updated: AT, author: null, value }]
	};
}

function line(points: number): object {
	const coordinates = Array.from({ length: points }, () => [1, 2]);
	return { geometry: { type: 'LineString', coordinates } };
}

/** Versions none of which knew of another, so that each has to be compared with each. */
function apart(accounts: number, devices: number): object[] {
	return Array.from({ length: accounts }, (_, at) => ({
		id: `ana.k${at}`,
		versions: Array.from({ length: 20 }, (_each, version) => ({
			clock: clock(devices, version),
			updated: AT,
			author: null,
			value: null
		}))
	}));
}

function clock(devices: number, version: number): Record<string, number> {
	return Object.fromEntries(
		Array.from({ length: devices }, (_, at) => [`d${at}`, ((at * 31 + version * 17) % 97) + 1])
	);
}

function outcomeOf(answer: unknown): string {
	if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return 'done';
	const result = answer as Result<unknown>;
	return result.ok ? 'read' : result.problem.code;
}
