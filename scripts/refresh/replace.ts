/**
 * A region’s folder is replaced as a whole or not at all: the new one is written beside it, checked as
 * `npm run check:data` does, and only then takes its place.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { PROJECT_DIR } from '../data/region.ts';
import { besideRegion, settleRegion } from '../support/region.mjs';
import { RefreshError } from './ask.ts';

const TSX = ['--import', 'tsx', '--import', './scripts/support/region.mjs'];

/** Output of one of the project's scripts on a region's folder. */
function runOn(
	folder: string,
	script: string,
	args: readonly string[] = []
): { readonly ok: boolean; readonly output: string } {
	const done = spawnSync(process.execPath, [...TSX, script, ...args], {
		cwd: PROJECT_DIR,
		env: { ...process.env, ROOTLINE_REGION: folder },
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024
	});
	return { ok: done.status === 0, output: `${done.stdout}${done.stderr}` };
}

/** What a check found that forbids a folder, a sentence a line. */
function blockers(folder: string): string[] {
	const { ok, output } = runOn(folder, 'scripts/check/check.ts');
	if (ok) return [];
	const lines = output.split('\n');
	const found = lines.filter((line) => line.startsWith('BLOCKER'));
	return found.length > 0 ? found : lines.slice(-12);
}

/**
 * Puts files in place of those in a region's folder, all at once; a folder that was not there holds them alone.
 *
 * @param files text by path below the folder
 * @param meanwhile looks at the new folder before it takes its place
 * @throws RefreshError where the check finds what must not be; then the folder is as it was
 */
export function replaceFiles(
	folder: string,
	files: Readonly<Record<string, string>>,
	meanwhile: (next: string) => void = () => undefined
): void {
	settleRegion(folder);
	const { next, before } = besideRegion(folder);
	if (existsSync(folder)) cpSync(folder, next, { recursive: true });
	try {
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(next, path)), { recursive: true });
			writeFileSync(join(next, path), text);
		}
		const wrong = blockers(next);
		if (wrong.length > 0) {
			throw new RefreshError(
				`What came does not fit together, so nothing was changed:\n${wrong.join('\n')}`
			);
		}
		meanwhile(next);
	} catch (error) {
		rmSync(next, { recursive: true, force: true });
		throw error;
	}
	// Between these two lines there is no folder; whoever looks then, or after a crash, finds the one before.
	if (existsSync(folder)) renameSync(folder, before);
	renameSync(next, folder);
	rmSync(before, { recursive: true, force: true });
}
