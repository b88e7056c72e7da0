/** Code that puts a view into somebody else's page, and the options it carries to the embed. */
import { escapeAddress, escapeHtml } from './escape.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What the embed shows; travels in one key of its link. */
export type EmbedOptions = {
	/** Whether the map moves and areas open; a still picture otherwise. */
	readonly interactive: boolean;
	readonly legend: boolean;
	/** Zoom buttons, and what colors the map. */
	readonly controls: boolean;
	readonly theme: Theme;
};

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

export const DEFAULT_EMBED: EmbedOptions = {
	interactive: true,
	legend: true,
	controls: true,
	theme: 'auto'
};

export const EMBED_HEIGHTS = { least: 240, usual: 560, most: 2000 } as const;
/** Key of the options in the embed's link. */
const EMBED_KEY = 'embed';

/** `still`, `no-legend`, `no-controls` and `light` or `dark`, joined by commas; empty for the usual. */
export function encodeEmbed({ interactive, legend, controls, theme }: EmbedOptions): string {
	return [
		interactive ? '' : 'still',
		legend ? '' : 'no-legend',
		controls ? '' : 'no-controls',
		theme === 'auto' ? '' : theme
	]
		.filter((part) => part !== '')
		.join(',');
}

/** Options in the query of the embed's page. Never throws; what it does not know is passed over. */
export function decodeEmbed(query: URLSearchParams): EmbedOptions {
	const parts = new Set((query.get(EMBED_KEY) ?? '').slice(0, 200).split(','));
	return {
		interactive: !parts.has('still'),
		legend: !parts.has('no-legend'),
		controls: !parts.has('no-controls'),
		theme: THEMES.find((theme) => parts.has(theme)) ?? 'auto'
	};
}

/** Absolute address of the embed with view and options. */
export function embedAddress({ page, query }: EmbedPlace, options: EmbedOptions): string {
	const code = encodeEmbed(options);
	const parts = [query, code && `${EMBED_KEY}=${code}`].filter((part) => part !== '');
	return parts.length > 0 ? `${page}?${parts.join('&')}` : page;
}

/** A titled frame that loads when it comes into sight. */
export function iframeCode(place: EmbedPlace, options: EmbedOptions): string {
	return frameOf({ ...place, height: embedHeight(place.height) }, options);
}

/** As `iframeCode`, at exactly the height asked for, however small. */
export function frameOf(place: EmbedPlace, options: EmbedOptions): string {
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
	return [
		`<script type="module" src="${escapeAddress(script)}"></script>`,
		[
			`<rootline-map src="${escapeAddress(embedAddress(place, options))}"`,
			` title="${title}"`,
			` lang="${escapeHtml(place.language)}"`,
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
