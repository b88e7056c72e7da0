/** Every file that the app reads, as the build wrote it: whole it is taken, changed it never is. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INDICATORS } from '../../src/lib/domain/indicators/catalog.ts';
import { isAsNamed } from '../../src/lib/domain/indicators/integrity.ts';
import { AtlasFiles } from '../../src/lib/app/files/atlas-files.ts';
import { Answers } from '../../src/lib/app/worker/answers.ts';
import { builtManifest, BUILT_ROOT, fromDisk } from '../../src/lib/app/worker/built.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';

const filesIn = (folder: string): string[] =>
	readdirSync(folder).flatMap((name) => {
		const file = `${folder}/${name}`;
		return statSync(file).isDirectory() ? filesIn(file) : [file];
	});
const FILES = [`${BUILT_ROOT}data`, `${BUILT_ROOT}tiles`]
	.flatMap(filesIn)
	// Descriptions of archives are for other programs; the app reads none.
	.filter((file) => !/\/manifest\.json$|\/tiles\/[^/]*\.json$/.test(file));
const read = (file: string) => new Uint8Array(readFileSync(file));

/** The file with one digit raised by one, the `nth` of all that it has; null where it has none. */
function withOtherDigit(bytes: Uint8Array, nth: number): Uint8Array | null {
	const digits = [...bytes.keys()].filter((at) => bytes[at]! >= 0x30 && bytes[at]! <= 0x39);
	const at = digits[nth % digits.length];
	if (at === undefined) return null;
	const changed = bytes.slice();
	changed[at] = 0x30 + ((changed[at]! - 0x30 + 1) % 10);
	return changed;
}

describe('a file of the build', () => {
	it('is taken for what its name says', async () => {
		expect(FILES.length).toBeGreaterThan(100);
		for (const file of FILES) expect(await isAsNamed(file, read(file)), file).toBe(true);
	});

	it('with another digit is not, wherever the digit is', async () => {
		for (const [at, file] of FILES.entries()) {
			for (const nth of [0, at * 7919, 104_729]) {
				const changed = withOtherDigit(read(file), nth);
				if (changed) expect(await isAsNamed(file, changed), `${file} ${String(nth)}`).toBe(false);
			}
		}
	});

	it('cut short, emptied, or with a page in its place is not', async () => {
		const page = new TextEncoder().encode('<!doctype html><title>Log in</title>');
		for (const file of FILES) {
			const bytes = read(file);
			for (const other of [bytes.subarray(0, bytes.length >> 1), new Uint8Array(), page]) {
				expect(await isAsNamed(file, other), file).toBe(false);
			}
		}
	});

	it('is not another of its folder', async () => {
		for (const folder of ['indicators', 'answers']) {
			const all = FILES.filter((file) => file.includes(`/data/${folder}-`));
			for (const [at, file] of all.entries()) {
				const other = all[(at + 1) % all.length]!;
				expect(await isAsNamed(file, read(other)), `${other} as ${file}`).toBe(false);
			}
		}
	});
});

describe('a changed digit', () => {
	const manifest = builtManifest();
	/** The files from disk, one of them with another digit. */
	const changing =
		(part: string): typeof fromDisk =>
		async (url, init) => {
			const response = await fromDisk(url, init);
			if (!url.includes(part)) return response;
			return new Response(
				withOtherDigit(new Uint8Array(await response.arrayBuffer()), 999) as never
			);
		};

	it.each(INDICATORS.map(({ id }) => id))('is no figure of %s', async (id) => {
		const files = new AtlasFiles(manifest, BUILT_ROOT, changing(`/${id}.json`));
		expect(await files.indicator(id)).toMatchObject({
			ok: false,
			problem: { code: 'file-broken' }
		});
	});

	it.each(['places-', 'shapes-', 'lines-', 'place-index-', 'profile-tables-', 'records-'])(
		'in %s is in no answer of the worker',
		async (part) => {
			const answers = new Answers(manifest, BUILT_ROOT, changing(part));
			const asked = {
				place: 'station:penn' as const,
				method: 'corridor-pressure' as const,
				adjustment: NO_ADJUSTMENT,
				reach: HALF_MILE,
				plan: null
			};
			expect(await answers.answer('profile', asked as never, {})).toMatchObject({
				ok: false,
				problem: { code: 'file-broken' }
			});
		}
	);
});
