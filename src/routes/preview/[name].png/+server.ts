/** The pictures that previews of links show, drawn while prerendering; no page fetches them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { crc32, inflateSync } from 'node:zlib';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { error } from '@sveltejs/kit';
import { zlibSync } from 'fflate';
import {
	PREVIEW_FONT,
	previewPictures,
	previewSvg
} from '$lib/features/report/link-preview.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const entries: EntryGenerator = async () =>
	(await previewPictures()).map(({ picture }) => ({ name: picture }));

export const GET: RequestHandler = async ({ params }) => {
	const preview = (await previewPictures()).find(({ picture }) => picture === params.name);
	if (!preview) error(404, `There is no picture ${params.name}.`);
	return new Response(await pngOf(await previewSvg(preview)), {
		headers: { 'Content-Type': 'image/png' }
	});
};

const { resolve } = createRequire(import.meta.url);
const FONT_FILES = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin';

let ready: Promise<readonly Uint8Array[]> | undefined;

async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
	ready ??= start();
	const font = { fontBuffers: [...(await ready)], defaultFontFamily: PREVIEW_FONT };
	const drawing = new Resvg(svg, { font });
	const picture = drawing.render();
	const png = pngOfPixels(picture.pixels, picture.width, picture.height);
	picture.free();
	drawing.free();
	return png;
}

/** The letters of the site, which the drawing brings along: the same on every machine. */
async function start(): Promise<readonly Uint8Array[]> {
	await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
	return [400, 700].map((weight) =>
		sfntOf(readFileSync(resolve(`${FONT_FILES}-${weight}-normal.woff`)))
	);
}

const WOFF_HEAD = 44;
const WOFF_ENTRY = 20;
const SFNT_HEAD = 12;
const SFNT_ENTRY = 16;

/** A font without the packing of the web. Source: W3C, WOFF File Format 1.0 (2012), section 3 to 5. */
function sfntOf(woff: Buffer): Uint8Array {
	if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is no WOFF file.');
	const count = woff.readUInt16BE(12);
	const head = Buffer.alloc(SFNT_HEAD + count * SFNT_ENTRY);
	const power = Math.floor(Math.log2(count));
	woff.copy(head, 0, 4, 8);
	head.writeUInt16BE(count, 4);
	head.writeUInt16BE(2 ** power * 16, 6);
	head.writeUInt16BE(power, 8);
	head.writeUInt16BE((count - 2 ** power) * 16, 10);
	const parts: Buffer[] = [head];
	let end = head.length;
	for (let at = 0; at < count; at++) {
		const from = WOFF_HEAD + at * WOFF_ENTRY;
		const [offset, packed, whole] = [4, 8, 12].map((field) => woff.readUInt32BE(from + field));
		const data = woff.subarray(offset, offset! + packed!);
		const table = packed === whole ? data : inflateSync(data);
		const to = SFNT_HEAD + at * SFNT_ENTRY;
		// Name, checksum, where it begins, how long it is.
		woff.copy(head, to, from, from + 4);
		woff.copy(head, to + 4, from + 16, from + 20);
		head.writeUInt32BE(end, to + 8);
		head.writeUInt32BE(whole!, to + 12);
		const filled = Buffer.alloc(Math.ceil(table.length / 4) * 4);
		table.copy(filled);
		parts.push(filled);
		end += filled.length;
	}
	return Buffer.concat(parts);
}

/** As many as the soft edges of few flat colors need; a picture weighs a third of one with all of them. */
const MOST_COLORS = 64;

/**
 * A picture with a palette: its most frequent colors, and for every other the nearest of them.
 * @param rgba four bytes a pixel, opaque
 */
function pngOfPixels(rgba: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
	const counts = new Map<number, number>();
	const colorAt = (at: number) => (rgba[at]! << 16) | (rgba[at + 1]! << 8) | rgba[at + 2]!;
	for (let at = 0; at < rgba.length; at += 4) {
		const color = colorAt(at);
		counts.set(color, (counts.get(color) ?? 0) + 1);
	}
	const palette = [...counts]
		.sort(([a, many], [b, more]) => more - many || a - b)
		.slice(0, MOST_COLORS)
		.map(([color]) => color);
	const nearest = new Map([...counts.keys()].map((color) => [color, nearestOf(palette, color)]));
	const rows = new Uint8Array(height * (width + 1));
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			// Each row begins with how it is told: as it is.
			rows[y * (width + 1) + 1 + x] = nearest.get(colorAt((y * width + x) * 4))!;
		}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	// Eight bits a pixel, of a palette.
	header.set([8, 3, 0, 0, 0], 8);
	const colors = palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]);
	return new Uint8Array(
		Buffer.concat([
			Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
			chunk('IHDR', header),
			chunk('PLTE', Buffer.from(colors)),
			chunk('IDAT', zlibSync(rows, { level: 9 })),
			chunk('IEND', Buffer.alloc(0))
		])
	);
}

function nearestOf(palette: readonly number[], color: number): number {
	const part = (of: number, shift: number) => (of >> shift) & 255;
	const away = (other: number) =>
		[16, 8, 0].reduce((sum, shift) => sum + (part(other, shift) - part(color, shift)) ** 2, 0);
	return palette.reduce((best, each, at) => (away(each) < away(palette[best]!) ? at : best), 0);
}

function chunk(name: string, data: Uint8Array): Buffer {
	const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
}
