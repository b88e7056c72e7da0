/** Code that puts a view into somebody else's page. */
import { embedQuery, OPTION_KEYS, type EmbedOptions } from './embed-options.ts';
import { escapeAddress, escapeHtml } from './escape.ts';

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
