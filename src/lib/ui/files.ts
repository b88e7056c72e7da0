/** Text into a file on the device, and out of one that a person chose. */
import { checkSize } from '$lib/domain/files/json';
import { fail, ok, type Problem, type Result } from '$lib/domain/result';

export function saveTextFile(name: string, text: string, type = 'application/json'): void {
	const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
	const link = Object.assign(document.createElement('a'), { href: address, download: name });
	link.click();
	// The browser has taken hold of it by then.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Nothing of a file that is too large is read. */
export async function textOfFile(file: File): Promise<Result<string, Problem>> {
	const size = checkSize(file.size);
	if (!size.ok) return size;
	return file.text().then(ok, () => fail('import/not-json'));
}

/** "Where renters are most exposed" → `where-renters-are-most-exposed` */
export function fileName(title: string): string {
	const plain = title.normalize('NFKD').replace(/[^\w\s-]/g, '');
	const name = plain
		.trim()
		.toLowerCase()
		.replace(/[\s_]+/g, '-')
		.slice(0, 60);
	return name === '' ? 'rootline' : name;
}

export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		// Not allowed here, or no clipboard at all: the text stands in a field, to be copied by hand.
		return false;
	}
}

/** What was just done, in words, and how it is taken back. */
export type Done = { readonly said: string; readonly undo: (() => void) | null };
