import ts from 'typescript';

/** Something in a file that a rule forbids. */
export type Finding = { readonly line: number; readonly what: string };

/**
 * The code of a file as a syntax tree. Of a Svelte file that is its scripts, on the lines where they
 * stand.
 */
export function parse(file: string, text: string): ts.SourceFile {
	const code = file.endsWith('.svelte') ? scriptsOnly(text) : text;
	const kind = /\.(mjs|js)$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
	return ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind);
}

function scriptsOnly(text: string): string {
	const blank = (part: string) => part.replaceAll(/[^\n]/g, ' ');
	let code = '';
	let at = 0;
	for (const match of text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
		const [, open = '', body = ''] = match;
		code += blank(text.slice(at, match.index + open.length)) + body;
		at = match.index + open.length + body.length;
	}
	return code + blank(text.slice(at));
}

export function lineOf(source: ts.SourceFile, node: ts.Node): number {
	return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

export function visitAll(source: ts.SourceFile, visit: (node: ts.Node) => void): void {
	const each = (node: ts.Node) => {
		visit(node);
		ts.forEachChild(node, each);
	};
	each(source);
}

/** Every module that a file names, whether it is imported, re-exported, loaded later or only a type. */
export function importsOf(
	source: ts.SourceFile
): { readonly line: number; readonly from: string }[] {
	const found: { line: number; from: string }[] = [];
	const take = (node: ts.Node, specifier: ts.Node | undefined) => {
		if (specifier && ts.isStringLiteralLike(specifier)) {
			found.push({ line: lineOf(source, node), from: specifier.text });
		}
	};
	visitAll(source, (node) => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
			take(node, node.moduleSpecifier);
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			take(node, node.argument.literal);
		} else if (ts.isCallExpression(node)) {
			const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
			const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
			if (isImport || isRequire) take(node, node.arguments[0]);
		}
	});
	return found;
}

/** Places where a name is used that the file itself does not declare, so that it must be global. */
export function globalUses(
	source: ts.SourceFile,
	names: ReadonlySet<string>
): { readonly line: number; readonly name: string }[] {
	const declared = new Set<string>();
	const used: { line: number; name: string }[] = [];
	visitAll(source, (node) => {
		if (!ts.isIdentifier(node) || !names.has(node.text)) return;
		if (isDeclarationName(node)) declared.add(node.text);
		else if (!isMemberName(node)) used.push({ line: lineOf(source, node), name: node.text });
	});
	return used.filter(({ name }) => !declared.has(name));
}

function isDeclarationName(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isShorthandPropertyAssignment(parent)) return false;
	const declares =
		ts.isVariableDeclaration(parent) ||
		ts.isParameter(parent) ||
		ts.isBindingElement(parent) ||
		ts.isFunctionDeclaration(parent) ||
		ts.isImportSpecifier(parent) ||
		ts.isImportClause(parent) ||
		ts.isTypeAliasDeclaration(parent);
	return declares && parent.name === node;
}

/** `x.window`, `{ window: 1 }`, `type T = { window: string }`: names of members, not of globals. */
function isMemberName(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
	if (ts.isQualifiedName(parent)) return parent.right === node;
	if (ts.isBindingElement(parent)) return parent.propertyName === node;
	const names =
		ts.isPropertyAssignment(parent) ||
		ts.isPropertySignature(parent) ||
		ts.isMethodDeclaration(parent) ||
		ts.isMethodSignature(parent) ||
		ts.isPropertyDeclaration(parent) ||
		ts.isEnumMember(parent) ||
		ts.isNamedTupleMember(parent);
	return names && parent.name === node;
}
