/** What an embedded map needs only where it shows the classes or the agreement of methods. */
export { MethodLens } from '$lib/features/shown-map/lens.svelte';
export { default as AgreementLegend } from '$lib/features/methods/AgreementLegend.svelte';
export { default as ClassLegend } from '$lib/features/methods/ClassLegend.svelte';
