/** The workings of a place in one piece, to be loaded when they are looked at. */
export { default as StationTrace } from './StationTrace.svelte';
export { default as TractTrace } from './TractTrace.svelte';
