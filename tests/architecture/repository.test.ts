import { describe, expect, test } from 'vitest';
import {
	isCode,
	isTest,
	projectFiles,
	readProjectFile,
	sizeOfProjectFile
} from './support/project-files.ts';
import {
	downloadHosts,
	earlyFormats,
	emptyCatches,
	emptyMessages,
	machinePaths,
	switchedOffTests
} from './support/repository.ts';
import { type Finding, importsOf, parse } from './support/source.ts';

const files = projectFiles();
const code = files.filter(isCode);
/** Code that serves any region. */
const ofRegions = code.filter(
	(file) => /^(src|scripts)\//.test(file) && !isTest(file) && !file.endsWith('.fixture.ts')
);
const REGION_FILE = 'data/regions/twin-cities/region.json';
const isText = (file: string) => !/\.(png|jpe?g|webp|ico|woff2?|ttf|gz|bin|pmtiles)$/.test(file);

/** `file:line what` of everything that a check finds in the files. */
function findAll(
	among: readonly string[],
	check: (file: string, text: string) => Finding[]
): string[] {
	expect(among.length, 'files to look at').toBeGreaterThan(0);
	return among.flatMap((file) =>
		check(file, readProjectFile(file)).map(({ line, what }) => `${file}:${line} ${what}`)
	);
}

test('only src/lib/map imports the map engine', () => {
	const outside = code.filter(
		(file) => file.startsWith('src/') && !file.startsWith('src/lib/map/') && !isTest(file)
	);
	expect(findAll(outside, engineImports)).toEqual([]);
});

test('no format of Intl is made before it is used', () => {
	const ofPages = code.filter((file) => /^src\/.*\.ts$/.test(file) && !isTest(file));
	expect(findAll(ofPages, earlyFormats)).toEqual([]);
});

test('no file names a folder of one machine', () => {
	expect(findAll(files.filter(isText), (_, text) => machinePaths(text))).toEqual([]);
});

test('no file, and no entry of the lockfile, names where packages are downloaded from', () => {
	expect(findAll(files.filter(isText), (_, text) => downloadHosts(text))).toEqual([]);
	expect(readProjectFile('package-lock.json')).not.toContain('"resolved"');
});

test('each package that the project asks for stands in a list, with its licence and a reason', () => {
	type Locked = { readonly packages: Readonly<Record<string, { readonly license?: string }>> };
	const { devDependencies: asked } = JSON.parse(readProjectFile('package.json')) as {
		readonly devDependencies: Readonly<Record<string, string>>;
	};
	const { packages } = JSON.parse(readProjectFile('package-lock.json')) as Locked;
	const listed = readProjectFile('docs/dependencies.md')
		.split('\n')
		.flatMap((line) => {
			const [, name, , licence, size = '', why = ''] = line.split('|').map((cell) => cell.trim());
			return name?.startsWith('`') ? [{ name: name.slice(1, -1), licence, size, why }] : [];
		});
	expect(listed.map(({ name }) => name).sort()).toEqual(Object.keys(asked).sort());
	for (const { name, licence, size, why } of listed) {
		expect(licence, name).toBe(packages[`node_modules/${name}`]?.license);
		expect(size, name).toMatch(/^[\d,]+$/);
		expect(why.length, name).toBeGreaterThan(8);
	}
});

test('a file that a document names is there', () => {
	const known = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
	const documents = files.filter((file) => /^(docs\/.*|[^/]*)\.md$/.test(file));
	const missing = (_file: string, text: string): Finding[] =>
		pathsNamed(text).filter(({ what }) => !known.has(what));
	expect(findAll(documents, missing)).toEqual([]);
});

test('no test is switched off, narrowed to or only announced', () => {
	expect(findAll(code.filter(isTest), switchedOffTests)).toEqual([]);
});

test('no failure is caught and dropped', () => {
	expect(findAll(code, emptyCatches)).toEqual([]);
});

test('only the region’s own folder says where this is', () => {
	const names = /minneapolis|hennepin|brooklyn park|twin cities|seven-county|seven counties/i;
	const found = findAll(ofRegions, (_, text) => linesThatMatch(text, names));
	expect(found).toEqual([]);
});

test('only the region’s own folder names its lines and its state', () => {
	const { state, lines } = JSON.parse(readProjectFile(REGION_FILE)) as {
		state: string;
		lines: { main: string; formerRoute: string; open: string[] };
	};
	const ids = [lines.main, lines.formerRoute, ...lines.open].join('|');
	const quote = '[\'"`]';
	const facts = new RegExp(
		`(stations|each|corridor):(${ids})\\b|${quote}(${ids})${quote}|${quote}${state}(\\d{3})?${quote}|/\\^?\\(?${state}\\b`
	);
	const isComment = /^\s*(\/?\*|\/\/)/;
	const looked = ofRegions.filter(
		(file) =>
			// What is measured is somebody's choice; a heading of the evidence keeps its old address.
			!file.startsWith('scripts/bench/') && file !== 'src/routes/(app)/evidence/+page.svelte'
	);
	const found = findAll(looked, (_, text) =>
		linesThatMatch(text, facts).filter(({ what }) => !isComment.test(what))
	);
	expect(found).toEqual([]);
	expect(
		linesThatMatch(`const STATE = '${state}';\nref="stations:${lines.main}"`, facts)
	).toHaveLength(2);
});

test('every message has words', () => {
	const messages = code.filter((file) => file.startsWith('src/lib/i18n/') && !isTest(file));
	expect(findAll(messages, emptyMessages)).toEqual([]);
});

test('data/ stays under 12 MB', () => {
	const bytes = files
		.filter((file) => file.startsWith('data/'))
		.reduce((sum, file) => sum + sizeOfProjectFile(file), 0);
	expect(bytes).toBeLessThan(12_000_000);
});

function linesThatMatch(text: string, pattern: RegExp): Finding[] {
	return text
		.split('\n')
		.flatMap((words, at) => (pattern.test(words) ? [{ line: at + 1, what: words.trim() }] : []));
}

/** Every folder above a file, as documents write it: with a slash at its end or without. */
function foldersOf(file: string): string[] {
	const parts = file.split('/').slice(0, -1);
	return parts.flatMap((_, at) => {
		const folder = parts.slice(0, at + 1).join('/');
		return [folder, `${folder}/`];
	});
}

/** Paths from the project's root in backticks; `<id>` and `*` stand for any. */
function pathsNamed(text: string): Finding[] {
	return text
		.split('\n')
		.flatMap((line, at) =>
			[...line.matchAll(/`((?:src|scripts|tests|data|docs|static)\/[\w./()[\]+-]+)`/g)].map(
				([, path]) => ({ line: at + 1, what: path! })
			)
		);
}

function engineImports(file: string, text: string): Finding[] {
	return importsOf(parse(file, text))
		.filter(({ from }) => /^maplibre-gl($|\/)/.test(from))
		.map(({ line, from }) => ({ line, what: `imports ${from}` }));
}

describe('the checks find', () => {
	test('paths in documents, but not patterns', () => {
		const text = 'See `src/a.ts` and\n`data/regions/<id>/`, `npm test`, `scripts/b/`.';
		expect(pathsNamed(text)).toEqual([
			{ line: 1, what: 'src/a.ts' },
			{ line: 2, what: 'scripts/b/' }
		]);
	});

	const whats = (found: readonly Finding[]) => found.map(({ line, what }) => `${line} ${what}`);

	test('the map engine in a component', () => {
		const svelte =
			'<p>Map</p>\n<script lang="ts">\n\timport { Map } from "maplibre-gl";\n</script>\n';
		expect(whats(engineImports('A.svelte', svelte))).toEqual(['3 imports maplibre-gl']);
		const later = 'const load = () => import("maplibre-gl/dist/maplibre-gl.css");';
		expect(engineImports('a.ts', later)).toHaveLength(1);
		expect(engineImports('a.ts', 'import "maplibre-gl-something";')).toEqual([]);
	});

	test('folders of a machine, but not addresses of the site', () => {
		for (const folder of ['work', 'home', 'root', 'Users']) {
			expect(machinePaths(`const a = 1;\nopen('/${folder}/x/data.csv');`)).toHaveLength(1);
		}
		expect(machinePaths(['C:', 'Users', 'ada'].join('\\'))).toHaveLength(1);
		expect(machinePaths('see src/routes/home/page and https://example.org/home/x')).toEqual([]);
	});

	test('download addresses', () => {
		const address = `https://${['registry', 'npmjs', 'org'].join('.')}/x/-/x.tgz`;
		expect(downloadHosts(`"x": "${address}"`)).toHaveLength(1);
		expect(downloadHosts('"funding": "https://opencollective.com/x"')).toEqual([]);
	});

	test.each([
		'it.only',
		'test.skip',
		'describe.only',
		'test.concurrent.skip',
		'test.todo',
		'it.each([1]).skip'
	])('%s', (start) => {
		expect(switchedOffTests('a.test.ts', `${start}('x', () => {});`)).toHaveLength(1);
	});

	test('but not tests that a missing folder leaves out, nor the words elsewhere', () => {
		expect(switchedOffTests('a.test.ts', "describe.skipIf(!there)('x', () => {});")).toEqual([]);
		expect(switchedOffTests('a.test.ts', "cursor.skip(4); // it.only('x')")).toEqual([]);
	});

	test('formats that every page waits for', () => {
		const made = 'new Intl.ListFormat("en");';
		expect(earlyFormats('a.ts', `const list = ${made}`)).toHaveLength(1);
		expect(earlyFormats('a.ts', `export const list = ${made}`)).toHaveLength(1);
		expect(earlyFormats('a.ts', `const list = madeOnUse(() => ${made})`)).toEqual([]);
		expect(earlyFormats('a.ts', `function f() {\n\tconst list = ${made}\n}`)).toEqual([]);
	});

	test('dropped failures', () => {
		expect(emptyCatches('a.ts', 'try { go(); } catch {\n\t// never mind\n}')).toHaveLength(1);
		expect(emptyCatches('a.ts', 'try { go(); } catch { stop(); }')).toEqual([]);
	});

	test('messages that say nothing', () => {
		const text =
			"export const en = { a: ' ', b: 'TODO', c: 'Renters', 'no-value': { e: '' }, d: (n: number) => `${n}` };";
		expect(whats(emptyMessages('en.ts', text))).toEqual([
			'1 message a says nothing',
			'1 message b says nothing'
		]);
	});
});
