/** Packages of files, the same bytes for the same content whatever the clock says. */
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

export type PackageFile = { readonly name: string; readonly content: string | Uint8Array };

/** @param date ISO day that all files carry as theirs */
export function zipFiles(files: readonly PackageFile[], date: string): Uint8Array<ArrayBuffer> {
	const entries: Zippable = {};
	for (const { name, content } of files) {
		entries[name] = [
			typeof content === 'string' ? strToU8(content) : content,
			{ mtime: noonOf(date) }
		];
	}
	return new Uint8Array(zipSync(entries, { level: 6 }));
}

/** What makes a file that no reader opens. Source: XML 1.0, section 2.2. */
// eslint-disable-next-line no-control-regex -- these are what is taken out
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/**
 * Office files are packages too, and the libraries that write them put the clock and chance into
 * them. This takes both out again, and what XML may not hold, whoever wrote it.
 *
 * @param tidy the text of a part as it should be
 */
export function steadyPackage(
	bytes: Uint8Array,
	date: string,
	tidy: (name: string, text: string) => string
): Uint8Array<ArrayBuffer> {
	const parts = unzipSync(bytes);
	const decoder = new TextDecoder();
	return zipFiles(
		Object.entries(parts).map(([name, content]) => ({
			name,
			content: /\.(xml|rels)$/.test(name)
				? tidy(name, decoder.decode(content)).replace(NOT_IN_XML, '')
				: content
		})),
		date
	);
}

/** ZIP knows no time zones: built from its parts, so that it reads the same in every one. */
function noonOf(date: string): Date {
	const [year = 2000, month = 1, day = 1] = date.split('-').map(Number);
	return new Date(year, month - 1, day, 12);
}
