/** Both legends of a map, for screens that fetch them after the map. */
export { default as LegendLine } from './LegendLine.svelte';
export { default as MapLegend } from './MapLegend.svelte';
