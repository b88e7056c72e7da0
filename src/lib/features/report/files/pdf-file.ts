/**
 * A PDF, written as it is laid out: pages with text in letters of its own, shapes and links, and the tags
 * by which it is read aloud. Clock and chance are nowhere in it: the same calls give the same bytes.
 *
 * Source: ISO 32000-1 (PDF 1.7); W3C, WOFF File Format 1.0; OpenType, tables `cmap`, `hmtx` and `head`.
 */
import { strToU8, unzlibSync, zlibSync } from 'fflate';

export type LetterWeight = 'regular' | 'bold';

/** Letters as WOFF files, a list a weight: the first that has a letter writes it. */
export type LetterFiles = Readonly<Record<LetterWeight, readonly Uint8Array[]>>;

/* Letters: what a WOFF file says of them, and how they stand in the PDF. */

/** All that a reader of PDFs needs; what chooses letters stays outside. */
const TABLES_KEPT = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];

type FontTable = { readonly bytes: Uint8Array; readonly checksum: number };

class Typeface {
	readonly #tables = new Map<string, FontTable>();
	/** Numbers of the drawings in the file, by code point. */
	readonly #glyphs: ReadonlyMap<number, number>;
	readonly #unitsPerEm: number;
	/** What was written with it: code points by the number of the drawing. */
	readonly used = new Map<number, number>();

	constructor(
		woff: Uint8Array,
		/** In the PDF: "F1". */
		readonly name: string
	) {
		const head = viewOf(woff);
		for (let at = 44; at < 44 + 20 * head.getUint16(12); at += 20) {
			const [offset, packed, length] = [4, 8, 12].map((field) => head.getUint32(at + field));
			const bytes = woff.subarray(offset, (offset ?? 0) + (packed ?? 0));
			this.#tables.set(String.fromCharCode(...woff.subarray(at, at + 4)), {
				bytes: packed === length ? bytes : unzlibSync(bytes),
				checksum: head.getUint32(at + 16)
			});
		}
		this.#unitsPerEm = this.#view('head').getUint16(18);
		this.#glyphs = glyphsByCodePoint(this.#view('cmap'));
	}

	#view(table: string): DataView {
		return viewOf(this.#tables.get(table)?.bytes ?? new Uint8Array(128));
	}

	has(codePoint: number): boolean {
		return this.#glyphs.has(codePoint);
	}

	/** In thousandths of the letters' size. */
	widthOf(codePoint: number): number {
		return this.#advance(this.#glyphs.get(codePoint) ?? 0);
	}

	#advance(glyph: number): number {
		const last = this.#view('hhea').getUint16(34) - 1;
		const units = this.#view('hmtx').getUint16(4 * Math.min(glyph, last));
		return Math.round((units * 1000) / this.#unitsPerEm);
	}

	/** As the PDF names the drawings, noting what each of them says. */
	encoded(text: string): string {
		return Array.from(text, (letter) => {
			const codePoint = letter.codePointAt(0) ?? 0;
			const glyph = this.#glyphs.get(codePoint) ?? 0;
			this.used.set(glyph, codePoint);
			return glyph.toString(16).padStart(4, '0');
		}).join('');
	}

	/** Box and lines in thousandths of the letters' size. */
	metrics(): { box: readonly number[]; ascent: number; descent: number; capHeight: number } {
		const perMille = (units: number) => Math.round((units * 1000) / this.#unitsPerEm);
		const box = [36, 38, 40, 42].map((at) => perMille(this.#view('head').getInt16(at)));
		const [ascent, descent] = [4, 6].map((at) => perMille(this.#view('hhea').getInt16(at)));
		const capHeight = perMille(this.#view('OS/2').getInt16(88));
		return { box, ascent: ascent ?? 0, descent: descent ?? 0, capHeight };
	}

	/** Numbers of the drawings with their widths, as PDFs list them. */
	widths(): string {
		return [...this.used.keys()]
			.toSorted((a, b) => a - b)
			.map((glyph) => `${glyph} [${this.#advance(glyph)}]`)
			.join(' ');
	}

	/** What the drawings say, so that text can be searched, copied and read aloud. */
	toUnicode(): string {
		const hex = (text: string) =>
			Array.from({ length: text.length }, (_, at) =>
				text.charCodeAt(at).toString(16).padStart(4, '0')
			).join('');
		const pairs = [...this.used]
			.toSorted(([a], [b]) => a - b)
			.map(
				([glyph, codePoint]) =>
					`<${glyph.toString(16).padStart(4, '0')}> <${hex(String.fromCodePoint(codePoint))}>`
			);
		const blocks: string[] = [];
		// No block may be longer.
		for (let at = 0; at < pairs.length; at += 100) {
			const block = pairs.slice(at, at + 100);
			blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
		}
		return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
	}

	/** The tables that draw letters, as a TrueType file. */
	program(): Uint8Array {
		const kept = TABLES_KEPT.flatMap((tag) => {
			const table = this.#tables.get(tag);
			return table ? [{ tag, ...table }] : [];
		});
		const power = Math.floor(Math.log2(kept.length));
		const padded = (length: number) => Math.ceil(length / 4) * 4;
		const start = 12 + 16 * kept.length;
		const bytes = new Uint8Array(
			kept.reduce((sum, table) => sum + padded(table.bytes.length), start)
		);
		const view = viewOf(bytes);
		view.setUint32(0, 0x00010000);
		view.setUint16(4, kept.length);
		view.setUint16(6, 16 * 2 ** power);
		view.setUint16(8, power);
		view.setUint16(10, 16 * (kept.length - 2 ** power));
		let offset = start;
		kept.forEach(({ tag, bytes: table, checksum }, i) => {
			const at = 12 + 16 * i;
			bytes.set(strToU8(tag), at);
			view.setUint32(at + 4, checksum);
			view.setUint32(at + 8, offset);
			view.setUint32(at + 12, table.length);
			bytes.set(table, offset);
			offset += padded(table.length);
		});
		return bytes;
	}
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Of the map for the basic plane (format 4), which every font has; other letters are none of its. */
function glyphsByCodePoint(cmap: DataView): ReadonlyMap<number, number> {
	const glyphs = new Map<number, number>();
	for (let at = 4; at < 4 + 8 * cmap.getUint16(2); at += 8) {
		const table = cmap.getUint32(at + 4);
		if (cmap.getUint16(table) !== 4) continue;
		const twice = cmap.getUint16(table + 6);
		const field = (array: number, i: number) =>
			table + 14 + array * twice + (array > 0 ? 2 : 0) + i;
		for (let i = 0; i < twice; i += 2) {
			const [last, first] = [cmap.getUint16(field(0, i)), cmap.getUint16(field(1, i))];
			const [delta, range] = [cmap.getUint16(field(2, i)), cmap.getUint16(field(3, i))];
			for (let code = first; code <= last && code < 0xffff; code++) {
				const listed =
					range === 0 ? code : cmap.getUint16(field(3, i) + range + 2 * (code - first));
				const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
				if (glyph > 0) glyphs.set(code, glyph);
			}
		}
	}
	return glyphs;
}

/* Tags: what each piece of the pages is, in the order in which it is read. */

export type PdfRole =
	| 'Document'
	| 'H1'
	| 'H2'
	| 'P'
	| 'L'
	| 'LI'
	| 'Lbl'
	| 'LBody'
	| 'Table'
	| 'TR'
	| 'TH'
	| 'TD'
	| 'Caption'
	| 'Figure'
	| 'Link'
	| 'Span';

export class PdfTag {
	readonly children: (PdfTag | Marked)[] = [];

	constructor(
		readonly role: PdfRole,
		/** In place of what cannot be read aloud, and what a heading of a table heads. */
		readonly more: { readonly alt?: string; readonly scope?: 'Row' | 'Column' } = {}
	) {}

	/** A new one within this one. */
	add(role: PdfRole, more?: PdfTag['more']): PdfTag {
		const tag = new PdfTag(role, more);
		this.children.push(tag);
		return tag;
	}
}

/** A piece of a page by its number there, or a link by its number in the file. */
type Marked =
	| { readonly page: PdfPage; readonly mark: number }
	| { readonly page: PdfPage; readonly link: PdfLink };

type PdfLink = { readonly url: string; readonly box: readonly number[]; readonly tag: PdfTag };

/* Pages. Points of a 72nd of an inch from the upper left corner; colors are `#rrggbb`. */

export type PathStyle = {
	/** A color, or the name of a pattern. */
	readonly fill?: string | { readonly pattern: string };
	readonly stroke?: string;
	readonly strokeWidth?: number;
	readonly dash?: readonly [number, number];
	/** 0–1, of the fill. */
	readonly opacity?: number;
};

export type PdfText = {
	readonly size: number;
	readonly weight: LetterWeight;
	readonly color: string;
};

/** How the units of a drawing lie on the page: the corner, and points for one of them. */
export type Placing = { readonly x: number; readonly y: number; readonly scale: number };
const AS_IS: Placing = { x: 0, y: 0, scale: 1 };

export class PdfPage {
	readonly operators: string[] = [];
	readonly marks: PdfTag[] = [];
	readonly links: PdfLink[] = [];

	constructor(
		private readonly file: PdfFile,
		readonly width: number,
		readonly height: number
	) {}

	/** What is drawn is a piece of the tag. */
	mark(tag: PdfTag, draw: () => void): void {
		this.operators.push(`/${tag.role} <</MCID ${this.marks.length}>> BDC`);
		tag.children.push({ page: this, mark: this.marks.length });
		this.marks.push(tag);
		draw();
		this.operators.push('EMC');
	}

	/** What is drawn says nothing: it is passed over when the page is read aloud. */
	artifact(draw: () => void): void {
		this.operators.push('/Artifact BMC');
		draw();
		this.operators.push('EMC');
	}

	/** @param y of the baseline */
	text(text: string, x: number, y: number, { size, weight, color }: PdfText): void {
		let at = x;
		for (const { typeface, part } of this.file.inLetters(text, weight)) {
			this.operators.push(
				`BT /${typeface.name} ${short(size)} Tf ${rgb(color)} rg ${short(at)} ${short(this.height - y)} Td <${typeface.encoded(part)}> Tj ET`
			);
			at += (this.file.widthIn(typeface, part) * size) / 1000;
		}
	}

	/** @param d path data of M, L, H, V, h, v, Z and z, with absolute M, L, H and V */
	path(d: string, style: PathStyle, placing: Placing = AS_IS): void {
		const { fill, stroke, strokeWidth = 1, dash, opacity } = style;
		const { x, y, scale } = placing;
		const ops = [
			'q',
			`${short(scale)} 0 0 ${short(-scale)} ${short(x)} ${short(this.height - y)} cm`
		];
		if (opacity !== undefined) ops.push(`/${this.file.transparency(opacity)} gs`);
		if (typeof fill === 'string') ops.push(`${rgb(fill)} rg`);
		else if (fill) ops.push(`/Pattern cs /${fill.pattern} scn`);
		if (stroke !== undefined) ops.push(`${rgb(stroke)} RG ${short(strokeWidth)} w 1 j 1 J`);
		if (dash) ops.push(`[${dash.map(short).join(' ')}] 0 d`);
		ops.push(pathOperators(d));
		ops.push(fill === undefined ? 'S' : stroke === undefined ? 'f*' : 'B*', 'Q');
		this.operators.push(ops.join(' '));
	}

	/** A circle as four curves. */
	dot(center: readonly [number, number], radius: number, style: PathStyle): void {
		const [x, y] = [center[0], this.height - center[1]];
		// How far the handles of a quarter of a circle reach.
		const k = radius * 0.5523;
		const curve = (...points: number[]) => `${points.map(short).join(' ')} c`;
		const { fill, stroke, strokeWidth = 1 } = style;
		this.operators.push(
			[
				'q',
				typeof fill === 'string' ? `${rgb(fill)} rg` : '',
				stroke === undefined ? '' : `${rgb(stroke)} RG ${short(strokeWidth)} w`,
				`${short(x + radius)} ${short(y)} m`,
				curve(x + radius, y + k, x + k, y + radius, x, y + radius),
				curve(x - k, y + radius, x - radius, y + k, x - radius, y),
				curve(x - radius, y - k, x - k, y - radius, x, y - radius),
				curve(x + k, y - radius, x + radius, y - k, x + radius, y),
				stroke === undefined ? 'f' : 'B',
				'Q'
			].join(' ')
		);
	}

	/** Nothing that is drawn meanwhile is seen beyond the box. */
	within(x: number, y: number, width: number, height: number, draw: () => void): void {
		this.operators.push(
			`q ${[x, this.height - y - height, width, height].map(short).join(' ')} re W n`
		);
		draw();
		this.operators.push('Q');
	}

	link(url: string, x: number, y: number, width: number, height: number, tag: PdfTag): void {
		const box = [x, this.height - y - height, x + width, this.height - y];
		const link = { url, box, tag };
		this.links.push(link);
		tag.children.push({ page: this, link });
	}
}

function pathOperators(d: string): string {
	let [x, y] = [0, 0];
	return Array.from(d.matchAll(/([MLHVhvZz])([^MLHVhvZz]*)/g), ([, command = '', numbers = '']) => {
		const [first = 0, second = 0] = numbers
			.trim()
			.split(/[\s,]+/)
			.map(Number);
		if (command === 'Z' || command === 'z') return 'h';
		if (command === 'M' || command === 'L') [x, y] = [first, second];
		else if (command === 'H') x = first;
		else if (command === 'V') y = first;
		else if (command === 'h') x += first;
		else y += first;
		return `${short(x)} ${short(y)} ${command === 'M' ? 'm' : 'l'}`;
	}).join(' ');
}

/** To a thousandth of a point, without the powers of ten that PDFs do not know. */
function short(number: number): string {
	return String(Number(number.toFixed(3)) + 0);
}

function rgb(color: string): string {
	const value = Number.parseInt(color.slice(1), 16);
	return [16, 8, 0].map((bits) => short(((value >> bits) & 255) / 255)).join(' ');
}

/** Text outside of pages. */
function quoted(text: string): string {
	const units = Array.from({ length: text.length }, (_, at) =>
		text.charCodeAt(at).toString(16).padStart(4, '0')
	);
	return `<feff${units.join('')}>`;
}

/** An address: what is not plain ASCII stands there in percent signs. */
function address(url: string): string {
	return `(${encodeURI(decoded(url)).replace(/[\\()]/g, (sign) => `\\${sign}`)})`;
}

function decoded(url: string): string {
	try {
		return decodeURI(url);
	} catch (error) {
		// A percent sign that begins nothing stays as it is.
		if (error instanceof URIError) return url;
		throw error;
	}
}

/* The file. */

export type PdfAbout = {
	readonly title: string;
	readonly author: string;
	/** BCP 47 tag. */
	readonly language: string;
	/** ISO day. */
	readonly date: string;
};

/** A pattern that fills areas: its side in points, and what draws one square of it. */
export type PdfPattern = { readonly size: number; readonly operators: string };

export class PdfFile {
	readonly pages: PdfPage[] = [];
	readonly root = new PdfTag('Document');
	readonly #faces: Readonly<Record<LetterWeight, readonly Typeface[]>>;
	readonly #patterns: Readonly<Record<string, PdfPattern>>;
	readonly #transparencies = new Map<number, string>();

	constructor(letters: LetterFiles, patterns: Readonly<Record<string, PdfPattern>> = {}) {
		const faces = (weight: LetterWeight, short: string) =>
			letters[weight].map((woff, at) => new Typeface(woff, `${short}${at + 1}`));
		this.#faces = { regular: faces('regular', 'R'), bold: faces('bold', 'B') };
		this.#patterns = patterns;
	}

	page(width: number, height: number): PdfPage {
		const page = new PdfPage(this, width, height);
		this.pages.push(page);
		return page;
	}

	/** Letters of the text that no file of letters has, each once. */
	missing(text: string): string[] {
		const known = (letter: string) =>
			this.#faces.regular.some((face) => face.has(letter.codePointAt(0) ?? 0)) || letter === '\n';
		return [...new Set(Array.from(text.normalize('NFC')))].filter((letter) => !known(letter));
	}

	/** The text in stretches that one file of letters writes. */
	inLetters(
		text: string,
		weight: LetterWeight
	): readonly { readonly typeface: Typeface; readonly part: string }[] {
		const faces = this.#faces[weight];
		const parts: { typeface: Typeface; part: string }[] = [];
		for (const letter of text.normalize('NFC')) {
			const codePoint = letter.codePointAt(0) ?? 0;
			const typeface = faces.find((face) => face.has(codePoint)) ?? faces[0];
			if (!typeface) continue;
			const last = parts.at(-1);
			if (last?.typeface === typeface) last.part += letter;
			else parts.push({ typeface, part: letter });
		}
		return parts;
	}

	/** In thousandths of the letters' size. */
	widthIn(typeface: Typeface, text: string): number {
		return Array.from(text).reduce(
			(sum, letter) => sum + typeface.widthOf(letter.codePointAt(0) ?? 0),
			0
		);
	}

	/** Points. */
	widthOf(text: string, size: number, weight: LetterWeight): number {
		return this.inLetters(text, weight).reduce(
			(sum, { typeface, part }) => sum + (this.widthIn(typeface, part) * size) / 1000,
			0
		);
	}

	/** The name under which pages find it. */
	transparency(opacity: number): string {
		const name = this.#transparencies.get(opacity) ?? `T${this.#transparencies.size + 1}`;
		this.#transparencies.set(opacity, name);
		return name;
	}

	bytes({ title, author, language, date }: PdfAbout): Uint8Array<ArrayBuffer> {
		const objects = new PdfObjects();
		const [catalog, pages, info, resources, tags] = objects.reserve(5);
		const pageRefs = new Map(this.pages.map((page) => [page, objects.reserve(1)[0] ?? 0]));
		const fonts = [...this.#faces.regular, ...this.#faces.bold]
			.filter(({ used }) => used.size > 0)
			.map((face, at) => `/${face.name} ${fontObject(objects, face, at)} 0 R`);
		const patterns = Object.entries(this.#patterns).map(
			([name, { size, operators }]) =>
				`/${name} ${objects.stream(strToU8(operators), `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 ${short(size)} ${short(size)}] /XStep ${short(size)} /YStep ${short(size)} /Resources <<>>`)} 0 R`
		);
		const transparencies = [...this.#transparencies].map(
			([opacity, name]) => `/${name} <</ca ${short(opacity)}>>`
		);
		objects.set(
			resources,
			`<</Font <<${fonts.join(' ')}>> /Pattern <<${patterns.join(' ')}>> /ExtGState <<${transparencies.join(' ')}>>>>`
		);
		// Each page finds its tags under its number, each link under one after those.
		const links = this.pages.flatMap((page) => page.links.map((link) => ({ page, link })));
		const linkRefs = new Map(links.map(({ link }) => [link, objects.reserve(1)[0] ?? 0]));
		const tagRefs = tagObjects(objects, this.root, tags, pageRefs, linkRefs);
		links.forEach(({ link }, at) => {
			objects.set(
				linkRefs.get(link) ?? 0,
				`<</Type /Annot /Subtype /Link /Rect [${link.box.map(short).join(' ')}] /Border [0 0 0] /F 4 /Contents ${quoted(link.url)} /A <</Type /Action /S /URI /URI ${address(link.url)}>> /StructParent ${this.pages.length + at}>>`
			);
		});
		for (const [number, page] of this.pages.entries()) {
			const content = objects.stream(strToU8(page.operators.join('\n'), true), '');
			const annotations = page.links.map((link) => `${linkRefs.get(link)} 0 R`).join(' ');
			objects.set(
				pageRefs.get(page) ?? 0,
				`<</Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${short(page.width)} ${short(page.height)}] /Resources ${resources} 0 R /Contents ${content} 0 R /StructParents ${number} /Tabs /S${annotations === '' ? '' : ` /Annots [${annotations}]`}>>`
			);
		}
		const parents = [
			...this.pages.map(
				(page, number) =>
					`${number} [${page.marks.map((tag) => `${tagRefs.get(tag)} 0 R`).join(' ')}]`
			),
			...links.map(({ link }, at) => `${this.pages.length + at} ${tagRefs.get(link.tag)} 0 R`)
		];
		objects.set(
			tags,
			`<</Type /StructTreeRoot /K [${tagRefs.get(this.root)} 0 R] /ParentTree <</Nums [${parents.join(' ')}]>> /ParentTreeNextKey ${this.pages.length + links.length}>>`
		);
		objects.set(
			pages,
			`<</Type /Pages /Kids [${[...pageRefs.values()].map((ref) => `${ref} 0 R`).join(' ')}] /Count ${this.pages.length}>>`
		);
		objects.set(
			info,
			`<</Title ${quoted(title)} /Author ${quoted(author)} /CreationDate (D:${date.replaceAll('-', '')}120000Z)>>`
		);
		objects.set(
			catalog,
			`<</Type /Catalog /Pages ${pages} 0 R /Lang ${quoted(language)} /MarkInfo <</Marked true>> /StructTreeRoot ${tags} 0 R /ViewerPreferences <</DisplayDocTitle true>>>>`
		);
		return objects.file(catalog ?? 0, info ?? 0);
	}
}

class PdfObjects {
	readonly #bodies: Uint8Array[] = [];

	/** Numbers for objects that others name before they are written. */
	reserve(count: number): number[] {
		return Array.from({ length: count }, () => this.#bodies.push(new Uint8Array()));
	}

	set(number: number | undefined, body: string): void {
		if (number !== undefined) this.#bodies[number - 1] = strToU8(body, true);
	}

	add(body: string): number {
		return this.#bodies.push(strToU8(body, true));
	}

	stream(content: Uint8Array, entries: string): number {
		const packed = zlibSync(content, { level: 9 });
		const head = `<<${entries} /Filter /FlateDecode /Length ${packed.length}>>\nstream\n`;
		return this.#bodies.push(joined([strToU8(head, true), packed, strToU8('\nendstream')]));
	}

	/** Head, objects, the table of where each begins, and the trailer. */
	file(catalog: number, info: number): Uint8Array<ArrayBuffer> {
		// Four bytes beyond ASCII tell other programs that this is no plain text.
		const parts = [strToU8('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', true)];
		let at = parts[0]?.length ?? 0;
		const offsets = this.#bodies.map((body, i) => {
			const object = joined([strToU8(`${i + 1} 0 obj\n`), body, strToU8('\nendobj\n')]);
			const offset = at;
			parts.push(object);
			at += object.length;
			return offset;
		});
		const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
		const count = offsets.length + 1;
		parts.push(
			strToU8(
				`xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${count} /Root ${catalog} 0 R /Info ${info} 0 R>>\nstartxref\n${at}\n%%EOF\n`
			)
		);
		return joined(parts);
	}
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

/** The name that the letters have outside; six letters before it say that these are not all of them. */
const LETTERS = 'AtkinsonHyperlegibleNext';

function fontObject(objects: PdfObjects, face: Typeface, at: number): number {
	const bold = face.name.startsWith('B');
	const name = `ROOTL${String.fromCharCode(65 + at)}+${LETTERS}-${bold ? 'Bold' : 'Regular'}`;
	const program = face.program();
	const file = objects.stream(program, `/Length1 ${program.length}`);
	const { box, ascent, descent, capHeight } = face.metrics();
	const descriptor = objects.add(
		`<</Type /FontDescriptor /FontName /${name} /Flags 32 /FontBBox [${box.join(' ')}] /ItalicAngle 0 /Ascent ${ascent} /Descent ${descent} /CapHeight ${capHeight} /StemV ${bold ? 140 : 88} /FontFile2 ${file} 0 R>>`
	);
	const drawings = objects.add(
		`<</Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [${face.widths()}]>>`
	);
	const said = objects.stream(strToU8(face.toUnicode()), '');
	return objects.add(
		`<</Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${drawings} 0 R] /ToUnicode ${said} 0 R>>`
	);
}

/** Writes the tags; tags without anything in them are left out. */
function tagObjects(
	objects: PdfObjects,
	root: PdfTag,
	parent: number | undefined,
	pages: ReadonlyMap<PdfPage, number>,
	links: ReadonlyMap<PdfLink, number>
): ReadonlyMap<PdfTag, number> {
	const refs = new Map<PdfTag, number>();
	const write = (tag: PdfTag, above: number): number => {
		const [own = 0] = objects.reserve(1);
		refs.set(tag, own);
		const children = tag.children.map((child) => {
			if (child instanceof PdfTag) return `${write(child, own)} 0 R`;
			const page = `/Pg ${pages.get(child.page)} 0 R`;
			return 'mark' in child
				? `<</Type /MCR ${page} /MCID ${child.mark}>>`
				: `<</Type /OBJR ${page} /Obj ${links.get(child.link)} 0 R>>`;
		});
		const { alt, scope } = tag.more;
		const more = [
			alt === undefined ? '' : ` /Alt ${quoted(alt)}`,
			scope === undefined ? '' : ` /A <</O /Table /Scope /${scope}>>`
		].join('');
		objects.set(
			own,
			`<</Type /StructElem /S /${tag.role} /P ${above} 0 R /K [${children.join(' ')}]${more}>>`
		);
		return own;
	};
	write(root, parent ?? 0);
	return refs;
}
