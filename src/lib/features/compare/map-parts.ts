/** What a map of compared places needs, in one piece. */
export { default as ComparedList } from './ComparedList.svelte';
export { ComparedOnMap } from './compared-on-map.svelte';
