/**
 * The answer that tells other sites how to show one of our pages inside theirs.
 * Source: oEmbed, https://oembed.com, section 2.3.4 (response parameters, type rich).
 */
import { cleanLine } from '../text/clean-text.ts';
import type { EmbedOptions } from './embed-options.ts';
import { EMBED_HEIGHTS, frameOf, type EmbedPlace } from './embed.ts';

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
