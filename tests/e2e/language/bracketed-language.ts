/** Writes the folder of a language that nobody speaks, made from the English one: see `bracketed.ts`. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ENGLISH = path.resolve('src/lib/i18n/en');
const BRACKETED = path.resolve('tests/e2e/language/bracketed.ts');

/** `en` with private use: numbers and dates are written as in English. */
export const LANGUAGE = { tag: 'en-x-longer', locale: 'en-US', name: '⟦English ẋẋẋ⟧' };

export async function writeBracketedLanguage(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const files = (await readdir(ENGLISH)).filter((file) => file.endsWith('.ts'));
	await Promise.all(
		files.map(async (file) => writeFile(path.join(folder, file), await moduleOf(file)))
	);
}

async function moduleOf(file: string): Promise<string> {
	const english = path.join(ENGLISH, file);
	const module = (await import(pathToFileURL(english).href)) as Record<string, unknown>;
	const names = Object.keys(module).map((name) =>
		file === 'language.ts' && name === 'language'
			? `export const language = ${JSON.stringify(LANGUAGE)};\n`
			: `export const ${name} = /* @__PURE__ */ bracketed(english.${name});\n`
	);
	return [
		`import { bracketed } from ${JSON.stringify(BRACKETED)};\n`,
		`import * as english from ${JSON.stringify(english)};\n`,
		`export type * from ${JSON.stringify(english)};\n`,
		...names
	].join('');
}
