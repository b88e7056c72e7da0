import ts from 'typescript';
import { type Finding, lineOf, parse, visitAll } from './source.ts';

/** Lines of a text that match, each with what was found. */
function linesWith(text: string, pattern: RegExp, what: string): Finding[] {
	return text
		.split('\n')
		.flatMap((line, index) =>
			pattern.test(line) ? [{ line: index + 1, what: `${what}: ${line.trim().slice(0, 120)}` }] : []
		);
}

/** Folders that exist on one machine only. */
const MACHINE_PATH = /(^|[\s"'`(=:,;])(\/(work|home|root|Users)\/[\w.-]|[A-Z]:\\+Users)/;
/** Where packages come from. */
const DOWNLOAD_HOST = /registry\.[a-z]+\.(org|com)|https?:\/\/registry\b/;

export const machinePaths = (text: string) => linesWith(text, MACHINE_PATH, 'path of a machine');
export const downloadHosts = (text: string) => linesWith(text, DOWNLOAD_HOST, 'download address');

const TEST_MAKERS = new Set(['it', 'test', 'describe', 'suite', 'bench', 'context', 'ctx']);

/** Tests that are switched off, narrowed to or only announced. */
export function switchedOffTests(file: string, text: string): Finding[] {
	const source = parse(file, text);
	const found: Finding[] = [];
	visitAll(source, (node) => {
		if (!ts.isPropertyAccessExpression(node)) return;
		if (!['only', 'skip', 'todo', 'fails'].includes(node.name.text)) return;
		const maker = leftmost(node);
		if (TEST_MAKERS.has(maker)) {
			found.push({ line: lineOf(source, node), what: `${maker}…${node.name.text}` });
		}
	});
	return found;
}

function leftmost(node: ts.Expression): string {
	if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node))
		return leftmost(node.expression);
	return ts.isIdentifier(node) ? node.text : '';
}

/** Failures that are caught and dropped: a catch block without a statement. */
export function emptyCatches(file: string, text: string): Finding[] {
	const source = parse(file, text);
	const found: Finding[] = [];
	visitAll(source, (node) => {
		if (ts.isCatchClause(node) && node.block.statements.length === 0) {
			found.push({ line: lineOf(source, node), what: 'a failure is caught and dropped' });
		}
	});
	return found;
}

/** Formats that are made as soon as a module is read, whether or not the page writes anything by them. */
export function earlyFormats(file: string, text: string): Finding[] {
	const source = parse(file, text);
	const found: Finding[] = [];
	visitAll(source, (node) => {
		if (!ts.isNewExpression(node) || !node.expression.getText(source).startsWith('Intl.')) return;
		if (ts.findAncestor(node, ts.isFunctionLike)) return;
		found.push({ line: lineOf(source, node), what: 'a format is made before it is used' });
	});
	return found;
}

/**
 * Messages without words, and words that were left for later. Only what belongs to 'no-value' may say
 * nothing: where there is no value, there is nothing to say of its margin.
 */
export function emptyMessages(file: string, text: string): Finding[] {
	const source = parse(file, text);
	const found: Finding[] = [];
	visitAll(source, (node) => {
		if (!ts.isPropertyAssignment(node) || !ts.isStringLiteralLike(node.initializer)) return;
		const words = node.initializer.text.trim();
		const silent = words === '' && keysAbove(node).includes('no-value');
		if (silent || !/^$|^(todo|fixme|tbd|xxx)\b/i.test(words)) return;
		const key = node.name.getText(source);
		found.push({ line: lineOf(source, node), what: `message ${key} says nothing` });
	});
	return found;
}

function keysAbove(node: ts.Node): string[] {
	const key =
		ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) ? [node.name.text] : [];
	return ts.isSourceFile(node) ? key : [...key, ...keysAbove(node.parent)];
}
