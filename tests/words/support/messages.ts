/**
 * Every text of the language folder: strings as they are, functions called with samples of the types that
 * their parameters have, so that a choice between words ("1 tract", "12 tracts") is met on all sides.
 */
import path from 'node:path';
import process from 'node:process';
import ts from 'typescript';

export type Message = { readonly key: string; readonly text: string };

type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Rounds of samples: each takes the next alternative of every union. */
const ROUNDS = 6;
/** What stands for a text by the name of its parameter; any other text is that of `place`. */
const TEXTS: Readonly<Record<string, string>> = {
	place: 'Penn Avenue',
	station: 'Penn Avenue',
	name: 'Penn Avenue',
	city: 'Crystal',
	where: 'here',
	within: 'half a mile',
	reach: 'half a mile',
	period: '2019–2023',
	from: '2010–2014',
	to: '2019–2023',
	method: 'Corridor pressure',
	class: 'Early warning',
	title: 'Median rent',
	what: 'the median rent',
	clause: '62% of households rent their home',
	says: 'may face pressure soon',
	day: 'March 3',
	date: 'March 3, 2027',
	unit: 'points',
	group: 'renters',
	test: 'Median rent',
	why: 'It has no figures.'
};
const NUMBERISH =
	/figure|value|share|percent|margin|count|tries|amount|low|high|renters|people|households|size|needed|compared|tracts|words|minutes|version|of|by|sure|draws|limit|data|characters/i;

/** @param modules what each file of the folder exports, by its path from the project's root */
export function messagesOf(modules: Modules): { messages: Message[]; failed: string[] } {
	const root = process.cwd();
	const read = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
	const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
	const files = Object.keys(modules);
	const program = ts.createProgram(files, { ...options, noEmit: true });
	const checker = program.getTypeChecker();
	const messages = new Map<string, Message>();
	const failed: string[] = [];

	const take = (key: string, text: string) => messages.set(`${key} ${text}`, { key, text });

	function walk(key: string, value: unknown, type: ts.Type | undefined, at: ts.Node): void {
		if (typeof value === 'string') take(key, value);
		else if (typeof value === 'function') call(key, value as Call, type, at);
		else if (typeof value === 'object' && value !== null)
			for (const [name, part] of Object.entries(value))
				walk(`${key}.${name}`, part, type && partOf(type, name, at), at);
	}

	function partOf(type: ts.Type, name: string, at: ts.Node): ts.Type | undefined {
		const property = checker.getPropertyOfType(type, name);
		if (property)
			return checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, at));
		return type.getStringIndexType() ?? type.getNumberIndexType();
	}

	function call(key: string, say: Call, type: ts.Type | undefined, at: ts.Node): void {
		const [signature] = type?.getCallSignatures() ?? [];
		const parameters = signature?.getParameters() ?? [];
		if (!signature && say.length > 0) failed.push(`${key}: its type is not known`);
		const rounds = parameters.length === 0 ? 1 : ROUNDS;
		for (let round = 0; round < rounds; round++) {
			const args = parameters.map((parameter) =>
				sample(checker.getTypeOfSymbolAtLocation(parameter, at), parameter.name, round, 0, at)
			);
			try {
				const said = say(...args);
				// Parts of a message that a function chooses: another object of messages.
				walk(key, said, signature?.getReturnType(), at);
			} catch (error) {
				failed.push(`${key}: ${String(error)}`);
			}
		}
	}

	function sample(type: ts.Type, name: string, round: number, depth: number, at: ts.Node): unknown {
		if (type.isUnion()) {
			const parts = type.types;
			return sample(parts[round % parts.length]!, name, round, depth, at);
		}
		if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
		const { flags } = type;
		if (flags & ts.TypeFlags.BooleanLiteral) return checker.typeToString(type) === 'true';
		if (flags & ts.TypeFlags.Null) return null;
		if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return undefined;
		if (flags & ts.TypeFlags.NumberLike) return [12, 1, 2, 0, 0.4, 7][round % ROUNDS];
		if (flags & ts.TypeFlags.StringLike)
			return TEXTS[name] ?? (NUMBERISH.test(name) ? '62%' : 'Penn Avenue');
		if (depth > 5) return undefined;
		if (checker.isArrayType(type) || checker.isTupleType(type)) {
			const [of] = checker.getTypeArguments(type as ts.TypeReference);
			const size = [2, 1, 2, 1, 2, 1][round % ROUNDS]!;
			return of
				? Array.from({ length: checker.isTupleType(type) ? 2 : size }, (_, i) =>
						sample(of, name, round + i, depth + 1, at)
					)
				: [];
		}
		const [signature] = type.getCallSignatures();
		if (signature) return () => sample(signature.getReturnType(), name, round, depth + 1, at);
		const entries = type
			.getProperties()
			.map((property) => [
				property.name,
				sample(checker.getTypeOfSymbolAtLocation(property, at), property.name, round, depth + 1, at)
			]);
		const index = type.getStringIndexType();
		if (index && entries.length === 0)
			return new Proxy({}, { get: (_, key) => sample(index, String(key), round, depth + 1, at) });
		return Object.fromEntries(entries) as unknown;
	}

	for (const [file, exported] of Object.entries(modules)) {
		const source = program.getSourceFile(path.join(root, file));
		const symbol = source && checker.getSymbolAtLocation(source);
		if (!source || !symbol) throw new Error(`no types for ${file}`);
		for (const [name, value] of Object.entries(exported)) {
			const found = checker.getExportsOfModule(symbol).find((each) => each.name === name);
			walk(
				`${path.basename(file, '.ts')}.${name}`,
				value,
				found && checker.getTypeOfSymbolAtLocation(found, source),
				source
			);
		}
	}
	return { messages: [...messages.values()], failed };
}

type Call = (...args: unknown[]) => unknown;
