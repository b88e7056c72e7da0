/** Two builds of a small site, a device that keeps things, and a network that fails as networks do. */
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
	COPY_LIST,
	SAVED_NOTE,
	SiteCopy,
	type CopyList,
	type FromKeeper,
	type ToKeeper
} from './copy.ts';
import { askKeeper } from './offline.ts';

const ROOT = 'https://site.test/atlas/';
const sha = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

type Build = { readonly version: string; readonly files: ReadonlyMap<string, string> };

function build(version: string, figure: number): Build {
	const data = JSON.stringify({ format: 1, figure });
	const files = new Map([
		['', `<!doctype html><script>build:"${version}"</script></html>`],
		['table/', `<!doctype html><p>table</p><script>build:"${version}"</script></html>`],
		[`_app/immutable/app.${version}.js`, `export const version = '${version}';`],
		[`data/rents-${sha(data)}.json`, data],
		['data/same-0123456789abcdef.json', '{"format":1}']
	]);
	const list: CopyList = { version, files: [...files].map(([path, text]) => [path, sha(text)]) };
	return { version, files: new Map([...files, [COPY_LIST, JSON.stringify(list)]]) };
}
const [OLD, NEW] = [build('old', 1), build('new', 2)];
const script = (of: Build) => `_app/immutable/app.${of.version}.js`;

/** Caches as a browser has them. */
class Device {
	readonly kept = new Map<string, Map<string, Response>>();
	/** So many more files find room. */
	room = Infinity;

	keys = () => Promise.resolve([...this.kept.keys()]);
	delete = (name: string) => Promise.resolve(this.kept.delete(name));
	open = (name: string) => {
		const files = this.kept.get(name) ?? new Map<string, Response>();
		this.kept.set(name, files);
		return Promise.resolve({
			match: (url: string) => Promise.resolve(files.get(url)?.clone()),
			put: (url: string, response: Response) => {
				if (--this.room < 0) {
					return Promise.reject(new DOMException('full', 'QuotaExceededError'));
				}
				files.set(url, response);
				return Promise.resolve();
			}
		} as unknown as Cache);
	};

	/** Writes over a kept file. */
	damage(path: string, text: string): void {
		for (const files of this.kept.values()) {
			if (files.has(ROOT + path)) files.set(ROOT + path, new Response(text));
		}
	}
}

let device: Device;
let host: Build;
/** Instead of the host's own answer. */
let fault: (path: string, cache: RequestCache | undefined) => Response | Error | null;
let asked: string[];
let copy: SiteCopy;

const fetcher = (what: string | Request, init?: RequestInit): Promise<Response> => {
	const [url, cache] = typeof what === 'string' ? [what, init?.cache] : [what.url, what.cache];
	const path = url.slice(ROOT.length);
	asked.push(path);
	const broken = fault(path, cache);
	if (broken instanceof Error) return Promise.reject(broken);
	const text = host.files.get(path);
	return Promise.resolve(
		broken ?? (text === undefined ? new Response('', { status: 404 }) : new Response(text))
	);
};
/** A keeper of the copy as it is after the browser has started it anew. */
const started = () =>
	new SiteCopy({
		caches: device,
		fetch: fetcher,
		root: ROOT,
		now: () => new Date('2026-05-01T00:00:00Z')
	});

beforeEach(() => {
	device = new Device();
	host = OLD;
	fault = () => null;
	asked = [];
	copy = started();
});

async function keep(from = copy): Promise<FromKeeper> {
	let last: FromKeeper = { type: 'forgotten' };
	await from.keep((answer) => (last = answer));
	return last;
}
const kept = { type: 'kept', saved: '2026-05-01T00:00:00.000Z' };
const failed = (reason: string) => ({ type: 'failed', reason });
const offline = () => new TypeError('Failed to fetch');

/** What a page gets for an address, as text; null where nothing answers. */
async function page(path: string, options: { cache?: RequestCache; mode?: string } = {}) {
	const request = { url: ROOT + path, cache: 'default', mode: 'cors', ...options } as Request;
	return copy.answer(request).then(
		(response) => response.text(),
		() => null
	);
}
const visit = (path: string) => page(path, { mode: 'navigate' });
/** All of a build is there without a network, and nothing of another. */
async function expectOnly(whole: Build): Promise<void> {
	fault = offline;
	copy = started();
	for (const [path, text] of whole.files) expect(await page(path), path).toBe(text);
	const other = whole === OLD ? NEW : OLD;
	expect(await page(script(other))).toBeNull();
}

describe('a copy', () => {
	it('is the whole site, under any query, with and without the slash', async () => {
		expect(await keep()).toEqual(kept);
		await expectOnly(OLD);
		expect(await visit('table?show=rent#x')).toBe(OLD.files.get('table/'));
		expect(await visit('nowhere/')).toBeNull();
	});

	it('is brought up to date as a whole, and what is the same is not fetched again', async () => {
		await keep();
		host = NEW;
		asked = [];
		expect(await keep()).toEqual(kept);
		expect(asked).not.toContain('data/same-0123456789abcdef.json');
		await expectOnly(NEW);
		expect(device.kept.size).toBe(1);
	});

	it.each<[string, (path: string) => Response | Error | null, string]>([
		[
			'a file is missing',
			(path) => (path === script(NEW) ? new Response('', { status: 404 }) : null),
			'missing'
		],
		['the network breaks', (path) => (path === script(NEW) ? offline() : null), 'missing'],
		['a login page answers', () => new Response('<!doctype html><p>Log in</p></html>'), 'missing'],
		[
			'a login page answers for one file',
			(path) => (path === script(NEW) ? new Response('<!doctype html></html>') : null),
			'missing'
		],
		[
			'a digit is another',
			(path) => (path.startsWith('data/rents') ? new Response('{"format":1,"figure":9}') : null),
			'missing'
		],
		[
			'a page is cut short',
			(path) => (path === '' ? new Response('<script>build:"new"</script><p>Rent') : null),
			'missing'
		]
	])(
		'stays the one before where %s, and is complete once that is over',
		async (_, broken, reason) => {
			await keep();
			host = NEW;
			fault = broken;
			expect(await keep()).toEqual(failed(reason));
			await expectOnly(OLD);
			fault = () => null;
			expect(await keep()).toEqual(kept);
			await expectOnly(NEW);
		}
	);

	it('stays the one before wherever the device is full, and wherever it is stopped', async () => {
		for (let room = 0; room < NEW.files.size + 1; room++) {
			device = new Device();
			[copy, host, fault] = [started(), OLD, () => null];
			await keep();
			[host, device.room] = [NEW, room];
			expect(await keep(), String(room)).toEqual(failed('full'));
			device.room = Infinity;
			await expectOnly(OLD);
		}
	});

	it('says that the site was updated where another build comes in between', async () => {
		fault = (path) => {
			if (path === script(OLD)) host = NEW;
			return null;
		};
		expect(await keep()).toEqual(failed('updated'));
		expect(await keep()).toEqual(kept);
		await expectOnly(NEW);
	});

	it('goes past an old or damaged copy on the way', async () => {
		fault = (path, cache) =>
			path.startsWith('data/') && cache !== 'reload' ? new Response('{"format":1,') : null;
		expect(await keep()).toEqual(kept);
		await expectOnly(OLD);
	});

	it('is made once for two windows that ask at a time, and both are told', async () => {
		const both = await Promise.all([keep(), keep()]);
		expect(both).toEqual([kept, kept]);
		expect(asked.filter((path) => path === script(OLD))).toHaveLength(1);
	});

	it('that is taken away while it is made is not there afterwards', async () => {
		await Promise.all([keep(), copy.forget()]);
		expect(device.kept.size).toBe(0);
		expect(await page(script(OLD))).toBe(OLD.files.get(script(OLD)));
	});

	it('may have pages that the host has written something into', async () => {
		const written = OLD.files.get('')!.replace('</html>', '<b>by the host</b></html>');
		fault = (path) => (path === '' ? new Response(written) : null);
		expect(await keep()).toEqual(kept);
		fault = offline;
		expect(await visit('')).toBe(written);
	});
});

describe('a kept file that is damaged', () => {
	it.each([
		['code', script(OLD)],
		['data', [...OLD.files.keys()].find((path) => path.startsWith('data/rents'))!]
	])('is fetched anew and mended: %s', async (_, path) => {
		await keep();
		device.damage(path, '<!doctype html><p>Log in</p>');
		expect(await page(path)).toBe(OLD.files.get(path));
		fault = offline;
		expect(await page(path)).toBe(OLD.files.get(path));
	});

	it('is never given to a page, with a network or without', async () => {
		await keep();
		device.damage(script(OLD), 'broken');
		fault = offline;
		expect(await page(script(OLD))).toBeNull();
	});

	it('is mended when the copy is brought up to date', async () => {
		await keep();
		device.damage('table/', '<!doctype html><p>Log in</p></html>');
		expect(await keep(started())).toEqual(kept);
		await expectOnly(OLD);
	});

	it('of a copy without a list, as earlier builds made it, is noticed by its name or kind', async () => {
		await keep();
		for (const files of device.kept.values()) files.delete(ROOT + COPY_LIST);
		const data = [...OLD.files.keys()].find((path) => path.startsWith('data/rents'))!;
		const html = { headers: { 'content-type': 'text/html' } };
		for (const files of device.kept.values()) {
			files.set(ROOT + data, new Response('{"format":1,"figure":7}'));
			files.set(ROOT + script(OLD), new Response('Log in', html));
		}
		copy = started();
		expect(await page(data)).toBe(OLD.files.get(data));
		expect(await page(script(OLD))).toBe(OLD.files.get(script(OLD)));
	});

	it('is passed by where a page asks for the host’s own', async () => {
		await keep();
		asked = [];
		await page(script(OLD));
		expect(asked).toEqual([]);
		await page(script(OLD), { cache: 'reload' });
		expect(asked).toEqual([script(OLD)]);
	});
});

it('a copy counts only once its note is there', async () => {
	await keep();
	for (const files of device.kept.values()) files.delete(SAVED_NOTE);
	fault = offline;
	copy = started();
	expect(await page(script(OLD))).toBeNull();
});

describe('a page that asks for a copy', () => {
	const keeper = (answers: readonly FromKeeper[]) => ({
		postMessage: (_: ToKeeper, ports: readonly unknown[] = []) => {
			for (const answer of answers) (ports[0] as MessagePort).postMessage(answer);
		}
	});
	const progress = { type: 'progress', done: 1, total: 4 } as const;

	it('hears how far it is, and the end', async () => {
		const heard: number[] = [];
		const end = { type: 'kept', saved: 'now' } as const;
		const told = await askKeeper(keeper([progress, end]), { type: 'keep' }, ({ done }) =>
			heard.push(done)
		);
		expect([told, heard]).toEqual([end, [1]]);
	});

	it('is told where the keeper falls silent, after a word or without one', async () => {
		for (const answers of [[], [progress]]) {
			expect(await askKeeper(keeper(answers), { type: 'keep' }, undefined, 20)).toBeNull();
		}
	});
});
