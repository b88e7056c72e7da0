/**
 * Breaks every file that a screen fetches, and what is around the page, in every way in turn, and writes
 * what people see to `docs/faults.md`: `npm run faults`. Exit code 1 where a cell is bad. Of code, styles
 * and letters each file is tried as missing, and a sample of each in every other way.
 *   npm run -s faults -- table digit missing
 * does only screens, faults and surroundings named so (a word of a file's name will do too), and writes
 * nothing.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium, type Browser } from 'playwright-core';
import { PROJECT_DIR } from '../../scripts/data/region.ts';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/support/chromium.mjs';
import {
	AS_EVER,
	dataVersion,
	FAULTS,
	isPage,
	LITTLE_COMPILING,
	OF_ARCHIVES,
	SCREENS,
	siteVersion,
	startHost,
	SURROUNDINGS,
	UNTOLD,
	tryAround,
	tryFile,
	wholeOf,
	type FaultName,
	type Host,
	type Screen,
	type Seen,
	type Verdict
} from './faults.ts';

/** Pages that are looked at side by side: most of what they do is to wait. */
const LANES = Number(process.env.FAULTS_LANES ?? 3);

/* What is tried. */

type Kind = 'page' | 'data' | 'archive' | 'code' | 'style' | 'letters' | 'other';

function kindOf(file: string): Kind {
	if (isPage(file)) return 'page';
	if (file.endsWith('.pmtiles')) return 'archive';
	if (/\.m?js$/.test(file)) return 'code';
	if (file.endsWith('.css')) return 'style';
	if (/\.(?:woff2|ttf)$/.test(file)) return 'letters';
	return file.startsWith('data/') ? 'data' : 'other';
}

/**
 * Of these, so many are broken in every way, and all of them are missing once: the browser treats the
 * files of a kind alike. Of code, what the page begins with comes first.
 */
const SAMPLED: Readonly<Partial<Record<Kind, number>>> = { code: 4, style: 1, letters: 1 };

type Cell = {
	readonly screen: Screen;
	/** A file, or what is around the page. */
	readonly row: string;
	readonly kind: Kind | 'around';
	readonly column: string;
};

const nameOf = (file: string) =>
	file === '' ? '(the page)' : file.replace(/(?<=[-.])[\w-]{8,16}(?=[./]\w)/, '…');

function cellsOf(screen: Screen, whole: Seen): Cell[] {
	const files = [...whole.files].sort();
	const of = (kind: Kind) => files.filter((file) => kindOf(file) === kind);
	const sampled = new Set(
		Object.entries(SAMPLED).flatMap(([kind, many]) => {
			const all = of(kind as Kind);
			const first = all.filter((file) => /\/(?:entry|nodes)\//.test(file)).slice(0, 2);
			const rest = all.filter((file) => !first.includes(file));
			const step = Math.max(1, rest.length / (many - first.length));
			const spread = Array.from(
				{ length: Math.min(rest.length, many - first.length) },
				(_, at) => rest[Math.floor(at * step)]!
			);
			return [...first, ...spread];
		})
	);
	const names = Object.keys(FAULTS) as FaultName[];
	return [
		...files.flatMap((row) => {
			const kind = kindOf(row);
			return names
				.filter((fault) => kind === 'archive' || !OF_ARCHIVES.includes(fault))
				.filter((fault) => fault === 'missing' || SAMPLED[kind] === undefined || sampled.has(row))
				.map((column) => ({ screen, row, kind, column }));
		}),
		...Object.keys(SURROUNDINGS).map((row) => ({
			screen,
			row,
			kind: 'around' as const,
			column: ''
		}))
	];
}

const wanted = process.argv.slice(2);
const GROUPS = [Object.keys(SCREENS), [...Object.keys(FAULTS), 'around']];
/** Screens with a map. */
const MAPPED: ReadonlySet<Screen> = new Set(['map', 'embed']);

/** Words that name no screen and no fault are looked for in the names of rows. */
function isWanted({ screen, row, kind, column }: Cell): boolean {
	const own = [screen, kind === 'around' ? 'around' : column];
	const others = wanted.filter((word) => !GROUPS.flat().includes(word));
	return (
		GROUPS.every((group, at) => {
			const named = wanted.filter((word) => group.includes(word));
			return named.length === 0 || named.includes(own[at]!);
		}) &&
		(others.length === 0 || others.some((word) => row.includes(word)))
	);
}

const isScreenWanted = (screen: Screen) =>
	wanted.includes(screen) || !wanted.some((word) => Object.hasOwn(SCREENS, word));

/* What was tried of this build is kept, so that a run that was stopped goes on. */

const RECORD = path.join(PROJECT_DIR, '.cache', `faults-${siteVersion()}.jsonl`);

function keep(tried: Tried): void {
	mkdirSync(path.dirname(RECORD), { recursive: true });
	appendFileSync(RECORD, `${JSON.stringify(tried)}\n`);
}

/** All but what was bad, which is tried again. */
function kept(): readonly Tried[] {
	if (!existsSync(RECORD)) return [];
	const lines = readFileSync(RECORD, 'utf8').split('\n').filter(Boolean);
	return lines
		.map((line) => JSON.parse(line) as Tried)
		.filter(({ verdict: { bad: is } }) => is === null);
}

/* Trying it. */

async function tryCell(
	browser: Browser,
	host: Host,
	{ screen, row, kind, column }: Cell
): Promise<Verdict> {
	const drawn = wholes.get(screen)!;
	if (kind === 'around') return tryAround(browser, host, row, drawn);
	// Only what the map is drawn with is broken where it is drawn; the rest has nothing to do with it.
	const undrawn = withoutMap.get(screen);
	const whole = undrawn?.files.includes(row) === true ? undrawn : drawn;
	return tryFile(browser, host, { file: row, fault: column as FaultName }, whole);
}

async function inLanes<T>(
	hosts: readonly Host[],
	work: readonly T[],
	each: (one: T, host: Host) => Promise<void>
): Promise<void> {
	const left = [...work];
	await Promise.all(
		hosts.map(async (host) => {
			for (let next = left.shift(); next !== undefined; next = left.shift()) await each(next, host);
		})
	);
}

const executablePath = await findChromium();
if (!executablePath)
	throw new Error('No Chromium was found. Run npm test once, or set CHROMIUM_PATH.');
const browser = await chromium.launch({
	executablePath,
	args: [...CHROMIUM_ARGS, ...LITTLE_COMPILING]
});
const hosts = await Promise.all(Array.from({ length: LANES }, () => startHost()));
const wholes = new Map<Screen, Seen>();
/** The same where no map is drawn, of screens that have one. */
const withoutMap = new Map<Screen, Seen>();
type Tried = { readonly cell: Cell; readonly verdict: Verdict };
const results: Tried[] = [];
const started = performance.now();
try {
	for (const screen of (Object.keys(SCREENS) as Screen[]).filter(isScreenWanted)) {
		wholes.set(screen, await wholeOf(browser, hosts[0]!, screen));
		if (MAPPED.has(screen))
			withoutMap.set(screen, await wholeOf(browser, hosts[0]!, screen, false));
	}
	const all = [...wholes].flatMap(([screen, whole]) => cellsOf(screen, whole)).filter(isWanted);
	const known = wanted.length === 0 ? kept() : [];
	const isDone = ({ screen, row, column }: Cell) =>
		known.some(({ cell }) => cell.screen === screen && cell.row === row && cell.column === column);
	results.push(...known);
	console.log(`${String(all.length)} cells, ${String(known.length)} of them tried before.`);
	await inLanes(
		hosts,
		all.filter((cell) => !isDone(cell)),
		async (cell, host) => {
			const found = await tryCell(browser, host, cell).catch((error: unknown): Verdict => {
				// Says nothing of the cell; what was tried before is kept, and the next run goes on from there.
				if (!browser.isConnected()) throw new Error('The browser has ended. Run this again.');
				return { text: `could not be tried: ${String(error)}`, bad: 'no page' };
			});
			results.push({ cell, verdict: found });
			if (wanted.length === 0) keep({ cell, verdict: found });
			const mark = found.bad ? `BAD ${found.bad}` : 'fine';
			const name = `${cell.screen} ${nameOf(cell.row)} ${cell.column}`;
			console.log(`${mark}: ${name}: ${found.text}${found.detail ? ` [${found.detail}]` : ''}`);
		}
	);
} finally {
	await browser.close();
	await Promise.all(hosts.map((host) => host.close()));
}
const bad = results.filter(({ verdict: { bad: is } }) => is !== null).length;
const minutes = Math.round((performance.now() - started) / 60_000);
console.log(`${String(results.length)} cells, ${String(bad)} bad, ${String(minutes)} minutes.`);
if (bad > 0) process.exitCode = 1;

/* Writing it down. */

/** What people see, by a letter each. */
function lettersOf(all: readonly Verdict[]): ReadonlyMap<string, string> {
	const counts = new Map<string, number>();
	for (const { text } of all) counts.set(text, (counts.get(text) ?? 0) + 1);
	counts.delete(AS_EVER);
	const texts = [...counts].sort(([, one], [, other]) => other - one).map(([text]) => text);
	const letter = (at: number): string =>
		(at >= 26 ? letter(Math.floor(at / 26) - 1) : '') + String.fromCharCode(97 + (at % 26));
	return new Map([[AS_EVER, '·'], ...texts.map((text, at) => [text, letter(at)] as const)]);
}

const KINDS: Readonly<Record<Kind, string>> = {
	page: 'the page itself',
	data: 'data',
	archive: 'archives of tiles',
	code: 'code',
	style: 'styles',
	letters: 'letters',
	other: 'others'
};

function written(): string {
	const letters = lettersOf(results.map(({ verdict: each }) => each));
	const lettered = (found: readonly Verdict[]): string => {
		const counts = new Map<string, number>();
		for (const { text, bad: is } of found) {
			const letter = `${letters.get(text)!}${is === null ? '' : ' **bad**'}`;
			counts.set(letter, (counts.get(letter) ?? 0) + 1);
		}
		const sorted = [...counts].sort(([, one], [, other]) => other - one);
		if (sorted.length < 2) return sorted[0]?.[0] ?? '';
		return sorted.map(([letter, count]) => `${letter} ${String(count)}`).join(', ');
	};
	const of = (is: (cell: Cell) => boolean) =>
		results.filter(({ cell }) => is(cell)).map(({ verdict: each }) => each);
	const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]) =>
		[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
	const screens = [...wholes.keys()];
	const faults = Object.keys(FAULTS);

	const around = tableOf(
		['', ...screens],
		Object.keys(SURROUNDINGS).map((row) => [
			row,
			...screens.map((screen) => lettered(of((cell) => cell.screen === screen && cell.row === row)))
		])
	);
	const files = screens.map((screen) => {
		const own = results.filter(({ cell }) => cell.screen === screen && cell.kind !== 'around');
		const rows = (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
			const names = [...new Set(own.map(({ cell }) => cell).filter((cell) => cell.kind === kind))];
			const all = [...new Set(names.map(({ row }) => row))].sort();
			// What was tried as a sample stands in one row, with how many ended how.
			const together = SAMPLED[kind] === undefined ? all.map((file) => [file]) : [all];
			return together
				.filter((group) => group.length > 0)
				.map((group) => [
					group.length === 1
						? `${kind === 'page' ? '' : `${KINDS[kind]}: `}${nameOf(group[0]!)}`
						: `${KINDS[kind]}: ${String(group.length)} files`,
					...faults.map((fault) =>
						lettered(
							of(
								(cell) =>
									cell.screen === screen && cell.column === fault && group.includes(cell.row)
							)
						)
					)
				]);
		});
		return `### ${screen}: \`${SCREENS[screen]}\`\n\n${tableOf(['', ...faults], rows)}`;
	});
	const sentences = [...letters].map(([text, letter]) => [letter, text]);
	const sampled = Object.entries(SAMPLED)
		.map(([kind, many]) => `${String(many)} of ${KINDS[kind as Kind]}`)
		.join(', ');
	const untold = results.filter(({ verdict: { text } }) => text === UNTOLD).length;
	const day = new Date().toISOString().slice(0, 10);
	return `# What people see when something is broken

Written by \`npm run faults\` on ${day}, for data version ${dataVersion()}: every file that a screen fetches, broken in
each way in turn, and what is around the page. ${String(results.length)} cells, **${String(bad)} of them bad**: no usable page, an error
page, waiting for ever, something missing without a word, or another figure than the true one.

A cell has the letter of what people read first; the rest of the page is as ever, and can be used.

${tableOf(['', 'what people read'], sentences)}

## What is around the page

${around}

## Files

- *missing*: the host answers 404 with its page for that; *error*: 500; *reset*: the connection breaks; *empty*: no
  byte; *halved*: half of it, as if that were all; *cut*: the connection ends in the middle; *digit*: one digit is
  another; *type*: sent as plain text; *page*: a page to log in, in its place; *slow*: three seconds later; *twice*:
  packed twice, of which the host tells once; *ranges*: a host without ranges; *etag*: another one with each answer.
- Each file is tried as missing. In every other way, all data, archives and pages are tried, and of the files that
  browsers treat alike a sample for each screen: ${sampled}. A number behind a letter says how many ended so.
- What the map is drawn with is tried where it is drawn, the rest without it.
- A digit of a page itself cannot be checked, as nothing else on the site says what it should be: ${String(untold)} cells
  show it. Who keeps the site compares it with a build of their own; see [Threats](threats.md).

${files.join('\n\n')}
`;
}

if (wanted.length === 0) writeFileSync(path.join(PROJECT_DIR, 'docs/faults.md'), written());
