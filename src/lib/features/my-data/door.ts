/** The screen of one’s own lists, in a second step: no page that leads to it need name all of its files. */
export const screen = () => import('./OwnDataScreen.svelte');
