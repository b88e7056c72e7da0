/** The sentence that says what map and table show. */
import type { SceneTarget } from '$lib/domain/layers/scene';
import { DEFAULT_METHOD, tractRef } from '$lib/domain/view/view';
import type { Lens, PlaceRef } from '$lib/domain/view/view';
import type { Atlas } from '$lib/app/atlas.svelte';
import type { ClassScale, IndicatorDefinition } from '$lib/domain/indicators/types';
import type { VintageId } from '$lib/domain/statistics/census';
import { isAdjusted } from '$lib/domain/methods/adjust';
import type { MethodId } from '$lib/domain/methods/definitions/method';
import { periodLabel } from '$lib/domain/text/format';
import type { Messages } from '$lib/i18n';
import { indicatorSentence } from '$lib/i18n/figures';
import type { Estimate } from '$lib/domain/statistics/estimate';
import { reliability } from '$lib/domain/statistics/reliability';
import { classIndex } from '$lib/domain/indicators/class-index';
import { NO_DATA_CLASS } from '$lib/domain/layers/feature-state';
import type { TractClasses } from '$lib/map/types';

/** The place that was pointed at or tapped on a map. */
export function refOf(target: SceneTarget | null): PlaceRef | null {
	if (!target || target.kind === 'account') return null;
	return target.kind === 'tract' ? tractRef(target.geoid) : `station:${target.id}`;
}

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
	return t.explore.title({
		sentence: indicatorSentence(definition.id),
		period: periodLabel(vintage)
	});
}

/* Classes of all tracts as the map wants them: one small number a tract. */

export function tractClasses(
	geoids: readonly string[],
	estimates: readonly Estimate[],
	scale: ClassScale
): TractClasses {
	const classes = new Int8Array(geoids.length).fill(NO_DATA_CLASS);
	const low = new Uint8Array(geoids.length);
	estimates.forEach((estimate, row) => {
		if (estimate.value === null) return;
		classes[row] = classIndex(scale, estimate.value);
		low[row] = reliability(estimate) === 'too-uncertain' ? 1 : 0;
	});
	return { geoids, classes, low };
}
