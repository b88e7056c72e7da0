import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Files of the project, relative to its root: what git tracks, and what is new and not ignored.
 *
 * @throws where the project is no git checkout, because then nothing tells its own files from others
 */
export function projectFiles(): string[] {
	const list = execFileSync(
		'git',
		['-c', 'core.quotePath=false', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
		{ cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
	);
	return list.split('\0').filter((file) => file !== '' && existsSync(path.join(ROOT, file)));
}

export function readProjectFile(file: string): string {
	return readFileSync(path.join(ROOT, file), 'utf8');
}

/** Bytes of a file. */
export function sizeOfProjectFile(file: string): number {
	return readFileSync(path.join(ROOT, file)).length;
}

export const isCode = (file: string) => /\.(ts|mjs|js|svelte)$/.test(file);
export const isTest = (file: string) => /\.(test|e2e)\.ts$/.test(file);
