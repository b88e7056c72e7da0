/** What a profile adds to the panel, in one piece, to be loaded when a place is open. */
export { default as PlaceFinding } from './PlaceFinding.svelte';
export { default as MeaningForMe } from './MeaningForMe.svelte';
export { default as PlaceReasons } from './PlaceReasons.svelte';
export { default as PlaceTopics } from './PlaceTopics.svelte';
