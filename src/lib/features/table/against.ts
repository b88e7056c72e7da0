/** What the table says of all its areas against the region; one piece to load, once the figures are there. */
export { compareWithOne } from '$lib/domain/statistics/call';
export { default } from './AgainstRegion.svelte';
