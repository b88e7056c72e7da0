/** What shows lists of one’s own, each loaded when it is asked for. */

export const panel = () => import('./OwnPanel.svelte');
export const here = () => import('./OwnHere.svelte');

/** @param mine the figure of a list that the view names */
export async function options(mine: string | null) {
	const { ownOptions } = await import('./my-lists.svelte');
	return ownOptions(mine);
}
