/** A view in other people’s pages and letters: code to paste and how it looks, the answer to oEmbed, an e-mail. */
import { cleanLine } from '../text/format.ts';

/* Text inside HTML that people paste into pages of their own. */

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** For text and for values between double quotes: one line that holds no markup. */
export function escapeHtml(text: string): string {
	return cleanLine(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/**
 * An address for `href` and `src`, escaped. Throws for anything but http and https: the page hands
 * in its own address, so another is a mistake in the program.
 */
export function escapeAddress(address: string): string {
	if (!/^https?:\/\/[^\s]+$/i.test(address)) throw new Error(`${address} is no web address.`);
	return escapeHtml(address);
}

/* Code that puts a view into somebody else's page. */

export type EmbedPlace = {
	/** Absolute address of the embed page in the chosen language, without query. */
	readonly page: string;
	/** Query string of the view. */
	readonly query: string;
	/** Says what the map shows: the name of the frame for screen readers. */
	readonly title: string;
	/** BCP 47 tag of the embed's words. */
	readonly language: string;
	/** Pixels, until the embed says how tall it is. */
	readonly height: number;
};

export const EMBED_HEIGHTS = { least: 240, usual: 560, most: 2000 } as const;
/** Absolute address of the embed with view and options. */
export function embedAddress({ page, query }: EmbedPlace, options: EmbedOptions): string {
	const all = embedQuery(query, options);
	return all ? `${page}?${all}` : page;
}

/** A titled frame that loads when it comes into sight. */
export function iframeCode(place: EmbedPlace, options: EmbedOptions): string {
	return frameOf({ ...place, height: embedHeight(place.height) }, options);
}

/** As `iframeCode`, at exactly the height asked for, however small. */
function frameOf(place: EmbedPlace, options: EmbedOptions): string {
	return [
		`<iframe src="${escapeAddress(embedAddress(place, options))}"`,
		` title="${escapeHtml(place.title)}"`,
		` lang="${escapeHtml(place.language)}"`,
		` width="100%" height="${place.height}"`,
		' style="border:0" loading="lazy" allowfullscreen></iframe>'
	].join('');
}

/**
 * The `<rootline-map>` element and the script that defines it. Until the script has run, and where
 * it cannot, the link inside stands in its place.
 * @param script absolute address of the script that defines the element
 * @param link absolute address of the full view
 */
export function elementCode(
	place: EmbedPlace,
	options: EmbedOptions,
	{ script, link }: { readonly script: string; readonly link: string }
): string {
	const title = escapeHtml(place.title);
	const own = OPTION_KEYS.filter((key) => !options[key]).map((key) => ` ${key}="0"`);
	if (options.theme !== 'auto') own.push(` theme="${options.theme}"`);
	return [
		`<script src="${escapeAddress(script)}" defer></script>`,
		[
			`<rootline-map view="${escapeHtml(place.query)}"`,
			` title="${title}"`,
			` lang="${escapeHtml(place.language)}"`,
			...own,
			` height="${embedHeight(place.height)}">`,
			`<a href="${escapeAddress(link)}">${title}</a></rootline-map>`
		].join('')
	].join('\n');
}

/** A whole number of pixels that the embed can be used at. */
export function embedHeight(height: number): number {
	const { least, usual, most } = EMBED_HEIGHTS;
	return Number.isFinite(height) ? Math.round(Math.min(most, Math.max(least, height))) : usual;
}

/*
 * The answer that tells other sites how to show one of our pages inside theirs.
 * Source: oEmbed, https://oembed.com, section 2.3.4 (response parameters, type rich).
 */

export type OEmbed = {
	readonly version: '1.0';
	readonly type: 'rich';
	readonly provider_name: string;
	readonly provider_url: string;
	readonly title: string;
	readonly html: string;
	/** Pixels. */
	readonly width: number;
	readonly height: number;
	/** Seconds that the answer may be kept. */
	readonly cache_age: number;
};

const OEMBED_WIDTH = 720;
const ONE_DAY = 86_400;

/** @param most `maxwidth` and `maxheight` of the asking site, where it named any */
export function oEmbedOf(
	place: Omit<EmbedPlace, 'height'>,
	options: EmbedOptions,
	provider: { readonly name: string; readonly site: string },
	most: { readonly width?: number; readonly height?: number } = {}
): OEmbed {
	const width = Math.min(OEMBED_WIDTH, atMost(most.width));
	const height = Math.min(EMBED_HEIGHTS.usual, atMost(most.height));
	return {
		version: '1.0',
		type: 'rich',
		provider_name: provider.name,
		provider_url: provider.site,
		title: cleanLine(place.title),
		html: frameOf({ ...place, height }, options),
		width,
		height,
		cache_age: ONE_DAY
	};
}

/** A limit that is no positive number is none. */
function atMost(limit: number | undefined): number {
	return limit !== undefined && limit >= 1 ? Math.floor(limit) : Infinity;
}

/* A view as e-mail. The words come in, so that each language keeps its own. */

/** A view as it is told to others. */
export type SharedView = {
	/** What the view shows: "Renters paying 30% or more of income, by census tract, 2019–2023". */
	readonly title: string;
	/** Absolute address. */
	readonly link: string;
	/** Publisher, tables and period of the figures. */
	readonly source: string;
};

export type ShareWords = {
	readonly emailSubject: (p: { title: string }) => string;
	/** Paragraphs. */
	readonly emailBody: (p: { title: string; link: string; source: string }) => readonly string[];
};

export type Email = {
	readonly subject: string;
	readonly body: string;
	/** Opens the person's own mail program with both filled in. */
	readonly href: string;
};

/** Lines end in CRLF in the address. Source: RFC 6068, section 5. */
export function emailOf(view: SharedView, words: ShareWords): Email {
	const { title, link, source } = cleaned(view);
	const subject = cleanLine(words.emailSubject({ title }));
	const body = words.emailBody({ title, link, source }).join('\n\n');
	const fields = [`subject=${encoded(subject)}`, `body=${encoded(body.replaceAll('\n', '\r\n'))}`];
	return { subject, body, href: `mailto:?${fields.join('&')}` };
}

function cleaned(view: SharedView): SharedView {
	return {
		title: cleanLine(view.title),
		link: cleanLine(view.link),
		source: cleanLine(view.source)
	};
}

/** Cleaned text holds no half characters, on which encoding would throw. */
function encoded(text: string): string {
	return encodeURIComponent(text).replaceAll("'", '%27');
}

/*
 * How an embedded map looks: parts of its address beside the view's own. Everything that is not
 * understood is left at its default, so that an old frame on somebody's page always shows a map.
 */

export const EMBED_THEMES = ['auto', 'light', 'dark'] as const;
export const EMBED_LANGUAGES = ['en', 'es', 'hmn', 'so'] as const;

export type EmbedOptions = {
	readonly legend: boolean;
	/** Buttons on the map. */
	readonly controls: boolean;
	/** False: a still picture of the map. */
	readonly interactive: boolean;
	readonly theme: (typeof EMBED_THEMES)[number];
	/** Null: the language of the page itself. */
	readonly lang: (typeof EMBED_LANGUAGES)[number] | null;
};

export const DEFAULT_EMBED: EmbedOptions = {
	legend: true,
	controls: true,
	interactive: true,
	theme: 'auto',
	lang: null
};

/** What can be left out of a frame. */
const OPTION_KEYS = ['legend', 'controls', 'interactive'] as const;

/** Lower frames have no room for a title, a map and a source. */
export const LOWEST_EMBED = 240;

export function readEmbedOptions(query: URLSearchParams): EmbedOptions {
	const flag = (key: (typeof OPTION_KEYS)[number]) => {
		const text = query.get(key);
		return text === '0' || text === '1' ? text === '1' : DEFAULT_EMBED[key];
	};
	return {
		legend: flag('legend'),
		controls: flag('controls'),
		interactive: flag('interactive'),
		theme: EMBED_THEMES.find((each) => each === query.get('theme')) ?? DEFAULT_EMBED.theme,
		lang: EMBED_LANGUAGES.find((each) => each === query.get('lang')) ?? DEFAULT_EMBED.lang
	};
}

/**
 * Query of an embedded map, without the question mark.
 *
 * @param view the view's own query, as `encodeView` gives it
 */
export function embedQuery(view: string, options: EmbedOptions): string {
	const own = OPTION_KEYS.filter((key) => options[key] !== DEFAULT_EMBED[key]).map(
		(key) => `${key}=${options[key] ? '1' : '0'}`
	);
	if (options.theme !== DEFAULT_EMBED.theme) own.push(`theme=${options.theme}`);
	if (options.lang !== null) own.push(`lang=${options.lang}`);
	return [view, ...own].filter(Boolean).join('&');
}

/** CSS pixels, as in the style of the embedded map; from the first, the legend stands beside the map. */
export const BESIDE_FROM = 736;
const LOWEST_MAP = 260;
const HIGHEST_MAP = 520;
/** Room above and below the legend. */
const LEGEND_ROOM = 18;

/**
 * Height in CSS pixels at which nothing has to scroll: the map is two thirds as high as wide.
 *
 * @param others heights of title, place and source
 * @param legend height of the legend, 0 without one
 */
export function wishedHeight(width: number, others: readonly number[], legend: number): number {
	const map = Math.min(HIGHEST_MAP, Math.max(LOWEST_MAP, (width * 2) / 3));
	const room = legend > 0 ? legend + LEGEND_ROOM : 0;
	const middle = width >= BESIDE_FROM ? Math.max(map, room) : map + room;
	return Math.max(LOWEST_EMBED, Math.ceil(others.reduce((sum, each) => sum + each, middle)));
}
