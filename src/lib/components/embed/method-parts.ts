/** What an embedded map needs only where it shows the classes or the agreement of methods. */
export { RiskLens } from '$lib/components/explore/lens.svelte';
export { default as AgreementLegend } from '$lib/components/method/AgreementLegend.svelte';
export { default as ClassLegend } from '$lib/components/method/ClassLegend.svelte';
