/** Screens of one’s own lists, in a second step: no page that leads to one need name all of its files. */
export const table = () => import('./OwnTable.svelte');
export const screen = () => import('./OwnDataScreen.svelte');
