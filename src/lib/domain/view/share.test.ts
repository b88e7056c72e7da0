import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { share as words } from '#words/share.ts';
import {
	EMBED_HEIGHTS,
	elementCode,
	embedAddress,
	embedHeight,
	iframeCode,
	escapeAddress,
	escapeHtml,
	oEmbedOf,
	emailOf,
	type SharedView,
	DEFAULT_EMBED,
	EMBED_LANGUAGES,
	EMBED_THEMES,
	readEmbedOptions,
	type EmbedOptions
} from './embed.ts';

const HOSTILE = [
	'"><script>alert(1)</script>',
	"' onload='alert(1)",
	'</iframe><img src=x onerror=alert(1)>',
	'a\r\nBcc: everyone@example.org',
	'&quot;&lt;',
	'\u202Egnp.exe',
	'half \uD83D',
	'`${alert(1)}`'
];
const anyOptions: fc.Arbitrary<EmbedOptions> = fc.record({
	interactive: fc.boolean(),
	legend: fc.boolean(),
	controls: fc.boolean(),
	theme: fc.constantFrom(...EMBED_THEMES),
	lang: fc.option(fc.constantFrom(...EMBED_LANGUAGES))
});
const anyTitle = fc.oneof(
	fc.constantFrom(...HOSTILE),
	fc.string({ unit: 'binary', maxLength: 40 })
);
const place = {
	page: 'https://rootline.example/embed/',
	query: 'show=renter-share&place=station:penn',
	title: 'Renters, by census tract',
	language: 'en',
	height: 560
};
const view = (title: string): SharedView => ({
	title,
	link: 'https://rootline.example/?show=renter-share&place=station:penn',
	source: 'U.S. Census Bureau, American Community Survey 2019–2023.'
});

/** Reads tags and their attributes as HTML does, for text that holds no raw text elements. */
function tagsOf(html: string) {
	return [...html.matchAll(/<(\/?[a-z-]+)((?:\s+[a-z]+(?:="[^"]*")?)*)>/g)].map((tag) => ({
		name: tag[1],
		attributes: Object.fromEntries(
			[...(tag[2] ?? '').matchAll(/([a-z]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [
				key,
				value ?? ''
			])
		) as Record<string, string>
	}));
}

describe('embed options', () => {
	it('come back from their text', () => {
		fc.assert(
			fc.property(anyOptions, (options) => {
				const query = new URL(embedAddress(place, options)).searchParams;
				expect(readEmbedOptions(query)).toEqual(options);
			})
		);
	});

	it('stand behind the view in the address', () => {
		const dark = { ...DEFAULT_EMBED, controls: false, theme: 'dark' as const };
		expect(embedAddress(place, dark)).toBe(
			'https://rootline.example/embed/?show=renter-share&place=station:penn&controls=0&theme=dark'
		);
		expect(embedAddress({ ...place, query: '' }, dark)).toBe(
			'https://rootline.example/embed/?controls=0&theme=dark'
		);
		expect(embedAddress({ ...place, query: '' }, DEFAULT_EMBED)).toBe(place.page);
	});

	it.each([
		[560, 560],
		[1, EMBED_HEIGHTS.least],
		[1e9, EMBED_HEIGHTS.most],
		[NaN, EMBED_HEIGHTS.usual],
		[400.6, 401]
	])('a height of %d is %d', (height, used) => {
		expect(embedHeight(height)).toBe(used);
	});
});

describe('embed code', () => {
	it('is a titled frame that loads late', () => {
		expect(iframeCode(place, DEFAULT_EMBED)).toBe(
			'<iframe src="https://rootline.example/embed/?show=renter-share&amp;place=station:penn"' +
				' title="Renters, by census tract" lang="en" width="100%" height="560"' +
				' style="border:0" loading="lazy" allowfullscreen></iframe>'
		);
	});

	it('stays one element with a script before it, whatever the title', () => {
		fc.assert(
			fc.property(anyTitle, anyOptions, (title, options) => {
				const hostile = { ...place, title };
				const frame = iframeCode(hostile, options);
				expect(tagsOf(frame).map(({ name }) => name)).toEqual(['iframe', '/iframe']);
				expect(tagsOf(frame)[0]!.attributes.title).toBe(escapeHtml(title));
				expect(frame.replaceAll(/<\/?iframe[^<>]*>/g, '')).toBe('');
				const element = elementCode(hostile, options, {
					script: 'https://rootline.example/rootline-map.js',
					link: 'https://rootline.example/?a=1&b=2'
				});
				expect(tagsOf(element).map(({ name }) => name)).toEqual([
					'script',
					'/script',
					'rootline-map',
					'a',
					'/a',
					'/rootline-map'
				]);
				expect(element.split('\n')).toHaveLength(2);
			}),
			{ numRuns: 2000 }
		);
	});

	it('does not take an address that could run', () => {
		for (const address of ['javascript:alert(1)', 'data:text/html,x', '//x', 'https://a b']) {
			expect(() => escapeAddress(address)).toThrow();
		}
		expect(escapeAddress('https://x.example/?a="b"')).toBe('https://x.example/?a=&quot;b&quot;');
	});

	it('leaves no sign that starts markup', () => {
		fc.assert(
			fc.property(anyTitle, (title) => {
				expect(escapeHtml(title)).not.toMatch(/[<>"'\n\r\u202E]|&(?!amp;|lt;|gt;|quot;|#39;)/);
			})
		);
	});
});

describe('e-mail', () => {
	it('says what, where and from whom', () => {
		const { subject, body, href } = emailOf(view('Renters'), words);
		expect(subject).toBe('Rootline: Renters');
		expect(body).toContain('https://rootline.example/?show=renter-share&place=station:penn');
		const query = new URLSearchParams(href.replace('mailto:?', ''));
		expect(query.get('subject')).toBe(subject);
		expect(query.get('body')).toBe(body.replaceAll('\n', '\r\n'));
	});

	it('has one subject and one body, whatever the title', () => {
		fc.assert(
			fc.property(anyTitle, (title) => {
				const { href, subject } = emailOf(view(title), words);
				expect(href).toMatch(/^mailto:\?subject=[\w\-.!~*()%]*&body=[\w\-.!~*()%]*$/);
				expect(subject).not.toMatch(/[\r\n]/);
			})
		);
	});
});

describe('oEmbed', () => {
	const provider = { name: 'Rootline', site: 'https://rootline.example/' };

	it('answers with a rich embed and its size', () => {
		expect(oEmbedOf(place, DEFAULT_EMBED, provider)).toEqual({
			version: '1.0',
			type: 'rich',
			provider_name: 'Rootline',
			provider_url: 'https://rootline.example/',
			title: 'Renters, by census tract',
			html: iframeCode(place, DEFAULT_EMBED),
			width: 720,
			height: 560,
			cache_age: 86_400
		});
	});

	it('is no larger than asked for, where it was asked in numbers', () => {
		const { width, height, html } = oEmbedOf(place, DEFAULT_EMBED, provider, {
			width: 320.5,
			height: 300
		});
		expect([width, height]).toEqual([320, 300]);
		expect(html).toContain('height="300"');
		expect(oEmbedOf(place, DEFAULT_EMBED, provider, { height: 90 }).html).toContain('height="90"');
		expect(oEmbedOf(place, DEFAULT_EMBED, provider, { width: NaN, height: -5 })).toMatchObject({
			width: 720,
			height: 560
		});
	});
});
