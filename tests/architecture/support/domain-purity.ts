import { builtinModules } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { type Finding, globalUses, importsOf, lineOf, parse, visitAll } from './source.ts';

const DOMAIN = 'src/lib/domain/';

/** What exists only in a page, a worker or Node, or answers differently each time it is asked. */
const FOREIGN = new Set([
	...['window', 'document', 'self', 'globalThis', 'navigator', 'location', 'history', 'screen'],
	...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'fetch', 'XMLHttpRequest'],
	...['HTMLElement', 'Element', 'Event', 'Image', 'Worker', 'DOMParser', 'postMessage'],
	...['requestAnimationFrame', 'requestIdleCallback', 'matchMedia', 'getComputedStyle', 'alert'],
	...['setTimeout', 'setInterval', 'performance', 'process', 'Buffer', 'require', '__dirname'],
	...['$state', '$derived', '$effect']
]);

const NODE_MODULES = new Set(builtinModules);

/**
 * What makes a file of `src/lib/domain` depend on where or when it runs: imports from elsewhere,
 * globals of the page or of Node, the clock, chance. Since a file of the domain may import only others of it
 * and packages, what it reaches is as pure as it is.
 */
export function impurities(file: string, text: string): Finding[] {
	const source = parse(file, text);
	const imports = importsOf(source).flatMap(({ line, from }) => {
		const what = foreignImport(file, from);
		return what ? [{ line, what }] : [];
	});
	const globals = globalUses(source, FOREIGN).map(({ line, name }) => ({
		line,
		what: `uses ${name}`
	}));
	return [...imports, ...globals, ...clockAndChance(source)];
}

function foreignImport(file: string, from: string): string | null {
	const elsewhere = `imports ${from}, which lies outside of the domain`;
	const local = localTarget(file, from);
	if (local !== null) return local.startsWith(DOMAIN) || isFact(local) ? null : elsewhere;
	if (/^[$#/]/.test(from)) return elsewhere;
	const name = from.split('/')[0] ?? '';
	const foreign = ['svelte', '@sveltejs', 'maplibre-gl', 'playwright-core'].includes(name);
	const node = from.startsWith('node:') || NODE_MODULES.has(from);
	return foreign || node ? `imports ${from}` : null;
}

/** The file that an import names inside the project, null where it names a package or something else. */
function localTarget(file: string, from: string): string | null {
	if (from.startsWith('$lib/')) return from.replace('$lib/', 'src/lib/');
	if (from.startsWith('#region/')) return from.replace('#region/', 'data/regions/');
	if (from.startsWith('$data/')) return from.replace('$data/', 'data/');
	return from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from) : null;
}

/** Facts that are read as they stand are no dependency on a place. */
const isFact = (target: string) => target.startsWith('data/') && target.endsWith('.json');

function clockAndChance(source: ts.SourceFile): Finding[] {
	const found: Finding[] = [];
	visitAll(source, (node) => {
		if (ts.isPropertyAccessExpression(node)) {
			const text = node.getText(source);
			if (
				['Date.now', 'Math.random', 'crypto.getRandomValues', 'crypto.randomUUID'].includes(text)
			) {
				found.push({ line: lineOf(source, node), what: `uses ${text}` });
			}
		}
		const makesNow =
			ts.isNewExpression(node) &&
			node.expression.getText(source) === 'Date' &&
			(node.arguments?.length ?? 0) === 0;
		if (makesNow) found.push({ line: lineOf(source, node), what: 'uses new Date(), the clock' });
	});
	return found;
}
