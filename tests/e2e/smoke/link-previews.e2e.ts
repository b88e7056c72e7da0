// What a chat or a search shows of a link: read from the files of the site, as a crawler does, without running them.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../../scripts/support/pipeline.mjs';

const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'"
};
const plain = (html: string) =>
	html.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => ENTITIES[sign]!);

type Tag = Readonly<Record<string, string>>;

type Read = {
	readonly titles: readonly string[];
	readonly tags: readonly Tag[];
	/** Words of the page, with single blanks and without markup. */
	readonly words: string;
	readonly html: string;
};

async function read(file: string): Promise<Read> {
	const html = await readFile(path.join('build', file), 'utf8');
	const [head = ''] = html.split('</head>');
	const tags = [...head.matchAll(/<meta\b[^>]*>/g)].map(([tag]) =>
		Object.fromEntries(
			[...tag.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, plain(value!)])
		)
	);
	const words = html
		.slice(head.length)
		.replace(/<(script|style)\b.*?<\/\1>/gs, '')
		.replace(/<!--.*?-->/gs, '')
		.replace(/<[^>]+>/g, '');
	return {
		titles: [...head.matchAll(/<title>(.*?)<\/title>/gs)].map(([, title]) => plain(title!)),
		tags,
		words: plain(words).replace(/\s+/g, ' '),
		html
	};
}

/** All that a tag of this name or property says; several where a page says it more than once. */
const said = ({ tags }: Read, key: string) =>
	tags
		.filter(({ name, property }) => name === key || property === key)
		.map(({ content }) => content);

/** Width and height, as the head of a PNG has them. */
async function sizeOf(file: string): Promise<readonly number[]> {
	const png = await readFile(file);
	expect(png.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
	return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** Frames in other people's pages, and the page for wrong links, are nobody's links. */
const pages = (await listFiles('build', ['.'], (file) => file.endsWith('.html')))
	.map((file) => file.replace('./', ''))
	.filter((file) => !file.startsWith('embed/') && file !== '404.html');

/** The picture that a page names, from the site's root. */
function pictureOf(file: string, read: Read): string {
	const [image = ''] = said(read, 'og:image');
	const site = process.env.ROOTLINE_SITE ?? 'https://atlas.example.org/';
	const { href } = new URL(image, new URL(file.replace(/index\.html$/, ''), site));
	expect(href.startsWith(site)).toBe(true);
	return href.slice(site.length);
}

describe('a crawler that reads the site', () => {
	test('finds pages of stations, cities, walk-throughs and tools', () => {
		expect(pages.filter((file) => file.startsWith('station/')).length).toBeGreaterThan(10);
		expect(pages.filter((file) => /^walk\/.+\//.test(file)).length).toBeGreaterThan(1);
		expect(pages).toContain('index.html');
	});

	test.each(pages)('finds one title, one description and a picture on %s', async (file) => {
		const page = await read(file);
		expect(page.titles).toHaveLength(1);
		expect(page.titles[0]).toMatch(/.+ · .+/);
		expect(said(page, 'og:title')).toEqual(page.titles);
		expect(said(page, 'description')).toHaveLength(1);
		expect(said(page, 'og:description')).toEqual(said(page, 'description'));
		expect(said(page, 'description')[0]?.length).toBeGreaterThan(30);
		expect(said(page, 'og:type')).toEqual(['website']);
		expect(said(page, 'og:site_name')).toEqual(['Rootline']);
		expect(said(page, 'twitter:card')).toEqual(['summary_large_image']);
		expect(said(page, 'og:image')).toHaveLength(1);
		expect(said(page, 'og:image:alt')[0]).toMatch(/ Map of /);
		const picture = path.join('build', pictureOf(file, page));
		expect(await sizeOf(picture)).toEqual([1200, 630]);
		expect(said(page, 'og:image:width')).toEqual(['1200']);
		expect(said(page, 'og:image:height')).toEqual(['630']);
		expect((await readFile(picture)).length).toBeLessThan(60_000);
	});

	test.each(pages.filter((file) => /^(station|city)\//.test(file)))(
		'finds the place and its own finding on %s',
		async (file) => {
			const page = await read(file);
			const [description = ''] = said(page, 'description');
			const [, finding = ''] = /<li data-finding[^>]*>(.*?)<span/s.exec(page.html) ?? [];
			expect(description).toBe(plain(finding.replace(/<[^>]+>/g, '')).trim());
			const [heading = ''] = /<h1[^>]*>.*?<\/h1>/s.exec(page.html) ?? [];
			const place = plain(heading.replace(/<[^>]+>/g, ''))
				.split(':')[0]!
				.trim();
			expect(page.titles[0]).toContain(place);
			// The picture says the place and the finding as far as its range, so that nobody takes "not
			// flagged" for what a map with flagged tracts beside it says of all of the place.
			const [alt = ''] = said(page, 'og:image:alt');
			expect(alt.startsWith(`${place}: `)).toBe(true);
			const [first = ''] = alt.slice(place.length + 2).split(' Map of ');
			expect(description.startsWith(first)).toBe(true);
			expect(first).toMatch(/\.$/);
			const range = /\d+% to \d+%/.exec(description);
			if (range) expect(first).toContain(range[0]);
		}
	);

	test.each(pages.filter((file) => file === 'index.html' || /^walk\/.+\//.test(file)))(
		'finds on %s the sentence that the page itself says',
		async (file) => {
			const page = await read(file);
			expect(page.words).toContain(said(page, 'description')[0]);
		}
	);

	test('finds a picture of its own for each station, city, walk-through and the first view', async () => {
		const own = pages.filter((file) => /^(station|city|walk)\/.+\/|^index/.test(file));
		const pictures = await Promise.all(own.map(async (file) => pictureOf(file, await read(file))));
		expect(new Set(pictures).size).toBe(own.length);
		const made = await listFiles('build', ['preview']);
		const plainOnes = made.filter((file) => !pictures.includes(file));
		expect(plainOnes).toEqual(['preview/rootline.png']);
	});

	test('meets no picture that a page itself would fetch', async () => {
		for (const file of pages) {
			const { html } = await read(file);
			const [, body = ''] = html.split('</head>');
			expect(body, file).not.toContain('preview/');
		}
	});
});
