/** The sentence that says what map and table show. */
import type { Atlas } from '$lib/components/common/atlas.svelte';
import { periodLabel } from '$lib/core/text/period';
import { DEFAULT_METHOD } from '$lib/core/view/view';
import type { Messages } from '$lib/i18n';

export function viewTitle(t: Messages, atlas: Atlas): string {
	const { lens, method } = atlas.view;
	if (lens === 'agreement') return t.lens.agreementTitle;
	if (lens === 'classes') {
		return method === DEFAULT_METHOD
			? t.lens.classesTitle
			: t.lens.classesTitleOther({ method: t.lens.methods[method] });
	}
	return t.explore.title({
		sentence: atlas.definition.sentence,
		period: periodLabel(atlas.vintage)
	});
}
