/**
 * What breaks, how it breaks, and what is then on screen: for `npm run faults`, which tries everything,
 * and for the sample of it among the tests.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { PROJECT_DIR } from '../../scripts/data/region.ts';
import { serve } from '../../scripts/support/static-files.mjs';
import { withoutApp } from '#words/language.ts';

const SITE = path.resolve(PROJECT_DIR, process.env.ROOTLINE_SITE_FOLDER ?? 'build');

export const SCREENS = {
	map: '?place=tract:27053003300',
	table: 'table/',
	report: 'report/?place=station:penn',
	station: 'station/penn/',
	embed: 'embed/?place=station:penn'
} as const;

export type Screen = keyof typeof SCREENS;

/* Faults of files. */

/** A file as it should arrive. */
type Whole = { readonly body: Buffer; readonly headers: Record<string, string> };

/** Answers in place of the host. */
type Answer = (whole: Whole, response: ServerResponse) => void | Promise<void>;

/** How long a slow file takes; its screen is looked at when it has come. */
const SLOW_MS = 3000;

const LOGIN = Buffer.from('<!doctype html><title>Log in</title><p>Log in to this network</p>');

const send =
	(status: number, change: (whole: Whole) => Partial<Whole>): Answer =>
	(whole, response) => {
		const { body = whole.body, headers = {} } = change(whole);
		const kept = status === 200 ? {} : { 'cache-control': 'no-cache' };
		const all = { ...whole.headers, ...kept, ...headers, 'content-length': String(body.length) };
		response.writeHead(status, all).end(body);
	};

const plainText = { 'content-type': 'text/plain; charset=utf-8' };
const half = ({ body }: Whole) => body.subarray(0, (body.length >> 1) | 1);

/** In the order of the table's columns. */
export const FAULTS = {
	/** As hosts answer that have a page for it. */
	missing: send(404, () => ({
		body: readFileSync(path.join(SITE, '404.html')),
		headers: { 'content-type': 'text/html; charset=utf-8' }
	})),
	error: send(500, () => ({ body: Buffer.from('Server error'), headers: plainText })),
	reset: (_, response) => void response.socket?.resetAndDestroy(),
	empty: send(200, () => ({ body: Buffer.alloc(0) })),
	/** Half of it, as if that were all. */
	halved: send(200, (whole) => ({ body: half(whole) })),
	/** The connection ends in the middle of a byte's word: fewer bytes than were announced. */
	cut: async (whole, response) => {
		response.writeHead(200, { ...whole.headers, 'content-length': String(whole.body.length) });
		response.write(half(whole));
		await wait(50);
		response.socket?.destroy();
	},
	digit: send(200, ({ body }) => ({ body: withOtherDigit(body) })),
	type: send(200, () => ({ headers: plainText })),
	page: send(200, () => ({ body: LOGIN, headers: { 'content-type': 'text/html' } })),
	slow: async (whole, response) => {
		await wait(SLOW_MS);
		response.writeHead(200, whole.headers).end(whole.body);
	},
	/** Packed twice, of which the host tells once. */
	twice: send(200, ({ body }) => ({
		body: gzipSync(gzipSync(body)),
		headers: { 'content-encoding': 'gzip' }
	})),
	/** A host without ranges. */
	ranges: send(200, () => ({ headers: { 'accept-ranges': 'none' } })),
	etag: send(200, () => ({ headers: { etag: `"${String(Math.random())}"` } }))
} as const satisfies Record<string, Answer>;

export type FaultName = keyof typeof FAULTS;

/** Only of what some readers fetch by parts. */
export const OF_ARCHIVES: readonly FaultName[] = ['ranges', 'etag'];

/** The digit in the middle is one more; where a file happens to have none, its last byte but one. */
function withOtherDigit(body: Buffer): Buffer {
	const digits = [...body.keys()].filter((at) => body[at]! >= 0x30 && body[at]! <= 0x39);
	const at = digits[digits.length >> 1];
	const changed = Buffer.from(body);
	if (at !== undefined) changed[at] = 0x30 + ((changed[at]! - 0x30 + 1) % 10);
	else if (changed.length > 1) changed[changed.length - 2]! ^= 1;
	return changed;
}

/* A host of its own for each page that is looked at meanwhile. */

export type Host = {
	readonly url: string;
	/** From now on this happens to these files, and to no others. */
	break: (
		fault: { readonly of: (file: string) => boolean; readonly answer: Answer } | null
	) => void;
	/** Files below the site's root, by what was asked for. */
	readonly asked: Set<string>;
	/** Milliseconds since anything came or went. */
	readonly quiet: () => number;
	close: () => Promise<void>;
};

/** Tells the host that it is asked by itself, for a file as it is. */
const AS_IT_IS = 'x-as-it-is';

export async function startHost(): Promise<Host> {
	let broken: Parameters<Host['break']>[0] = null;
	const asked = new Set<string>();
	let open = 0;
	let last = performance.now();
	const instead = (request: IncomingMessage, response: ServerResponse): boolean => {
		if (request.headers[AS_IT_IS] !== undefined) return false;
		const file = decodeURIComponent((request.url ?? '/').split('?', 1)[0]!.slice(1));
		asked.add(file);
		open += 1;
		last = performance.now();
		response.once('close', () => {
			open -= 1;
			last = performance.now();
		});
		const fault = broken;
		if (!fault?.of(file)) return false;
		void (async () => {
			const answer = await fetch(`${site.url}${file}`, {
				headers: { [AS_IT_IS]: '1', 'accept-encoding': 'identity' }
			});
			const headers = Object.fromEntries(
				[...answer.headers].filter(
					([name]) => !/^(?:connection|keep-alive|date|content-length|transfer-enc.*)$/.test(name)
				)
			);
			await fault.answer({ body: Buffer.from(await answer.arrayBuffer()), headers }, response);
		})();
		return true;
	};
	const site = await serve({ root: SITE, port: 0, instead });
	return {
		url: site.url,
		break: (fault) => {
			broken = fault;
		},
		asked,
		quiet: () => (open > 0 ? 0 : performance.now() - last),
		close: () => site.close()
	};
}

/* What is on a screen. */

export type Seen = {
	/** Everything that can be read, bit by bit, and what maps, pictures and styles say of themselves. */
	readonly lines: ReadonlySet<string>;
	/** What may stand there beside, such as what came with the page. */
	readonly true?: ReadonlySet<string>;
	/** Rows of tables, by what they are rows of. */
	readonly rows: readonly (readonly string[])[];
	/** What is told in notices and messages. */
	readonly sentences: readonly string[];
	/** What the page still says it waits for. */
	readonly waits: string | null;
	readonly milliseconds: number;
	readonly screen: Screen;
	/** False where no map was drawn. */
	readonly drawn: boolean;
	/** Below the site's root. */
	readonly files: readonly string[];
	/** Links, buttons and fields that can be used. */
	readonly controls: number;
	readonly errorPage: boolean;
	/** Whether anything of this site is there. */
	readonly ours: boolean;
	/** The page's address below the site's root, without what it shows. */
	readonly address: string;
};

/** Where nothing has come or gone for so long, nothing more is on its way. */
const QUIET_MS = 200;
/** Where nothing has changed for so long besides, the page has come to rest. */
const REST_MS = 800;
/** Where nothing changes for longer than this, the page waits for ever, unless somebody is more patient. */
const PATIENCE_MS = 20_000;
const AT_MOST_MS = 100_000;

const WAITS = /…$|is on its way/;

/** Runs in the page. */
function onScreen() {
	const visible = (element: Element | null) =>
		element?.checkVisibility({ visibilityProperty: true }) === true;
	const textOf = (root: Node) => {
		const bits: string[] = [];
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const text = node.nodeValue?.replaceAll(/\s+/g, ' ').trim() ?? '';
			const parent = node.parentElement;
			// Told to screen readers alone: where they have come to, which is told once.
			if (parent?.closest('#svelte-announcer')) continue;
			if (text !== '' && visible(parent)) bits.push(text);
		}
		return bits;
	};
	const said = [...document.querySelectorAll('[role=alert], [role=status], .callout, noscript')];
	const maps = [...document.querySelectorAll<HTMLElement>('[data-map-state]')].map((map) => {
		map.dispatchEvent(new Event('count-rendered'));
		const { mapState = '', renderedTracts, renderedStations } = map.dataset;
		const drawn = [renderedTracts, renderedStations].map((count) =>
			Number(count ?? 0) > 0 ? 'drawn' : 'none'
		);
		return `(map ${mapState}, tracts ${drawn[0]!}, stations ${drawn[1]!})`;
	});
	const pictures = [...document.images].filter(
		(image) => image.complete && image.naturalWidth === 0 && image.src !== '' && visible(image)
	);
	const rules = [...document.styleSheets].reduce((sum, sheet) => {
		try {
			return sum + sheet.cssRules.length;
		} catch {
			// One that did not arrive.
			return sum;
		}
	}, 0);
	const controls = document.querySelectorAll('a[href], button:enabled, select, input');
	return {
		bits: textOf(document.documentElement),
		rows: [...document.querySelectorAll('tr')].map(textOf),
		said: said.filter(visible).map((each) => textOf(each).join(' ')),
		marks: [
			...maps,
			...pictures.map(({ src }) => `(picture not there: ${src})`),
			`(rules of styles: ${String(rules)})`,
			// What the page says where it does not begin goes once it has; see `app.html`.
			document.getElementById('unstarted') ? '(not begun)' : '(begun)'
		],
		controls: [...controls].filter(visible).length,
		errorPage: location.protocol === 'chrome-error:',
		ours: document.querySelector('a[href], main, .app-root') !== null,
		address: location.pathname
	};
}

type OnScreen = ReturnType<typeof onScreen>;

/** A function's text for the page: what compiles it here gives functions names by one that pages lack. */
const inPage = (script: () => unknown) =>
	`(() => { const __name = (it) => it; return (${String(script)})(); })()`;

/** Looks at a page once it has come to rest. */
async function look(
	page: Page,
	host: Host,
	{
		known = null,
		patience = PATIENCE_MS,
		of = 'file'
	}: { known?: Seen | null; patience?: number; of?: Broken } = {}
): Promise<Omit<Seen, 'screen' | 'drawn'>> {
	const started = performance.now();
	let changed = started;
	let before = '';
	for (;;) {
		await wait(150);
		const now = await page.evaluate<OnScreen>(inPage(onScreen)).catch(() => null);
		const elapsed = performance.now() - started;
		const picture = JSON.stringify(now);
		if (picture !== before || host.quiet() < QUIET_MS) changed = performance.now();
		before = picture;
		const given = performance.now() - changed > patience || elapsed > AT_MOST_MS;
		if (now === null && !given) continue;
		const { bits, rows, said, marks, controls, errorPage, ours, address } =
			now ?? (await page.evaluate<OnScreen>(inPage(onScreen)));
		const lines = new Set([...bits, ...marks].map((each) => each.replaceAll(host.url, '/')));
		const waits = [...lines].find((line) => WAITS.test(line) && known?.lines.has(line) !== true);
		const working = waits !== undefined || marks.some((mark) => mark.startsWith('(map loading'));
		const restless = working || performance.now() - changed < REST_MS;
		if (restless && !given) continue;
		const seen = {
			lines,
			rows,
			sentences: said.filter(Boolean),
			waits: working ? (waits ?? 'map') : null,
			milliseconds: elapsed,
			files: [...host.asked],
			controls,
			errorPage,
			ours,
			address
		};
		// What is not there yet may still come: nothing is called missing before patience ends.
		if (known && !given && verdict({ ...known, ...seen }, known, of).bad !== null) continue;
		return seen;
	}
}

export type Verdict = {
	readonly text: string;
	/** Null where all is well: said, or nothing missing. */
	readonly bad: 'no page' | 'error page' | 'waits' | 'another figure' | 'silent' | null;
	/** What tells one from the other, for whoever mends it. */
	readonly detail?: string;
};

export const AS_EVER = 'as ever';
/** Of a page's own digits. */
export const UNTOLD = 'the other digit: nothing else on the site says what the page should be';
/** Of a page that did not come at all, or as something else: what shows is not of this site. */
const NOT_OURS = 'what the browser or the host shows';
const ERROR_PAGE = /^(?:500 )?Internal Error$|Something went wrong|not known: 500/;

/** Also where it is a part of something: a place's name without its city. */
function isKnown(line: string, known: ReadonlySet<string>): boolean {
	if (known.has(line)) return true;
	// What was cut in the middle of a letter ends in a sign for that.
	const part = line.replace(/\uFFFD+$/, '');
	return /\p{L}{3}/u.test(part) && [...known].some((each) => each.includes(part));
}

/** The first of what is told stands in the table, without the names of its buttons. */
function told(news: readonly string[]): Verdict {
	const [first = '', ...others] = news.map((each) =>
		each.replace(/(?: (?:Try again|Reload the page|Dismiss))+$/, '')
	);
	return { text: first, bad: null, ...(others.length > 0 && { detail: others.join(' ') }) };
}

/** A citation, and a day. */
const DATED = /^Rootline \(\d{4}\)|^\w+ \d+, \d{4}|\d{4}\)?\.$/;

type Broken = 'page' | 'file' | 'scripts off' | 'clock';

/** What a cell of the table says of a screen, beside the same screen as it should be. */
export function verdict(seen: Seen, whole: Seen, of: Broken = 'file'): Verdict {
	const lines = [...seen.lines];
	if (of === 'page' && seen.lines.has(withoutApp.notFound)) {
		return { text: withoutApp.notFound, bad: null };
	}
	if (of === 'page' && (seen.errorPage || !seen.ours)) return { text: NOT_OURS, bad: null };
	if (seen.errorPage || lines.some((line) => ERROR_PAGE.test(line))) {
		return { text: 'an error page', bad: 'error page' };
	}
	if (lines.length < 3 || seen.controls === 0) return { text: 'nothing to use', bad: 'no page' };
	const known = new Set(whole.sentences);
	const news = [...new Set(seen.sentences)].filter((each) => !known.has(each) && !WAITS.test(each));
	// Somebody went on to another page, which is not to be held against this one.
	if (seen.address !== whole.address) {
		// What that page tells of itself is no news; what it lacks is.
		const lacks = news.filter((each) => /updated|did not arrive|could not/.test(each));
		if (lacks.length > 0) return told(lacks);
		return { text: 'the page that was asked for', bad: seen.waits === null ? null : 'waits' };
	}
	const strange = lines.find(
		(line) =>
			/\d/.test(line) &&
			!line.startsWith('(') &&
			!(of === 'clock' && DATED.test(line)) &&
			!isKnown(line, whole.true ?? whole.lines) &&
			!news.some((each) => each.includes(line))
	);
	const wrongRow = seen.rows.find(([name, ...figures]) => {
		const own = whole.rows.filter((row) => row[0] === name);
		return own.length > 0 && !own.some((row) => figures.every((figure) => row.includes(figure)));
	});
	if (wrongRow) return { text: `another row: ${wrongRow.join(' ')}`, bad: 'another figure' };
	if (strange !== undefined) return { text: `another figure: ${strange}`, bad: 'another figure' };
	if (seen.waits !== null && news.length === 0) {
		return { text: `waits for ever: ${seen.waits}`, bad: 'waits' };
	}
	if (news.length > 0) return told(news);
	const lost = [...whole.lines].filter((line) => !seen.lines.has(line));
	if (lost.length === 0) return { text: AS_EVER, bad: null };
	if (of === 'clock' && lost.every((line) => DATED.test(line))) {
		return { text: 'as ever, with the date of the device', bad: null };
	}
	// Without scripts a page has no use for the buttons that need them.
	if (of === 'scripts off' && !lost.some((line) => /\d/.test(line) && !line.startsWith('('))) {
		return { text: 'all but the buttons that need scripts', bad: null };
	}
	return {
		text: `${String(lost.length)} lines missing without a word: ${lost[0]!}`,
		bad: 'silent',
		detail: lost.slice(0, 8).join(' | ')
	};
}

/* Faults of what is around the page. */

export type Surrounding = {
	readonly context?: BrowserContextOptions;
	/** False: no map is drawn, which in software takes most of the time. */
	readonly drawn?: boolean;
	/** Before the page is asked for. */
	readonly before?: (page: Page, host: Host) => Promise<void>;
	/** Once it has come to rest; it is looked at again afterwards. */
	readonly after?: (page: Page, host: Host) => Promise<void>;
	readonly patience?: number;
};

/** Maps do everything but color pixels, which in software takes most of the time. Runs in the page. */
function withoutPixels(): void {
	for (const name of ['clear', 'drawArrays', 'drawElements'] as const) {
		WebGL2RenderingContext.prototype[name] = () => undefined;
	}
}

/** What keeps a busy computer from compiling the same scripts several times over. */
export const LITTLE_COMPILING = [
	'--disable-gpu-compositing',
	'--disable-gpu-rasterization',
	'--js-flags=--invocation-count-for-maglev=10000,--invocation-count-for-turbofan=40000'
];

/** Opens a screen in a browser that was never there, and looks at it. */
async function visit(
	browser: Browser,
	host: Host,
	screen: Screen,
	{
		known = null,
		surrounding = {},
		of = 'file'
	}: {
		readonly known?: Seen | null;
		readonly surrounding?: Surrounding;
		readonly of?: Broken;
	} = {}
): Promise<Seen> {
	const context = await browser.newContext({
		serviceWorkers: 'block',
		reducedMotion: 'reduce',
		viewport: { width: 900, height: 600 },
		...surrounding.context
	});
	try {
		const script = surrounding.drawn === false ? webglMissing : withoutPixels;
		await context.addInitScript(inPage(script));
		host.asked.clear();
		const page = await context.newPage();
		const looking = { known, of, ...(surrounding.patience && { patience: surrounding.patience }) };
		const told = { screen, drawn: surrounding.drawn ?? true };
		await surrounding.before?.(page, host);
		// A page that does not come is a browser's own page of errors, which is looked at as well.
		await page
			.goto(host.url + SCREENS[screen], { waitUntil: 'commit' })
			.catch((error: unknown) => error);
		const seen = await look(page, host, looking);
		if (!surrounding.after) return { ...seen, ...told };
		await surrounding.after(page, host);
		return { ...(await look(page, host, looking)), ...told };
	} finally {
		await context.close();
		host.break(null);
	}
}

/** A screen as it should be, by two visits, and what came with the page: as true as what it shows later. */
export async function wholeOf(
	browser: Browser,
	host: Host,
	screen: Screen,
	drawn = true
): Promise<Seen> {
	const surrounding = { drawn };
	const first = await visit(browser, host, screen, { surrounding });
	const again = await visit(browser, host, screen, { known: first, surrounding });
	const asItComes = await visit(browser, host, screen, {
		known: first,
		surrounding: SURROUNDINGS[WITHOUT_SCRIPTS]!
	});
	const lines = [...first.lines, ...again.lines];
	return {
		...first,
		lines: new Set(lines),
		true: new Set([...lines, ...asItComes.lines]),
		rows: [...first.rows, ...again.rows],
		sentences: [...first.sentences, ...again.sentences],
		files: [...new Set([...first.files, ...again.files])]
	};
}

export async function tryFile(
	browser: Browser,
	host: Host,
	{ file, fault }: { readonly file: string; readonly fault: FaultName },
	whole: Seen
): Promise<Verdict> {
	host.break({ of: (each) => each === file, answer: FAULTS[fault] });
	const surrounding = { drawn: whole.drawn };
	const of = isPage(file) ? 'page' : 'file';
	const seen = await visit(browser, host, whole.screen, { known: whole, surrounding, of });
	const found = verdict(seen, whole, of);
	// A page is all that says what stands in it.
	return of === 'page' && fault === 'digit' && found.bad ? { text: UNTOLD, bad: null } : found;
}

export async function tryAround(
	browser: Browser,
	host: Host,
	name: string,
	whole: Seen
): Promise<Verdict> {
	const surrounding = SURROUNDINGS[name]!;
	const of = name === WITHOUT_SCRIPTS ? 'scripts off' : name.startsWith('clock') ? 'clock' : 'file';
	return verdict(
		await visit(browser, host, whole.screen, { known: whole, surrounding }),
		whole,
		of
	);
}

export function isPage(file: string): boolean {
	return file === '' || file.endsWith('/');
}

/** The version of the data that the site is made of. */
export function dataVersion(): string {
	const file = path.join(SITE, 'data/manifest.json');
	const manifest = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as {
		readonly dataVersion?: string;
	};
	return manifest.dataVersion ?? 'unknown';
}

/* Runs in the page. */

function storageBlocked(): void {
	const refuse = { get: () => raise('SecurityError') };
	function raise(name: string): never {
		throw new DOMException('Blocked.', name);
	}
	for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
		Object.defineProperty(globalThis, name, { ...refuse, configurable: true });
	}
}

function storageFull(): void {
	const raise = () => {
		throw new DOMException('Full.', 'QuotaExceededError');
	};
	Storage.prototype.setItem = raise;
	for (const name of ['put', 'add'] as const) {
		IDBObjectStore.prototype[name] = raise;
		Cache.prototype[name] = () => Promise.reject(new DOMException('Full.', 'QuotaExceededError'));
	}
}

function webglMissing(): void {
	for (const canvas of [HTMLCanvasElement, OffscreenCanvas]) {
		const original: unknown = Reflect.get(canvas.prototype, 'getContext');
		if (typeof original !== 'function') continue;
		Object.defineProperty(canvas.prototype, 'getContext', {
			value(this: unknown, kind: string, ...rest: unknown[]): unknown {
				return kind.includes('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
			}
		});
	}
}

function webglLost(): void {
	for (const canvas of document.querySelectorAll('canvas')) {
		canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
	}
}

function workersBlocked(): void {
	Reflect.set(globalThis, 'Worker', function () {
		throw new DOMException('No workers here.', 'SecurityError');
	});
}

/** As a system short of memory ends them: without a word. */
function workersKilled(): void {
	const Original = Worker;
	Reflect.set(globalThis, 'Worker', function (...all: ConstructorParameters<typeof Worker>) {
		const worker = new Original(...all);
		worker.terminate();
		return worker;
	});
}

const run = (script: () => void) => async (page: Page) => {
	await page.addInitScript(inPage(script));
};

const atTime = (time: string) => async (page: Page) => {
	await page.clock.setFixedTime(time);
};

const OF_A_BUILD = /^(?:_app\/(?:immutable|version)|data|tiles)\b/;

/** The host has the next build, and no file of this one; what is opened anew is whole again. */
function moveOn(host: Host): void {
	host.break({
		of: (file) => {
			if (OF_A_BUILD.test(file)) return true;
			if (file === '' || file.endsWith('/')) host.break(null);
			return false;
		},
		answer: (whole, response) => {
			const isVersion = whole.headers['content-type']?.includes('json') && whole.body.length < 100;
			const answer = isVersion ? nextVersion : FAULTS.missing;
			return answer(whole, response);
		}
	});
}

const nextVersion = send(200, () => ({ body: Buffer.from('{"version":"of-the-next-build"}') }));

const WITHOUT_SCRIPTS = 'JavaScript off';

/** In the order of the table's rows. */
export const SURROUNDINGS: Readonly<Record<string, Surrounding>> = {
	'storage blocked': { before: run(storageBlocked) },
	'storage full': { before: run(storageFull) },
	'storage cleared while the page is open': {
		after: async (page, host) => {
			const session = await page.context().newCDPSession(page);
			const { origin } = new URL(host.url);
			await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
			await page.reload({ waitUntil: 'commit' });
		}
	},
	'WebGL missing': { before: run(webglMissing) },
	'WebGL lost': {
		after: async (page) => {
			await page.evaluate(inPage(webglLost));
			await wait(1000);
		}
	},
	'workers blocked': { before: run(workersBlocked) },
	'workers killed': { before: run(workersKilled), patience: 75_000 },
	'clock 25 years behind': { before: atTime('2001-01-01T00:00:00Z') },
	'clock 70 years ahead': { before: atTime('2096-02-29T23:59:59Z') },
	'tab frozen and revived': {
		after: async (page) => {
			const session = await page.context().newCDPSession(page);
			await session.send('Page.setWebLifecycleState', { state: 'frozen' });
			await wait(2000);
			await session.send('Page.setWebLifecycleState', { state: 'active' });
		}
	},
	'no network any more': {
		after: async (page) => {
			await page.context().setOffline(true);
			await followALink(page);
		}
	},
	'another build on the host, the old one gone': {
		after: async (page, host) => {
			moveOn(host);
			await followALink(page);
		}
	},
	// Nothing comes after what is there.
	[WITHOUT_SCRIPTS]: { context: { javaScriptEnabled: false }, patience: 1000 }
};

/** Goes on to another page of the app. */
async function followALink(page: Page): Promise<void> {
	const links = page.locator('header nav a[href]:not([aria-current]):visible, a[href]:visible');
	await links.first().click({ timeout: 5000 });
	await wait(1000);
}

/** The build's. */
export function siteVersion(): string {
	const file = readFileSync(path.join(SITE, '_app/version.json'), 'utf8');
	return (JSON.parse(file) as { readonly version: string }).version;
}
