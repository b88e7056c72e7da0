/** oEmbed 1.0: what a page is told that turns a link to a place into a map (type `rich`). */

export type OEmbed = {
	readonly version: '1.0';
	readonly type: 'rich';
	readonly title: string;
	readonly provider_name: string;
	readonly provider_url: string;
	readonly html: string;
	readonly width: number;
	readonly height: number;
};

const WIDTH = 640;
const HEIGHT = 560;

/**
 * @param site address of the site's root, with a slash at its end
 * @param query of the embedded map, without the question mark
 */
export function oembed(site: string, title: string, query: string, provider: string): OEmbed {
	const address = new URL(`embed/?${query}`, site).href;
	return {
		version: '1.0',
		type: 'rich',
		title,
		provider_name: provider,
		provider_url: site,
		html: `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${HEIGHT}" loading="lazy" style="border:0"></iframe>`,
		width: WIDTH,
		height: HEIGHT
	};
}

function attribute(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('"', '&quot;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;');
}
