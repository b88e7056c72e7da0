/** Everything that only a second map needs, fetched together. */
export { default as SecondPane } from './SecondPane.svelte';
export { default as SecondPanel } from './SecondPanel.svelte';
export { SecondLens } from './second.svelte';
