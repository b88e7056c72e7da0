/** How high an embedded map would like its frame to be. */
import { LOWEST_EMBED } from './embed-options.ts';

/** CSS pixels, as in the style of the embedded map; from the first, the legend stands beside the map. */
const BESIDE_FROM = 736;
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
