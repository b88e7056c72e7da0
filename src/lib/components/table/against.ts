/** What the table says of all its areas against the region; one piece to load, once the figures are there. */
export { compareWithOne } from '$lib/core/estimate/compare-with-one';
export { default } from './AgainstRegion.svelte';
