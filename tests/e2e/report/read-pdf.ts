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
	/** Where each piece of text stands. */
	readonly boxes: readonly PdfTextBox[];
	/** Points: width and height of each page. */
	readonly sizes: readonly (readonly [number, number])[];
	readonly title: string;
	readonly language: string;
};

/** Points from the lower left corner; from the baseline to the top of a letter without an ascender. */
export type PdfTextBox = {
	readonly page: number;
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly bottom: number;
	readonly top: number;
};

/** Share of the letters' size that a letter without an ascender takes. */
const X_HEIGHT = 0.48;
/** Points that rounding may move a letter. */
const SLACK = 0.4;

/** Pieces of text of which parts stand on each other, as pairs. */
export function overprinted(boxes: readonly PdfTextBox[]): string[] {
	return boxes.flatMap((a, at) =>
		boxes.slice(at + 1).flatMap((b) => {
			const apart =
				a.page !== b.page ||
				a.right <= b.left + SLACK ||
				b.right <= a.left + SLACK ||
				a.top <= b.bottom + SLACK ||
				b.top <= a.bottom + SLACK;
			return apart ? [] : [`page ${a.page}: “${a.text}” and “${b.text}”`];
		})
	);
}

type Tag = { readonly role?: string; readonly children?: readonly Tag[] };

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	const raw = Buffer.from(bytes).toString('latin1');
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
	const document = await task.promise;
	const pages: string[] = [];
	const links: string[] = [];
	const roles: string[] = [];
	const boxes: PdfTextBox[] = [];
	const sizes: [number, number][] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const { items } = await page.getTextContent();
		const { width, height } = page.getViewport({ scale: 1 });
		sizes.push([width, height]);
		for (const item of items) {
			if (!('str' in item) || item.str.trim() === '') continue;
			const [, , , size = 0, left = 0, bottom = 0] = item.transform as readonly number[];
			const [right, top] = [left + item.width, bottom + size * X_HEIGHT];
			boxes.push({ page: number, text: item.str, left, right, bottom, top });
		}
		const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''));
		pages.push(text.join('').replace(/\s+/g, ' ').trim());
		const annotations = (await page.getAnnotations()) as readonly { url?: string }[];
		links.push(...annotations.flatMap(({ url }) => url ?? []));
		walk((await page.getStructTree()) as Tag | null, roles);
	}
	const { info } = await document.getMetadata();
	const { Title: title = '', Language: language = '' } = info as Record<string, string>;
	await task.destroy();
	return {
		pages,
		links,
		roles,
		fonts: [...raw.matchAll(/\/FontName \/([\w+-]+)/g)].map(([, name = '']) => name),
		notEmbedded: descriptorsWithoutFile(raw),
		tagged: raw.includes('/StructTreeRoot') && raw.includes('/Marked true'),
		boxes,
		sizes,
		title,
		language
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
