/** Reads a PDF back: its pages as text, what it embeds, and where its links lead. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type ReadPdf = {
	/** Text of each page, white space as single blanks. */
	readonly pages: readonly string[];
	readonly links: readonly string[];
	/** Headings and their levels, in the order of the tags. */
	readonly roles: readonly string[];
	/** Names of the fonts that are in the file. */
	readonly fonts: readonly string[];
	/** Fonts that a reader would have to have. */
	readonly notEmbedded: number;
	readonly tagged: boolean;
};

type Tag = { readonly role?: string; readonly children?: readonly Tag[] };

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	const raw = Buffer.from(bytes).toString('latin1');
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
	const document = await task.promise;
	const pages: string[] = [];
	const links: string[] = [];
	const roles: string[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const { items } = await page.getTextContent();
		const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''));
		pages.push(text.join('').replace(/\s+/g, ' ').trim());
		const annotations = (await page.getAnnotations()) as readonly { url?: string }[];
		links.push(...annotations.flatMap(({ url }) => url ?? []));
		walk((await page.getStructTree()) as Tag | null, roles);
	}
	await task.destroy();
	return {
		pages,
		links,
		roles,
		fonts: [...raw.matchAll(/\/FontName \/([\w+-]+)/g)].map(([, name = '']) => name),
		notEmbedded: descriptorsWithoutFile(raw),
		tagged: /\/StructTreeRoot/.test(raw) && /\/Marked true/.test(raw)
	};
}

function walk(tag: Tag | null, roles: string[]): void {
	if (!tag) return;
	if (tag.role) roles.push(tag.role);
	for (const child of tag.children ?? []) walk(child, roles);
}

/** Every font has a descriptor; one that is embedded names the file with its letters. */
function descriptorsWithoutFile(raw: string): number {
	const descriptors = raw.match(/<<\/Type \/FontDescriptor[\s\S]*?>>/g) ?? [];
	// Letters drawn by the file itself (Type 3) need no other file.
	const drawn = new Set(
		[...raw.matchAll(/\/Subtype \/Type3[\s\S]*?\/FontDescriptor (\d+) 0 R/g)].map(([, id]) => id)
	);
	return Math.max(
		0,
		descriptors.filter((each) => !/\/FontFile[23]?\s/.test(each)).length - drawn.size
	);
}
