/** The sentence that says what map and table show. */
import type { Atlas } from '$lib/components/common/atlas.svelte';
import type { IndicatorDefinition, VintageId } from '$lib/core/catalog/types';
import { isAdjusted } from '$lib/core/risk/adjust';
import type { MethodId } from '$lib/core/risk/method';
import { periodLabel } from '$lib/core/text/period';
import { DEFAULT_METHOD, type Lens } from '$lib/core/view/view';
import type { Messages } from '$lib/i18n';

export function viewTitle(t: Messages, atlas: Atlas): string {
	const { lens, method, adjustment } = atlas.view;
	const { definition, vintage } = atlas;
	return mapTitle(t, { lens, method, definition, vintage, adjusted: isAdjusted(adjustment) });
}

/** What colors one map. */
export type Shown = {
	readonly lens: Lens;
	readonly method: MethodId;
	readonly definition: IndicatorDefinition;
	readonly vintage: VintageId;
	/** Somebody changed the rules of the method, which the title of a map of methods says. */
	readonly adjusted: boolean;
};

export function mapTitle(t: Messages, shown: Shown): string {
	const { lens, method, definition, vintage, adjusted } = shown;
	const ruled = (title: string) => (adjusted ? t.lens.rulesChanged({ title }) : title);
	if (lens === 'agreement') return ruled(t.lens.agreementTitle);
	if (lens === 'classes') {
		return ruled(
			method === DEFAULT_METHOD
				? t.lens.classesTitle
				: t.lens.classesTitleOther({ method: t.lens.methods[method] })
		);
	}
	return t.explore.title({ sentence: definition.sentence, period: periodLabel(vintage) });
}
