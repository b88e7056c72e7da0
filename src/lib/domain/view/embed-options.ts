/**
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
export const OPTION_KEYS = ['legend', 'controls', 'interactive'] as const;

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
